"""The translation status as JSON, version 1."""

from __future__ import annotations

import json

from docpipe.model.translation import Coverage, TranslationState
from docpipe.report.printable import json_safe
from docpipe.translation.overview import LocaleStatus, StatusReport, block_counts

VERSION = 1

_Json = dict[str, object]


def status_json(report: StatusReport) -> str:
    """Return the report as JSON with a final newline; percentages are integers, rounded down."""
    content = {
        "version": VERSION,
        "source": report.source,
        "locales": {status.locale: _locale(status) for status in report.locales},
    }
    return json_safe(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _locale(status: LocaleStatus) -> _Json:
    return {
        **_percentages(status.coverage),
        "documents": {
            "total": len(status.items),
            **{label.value: number for label, number in status.documents.items()},
        },
        "items": [_item(item) for item in status.items],
    }


def _item(item: TranslationState) -> _Json:
    return {
        "path": item.path,
        "label": item.label.value,
        **_percentages(item.coverage),
        "blocks": {kind.value: number for kind, number in block_counts(item).items()},
    }


def _percentages(coverage: Coverage) -> _Json:
    return {
        "coverage": coverage.percent(coverage.covered),
        "fresh": coverage.percent(coverage.fresh),
        "reviewed": coverage.percent(coverage.reviewed),
    }
