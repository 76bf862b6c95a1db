"""The page of the translation status."""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader
from tests.browser.site import Site

STATUS = "/status/"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_status_fits_every_screen(width: int, own: Site, reader: Reader) -> None:
    """Also with everything unfolded, nobody scrolls sideways."""
    page = reader.open(own.address + STATUS, width=width)
    script = """() => { document.querySelectorAll("details").forEach(one => { one.open = true; });
        return document.documentElement.scrollWidth - document.documentElement.clientWidth; }"""
    assert page.evaluate(script) == 0


def test_a_column_s_head_sorts_and_puts_back(own: Site, reader: Reader) -> None:
    """What to do next comes first; the head of a column sorts by it, turns that round, and puts it back."""
    page = reader.open(own.address + STATUS)
    button = page.locator(".matrix thead button").first
    orders = [page.locator(".matrix small").all_text_contents()]
    for _ in range(3):
        button.click()
        orders.append(page.locator(".matrix small").all_text_contents())
        assert page.locator(".todo").first.evaluate("one => one.previousElementSibling.querySelector('small') !== null")
    first, rising, falling, last = orders
    assert rising == sorted(first)
    assert falling == rising[::-1]
    assert last == first
    assert rising != first


def test_a_cell_leads_to_its_blocks(own: Site, reader: Reader) -> None:
    """The percentage of a document with something to do leads to what that is."""
    page = reader.open(own.address + STATUS)
    found = page.locator(".matrix .share a").evaluate_all(
        "all => all.map(one => document.getElementById(one.getAttribute('href').slice(1)).children.length)"
    )
    assert found
    assert all(found)
