"""Many findings of one kind in a file told as one: a habit of its author.

Only what is told is gathered: fixes, suppressions and baselines know every finding by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from docpipe.model.diagnostic import Diagnostic, Edit, Fix, Message, Related, Severity


def gathered(
    diagnostics: Iterable[Diagnostic],
    most: Callable[[str], int | None],
    changed: Callable[[Diagnostic], bool] | None = None,
) -> tuple[Diagnostic, ...]:
    """Return the findings in their order, with those of one kind in a file told at the first of them.

    That is done with those of one line, and with those of one file if they are more than `most`. The others are
    related places, and the fix is that of all. Errors stay as they are.

    Args:
        diagnostics: in the order they are told.
        most: gives the number of a rule's findings that are told one by one in a file; None for all of them.
        changed: tells whether a finding stands in a line of the change at hand; those are told apart from old ones.
    """
    kept: list[tuple[int, Diagnostic]] = []
    files: dict[tuple[str, str, Severity, bool], list[tuple[int, Diagnostic]]] = {}
    for number, diagnostic in enumerate(diagnostics):
        if most(diagnostic.code) is None or diagnostic.severity is Severity.ERROR or diagnostic.place.start is None:
            kept.append((number, diagnostic))
        else:
            is_new = changed is not None and changed(diagnostic)
            key = diagnostic.place.path, diagnostic.code, diagnostic.severity, is_new
            files.setdefault(key, []).append((number, diagnostic))
    for (_, code, _, _), group in files.items():
        if len(group) > (most(code) or 0):
            kept.append((group[0][0], _told(group, " (and {more} more in this file)")))
        else:
            kept += [(line[0][0], _told(line, " (and {more} more in this line)")) for line in _by_line(group)]
    return tuple(diagnostic for _, diagnostic in sorted(kept, key=lambda known: known[0]))


def _by_line(group: list[tuple[int, Diagnostic]]) -> Iterable[list[tuple[int, Diagnostic]]]:
    lines: dict[int, list[tuple[int, Diagnostic]]] = {}
    for number, diagnostic in group:
        lines.setdefault(diagnostic.place.start.line if diagnostic.place.start else 0, []).append((number, diagnostic))
    return lines.values()


def _told(group: list[tuple[int, Diagnostic]], more: str) -> Diagnostic:
    """Return the first of the findings, which tells of the others if there are any."""
    first, *others = (diagnostic for _, diagnostic in group)
    if not others:
        return first
    related = tuple(Related(other.place, other.message) for other in others)
    return msgspec.structs.replace(
        first,
        message=Message(first.message.template + more, {**first.message.arguments, "more": str(len(others))}),
        fix=_fix([first, *others]),
        related=(*first.related, *related),
    )


def _fix(group: list[Diagnostic]) -> Fix | None:
    """Return the fixes of one file's findings as one, without those that meet an earlier one."""
    fixes = [diagnostic.fix for diagnostic in group if diagnostic.fix is not None and diagnostic.fix.edits]
    if len({fix.applicability for fix in fixes}) != 1:
        return group[0].fix
    edits: list[Edit] = []
    for fix in sorted(fixes, key=lambda known: known.edits[0].span):
        if not edits or edits[-1].span.end < fix.edits[0].span.start:
            edits += fix.edits
    return Fix(fixes[0].applicability, tuple(edits))
