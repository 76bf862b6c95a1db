"""The pictures of one build, from the files of a site to those of the built one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.pipeline.executor import Serial, Workers
from tests.pipeline.pictures.test_fonts import latin
from tests.pipeline.test_session import session
from tests.publish.images.metadata.photos import SOMEONE, noise, opened, photo

CONFIG = """
[site]
title = "Notes"
base_url = "https://example.org/"
source = "en"
locales = ["en"]
[images]
variants = true
widths = [40, 80]
cards = true
font = "latin.ttf"
"""


@pytest.fixture
def root(write_site: Callable[[dict[str, str | bytes]], Path]) -> Path:
    """Return a site with one post that has a picture, one that has none, and a file that is withheld."""
    site = write_site(
        {
            "docpipe.toml": CONFIG,
            "content/en/a.md": "---\ntitle: A\ndate: 2024-01-01\n---\n![x](p.jpg)",
            "content/en/p.jpg": photo("JPEG", 6, image=noise(400, 300)),
            "content/en/b.md": "---\ntitle: B\ndate: 2024-01-01\n---\ntext",
            "static/h.jpg": photo("AVIF", frames=2),
        }
    )
    latin(site)
    return site


def test_a_build(root: Path) -> None:
    """Pictures lose what they tell, are offered in several widths, and a page without one gets a card."""
    run = session(root, Serial())
    found = {output.path: output for output in run.outputs()}
    photograph = found["en/a/p.jpg"].content or b""
    assert SOMEONE.encode() not in photograph
    assert opened(photograph).size == (400, 300)
    page = (found["en/a/index.html"].content or b"").decode()
    assert re.search(r'srcset="\S+-40\.webp 40w, \S+-80\.webp 80w, p\.jpg 300w"[^>]+width="300" height="400"', page)
    assert 'content="https://example.org/en/a/p.jpg"' in page
    other = (found["en/b/index.html"].content or b"").decode()
    card = re.search(r'property="og:image" content="https://example\.org/(assets/images/card-\w+\.png)"', other)
    assert card is not None
    assert card[1] in found
    assert '<meta property="og:image:width" content="1200">' in other
    assert '<meta property="og:image:alt" content="B">' in other
    assert "h.jpg" not in found
    assert [remark.path for remark in run.remarks] == ["static/h.jpg"]


def test_every_run_makes_the_same(root: Path) -> None:
    """The same files come of one and of several processes, of an empty and of a full cache."""
    first = [(output.path, output.content) for output in session(root, Serial()).outputs()]
    again = [(output.path, output.content) for output in session(root, Workers(3)).outputs()]
    assert first == again


def test_looking_at_pages_makes_no_pictures(root: Path) -> None:
    """Rules that look at pages leave the cache alone, and nothing is said of pictures."""
    run = session(root, Serial())
    assert list(run.outputs(looks=True))
    assert not (root / ".docpipe").exists()
    assert not run.remarks
