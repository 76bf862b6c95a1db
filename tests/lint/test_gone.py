"""Which blocks a translation has lost, and which only look like it."""

from __future__ import annotations

import pytest

from docpipe.lint.aligned import pairs_of
from docpipe.lint.facts import SiteFacts
from docpipe.lint.gone import gone
from docpipe.translation.state import states
from tests.lint.translations import site_of, trusted

SOURCE = (
    "节点保存数据，并且互相检查。",
    "读者从最近的节点取得数据，如果它没有响应，就去问下一个。",
    "最后一段说明以后要做什么。",
)
TARGET = (
    "Nodes keep the data and check each other.",
    "Readers fetch data from the nearest node, and if it does not answer they ask the next one.",
    "The last paragraph says what is to be done later.",
)


def lost(before: tuple[str, ...], now: tuple[str, ...], source: tuple[str, ...] = SOURCE) -> list[str]:
    """Return the source texts whose translation is gone, when `before` became `now` and `SOURCE` became `source`."""
    old = site_of({"content/zh/a.md": "\n\n".join(SOURCE), "content/en/a.md": "\n\n".join(before)})
    new = site_of({"content/zh/a.md": "\n\n".join(source), "content/en/a.md": "\n\n".join(now)})
    (pair,) = pairs_of(SiteFacts(new, states(new, trusted(old))))
    return [pair.source.blocks[pair.state.states[number].source[0]].text for number in sorted(gone(pair))]


@pytest.mark.parametrize("number", range(3))
def test_a_paragraph_that_was_taken_out(number: int) -> None:
    """Wherever it stood."""
    assert lost(TARGET, TARGET[:number] + TARGET[number + 1 :]) == [SOURCE[number]]


@pytest.mark.parametrize(
    "now",
    [
        TARGET,
        (f"{TARGET[0]} {TARGET[1]}", TARGET[2]),
        (TARGET[0], "They ask node after node, beginning with the nearest one, until there is an answer.", TARGET[2]),
        (TARGET[0], TARGET[2], "Something else entirely."),
        (TARGET[2], TARGET[0], TARGET[1]),
    ],
)
def test_what_is_not_lost(now: tuple[str, ...]) -> None:
    """Joined to its neighbour, in other words, perhaps elsewhere, moved."""
    assert lost(TARGET, now) == []


@pytest.mark.parametrize(
    "source",
    [
        (*SOURCE, "新的一段，还没有人译。"),
        (SOURCE[0], SOURCE[2]),
        (SOURCE[0], "读者以后不再取得数据。", SOURCE[2]),
        (SOURCE[2], SOURCE[0], SOURCE[1]),
        (SOURCE[0], SOURCE[0], SOURCE[1], SOURCE[2]),
        ("全都是新的。", "没有一句话是原来的。", "一句也没有。"),
    ],
)
def test_no_edit_of_the_source_loses_a_translation(source: tuple[str, ...]) -> None:
    """Whatever an author does."""
    assert lost(TARGET, TARGET, source) == []
