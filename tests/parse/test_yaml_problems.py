"""YAML's complaints in words: the place, the reason, and what to type."""

from __future__ import annotations

import pytest

from docpipe.model.diagnostic import Issue
from docpipe.parse.refusal import RefusedError
from docpipe.parse.yaml_nodes import PositionedYamlHandler


def refused(content: str) -> Issue:
    """Return what is said of a `content` that is no YAML."""
    with pytest.raises(RefusedError) as caught:
        PositionedYamlHandler().fields(content)
    return caught.value.issue


@pytest.mark.parametrize(
    ("content", "where", "offset", "words"),
    [
        ("title: AI: 概述\nx: 1\n", ":", 9, 'in quotes: "AI: 概述"'),
        ("a: b\n\nx: y: z\n", ":", 10, 'in quotes: "y: z"'),
        ("a:\n\tb: 1\n", "\t", 3, "replace the tab"),
        ("a: x\n\tb: 1\n", "\t", 5, "replace the tab"),
        ('title: "a\\d"\n', "\\d", 9, "double the backslash"),
        ('title: "\\ud800"\n', "\\ud800", 8, "double the backslash"),
        ('title: "\\xzz"\n', "\\x", 8, "double the backslash"),
        ('title: "abc\ndate: 1\n', '"', 7, 'same mark, "'),
        ("title: 'abc\ndate: 1\n", "'", 7, "same mark, '"),
        ("title: *重要* 公告\n", "*", 7, '"*重要* 公告"'),
        ("title: **重要** 公告\n", "*", 7, '"**重要** 公告"'),
        ("title: &重\n", "&", 7, '"&重"'),
        ("title: @foo\n", "@", 7, '"@foo"'),
        ("title: `x`\n", "`", 7, '"`x`"'),
        ("title: %x\n", "%", 7, '"%x"'),
        ("title: - x\n", "-", 7, '"- x"'),
        ("title: >x\n", ">", 7, '">x"'),
        ("tags: ]\n", "]", 6, '"]"'),
        ("title: [公告] 标题\n", "标", 12, '"[公告] 标题"'),
        ('title: "AI" 概述\n', "概", 12, "'\"AI\" 概述'"),
        ('title: "a" it\'s\n', "i", 11, '"\\"a\\" it\'s"'),
        ("title: 'it's'\n", "s", 11, '"it\'s"'),
        ('title: "a"b"\n', "b", 10, "'a\"b'"),
        ("title: a\\b: c\n", ":", 10, "'a\\b: c'"),
        ("tags: [a, b\ntitle: x\n", "[", 6, "half-width commas"),
        ("tags: [a，b\n", "[", 6, "half-width commas"),
        ("title: x\n date: y\n", "d", 10, "beginning of its line"),
        ("tags:\n  - a\n - b\n", "-", 13, "indent the items"),
        ("title: x\n- a\n", "-", 9, "beginning of its line"),
        ("- a\ntitle: x\n", "t", 4, "beginning of its line"),
        ("title:x\ndate: y\n", ":", 5, "`title: x`"),
        ("date: y\ntitle:x\n", ":", 13, "`title: x`"),
        ("date: y\ntitle：x\n", "：", 13, "`title: x`"),
        ("date: y\n裸行\n", "裸行", 8, "write `key: value`"),
        ("%YAML 1.2\na: 1\n", "%YAML 1.2", 0, "delete this line"),
        ("a: !x!y z\n", "!", 3, '"!x!y z"'),
    ],
)
def test_common_mistakes(content: str, where: str, offset: int, words: str) -> None:
    """Each has its place, and a hint that says what to type."""
    issue = refused(content)
    assert (issue.code, issue.blocking) == ("FM002", True)
    assert issue.span is not None
    assert (issue.span.of(content), issue.span.start) == (where, offset)
    assert words in str(issue.hint)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("title: AI: 概述\n", "AI: 概述"),
        ("title: 'it's'\n", "it's"),
        ('title: "AI" 概述\n', '"AI" 概述'),
        ('title: "a" it\'s\n', '"a" it\'s'),
        ("title: a\\b: c\n", "a\\b: c"),
        ("title: [公告] 标题\n", "[公告] 标题"),
        ("title:x\ndate: y\n", "x"),
    ],
)
def test_fix_mends_the_file(content: str, value: str) -> None:
    """With the fix applied the value is the text as it was written."""
    fix = refused(content).fix
    assert fix is not None
    (edit,) = fix.edits
    mended = content[: edit.span.start] + edit.text + content[edit.span.end :]
    assert PositionedYamlHandler().fields(mended)[0].value == value


def test_complaint_without_an_explanation_of_ours_is_quoted() -> None:
    """What no case covers is shown in YAML's words, at its place."""
    issue = refused("]\n")
    assert str(issue.message) == "the front matter is no YAML: did not find expected node content"
    assert issue.span is not None
    assert issue.span.of("]\n") == "]"
