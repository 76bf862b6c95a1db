"""The presets: words that stand for a set of rules, in `[lint] select` and `--select`."""

from __future__ import annotations

from typing import Final

RECOMMENDED: Final = "recommended"
"""The default: what is wrong or doubtful on every site."""
PUBLISH: Final = "publish"
"""Besides: what a page needs that is to be found and shared; some of it looks at the rendered site."""
STRICT: Final = "strict"
"""Both, and remarks that a careful team wants; everything but preview rules and matters of style."""
ZH_COPYWRITING: Final = "zh-copywriting"
"""The house style of the Chinese copywriting guidelines: a blank between Han and Latin, and its kin."""
ZH_GBT15834: Final = "zh-gbt15834"
"""The national standard for Chinese punctuation, GB/T 15834."""
ALL: Final = "all"
"""Every rule, styles that contradict each other included; preview rules are still named one by one."""

PRESETS = (RECOMMENDED, PUBLISH, STRICT, ZH_COPYWRITING, ZH_GBT15834, ALL)

_IN_STRICT = frozenset({RECOMMENDED, PUBLISH, STRICT})


def holds(preset: str, declared: tuple[str, ...]) -> bool:
    """Tell whether a preset holds a rule that declared those presets."""
    if preset == STRICT:
        return not _IN_STRICT.isdisjoint(declared)
    return preset == ALL or preset in declared
