"""What search engines are told of an article as JSON-LD."""

from __future__ import annotations

import json
import re
from typing import cast

import msgspec

from docpipe.model.taxonomy import Person, Registries
from docpipe.model.translation import Freshness, Origin
from docpipe.publish.images.assets import Picture
from tests.publish.factory import Built, build, pair

ZH, EN = "content/zh/blog/2026-01-01-a.md", "content/en/blog/2026-01-01-a.md"
FRONT = "authors: [lin]\ntags: [ai, 数据]\nupdated: 2026-02-03\n"
REGISTRIES = Registries({"lin": Person("lin", {"zh": "林舟", "en": "Lin Zhou"})})
FILES = {
    ZH: f"---\ntitle: 甲</script>\ndescription: 说明\n{FRONT}---\n第一段。\n\n![河上的桥](a.png)",
    EN: "---\ntitle: A\n---\nThe first one.\n\n![a bridge](a.png)",
}
Data = dict[str, object]


def data_of(built: Built, path: str) -> Data:
    """Return the linked data of a page."""
    found = re.findall('<script type="application/ld\\+json">(.*?)</script>', built.text(path), re.DOTALL)
    assert len(found) == 1
    data = json.loads(found[0])
    assert isinstance(data, dict)
    return data


def site(files: dict[str, str] = FILES, *, english: tuple[Origin, str] = (Origin(), "")) -> Built:
    """Return the site; `english` is who translated and who reviewed."""
    origin, reviewer = english
    block = msgspec.structs.replace(pair(1, 1, Freshness.CURRENT), origin=origin, reviewer=reviewer)
    states = {EN: (pair(0, 0, Freshness.CURRENT), block)}
    pictures = {"content/zh/blog/a.png": Picture(800, 600)}
    return build(files, assets=pictures, pictures=pictures, registries=REGISTRIES, states=states)


def test_an_original() -> None:
    """Everything that schema.org's BlogPosting needs, and its translations."""
    assert data_of(site(), "zh/blog/a/index.html") == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": "https://example.org/zh/blog/a/",
        "url": "https://example.org/zh/blog/a/",
        "mainEntityOfPage": "https://example.org/zh/blog/a/",
        "headline": "甲</script>",
        "description": "说明",
        "inLanguage": "zh-Hans",
        "datePublished": "2026-01-01T00:00:00+08:00",
        "dateModified": "2026-02-03T00:00:00+08:00",
        "author": [{"@type": "Person", "name": "林舟", "url": "https://example.org/zh/authors/lin/"}],
        "publisher": {"@type": "Organization", "name": "测试站"},
        "keywords": ["ai", "数据"],
        "image": "https://example.org/zh/blog/a/a.png",
        "workTranslation": [{"@type": "BlogPosting", "@id": "https://example.org/en/blog/a/", "inLanguage": "en"}],
    }


def test_a_translation() -> None:
    """It names its original and who made it, and is as old as its own text."""
    files = FILES | {EN: FILES[EN].replace("title: A", "title: A\ntranslator: [Ann, Bo]")}
    data = data_of(site(files, english=(Origin("machine", "apertium"), "Chen")), "en/blog/a/index.html")
    assert data["inLanguage"] == "en"
    assert data["dateModified"] == data["datePublished"] == "2026-01-01T00:00:00+08:00"
    assert data["translationOfWork"] == {
        "@type": "BlogPosting",
        "@id": "https://example.org/zh/blog/a/",
        "inLanguage": "zh-Hans",
    }
    assert data["translator"] == [
        {"@type": "Person", "name": "Ann"},
        {"@type": "Person", "name": "Bo"},
        {"@type": "SoftwareApplication", "name": "apertium"},
    ]
    assert data["editor"] == [{"@type": "Person", "name": "Chen"}]
    assert "workTranslation" not in data


def test_nobody_is_named_who_is_not_known() -> None:
    """A translation of which nothing is known has no translator, and what nobody signed is the site's."""
    data = data_of(build({"content/zh/blog/2026-01-01-a.md": "---\ntitle: 甲\n---\n文"}), "zh/blog/a/index.html")
    assert data["author"] == {"@type": "Organization", "name": "测试站"}
    assert not {"translator", "editor", "workTranslation", "translationOfWork", "image", "keywords"} & data.keys()
    assert "translator" not in data_of(site(), "en/blog/a/index.html")


def test_translations_answer_each_other() -> None:
    """What an original calls its translation calls it its original."""
    built = site()
    original, translation = (data_of(built, f"{name}/blog/a/index.html") for name in ("zh", "en"))
    versions = cast("list[Data]", original["workTranslation"])
    assert [version["@id"] for version in versions] == [translation["@id"]]
    assert cast("Data", translation["translationOfWork"])["@id"] == original["@id"]


def test_a_plain_page_is_no_post() -> None:
    """It is a web page, and needs no date."""
    data = data_of(build({"content/zh/about.md": "# 关于\n\n我们。"}), "zh/about/index.html")
    assert data["@type"] == "WebPage"
    assert "datePublished" not in data


def test_a_page_that_stands_in_has_none() -> None:
    """It is no work of its own."""
    built = build({ZH: FILES[ZH]}, routes={("en", "blog/2026-01-01-a"): "/en/blog/a/"})
    assert "ld+json" not in built.text("en/blog/a/index.html")
