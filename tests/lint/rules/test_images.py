"""Images: what their descriptions say, and how heavy their files are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.linting import Lint
from tests.lint.examples import lint_site
from tests.lint.posts import HEAD, findings, read

Write = Callable[[dict[str, str | bytes]], Path]


def _found(code: str, body: str, path: str = "content/zh/a.md") -> list[str]:
    text = read(body, path).text
    only = [found.place.span for found in findings(body, path, lint=Lint(select=(code,)))]
    return [span.of(text) for span in only if span is not None]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("文字![](a.png)。", ["![](a.png)"]),
        ("![ ](a.png)", ["![ ](a.png)"]),
        ("![][a]\n\n[a]: a.png", ["![][a]"]),
        ("[![](a.png)](b.md)", ["![](a.png)"]),
        ("<img src='a.png'>", ["<img src='a.png'>"]),
        ("<img src='a.png' srcset='b.png 1x, c.png 2x'>", ["<img src='a.png' srcset='b.png 1x, c.png 2x'>"]),
        ("![]({{ site.url }}/a.png)", ["![]({{ site.url }}/a.png)"]),
        ("<img src='a.png' alt=''>", []),
        ("<img src='a.png' alt>", []),
        ("<img src='a.png' aria-hidden='true'>", []),
        ("<video src='a.mp4'></video>", []),
        ("![图](a.png)、`![](a.png)`", []),
    ],
)
def test_images_without_a_description(body: str, found: list[str]) -> None:
    """In Markdown an empty description is a missing one; in HTML it may be meant."""
    assert _found("IM003", body) == found


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("<img src='a.png' srcset='b.png 1x, ./a.png 2x' alt=''>", ["b.png"]),
        ("<picture><source srcset=b.png><img src=a.png alt=''></picture>", ["b.png"]),
        ("<video src='a.png' poster='b.png'></video>", ["b.png"]),
        ("![图](%E5%9B%BE%201.png) ![图](<图 1.png>) ![图](./b.png?raw=1)", ["./b.png?raw=1"]),
        ("![图][a]\n\n[a]: b.png", ["b.png"]),
    ],
)
def test_every_image_of_a_page_is_looked_for(body: str, missing: list[str], write_site: Write) -> None:
    """Candidates for other screens, posters and definitions, each at its own place."""
    files: dict[str, str | bytes] = {
        "content/zh/a.md": HEAD + body,
        "content/zh/a.png": b"",
        "content/zh/图 1.png": b"",
    }
    found = [each.place.span for each in lint_site(write_site(files)) if each.code == "IM001"]
    assert [span.of(HEAD + body) for span in found if span is not None] == missing


def test_the_cover_in_the_front_matter(write_site: Write) -> None:
    """It is an image like any other, at the place of its value."""
    text = HEAD.replace("---\n\n", "image: b.png\n---\n\n") + "正文。\n"
    found = [each.place.span for each in lint_site(write_site({"content/zh/a.md": text})) if each.code == "IM001"]
    assert [span.of(text) for span in found if span is not None] == ["b.png"]


@pytest.mark.parametrize(
    ("image", "is_found"), [("a.png", False), ("./img/b.png", False), ("c.png", True), ("/x.png", True)]
)
def test_a_translation_shows_its_source_s_images(image: str, is_found: bool, write_site: Write) -> None:  # noqa: FBT001 - a case
    """A relative path falls back to the file beside the source."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n',
        "static/y.png": b"",
        "content/zh/a.md": HEAD + "正文。\n",
        "content/zh/a.png": b"",
        "content/zh/img/b.png": b"",
        "content/en/a.md": f"---\ntitle: Example\n---\n\n![The network]({image})\n",
    }
    assert any(each.code == "IM001" for each in lint_site(write_site(files))) is is_found


@pytest.mark.parametrize(
    ("alt", "is_found"),
    [("去中心化", True), ("去中心化 IPFS", False), ("Nodes (节点)", False), ("图", False), ("The network", False)],
)
def test_chinese_descriptions_in_english(alt: str, is_found: bool) -> None:  # noqa: FBT001 - a case
    """A description that is mostly Chinese is found; a Chinese name in an English one is none."""
    body = f"Some words about the network.\n\n![{alt}](a.png)\n"
    assert bool(_found("IM004", body, "content/en/a.md")) is is_found


def test_a_chinese_post_among_english_ones() -> None:
    """A post that was not translated at all is the matter of another rule."""
    assert not _found("IM004", "这一篇还没有翻译成英文。\n\n![网络](a.png)\n", "content/en/a.md")


@pytest.mark.parametrize(
    "alt", ["IMG_2034.png", "image-20240511093000123", "截图1", "Image", "a1b2c3d4e5f60718", "图片"]
)
def test_descriptions_that_editors_write(alt: str) -> None:
    """Names of files, and the words that stand in their place."""
    assert _found("IM005", f"![{alt}](a.png)") == [f"![{alt}](a.png)"]


@pytest.mark.parametrize(
    "alt", ["网络的结构", "Figure 1", "图 1", "img 标签的用法", "screenshot of the editor", "a.png 的内容"]
)
def test_descriptions_that_say_something(alt: str) -> None:
    """A file's name within a sentence, and a number of a figure, may stand."""
    assert not _found("IM005", f"![{alt}](a.png)")


def test_a_heavy_image_is_named_once(write_site: Write) -> None:
    """At the first place that shows it, in the original and not in its translations."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n',
        "content/zh/a.md": HEAD + "![图](x.png)\n",
        "content/zh/b.md": HEAD + "![图](x.png)、![图](light.png)、![图](https://a.example/y.png)\n",
        "content/en/a.md": HEAD.replace("示例", "Example") + "![Figure](../zh/x.png)\n",
        "content/zh/x.png": b"0" * 600_000,
        "content/zh/light.png": b"0" * 400_000,
    }
    found = [each for each in lint_site(write_site(files), "IM006") if each.code == "IM006"]
    assert [(each.place.path, each.message.arguments["size"]) for each in found] == [("content/zh/a.md", "600")]
