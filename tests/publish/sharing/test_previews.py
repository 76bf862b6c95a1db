"""Pictures drawn for pages that have none."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.index.site import build_index
from docpipe.model.page import Route
from docpipe.model.taxonomy import Registries
from docpipe.publish.build import build_site
from docpipe.publish.images.assets import Drawn, Files, Picture
from docpipe.publish.sharing.previews import Preview
from docpipe.translation.publication import decide
from docpipe.translation.state import states
from tests.publish.factory import NOW, THEME, configured, parsed

FILES = {
    "content/zh/a.md": "---\ntitle: 无图\ndate: 2024-05-11\n---\n文",
    "content/en/a.md": "---\ntitle: No picture\n---\ntext",
    "content/zh/b.md": "---\ntitle: 有图\n---\n![大](big.png)",
    "content/zh/c.md": "---\ntitle: 不列出\nunlisted: true\n---\n文",
}
ASSETS = {"content/zh/big.png": Picture(1200, 630)}


def drawn(base_url: str = "https://example.org/") -> tuple[dict[Route, Preview], dict[str, str]]:
    """Return what was to be drawn, and the texts of the built pages."""
    config = configured("zh", "en", base_url=base_url)
    read = {path: parsed(path, text) for path, text in FILES.items()}
    site = build_index([document for document, _ in read.values()], config, frozenset(ASSETS), Registries())
    found = states(site, {}, now=NOW)
    wanted: dict[Route, Preview] = {}

    def draw(previews: Mapping[Route, Preview]) -> dict[Route, Drawn]:
        wanted.update(previews)
        return {route: Drawn(f".docpipe/images/{len(route)}.png", f"{len(route)}.png", 1200, 630) for route in previews}

    outputs = build_site(
        site,
        {path: body for path, (_, body) in read.items()},
        found,
        decide(site, found, blocked=frozenset(), now=NOW),
        theme=THEME,
        files=Files("/root", ASSETS),
        draw=draw,
    )
    return wanted, {
        output.path: (output.content or b"").decode(errors="replace") or output.source for output in outputs
    }


def test_what_is_drawn() -> None:
    """Listed articles without a picture are drawn, and the homes; each in its own language."""
    wanted, _ = drawn()
    assert sorted(wanted) == ["/en/", "/en/a/", "/zh/", "/zh/a/"]
    assert (wanted[Route("/zh/a/")].title, wanted[Route("/zh/a/")].site) == ("无图", "测试站")
    assert wanted[Route("/zh/a/")].line == "2024年5月11日 · 简体中文"
    assert wanted[Route("/en/a/")].line == "May 11, 2024 · English"
    assert wanted[Route("/en/")].title == "Test site"


def test_pages_name_what_was_drawn() -> None:
    """A page names its picture with shape and description, twice: in its head and for search engines."""
    _, files = drawn()
    page = files["zh/a/index.html"]
    assert '<meta property="og:image" content="https://example.org/assets/images/6.png">' in page
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:image:alt" content="无图">' in page
    assert page.count("assets/images/6.png") == 2
    assert files["assets/images/6.png"] == "/root/.docpipe/images/6.png"
    assert "assets/images/4.png" in files["zh/index.html"]
    assert "assets/images" not in files["zh/b/index.html"] + files["zh/c/index.html"]


def test_nothing_is_drawn_without_an_address() -> None:
    """Other sites want whole addresses; where there are none, nothing is drawn."""
    assert drawn("")[0] == {}
