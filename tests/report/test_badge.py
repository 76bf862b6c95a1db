"""A small picture of one figure."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from docpipe.report.badge import badge_svg
from tests.golden import Golden


def test_it_looks_as_it_should(golden: Golden) -> None:
    """Looked at in a browser."""
    golden.check("report/badge.svg", badge_svg("en", "95 % fresh", 95))


def test_it_asks_nothing_of_anybody() -> None:
    """No address but that of its own namespace, no script, no style sheet."""
    text = badge_svg("简体中文", "100 % fresh", 100)
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert "<script" not in text
    assert "style" not in text


@pytest.mark.parametrize("label", ["en", "简体中文", 'a"<b>&c', "a\x1b[2J\u202e"])
def test_any_text_makes_a_picture(label: str) -> None:
    """Well formed, as wide as its two halves, and read aloud."""
    root = ET.fromstring(badge_svg(label, "5 % fresh", 5))  # noqa: S314 - our own text
    assert root.attrib["aria-label"] == next(iter(root)).text
    assert float(root.attrib["width"]) > 60


def _contrast(colour: str) -> float:
    """Return the contrast of white to a colour (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


@pytest.mark.parametrize("percent", [None, 0, 49, 50, 89, 90, 100])
def test_white_text_can_be_read_on_every_colour(percent: int | None) -> None:
    """4.5 to 1 at least."""
    colours = set(re.findall(r'fill="(#[0-9a-f]{6})"', badge_svg("en", "x", percent)))
    assert len(colours) == 2
    assert all(_contrast(colour) >= 4.5 for colour in colours)
