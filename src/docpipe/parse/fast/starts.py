"""By which character a rule can begin: nowhere else need it be asked.

markdown-it asks every rule in turn, at each line and at each mark; nearly all of them look at one character and
decline. Here the character chooses who is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BlockRule = Callable[[StateBlock, int, int, bool], bool]
_Rule = TypeVar("_Rule")

BLOCK_STARTS = {
    "hexo_block": "{",
    "admonition": ":",
    "math_block": "$",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
INLINE_STARTS = {
    "newline": "\n",
    "hexo_tag": "{",
    "math_inline": "$",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
CHAINS = ("paragraph", "reference", "blockquote", "list")
"""What goes on until a rule of the chain of that name accepts a line."""
_SECOND_LINE = frozenset("|-:")
"""What the second line of a table begins with."""


def active_rules(ruler: Ruler[_Rule]) -> Iterator[tuple[str, _Rule]]:
    """Yield the names and the functions of the active rules."""
    return zip(ruler.get_active_rules(), ruler.getRules(""), strict=True)


def chosen(ruler: Ruler[_Rule], starts: Mapping[str, str]) -> dict[str, tuple[_Rule, ...]]:
    """Return for each character the active rules that can begin with it, in their order."""
    found: dict[str, tuple[_Rule, ...]] = {}
    for name, rule in active_rules(ruler):
        for character in starts.get(name, ""):
            found[character] = (*found.get(character, ()), rule)
    return found


def may_be_table(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether a table may begin with a line: by the first character of the line below."""
    if line + 1 >= end:
        return False
    start = state.bMarks[line + 1] + state.tShift[line + 1]
    return state.src[start : start + 1] in _SECOND_LINE


class StartsRuler(Ruler[BlockRule]):
    """A finished ruler, each chain of which ends by one rule that asks those the line may begin.

    Attributes:
        starts: the rules that a line's first character chooses.
        table: the rule for tables, which the line below chooses.
        others: the rules that any line may begin.
    """

    def __init__(self, ruler: Ruler[BlockRule]) -> None:
        """Take over the rules of `ruler`, to which none may be added any more."""
        super().__init__()
        names = {rule: name for name, rule in active_rules(ruler)}
        chains = {chain: ruler.getRules(chain) for chain in CHAINS}
        for rule, name in names.items():
            self.push(name, rule, {"alt": [chain for chain, rules in chains.items() if rule in rules]})
        self.starts = chosen(ruler, BLOCK_STARTS)
        self._chains: dict[str, list[BlockRule]] = {"": super().getRules("")}
        for chain, rules in chains.items():
            tables = [rule for rule in rules if names[rule] == "table"]
            self._chains[chain] = [_terminator(_only(self.starts, rules), tables[0] if tables else None)]

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803 - the library's names
        """Return a chain: all rules, or the one that tells whether a line ends what stands above."""
        return self._chains.get(chainName, [])


def _only(starts: Mapping[str, tuple[BlockRule, ...]], rules: list[BlockRule]) -> dict[str, tuple[BlockRule, ...]]:
    kept = {character: tuple(rule for rule in found if rule in rules) for character, found in starts.items()}
    return {character: found for character, found in kept.items() if found}


def _terminator(starts: Mapping[str, tuple[BlockRule, ...]], table: BlockRule | None) -> BlockRule:
    def terminates(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's
        start = state.bMarks[line] + state.tShift[line]
        for rule in starts.get(state.src[start : start + 1], ()):
            if rule(state, line, end, silent):
                return True
        return table is not None and may_be_table(state, line, end) and table(state, line, end, silent)

    return terminates
