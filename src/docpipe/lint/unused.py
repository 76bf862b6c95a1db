"""Suppressions that silence nothing, name no rule or give no reason: what PB007 reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from docpipe.lint.facts import Doubt
from docpipe.lint.rule import Rule
from docpipe.lint.selector import strength, suggestion
from docpipe.lint.suppress import Switches
from docpipe.model.diagnostic import RuleCode, Silenced, Suppression


def doubts_of(
    path: str,
    switches: Switches,
    rules: tuple[Rule, ...],
    is_on: Collection[RuleCode],
    *,
    wants_reasons: bool = False,
) -> Iterator[Doubt]:
    """Yield every word of a file's suppressions that names no rule, or whose rule had nothing to silence.

    A word is not judged while a rule it names is off here: with the rule on, it might be needed.

    Args:
        path: of the file.
        switches: after all rules were asked.
        rules: all that there are.
        is_on: codes of the rules that are on for the file.
        wants_reasons: whether a comment without a reason is in doubt, too.
    """
    lines = _by_code(switches.silenced)
    for suppression in switches.suppressions:
        if wants_reasons and not suppression.reason and suppression.form != "front-matter":
            yield Doubt(path, suppression, "", lacks_reason=True)
        for word in suppression.codes or ("",):
            named = [rule.code for rule in rules if not word or strength(word, rule) > 1]
            if not named:
                yield Doubt(path, suppression, word, is_unknown=True, meant=suggestion(word, rules))
            elif all(code in is_on for code in named if word) and not any(
                _covers(suppression, lines.get(code, ())) for code in named
            ):
                yield Doubt(path, suppression, word)


def _by_code(silenced: Iterable[Silenced]) -> dict[RuleCode, list[int]]:
    lines: dict[RuleCode, list[int]] = {}
    for each in sorted(silenced):
        lines.setdefault(each.code, []).append(each.line)
    return lines


def _covers(suppression: Suppression, lines: Collection[int]) -> bool:
    """Tell whether one of the sorted `lines` lies in what the suppression covers."""
    if suppression.first_line is None or suppression.last_line is None:
        return bool(lines)
    known = list(lines)
    place = bisect_left(known, suppression.first_line)
    return place < len(known) and known[place] <= suppression.last_line
