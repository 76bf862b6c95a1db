"""Laws of places: everything found in a post slices back to its own source."""

from __future__ import annotations

import html
import re

from hypothesis import example, given
from hypothesis import strategies as st

from docpipe.model.block import RunKind
from docpipe.model.link import Image, Link, LinkKind
from tests.parse.markdown_source import documents, noise
from tests.parse.posts import parsed

texts = st.one_of(documents(), noise)


def _unescaped(source: str) -> str:
    """Undo a backslash escape or an entity; a table's own escape of a pipe comes off first."""
    source = source.replace("\\\\|", "\\|")
    return html.unescape(source) if source.startswith("&") else re.sub(r"^\\", "", source)


@given(texts)
@example("> a\\*b &amp; `x`\n> 中 ![图 *x*](a.png)\r\n")
@example("|a\\|b|`c\\|d`|\n|-|-|\n|1|2|")
@example("- [x] 任务\n\t- tab `a\n\tb`")
def test_runs_slice_back_to_their_source(text: str) -> None:
    """A run's span holds the run's text, one escape or one entity, on one line."""
    for run in parsed(text).runs:
        source = run.span.of(text).replace("\0", "\ufffd")  # as the reader sees it
        assert "\n" not in source
        assert "\r" not in source
        if source != run.text:
            assert run.kind in {RunKind.TEXT, RunKind.ALT}
            assert _unescaped(source) == run.text


@given(texts)
@example("[t](<a b.md>) [引用][ref]\n\n[ref]: ./到.md\n")
@example("> [t](\n> a.md)")
def test_links_and_images_slice_back_to_their_source(text: str) -> None:
    """A link's spans hold the whole link and its destination as written."""
    document = parsed(text).document
    if document is None:
        return
    facts: list[Link | Image] = [*document.links, *document.images]
    for link in facts:
        source, target = link.span.of(text), link.target_span.of(text)
        if link.kind in {LinkKind.INLINE, LinkKind.REFERENCE}:
            assert source.startswith(("[", "!["))
            assert source.endswith((")", "]"))
        elif link.kind is LinkKind.AUTOLINK:
            assert source == f"<{target}>"
        if link.kind is not LinkKind.AUTOLINK:
            assert html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", target)) == html.unescape(link.target)


@given(texts)
def test_blocks_begin_and_end_with_their_first_and_last_run(text: str) -> None:
    """A block's span covers its runs, and spans of prose blocks of one kind do not overlap."""
    found = parsed(text)
    if found.document is None:
        return
    for run in found.runs:
        block = found.document.blocks[run.block]
        assert block.span.start <= run.span.start <= run.span.end <= block.span.end
    for heading in found.document.headings:
        assert found.document.blocks[heading.block].span == heading.span


@given(texts)
def test_no_text_breaks_the_parser(text: str) -> None:
    """Whatever the text, there is an answer, and all its offsets lie in the file."""
    found = parsed(text)
    spans = [issue.span for issue in found.issues if issue.span] + [run.span for run in found.runs]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert found.document is not None or any(issue.blocking for issue in found.issues)
