"""The status as JSON: a contract by schema."""

from __future__ import annotations

import json
from typing import cast

import jsonschema

from docpipe.model.translation import Change, Evidence, Freshness, Label
from docpipe.report.status.json import render
from docpipe.report.status.standing import Standing
from tests.report.status.standings import CONTROLS, FAILED, HOSTILE, hostile, partial, standing_of
from tests.translation.statuses import ITEMS, item

PERCENT = {"type": "integer", "minimum": 0, "maximum": 100}
COUNT = {"type": "integer", "minimum": 0}
WEIGHT = {"type": "number", "minimum": 0}
TEXT = {"type": "string"}
MAYBE_TEXT = {"type": ["string", "null"], "minLength": 1}
MAYBE_COUNT = {"type": ["integer", "null"], "minimum": 1}


def _object(**properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(kind: object) -> dict[str, object]:
    return {"type": "array", "items": kind}


PERCENTAGES = {"coverage": PERCENT, "fresh": PERCENT, "reviewed": PERCENT}
FIGURES = {
    **PERCENTAGES,
    "mostly_unverified": {"type": "boolean"},
    "weights": _object(total=WEIGHT, covered=WEIGHT, fresh=WEIGHT, reviewed=WEIGHT),
    "effort": _object(characters=COUNT, words=MAYBE_COUNT, minutes=COUNT),
}
LINES = {"anyOf": [{"type": "null"}, _object(start=COUNT, end=COUNT)]}
STATE = _object(
    id=MAYBE_TEXT,
    source=LINES,
    target=LINES,
    freshness={"enum": [kind.value for kind in Freshness]},
    change={"enum": [kind.value for kind in Change]},
    origin=TEXT,
    reviewer=MAYBE_TEXT,
    touched={"type": "boolean"},
    lost={"type": "boolean"},
    evidence={"enum": [kind.value for kind in Evidence]},
    since=MAYBE_COUNT,
    confidence={"type": "number", "minimum": 0, "maximum": 1},
    weight=WEIGHT,
)
ITEM = _object(
    path=TEXT,
    target=MAYBE_TEXT,
    source_locale=TEXT,
    label={"enum": [label.value for label in Label]},
    **PERCENTAGES,
    effort=_object(characters=COUNT, minutes=COUNT),
    blocks=_object(current=COUNT, outdated=COUNT, missing=COUNT, untranslated=COUNT, unverified=COUNT, extra=COUNT),
    states=_list(STATE),
)
LOCALE = _object(
    **FIGURES,
    documents=_object(**dict.fromkeys(["total", "in_scope", "translated", *(label.value for label in Label)], COUNT)),
    folders=_list(_object(path=TEXT, **FIGURES, in_scope=COUNT, translated=COUNT)),
    items=_list(ITEM),
)
SCHEMA = _object(
    version={"const": 1},
    source=TEXT,
    trust_unverified={"type": "boolean"},
    locales={"type": "object", "additionalProperties": LOCALE},
    gates=_list(
        _object(
            gate=TEXT,
            locale=TEXT,
            holds={"type": "boolean"},
            message=MAYBE_TEXT,
            path=MAYBE_TEXT,
            line=MAYBE_COUNT,
            notes=_list(TEXT),
        )
    ),
)


def read(standing: Standing) -> dict[str, object]:
    """Return the JSON of a standing, which keeps its contract, and of it what is said of English."""
    found = json.loads(render(standing))
    jsonschema.validate(found, SCHEMA)
    return cast("dict[str, object]", found["locales"]["en"])


def items_of(standing: Standing) -> list[dict[str, object]]:
    """Return what is said of each document."""
    return cast("list[dict[str, object]]", read(standing)["items"])


def states_of(standing: Standing) -> list[dict[str, object]]:
    """Return what is said of each block of the only document."""
    (only,) = items_of(standing)
    return cast("list[dict[str, object]]", only["states"])


def test_the_figures_are_those_of_the_site() -> None:
    """Version 1, by schema; documents stand in the order of their paths."""
    english = read(standing_of())
    assert (english["coverage"], english["fresh"]) == (50, 46)
    assert english["documents"] == {
        "total": 9, "in_scope": 7, "translated": 3, "orphan": 1, "excluded": 1, "missing": 1, "stub": 1, "partial": 2,
        "outdated": 1, "unverified": 0, "machine-draft": 1, "up-to-date": 1, "reviewed": 0,
    }  # fmt: skip
    assert english["effort"] == {"characters": 461, "words": 323, "minutes": 56}
    assert [each["path"] for each in items_of(standing_of())] == sorted(each.path for each in ITEMS)


def test_every_block_that_is_not_done_has_its_places() -> None:
    """Lines of both files, the id of the published page, and all axes; done ones only if all is wanted."""
    states = states_of(partial())
    assert [state["freshness"] for state in states] == [
        "outdated", "outdated", "untranslated", "missing", "missing",
    ]  # fmt: skip
    first, *_, last = states
    assert (first["source"], first["target"]) == ({"start": 2, "end": 2}, {"start": 2, "end": 2})
    assert (first["touched"], first["since"], first["change"]) == (True, 1_700_000_000, "prose")
    assert str(first["id"]).startswith("b-")
    assert (last["source"], last["target"]) == ({"start": 6, "end": 6}, None)
    assert states_of(partial(is_whole=True))[0]["reviewer"] == "陈"


def test_percentages_are_rounded_down() -> None:
    """A hundred percent means every block."""
    assert read(standing_of(item("a", Label.PARTIAL, 999.5, 999.5, total=1000)))["coverage"] == 99


def test_gates_are_told() -> None:
    """Those that hold, too."""
    assert json.loads(render(partial(verdicts=(FAILED,))))["gates"][0]["holds"] is False
    read(partial(verdicts=(FAILED,)))


def test_what_a_terminal_would_obey_is_spelt_out() -> None:
    """A path is data."""
    text = render(hostile())
    assert not CONTROLS.search(text)
    assert all(HOSTILE in str(each["path"]) for each in items_of(hostile()))
