"""Comments and front-matter entries that silence rules.

`<!-- docpipe-disable-next-line TR001 -- reason -->`, `docpipe-disable-line`, `docpipe-disable` up to
`docpipe-enable`, `docpipe-disable-file`, and `lint: {ignore: [TR001]}` in the front matter. Rules are
named by code, name or the beginning of codes; a comment that names none silences all of them, and
`docpipe-enable` without a name ends every block. Blocks that nobody ends run to the end of the file.
Behind two hyphens stands the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from docpipe.lint.rule import Rule, SiteRule
from docpipe.lint.selector import strength
from docpipe.model.diagnostic import RuleCode, Silenced, Suppression
from docpipe.model.document import Parsed
from docpipe.model.front_matter import FrontMatter
from docpipe.model.markup import Comment
from docpipe.model.text import LineIndex, Span

_DIRECTIVE = re.compile(r"docpipe-(disable-next-line|disable-line|disable-file|disable|enable)(?=\s|$)")
_REASON = re.compile(r"(?:^|\s)(?:--|——?)(?:\s|$)")
_WORD = re.compile(r"[^\s,，、]+")

_Opened = tuple[Span, str]
"""A comment's place and its reason."""


class Switches:
    """Answers quickly which findings the switches of one file silence, and remembers which it did.

    Attributes:
        suppressions: the switches.
        silenced: what they silenced until now.
    """

    __slots__ = ("_ranges", "silenced", "suppressions")

    def __init__(self, suppressions: tuple[Suppression, ...], silenced: Iterable[Silenced] = ()) -> None:
        """Take the switches of a file, and what an earlier stage saw them silence."""
        self.suppressions = suppressions
        self.silenced = set(silenced)
        self._ranges: dict[RuleCode, tuple[tuple[int, int], ...]] = {}

    def silence(self, rule: Rule, line: int | None) -> bool:
        """Tell whether a finding of `rule` that starts in `line` is silenced.

        Args:
            rule: any rule.
            line: from 1; None for a finding on the whole file, which only a switch for the whole file silences.
        """
        if not self.suppressions:
            return False
        if rule.code not in self._ranges:
            self._ranges[rule.code] = _merged(switch for switch in self.suppressions if _names(switch, rule))
        ranges = self._ranges[rule.code]
        place = bisect_right(ranges, (line or _WHOLE, _LAST)) - 1
        is_silenced = place >= 0 and ranges[place][1] >= (line or _WHOLE)
        if is_silenced:
            self.silenced.add(Silenced(rule.code, line or _WHOLE))
        return is_silenced


# Line 0 stands for the file as a whole.
_WHOLE, _LAST = 0, 1 << 60


def _merged(switches: Iterable[Suppression]) -> tuple[tuple[int, int], ...]:
    """Return the lines that are covered, as ranges that do not overlap, in order."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted((switch.first_line or _WHOLE, switch.last_line or _LAST) for switch in switches):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _names(switch: Suppression, rule: Rule) -> bool:
    if isinstance(rule, SiteRule) and rule.last and not switch.codes:
        # A switch of all rules would hide that it is of no use.
        return False
    return not switch.codes or any(strength(word, rule) > 1 for word in switch.codes)


def suppressions_in(parsed: Parsed) -> tuple[Suppression, ...]:
    """Return every switch of a file, in the order of the file."""
    front_matter = parsed.document.front_matter if parsed.document else None
    return (*_from_front_matter(front_matter), *_from_comments(parsed.comments, parsed.lines))


def _from_front_matter(front_matter: FrontMatter | None) -> tuple[Suppression, ...]:
    field = front_matter.field("lint") if front_matter else None
    if field is None or not isinstance(field.value, dict):
        return ()
    ignored = field.value.get("ignore")
    entries = ignored if isinstance(ignored, list) else [ignored]
    words = tuple(word for entry in entries if isinstance(entry, str) for word in _WORD.findall(entry))
    return (Suppression(words, None, None, field.value_span, "front-matter"),) if words else ()


def _from_comments(comments: tuple[Comment, ...], lines: LineIndex) -> tuple[Suppression, ...]:
    found: list[Suppression] = []
    # By word, so that each can end by itself; "" stands for all rules.
    opened: dict[str, list[_Opened]] = {}
    for comment in comments:
        match = _DIRECTIVE.match(comment.text)
        if match is None:
            continue
        named, *reasons = _REASON.split(comment.text[match.end() :], maxsplit=1)
        words, reason = tuple(_WORD.findall(named)), "".join(reasons).strip()
        if match[1] == "disable":
            for word in words or ("",):
                opened.setdefault(word, []).append((comment.span, reason))
        elif match[1] == "enable":
            last = lines.position(comment.span.start).line
            for word in words or tuple(opened):
                found += _ended(word, opened.pop(word, []), last, lines)
        else:
            found.append(_single(match[1], words, (comment.span, reason), lines))
    for word, starts in opened.items():
        found += _ended(word, starts, lines.line_count, lines)
    return tuple(sorted(found, key=lambda switch: (switch.span, switch.codes)))


def _ended(word: str, starts: list[_Opened], last: int, lines: LineIndex) -> list[Suppression]:
    codes = (word,) if word else ()
    return [
        Suppression(codes, lines.position(span.start).line, last, span, "disable", reason) for span, reason in starts
    ]


def _single(form: str, words: tuple[str, ...], written: _Opened, lines: LineIndex) -> Suppression:
    span, reason = written
    if form == "disable-file":
        return Suppression(words, None, None, span, form, reason)
    if form == "disable-line":
        return Suppression(words, lines.position(span.start).line, lines.position(span.end).line, span, form, reason)
    following = _next_written_line(lines.position(span.end).line, lines)
    return Suppression(words, following, following, span, form, reason)


def _next_written_line(line: int, lines: LineIndex) -> int:
    """Return the next line that is not blank: formatters put a blank line behind a comment."""
    following = line + 1
    while following < lines.line_count and not lines.line_span(following).of(lines.text).strip():
        following += 1
    return following
