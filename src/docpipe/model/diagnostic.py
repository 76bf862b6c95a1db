"""A finding as a value: which rule, where, how bad, what to do."""

from __future__ import annotations

import enum
from typing import NewType

import msgspec

from docpipe.model.text import Position, Span

RuleCode = NewType("RuleCode", str)
"""A rule's stable code, `TR001`; never reused."""


class Severity(enum.StrEnum):
    """How bad a finding is; only `error` fails a run by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Applicability(enum.StrEnum):
    """What a fix promises: `safe` keeps the meaning, `unsafe` may change it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """Replace the text of `span` by `text`; an empty span inserts."""

    span: Span
    text: str


class Fix(msgspec.Struct, frozen=True, array_like=True):
    """Edits that belong together, in the order of the file, not overlapping."""

    applicability: Applicability
    edits: tuple[Edit, ...]


class Message(msgspec.Struct, frozen=True, array_like=True):
    """A message template with its arguments, so that a catalogue can translate the template.

    Arguments are data: they are put into the template and never read as one.
    """

    template: str
    arguments: dict[str, str] = {}

    def __str__(self) -> str:
        """Return the message in English."""
        return self.template.format_map(self.arguments) if self.arguments else self.template


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a finding is: a file, and a stretch of it unless it is about the whole file.

    Attributes:
        path: POSIX, relative to the site's root.
        span: the stretch, in code points; None for the whole file.
        start: its first line and column; None with `span`.
        end: the line and column just behind it; None with `span`.
        excerpt: the line of `start` as far as it is worth showing; "" when not known.
        excerpt_column: the column at which `excerpt` starts (long lines are shown in part).
        is_secret: whether what stands there may not be shown; then there is no excerpt.
    """

    path: str
    span: Span | None = None
    start: Position | None = None
    end: Position | None = None
    excerpt: str = ""
    excerpt_column: int = 1
    is_secret: bool = False


class Related(msgspec.Struct, frozen=True, array_like=True):
    """Another place that explains a finding."""

    place: Place
    message: Message


class Diagnostic(msgspec.Struct, frozen=True, array_like=True):
    """A finding of a rule, complete: it can be printed, counted, stored and sorted."""

    code: RuleCode
    name: str
    severity: Severity
    place: Place
    message: Message
    hint: Message | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    @property
    def sort_key(self) -> tuple[str, Position, RuleCode, str]:
        """By path, place and code; the same in every run."""
        return self.place.path, self.place.start or Position(0, 0), self.code, str(self.message)


class Finding(msgspec.Struct, frozen=True):
    """What a rule says of one place, before it is known how severe that is here.

    Attributes:
        span: the stretch it is about; None for the whole file.
        arguments: fill the rule's message template.
        message: replaces the rule's own template where one rule says several things.
        hint: what to type instead.
        fix: how docpipe would mend it.
        path: the file, where it is not the one the rule was asked about.
        related: spans of the same file that explain it, each with a message.
        severity: milder than the rule's, where this one finding is; never worse.
        blocking: the file cannot be published as a post; neither comments nor options silence that.
        is_secret: whether no report may show what stands there.
    """

    span: Span | None
    arguments: dict[str, str] = {}
    message: str | None = None
    hint: Message | None = None
    fix: Fix | None = None
    path: str | None = None
    related: tuple[tuple[Span, Message], ...] = ()
    severity: Severity | None = None
    blocking: bool = False
    is_secret: bool = False


class Issue(msgspec.Struct, frozen=True):
    """What reading or parsing a file met; the rule with this code turns it into a finding.

    Attributes:
        code: the rule that reports it.
        span: where; None for the whole file.
        message: what is wrong, and what to type instead as `hint`.
        blocking: the file cannot be published as a post before it is mended.
        related: spans of the same file that explain it, each with a message.
        severity: milder than the rule's, where this one issue is.
    """

    code: RuleCode
    span: Span | None
    message: Message
    hint: Message | None = None
    fix: Fix | None = None
    blocking: bool = False
    related: tuple[tuple[Span, Message], ...] = ()
    severity: Severity | None = None


class Suppression(msgspec.Struct, frozen=True, array_like=True):
    """A comment or front-matter entry that silences rules.

    Attributes:
        codes: rule codes, names or prefixes as written; empty for all rules.
        first_line, last_line: the lines it covers, from 1, both included; None for the whole file.
        span: where it is written.
        form: the directive, `disable-next-line`; `front-matter` for an entry there.
        reason: what the author says for it, or "".
    """

    codes: tuple[str, ...]
    first_line: int | None
    last_line: int | None
    span: Span
    form: str = "disable-line"
    reason: str = ""


class Silenced(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A finding that a suppression silenced: its rule and line, 0 for the whole file."""

    code: RuleCode
    line: int
