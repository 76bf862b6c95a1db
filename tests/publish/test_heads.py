"""What is told of a made page: all that others ask of it comes back as it was."""

from __future__ import annotations

import datetime as dt
import pickle
import shutil
from pathlib import Path

import msgspec
import pytest

from docpipe.config.load import load
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.outputs import planned
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.publish.build import planned_pages
from docpipe.publish.heads import head_of, unpacked
from docpipe.publish.page import Card, Later, Page
from tests.conftest import SITES

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session over a site of two languages with every kind of page."""
    root = Path(shutil.copytree(SITES / "published", tmp_path / "site"))
    return Session(Request(root=root, config=load(root).config, now=NOW, bodies=True), Serial())


def pages(session: Session) -> list[Page]:
    """Return all pages of a site."""
    contents = planned(session, looks=True, has_texts=False).plan.contents
    return [each.make() if isinstance(each, Later) else each for each in planned_pages(contents)]


def test_all_but_the_text_comes_back(session: Session) -> None:
    """From another process, and from what was kept of the last build."""
    locales = {locale.name: locale for locale in session.request.config.site.locales}
    found = pages(session)
    assert len({page.template for page in found}) > 3
    assert any(page.copies for page in found)
    for page in found:
        told = msgspec.structs.replace(page, values={}, description="", card=Card())
        head = pickle.loads(pickle.dumps(head_of(page)))  # noqa: S301 - as it comes from a copy of the process
        assert (head.route, head.copies) == (page.route, page.copies)
        assert head.page(locales) == told
        assert unpacked(head.packed).page(locales) == told


def test_what_is_no_unicode_is_told_as_it_is(session: Session) -> None:
    """The name of a file may be any bytes; such a page is told of and cannot be kept."""
    page = msgspec.structs.replace(pages(session)[0], copies={"/a.png": "static/\udcff.png"}, values={"text": "long"})
    head = pickle.loads(pickle.dumps(head_of(page)))  # noqa: S301 - as above
    assert head.copies == page.copies
    assert head.page({}) == msgspec.structs.replace(page, values={}, description="", card=Card())
