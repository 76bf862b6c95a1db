"""Invisible characters, and characters that only look like the ones that are meant."""

from __future__ import annotations

import pytest

from docpipe.config.linting import Lint
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rules.structure import st014_compat_ideograph
from tests.lint.posts import HEAD, config, findings, read
from tests.lint.repairs import repaired

INVISIBLE = Lint(select=("ST013",))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("用\u200b户", ["U+200B"]),
        ("用\u200b\u2060户", ["U+200B U+2060"]),
        ("the values\u200b of\ufeff it", ["U+200B", "U+FEFF"]),
        ("a\ufe0fb", ["U+FE0F"]),
        ("字\u200d字", ["U+200D"]),
        ("左\u200e右", ["U+200E"]),
        ("❤\ufe0f 和 👨\u200d👩\u200d👧 和 👩🏽\u200d💻 和 1\ufe0f\u20e3", []),
        ("葛\U000e0100城", []),
        ("🏴\U000e0067\U000e0062\U000e007f", []),
        ("می\u200cخواهم، क्\u200dष", []),
        ("\u200eשלום\u200f", []),
        ("ไทย\u200bไทย", []),
        ("`a\u200bb` 和 [链](a\u200b.md)", []),
    ],
)
def test_invisible_characters(body: str, names: list[str]) -> None:
    """Those that do nothing are named; emoji, joining scripts, marks of direction and code keep theirs."""
    found = findings(body + "\n", lint=INVISIBLE)
    assert [diagnostic.message.arguments["name"] for diagnostic in found] == names


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("用\u200b户", "用户"),
        ("\u200b- 不是列表", None),
        ("**重点**\u200b后文", None),
    ],
)
def test_taking_invisible_characters_out(body: str, mended: str | None) -> None:
    """Where one may keep a construct from being one, a person must look."""
    text = repaired(body, "ST013")
    assert text == (None if mended is None else HEAD + mended)


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("执⾏⼀次", "执行一次"),
        ("⻓度和⻚面", "长度和页面"),
        ("金\uf90a额", "金金额"),
        ("部首「⾏」", None),
        ("**执⾏**", None),
        ("`执⾏`", None),
    ],
)
def test_radicals(body: str, mended: str | None) -> None:
    """In a word they are the character that is meant; alone they may be meant themselves."""
    text = repaired(body, "ST014")
    assert text == (None if mended is None else HEAD + mended)


def test_radicals_beside_emphasis() -> None:
    """They are symbols to Markdown, so beside its marks they are named and not replaced."""
    (diagnostic,) = findings("**执⾏**吧\n", lint=Lint(select=("ST014",)))
    assert diagnostic.message.arguments == {"found": "⾏", "code": "U+2F8F"}
    assert diagnostic.fix is None


def test_japanese_names_keep_their_forms() -> None:
    """Outside Chinese only radicals are replaced: a compatibility form may be how a family writes its name."""
    facts = DocumentFacts(read("宮\ufa19社に⾏く\n", "content/ja/a.md"), config(locales=("ja",)))
    assert [finding.arguments["found"] for finding in st014_compat_ideograph.check(facts)] == ["⾏"]
