"""Places in pages outside the site."""

from __future__ import annotations

import time
import unicodedata

import pytest

from docpipe.linkcheck.pages.fragments import found_in


@pytest.mark.parametrize(
    ("page", "fragment"),
    [
        ('<h2 id="安装">', "%E5%AE%89%E8%A3%85"),
        ("<h2 id='a'>", "a"),
        ("<h2 id=a>", "a"),
        ("<h2\nID = a\n>", "a"),
        ('<a name="a&amp;b">', "a&b"),
        ('<p class="x"id="a">', "a"),
        (f'<h2 id="{unicodedata.normalize("NFD", "é")}">', "é"),
        ("", "top"),
        ("", ":~:text=x"),
    ],
)
def test_places_that_are_there(page: str, fragment: str) -> None:
    """Ids and names are found as browsers find them."""
    assert found_in(page, [fragment], is_whole=True) == {fragment: True}


@pytest.mark.parametrize("page", ["", '<p data-id="a">', '<p id="A">', '<p id="ab">', "<p>id=b"])
def test_places_that_are_not(page: str) -> None:
    """Letters count, and what is no id is none."""
    assert found_in(page, ["a"], is_whole=True) == {"a": False}


def test_a_part_of_a_page_proves_no_absence() -> None:
    """What was not seen in the part that was read may stand in the rest."""
    assert found_in('<p id="a">', ["a", "b"], is_whole=False) == {"a": True, "b": None}


@pytest.mark.parametrize("piece", [" id=", ' id="', " id = ", " id", "'id='"])
def test_hostile_pages_cost_their_size(piece: str) -> None:
    """Half a megabyte of beginnings is read in no time to speak of."""
    start = time.process_time()
    found_in(piece * (500_000 // len(piece)), ["a"], is_whole=True)
    assert time.process_time() - start < 5
