"""Posts that cost more than they weigh: depth, openers without an end, and much of one thing."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import HOME, PUBLISHED, Case, post

_REFUSED = "ST017"
_TOO_DEEP = "FM015"
_K = 1024


def cases() -> Iterator[Case]:
    """Yield them all."""
    yield from _posts(_SMALL, is_heavy=False)
    yield from _posts(_LARGE, is_heavy=True)
    yield from _whole()


def _posts(bodies: dict[str, tuple[str, str]], *, is_heavy: bool) -> Iterator[Case]:
    for name, (outcome, body) in bodies.items():
        yield Case(
            name=f"bomb/{name}",
            says=f"{len(body.encode()) // _K} KiB: {name.replace('-', ' ')}",
            files={f"{HOME}/bomb/{name}.md": post(body)},
            outcome=outcome,
            heavy=is_heavy or outcome == PUBLISHED,
        )


_SMALL: dict[str, tuple[str, str]] = {
    "open-brackets": (_REFUSED, "[" * 60 * _K),
    "open-images": (_REFUSED, "![a" * 20 * _K),
    "open-links": (PUBLISHED, "[a](" * 15 * _K),
    "open-cdata": (_REFUSED, "a <![CDATA[" * 6 * _K),
    "open-comments": (PUBLISHED, "a <!-- " * 8 * _K),
    "open-instructions": (PUBLISHED, "a <?" * 15 * _K),
    "open-declarations": (PUBLISHED, "a <!A " * 10 * _K),
    "open-tags": (PUBLISHED, "a <a href='" * 6 * _K),
    "open-autolinks": (PUBLISHED, "<http://a" * 6 * _K),
    "open-angles": (PUBLISHED, "<" * 60 * _K),
    "open-emphasis": (PUBLISHED, "*a _b " * 8 * _K),
    "open-strong": (PUBLISHED, "a**b" + "c* " * 20 * _K),
    "closing-emphasis": (PUBLISHED, "a* " * 20 * _K),
    "strikes": (PUBLISHED, "~~a~ " * 12 * _K),
    "backticks-of-every-length": (PUBLISHED, " ".join("`" * length for length in range(1, 350))),
    "backticks-without-end": (PUBLISHED, "`a" * 30 * _K),
    "quotes-nested": (_REFUSED, "> " * 10 * _K + "a"),
    "quotes-nested-lazily": (_REFUSED, "\n".join(">" * depth + " a" for depth in range(1, 300))),
    "lists-nested": (_REFUSED, "- " * 10 * _K + "a"),
    "lists-indented": (_REFUSED, "\n".join("  " * depth + "- a" for depth in range(300))),
    "numbers-nested": (_REFUSED, "1. " * 10 * _K + "a"),
    "admonitions-nested": (_REFUSED, "\n".join(":" * (500 - depth) + " note" for depth in range(400))),
    "emphasis-nested": (PUBLISHED, "*a **b " * 2 * _K + "c" + "** d*" * 2 * _K),
    "link-definitions": (PUBLISHED, "\n".join(f"[{number}]: /a" for number in range(6000))),
    "link-definitions-alike": (PUBLISHED, "[a]: /b\n" * 6000 + "\n[a]"),
    "references": (PUBLISHED, "[a]: /b\n\n" + "[a] " * 15 * _K),
    "references-undefined": (PUBLISHED, "".join(f"[{number}][] " for number in range(8000))),
    "footnotes": (
        PUBLISHED,
        " ".join(f"甲[^{n}]" for n in range(3000)) + "\n\n" + "".join(f"[^{n}]: 乙\n" for n in range(3000)),
    ),
    "footnote-used-often": (PUBLISHED, "甲[^1] " * 6000 + "\n\n[^1]: 乙\n"),
    "footnotes-in-footnotes": (PUBLISHED, "甲[^0]\n\n" + "".join(f"[^{n}]: 乙[^{n + 1}]\n" for n in range(2000))),
    "footnote-in-itself": (PUBLISHED, "甲[^1]\n\n[^1]: 乙[^1]\n"),
    "inline-footnotes-nested": (_REFUSED, "^[" * 10 * _K),
    "headings-alike": (PUBLISHED, "## 甲\n\n乙\n\n" * 4000),
    "headings-that-look-numbered": (PUBLISHED, "".join(f"## a\n\nb\n\n## a-{n}\n\nb\n\n" for n in range(2000))),
    "headings-empty": (PUBLISHED, "#\n\n" * 8000),
    "ids-alike": (PUBLISHED, "## 甲 {#a}\n\n乙\n\n" * 3000),
    "table-of-many-columns": (PUBLISHED, "|" + "a|" * 4000 + "\n|" + "-|" * 4000 + "\n|" + "b|" * 4000),
    "table-of-many-rows": (PUBLISHED, "|a|b|\n|-|-|\n" + "|c|d|\n" * 10_000),
    "table-wide-rows-empty": (PUBLISHED, "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|b\n" * 2000),
    "table-of-pipes": (PUBLISHED, "|" * 30 * _K + "\n" + "|" * 30 * _K),
    "table-lines-without-a-table": (PUBLISHED, "a | b\n" * 10_000),
    "entities": (PUBLISHED, "&amp;&#9;&#x10FFFF;&zwj;" * 3 * _K),
    "entity-without-end": (PUBLISHED, "&" + "a" * 60 * _K),
    "backslashes": (PUBLISHED, "\\" * 60 * _K),
    "blanks": (PUBLISHED, "a" + " " * 60 * _K + "b"),
    "blank-lines": (PUBLISHED, "a" + "\n" * 60 * _K + "b"),
    "tabs": (PUBLISHED, "\t" * 60 * _K + "a"),
    "line-breaks": (PUBLISHED, "a  \n" * 15 * _K),
    "stars-alone": (PUBLISHED, "a" + "*" * 60 * _K + "b"),
    "rules": (_REFUSED, "* " * 30 * _K + "a"),
    "setext-lines": (PUBLISHED, "a\n" * 15 * _K + "==="),
    "fences": (PUBLISHED, "```\n" * 15 * _K),
    "fence-info": (PUBLISHED, "```" + "a " * 20 * _K + "\nb\n```"),
    "fence-marks": ("ST007", "~" * 60 * _K + "\na"),
    "html-tags": (PUBLISHED, "<b>" * 15 * _K),
    "html-block-tags": (PUBLISHED, "<div>\n" * 8 * _K),
    "html-attributes": (PUBLISHED, "<a " + "a=b " * 15 * _K + ">"),
    "details-fused": (PUBLISHED, "<details>\n\n甲\n\n" * 3000),
    "details-closed-without-opening": (PUBLISHED, "</details>\n\n甲\n\n" * 3000),
    "addresses": (PUBLISHED, "https://example.org/a，" * 3 * _K),
    "addresses-glued": (PUBLISHED, "https://" * 8 * _K),
    "address-of-parentheses": (PUBLISHED, "https://example.org/" + "(" * 50 * _K),
    "mail-addresses": (PUBLISHED, "a@" * 30 * _K),
    "links": (PUBLISHED, "[甲](/zh/)\n\n" * 4000),
    "links-to-nowhere": (PUBLISHED, "".join(f"[甲](./no{n}.md)\n\n" for n in range(4000))),
    "links-to-nowhere-alike": (PUBLISHED, "[甲](./bomb-nowhere-at-all-and-long.md)\n\n" * 4000),
    "link-of-parentheses": (PUBLISHED, "[a](" + "(" * 30 * _K + ")" * 30 * _K + ")"),
    "link-with-a-long-title": (PUBLISHED, '[a](b "' + "c\\" * 30 * _K),
    "anchors-to-nowhere": (PUBLISHED, "".join(f"[甲](#no{n})\n\n" for n in range(4000)) + "## 乙\n\n丙" * 20),
    "images": (PUBLISHED, "![甲](a.png)\n\n" * 4000),
    "han-without-a-stop": (PUBLISHED, "甲" * 60 * _K),
    "one-letter": (PUBLISHED, "a" * 500 * _K),
    "punctuation": (PUBLISHED, "，。！？" * 8 * _K),
    "marks-that-open": (PUBLISHED, "“（《【" * 6 * _K),
    "marks-that-close": (PUBLISHED, "”）》】" * 6 * _K),
    "digits": (PUBLISHED, "1" * 100 * _K),
    "numbers": (PUBLISHED, "1,000.5% " * 8 * _K),
    "han-and-latin": (PUBLISHED, "甲a" * 30 * _K),
    "dots": (PUBLISHED, "." * 60 * _K),
    "dashes": (PUBLISHED, "-" * 60 * _K),
    "colons": (PUBLISHED, ":" * 60 * _K),
    "marks-of-combination": (PUBLISHED, "a" + "\u0301" * 60 * _K),
    "right-to-left-marks": (PUBLISHED, "甲" + "\u202e" * 20 * _K),
    "invisible": (PUBLISHED, "\u200b" * 60 * _K),
    "percent-escapes": (PUBLISHED, "[a](" + "%E4%BD" * 8 * _K + ")"),
    "braces": (PUBLISHED, "{{" * 30 * _K),
    "tags-of-templates": (PUBLISHED, "{% a " * 12 * _K),
    "jsx": (PUBLISHED, "<A b={" * 10 * _K),
    "imports": (PUBLISHED, "import a from 'b'\n" * 3 * _K),
    "dollars": (PUBLISHED, "$a$$b " * 10 * _K),
    "words-alike": (PUBLISHED, "the " * 20 * _K),
    "sentences-alike": (PUBLISHED, "这是一句话。" * 6 * _K),
    "paragraphs-alike": (PUBLISHED, "这是一段话，说的是同一件事。\n\n" * 3000),
    "conflict-marks": (PUBLISHED, "<<<<<<< a\n=======\n>>>>>>> b\n\n" * 1500),
    "comments-that-silence": (PUBLISHED, "<!-- docpipe-ignore ZH001 -->\n\n甲\n\n" * 2000),
    "tasks": (PUBLISHED, "- [ ] 甲\n" * 8000),
    "secrets-in-one-line": (PUBLISHED, "AKIA" + "A" * 60 * _K),
    "keys-alike": (PUBLISHED, "password = '" * 5 * _K),
}
"""Some 60 KiB each; none may take longer than a moment."""

_LARGE: dict[str, tuple[str, str]] = {
    "4-mib-of-words": (PUBLISHED, ("这是一句平常的话，说明一件平常的事。" * 30 + "\n\n") * 2400),
    "4-mib-in-one-paragraph": (PUBLISHED, ("这是一句平常的话，说明一件平常的事。" * 30 + "\n") * 2400),
    "4-mib-of-rules": (PUBLISHED, ("*" * 1000 + "\n") * 4000),
    "1-mib-in-one-line": (PUBLISHED, "甲" * 349_000),
    "half-a-mib-of-links": (PUBLISHED, "[a](b) " * 75_000),
    "half-a-mib-of-images": (PUBLISHED, "![a](b.png)\n" * 44_000),
    "half-a-mib-of-brackets": (_REFUSED, "[a" * 256 * _K),
    "half-a-mib-of-openers": (_REFUSED, "a <![CDATA[" * 48 * _K),
    "half-a-mib-of-emphasis": (_REFUSED, "*a _b " * 85_000),
    "half-a-mib-of-code-spans": (PUBLISHED, "`a` " * 128 * _K),
    "half-a-mib-of-entities": (PUBLISHED, "&amp;" * 100 * _K),
    "half-a-mib-of-list": (PUBLISHED, "- a\n" * 79_000),
    "half-a-mib-of-headings": (PUBLISHED, "# 甲\n\n" * 39_900),
    "half-a-mib-of-footnotes": (PUBLISHED, "".join(f"甲[^{n}]\n\n[^{n}]: 乙\n\n" for n in range(19_900))),
    "half-a-mib-of-definitions": (PUBLISHED, "".join(f"[{n}]: /a\n" for n in range(50_000))),
    "half-a-mib-of-table": (PUBLISHED, "|a|b|\n|-|-|\n" + "|c|d|\n" * 60_000),
    "half-a-mib-of-addresses": (PUBLISHED, "https://example.org/a " * 24 * _K),
    "half-a-mib-of-code": (PUBLISHED, "```python\n" + "x = ('a', 1)  # b\n" * 30_000 + "```\n"),
    "half-a-mib-of-quotes-in-code": (PUBLISHED, "```python\n" + '"""' * 170_000 + "\n```\n"),
    "half-a-mib-of-html": (PUBLISHED, "<b>a</b>" * 64 * _K),
    "half-a-mib-of-open-html": (PUBLISHED, "<div>\n\n" * 39_900),
    "80,001-lines": (_REFUSED, "a\n" * 80_001),
    "3-mib-of-blanks": (PUBLISHED, ("a" + " " * 1000 + "\n") * 3000),
    "3-mib-of-replacement": (PUBLISHED, ("\ufffd " * 500 + "\n") * 1500),
    "1-mib-of-control-characters": (PUBLISHED, ("a\x01" * 500 + "\n") * 1000),
    "half-a-mib-of-punctuation": (PUBLISHED, ("，,。." * 50 + "\n\n") * 1000),
}
"""Large ones: they may be refused, but not take longer than a file may."""


def _whole() -> Iterator[Case]:
    """Yield files that are more than a body, or less than a post."""
    for name, says, outcome, text in (
        (
            "yaml-nested-flow",
            "30,000 brackets in front matter: libyaml's loader crashes",
            _TOO_DEEP,
            _matter("a: " + "[" * 30_000),
        ),
        ("yaml-nested-block", "30,000 lists in front matter", _TOO_DEEP, _matter("a:\n  " + "- " * 30_000 + "b")),
        ("yaml-nested-maps", "10,000 maps in front matter", _TOO_DEEP, _matter("a: " + "{b: " * 10_000)),
        ("yaml-merge-keys", "20 levels of merge keys, which double each time", "FM002", _matter(_merges(20))),
        ("yaml-aliases", "a billion laughs", "FM002", _matter(_laughs(20))),
        ("yaml-large", "more than 64 KiB of front matter", _TOO_DEEP, _matter("title: 甲\nb: " + "a" * 70_000)),
        (
            "yaml-many-keys",
            "6,000 keys",
            PUBLISHED,
            _matter("title: 甲\ndate: 2024-05-01\n" + "".join(f"k{n}: 1\n" for n in range(6000))),
        ),
        (
            "yaml-many-tags",
            "6,000 tags",
            _TOO_DEEP,
            _matter("title: 甲\ndate: 2024-05-01\ntags: [" + ", ".join(f"t{n}" for n in range(6000)) + "]"),
        ),
        (
            "yaml-many-authors",
            "5,000 authors",
            _TOO_DEEP,
            _matter("title: 甲\ndate: 2024-05-01\nauthors: [" + ", ".join(f"a{n}" for n in range(5000)) + "]"),
        ),
        (
            "yaml-many-aliases",
            "3,000 earlier addresses",
            _TOO_DEEP,
            _matter("title: 甲\ndate: 2024-05-01\naliases: [" + ", ".join(f"/x/{n}/" for n in range(3000)) + "]"),
        ),
        ("yaml-digits", "a number of 50,000 digits", "FM003", _matter("title: 甲\nweight: " + "1" * 50_000)),
        (
            "yaml-long-title",
            "a title of 60,000 characters",
            PUBLISHED,
            _matter("date: 2024-05-01\ntitle: " + "甲" * 20_000),
        ),
        (
            "yaml-long-slug",
            "a slug of 60,000 characters",
            PUBLISHED,
            _matter("title: 甲\ndate: 2024-05-01\nslug: " + "a/" * 2_000),
        ),
        ("yaml-unclosed", "front matter of 1 MiB that never ends", "FM014", "---\n" + "a: b\n" * 200_000),
        ("yaml-quotes", "30,000 quotes in front matter", "FM002", _matter("title: " + '"' * 30_000)),
        ("toml-nested", "10,000 brackets in TOML front matter", "FM", "+++\na = " + "[" * 10_000 + "\n+++\n"),
        ("toml-dotted", "a key of 10,000 parts", "FM", "+++\n" + ".".join("a" * 10_000) + " = 1\n+++\n"),
        ("json-nested", "10,000 brackets in JSON front matter", "FM", '{"a": ' + "[" * 10_000 + "}\n\n甲\n"),
        ("too-large", "5 MiB", _REFUSED, post("a\n" * 2_600_000)),
        ("one-line-of-2-mib", "a line of 2 MiB", _REFUSED, post("a" * (2 << 20))),
        ("empty", "nothing at all", PUBLISHED, ""),
        ("blank", "500,000 lines of blanks and nothing else", _REFUSED, " " * 1000 + "\n" * 500_000),
        ("delimiters", "20,000 lines of three hyphens", PUBLISHED, "---\n" * 20_000),
    ):
        yield Case(name=f"bomb/{name}", says=says, files={f"{HOME}/bomb/{name}.md": text}, outcome=outcome)


def _matter(text: str) -> str:
    return f"---\n{text}\n---\n\n甲。\n"


def _merges(levels: int) -> str:
    lines = ["a0: &a0 {x: 1}"] + [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, levels)]
    return "\n".join(lines)


def _laughs(levels: int) -> str:
    lines = ["a0: &a0 [哈]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, levels)]
    return "\n".join(lines)
