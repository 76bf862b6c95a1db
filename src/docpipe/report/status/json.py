"""The translation status as JSON, version 1: figures on all axes, and every block that is not done, with its places."""

from __future__ import annotations

import json
from collections.abc import Iterator

from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Coverage, Freshness, Label, TranslationState
from docpipe.report.printable import json_safe
from docpipe.report.status.standing import Lines, Standing, StatusFormat, lines_of
from docpipe.translation.neutral import neutral_ids
from docpipe.translation.status.effort import characters
from docpipe.translation.status.folders import by_folder
from docpipe.translation.status.gate import Verdict
from docpipe.translation.status.overview import LocaleStatus, block_counts

VERSION = 1
# The whole, the locales, one locale, its documents.
_DEPTH = 4
_QUIET = frozenset({Freshness.CURRENT, Freshness.UNVERIFIED})

_Json = dict[str, object]


def render(standing: Standing) -> str:
    """Return the figures as JSON with a final newline; percentages are integers, rounded down.

    Every document stands on a line of its own. Blocks of which nothing is to do, or nothing is known, are counted,
    and listed only if everything is to be told.
    """
    report = standing.report
    content: _Json = {
        "version": VERSION,
        "source": report.source,
        "trust_unverified": any(status.is_trusting for status in report.locales),
        "locales": {status.locale: _locale(status, standing) for status in report.locales},
        "gates": [_verdict(verdict) for verdict in standing.verdicts],
    }
    return json_safe(_written(content, _DEPTH)) + "\n"


def _written(value: object, depth: int, margin: str = "") -> str:
    """Return a value as JSON, on lines of their own what stands less than `depth` levels deep."""
    inner = margin + "  "
    if depth and isinstance(value, dict) and value:
        members = (f"{inner}{json.dumps(key)}: {_written(each, depth - 1, inner)}" for key, each in value.items())
        return "{\n" + ",\n".join(members) + f"\n{margin}}}"
    if depth and isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"{inner}{_written(each, depth - 1, inner)}" for each in value) + f"\n{margin}]"
    return json.dumps(value, ensure_ascii=False)


def _locale(status: LocaleStatus, standing: Standing) -> _Json:
    return {
        **_figures(status),
        "documents": {
            "total": len(status.items),
            "in_scope": status.in_scope,
            "translated": status.translated,
            **{label.value: number for label, number in status.documents.items()},
        },
        "folders": [
            {"path": path, **_figures(each), "in_scope": each.in_scope, "translated": each.translated}
            for path, each in by_folder(status, None)
        ],
        "items": [_item(item, status, standing) for item in status.items if standing.is_at_hand(item)],
    }


def _figures(status: LocaleStatus) -> _Json:
    effort = status.effort
    return {
        **_percentages(status.coverage),
        "mostly_unverified": status.is_mostly_unverified,
        "weights": {
            "total": status.coverage.total,
            "covered": status.coverage.covered,
            "fresh": status.coverage.fresh,
            "reviewed": status.coverage.reviewed,
        },
        "effort": {"characters": effort.characters, "words": effort.words or None, "minutes": effort.minutes},
    }


def _item(item: TranslationState, status: LocaleStatus, standing: Standing) -> _Json:
    effort = status.pace.effort(characters(item))
    return {
        "path": item.path,
        "target": item.target_path or None,
        "source_locale": item.source_locale,
        "label": item.label.value,
        **_percentages(item.coverage),
        "effort": {"characters": effort.characters, "minutes": effort.minutes},
        "blocks": {kind.value: number for kind, number in block_counts(item).items()},
        "states": list(_states(item, standing)) if item.label is not Label.ORPHAN else [],
    }


def _states(item: TranslationState, standing: Standing) -> Iterator[_Json]:
    source, target = standing.document(item.path), standing.document(item.target_path)
    ids = neutral_ids(source) if source is not None else ()
    for state in item.states:
        if standing.is_whole or state.freshness not in _QUIET:
            yield _state(state, (source, target), ids)


def _state(state: BlockState, documents: tuple[Document | None, Document | None], ids: tuple[str, ...]) -> _Json:
    source, target = documents
    index = state.source[0] if state.source else -1
    return {
        "id": (ids[index] or None) if 0 <= index < len(ids) else None,
        "source": _lines(source, state.source),
        "target": _lines(target, state.target),
        "freshness": state.freshness.value,
        "change": state.change.value,
        "origin": str(state.origin),
        "reviewer": state.reviewer or None,
        "touched": state.is_touched,
        "lost": state.is_lost,
        "evidence": state.evidence.value,
        "since": state.since or None,
        "confidence": round(state.confidence, 3),
        "weight": state.weight,
    }


def _lines(document: Document | None, indices: tuple[int, ...]) -> _Json | None:
    lines: Lines | None = lines_of(document, indices) if document is not None else None
    return None if lines is None else {"start": lines[0], "end": lines[1]}


def _verdict(verdict: Verdict) -> _Json:
    return {
        "gate": verdict.gate,
        "locale": verdict.locale,
        "holds": verdict.holds,
        "message": verdict.message or None,
        "path": verdict.path or None,
        "line": verdict.line or None,
        "notes": list(verdict.notes),
    }


def _percentages(coverage: Coverage) -> _Json:
    return {
        "coverage": coverage.percent(coverage.covered),
        "fresh": coverage.percent(coverage.fresh),
        "reviewed": coverage.percent(coverage.reviewed),
    }


FORMAT = StatusFormat("json", "all figures, and the blocks with their lines", render, tells_ages=True)
