"""One file of a site at a time: whatever is asked for first, it is what the build of the whole site makes."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.outputs import planned, showing
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.pipeline.todos import site_todos
from docpipe.publish.build import in_turn, phases
from docpipe.publish.showing import Showing
from tests.conftest import SITES

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
MADE = ("published", "bilingual", "hexo", "jekyll", "docusaurus", "arabic")


def session_of(root: Path) -> Session:
    """Return a session over a site."""
    return Session(Request(root=root, config=load(root).config, now=NOW, bodies=True), Serial())


def content(path: Path | str, inside: bytes | None) -> bytes:
    """Return the bytes of an output."""
    return Path(path).read_bytes() if inside is None else inside


@pytest.fixture(params=MADE)
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the copy of a site."""
    return Path(shutil.copytree(SITES / request.param, tmp_path / "site"))


def whole(session: Session) -> dict[str, bytes]:
    """Return every file of the whole site."""
    steps = phases(planned(session, site_todos(session), looks=True, has_texts=False).plan)
    return {each.path: content(each.source, each.content) for each in in_turn(steps)}


@pytest.mark.parametrize("seed", [1, 2])
def test_each_file_is_that_of_the_build(root: Path, seed: int) -> None:
    """Pages, feeds, the search and what leads on from earlier addresses: each is found, with the same bytes."""
    session = session_of(root)
    expected = whole(session)
    shown = showing(session, site_todos(session))
    # A picture is found once its page was made.
    pages = sorted(path for path in expected if path.endswith(".html"))
    others = sorted(expected.keys() - pages)
    order = random.Random(seed)  # noqa: S311 - an order, no secret
    order.shuffle(pages)
    order.shuffle(others)
    for path in (*pages, *others):
        found = shown.file(path)
        assert found is not None, path
        assert found.path == path
        # The list of redirects tells of the pages that lead on from where a picture might have stood.
        assert content(found.source, found.content) == expected[path], path


def test_nothing_else_is_found(root: Path) -> None:
    """Names that are none of the site's lead nowhere, least of all to the disk."""
    session = session_of(root)
    expected = whole(session)
    shown = showing(session, site_todos(session))
    for path in ("", "nothing", "zh", "zh/", "../docpipe.toml", "docpipe.toml", "content/zh/a.md", "favicon.ico", "/"):
        assert (shown.file(path) is not None) == (path in expected), path


def test_only_what_is_asked_for_is_made(tmp_path: Path) -> None:
    """A page of a site costs one page."""
    root = Path(shutil.copytree(SITES / "published", tmp_path / "site"))
    shown = showing(session_of(root))
    assert shown.file("zh/index.html") is not None
    assert shown.file("nothing/index.html") is None
    assert made(shown) == {"zh/index.html"}
    assert shown.file("zh/feed.xml") is not None
    assert made(shown) == {"zh/index.html", "zh/feed"}


def test_pictures_of_an_earlier_site(tmp_path: Path) -> None:
    """Who still shows a page of it finds its pictures, as long as they are there."""
    root = Path(shutil.copytree(SITES / "published", tmp_path / "site"))
    session = session_of(root)
    first = showing(session)
    for path in sorted(path for path in whole(session) if path.endswith(".html")):
        first.file(path)
    assert first.copies
    place = next(iter(first.copies))
    assert showing(session_of(root)).file(place) is None
    later = showing(session_of(root), None, first.copies)
    assert later.file(place) == first.file(place)
    (root / first.copies[place]).unlink()
    assert showing(session_of(root), None, first.copies).file(place) is None


def made(shown: Showing) -> set[str]:
    """Return the names of the tasks that were done."""
    return set(shown._made)  # noqa: SLF001 - what it has made tells what it costs
