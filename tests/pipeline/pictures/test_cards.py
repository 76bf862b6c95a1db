"""The pictures of pages that have none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from docpipe.config.images import Images
from docpipe.model.errors import ConfigError
from docpipe.model.page import Route
from docpipe.pipeline.pictures import cards as module
from docpipe.pipeline.pictures.cards import Cards
from docpipe.pipeline.pictures.draw import Drawing, Palette
from docpipe.pipeline.pictures.one_by_one import each_alone
from docpipe.publish.sharing.previews import Preview
from tests.pipeline.pictures.test_fonts import latin, named

ENGLISH = Preview("A title", named("en"), "The site", "1 May 2024")
CHINESE = Preview("题目", named("zh"), "The site", "")
PREVIEWS = {Route("/en/a/"): ENGLISH, Route("/zh/a/"): CHINESE, Route("/zh/b/"): CHINESE}


def cards(folder: Path, font: str = "latin.ttf") -> Cards:
    """Return what draws the pictures of a site with a Latin font of its own."""
    latin(folder)
    return Cards(folder, Images(cards=True, font=font), Palette(), count=2)


def test_pages_get_what_can_be_drawn(tmp_path: Path) -> None:
    """A page whose title the font has gets a picture; of the others it is said once what is missing."""
    draw = cards(tmp_path)
    found = draw(PREVIEWS)
    assert list(found) == ["/en/a/"]
    assert (tmp_path / found[Route("/en/a/")].path).is_file()
    assert found[Route("/en/a/")].name.startswith("card-")
    (remark,) = draw.remarks
    assert "2 pages in 简体中文 got none: no font here has 目题" in str(remark)


def test_nothing_is_drawn_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was drawn is kept, and drawn again only where the file is gone or damaged."""
    first = cards(tmp_path)(PREVIEWS)
    calls: list[int] = []

    def watched(
        work: Callable[[tuple[Drawing, ...]], None],
        batches: Sequence[tuple[Drawing, ...]],
        *,
        count: int,
        deadline: float,
    ) -> dict[int, str]:
        calls.append(len(batches))
        return each_alone(work, batches, count=count, deadline=deadline)

    monkeypatch.setattr(module, "each_alone", watched)
    assert cards(tmp_path)(PREVIEWS) == first
    assert not calls
    (tmp_path / first[Route("/en/a/")].path).write_bytes(b"damaged")
    assert cards(tmp_path)(PREVIEWS) == first
    assert calls == [1]


def test_a_font_that_is_not_there(tmp_path: Path) -> None:
    """A configured font that is missing is an error of the configuration."""
    with pytest.raises(ConfigError, match=r"images\.font names fonts/x\.otf, and there is no such file"):
        cards(tmp_path, "fonts/x.otf")


def test_without_any_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without fonts gets no pictures, and is told why."""
    monkeypatch.setattr(module, "font_files", dict)
    draw = cards(tmp_path, "")
    assert draw({Route("/en/a/"): ENGLISH}) == {}
    assert "1 page in English got none" in str(draw.remarks[0])
