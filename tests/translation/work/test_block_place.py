"""Lines and ids that name blocks."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.translation import TranslationState
from docpipe.translation.neutral import neutral_ids
from docpipe.translation.state import state_of
from docpipe.translation.work.block_place import lines_of, nearest_lines, states_at
from tests.parse.posts import document
from tests.translation.factory import config, site

_ZH = """---
title: 关于网络
---

第一段写的是公开的网络，
它有两行。

```python
print(1)
```

| 名称 | 数量 |
| --- | --- |
| 节点网络 | 数据模型 |

最后一段写的是治理。
"""
_EN = """---
title: About networks
---

The first paragraph is about open networks.

```python
print(1)
```

| Name | Count |
| --- | --- |
| Node network | Data model |

The last paragraph is about governance.
"""
ZH, EN = "content/zh/a.md", "content/en/a.md"


def _document(text: str, path: str) -> Document:
    made = document(text, path=path)
    file = msgspec.structs.replace(made.file, locale=LocaleName(path.split("/")[1]))
    return msgspec.structs.replace(made, file=file)


SOURCE, TARGET = _document(_ZH, ZH), _document(_EN, EN)


def _state() -> TranslationState:
    group = site([SOURCE, TARGET]).groups[SOURCE.file.key]
    assert group.source != TARGET.file.locale
    return state_of(group, TARGET.file.locale, None, config())


def _named(path: str, name: str) -> list[str]:
    """Return the source texts of the blocks that a name means."""
    state = _state()
    numbers = states_at(state, SOURCE, TARGET, path, name)
    return [SOURCE.blocks[index].text for number in numbers for index in state.states[number].source]


@pytest.mark.parametrize(
    ("path", "line", "texts"),
    [
        (ZH, "2", ["关于网络"]),
        (EN, "2", ["关于网络"]),
        (ZH, "5", ["第一段写的是公开的网络，它有两行。"]),
        (ZH, "6", ["第一段写的是公开的网络，它有两行。"]),
        (EN, "5", ["第一段写的是公开的网络，它有两行。"]),
        (ZH, "14", ["节点网络", "数据模型"]),
        (EN, "13", ["节点网络", "数据模型"]),
        (EN, "15", ["最后一段写的是治理。"]),
        (ZH, "7", []),
        (ZH, "9", []),
        (ZH, "0", []),
        (ZH, "999", []),
    ],
)
def test_a_line_names_what_stands_on_it(path: str, line: str, texts: list[str]) -> None:
    """In either file, any line of a block; code and blank lines name nothing."""
    assert _named(path, line) == texts


@pytest.mark.parametrize("path", [ZH, EN])
def test_an_id_names_its_block(path: str) -> None:
    """It is the same whichever file it is said of."""
    ids = neutral_ids(SOURCE)
    assert [_named(path, name) for name in ids if name] == [
        [block.text] for block in SOURCE.blocks if block.translatable
    ]
    assert _named(path, "b-00000000") == []


def test_the_nearest_blocks_of_a_line_without_one() -> None:
    """The one before and the one behind; at an end there is one."""
    assert nearest_lines(SOURCE, 9) == (5, 12)
    assert nearest_lines(SOURCE, 1) == (2,)
    assert nearest_lines(SOURCE, 99) == (16,)
    assert nearest_lines(_document("", ZH), 3) == ()


@given(st.integers(-5, 40))
def test_every_line_names_a_block_or_lies_between_some(line: int) -> None:
    """What is near is no farther than the block itself."""
    blocks = [index for index, block in enumerate(SOURCE.blocks) if block.translatable]
    there = any(first <= line <= last for first, last in (lines_of(SOURCE, [index]) for index in blocks))
    assert bool(_named(ZH, str(line)) if line >= 0 else False) is there
    assert nearest_lines(SOURCE, line)
