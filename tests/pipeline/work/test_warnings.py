"""What a translation has more or fewer of than its source."""

from __future__ import annotations

import pytest

from docpipe.model.document import Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.work.warnings import differences


def read(text: str) -> Parsed:
    """Parse a post of one paragraph."""
    file = SourceFile("content/en/a.md", LocaleName("en"), DocumentKey("a"))
    return parse(text, file, ParseOptions(), digest=Digest(""))


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("见[这里](/a)和 `x`", "see `x` and [here](/a)", ""),
        ("见[这里](/a)", "see here", "0 links where the source has 1"),
        ("运行 `x`", "run `x` and `y`", "2 code spans where the source has 1"),
        ("图 ![a](a.png)", "no picture", "0 images where the source has 1"),
        ("共 {count} 个 %s", "{count} of them", "1 placeholders where the source has 2"),
        ("脚注[^1]", "a note", "0 notes where the source has 1"),
    ],
)
def test_differences_are_counted(source: str, target: str, told: str) -> None:
    """Whatever the order; the counts of both are told."""
    assert differences(read(source), (0,), read(target), (0,)) == told
