"""Texts of links that nobody translated."""

from __future__ import annotations

import pytest

from docpipe.config.locales import locale_for
from docpipe.lint.link_texts import untranslated
from docpipe.model.link import Link, LinkKind
from docpipe.model.text import Span


def _link(text: str) -> Link:
    return Link(LinkKind.INLINE, Span(0, 1), "a.md", Span(0, 1), text=text)


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("安装手册", "安装手册", ["安装手册"]),
        ("安装手册", " 安装手册 ", [" 安装手册 "]),
        ("安装手册", "manual", []),
        ("安装手册", "用户手册", []),
        ("中文", "中文", []),
        ("Kubernetes 文档", "Kubernetes 文档", []),
        ("图", "图", []),
    ],
)
def test_a_text_in_the_source_s_words(ours: str, theirs: str, found: list[str]) -> None:
    """The same Han characters as in the source; names of the language, and what is mostly Latin, are left alone."""
    locales = locale_for("zh"), locale_for("en")
    assert locales[0] is not None
    assert locales[1] is not None
    links = untranslated([_link(ours)], [_link(theirs)], (locales[0], locales[1]))
    assert [link.text for link in links] == found


def test_only_where_han_characters_are_foreign() -> None:
    """Japanese and traditional Chinese have the same characters; an English source has none."""
    chinese, japanese, english = locale_for("zh"), locale_for("ja"), locale_for("en")
    assert chinese is not None
    assert japanese is not None
    assert english is not None
    same = [_link("安装手册")]
    assert list(untranslated(same, same, (chinese, japanese))) == []
    assert list(untranslated(same, same, (english, chinese))) == []
