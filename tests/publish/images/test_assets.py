"""Files that are published as they are."""

from __future__ import annotations

from docpipe.model.page import Route
from docpipe.model.source import DocumentKey, LocaleName, SourceFile
from docpipe.publish.images.assets import Files, Picture, place_of, suffix_of

POST = SourceFile("content/zh/blog/a.md", LocaleName("zh"), DocumentKey("blog/a"))


def test_what_may_be_published() -> None:
    """Pictures that were measured and a few kinds of documents may be; pages, scripts and the rest may not."""
    files = Files("/", {"a.png": Picture(), "b.svg": Picture(safe=False)})
    found = [name for name in ("a.png", "x.png", "b.svg", "c.html", "d.js", "e", "f.PDF") if files.is_publishable(name)]
    assert found == ["a.png", "f.PDF"]


def test_places() -> None:
    """Static files keep their place; those of a post go to its page, foreign ones under a name of their own."""
    page = Route("/zh/blog/a/")
    assert place_of("static/x/y.png", page, POST) == "/x/y.png"
    assert place_of("content/zh/blog/img/y.png", page, POST) == "/zh/blog/a/img/y.png"
    first, second = (place_of(f"content/{name}/y.png", page, POST) for name in ("en", "fr"))
    assert first != second
    assert first.startswith("/zh/blog/a/y-")
    assert place_of("content/zh/blog/y.png", Route("/zh/2024/a.html"), POST) == "/zh/2024/a/y.png"


def test_suffixes() -> None:
    """A suffix is in small letters, and not every name has one."""
    assert [suffix_of(path) for path in ("a/b.PNG", "a.b/c", "x.tar.gz")] == ["png", "", "gz"]
