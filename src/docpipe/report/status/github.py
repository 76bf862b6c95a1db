"""Blocks to translate as workflow commands, which GitHub shows as notices on the lines of a pull request.

A source edit that leaves translations behind is told to its author, and fails nothing; a gate that somebody
asked for is an error. GitHub keeps ten annotations of each kind per step: the largest blocks come first, and
the rest is counted in the last notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpipe.report.formats.github import MOST
from docpipe.report.printable import printable_path
from docpipe.report.status import markdown
from docpipe.report.status.notices import Notice, NoticeKind, notices
from docpipe.report.status.standing import Lines, Standing, StatusFormat, failed
from docpipe.report.workflow_command import workflow_command

_OF_ALL = {
    NoticeKind.OUTDATED: "The source of this changed since it was translated into {}",
    NoticeKind.MISSING: "Not translated yet into {}",
}
_OF_A_CHANGE = {
    **_OF_ALL,
    NoticeKind.OUTDATED: "With this change the translation is outdated in {}. That is no mistake of the change",
    NoticeKind.TOUCHED: "The source of this changed since it was translated into {}. Does it follow by now?",
    NoticeKind.DOUBTFUL: "With this change the translation may be outdated in {}: is it more than a typo?",
}


def render(standing: Standing) -> str:
    """Return one command per annotation that will be shown, errors first, and one that counts the rest."""
    lines = [
        workflow_command(
            "error",
            {**_at(verdict.path, (verdict.line, verdict.line), standing), "title": f"docpipe status {verdict.gate}"},
            "\n".join(filter(None, (verdict.message, verdict.hint))),
        )
        for verdict in failed(standing)
    ]
    told = list(_gathered(notices(standing), standing))
    room = MOST if len(told) <= MOST else MOST - 1
    lines += told[:room]
    if rest := len(told) - room if len(told) > room else 0:
        message = f"+{rest} more places to translate. The summary of this step tells how every document stands"
        lines.append(workflow_command("notice", {"title": "docpipe status"}, message))
    return "".join(f"{line}\n" for line in lines)


def _gathered(found: Iterable[Notice], standing: Standing) -> Iterator[str]:
    """Yield a command per place and kind, naming all locales that it is so in; the largest blocks first."""
    groups: dict[tuple[str, Lines, NoticeKind], list[Notice]] = {}
    for notice in found:
        groups.setdefault((notice.path, notice.lines, notice.kind), []).append(notice)
    for (path, lines, kind), group in sorted(groups.items(), key=lambda each: (-each[1][0].weight, each[0])):
        place = {**_at(path, lines, standing), "title": f"docpipe status {kind.value}"}
        yield workflow_command("notice", place, _message(kind, group, standing))


def _message(kind: NoticeKind, group: list[Notice], standing: Standing) -> str:
    where = ", ".join(f"{each.locale} ({each.place})" if each.place else each.locale for each in group)
    said = _OF_A_CHANGE if standing.changed is not None else _OF_ALL
    hints = dict.fromkeys(each.hint for each in group if each.hint)
    return "\n".join((said[kind].format(where), *hints))


def _at(path: str, lines: Lines, standing: Standing) -> dict[str, str | int]:
    if not path:
        return {}
    place: dict[str, str | int] = {"file": printable_path(standing.in_repository(path)), "line": max(lines[0], 1)}
    return place if lines[1] <= lines[0] else {**place, "endLine": lines[1]}


FORMAT = StatusFormat("github", "GitHub notices and a step summary", render, markdown.render)
