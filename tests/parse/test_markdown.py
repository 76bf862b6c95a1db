"""Which syntax docpipe reads, held to markdown-it and to CommonMark."""

from __future__ import annotations

import pytest

from docpipe.parse.markdown import make_parser
from tests.parse.oracles import signatures, stock_parser
from tests.parse.posts import document, markup

# One piece of each construct, and the corners at which taught rules could go wrong.
_TEXTS = (
    "a\tb\n\n\tc\n\n  \td",
    "- a\n\n\t- b\n\n\t\tc\n1) d\n2) e",
    "***a** b* **c*d* ~~~e~~ ~f~",
    "[a](b 'c') [d][e] [e] ![f](g) <https://h.i> <j@k.l>\n\n[e]: m\n\n[e]: n 'o'",
    "`a` `` b`c `` `d\ne`",
    "a  \nb\\\nc\nd",
    "&amp; &copy; &#x4e2d; &#0; &nope; \\* \\a",
    "<b c='d'>e</b> <!-- f --> <?g?> <!H> <![CDATA[i]]>",
    "<div>\n*a*\n\n*b*\n</div>\n\n<!-- c\n\nd -->\n<pre>\ne\n\nf</pre>",
    "a\n===\nb\n---\n# c #\n####### d\n#e",
    "***\n---\n_ _ _",
    "> a\n>> b\n> c\nd\n\n>\n> e",
    "|a|b|\n|:-|-:|\n|c\\|d|\n|e|f|g|\n\nh|i\n-|-",
    "- [ ] a\n- [x] b\n  - [X] c",
    "a[^1] ^[b [c](d)] [^nope]\n\n[^1]: e\n\n    f\n\n[^2]: g",
    ":::tip a\nb\n:::\n\n> [!NOTE]\n> c",
    "# a {#b}",
    "```a\nb\n```\n\n~~~\nc",
    'https://bare.example www.bare.example (c) -- "q"',
)


@pytest.mark.parametrize("text", _TEXTS)
def test_tokens_are_markdown_its_own(text: str) -> None:
    """Every construct parses as it does without docpipe's places."""
    assert signatures(make_parser("commonmark").parse(text)) == signatures(stock_parser().parse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://bare.example", "<p{block 0}>https://bare.example</p>\n"),
        ('(c) -- "q" ...', "<p{block 0}>(c) -- &quot;q&quot; ...</p>\n"),
        ("H~2~O ==a== ++b++", "<p{block 0}>H~2~O ==a== ++b++</p>\n"),
        ("$a_b_c$", "<p{block 0}>$a_b_c$</p>\n"),
        ("a\n: b", "<p{block 0}>a\n: b</p>\n"),
    ],
)
def test_what_is_no_syntax_of_ours_is_text(text: str, expected: str) -> None:
    """No typographer, no bare links, and no extension that the design does not name."""
    assert markup(text) == expected


def test_a_parser_is_made_once() -> None:
    """Making one costs more than parsing a short post."""
    assert make_parser("docpipe") is make_parser("docpipe")
    assert make_parser("docpipe") is not make_parser("commonmark")


def test_documents_do_not_share_what_was_defined() -> None:
    """References and footnotes of one post are unknown in the next."""
    assert len(document("[a] [^1]\n\n[a]: b\n\n[^1]: c").links) == 1
    assert markup("[a] [^1]") == "<p{block 0}>[a] [^1]</p>\n"
