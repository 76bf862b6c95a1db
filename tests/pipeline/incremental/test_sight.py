"""What the looks of a build tell of a page is worked out from its basis: the page's texts, and how they stand."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.page import Route
from docpipe.model.source import HOME
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.incremental.sight import NOTHING, Seen, Sight
from docpipe.pipeline.outputs import planned
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.publish.articles import Article
from docpipe.publish.entries import face_of
from docpipe.publish.looks import Look, of_anchors, of_document, of_entry, of_state
from tests.conftest import SITES

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


@pytest.fixture(params=["published", "bilingual"])
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Session:
    """Return a session over a site, with a cache: only then are looks into texts noted."""
    root = Path(shutil.copytree(SITES / request.param, tmp_path / "site"))
    asked = Request(root=root, config=load(root).config, now=NOW, bodies=True, cache=root / HOME)
    return Session(asked, Serial())


def basis(article: Article) -> set[Look]:
    """Return the looks that the basis of a page stands for."""
    texts = {article.document.file.path, *([article.group.original.file.path] if article.group.original else [])}
    return {of_state(article.locale.name, article.group.key), *map(of_document, texts)}


def test_nothing_else_is_looked_at(session: Session) -> None:
    """Were anything else looked at, its change would go unseen."""
    contents = planned(session).plan.contents
    anchors = contents.edition.published.anchors
    ways: tuple[Callable[[Article], object], ...] = (face_of, lambda article: anchors.get(article.route))
    looked = 0
    for article in contents.articles:
        for way in ways:
            _, looks = session.watch.watched(lambda way=way, article=article: way(article))  # type: ignore[misc]
            assert looks <= basis(article), article.route
            looked += len(looks)
    assert looked > len(contents.articles)
    session.close()


def test_what_was_seen_on_the_same_basis_is_seen_again(session: Session) -> None:
    """It is taken over without another look; on another basis it is not."""
    contents = planned(session).plan.contents
    route = contents.articles[0].route
    for look in (of_entry(route), of_anchors(route)):
        first = Sight(contents)
        digest, known = first.digest(look), first.basis(look)
        assert known
        assert Sight(contents).digest(look, Seen(b"taken over", known)) == b"taken over"
        assert Sight(contents).digest(look, Seen(b"not taken over", known + b"?")) == digest
        assert Sight(contents).digest(look, NOTHING) == digest
    path = of_document(contents.articles[0].document.file.path)
    assert Sight(contents).basis(path) == b""
    assert Sight(contents).digest(path, Seen(b"not taken over", b"")) != b"not taken over"
    session.close()


def test_whoever_made_a_page_tells_what_others_look_at(session: Session) -> None:
    """The same digests as are worked out by somebody who did not make it; of what is no page of a text, none."""
    contents = planned(session).plan.contents
    maker, other, told = Sight(contents), Sight(contents), Sight(contents)
    for route in [article.route for article in contents.articles]:
        seen = maker.of_page(route)
        assert dict(seen) == {look: other.digest(look) for look in (of_entry(route), of_anchors(route))}
        told.know((look, b"told") for look, _ in seen)
        assert told.digest(of_entry(route)) == b"told"
    assert maker.of_page(Route("/nowhere/")) == ()
    session.close()
