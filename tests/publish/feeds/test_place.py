"""Where feeds stand."""

from __future__ import annotations

from docpipe.publish.feeds.place import ATOM, FORMATS


def test_below() -> None:
    """A format becomes a feed by the folder it stands in."""
    place = ATOM.below("/zh/tags/x/")
    assert (place.path, place.media_type, place.format) == ("/zh/tags/x/feed.xml", "application/atom+xml", "Atom")


def test_formats_have_files_of_their_own() -> None:
    """No two of them are written to one file, or served as one type."""
    assert len({format_.path for format_ in FORMATS}) == len({format_.media_type for format_ in FORMATS}) == 3
