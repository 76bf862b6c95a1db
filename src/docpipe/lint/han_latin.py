"""Where Han characters meet Latin letters and digits in one text, and whether a blank stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.scan import HAN, OBJECT
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message
from docpipe.model.text import Span

# What a number is written close to whatever the style: 第3, 2024年, 5个.
_BEFORE_NUMBER = "第初"
_BEHIND_NUMBER = "年月日天号时点分秒个位次种条项篇章节版期届名人岁倍万亿千百十元块页级度周季层楼步轮台件份款代"
# The numbers of headings and items, `2.1 安装`.
_NO_LABEL = r"(?<![.\n\ufffc][0-9])(?<![.\n\ufffc][0-9][0-9])"
# The blank that may stand between is the only group of each.
_LEFT = re.compile(
    rf"[{HAN}]( ?+)(?:[A-Za-z]|(?<![{_BEFORE_NUMBER}])(?<![{_BEFORE_NUMBER}] )[0-9]++(?![{_BEHIND_NUMBER}]))"
)
_RIGHT = re.compile(rf"[A-Za-z0-9](?= ?[{HAN}])(?:(?<=[A-Za-z])|{_NO_LABEL}(?! ?[{_BEHIND_NUMBER}]))( ?+)")
_WORD_END = re.compile(r"[A-Za-z0-9]*+")
_LATIN = re.compile(r"[A-Za-z0-9]++")
_LETTER = re.compile("[A-Za-z]")
_SHORTEST_WORD = 2
# Beside one of these a word is a part of something, or is quoted.
_JOINTS = frozenset("-_./\\@~+#:&%$=<>*'\"「『“‘」』”’")
# Between the words of one Latin phrase, read away from the word: `Shift + ESC`.
_IN_PHRASE = re.compile(" [!-~]")
_CLEAR = 0.95
_FEWEST = 5
# In a short post one word with both of its sides is more than a twentieth.
_EXCEPTIONS = 2
_CLEAR_IN_SHORT = 0.75


class Boundaries(msgspec.Struct, frozen=True):
    """Where Han and Latin meet in a post.

    Attributes:
        text: the masked file without the text of links, which quotes the titles of others.
        spaced: in how many places a blank stands between them.
        close: in how many none does.
    """

    text: str
    spaced: int
    close: int

    @property
    def habit(self) -> bool | None:
        """Whether the post puts blanks there; None where it has no clear habit.

        A habit is clear where nineteen in twenty places, and five of them, follow it; in a short post,
        where all but two do and they are three in four.
        """
        total = self.spaced + self.close
        for style, count in ((True, self.spaced), (False, self.close)):
            share = _CLEAR_IN_SHORT if total - count <= _EXCEPTIONS else _CLEAR
            if count >= _FEWEST and count >= share * total:
                return style
        return None


def boundaries(facts: DocumentFacts) -> Boundaries:
    """Return where Han and Latin meet within one text; O(length).

    Left out are the edges of links, emphasis and code, the text of links, and numbers with their units.
    """
    text = _without_links(facts)
    gaps = _LEFT.findall(text) + _RIGHT.findall(text)
    close = gaps.count("")
    return Boundaries(text, len(gaps) - close, close)


def _without_links(facts: DocumentFacts) -> str:
    masked, end = facts.masked, 0
    pieces: list[str] = []
    for link in sorted(facts.document.links, key=lambda known: known.span) if facts.document else ():
        if link.span.start >= end:
            pieces += [masked[end : link.span.start], OBJECT * len(link.span)]
            end = link.span.end
    return "".join(pieces) + masked[end:]


def unlike(facts: DocumentFacts, found: Boundaries, *, spaced: bool) -> Iterator[Finding]:
    """Yield a finding for every word that does not stand as `spaced` wants it, on one side or both."""
    text = found.text
    gaps = [Span(*match.span(1)) for pattern in (_LEFT, _RIGHT) for match in pattern.finditer(text)]
    wrong = sorted(gap for gap in gaps if (len(gap) > 0) is not spaced)
    number = 0
    while number < len(wrong):
        word = _WORD_END.match(text, wrong[number].end)
        both = (
            word is not None
            and len(word[0]) > 0
            and wrong[number + 1 : number + 2]
            and wrong[number + 1].start == word.end()
        )
        edges = wrong[number : number + (2 if both else 1)]
        number += len(edges)
        if spaced or not _is_term(text, edges[0]):
            yield _finding(facts, edges, " " if spaced else "")


def _is_term(text: str, gap: Span) -> bool:
    """Tell whether a blank divides the word at the start of a line from what explains it: `commit 提交`."""
    start = gap.start if _is_latin(text[gap.start - 1]) else gap.end
    while start and _is_latin(text[start - 1]):
        start -= 1
    return text[start - 1 : start] in ("", "\n", "\r", OBJECT)


def is_plain_word(text: str, shown: Span) -> bool:
    """Tell whether the Latin in `shown` is a word of the sentence.

    No path, compound, phrase or quoted name, no bare number and no single letter: their owners wrote them so.
    """
    match = _LATIN.search(text, shown.start, shown.end)
    if match is None or len(_LETTER.findall(match[0])) < _SHORTEST_WORD:
        return False
    before, behind = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    is_joined = before[-1:] in _JOINTS or behind[:1] in _JOINTS
    return not is_joined and not _IN_PHRASE.fullmatch(before[::-1]) and not _IN_PHRASE.fullmatch(behind)


def _finding(facts: DocumentFacts, edges: list[Span], blank: str) -> Finding:
    """Return the finding about a word and the Han characters beside it."""
    text = facts.text
    shown = Span(_word_start(text, edges[0].start), _word_end(text, edges[-1].end))
    fixed = text[shown.start : edges[0].start]
    for edge, following in zip(edges, [*edges[1:], Span(shown.end, shown.end)], strict=True):
        fixed += blank + text[edge.end : following.start]
    return Finding(
        shown,
        {"found": shown.of(text)},
        hint=Message("Write `{fix}`", {"fix": fixed}),
        fix=Fix(Applicability.SAFE, tuple(Edit(edge, blank) for edge in edges)),
    )


def _word_start(text: str, offset: int) -> int:
    """Return where the Latin word that ends at `offset` starts; a Han character is a word of its own."""
    start = offset - 1
    while start and _is_latin(text[start]) and _is_latin(text[start - 1]):
        start -= 1
    return start


def _word_end(text: str, offset: int) -> int:
    word = _WORD_END.match(text, offset)
    return max(offset + 1, word.end() if word else 0)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
