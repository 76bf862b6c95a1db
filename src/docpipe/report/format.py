"""What a report format is given, and what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from docpipe.model.diagnostic import Diagnostic, Place, RuleCode, Severity
from docpipe.model.tally import Tally
from docpipe.model.text import LineIndex, Span


class Summary(msgspec.Struct, frozen=True):
    """How many findings there are."""

    files: int
    error: int
    warning: int
    info: int
    fixable: int


class RuleInfo(msgspec.Struct, frozen=True):
    """What a report says of a rule.

    Attributes:
        code: `TR001`.
        name: `truncated-ending`.
        severity: unless a site says otherwise.
        title: one sentence.
        why: why the rule exists, Markdown; "" when not known.
        help: its whole page, Markdown.
        tags: the family it belongs to.
        precision: share of its findings that were right, 0 to 1; None when not measured.
        url: of its page; "" when it has none.
    """

    code: RuleCode
    name: str
    severity: Severity
    title: str
    why: str = ""
    help: str = ""
    tags: tuple[str, ...] = ()
    precision: float | None = None
    url: str = ""


def _as_it_is(path: str) -> str:
    return path


def _not_known(_name: str) -> None:
    return None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of one run, and what formats ask about them.

    Attributes:
        diagnostics: sorted by path and place.
        files: the paths of all files that were looked at, in any order.
        command: of docpipe's commands, the one that found them.
        version: docpipe's; "" when it is not to be named.
        fail_on: the mildest severity that makes the run fail; None for none.
        in_repository: gives a path from the root of the repository for one from the site's root.
        text: gives the text of a file, or None where it cannot be read as it is written.
        rule: gives what is known of a rule by its code.
        changed: tells whether a finding stands in a line that the change at hand touched; None when not known.
        external: how the addresses outside stand; None where nobody wanted to know.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    command: str = "lint"
    version: str = ""
    fail_on: Severity | None = Severity.ERROR
    in_repository: Callable[[str], str] = _as_it_is
    text: Callable[[str], LineIndex | None] = _not_known
    rule: Callable[[str], RuleInfo | None] = _not_known
    changed: Callable[[Diagnostic], bool] | None = None
    external: Tally | None = None

    @property
    def summary(self) -> Summary:
        """The counts."""
        count = dict.fromkeys(Severity, 0)
        for diagnostic in self.diagnostics:
            count[diagnostic.severity] += 1
        fixable = sum(diagnostic.fix is not None for diagnostic in self.diagnostics)
        return Summary(len(self.files), count[Severity.ERROR], count[Severity.WARNING], count[Severity.INFO], fixable)

    def rule_of(self, diagnostic: Diagnostic) -> RuleInfo:
        """Return what is known of the rule that speaks, at least its code and name."""
        known = self.rule(diagnostic.code)
        return known or RuleInfo(diagnostic.code, diagnostic.name, diagnostic.severity, diagnostic.name)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Tell whether this finding makes the run fail."""
        return self.fail_on is not None and diagnostic.severity.rank <= self.fail_on.rank

    def text_of(self, place: Place, *spans: Span) -> LineIndex | None:
        """Return the text of the file of a place, if it holds the place and all these spans."""
        lines = self.text(place.path)
        needed = (*spans, *((place.span,) if place.span else ()))
        if lines is None or any(not 0 <= span.start <= span.end <= len(lines.text) for span in needed):
            return None
        return lines


class Render(Protocol):
    """Turns a report into text."""

    def __call__(self, report: Report, *, colour: bool = False) -> str:
        """Return the whole output, its last line ended; `colour` allows SGR escapes where the format has any."""


class StepSummary(Protocol):
    """Turns a report into the Markdown that a CI service shows beside its log."""

    def __call__(self, report: Report, limit: int) -> str:
        """Return the summary in no more than `limit` bytes of UTF-8."""


class Format(msgspec.Struct, frozen=True):
    """A report format by its name on the command line.

    Attributes:
        name: what is written behind `--format`.
        description: one line for its help.
        render: makes the output.
        step_summary: makes what goes to the CI service's summary besides; None for nothing.
        tells_each: whether every finding is told by itself, because a tool shows each at its place; else findings
            of one kind in a file may be gathered.
    """

    name: str
    description: str
    render: Render
    step_summary: StepSummary | None = None
    tells_each: bool = False
