"""What is known of other generators."""

from __future__ import annotations

from typing import get_args, get_type_hints

from docpipe.config.building import Build
from docpipe.index.routes import PERMALINKS
from docpipe.publish.moved.generators import GENERATORS


def test_the_configuration_names_them() -> None:
    """Every generator that can be written has its places, and posts addressed by a pattern of its name."""
    named = get_args(get_type_hints(Build)["moved_from"])
    assert set(named) == {"", *GENERATORS}
    assert {one.permalink for one in GENERATORS.values()} <= set(PERMALINKS)


def test_places_are_below_the_home_of_a_locale() -> None:
    """None begins with a slash, and what is no file ends in one."""
    for one in GENERATORS.values():
        folders = (*filter(None, [one.home]), one.page, *one.archives, *one.overviews, *one.terms, *one.authors)
        assert all(place.endswith("/") and not place.startswith("/") for place in folders)
        assert all(path.rpartition("/")[2] and not path.startswith("/") for path, _ in one.feeds)
