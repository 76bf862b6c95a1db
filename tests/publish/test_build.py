"""The whole site as files."""

from __future__ import annotations

import random
import re

import pytest

from docpipe.index.site import build_index
from docpipe.model.taxonomy import Registries
from docpipe.publish.build import build_site
from docpipe.publish.images.assets import Files
from docpipe.translation.publication import decide
from docpipe.translation.state import states
from tests.publish.factory import NOW, THEME, build, configured, parsed

POSTS = {
    "content/zh/blog/2026-01-01-a.md": "---\ntitle: 甲\n---\n第一段。\n\n![图](a.png)",
    "content/en/blog/2026-01-01-a.md": "---\ntitle: A\n---\nThe first one.\n\n![pic](a.png)",
    "content/zh/blog/2026-01-02-b.md": "---\ntitle: 乙\n---\n只有中文。",
    "content/zh/about.md": "# 关于\n\n我们。",
}
ASSETS = ("content/zh/blog/a.png", "static/favicon.ico", "static/robots.txt")


def test_files() -> None:
    """Every published document and locale has its pages, and the site its outputs."""
    built = build(POSTS, assets=ASSETS[:1])
    names = {re.sub(r"\.[0-9a-f]{8}\.|(?<=search/)[0-9a-f]{12}\.", ".HASH.", path) for path in built.outputs}
    assert names == {
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "llms.txt",
        "assets/style.HASH.css",
        "assets/icon.HASH.svg",
        "assets/page.HASH.js",
        "assets/search.HASH.js",
        *(f"{locale}/{name}" for locale in ("zh", "en") for name in ("index.html", "404.html")),
        *(f"{locale}/{name}" for locale in ("zh", "en") for name in ("feed.xml", "rss.xml", "feed.json")),
        *(f"{locale}/{name}/index.html" for locale in ("zh", "en") for name in ("archive", "search")),
        *(f"{locale}/search/{name}" for locale in ("zh", "en") for name in ("index.json", ".HASH.json")),
        "zh/blog/a/index.html",
        "zh/blog/a/a.png",
        "en/blog/a/index.html",
        next(path for path in built.outputs if path.startswith("en/blog/a/a-")),
        "zh/blog/b/index.html",
        "zh/about/index.html",
        *(f"{page}/index.md" for page in ("zh/blog/a", "en/blog/a", "zh/blog/b", "zh/about")),
    }


def test_a_site_s_own_files_win() -> None:
    """What lies in static/ is taken instead of what docpipe would make."""
    built = build(POSTS, assets=ASSETS)
    assert built.outputs["robots.txt"].source == "/root/static/robots.txt"
    assert '<link rel="icon" href="favicon.ico">' in built.text("index.html")
    assert not any("icon.svg" in path for path in built.outputs)


def test_a_site_s_own_pages_win() -> None:
    """A page, a picture or a style sheet in static/ stands for docpipe's at the same address, without a conflict."""
    style = next(path for path in build(POSTS).outputs if path.startswith("assets/style."))
    own = ("index.html", "404.html", "zh/index.html", "zh/blog/a/a.png", style)
    built = build(POSTS, assets=(*ASSETS, *(f"static/{path}" for path in own)))
    for path in own:
        assert built.outputs[path].source == f"/root/static/{path}"
    assert "en/index.html" in built.outputs


def test_without_a_base() -> None:
    """Without base_url there is nothing that needs whole addresses."""
    built = build(POSTS, config=configured(base_url=""))
    assert not [path for path in built.outputs if path.endswith(".xml")]
    for path in built.outputs:
        if path.endswith(".html"):
            text = built.text(path)
            assert 'rel="canonical"' not in text
            assert not re.search(r'rel="alternate" (?!type="text/markdown" href="index.md")', text)
            assert "og:url" not in text
            assert "application/ld+json" not in text


@pytest.mark.parametrize("base_url", ["", "https://example.org/", "https://example.org/sub"])
@pytest.mark.parametrize("root", ["chooser", "source"])
def test_every_address_leads_to_a_file(base_url: str, root: str) -> None:
    """Each relative address of a page, followed from its folder, is a file of the site."""
    built = build(POSTS, assets=ASSETS, config=configured(base_url=base_url, root=root))
    for path in built.outputs:
        if not path.endswith(".html") or path.endswith("404.html"):
            continue
        addresses = re.findall(r'(?:href|src)="([^"#]+)', built.text(path))
        for address in (found for found in addresses if ":" not in found):
            assert _target(path, address) in built.outputs, (path, address)


def _target(page: str, address: str) -> str:
    segments = page.split("/")[:-1]
    for segment in address.split("/"):
        if segment == "..":
            segments.pop()
        elif segment != ".":
            segments.append(segment)
    return "/".join(segments) + ("index.html" if address.endswith("/") else "")


def test_determinism() -> None:
    """The order in which anything is known changes no byte."""
    config = configured()
    read = {path: parsed(path, text) for path, text in POSTS.items()}
    built = []
    for seed in (1, 2):
        order = list(read)
        random.Random(seed).shuffle(order)  # noqa: S311 - not a secret
        site = build_index([read[path][0] for path in order], config, frozenset(ASSETS[:1]), Registries())
        found = list(states(site, {}, now=NOW))
        random.Random(seed).shuffle(found)  # noqa: S311 - no secret
        published = decide(site, found, blocked=frozenset(), now=NOW)
        bodies = {path: read[path][1] for path in order}
        built.append(list(build_site(site, bodies, found, published, theme=THEME, files=Files("/root"))))
    assert built[0] == built[1]


def test_characters_that_no_page_may_hold() -> None:
    """Control characters and noncharacters of a damaged post are not published, wherever they stood."""
    body = "## 甲\x08\n\n乙\ufdd0 `\x7f丙` ![丁\ufffe](https://a.example/\x1b.png)"
    outputs = build({"content/zh/a.md": f"---\ntitle: 题\n---\n{body}"}).outputs
    for output in outputs.values():
        text = (output.content or b"").decode()
        assert not re.search(r"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0\ufffe]", text), output.path
    assert ">甲<a class" in (outputs["zh/a/index.html"].content or b"").decode()


def test_hostile_front_matter() -> None:
    """Titles, descriptions, authors and tags are text everywhere: in pages, attributes, feeds and linked data."""
    evil = "\"><script>alert(1)</script>'&]]>"
    files = {
        f"content/{locale}/blog/2026-01-0{day}-{name}.md": (
            f"---\ntitle: {_quoted(evil)}\ndescription: {_quoted(evil)}\nauthors: [{_quoted(evil)}]\n"
            f"tags: [{_quoted(evil)}]\n---\n{evil}\n\n## {evil}\n\n### x\n\n### y\n"
        )
        for locale in ("zh", "en")
        for day, name in ((1, "a"), (2, "b"))
    }
    built = build(files)
    for path, output in built.outputs.items():
        text = (output.content or b"").decode()
        if path.endswith((".html", ".xml")):
            assert "<script>" not in text, path
            assert "]]>" not in text.replace("]]&gt;", ""), path
    assert built.outputs["zh/feed.xml"].content


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
