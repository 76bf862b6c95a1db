"""The picture of an article where it is shared."""

from __future__ import annotations

import re

import pytest

from docpipe.publish.images.assets import Picture
from tests.publish.factory import build, configured

PICTURES = {
    "content/zh/big.png": Picture(1200, 630),
    "content/zh/icon.png": Picture(32, 32),
    "content/zh/unknown.png": Picture(),
    "content/zh/drawing.svg": Picture(900, 600),
    "content/zh/big.en.png": Picture(1000, 500),
}


def shared(text: str, path: str = "zh/a", **files: str) -> str:
    """Return the address of the picture that other sites show, without its host; "" for none."""
    written = {"content/zh/a.md": f"---\ntitle: 甲\n{text}", **files}
    page = build(written, assets=PICTURES, pictures=PICTURES).text(f"{path}/index.html")
    found = re.search(r'property="og:image" content="https://example\.org/([^"]+)"', page)
    return found[1] if found is not None else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("image: big.png\n---\n文", "zh/a/big.png"),
        ("image: icon.png\n---\n![大](big.png)", "zh/a/icon.png"),
        ("---\n![大](big.png)", "zh/a/big.png"),
        ("---\n![大](unknown.png)", "zh/a/unknown.png"),
        ("---\n![小](icon.png)", ""),
        ("---\n![图](drawing.svg)", ""),
        ("image: drawing.svg\n---\n![大](big.png)", "zh/a/big.png"),
        ("---\n文", ""),
    ],
)
def test_which_picture(text: str, expected: str) -> None:
    """It is the author's choice, else the first of the text; never a drawing that no other site shows, nor an icon."""
    assert shared(text) == expected


def test_a_picture_for_another_language() -> None:
    """A translation is shared with the picture of its language, also where the source chose it."""
    english = {"content/en/a.md": "---\ntitle: A\n---\ntext"}
    assert re.fullmatch(r"en/a/big\.en\S*\.png", shared("image: big.png\n---\n文", "en/a", **english))


def test_without_an_address() -> None:
    """A site that does not know where it stands names only pictures of other hosts."""
    text = "---\ntitle: 甲\nimage: {}\n---\n文"
    config = configured(base_url="")
    page = build({"content/zh/a.md": text.format("big.png")}, assets=PICTURES, pictures=PICTURES, config=config)
    assert "og:image" not in page.text("zh/a/index.html")
    page = build({"content/zh/a.md": text.format("https://a.example/b.png")}, config=config)
    assert 'content="https://a.example/b.png"' in page.text("zh/a/index.html")
