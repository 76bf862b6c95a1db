"""What a locale shows of a post it lacks, as the site chooses: an entry, the original as a page, or nothing."""

from __future__ import annotations

import re

import msgspec
import pytest

from docpipe.config.schema import Config, Fallback, Translation, TranslationLocale
from tests.publish.factory import Built, build, configured

_META = "date: 2026-01-0{day}\ntags: [{tag}]\n"
FILES = {
    "content/zh/both.md": f"---\ntitle: 两种语言\n{_META.format(day=1, tag='shared')}---\n\n都有的内容。\n",
    "content/en/both.md": "---\ntitle: Both\n---\n\nIn both languages.\n",
    "content/zh/alone.md": f"---\ntitle: 独有\n{_META.format(day=2, tag='solitary')}---\n\n只有中文的内容。\n",
}
STAND_IN = "en/alone/index.html"
PLACES = ("en/index.html", "en/archive/index.html", "en/tags/index.html", "en/search/index.html")


def site(fallback: Fallback = "list", **locales: TranslationLocale) -> Config:
    """Return the configuration of a site in Chinese, English and Japanese with a way to fall back."""
    translation = Translation(publish_at=50, fallback=fallback, locale=locales)
    return msgspec.structs.replace(configured("zh", "en", "ja"), translation=translation)


def naming(built: Built, text: str, folder: str = "en/") -> set[str]:
    """Return the paths of the files below `folder` that hold `text`."""
    found = built.outputs.items()
    return {
        path
        for path, output in found
        if path.startswith(folder) and output.content is not None and text.encode() in output.content
    }


def test_the_original_as_a_page() -> None:
    """It is kept out of search engines, names the original as its own, is no version, and says what it is."""
    built = build(FILES, config=site("page"))
    page = built.text(STAND_IN)
    assert '<html lang="en">' in page
    assert re.findall(r'<meta name="robots" content="(.*?)">', page) == ["noindex"]
    assert re.findall(r'<link rel="canonical" href="(.*?)">', page) == ["https://example.org/zh/alone/"]
    assert '<link rel="alternate" hreflang' not in page
    assert "This post has no translation yet; here is the original in " in page
    assert '<div class="text" lang="zh-Hans" dir="ltr">' in page
    assert '<h1 lang="zh-Hans">独有</h1>' in page


def test_the_original_is_not_changed_by_standing_in() -> None:
    """It is indexed, its own canonical page, and names no version that does not exist."""
    page = build(FILES, config=site("page")).text("zh/alone/index.html")
    assert 'name="robots"' not in page
    assert '<link rel="canonical" href="https://example.org/zh/alone/">' in page
    assert set(re.findall(r'rel="alternate" hreflang="(.*?)"', page)) <= {"zh-Hans", "x-default"}


def test_no_list_and_no_machine_is_told() -> None:
    """A page that stands in is in no feed, sitemap, search index, tag, archive or `llms.txt` of its locale."""
    built = build(FILES, config=site("page"))
    assert naming(built, "独有") == {STAND_IN}
    assert naming(built, "solitary") == {STAND_IN}
    assert not [path for path in built.outputs if path.startswith("en/tags/solitary")]
    for path in built.outputs:
        if path.endswith((".xml", ".txt")) or (path.endswith(".json") and "feed" in path):
            assert "example.org/en/alone/" not in built.text(path), path
    assert "example.org/zh/alone/" in built.text("sitemap.xml")
    assert "alone" in built.text("llms.txt")


def test_an_entry_that_leads_to_the_original() -> None:
    """The list of the locale names it, in its language, and says which that is; there is no page of it."""
    built = build(FILES, config=site("list"))
    assert STAND_IN not in built.outputs
    home = built.text("en/index.html")
    section = home[home.index('class="elsewhere"') :]
    heading = re.search(r"<h2[^>]*>(.*?)</h2>", section, re.DOTALL)
    assert heading is not None
    assert re.sub("<.*?>", "", heading[1]).strip() == "Only in Chinese"
    link = re.search(r'<a href="../zh/alone/"[^>]*>', section)
    assert link is not None
    assert 'hreflang="zh-Hans"' in link[0]
    assert re.search(r'lang="zh-Hans"[^>]*>独有', section)
    assert not {*PLACES[1:], "en/atom.xml"} & naming(built, "独有")


def test_nothing() -> None:
    """Nowhere in the locale is the post named."""
    built = build(FILES, config=site("none"))
    assert STAND_IN not in built.outputs
    assert naming(built, "独有") == set()
    assert naming(built, "alone") == set()
    assert "zh/alone/index.html" in built.outputs


def test_a_locale_may_choose_otherwise() -> None:
    """What one locale chooses is for that alone."""
    built = build(FILES, config=site("none", ja=TranslationLocale(fallback="page")))
    assert "ja/alone/index.html" in built.outputs
    assert "ja/both/index.html" in built.outputs
    assert naming(built, "alone") == set()
    built = build(FILES, config=site("page", en=TranslationLocale(fallback="list")))
    assert STAND_IN not in built.outputs
    assert "Only in Chinese" in built.text("en/index.html")
    assert "ja/alone/index.html" in built.outputs


ORIGINAL = "---\ndate: 2026-01-01\n---\n\n第一段讲的是起点。\n\n第二段讲的是终点。\n"


def translated(text: str) -> dict[str, str]:
    """Return an original of two paragraphs of one length, and what there is of it in English."""
    return {"content/zh/half.md": ORIGINAL, "content/en/half.md": f"---\ndate: 2026-01-01\n---\n\n{text}\n"}


HALF = translated("The first paragraph is about the beginning.\n\n第二段讲的是终点。")
WHOLE = translated("The first paragraph is about the beginning.\n\nThe second paragraph is about the end.")
NOTHING = translated("第一段讲的是起点。\n\n第二段讲的是终点。")


@pytest.mark.parametrize(
    ("files", "publish_at", "is_page"),
    [
        (HALF, 0, True),
        (HALF, 50, True),
        (HALF, 51, False),
        (HALF, 100, False),
        (WHOLE, 50, True),
        (WHOLE, 100, True),
        (NOTHING, 0, True),
        (NOTHING, 1, False),
    ],
)
def test_the_threshold(files: dict[str, str], publish_at: int, *, is_page: bool) -> None:
    """A translation becomes a page from `publish_at` percent on, that coverage included."""
    config = msgspec.structs.replace(configured("zh", "en"), translation=Translation(publish_at=publish_at))
    built = build(files, config=config)
    assert ("en/half/index.html" in built.outputs) is is_page
    assert ("Only in Chinese" in built.text("en/index.html")) is not is_page


def test_the_threshold_of_a_locale() -> None:
    """A locale may ask for more than the others."""
    found = Translation(publish_at=0, locale={"en": TranslationLocale(publish_at=100)})
    built = build(HALF, config=msgspec.structs.replace(configured("zh", "en"), translation=found))
    assert "en/half/index.html" not in built.outputs
