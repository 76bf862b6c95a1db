"""Lengths in any script, and anchors that a translation must hold."""

from __future__ import annotations

from docpipe.model.source import LocaleName
from docpipe.translation.plausible import Scale, has_anchors, length_of
from tests.translation.factory import block


def test_lengths_are_alike_in_every_script() -> None:
    """A Han character counts one, a word one and a half."""
    assert length_of(block("去中心化")) == 4
    assert length_of(block("open data")) == 3


def test_the_locale_in_a_link_says_nothing() -> None:
    """A link to the Chinese page is translated as one to the English page."""
    scale = Scale(LocaleName("zh"), LocaleName("en"))
    ours, theirs = [block("[甲](/zh/a/)")], [block("[A](/en/a/)")]
    assert has_anchors(theirs, ours, scale)
    assert not has_anchors([block("[A](/en/b/)")], ours, scale)
