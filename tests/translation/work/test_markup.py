"""A block's Markdown without the file around it, and back."""

from __future__ import annotations

import pytest

from docpipe.lint.fix import apply_edits
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Edit
from docpipe.model.document import Document, Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.translation.work.markup import FIELDS, in_place, one_line, written

FILE = SourceFile("content/zh/a.md", LocaleName("zh"), DocumentKey("a"))
PAGE = """---
title: "一 \\"题\\""
description: >-
  两行的
  描述
---

## 标题 {#id}

第一行\x20\x20
第二行 **粗**
第三行

> 引用一
> 引用二
>
> > 更里面
> > 第二行

1. 甲
   乙

   - [ ] 子项
     续行
- 项 一

| 甲 | 乙\\|丙 |
|---|---|
| 丁 | `戊` |

:::note 标题

内容
两行

:::

脚注[^1]

[^1]: 注文
    第二行
"""


def _read(text: str) -> tuple[Parsed, Document]:
    parsed = parse(text, FILE, ParseOptions(), digest=Digest(""))
    assert parsed.document is not None
    return parsed, parsed.document


def test_blocks_are_shown_without_what_they_stand_in() -> None:
    """Marks of quotes and indents of lists are gone, and a hard break is one that no editor strips."""
    parsed, document = _read(PAGE)
    shown = {written(parsed.text, block) for block in document.blocks}
    assert {
        '一 "题"',
        "两行的 描述",
        "标题",
        "第一行\\\n第二行 **粗**\n第三行",
        "引用一\n引用二",
        "更里面\n第二行",
    } <= shown
    assert {"甲\n乙", "子项\n续行", "乙\\|丙", "内容\n两行", "注文\n第二行"} <= shown


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_was_shown_reads_the_same_in_its_place(ends: str) -> None:
    """Written back unchanged, every block of the body is what it was."""
    parsed, document = _read(PAGE.replace("\n", ends))
    for index, block in enumerate(document.blocks):
        if block.kind not in FIELDS:
            edit = Edit(block.span, in_place(written(parsed.text, block), parsed.lines, block))
            after = _read(apply_edits(parsed.text, [edit]))[1]
            assert [(each.shape, each.loose, each.anchors) for each in after.blocks] == [
                (each.shape, each.loose, each.anchors) for each in document.blocks
            ], index


def test_more_lines_than_before_stay_in_their_container() -> None:
    """The second line of an item or a quote that had one line is indented or marked as it must be."""
    parsed, document = _read("> - 一\n\n1. 二\n")
    for index, block in enumerate(document.blocks):
        edit = Edit(block.span, in_place("new\nline", parsed.lines, block))
        after = _read(apply_edits(parsed.text, [edit]))[1]
        assert [each.shape for each in after.blocks] == [each.shape for each in document.blocks]
        assert after.blocks[index].text == "new line"


def test_a_cell_stays_one_cell() -> None:
    """A pipe in it is escaped, and lines become one; what is escaped already stays so."""
    parsed, document = _read("| 甲 |\n|---|\n| 乙 |\n")
    cell = next(block for block in document.blocks if block.kind is BlockKind.CELL)
    assert in_place("a|b\n\\|c \\\\|", parsed.lines, cell) == "a\\|b \\|c \\\\\\|"


def test_one_line_is_markdown_on_one_line() -> None:
    """Of front matter it is the text alone: quotes and block marks are no part of a title."""
    parsed, document = _read(PAGE)
    lines = [one_line(parsed.text, block) for block in document.blocks]
    assert lines[:2] == ['一 "题"', "两行的 描述"]
    assert {"第一行第二行 **粗** 第三行", "引用一引用二", "子项续行"} <= set(lines)
