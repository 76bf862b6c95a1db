"""Formulas between dollar signs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.block import RunKind
from docpipe.model.document import Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.mathematics import mathml
from docpipe.parse.options import ParseOptions

FILE = SourceFile("content/zh/a.md", LocaleName("zh"), DocumentKey("a"))
ON = ParseOptions(math=True)


def read(text: str, options: ParseOptions = ON) -> Parsed:
    """Parse a text with formulas."""
    return parse(text, FILE, options, digest=Digest(""))


def markup(text: str, options: ParseOptions = ON) -> str:
    """Return the body, without its slots."""
    body = read(text, options).body
    assert body is not None
    return "".join(part for piece in body.pieces for part in piece.parts if isinstance(part, str))


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$E=mc^2$", ["E=mc^2"]),
        ("设$x$为质数，$y$为合数。", ["x", "y"]),
        ("$$a<b$$ 在行里", ["a<b"]),
        ("价格 $5 和 $10", []),
        ("变量 $HOME 和 $PATH 都在", []),
        ("放在 $HOME/$PATH 下", []),
        ("$a$b$", ["b"]),
        ("$x$是", ["x"]),
        ("一共 US$100，或者 US$200", []),
        (r"转义 \$x$ 不算", []),
        ("`$x$` 是代码", []),
        ("$ x $ 有空格", []),
        ("$没有结尾", []),
    ],
)
def test_what_is_a_formula(text: str, formulas: list[str]) -> None:
    """Dollar signs that touch what they enclose make a formula; prices, variables and code stay what they are."""
    parsed = read(text)
    assert parsed.document is not None
    found = [text[run.span.start : run.span.end] for run in parsed.runs if run.kind is RunKind.CODE]
    assert found == (["$x$"] if "`" in text else formulas)
    assert len(re.findall("<math", markup(text))) == len(formulas)


def test_a_formula_is_not_to_be_translated() -> None:
    """One in a line stands in its text as code does; one by itself is a block that nobody translates."""
    document = read("设 $x$ 为质数。\n\n$$\nx^2\n$$\n\n```math\n\\frac{a}{b}\n```").document
    assert document is not None
    assert [(block.translatable, block.text.strip()) for block in document.blocks] == [
        (True, "设 x 为质数。"),
        (False, "x^2"),
        (False, r"\frac{a}{b}"),
    ]


def test_without_the_option_dollars_are_text() -> None:
    """Nothing changes for a site that has not asked for formulas."""
    assert markup("$x$", ParseOptions()) == "<p>$x$</p>\n"
    assert 'class="language-math"' in markup("```math\nx\n```", ParseOptions())


def test_display() -> None:
    """A formula by itself is set larger, and scrolls where the window is narrow."""
    assert markup("$$\nx\n$$") == '<div class="formula" tabindex="0"><math display="block"><mi>x</mi></math></div>\n'


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{",
        r"\href{javascript:alert(1)}{x}",
        r"\unknown{x}",
        r"\def\a{\a\a}\a",
        "{" * 3000,
        "x" * 6000,
        r"\sqrt" * 400 + "x",
    ],
)
def test_what_cannot_be_read_is_shown_as_written(tex: str) -> None:
    """A formula with a mistake, or a hostile one, is its own source."""
    assert mathml(tex, is_display=False).startswith('<code class="math">')


@pytest.mark.parametrize(
    "tex", [r"\color{red}{x}", r"\begin{aligned}a&=b\end{aligned}", r"\begin{cases}1&x\\2&y\end{cases}", r"\sin(x)"]
)
def test_nothing_inline(tex: str) -> None:
    """Colours and sides are told without `style=`, and no entity is left that only MathML's own files know."""
    found = mathml(tex, is_display=True)
    assert found.startswith("<math")
    assert " style=" not in found
    assert set(re.findall(r"&\w+;", found)) <= {"&lt;", "&gt;", "&amp;"}


@given(st.text(alphabet=st.sampled_from("$$\\{}^_&<>\"'ab1 中\n")))
def test_any_text_gives_markup_that_is_safe(text: str) -> None:
    """Whatever stands between dollar signs, the page has no element of the author's making."""
    found = markup(text)
    assert not re.search(r"<(?!/?(?:p|math|m[a-z]+|code|div|br|ul|li|ol|em|strong|blockquote|pre|h\d|hr)\b)", found)
