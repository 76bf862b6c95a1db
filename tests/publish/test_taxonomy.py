"""Which key and which folder a tag has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.index.routes import safe_segments
from docpipe.publish import taxonomy


@given(st.lists(st.text(min_size=1, max_size=12), max_size=12, unique=True))
def test_every_key_has_a_folder_of_its_own(keys: list[str]) -> None:
    """No two are alike where case does not count, each is one safe folder, and the order of keys says nothing."""
    slugs = taxonomy._slugs(keys)  # noqa: SLF001 - a law of its own
    folded = [slug.casefold() for slug in slugs.values()]
    assert len(set(folded)) == len(keys)
    assert all("/" not in slug and slug not in {"", ".", ".."} for slug in slugs.values())
    assert taxonomy._slugs(reversed(keys)) == slugs  # noqa: SLF001 - as above
    assert all(safe_segments(slug) == (slug,) or slug.startswith("-") for slug in slugs.values())


def test_a_key_of_many_parts_is_a_name_that_a_file_system_holds() -> None:
    """Its parts together are as long as one of them may be."""
    (slug,) = taxonomy._slugs(["数据/" * 300]).values()  # noqa: SLF001 - as above
    assert 190 < len(slug.encode()) <= 200
