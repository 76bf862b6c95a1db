"""Old versions are read by the paragraph, and say the same as when they are read as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docpipe.model.block import Block
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.text import Span
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.parse.versions import VersionReader

PIECES = (
    "---\ntitle: 题\n---\n",
    "---\ntitle: other\ndescription: d\n---\n\n",
    "一段普通的话，没有标记。",
    "A plain paragraph, 50% of it, e.g. this one.",
    "A plain one",
    "with `code`, [a link](/x) and **strong** words",
    "# Heading\n",
    "## Heading {#id}\n",
    "Setext\n===\n",
    "- item\n- another\n",
    "  continued\n",
    "    indented\n",
    "1. one\n2. two\n",
    "> quoted\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "```\ncode\n# no heading\n\nno paragraph\n```\n",
    "```\nopen\n",
    "<div>\n\ninside\n\n</div>\n",
    "<!-- a\n\ncomment\n\n-->\n",
    "<!-- open\n",
    "<p>\n# no heading\n",
    ":::note\n\ninside\n\n:::\n",
    "[x]: /defined\n",
    "a [x] b[^1]\n",
    "[^1]: a note\n\n    of two\n",
    "import A from 'a';\n",
    "<Tabs>\n  <Tab>\n\n  inside\n\n  </Tab>\n</Tabs>\n",
    "{/* hidden */}\n",
)
ENDS = st.sampled_from(["\n\n", "\n", "\n\n\n", "\r\n\r\n", ""])
# The last line of code may have an end or not: that is none of a translator's business.
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), ENDS).map("".join), max_size=8).map(
    lambda parts: "".join(parts) + "\n"
)


def _file(suffix: str) -> SourceFile:
    return SourceFile(f"content/zh/a{suffix}", LocaleName("zh"), DocumentKey("a"))


def _placeless(blocks: Sequence[Block] | None) -> list[Block] | None:
    return None if blocks is None else [replace(block, span=Span(0, 0)) for block in blocks]


@pytest.mark.parametrize("suffix", [".md", ".mdx"])
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_versions_read_together_say_what_each_says_alone(suffix: str, texts: list[str]) -> None:
    """Whatever they have in common, and in whatever order they come."""
    file, options = _file(suffix), ParseOptions()
    documents = [parse(text, file, options, digest=Digest(""), bodies=False).document for text in texts]
    wanted = [_placeless(document.blocks if document else None) for document in documents]
    reader = VersionReader(file, options)
    assert [_placeless(blocks) for blocks in reader.blocks_of(texts)] == wanted
    assert [_placeless(reader.blocks(text)) for text in reversed(texts)] == wanted[::-1]


def test_what_is_no_post_has_no_blocks() -> None:
    """Beside others that are: front matter that cannot be read refuses its version alone."""
    reader = VersionReader(_file(".md"), ParseOptions())
    broken, sound = reader.blocks_of(["---\ntitle: [\n---\n\n# 题\n", "# 题\n"])
    assert broken is None
    assert sound is not None
    assert [block.text for block in sound] == ["题"]
