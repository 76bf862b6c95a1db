"""The short ways make the tokens of the long way: of every example, of posts, and of what chance puts together."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from types import FrameType

import pytest
from markdown_it import MarkdownIt

from docpipe.model.document import Parsed
from docpipe.parse import document
from docpipe.parse.markdown import make_parser
from tests.architecture.floors import ROOT
from tests.corpus.corpora import NAMES, SMALLEST
from tests.parse.fast.comparing import OPTIONS, difference
from tests.parse.fast.fuzzed import fuzzed
from tests.parse.fast.gfm import EXAMPLES
from tests.parse.posts import parsed
from tests.parse.test_hostile import SHAPES

SPEC: list[str] = json.loads(Path(__file__).with_name("spec").joinpath("commonmark-0.31.2.json").read_text("utf-8"))
FUZZED, STRESS = 1_000, 100_000
FOUND = (
    "> - ```\n>   a\n> - \n>     <!--*<b>\n> ",
    "# a\n\n- b\n  ===\n- c\n---",
    "- a\n- b\n\n\n  c",
    "- **a** b\n- `c`\n- 2024 d\n- [e](f)\n\ng",
    "1. a\n10. b\n2) c",
    "- [a]: b\n- [^1]: c\n- [x] d",
    "**a**b**c** *d**e*f **g*h** ***i***",
    "*a **b** c* ~~d **e~~ f** _g_h_ __i__",
    "[a *b](c)* [d **e** f](g 'h') ![i *j*](k)",
    "`a` ``b ` c`` ` d ` `` ` `` `e",
    "\ta\n  \tb\n - \tc\n\n\td",
    "a  \nb\\\nc   ",
    *("[" * depth + "a" + "](b)" * depth for depth in (47, 48, 49, 50, 60)),
    *("[c " * depth + "[a](b)" + "](d)" * depth for depth in (46, 47, 48, 49, 50)),
    "> " * 60 + "a",
    "> a\nb | c\n-|-\n===",
    "> - a\n> b\n>\nc\n\n> d\n===\n> e\n---\n- > f\ng\n| h |\n|---|",
    "| a |\n    |---|\n| b |",
)
"""Shapes at the edges of the short ways."""


@pytest.fixture(scope="module")
def posts(corpora: Path) -> list[str]:
    """Return the posts of the development corpora."""
    files = sorted(path for name in NAMES for path in (corpora / name / "content").rglob("*.md"))
    return [path.read_text("utf-8") for path in files]


def our_posts() -> list[str]:
    """Return the project's own posts."""
    return [path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_examples(options: dict[str, object]) -> None:
    """CommonMark's examples, ours of what GitHub adds, and the edges of the short ways."""
    assert [found for text in (*SPEC, *EXAMPLES, *FOUND) if (found := difference(text, options))] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_shapes(shape: str) -> None:
    """What breaks parsers, in a size that the long way can still read."""
    assert difference(SHAPES[shape](60)) == ""


def test_pages_of_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is known of an example, its rendered blocks included, is the same."""
    for text in (*SPEC, *EXAMPLES, *FOUND[1:], *our_posts()):
        fast = parsed(text)
        with monkeypatch.context() as patch:
            patch.setattr(document, "make_parser", partial(make_parser, fast=False))
            stock = parsed(text)
        assert _known(stock) == _known(fast), text


def _known(found: Parsed) -> list[object]:
    """Return all fields but the table of lines, which is the text's."""
    return [getattr(found, name) for name in Parsed.__struct_fields__ if name != "lines"]


def test_chance() -> None:
    """Fragments of Markdown, lines of them in containers, and splices of our own posts."""
    for number, text in enumerate(fuzzed(FUZZED, our_posts())):
        assert difference(text, OPTIONS[number % len(OPTIONS)]) == ""


@pytest.mark.parametrize("name", SMALLEST)
def test_real_posts(name: str, corpora: Path) -> None:
    """Every file of a corpus, those beside its posts too."""
    for path in sorted((corpora / name).rglob("*.md*")):
        if path.is_file():
            assert difference(path.read_text("utf-8", "replace")) == "", path


@pytest.mark.stress
@pytest.mark.parametrize("seed", range(1, 5))
def test_much_chance(seed: int, posts: list[str]) -> None:
    """A quarter of the 100,000 inputs with each seed, spliced from real posts."""
    for number, text in enumerate(fuzzed(STRESS // 4, posts, seed=seed)):
        assert difference(text, OPTIONS[number % len(OPTIONS)]) == ""


def _calls(parser: MarkdownIt, texts: list[str]) -> int:
    """Return how many functions, Python's and built-in ones, parsing calls."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for text in texts:
            parser.parse(text)
    finally:
        sys.setprofile(before)
    return calls


def test_the_short_ways_are_short() -> None:
    """Counted in calls, on our own posts: a third of what the long way takes."""
    fast, stock = (_calls(make_parser("docpipe", fast=fast), our_posts()) for fast in (True, False))
    assert fast < 0.3 * stock
