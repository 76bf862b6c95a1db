"""Texts left in their source's language, for each pair of scripts."""

from __future__ import annotations

import pytest

from docpipe.translation.untranslated import is_untranslated, needs_translation
from tests.translation.factory import block, locale

CHINESE = "去中心化的人工智能需要公开的数据"
ENGLISH = "Decentralised AI needs open data"


@pytest.mark.parametrize(
    ("pair", "source", "target", "expected"),
    [
        # Han into Latin: by the share of Han in prose.
        ("zh en", CHINESE, CHINESE, True),
        ("zh en", CHINESE, ENGLISH, False),
        ("zh en", CHINESE, "AI needs 公开的数据", True),
        ("zh en", CHINESE, "Decentralised AI (去中心化) needs open data", False),
        ("zh en", "GitHub Actions", "GitHub Actions", False),
        ("zh en", "使用 GitHub", "使用 GitHub", True),
        # Han into Japanese: by kana, and equal headings prove nothing.
        ("zh ja", CHINESE, CHINESE, True),
        ("zh ja", CHINESE, "分散型AIにはオープンなデータが必要です", False),
        ("zh ja", "概要", "概要", False),
        ("ja zh", "データを公開する", "データを公開する", True),
        ("ja zh", "概要", "概要", False),
        ("ja zh", "データを公開する", "公开数据", False),
        # Simplified into traditional: only a long equal text is a copy.
        ("zh zh-tw", CHINESE, CHINESE, True),
        ("zh zh-tw", CHINESE, "去中心化的人工智慧需要公開的資料", False),
        ("zh zh-tw", "中文", "中文", False),
        # Latin into Latin: only equality shows.
        ("en fr", ENGLISH, ENGLISH, True),
        ("en fr", ENGLISH, "L'IA décentralisée a besoin de données", False),
        # Latin into others: a text without a letter of its own.
        ("en zh", ENGLISH, "Decentralised AI needs much more open data", True),
        ("en zh", ENGLISH, "Docker Compose", False),
        ("en zh", ENGLISH, CHINESE, False),
        ("en ko", ENGLISH, "분산형 AI", False),
        # Other scripts: by their share.
        ("ru en", "Децентрализация важна", "Децентрализация matters", True),
        ("ru en", "Децентрализация важна", "Decentralisation matters", False),
        ("ko zh", "분산형", "分布式", False),
        ("zh ko", CHINESE, "분산형 인공지능", False),
    ],
)
def test_what_counts_as_untranslated(pair: str, source: str, target: str, *, expected: bool) -> None:
    """Each pair of scripts has its own test."""
    names = pair.split()
    assert is_untranslated([block(source)], [block(target)], (locale(names[0]), locale(names[1]))) is expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("zh", "GitHub", False),
        ("zh", "用", True),
        ("ja", "概要", True),
        ("ja", "データ", True),
        ("ja", "Web", False),
        ("en", "Web", True),
        ("ko", "Web", False),
    ],
)
def test_only_words_of_the_sources_script_need_translation(name: str, text: str, *, expected: bool) -> None:
    """A product name in a Chinese text is the same in English."""
    assert needs_translation([block(text)], locale(name)) is expected
