"""Every character of code has the class of its word, however Pygments cuts the code."""

from __future__ import annotations

import re
from html import unescape
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name

from docpipe.parse.highlight import _CLASSES, highlighted

_PIECES = ("def f(a):", "\n", "  ", '"b <c>"', "# d", "é", "\r", "\u2028", "\x0b", "1", "'''", "\t", "@e", "<p>", "+ g")
_CODE = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)
_SPAN = re.compile(r'<span class="(\w+)">([^<]*)</span>|([^<]+)')


def _classes(markup: str) -> list[tuple[str, str]]:
    """Return every stretch of one class as it is shown."""
    return [(found[1] or "", unescape(found[2] or found[3] or "")) for found in _SPAN.finditer(markup)]


def _class_of(kind: str) -> str:
    names = kind.split(".")
    known = (".".join(names[:count]) for count in range(len(names), 0, -1))
    return next((_CLASSES[name] for name in known if name in _CLASSES), "")


@given(_CODE, st.sampled_from(("python", "json", "bash", "html", "diff", "console")))
def test_the_words_of_each_line(code: str, language: str) -> None:
    """As each line of each word would be marked alone: blanks and line ends have no class, and no span is empty."""
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    single: list[tuple[str, str]] = []
    for kind, value in lexer.get_tokens(code):
        for line in value.splitlines(keepends=True):
            text = line.rstrip("\n")
            single += [(_class_of(str(kind)) if text.strip() else "", text), ("", line[len(text) :])]
    shown = [(name, text) for name, text in single if text]
    expected = [(name, "".join(text for _, text in run)) for name, run in groupby(shown, key=lambda each: each[0])]
    assert _classes(highlighted(code, language)) == expected
