"""Findings as a Markdown table, which CI services show beside their log: the worst first, all of them."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.model.diagnostic import Diagnostic
from docpipe.model.tally import Tally
from docpipe.report.format import Format, Report
from docpipe.report.paragraph import counts, plural
from docpipe.report.plain_markdown import plain_markdown
from docpipe.report.printable import printable_path

LIMIT = 1 << 20
"""Bytes that GitHub takes of a step's summary; of a longer one it shows nothing."""

_HEAD = ("| severity | place | rule | message |", "|---|---|---|---|")
_HOST_HEAD = ("| host | ok | broken | unverified | why |", "|---|---:|---:|---:|---|")
_MOST_HOSTS = 10
# What the line that counts the rest takes at most.
_REST = 200


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - Markdown has no colours
    """Return a heading, the counts, and a table of all findings."""
    return step_summary(report, LIMIT)


def step_summary(report: Report, limit: int) -> str:
    """Return the same in no more than `limit` bytes, a last line counting the findings that were cut."""
    head = f"## docpipe {report.command}\n\n{counts(report.summary)}\n"
    if report.external is not None:
        head += _outside(report.external)
    lines = [head, *_HEAD]
    left = limit - sum(_size(line) + 1 for line in lines) - _REST
    if not report.diagnostics or left < 0:
        return head if _size(head) <= limit else ""
    ordered = sorted(report.diagnostics, key=lambda diagnostic: diagnostic.severity.rank)
    for index, row in enumerate(_rows(report, ordered)):
        left -= _size(row) + 1
        if left < 0:
            lines.append(
                f"\n{plural(len(ordered) - index, 'further finding')} left out: the summary would be too long."
            )
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _outside(tally: Tally) -> str:
    """Return how the addresses outside stand, and the hosts with trouble, the worst first."""
    whole = tally.whole
    never = f", {whole.never} never asked" if whole.never else ""
    lines = [
        f"\nAddresses outside the site: {whole.ok} ok, {whole.broken} broken, {whole.unverified} unverified{never}\n"
    ]
    troubled = [host for host in tally.hosts if host.broken or host.unverified]
    if troubled:
        lines += _HOST_HEAD
    for host in sorted(troubled, key=lambda host: (-host.broken, -host.unverified))[:_MOST_HOSTS]:
        reasons = ", ".join(f"{count} {reason}" for reason, count in host.reasons.items())
        figures = f"{host.ok} | {host.broken} | {host.unverified}"
        lines.append(f"| {plain_markdown(host.host)} | {figures} | {plain_markdown(reasons)} |")
    if len(troubled) > _MOST_HOSTS:
        lines.append(f"\n{plural(len(troubled) - _MOST_HOSTS, 'more host')} with trouble")
    return "\n".join(lines) + "\n"


def _rows(report: Report, ordered: list[Diagnostic]) -> Iterator[str]:
    for diagnostic in ordered:
        start = diagnostic.place.start
        at = f":{start.line}:{start.column}" if start else ""
        path = printable_path(report.in_repository(diagnostic.place.path))
        hint = f"<br>{plain_markdown(str(diagnostic.hint))}" if diagnostic.hint else ""
        rule = f"{diagnostic.code} {plain_markdown(diagnostic.name)}"
        yield (
            f"| {diagnostic.severity.value} | {plain_markdown(f'{path}{at}')} | {rule} "
            f"| {plain_markdown(str(diagnostic.message))}{hint} |"
        )


def _size(text: str) -> int:
    return len(text.encode())


FORMAT = Format("markdown", "a Markdown table, such as step summaries hold", render)
