"""Values that are worked out when they are asked for: most runs want to know few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class WhenAsked(Mapping[K, V]):
    """A mapping that finds out each value at most once, when somebody wants it.

    >>> squares = WhenAsked({3: lambda: 9})
    >>> squares[3], squares.get(4), len(squares)
    (9, None, 1)
    """

    def __init__(self, ways: Mapping[K, Callable[[], V]]) -> None:
        """Take a way to each value."""
        self._ways = ways
        self._known: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """Return a value.

        Raises:
            KeyError: there is none.
        """
        if key not in self._known:
            self._known[key] = self._ways[key]()
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a value; it is not worked out."""
        return key in self._ways

    def __iter__(self) -> Iterator[K]:
        """Yield the keys."""
        return iter(self._ways)

    def __len__(self) -> int:
        """Return the number of values."""
        return len(self._ways)
