"""Heading ids as the renderers make them that posts are written for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.config.schema import SlugDialect
from docpipe.parse.slugs import slug, unique


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        ("github", "Hello, World!", "hello-world"),
        ("github", "快速开始 & 安装：配置", "快速开始--安装配置"),
        ("github", "C++ & C#", "c--c"),
        ("github", "a_b-c  d", "a_b-c--d"),
        ("github", "É 𠀀 １２", "é-𠀀-１２"),
        ("github", "😀 x", "-x"),
        ("github", "a\u3000b\tc", "abc"),
        ("github", "1.2 版", "12-版"),
        ("github", "...", ""),
        ("docusaurus", "快速 开始", "快速-开始"),
        ("hugo", "A b\tc，d", "a-b-cd"),
        ("github", "① 安装 x² Ⅳ Ⓐ", "-安装-x-ⅳ-ⓐ"),
        ("github", "a‿b＿c", "a‿b＿c"),
        ("hugo", "甲\u3000乙", "甲乙"),
        ("hugo", "① 安装 x² e\u0301", "-安装-x-e"),
        ("hugo", "😀", "heading"),
        ("vuepress", "Hello, World!", "hello-world"),
        ("vuepress", "1.2 版本", "_1-2-版本"),
        ("vuepress", "Café 中文，文", "cafe-中文-文"),
        ("vuepress", "“引”_x_", "引-x"),
        ("vuepress", "a\tb", "ab"),
        ("hexo", "Hello, World!", "Hello-World"),
        ("hexo", "Café ＡＢ１ Ⓒ", "Cafe-AB１-C"),
        ("hexo", "“引”_x_ a\tb", "“引”-x-ab"),
        ("hexo", "1.2 版本", "1-2-版本"),
    ],
)
def test_slugs_are_those_of_the_dialect(dialect: SlugDialect, text: str, expected: str) -> None:
    """Case, punctuation and blanks are handled as the named renderer handles them."""
    assert slug(text, dialect) == expected


def test_vuepress_folds_full_width_commas() -> None:
    """Its compatibility normalisation turns `，` into `,`, and that into a hyphen."""
    assert slug("甲，乙", "vuepress") == "甲-乙"
    assert slug("甲，乙", "hexo") == "甲，乙"


@given(st.lists(st.sampled_from(("a", "a-1", "a-1-1", "a-2", "b")), max_size=20))
def test_every_id_is_given_once(candidates: list[str]) -> None:
    """The first of a candidate that is free keeps its name; the others are numbered."""
    taken: dict[str, int] = {}
    given_ids = [unique(candidate, taken) for candidate in candidates]
    assert len(set(given_ids)) == len(given_ids)
    assert all(made.startswith(candidate) for candidate, made in zip(candidates, given_ids, strict=True))
    assert given_ids[:1] == candidates[:1]


def test_repeats_are_numbered_like_githubs() -> None:
    """A heading that looks like a numbered repeat is one more candidate."""
    taken: dict[str, int] = {}
    assert [unique(each, taken) for each in ("a", "a", "a-1", "a", "a-1")] == ["a", "a-1", "a-1-1", "a-2", "a-1-2"]


def test_many_repeats_cost_no_more_than_few() -> None:
    """The last number tried is remembered, so that ten thousand equal headings are numbered at once."""
    taken: dict[str, int] = {}
    assert [unique("a", taken) for _ in range(20_000)][-1] == "a-19999"
