"""No text makes a rule fail: posts are cut, spliced and strewn with what trips scanners."""

from __future__ import annotations

import os
import random
from itertools import pairwise
from pathlib import Path

import pytest

from docpipe.config.linting import Lint
from docpipe.lint.engine import check_document
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.source import DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.sources.read import decode
from tests.lint.posts import config

OWN = Path(__file__).parents[2] / "content"
EVERY_RULE = Selection(config(Lint(select=tuple(rule.code for rule in RULES))), RULES)
OPTIONS = (ParseOptions(), ParseOptions(renderer="commonmark", slugs="docusaurus"))

_LONGEST = 3_000
_SPLINTERS = [
    *"\n\r\t \u3000\u200b\u202e\ufeff\x00\x0b\u2028\ufffd\ufffc",
    *"。，、；：？！…—（）【】《》“”‘’「」『』＃１Ａ％",
    *"#*_`~<>[](){}|!:;,.-+=\\/&@$%^'\"",
    "---\n", "```\n", ":::tip\n", "<!--", "-->", "](", "](http://", "[^1]", "{#", "{{", "{%", "<div>", "</", "**",
    "：**", "的的", "...", "！！！！", "  \n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n| a |", "😀", "👨\u200d👩", "执⾏",
    "__PH_1__", "以下是翻译：",
]  # fmt: skip


def sources() -> list[str]:
    """Return the posts to start from: our own, and real ones where there are any."""
    folders = [OWN, *(Path(folder) for folder in [os.environ.get("DOCPIPE_CORPORA", "")] if folder)]
    files = sorted(file for folder in folders for file in folder.rglob("*.md"))
    return [file.read_text("utf-8", errors="replace") for file in files]


def mutated(random_: random.Random, sources: list[str]) -> str:
    """Return a piece of a post with some of it cut out, doubled, moved or replaced by splinters."""
    source = random_.choice(sources)
    start = random_.choice([0, 0, random_.randrange(len(source) + 1)])
    text = source[start : start + random_.randrange(50, _LONGEST)]
    for _ in range(random_.randrange(1, 12)):
        at = random_.randrange(len(text) + 1)
        end = at + random_.choice([0, 0, 1, random_.randrange(60)])
        other = random_.choice(sources)
        splice = random_.randrange(len(other) + 1)
        pieces = ["", random_.choice(_SPLINTERS), text[at:end] * 3, other[splice : splice + random_.randrange(80)]]
        text = text[:at] + random_.choice(pieces) + text[end:]
    return random_.choice([text, text, text.replace("\n", "\r\n"), "\ufeff" + text])


def lint(text: str, number: int) -> None:
    """Read, parse and check a text as a file of either locale, and hold every finding's place against it."""
    locale = LocaleName(("zh", "en")[number % 2])
    file = SourceFile(f"content/{locale}/2024-05-11-a.md", locale, DocumentKey("2024-05-11-a"))
    decoded = decode(text.encode("utf-8", "surrogatepass"))
    parsed = parse(decoded.text, file, OPTIONS[number // 2 % 2], digest=decoded.digest, issues=decoded.issues)
    for diagnostic in check_document(parsed, EVERY_RULE).diagnostics:
        span = diagnostic.place.span
        assert span is None or 0 <= span.start <= span.end <= len(decoded.text), diagnostic
        assert str(diagnostic.message)
        assert diagnostic.hint is None or str(diagnostic.hint)
        edits = diagnostic.fix.edits if diagnostic.fix else ()
        assert all(one.span.end <= other.span.start for one, other in pairwise(edits)), diagnostic


def _run(seed: str, count: int) -> None:
    posts = sources()
    random_ = random.Random(seed)  # noqa: S311 - the same posts in every run
    for number in range(count):
        text = mutated(random_, posts)
        try:
            lint(text, number)
        except Exception as error:
            error.add_note(f"post {number} of seed {seed}: {text!r}")
            raise


def test_some_mutated_posts() -> None:
    """Three hundred posts raise nothing, and no finding lies outside its file."""
    _run("suite", 300)


@pytest.mark.stress
@pytest.mark.parametrize("seed", range(10))
def test_many_mutated_posts(seed: int) -> None:
    """Fifty thousand posts raise nothing."""
    _run(f"stress {seed}", 5_000)
