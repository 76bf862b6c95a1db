"""The status report: totals, the order of what to do next, the table and the JSON."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest

from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.text import cell_width
from docpipe.model.translation import BlockState, Coverage, Freshness, Label, TranslationState
from docpipe.report.status_json import status_json
from docpipe.report.status_text import status_text
from docpipe.translation.overview import StatusReport, block_counts, status_report
from tests.golden import Golden

ZH, EN, FR = LocaleName("zh"), LocaleName("en"), LocaleName("fr")
PERCENT = {"type": "integer", "minimum": 0, "maximum": 100}
COUNT = {"type": "integer", "minimum": 0}


def _object(**properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


ITEM = _object(
    path={"type": "string"},
    label={"enum": [label.value for label in Label]},
    coverage=PERCENT,
    fresh=PERCENT,
    reviewed=PERCENT,
    blocks=_object(current=COUNT, outdated=COUNT, missing=COUNT, untranslated=COUNT, unverified=COUNT, extra=COUNT),
)
LOCALE = _object(
    coverage=PERCENT,
    fresh=PERCENT,
    reviewed=PERCENT,
    documents=_object(
        **dict.fromkeys(["total", *(label.value for label in Label)], COUNT),
    ),
    items={"type": "array", "items": ITEM},
)
SCHEMA = _object(
    version={"const": 1}, source={"type": "string"}, locales={"type": "object", "additionalProperties": LOCALE}
)


def _item(
    path: str, label: Label, covered: float, fresh: float, total: float = 100, **more: object
) -> TranslationState:
    has_target = label not in {Label.MISSING, Label.EXCLUDED}
    kinds = (
        (Freshness.CURRENT, fresh),
        (Freshness.OUTDATED if label is Label.OUTDATED else Freshness.UNVERIFIED, covered - fresh),
        (Freshness.MISSING, total - covered),
    )
    blocks = tuple(BlockState((at,), (at,), kind, weight=part) for at, (kind, part) in enumerate(kinds) if part)
    state = TranslationState(
        DocumentKey(path),
        EN,
        ZH,
        f"content/zh/{path}.md",
        f"content/en/{path}.md" if has_target else "",
        label,
        Coverage() if label is Label.ORPHAN else Coverage(total, covered, fresh),
        blocks if has_target and label is not Label.ORPHAN else (),
        total - covered,
        3,
    )
    return msgspec.structs.replace(state, **more)


ITEMS = (
    _item("概览", Label.UP_TO_DATE, 100, 100),
    _item("blog/2024-05-11-去中心化的人工智能到底是什么以及它为什么重要", Label.PARTIAL, 60, 50),
    _item("blog/b", Label.PARTIAL, 90, 90),
    _item("治理", Label.OUTDATED, 100, 70),
    _item("新文章", Label.MISSING, 0, 0, total=300),
    _item("old", Label.ORPHAN, 0, 0),
    _item("notes", Label.EXCLUDED, 0, 0),
    _item("stub", Label.STUB, 4, 4),
    _item("draft", Label.MACHINE_DRAFT, 100, 100),
)


def _report(*items: TranslationState) -> StatusReport:
    return status_report(items or ITEMS, ZH, (EN,))


def test_totals_count_everything_that_is_to_be_translated() -> None:
    """Missing documents with their full weight; orphans and excluded ones not at all."""
    status = _report().locales[0]
    assert status.coverage == Coverage(900, 454, 414)
    assert (status.in_scope, status.translated) == (7, 3)
    assert sum(status.documents.values()) == len(ITEMS)


def test_the_order_is_that_of_what_to_do_next() -> None:
    """By label, and of two alike the one with more work."""
    assert [item.path.rpartition("/")[2][:4] for item in _report().locales[0].by_next()] == [
        "治理.m",
        "2024",
        "b.md",
        "stub",
        "新文章.",
        "draf",
        "old.",
        "概览.m",
        "note",
    ]


def test_locales_stand_in_the_given_order_even_without_documents() -> None:
    """Others follow."""
    report = status_report(ITEMS, ZH, (FR,))
    assert [status.locale for status in report.locales] == [FR, EN]
    assert report.locales[0].coverage.percent(0) == 100


def test_a_missing_document_counts_all_its_blocks_as_missing() -> None:
    """Without a file there are no states to count."""
    assert block_counts(ITEMS[4])[Freshness.MISSING] == 3
    assert block_counts(ITEMS[1])[Freshness.MISSING] == 1


def test_the_json_keeps_its_contract() -> None:
    """Version 1, by schema."""
    found = json.loads(status_json(_report()))
    jsonschema.validate(found, SCHEMA)
    english = found["locales"]["en"]
    assert (found["source"], english["coverage"], english["fresh"]) == ("zh", 50, 46)
    assert (english["documents"]["total"], english["documents"]["partial"]) == (9, 2)
    assert [item["path"] for item in english["items"]] == sorted(item.path for item in ITEMS)


def test_percentages_are_rounded_down() -> None:
    """A hundred percent means every block."""
    found = json.loads(status_json(_report(_item("a", Label.PARTIAL, 999.5, 999.5, total=1000))))
    assert found["locales"]["en"]["coverage"] == 99


def test_json_spells_out_what_a_terminal_would_obey() -> None:
    """A path is data."""
    text = status_json(_report(_item("a\x1b[2J\u202e", Label.PARTIAL, 50, 50)))
    assert text.isprintable() is False
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert json.loads(text)["locales"]["en"]["items"][0]["path"] == "content/zh/a\x1b[2J\u202e.md"


def test_the_table_looks_as_it_should(golden: Golden) -> None:
    """Headline, bar, and groups in the order of what to do next."""
    golden.check("report/status.txt", status_text(_report()))


def test_while_most_is_unverified_no_share_is_called_fresh(golden: Golden) -> None:
    """Documents and coverage stand in the headline, with one line on how to know more."""
    text = status_text(_report(_item("a", Label.UNVERIFIED, 100, 0), _item("b", Label.UNVERIFIED, 100, 10)))
    assert "fresh" not in text
    golden.check("report/status-unverified.txt", text)


def test_reviewed_is_named_where_there_is_any() -> None:
    """Zero is no news."""
    seen = _item("a", Label.REVIEWED, 100, 100, coverage=Coverage(100, 100, 100, 50))
    assert "100 % fresh, 50 % reviewed, coverage 100 %, 1 of 1 documents" in status_text(_report(seen))


@pytest.mark.parametrize("width", [80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Measured in cells: a Han character takes two."""
    for report in (_report(), _report(_item("甲" * 99, Label.UNVERIFIED, 100, 0))):
        assert max(cell_width(line) for line in status_text(report, width).splitlines()) <= width


def test_a_long_path_keeps_its_end() -> None:
    """Where posts differ."""
    assert "...工智能到底是什么以及它为什么重要.md" in status_text(_report())


def test_a_path_cannot_move_the_cursor() -> None:
    """Controls are spelt out."""
    text = status_text(_report(_item("a\x1b[2J\nb", Label.PARTIAL, 50, 50)))
    assert r"content/zh/a\x1b[2J\nb.md" in text


def test_a_site_of_one_locale_has_nothing_to_translate() -> None:
    """Said in words, not as an empty table."""
    assert status_text(status_report((), ZH)) == "The site speaks zh only: there is nothing to translate.\n"
