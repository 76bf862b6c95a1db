"""Hypothesis strategies for Markdown that a post may hold, and for what nobody would write."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "去中心化", "注意：", "「重点」", "word", "two words", "𠀀𠮷", "😀", "👩‍👩‍👧", "a\\*b", "&amp;",
    "&copy;", "C#", "50%", "１００", "`code`", "`` a`b ``", "**粗体**", "**注意：**请", "*强调*",
    "~~删除（x）~~后", "[链接](./a.md)", '[t](<a b.md> "题")', "![图](a.png)", "![*a* \\] b](b.png 't')",
    "[引用][ref]", "[ref]", "![图][ref]", "<https://例.com/x>", "<b>html</b>", "<!-- c -->", "<!--more-->",
    "-->", "<!--", "<!-->", "<br>", "<a id=x href='y'>", "{/* c */}", "![a ![b](c) d](e)", "![`x` *y*](z)",
    "[**b** ![i](j)](k)", "[^1]", "[^2]", "^[行内注 **b**]", "：", ":::", "\xad", "\u200d", "[a](<b c>",
    "&#x4e2d;", "~", "~~~", "\\", "*", "**", "_", "[", "]", "(", "!", "`", "<", "|", "\\|", "{#id}", "\u3000",
    "\xa0", "a  ", "^[",
)  # fmt: skip

inline = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map("".join)
lines = st.lists(inline, min_size=1, max_size=3).map("\n".join)


def _prefixed(first: str, rest: str) -> object:
    def apply(text: str) -> str:
        head, *tail = text.split("\n")
        return "\n".join([first + head, *(rest + line for line in tail)])

    return apply


_leaves = st.one_of(
    lines,
    inline.map("# {}".format),
    inline.map("## {} {{#x}}".format),
    inline.map("### {} ###".format),
    inline.map("{}\n===".format),
    inline.map("```py\n{}\n```".format),
    inline.map("    {}".format),
    inline.map("<div>\n{}\n</div>".format),
    inline.map("[^1]: {}\n\n    second".format),
    inline.map("- [x] {}".format),
    inline.map(":::tip {}\ninside\n:::".format),
    inline.map("> [!NOTE]\n> {}".format),
    st.tuples(inline, inline, inline).map(lambda c: f"| {c[0]} | {c[1]} |\n|---|:-:|\n| {c[2]} |\n| a | b | c |"),
    st.just('[ref]: ./到.md "题"'),
    st.just("---"),
    st.just("<!-- truncate -->"),
    inline.map("> [!TIP]\n>\n> - {}".format),
    inline.map("[ref\nb]:\n  <./x y>\n '{}'".format),
    inline.map("::::note\n:::tip[{}]{{.c}}\nx\n:::\n::::".format),
    inline.map("```\n{}".format),
    inline.map("[^2]: > [^1]: {}".format),
    inline.map("a\n- [ ] {}\n\n  b".format),
)
_containers = st.sampled_from(
    [("> ", "> "), ("> ", ""), (">", ">"), ("- ", "  "), ("1. ", "   "), ("-\t", "\t"), ("* ", "  "), ("  - ", "    ")]
)
blocks = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.tuples(_containers, inner).map(lambda c: _prefixed(*c[0])(c[1])),  # type: ignore[operator]  # a pair of arguments and text
        st.lists(inner, min_size=1, max_size=3).map("\n\n".join),
        st.lists(inner, min_size=1, max_size=2).map("\n".join),
    ),
    max_leaves=6,
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a whole file: line endings, a byte order mark and a front matter at times."""
    text = draw(blocks) + draw(st.sampled_from(["", "\n", "\n\n"]))
    text = draw(st.sampled_from(["", "---\ntitle: 题\n---\n", "\n"])) + text
    ending = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return draw(st.sampled_from(["", "", "\ufeff"])) + text.replace("\n", ending)


noise = st.text(
    st.sampled_from([*"#>-*_`[]()!<>|:\\~^{} \t\0\u00ad\n\r0１a中。“😀𠀀&;=\"'/\u3000\x0b\x0c\x1c\u2028"]), max_size=60
)
