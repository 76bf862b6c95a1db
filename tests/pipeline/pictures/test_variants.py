"""Smaller files of the pictures that posts show, made once."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.index.site import SiteIndex
from docpipe.model.errors import ConfigError
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.pictures import variants as module
from docpipe.pipeline.pictures.measure import measure
from docpipe.pipeline.pictures.one_by_one import each_alone
from docpipe.pipeline.pictures.scale import Scaling
from docpipe.pipeline.pictures.variants import shown, with_variants
from docpipe.publish.images.assets import Picture
from tests.pipeline.test_session import session
from tests.publish.images.metadata.photos import noise, photo, saved

CONFIG = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n[images]\nvariants = true\nwidths = [40, 80]\n'
POST = "---\ntitle: 甲\ndate: 2024-01-01\n---\n![一](a.jpg) ![二](b.png) ![三](c.gif) ![四](/s.webp) ![五](bad.png)"


@pytest.fixture
def root(write_site: Callable[[dict[str, str | bytes]], Path]) -> Path:
    """Return a site with pictures of several kinds."""
    return write_site(
        {
            "docpipe.toml": CONFIG,
            "content/zh/p.md": POST,
            "content/zh/a.jpg": photo("JPEG", image=noise(200, 100)),
            "content/zh/a.en.jpg": photo("JPEG", image=noise(200, 120)),
            "content/zh/b.png": photo("PNG", image=noise(60, 60)),
            "content/zh/c.gif": photo("GIF", image=noise(200, 100), frames=2),
            "content/zh/bad.png": photo("PNG", image=noise(200, 100))[:9000],
            "content/zh/unseen.png": photo("PNG", image=noise(200, 100)),
            "static/s.webp": saved(noise(200, 100), "WEBP", quality=100),
        }
    )


def made(root: Path) -> tuple[Mapping[str, Picture], list[str]]:
    """Return the pictures of a site, and what is said of them."""
    site: SiteIndex = session(root, Serial()).site
    pictures, remarks = with_variants(root, site, measure(root, site.assets).pictures, count=2)
    return pictures, [str(remark) for remark in remarks]


def test_what_is_made(root: Path) -> None:
    """Still pictures that are shown, in any locale, get smaller files; a damaged one is told of and stays as it is."""
    pictures, remarks = made(root)
    widths = {path: [each.width for each in picture.variants] for path, picture in pictures.items()}
    assert widths == {
        "content/zh/a.jpg": [40, 80],
        "content/zh/a.en.jpg": [40, 80],
        "content/zh/b.png": [40, 60],
        "content/zh/bad.png": [],
        "content/zh/c.gif": [],
        "content/zh/unseen.png": [],
        "static/s.webp": [40, 80],
    }
    assert remarks == ["content/zh/bad.png has no smaller files: it cannot be decoded"]
    assert all((root / each.path).is_file() for picture in pictures.values() for each in picture.variants)


def test_nothing_is_made_twice(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build decodes nothing but what was changed, damaged or has failed."""
    (root / "content/zh/bad.png").unlink()
    first, _ = made(root)
    tasks: list[str] = []

    def watched(
        work: Callable[[Scaling], None], wanted: Sequence[Scaling], *, count: int, deadline: float
    ) -> dict[int, str]:
        tasks.extend(Path(task.source).name for task in wanted)
        return each_alone(work, wanted, count=count, deadline=deadline)

    monkeypatch.setattr(module, "each_alone", watched)
    assert made(root)[0] == first
    assert tasks == []
    (root / first["content/zh/a.jpg"].variants[0].path).write_bytes(b"")
    (root / "content/zh/b.png").write_bytes(photo("PNG", image=noise(70, 70)))
    again, _ = made(root)
    assert sorted(tasks) == ["a.jpg", "b.png"]
    assert again["content/zh/a.jpg"] == first["content/zh/a.jpg"]


def test_a_picture_of_too_many_pixels(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture over the limit is not opened; it is published as it is, and that is said."""
    monkeypatch.setattr(module, "MOST_PIXELS", 20_000)
    pictures, remarks = made(root)
    assert not pictures["content/zh/a.en.jpg"].variants
    assert any(remark.startswith("content/zh/a.en.jpg has no smaller files: of 0 million") for remark in remarks)


def test_which_pictures_are_shown(root: Path) -> None:
    """Those of the posts, and in their place those of a language."""
    names = {Path(path).name for path in shown(session(root, Serial()).site)}
    assert names == {"a.jpg", "a.en.jpg", "b.png", "c.gif", "s.webp", "bad.png"}


def test_without_pillow(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants smaller files and has no Pillow is told what to install; nobody else needs it."""
    real = builtins.__import__

    def refused(name: str, *args: object, **options: object) -> object:
        if name.partition(".")[0] == "PIL":
            raise ImportError(name)
        return real(name, *args, **options)  # type: ignore[arg-type]  # handed on as they came

    site = session(root, Serial()).site
    monkeypatch.setattr(builtins, "__import__", refused)
    with pytest.raises(ConfigError, match=r"images\.variants is on, and Pillow is not installed.*docpipe\[images\]"):
        with_variants(root, site, {}, count=1)
    monkeypatch.undo()
    (root / "docpipe.toml").write_text(CONFIG.replace("true", "false"), encoding="utf-8")
    assert not load(root).config.images.variants
    monkeypatch.setattr(builtins, "__import__", refused)
    assert list(session(root, Serial()).outputs())
