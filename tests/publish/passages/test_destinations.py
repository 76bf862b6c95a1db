"""Links and images of posts as pages show them."""

from __future__ import annotations

import re

import pytest

from docpipe.publish.images.assets import Picture, Variant
from tests.publish.factory import Built, build, configured

OTHER = {
    "content/zh/b.md": "---\ntitle: 乙\n---\n## 安装 步骤\n\n文",
    "content/en/b.md": "---\ntitle: B\n---\n## Installing\n\ntext",
    "content/zh/only.md": "---\ntitle: 独\n---\n文",
}
ASSETS = ("content/zh/pic/a b.png", "content/zh/up.png", "static/s.png", "content/zh/doc.pdf", "content/zh/x.html")


def links(markdown: str, path: str = "content/zh/a.md", **files: str) -> list[str]:
    """Return the start tags of the links in a post's text."""
    built = build({path: f"---\ntitle: 甲\n---\n{markdown}", **OTHER, **files}, assets=ASSETS)
    locale = path.split("/")[1]
    text = built.text(f"{locale}/a/index.html")
    return re.findall(r"<a\b[^>]*>", text[text.index('<div class="text">') : text.index("</article>")])


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md", '<a href="../b/">'),
        ("./b.md#安装-步骤", '<a href="../b/#安装-步骤">'),
        ("b.md#%E5%AE%89%E8%A3%85-%E6%AD%A5%E9%AA%A4", '<a href="../b/#安装-步骤">'),
        ("../en/b.md", '<a href="../../en/b/" hreflang="en">'),
        ("/zh/", '<a href="../">'),
        ("/en/", '<a href="../../en/">'),
        ("https://example.org/en/", '<a href="../../en/">'),
        ("/", '<a href="../../">'),
        ("https://a.example/?a=1&b=2", '<a href="https://a.example/?a=1&amp;b=2">'),
        ("//a.example/x", '<a href="//a.example/x">'),
        ("mailto:a@b.c", '<a href="mailto:a@b.c">'),
        ("/elsewhere/", '<a href="/elsewhere/">'),
        ("#", '<a href="#">'),
        ("doc.pdf", '<a href="doc.pdf">'),
        ("/s.png", '<a href="../../s.png">'),
        ("x.html", "<a>"),
        ("nowhere.md", "<a>"),
        ("../../README.md", "<a>"),
    ],
)
def test_links(target: str, expected: str) -> None:
    """Every target becomes an address that works from the page, or none."""
    assert links(f"[x]({target})") == [expected]


def test_a_link_leads_to_the_reader_s_language() -> None:
    """A translation links to the translation, and where there is none to the original, saying so."""
    files = {"content/zh/a.md": "---\ntitle: 甲\n---\n文"}
    found = links("[b](b.md#安装-步骤) [o](only.md)", "content/en/a.md", **files)
    assert re.fullmatch(r'<a href="\.\./b/#b-\w+">', found[0])
    assert found[1] == '<a href="../../zh/only/" hreflang="zh-Hans">'


def test_a_source_fragment_links_to_the_reader_s_language() -> None:
    """A source paragraph shown on a translation's page links to translations as well."""
    files = {"content/zh/a.md": "---\ntitle: 甲\n---\n文\n\n看[乙](b.md)。"}
    assert links("text", "content/en/a.md", **files) == ['<a href="../b/">']


def images(markdown: str, pictures: dict[str, Picture] | None = None) -> tuple[list[str], Built]:
    """Return the image tags of a post, and the site."""
    built = build({"content/zh/a.md": f"---\ntitle: 甲\n---\n{markdown}"}, assets=ASSETS, pictures=pictures)
    return re.findall(r"<img\b[^>]*>", built.text("zh/a/index.html")), built


def test_images_are_copied_and_sized() -> None:
    """An image beside the post goes to its page with its size; only the first is loaded at once."""
    found, built = images("![一](<pic/a b.png>) ![二](up.png) ![三](/s.png)")
    assert found == [
        '<img src="pic/a%20b.png" width="64" height="48" alt="一">',
        '<img src="up.png" width="64" height="48" loading="lazy" decoding="async" alt="二">',
        '<img src="../../s.png" width="64" height="48" loading="lazy" decoding="async" alt="三">',
    ]
    assert built.outputs["zh/a/pic/a b.png"].source == "/root/content/zh/pic/a b.png"
    assert built.outputs["s.png"].source == "/root/static/s.png"


def test_only_what_is_shown_is_copied() -> None:
    """A file that no page refers to is not published, nor is one of another kind."""
    _, built = images("![一](up.png)")
    assert [path for path in built.outputs if path.startswith("zh/a/") and "index" not in path] == ["zh/a/up.png"]


@pytest.mark.parametrize(
    "target", ["nowhere.png", "javascript:alert(1)", "data:image/svg+xml,x", "x.html", "https://", "file:///a.png"]
)
def test_a_picture_that_is_not_there(target: str) -> None:
    """A missing or dangerous picture shows its description and asks no server for anything."""
    found, _ = images(f'![图 "](<{target}>)')
    assert found in (['<img src="data:," alt="图 &quot;">'], [])


def test_pictures_from_elsewhere() -> None:
    """An external picture keeps its address; one that could run something is not published."""
    found, _ = images("![x](https://a.example/b.png)")
    assert found == ['<img src="https://a.example/b.png" alt="x">']
    found, _ = images("![x](up.png)", {"content/zh/up.png": Picture(safe=False)})
    assert found == ['<img src="data:," alt="x">']
    found, _ = images("![x](data:image/png;base64,AAAA)")
    assert found == ['<img src="data:image/png;base64,AAAA" alt="x">']


def test_a_translation_takes_pictures_of_its_source() -> None:
    """An image that only stands beside the source is copied to the translation's page too."""
    files = {
        "content/zh/a.md": "---\ntitle: 甲\n---\n![一](up.png)",
        "content/en/a.md": "---\ntitle: A\n---\n![x](up.png)",
    }
    built = build(files, assets=ASSETS)
    name = next(path for path in built.outputs if re.fullmatch(r"en/a/up-\w{8}\.png", path))
    assert f'src="{name.removeprefix("en/a/")}"' in built.text("en/a/index.html")


def test_a_picture_for_readers_of_a_language() -> None:
    """A page shows the picture of its own locale, in the source's passages as well, and no other is copied there."""
    files = {
        "content/zh/a.md": "---\ntitle: 甲\n---\n![一](up.png)\n\n[大图](up.png)",
        "content/en/a.md": "---\ntitle: A\n---\n![x](up.png)",
    }
    built = build(files, assets=(*ASSETS, "content/zh/up.en.png"), pictures={"content/zh/up.en.png": Picture(30, 20)})
    copied = [path for path in built.outputs if path.startswith("en/a/") and path.endswith(".png")]
    assert len(copied) == 1
    assert re.fullmatch(r"en/a/up\.en-\w{8}\.png", copied[0])
    name = copied[0].removeprefix("en/a/")
    assert f'<img src="{name}" width="30" height="20" alt="x">' in built.text("en/a/index.html")
    assert '<img src="up.png" width="64" height="48"' in built.text("zh/a/index.html")


def test_two_files_of_one_name_on_a_page() -> None:
    """A half-translated page shows its own picture and the source's, though both are called the same."""
    files = {
        "content/zh/a.md": "---\ntitle: 甲\n---\n![一](x.png)\n\n## 第二节\n\n又一次：![二](x.png)",
        "content/en/a.md": "---\ntitle: A\n---\n![x](x.png)",
    }
    built = build(files, assets=("content/zh/x.png", "content/en/x.png"))
    found = {path: output.source for path, output in built.outputs.items() if path.startswith("en/a/x")}
    assert found.pop("en/a/x.png") == "/root/content/en/x.png"
    assert list(found.values()) == ["/root/content/zh/x.png"]
    text = built.text("en/a/index.html")
    assert 'src="x.png"' in text
    assert f'src="{next(iter(found)).removeprefix("en/a/")}"' in text


def test_smaller_files_are_offered() -> None:
    """A page names the smaller files of its pictures, which all pages share; a feed names the picture only."""
    shape = Picture(900, 600, variants=(Variant(480, ".docpipe/images/x-480.webp", "x-480.webp"),))
    text = "---\ntitle: 甲\ndate: 2024-01-01\n---\n![一](up.png) ![二](/s.png)"
    built = build(
        {"content/zh/a.md": text}, assets=ASSETS, pictures={"content/zh/up.png": shape, "static/s.png": shape}
    )
    found = re.findall(r"<img\b[^>]*>", built.text("zh/a/index.html"))
    assert found[0] == (
        '<img src="up.png" srcset="../../assets/images/x-480.webp 480w, up.png 900w" '
        'sizes="(max-width: 660px) 100vw, 660px" width="900" height="600" alt="一">'
    )
    assert 'srcset="../../assets/images/x-480.webp 480w, ../../s.png 900w"' in found[1]
    assert built.outputs["assets/images/x-480.webp"].source == "/root/.docpipe/images/x-480.webp"
    feeds = [path for path, output in built.outputs.items() if path.endswith((".xml", ".json")) and output.content]
    assert feeds
    assert not any("x-480" in built.text(path) for path in feeds)


def test_a_cover_needs_a_whole_address() -> None:
    """The cover is announced by its whole address with its size; without a base there is none."""
    files = {"content/zh/a.md": "---\ntitle: 甲\nimage: pic/a b.png\n---\n文"}
    text = build(files, assets=ASSETS).text("zh/a/index.html")
    assert '<meta property="og:image" content="https://example.org/zh/a/pic/a%20b.png">' in text
    assert '<meta property="og:image:width" content="64">' in text
    text = build(files, assets=ASSETS, config=configured(base_url="")).text("zh/a/index.html")
    assert "og:image" not in text
