"""Tests of what is found in a folder that no generator is known for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.sources.layouts.registry import detect
from tests.sources.layouts.sites import found_in, versions

WriteSite = Callable[[dict[str, str | bytes]], Path]
CHINESE = "# 一篇文章\n\n这是正文，写得不长。\n"
ENGLISH = "# A post\n\nThis is its text, and it is not long.\n"


def test_folders_and_endings(site: Callable[[str], Path]) -> None:
    """`docs/zh_cn` beside `docs/en`, and `README.en.md` beside `README.md`, are versions of each other."""
    root = site("layouts/folder")
    assert versions(root) == {
        "README": {"zh_cn": "README.md", "en": "README.en.md"},
        "docs/usage": {"zh_cn": "docs/zh_cn/usage.md", "en": "docs/en/usage.md"},
        "docs/guide/faq": {"zh_cn": "docs/zh_cn/guide/faq.md", "en": "docs/en/guide/faq.md"},
    }
    assert found_in(root).source == "zh_cn"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"zh/a.md": CHINESE, "en/a.md": ENGLISH}, {"a": {"zh": "zh/a.md", "en": "en/a.md"}}),
        ({"docs/a.md": CHINESE, "docs/en/a.md": ENGLISH}, {"docs/a": {"zh": "docs/a.md", "en": "docs/en/a.md"}}),
        ({"a.md": ENGLISH, "a_zh.md": CHINESE}, {"a": {"en": "a.md", "zh": "a_zh.md"}}),
        ({"a.zh-CN.md": CHINESE, "a.en.md": ENGLISH}, {"a": {"zh-CN": "a.zh-CN.md", "en": "a.en.md"}}),
        ({"a-en.md": CHINESE, "b.md": CHINESE}, {"a-en": {"zh": "a-en.md"}, "b": {"zh": "b.md"}}),
        ({"ar/a.md": ENGLISH, "b.md": ENGLISH}, {"ar/a": {"en": "ar/a.md"}, "b": {"en": "b.md"}}),
    ],
)
def test_pairs(write_site: WriteSite, files: dict[str, str | bytes], expected: dict[str, dict[str, str]]) -> None:
    """What is called like a locale is one where versions of the same name lie beside it."""
    assert versions(write_site(files)) == expected


def test_the_unmarked_file_is_the_source(write_site: WriteSite) -> None:
    """Where names tell the locale, the one without is written first, whatever its language."""
    assert found_in(write_site({"README.md": ENGLISH, "README.zh-CN.md": CHINESE})).source == "en"


def test_what_is_written_tells_the_language(write_site: WriteSite) -> None:
    """Files are in the language of most, but those folders and files that are plainly in another."""
    files: dict[str, str | bytes] = {f"posts/{number}.md": CHINESE for number in range(5)}
    root = write_site({**files, "posts/x.md": ENGLISH, "notes/a.md": ENGLISH, "notes/b.md": "# 用 `git rebase` 时\n"})
    by_path = {path: locale for known in versions(root).values() for locale, path in known.items()}
    assert by_path["posts/1.md"] == "zh"
    assert (by_path["posts/x.md"], by_path["notes/a.md"]) == ("en", "en")


def test_a_text_of_both_is_written_like_its_neighbours(write_site: WriteSite) -> None:
    """Much Latin in a Chinese post, commands and names, does not make it English."""
    mixed = "# 命令\n\n" + "git rebase --interactive HEAD 变基\n" * 20
    assert set(versions(write_site({"a.md": CHINESE, "b.md": CHINESE, "c.md": mixed}))["c"]) == {"zh"}


def test_what_others_wrote_is_passed_over(write_site: WriteSite) -> None:
    """Dependencies, output and hidden folders are not looked into; a folder without Markdown is nothing."""
    others: dict[str, str | bytes] = {f"{name}/a.md": CHINESE for name in ("node_modules", "vendor", "_site", ".git")}
    assert detect(write_site(others)) is None
    assert list(versions(write_site({**others, "b.md": CHINESE}))) == ["b"]
