"""Feeds to write."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import strategies as st

from docpipe.config.locales import locale_for
from docpipe.model.locale import Locale
from docpipe.publish.feeds.feed import Feed, Item, Version
from docpipe.publish.text import Text

HOSTILE = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
"""Whatever front matter and texts can hold: control characters, markup, noncharacters."""


def locale(name: str) -> Locale:
    """Return a locale."""
    found = locale_for(name)
    assert found is not None
    return found


ITEM = Item(
    id="tag:example.org,2026:zh/a",
    url="https://example.org/zh/a/",
    title=Text("标题 <b>&", locale("zh")),
    summary=Text("Summary", locale("en")),
    published=dt.datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=dt.timezone(dt.timedelta(hours=8))),
    updated=dt.datetime(2026, 2, 3, tzinfo=dt.UTC),
    authors=("林舟", "A & B"),
    tags=("数据", '"x"'),
    markup='<p>文 &amp; <code>]]></code> <a href="https://example.org/?a=1&amp;b=2">x</a></p>',
    language="zh-Hans",
    versions=(Version("en", "https://example.org/en/a/"), Version("ja", "https://example.org/ja/a/")),
)
FEED = Feed(
    title="测试站",
    description="关于 <i>一切</i>",
    language="zh-Hans",
    place="/zh/feed.xml",
    url="https://example.org/zh/feed.xml",
    home="https://example.org/zh/",
    image="https://example.org/card.png",
    items=(ITEM, msgspec.structs.replace(ITEM, id="tag:example.org,2026:zh/b", versions=(), authors=(), tags=())),
)


def hostile(title: str, markup: str, name: str) -> Feed:
    """Return a feed whose every text is something odd; titles are never empty."""
    text = Text(f"t{title}", locale("zh"))
    item = msgspec.structs.replace(
        ITEM, title=text, summary=text, markup=f"<p>{markup}</p>", authors=(f"n{name}",), tags=(f"n{name}",)
    )
    return msgspec.structs.replace(FEED, title=f"t{title}", description=f"d{markup}", items=(item,))
