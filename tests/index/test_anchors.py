"""Whether a fragment leads somewhere."""

from __future__ import annotations

import unicodedata

import pytest

from docpipe.index.anchors import anchors_of, leads_to, nearest_anchors
from tests.index.documents import document

PAGE = document("content/zh/a.md", ids=("安装", "Setup", unicodedata.normalize("NFD", "é"), "重启服务-1"))


@pytest.mark.parametrize(
    "fragment", ["安装", "%E5%AE%89%E8%A3%85", "", "top", "Setup", "%C3%A9", "é", ":~:text=x", "安装:~:text=x"]
)
def test_a_fragment_is_compared_decoded(fragment: str) -> None:
    """Percent-encoding and Unicode form make no difference."""
    assert leads_to(fragment, anchors_of(PAGE))


@pytest.mark.parametrize("fragment", ["setup", "安装-1", "%E5"])
def test_a_fragment_is_compared_exactly(fragment: str) -> None:
    """Case and every letter count, as in a browser."""
    assert not leads_to(fragment, anchors_of(PAGE))


@pytest.mark.parametrize(("fragment", "near"), [("setup", ("Setup",)), ("重启-服务-1", ("重启服务-1",)), ("无", ())])
def test_near_ids_are_offered(fragment: str, near: tuple[str, ...]) -> None:
    """The same letters first, then a few letters' difference."""
    assert nearest_anchors(PAGE, fragment) == near
