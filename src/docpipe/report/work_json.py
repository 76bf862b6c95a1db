"""What there is to do in translations, for programs: versioned, stable, and safe to print."""

from __future__ import annotations

import json
from collections.abc import Iterable

from docpipe.model.work import Passage, WorkItem
from docpipe.report.printable import json_safe

VERSION = 1

_Value = None | bool | int | float | str | list["_Value"] | dict[str, "_Value"]


def work_json(items: Iterable[WorkItem]) -> str:
    """Return the items as a JSON text; paths are relative to the site's root, lines count from 1.

    `previous` and `changes` are empty where it is not known what the source said when it was translated; `since` is
    null where the history does not tell.
    """
    content = {"version": VERSION, "blocks": [_item(item) for item in items]}
    return json_safe(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _item(item: WorkItem) -> dict[str, _Value]:
    state = item.state
    return {
        "locale": item.locale,
        "source_locale": item.source_locale,
        "key": item.key,
        "block": item.id or None,
        "kind": item.kind.value,
        "state": state.freshness.value,
        "change": state.change.value,
        "evidence": state.evidence.value,
        "touched": state.is_touched,
        "since": state.since or None,
        "weight": state.weight,
        "headings": list(item.headings),
        "source": _passage(item.source),
        "translation": _passage(item.target),
        "previous": item.previous,
        "changes": [[piece.kind.value, piece.text] for piece in item.changes],
        "insert_after": item.insert_after or None,
    }


def _passage(passage: Passage | None) -> dict[str, _Value] | None:
    if passage is None:
        return None
    return {
        "path": passage.path,
        "line": passage.start,
        "column": passage.column,
        "end_line": passage.end,
        "markdown": passage.markup,
    }
