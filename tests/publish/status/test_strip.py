"""Strips and bars."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.translation import Coverage, Freshness
from docpipe.publish.status.strip import bar, cells, strip

C, O, M = Freshness.CURRENT, Freshness.OUTDATED, Freshness.MISSING  # noqa: E741 - as in the strips


def test_one_cell_per_block() -> None:
    """As long as they fit, every block has its cell; equal neighbours are drawn in one go."""
    shown = cells([C, C, O, M], 320)
    assert (shown.marks, shown.pitch, shown.blocks) == ((C, C, O, M), 4, 1)
    text = str(strip(shown, "four"))
    assert '<path class="current" d="M0 6h7"/>' in text
    assert '<path class="outdated" d="M8 8.5h3"/>' in text
    assert '<path class="missing" d="M12 11h3"/>' in text
    assert 'width="15"' in text


def test_many_blocks_stay_readable() -> None:
    """Cells grow narrower, and at last one stands for several and shows what needs most."""
    assert cells([C] * 80, 320).pitch == 4
    assert cells([C] * 100, 320).pitch == 3
    assert cells([C] * 160, 320).pitch == 2
    coarse = cells([C] * 399 + [O], 320)
    assert (coarse.pitch, coarse.blocks) == (2, 3)
    assert coarse.marks.count(O) == 1
    assert coarse.marks[-1] is O


@given(st.lists(st.sampled_from(Freshness), min_size=1, max_size=3000), st.integers(20, 400))
def test_a_strip_is_no_wider_than_its_place(states: list[Freshness], width: int) -> None:
    """Whatever a document is like, its strip fits, is well-formed, and hides no kind of block that is to be done."""
    shown = cells(states, width)
    drawn = ET.fromstring(str(strip(shown, "<&>")))  # noqa: S314 - our own
    assert int(drawn.attrib["width"]) <= width
    assert M not in states or M in shown.marks


@pytest.mark.parametrize(("one", "other"), list(combinations(Freshness, 2)))
def test_no_state_is_told_by_colour_alone(one: Freshness, other: Freshness) -> None:
    """Any two states have another shape, so a strip can be read in grey."""
    drawn = [re.findall(r' d="([^"]*)"', str(strip(cells([state], 320), ""))) for state in (one, other)]
    assert drawn[0] != drawn[1]


def test_strips_have_a_name() -> None:
    """What a strip shows is said in words, escaped."""
    assert '<svg class="strip pitch-4" width="3" height="12" role="img"><title>&lt;1&gt;</title>' in strip(
        cells([C], 320), "<1>"
    )


def test_a_bar_rounds_down() -> None:
    """A bar is full only when all is done, and nothing is drawn of what is not there."""
    text = str(bar(Coverage(1000.0, 999.0, 500.0)))
    assert '<path class="covered" d="M0 4h99"/>' in text
    assert '<path class="fresh" d="M0 4h50"/>' in text
    assert "reviewed" not in text
