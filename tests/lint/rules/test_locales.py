"""Texts that are not Chinese: marks left over, small words twice, directions that do not end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.config.linting import Lint
from docpipe.lint.engine import check_document
from docpipe.lint.registry import RULES
from docpipe.lint.rules.locales.lc001_loc_cjk_punct_residue import _residue
from docpipe.lint.selection import Selection
from tests.lint.posts import HEAD, config, findings, read
from tests.lint.repairs import repaired

EN = "content/en/a.md"


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("Hello，world。", "Hello, world."),
        ("Hello ，world 。", "Hello, world."),
        ("Nodes（three）keep it（all）。", "Nodes (three) keep it (all)."),
        ("Use `a`、`b` and `c`。", "Use `a`, `b` and `c`."),
        ("- **Note**：read it", "- **Note**: read it"),
        ("At 12：30 it ends！", "At 12:30 it ends!"),
        ("See [B](./b.md)，then C.", "See [B](./b.md), then C."),
        ("| Key（name） | x |\n| --- | --- |\n| a | b |", "| Key (name) | x |\n| --- | --- |\n| a | b |"),
        ("One，\r\ntwo。\r\n", "One,\r\ntwo.\r\n"),
        ("## Type，list\n", "## Type, list\n"),
    ],
)
def test_marks_left_over(body: str, written: str) -> None:
    """Each becomes its ASCII form, with the blanks that English wants and no others."""
    assert repaired(body, "LC001", EN) == HEAD + written


@pytest.mark.parametrize(
    "body",
    [
        "The poem begins 床前明月光，疑是地上霜。",
        "The name is 中文（简体）here.",
        "这一段，没有翻译。English words，too。",
        "MIW、SIW 和 QW 使用 SNAP 数据集，见 data。",
        "`a，b` and <!-- a，b --> and https://a.example/a.",
        "Read [the post](https://a.example/文，字) now.",
        "Plain text, no marks.",
        "“Quotes” — and dashes…",
        "See the [模型列表（昇腾 NPU）](https://a.example) first.",
        "詳しくは [KaTeX](https://a.example)、[LaTeX](https://b.example) を参照。",
        "우리는 다음과 같이：a, b",
    ],
)
def test_marks_that_are_right(body: str) -> None:
    """Within Chinese words, code, comments and addresses they belong there."""
    assert repaired(body, "LC001", EN) is None


def test_marks_of_a_line_are_one_finding() -> None:
    """Five marks in one sentence are one slip; the message counts them."""
    found = findings("One of Ei、Pi、Ti。\n\nTwo，three.\n", EN, lint=Lint(select=("LC001",)))
    assert [each.message.arguments["count"] for each in found] == ["3", "1"]


def test_marks_in_the_front_matter() -> None:
    """A title is looked at, too; there the fix is left to the author, because YAML has marks of its own."""
    head = HEAD.replace("示例", "Nodes：an overview")
    (found,) = findings("Text.", EN, lint=Lint(select=("LC001",)), head=head)
    assert found.place.span is not None
    assert (found.place.span.of(head), found.fix) == ("：", None)
    assert not findings("Text.", EN, lint=Lint(select=("LC001",)), head=HEAD.replace("示例", "节点：概述"))


@pytest.mark.parametrize("path", ["content/zh/a.md", "content/ja/a.md"])
def test_marks_are_at_home_in_chinese_and_japanese(path: str) -> None:
    """Only scripts whose languages do not use them are looked at."""
    settings = config(Lint(select=("LC001",)), ("zh", "en", "ja"))
    assert not check_document(read("Hello，world。", path), Selection(settings, RULES)).diagnostics


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("Save the the file.", "Save the file."),
        ("Save The the file.", "Save The file."),
        ("A a file.", None),
        ("Take it from\nfrom here.", "Take it from\nhere."),
        ("Take it from\nfrom", None),
        ("Take it from\n  from\nhere", None),
        ("Save **the the** file.", "Save **the** file."),
    ],
)
def test_small_words_twice(body: str, written: str | None) -> None:
    """One of them goes, and no line moves."""
    assert repaired(body, "LC002", EN) == (None if written is None else HEAD + written)


@pytest.mark.parametrize(
    "body",
    [
        "He had had it.",
        "very very good",
        "that that is",
        "`the the`",
        "the `the` file",
        "the. The end",
        "a A-list",
        "the the-file",
    ],
)
def test_words_that_may_stand_twice(body: str) -> None:
    """Only words that no sentence puts twice are looked at, and only in prose."""
    assert repaired(body, "LC002", EN) is None


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("\u2066docpipe\u2069 \u202blint\u202c", []),
        ("\u2067docpipe\n\nlint\u2069", ["U+2067", "U+2069"]),
        ("\u2066\u202bdocpipe\u2069\u202c", ["U+2066", "U+2069"]),
        ("docpipe", []),
    ],
)
def test_directions_that_do_not_end(body: str, names: list[str]) -> None:
    """Every opening mark is closed in its line by a mark of its own kind, the inner one first."""
    settings = config(Lint(select=("LC004",)), ("zh", "ar"))
    found = check_document(read(body, "content/ar/a.md"), Selection(settings, RULES)).diagnostics
    assert sorted(each.message.arguments["name"] for each in found) == sorted(names)


def test_directions_matter_in_their_scripts_alone() -> None:
    """In a text from left to right, another rule looks at such marks."""
    assert findings("\u2067docpipe", EN, lint=Lint(select=("LC004",))) == []


_TOKENS = ("word", "12", "汉字", "，", "。", "（", "）", " ", ", ", "`", "_")


@given(st.lists(st.lists(st.sampled_from(_TOKENS), max_size=8).map("".join), max_size=6))
def test_marks_of_one_line_are_judged_by_that_line_alone(lines: list[str]) -> None:
    """Whatever stands above and below, and however lines end."""
    alone = [_residue(line, 0, len(line)) for line in lines]
    for end in ("\n", "\r\n", "\r"):
        starts = [len(end.join(lines[:count])) + len(end) * (count > 0) for count in range(len(lines))]
        text = end.join(lines)
        expected = [start + place for start, places in zip(starts, alone, strict=True) for place in places]
        assert _residue(text, 0, len(text)) == expected
