"""Shapes that break parsers: nothing raises, and twice the text is about twice the work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parse.markdown_source import noise
from tests.parse.posts import parsed

PATHS = ("content/zh/a.md", "content/zh/a.mdx")

# Each takes a size and gives a text that is about as long as a small multiple of it.
SHAPES: dict[str, Callable[[int], str]] = {
    "stars": lambda n: "*a " * n,
    "double stars": lambda n: "**a" * n,
    "underscores": lambda n: "_a" * n,
    "mixed markers": lambda n: "*a_" * n,
    "friendly markers": lambda n: "a**" + "b*c**" * n,
    "markers side by side": lambda n: "*" * n + "a" + "*" * n,
    "han markers": lambda n: "是** 甲 **的" * n,
    "tildes": lambda n: "~~a" * n,
    "odd tildes": lambda n: "~~~a~~ " * n,
    "link openings": lambda n: "[a](" * n,
    "links": lambda n: "[a](b) " * n,
    "images": lambda n: "![a](b) " * n,
    "nested links": lambda n: "[[[[a](b)](c)](d)]" * n,
    "images in images": lambda n: "![a ![b ![c](d)](e)](f) " * n,
    "closed brackets": lambda n: "[]" * n,
    "html openings": lambda n: "<a " * n,
    "attributes": lambda n: "<a " + "b='c' " * n,
    "quotes in tags": lambda n: "<a b='" * n,
    "autolinks": lambda n: "<http://a" * n,
    "comment openings": lambda n: "<!--" * n,
    "inline comment openings": lambda n: "a <!-- b" * n,
    "comments": lambda n: "a <!-- b --> " * n,
    "declarations": lambda n: "a <!A" * n,
    "processing": lambda n: "a <?" * n,
    "entities": lambda n: "&a" * n,
    "escapes": lambda n: "\\a\\*" * n,
    "backticks": lambda n: "".join("`" * (k % 40 + 1) + " " for k in range(n)),
    "code spans": lambda n: "`a` " * n,
    "soft breaks": lambda n: "中\n" * n,
    "markers and breaks": lambda n: "**\n" * n,
    "breaks and comments": lambda n: "中<b>\n" * n,
    "paragraphs": lambda n: "a\n\n" * n,
    "quotes": lambda n: "> a\n\n" * n,
    "deep quotes": lambda n: (">" * 40 + " a\n") * (n // 10),
    "lazy lines": lambda n: "> " * 20 + "a\n" * n,
    "items": lambda n: "- a\n" * n,
    "loose items": lambda n: "- a\n\n" * n,
    "tasks": lambda n: "- [x] a\n" * n,
    "deep items": lambda n: "\n".join("  " * (k % 20) + "- a" for k in range(n)),
    "rules": lambda n: "- - - - -\n" * n,
    "one long rule": lambda n: "- " * n,
    "headings": lambda n: "# a\n" * n,
    "numbered headings": lambda n: "".join(f"# a-{k}\n# a\n" for k in range(n)),
    "explicit ids": lambda n: "# a {#b}\n" * n,
    "blanks in headings": lambda n: "# a" + " " * n + "b\n" + "# {#" * n,
    "setext": lambda n: "a\n===\n" * n,
    "fences": lambda n: "```\na\n```\n" * n,
    "open fences": lambda n: "- ```\n" * n,
    "html blocks": lambda n: "<div>\n\n" * n,
    "rows": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "columns": lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|a" * n,
    "escaped pipes": lambda n: "|a|\n|-|\n|" + "\\|" * n + "|",
    "pipes": lambda n: "|" * n,
    "definitions": lambda n: "".join(f"[a{k}]: b\n" for k in range(n)),
    "references": lambda n: "[a]: b\n\n" + "[a] " * n,
    "open definitions": lambda n: "[a]:\n" * n,
    "long label": lambda n: "[" + "a\n" * n + "]: b",
    "open titles": lambda n: "[a]: b 'c\n" * n,
    "notes": lambda n: "[^1]: a\n\n" + "[^1]" * n,
    "chained notes": lambda n: "[^0]\n\n" + "".join(f"[^{k}]: a [^{k + 1}]\n\n" for k in range(n)),
    "inline notes": lambda n: "^[a] " * n,
    "notes in notes": lambda n: "[^a]: b\n" * n,
    "admonitions": lambda n: ":::tip\na\n:::\n" * n,
    "admonition openings": lambda n: (":::tip\n" * 20 + ":::\n" * 20) * (n // 20),
    "directive names": lambda n: ":::tip[" + "a]" * n,
    "colons": lambda n: ":" * n,
    "alerts": lambda n: "> [!NOTE]\n> a\n\n" * n,
    "jsx comments": lambda n: "{/*" * n,
    "jsx closings": lambda n: "{/* a */}" * n,
    "imports": lambda n: "import a\n" * n,
    "open imports": lambda n: "import {\n\n" * n,
    "components": lambda n: "<A " * n,
    "open strings": lambda n: "<A b='" * n,
    "braces": lambda n: "<A b={" * n,
    "jsx ticks": lambda n: "`{/* a */}" * n,
    "line endings": lambda n: "\r" * n + "\r\n" * n,
    "other blanks": lambda n: "\u3000\n" * n + "\u2028" * n,
    "nul": lambda n: "\0a\0" * n,
}


def _calls(text: str, path: str) -> int:
    """Return how many functions, Python's and built-in ones, parsing a text calls."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        parsed(text, path=path)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_about_twice_the_work(shape: str) -> None:
    """Counted in calls, so that a busy machine changes nothing: a quadratic shape would be at four."""
    size = 100
    path = PATHS["jsx" in shape or shape in {"imports", "open imports", "components", "open strings", "braces"}]
    once, twice = (_calls(SHAPES[shape](count), path) for count in (size, 2 * size))
    assert twice < 2.6 * once + 1000


@pytest.mark.parametrize(
    "text",
    [
        "[" * 30_000,
        "![" * 30_000,
        ">" * 100_000,
        "> " * 100_000,
        "- " * 30_000 + "a",
        "*" * 30_000,
        "`" * 100_000,
        "|" * 100_000,
        ":" * 30_000,
        "# a" + " " * 200_000 + "b",
        "# {#" + "{#" * 30_000,
        "中" * 200_000,
        "<!--" * 20_000,
        "<!-- a" * 20_000 + "-->",
        "{/*" * 4_000,
        "{/* a" * 4_000 + "*/}",
        "<A" + " a" * 100_000,
        "<A b='" + "c" * 200_000,
        ":::tip " + "[" * 50 + "a" * 200_000,
        "[a]: " + "b" * 200_000,
        "[" + "\\]" * 100_000 + "]: b",
        "&" * 50_000,
        "\\" * 50_000,
        "\r" * 50_000,
        "a\u2028" * 100_000,
        "```" + "a" * 200_000,
        "    " + "[" * 100_000,
        "1" * 300_000,
        "1.1" * 100_000,
        "a" * 300_000 + "'" * 100_000,
    ],
    ids=lambda text: f"{text[:6]!r}",
)
@pytest.mark.parametrize("path", PATHS)
def test_long_lines_of_one_thing_are_read_at_once(text: str, path: str) -> None:
    """Sizes that would take minutes if any search began anew at each character."""
    found = parsed(text, path=path)
    assert found.document is not None or any(issue.blocking for issue in found.issues)


@given(st.one_of(noise, st.text(max_size=80), st.binary(max_size=80).map(lambda data: data.decode("utf-8", "replace"))))
def test_no_text_raises(text: str) -> None:
    """Whatever the characters, in `.md` and `.mdx`, there is an answer whose places lie in the file."""
    for path in PATHS:
        found = parsed(text, path=path)
        assert found.document is not None or any(issue.blocking for issue in found.issues)
        spans = [run.span for run in found.runs] + [comment.span for comment in found.comments]
        spans += [stretch.span for stretch in found.html] + [emphasis.span for emphasis in found.emphases]
        spans += [each.span for each in (*found.definitions, *found.notes)]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@pytest.mark.parametrize("text", ["a\ud800b", "[a](\udfff)", "# \ud800", "&#xd800;", "\ufffe\uffff", "\U0010ffff"])
def test_characters_that_are_none_are_text(text: str) -> None:
    """Lone surrogates and noncharacters are carried along."""
    assert parsed(text).document is not None
