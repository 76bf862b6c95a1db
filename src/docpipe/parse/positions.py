"""markdown-it's block and inline parsers, taught to say where each token stands.

markdown-it gives lines to blocks and no place at all to inline tokens. Here every token carries
`meta["at"]`: for a block token the offset of its first character in the parsed text, for an inline
token its `(start, end)` in the content of its inline block. Both come from the parser's own state
at the moment the token is made, so quotes, lists, tabs and lazy lines need no second guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from docpipe.parse.extensions.cjk import friendly_delimiters
from docpipe.parse.guards import too_deep
from docpipe.parse.noted import AT, CLOSED, FRIENDLY, LINES, STOCK, TARGET

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline.state_inline import Scanned
    from markdown_it.token import Token


_CODE_INDENT = 4


class PositionedBlock(ParserBlock):
    """The stock block parser; tokens also learn the offsets at which their lines start."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the library's names
        """Parse lines, as the stock method does, and note the place of every token made.

        Raises:
            LimitError: the containers are nested too deeply.
        """
        rules = self.ruler.getRules("")
        line, max_nesting, has_empty_lines = startLine, state.md.options.maxNesting, False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= max_nesting:
                # The stock parser drops the rest without a word.
                raise too_deep(state.bMarks[line] + state.tShift[line])
            known = len(state.tokens)
            any(rule(state, line, endLine, False) for rule in rules)  # noqa: FBT003 - a paragraph is always one
            place_blocks(state, known)
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line


def place_blocks(state: StateBlock, known: int) -> None:
    """Note the places of the tokens behind the first `known`, those that have theirs excepted."""
    # The line tables are those of the innermost container only while its rule runs, so inner
    # calls mark their tokens first and outer ones leave them alone.
    for token in state.tokens[known:]:
        if token.map is None or AT in token.meta:
            continue
        first, last = token.map
        token.meta[AT] = state.bMarks[first] + state.tShift[first]
        if token.type == "fence":
            token.meta[CLOSED] = _is_closed(state, token, last - 1)
        elif token.type == "inline":
            token.meta[LINES] = line_starts(state, token, first, max(last, first + 1))


def _is_closed(state: StateBlock, fence: Token, last: int) -> bool:
    """Tell whether the last line of a fence closes it; what looks like that and is not the first line does."""
    written = state.src[state.bMarks[last] + state.tShift[last] : state.eMarks[last]].strip(" \t")
    is_first = fence.map is not None and fence.map[0] == last
    is_code = state.sCount[last] - state.blkIndent >= _CODE_INDENT
    return not is_first and not is_code and written.startswith(fence.markup) and not written.strip(fence.markup[0])


def line_starts(state: StateBlock, inline: Token, first: int, last: int) -> list[int]:
    """Return where the lines of an inline block's content start, one for each of its lines."""
    # Lines that hold nothing but other blanks (U+3000) fell away in front.
    while inline.content and first + 1 < last and not mdTrim(state.src[state.bMarks[first] : state.eMarks[first]]):
        first += 1
    return [state.bMarks[n] + state.tShift[n] for n in range(first, last)]


class PositionedState(StateInline):
    """Inline state that knows where its pending text began, and which emphasis rules hold."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        """Start at the beginning of `src`."""
        super().__init__(src, md, env, tokens)
        self.pending_start = 0
        self.scanned: tuple[Scanned | None, Scanned | None] = (None, None)
        self.friendly = md.options["renderer"] == "docpipe"

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        """Flush pending text; it is a verbatim stretch of the content."""
        token = super().pushPending()
        token.meta = {AT: (self.pending_start, self.pending_start + len(token.content))}
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 - the library's
        """Judge a run of emphasis markers, by our rules or CommonMark's, and note where they differ."""
        stock = super().scanDelims(start, canSplitWord)
        friendly = friendly_delimiters(self.src, start, stock, can_split_word=canSplitWord, end=self.posMax)
        self.scanned = stock, friendly
        return friendly if self.friendly else stock


class PositionedInline(ParserInline):
    """The stock inline parser; tokens also learn their place in the content."""

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        """Parse `src` and push tokens, as the stock method does."""
        state = PositionedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens of a stretch, as the stock method does, and note their places."""
        assert isinstance(state, PositionedState)  # noqa: S101 - made in parse() only
        rules = self.ruler.getRules("")
        end, max_nesting = state.posMax, state.md.options["maxNesting"]
        while state.pos < end:
            start, known = state.pos, len(state.tokens)
            if not state.pending:
                state.pending_start = start
            if state.level < max_nesting and any(rule(state, False) for rule in rules):  # noqa: FBT003 - as above
                place_inline(state, start, known)
            else:
                state.append_pending(state.src[start])
                state.pos = start + 1
        if state.pending:
            state.pushPending()


def place_inline(state: PositionedState, start: int, known: int) -> None:
    """Note the places of the tokens behind the first `known`, which one rule made of the content from `start` on."""
    cursor, before = start, None
    for token in state.tokens[known:]:
        previous, before = before, token
        if AT in token.meta:
            continue
        if token.type == "text" and previous and previous.info == "auto":  # `<https://…>`: between the brackets
            token.meta = {AT: (start + 1, state.pos - 1)}
            continue
        if token.type == "text":  # a marker of emphasis, one token for each character or pair
            stock, friendly = state.scanned
            token.meta = {AT: (cursor, cursor + len(token.content)), STOCK: stock, FRIENDLY: friendly}
            cursor += len(token.content)
            continue
        token.meta[AT] = (start, state.pos)
        if token.type == "link_open" and token.info != "auto" and "label" not in token.meta:
            _place_target(state, token, state.md.helpers.parseLinkLabel(state, start, True))  # noqa: FBT003 - as above
        elif token.type == "image" and "label" not in token.meta:
            _place_target(state, token, state.md.helpers.parseLinkLabel(state, start + 1, False))  # noqa: FBT003 - as above


def _place_target(state: PositionedState, token: Token, label_end: int) -> None:
    """Note where the destination of an inline link stands: behind `](` and blanks."""
    position = label_end + 2
    while position < state.posMax and state.src[position] in " \t\n":
        position += 1
    found = state.md.helpers.parseLinkDestination(state.src, position, state.posMax)
    token.meta[TARGET] = (position, found.pos if found.ok else position, found.str if found.ok else "")
