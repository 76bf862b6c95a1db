"""Many findings of one kind told as one: a habit of an author, or words that were copied into many files.

Only what is told is gathered: fixes, suppressions and baselines know every finding by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from docpipe.model.diagnostic import Diagnostic, Edit, Fix, Message, Related, Severity

# In so many files the same words may have the same flaw before one finding tells of all of them.
_MOST_FILES = 3
# Characters on both sides of a place that tell whether the same words stand there.
_AROUND = 8


def gathered(
    diagnostics: Iterable[Diagnostic],
    most: Callable[[str], int | None],
    changed: Callable[[Diagnostic], bool] | None = None,
) -> tuple[Diagnostic, ...]:
    """Return the findings in their order, with those of one kind told at the first of them.

    That is done with those of one line, with those of one file if they are more than `most`, and with those of many
    files that stand in the same words. The others are related places, and the fix is that of all in the file. Errors
    stay as they are.

    Args:
        diagnostics: in the order they are told.
        most: gives the number of a rule's findings that are told one by one in a file; None for all of them.
        changed: tells whether a finding stands in a line of the change at hand; those are told apart from old ones.
    """
    all_of_them = list(diagnostics)
    places = {id(diagnostic): place for place, diagnostic in enumerate(all_of_them)}
    kept: list[tuple[int, Diagnostic]] = []
    files: dict[tuple[str, str, Severity, bool], list[Diagnostic]] = {}
    for place, diagnostic in enumerate(all_of_them):
        if most(diagnostic.code) is None or diagnostic.severity is Severity.ERROR or diagnostic.place.start is None:
            kept.append((place, diagnostic))
        else:
            is_new = changed is not None and changed(diagnostic)
            key = diagnostic.place.path, diagnostic.code, diagnostic.severity, is_new
            files.setdefault(key, []).append(diagnostic)
    lines: dict[bool, list[list[Diagnostic]]] = {False: [], True: []}
    for (_, code, _, is_new), group in files.items():
        if len(group) > (most(code) or 0):
            kept.append((places[id(group[0])], _told(group, " (and {more} more in this file)")))
        else:
            lines[is_new] += _by_line(group)
    alike = (*_of_lines(lines[False]), *_of_lines(lines[True]))
    kept += [(places[id(first)], told) for first, told in alike]
    return tuple(diagnostic for _, diagnostic in sorted(kept, key=lambda known: known[0]))


def _by_line(diagnostics: list[Diagnostic]) -> list[list[Diagnostic]]:
    lines: dict[int, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        lines.setdefault(diagnostic.place.start.line if diagnostic.place.start else 0, []).append(diagnostic)
    return list(lines.values())


def _of_lines(lines: list[list[Diagnostic]]) -> Iterator[tuple[Diagnostic, Diagnostic]]:
    """Yield the first finding of each line, and what is told of it: the same words of many files are told once."""
    groups: dict[tuple[str, Severity, str], list[list[Diagnostic]]] = {}
    for line in lines:
        groups.setdefault((line[0].code, line[0].severity, _words_around(line[0])), []).append(line)
    for (_, _, words), alike in groups.items():
        files = len({line[0].place.path for line in alike})
        if words and files > _MOST_FILES:
            group = [diagnostic for line in alike for diagnostic in line]
            yield group[0], _told(group, " (and {more} more in the same words, in {files} files)", files=str(files))
        else:
            yield from ((line[0], _told(line, " (and {more} more in this line)")) for line in alike)


def _words_around(diagnostic: Diagnostic) -> str:
    """Return the words a finding stands in; "" where they are not known."""
    place = diagnostic.place
    if place.start is None or place.end is None or not place.excerpt or place.end.line != place.start.line:
        return ""
    first, last = (position.column - place.excerpt_column for position in (place.start, place.end))
    return place.excerpt[max(0, first - _AROUND) : last + _AROUND]


def _told(group: list[Diagnostic], more: str, **arguments: str) -> Diagnostic:
    """Return the first of the findings, which tells of the others if there are any."""
    first, *others = group
    if not others:
        return first
    arguments = {**first.message.arguments, **arguments, "more": str(len(others))}
    related = tuple(Related(other.place, other.message) for other in others)
    return msgspec.structs.replace(
        first,
        message=Message(first.message.template + more, arguments),
        fix=_fix([each for each in group if each.place.path == first.place.path]),
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
