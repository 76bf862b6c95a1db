"""Lists cut into pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.page import Route
from docpipe.publish.paging import numbered, parts_of


@given(st.lists(st.integers(), max_size=50), st.integers(1, 12))
def test_parts_are_the_whole(items: list[int], size: int) -> None:
    """Put together, the parts are the list; none is longer than asked for, and only the last may be shorter."""
    parts = parts_of(items, size)
    assert [item for part in parts for item in part] == items
    assert all(len(part) == size for part in parts[:-1])
    assert len(parts[-1]) <= size


def test_nothing_is_one_empty_page() -> None:
    """A list without entries has a page that says so."""
    assert parts_of([], 10) == ((),)


def test_addresses() -> None:
    """The first part stands at the list's own address."""
    assert [numbered(Route("/zh/"), number) for number in (1, 2, 10)] == ["/zh/", "/zh/page/2/", "/zh/page/10/"]
