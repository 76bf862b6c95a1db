"""What is said of a path at which nothing was found."""

from __future__ import annotations

import msgspec
import pytest

from docpipe.config.layout import Layout, Mount
from docpipe.index.links import resolve
from docpipe.index.targets import Broken, Resolved, Unresolvable, Why
from docpipe.model.link import Image, LinkKind
from docpipe.model.source import LocaleName
from docpipe.model.text import Span
from tests.index.documents import config, document, site

_A = document("content/zh/a.md")


def _resolved(target: str, *, layout: str = "docpipe", base_url: str = "") -> Resolved:
    mounts = () if layout == "docpipe" else (Mount(folder="content/zh", locale=LocaleName("zh")),)
    settings = msgspec.structs.replace(config(base_url=base_url), layout=Layout(name=layout, mount=mounts))
    return resolve(target, _A, site([_A], assets=["static/images/x.png", "content/zh/p/y.png"], settings=settings))


@pytest.mark.parametrize(
    ("layout", "base_url", "expected"),
    [
        ("docpipe", "", Broken("static/favicon.ico does not exist")),
        ("docpipe", "https://example.org/", Broken("static/favicon.ico does not exist")),
        ("docpipe", "https://example.org/blog/", Unresolvable(why=Why.UNOWNED)),
        ("hugo", "", Unresolvable(why=Why.UNOWNED)),
        ("jekyll", "", Unresolvable(why=Why.UNOWNED)),
    ],
)
def test_a_picture_at_the_root(layout: str, base_url: str, expected: Resolved) -> None:
    """It is missed where docpipe makes the whole host's pages; a theme or a neighbour may have put it elsewhere."""
    assert _resolved("/favicon.ico", layout=layout, base_url=base_url) == expected


@pytest.mark.parametrize(
    ("target", "layout", "why"),
    [
        ("/feed.xml", "docpipe", Why.UNOWNED),
        ("/docs/csi/introduction", "docpipe", Why.UNOWNED),
        ("/docs/csi/introduction.md", "docpipe", Why.UNOWNED),
        ("/images/none", "docpipe", Why.UNOWNED),
        ("./LICENSE", "folder", Why.ADDRESS),
        ("none/", "hexo", Why.ADDRESS),
        ("/none/", "hexo", Why.UNOWNED),
        ("./p/", "docpipe", Why.FOLDER),
        ("../../../x.md", "docpipe", Why.OUTSIDE),
        ("../../outside.md", "hugo", Why.OUTSIDE),
        ("~@alias/none.png", "vuepress", Why.TEMPLATE),
        ("@alias/none.png", "vuepress", Why.TEMPLATE),
        ("@/none.md", "vuepress", Why.TEMPLATE),
    ],
)
def test_why_nobody_can_tell(target: str, layout: str, why: Why) -> None:
    """Each class of address that is passed over in silence has its reason."""
    assert _resolved(target, layout=layout) == Unresolvable(why=why)


def test_a_folder_that_is_passed_over() -> None:
    """What lies in a hidden folder is not read, so nothing is known of it."""
    assert _resolved("./.hidden/none.md") == Unresolvable(why=Why.OUTSIDE)


def test_a_folder_that_is_absent_as_a_whole() -> None:
    """Of what a generator makes or a checkout leaves out, no single file is missed; docpipe makes no files itself."""
    images = tuple(Image(LinkKind.INLINE, Span(0, 0), f"made/{number}.png", Span(0, 0)) for number in range(5))
    post = _A.but(images=images)
    mount = Mount(folder="content/zh", locale=LocaleName("zh"))
    settings = msgspec.structs.replace(config(), layout=Layout(name="hugo", mount=(mount,)))
    assert resolve("made/6.png", post, site([post], settings=settings)) == Unresolvable(why=Why.ABSENT)
    assert isinstance(resolve("made/6.png", post, site([post])), Broken)


@pytest.mark.parametrize("layout", ["docpipe", "hexo", "folder"])
@pytest.mark.parametrize("target", ["www.example.com", "arxiv.org/abs/2311.07911"])
def test_an_address_without_its_scheme(target: str, layout: str) -> None:
    """No generator serves it, and what was meant is plain."""
    assert _resolved(target, layout=layout) == Broken(f"content/zh/{target} does not exist", (f"https://{target}",))


def test_a_name_with_the_ending_of_a_host() -> None:
    """A page may well be called `socket.io`."""
    assert _resolved("socket.io", layout="hexo") == Unresolvable(why=Why.ADDRESS)


def test_a_path_below_the_folder_of_the_site() -> None:
    """What stands below the folder that the site is published in is the site's."""
    found = _resolved("/blog/images/y.png", base_url="https://example.org/blog/")
    assert isinstance(found, Broken)
    assert found.reason == "static/images/y.png does not exist"
