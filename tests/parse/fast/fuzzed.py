"""Inputs for comparing parsers: fragments of Markdown joined at random, and real posts spliced."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

FRAGMENTS = (
    "*", "**", "***", "_", "__", "~", "~~", "~~~", "`", "``", "```", "[", "]", "(", ")", "!", "![", "<", ">",
    "\\", "&amp;", "&#20013;", "&x;", "&", "^[", "[^1]", "[^1]:", "[^2]: ", "[a]", "[a]: b", "[a]: <b c> 'd'",
    "](", "](b)", "](<b c> 'd')", '](b "c" )', "][a]", "][]", "[链接](./a.md)", "[b](http://例.com/ü?x=1#y)",
    '![图](a.png "题")', "<https://a.b/c>", "<a@b.c>", "<b>", "</b>", "<a href='x'>", "<!--", "-->",
    "<!-- c -->", "<?", "?>", "<![CDATA[", "]]>", "<!A>", "<div>", "</div>", "<script>", "</script>",
    "<details>", "|", "| a | b |", "|---|:-:|", "\\|", "--", "---", "- - -", "***", "===", "=", "# ", "## a ##",
    "#", "####### ", "{#id}", "{: #id}", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "- [ ] ", "- [x] ", "> ", ">",
    "> [!NOTE]", ":::", ":::tip ", ":::note[题]", "    ", "  ", " ", "\t", "\n", "\n", "\n", "\n\n", "\n\n",
    "  \n", "\\\n", "\n    ", "\n  ", "\n> ", "\n- ", "\n  - ", "\n1. ", "\n\t", "\n>", "\u3000", "\xa0",
    "\u2028", "\x0b", "\x0c", "\x1c", "\x85", "\u200b", "\xad", "中", "文字", "注意：", "“引”", "（x）", "，",
    "。", "！", "「", "」", "한글", "かな", "😀", "é", "a", "b c", "word", "snake_case", "1", "$", "$x$", "$$",
    "{% ", "%}", "{% note %}", "{% endnote %}", "{% img a.png %}", "{", "}", '"', "'", "-", "+", ".", ":", "#",
    "@", "%20", "\0",
)  # fmt: skip
_PREFIXES = ("", "", "", "> ", "- ", "  ", "    ", "1. ", "   ", "\t", ">", "* ", "> > ", "> - ", "- > ")


def fuzzed(count: int, posts: Sequence[str] = (), *, seed: int = 0) -> Iterator[str]:
    """Yield inputs, the same for the same arguments."""
    source = random.Random(seed)  # noqa: S311 - chance is wanted, secrecy is not
    for _ in range(count):
        way = source.random()
        if posts and way < 0.3:
            yield _spliced(source, posts)
        elif way < 0.65:
            yield "".join(source.choices(FRAGMENTS, k=source.randint(1, 14)))
        else:
            yield _lines(source)


def _lines(source: random.Random) -> str:
    lines = []
    prefix = ""
    for _ in range(source.randint(1, 8)):
        if source.random() < 0.4:
            prefix = "".join(source.choices(_PREFIXES, k=source.randint(1, 2)))
        lines.append(prefix + "".join(source.choices(FRAGMENTS, k=source.randint(0, 5))))
    return "\n".join(lines)


def _spliced(source: random.Random, posts: Sequence[str]) -> str:
    pieces: list[str] = []
    for _ in range(source.randint(1, 3)):
        post = source.choice(posts)
        start = source.randrange(len(post) + 1)
        pieces += post[start : start + source.randint(0, 240)], source.choice(FRAGMENTS)
    return "".join(pieces)
