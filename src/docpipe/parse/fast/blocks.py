"""The block parser that asks few rules at each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpipe.parse.fast.lines import FastLines
from docpipe.parse.fast.lists import lists
from docpipe.parse.fast.paragraph import paragraph
from docpipe.parse.fast.starts import CHAINS, StartsRuler, active_rules, may_be_table
from docpipe.parse.fast.tables import table
from docpipe.parse.guards import too_deep
from docpipe.parse.positions import PositionedBlock, place_blocks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import Ruler
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from docpipe.parse.fast.starts import BlockRule

_CODE_INDENT = 4
_RULES = {"table": table, "list": lists, "paragraph": paragraph}


class FastBlock(PositionedBlock):
    """The taught block parser; a line's first character chooses the rules to ask."""

    def __init__(self, ruler: Ruler[BlockRule]) -> None:
        """Take over the rules of a finished ruler."""
        super().__init__()
        alternatives = {
            name: [chain for chain in CHAINS if rule in ruler.getRules(chain)] for name, rule in active_rules(ruler)
        }
        for name, rule in _RULES.items():
            ruler.at(name, rule, {"alt": alternatives[name]})
        self.ruler: StartsRuler = StartsRuler(ruler)
        starts = self.ruler.starts
        self._starts = {character: (*rules, paragraph) for character, rules in starts.items()}
        self._any: tuple[BlockRule, ...] = (paragraph,)
        self._all = tuple(self.ruler.getRules(""))

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803 - the library's
        """Parse a text, as the stock method does."""
        if not src:
            return None
        state = FastLines(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the library's names
        """Parse lines, as the taught method does.

        Raises:
            LimitError: the containers are nested too deeply.
        """
        max_nesting, has_empty_lines = state.md.options["maxNesting"], False
        line = startLine
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= max_nesting:
                raise too_deep(state.bMarks[line] + state.tShift[line])
            self._read(state, line, endLine)
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line

    def _read(self, state: StateBlock, line: int, end: int) -> None:
        """Read one block."""
        known = len(state.tokens)
        if may_be_table(state, line, end) and table(state, line, end, False):  # noqa: FBT003 - the library's
            return
        start = state.bMarks[line] + state.tShift[line]
        rules = self._starts.get(state.src[start], self._any)
        if state.sCount[line] - state.blkIndent >= _CODE_INDENT:
            rules = self._all
        for rule in rules:
            if rule(state, line, end, False):  # noqa: FBT003 - the library's
                if rule is not paragraph:
                    place_blocks(state, known)
                return
