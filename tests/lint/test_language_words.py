"""Words that say what language something is in."""

from __future__ import annotations

import pytest

from docpipe.config.locales import locale_for
from docpipe.lint.language_words import names_language


@pytest.mark.parametrize(
    ("text", "locale", "is_named"),
    [
        ("see it in Chinese", "zh", True),
        ("中文 | English", "zh", True),
        ("简体中文版", "zh", True),
        ("the zh-CN page", "zh-CN", True),
        ("（英文）", "en", True),
        ("in english", "en", True),
        ("then and when", "en", False),
        ("en-route", "en", False),
        ("https://example.org/en/a and b.en.md", "en", False),
        ("the guide (en).", "en", True),
        ("安装指南", "zh", False),
        ("日本語", "ja", True),
        ("日本語", "zh", False),
    ],
)
def test_a_language_is_named(text: str, locale: str, is_named: bool) -> None:  # noqa: FBT001 - a table
    """In itself, in English, in Chinese or by its tag; not as a part of another word."""
    found = locale_for(locale)
    assert found is not None
    assert names_language(text, found) is is_named
