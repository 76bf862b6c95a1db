"""Feeds before they are written."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from docpipe.publish.feeds.feed import plain
from tests.publish.feeds.samples import FEED, ITEM


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    """Whichever entry that is."""
    newer = msgspec.structs.replace(ITEM, updated=dt.datetime(2026, 5, 6, tzinfo=dt.UTC))
    assert msgspec.structs.replace(FEED, items=(ITEM, newer)).updated == newer.updated


@given(st.text())
def test_plain(text: str) -> None:
    """What is left can stand in XML, and of text without control characters nothing is lost."""
    found = ET.fromstring(f"<a>{escape(plain(text))}</a>").text or ""  # noqa: S314 - our own
    assert found == plain(text).replace("\r\n", "\n").replace("\r", "\n")
    assert plain("甲 a\t\n😀") == "甲 a\t\n😀"
