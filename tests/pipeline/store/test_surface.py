"""Tests of how folders look from outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docpipe.pipeline.store.surface import Surface

LATER = 1 << 62


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file in a folder."""
    made = tmp_path / "content"
    (made / "zh").mkdir(parents=True)
    (made / "zh/a.md").write_text("甲", "utf-8")
    return made


def test_every_change_shows(folder: Path) -> None:
    """Another content, another name, one file more: each is another look."""
    seen = {Surface([folder], LATER).digest}
    (folder / "zh/a.md").write_text("甲乙", "utf-8")
    seen.add(Surface([folder], LATER).digest)
    (folder / "zh/a.md").rename(folder / "zh/b.md")
    seen.add(Surface([folder], LATER).digest)
    (folder / "zh/c").symlink_to("nowhere")
    seen.add(Surface([folder], LATER).digest)
    assert len(seen) == 4


def test_links_are_not_followed(folder: Path) -> None:
    """Folders that lead to themselves are looked at once, in no time, and nothing is certain of them."""
    assert Surface([folder], LATER).is_certain
    for number in range(40):
        (folder / f"link{number}").symlink_to(".")
    surface = Surface([folder], LATER)
    assert not surface.is_certain


@pytest.mark.parametrize("target", ["/", "..", "."])
def test_nobody_looks_at_all_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """A link in the place of a folder that leads to what holds it is not followed either."""
    monkeypatch.setattr(os, "scandir", None)
    (tmp_path / "content").symlink_to(target)
    assert not Surface([tmp_path / "content"], LATER).is_certain


def test_a_link_in_the_place_of_the_site_is_followed(folder: Path, tmp_path: Path) -> None:
    """The folder of a built site may lie elsewhere."""
    link = tmp_path / "build"
    link.symlink_to(folder)
    before = Surface([link], LATER).digest
    (folder / "zh/b.md").write_text("乙", "utf-8")
    assert Surface([link], LATER).digest != before
