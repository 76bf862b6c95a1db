"""Names of files that are paths, programs, devices, markup, or one another."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tests.hostile.case import HOME, LEFT_OUT, PUBLISHED, WITHHELD, Case, post

_TEXT = post("这是一段平常的话。")


def cases() -> Iterator[Case]:
    """Yield them all."""
    for name, says, outcome, file in _CASES:
        yield Case(name=f"name/{name}", says=says, files={f"{HOME}/name/{file}": _TEXT}, outcome=outcome)
    for name, says, first, second in _PAIRS:
        files = {f"{HOME}/name/{first}": _TEXT, f"{HOME}/name/{second}": post("另一段平常的话。", "另一篇")}
        yield Case(name=f"name/{name}", says=says, files=files)


_CASES: tuple[tuple[str, str, str, str], ...] = (
    ("option", "a name that looks like an option", PUBLISHED, "-rf.md"),
    ("device", "a device of Windows", PUBLISHED, "CON.md"),
    ("device-suffix", "a device with a suffix", PUBLISHED, "aux.h.md"),
    ("hidden", "a hidden file", LEFT_OUT, ".hidden.md"),
    ("only-suffix", "nothing but a suffix", LEFT_OUT, ".md"),
    ("dots", "a name of dots", LEFT_OUT, "...md"),
    ("dots-behind", "dots before the suffix", PUBLISHED, "a....md"),
    ("blank", "a blank", PUBLISHED, " .md"),
    ("blanks", "blanks on both sides", PUBLISHED, "  x y  .md"),
    ("ideographic-blank", "a wide blank", PUBLISHED, "甲\u3000乙.md"),
    ("newline", "a line end", LEFT_OUT, "a\nb.md"),
    ("newline-forgery", "a line of a report", LEFT_OUT, "x\n::error file=y::z.md"),
    ("escape", "an escape of terminals", LEFT_OUT, "a\x1b[31mb.md"),
    ("delete", "a delete character", LEFT_OUT, "a\x7fb.md"),
    ("not-utf-8", "bytes that are no UTF-8", LEFT_OUT, os.fsdecode(b"a\xff\xfe.md")),
    ("half-character", "half a character", LEFT_OUT, os.fsdecode(b"a\xed\xa0\xbd.md")),
    ("up-encoded", "a path up, percent-encoded", PUBLISHED, "%2e%2e%2f%2e%2e%2fx.md"),
    ("nul-encoded", "a NUL, percent-encoded", PUBLISHED, "a%00b.md"),
    ("up-full-width", "a path up in full-width letters", PUBLISHED, "．．／．．／x.md"),
    ("up-backslash", "a path up of Windows", PUBLISHED, "..\\..\\x.md".removeprefix("..")),
    ("quote", "a quotation mark", PUBLISHED, 'a"onmouseover="pwned(1).md'),
    ("apostrophe", "an apostrophe", PUBLISHED, "a'onmouseover='pwned(1).md"),
    ("markup", "markup", PUBLISHED, "<img src=x onerror=pwned(1)>.md"),
    ("entity", "an entity", PUBLISHED, "&lt;b&gt;&amp;.md"),
    ("template", "a template", PUBLISHED, "{{ 7*191 }}{% raw %}.md"),
    ("format", "a format", PUBLISHED, "{0.__class__}%s%(x)s.md"),
    ("command", "a command", PUBLISHED, "$(touch pwned).md"),
    ("backticks", "another", PUBLISHED, "`touch pwned`;ls|x&.md"),
    ("globs", "patterns", PUBLISHED, "*?[a]!.md"),
    ("query", "a query and a fragment", PUBLISHED, "a?b=c#d.md"),
    ("tilde", "a home", PUBLISHED, "~root.md"),
    ("scheme", "a scheme", PUBLISHED, "javascript:pwned(1).md"),
    ("long", "255 bytes", PUBLISHED, "a" * 252 + ".md"),
    ("long-han", "255 bytes in Han", PUBLISHED, "数" * 84 + ".md"),
    ("bidi", "a name that reads backwards", PUBLISHED, "a\u202egnp.md"),
    ("invisible", "a name that looks like another", PUBLISHED, "a\u200bb\u2060.md"),
    ("only-invisible", "nothing to see", PUBLISHED, "\u200b\u200b.md"),
    ("emoji", "emoji", PUBLISHED, "👩‍💻🇨🇳.md"),
    ("tag-characters", "words that nobody sees", PUBLISHED, "a\U000e0041\U000e0042.md"),
    ("prototype", "a name of JavaScript", WITHHELD, "__proto__.md"),
    ("constructor", "another", PUBLISHED, "constructor.md"),
    ("partial", "a part of a page", WITHHELD, "_x.md"),
    ("date-impossible", "a date that is none", PUBLISHED, "2024-99-99-x.md"),
    ("date-zero", "the year 0", PUBLISHED, "0000-00-00-x.md"),
    ("date-only", "nothing but a date", PUBLISHED, "2024-05-01.md"),
    ("suffix-twice", "two suffixes", PUBLISHED, "a.md.md"),
    ("suffix-capital", "a suffix in capitals", PUBLISHED, "B.MD"),
    ("html", "a page within a name", PUBLISHED, "x.html.md"),
    ("feed", "a feed", PUBLISHED, "feed.xml.md"),
    ("markdown-copy", "a copy of a page", PUBLISHED, "index.md.md"),
    ("error-page", "the error page", PUBLISHED, "404.html.md"),
    ("picture-folder", "a folder that is a picture", PUBLISHED, "x.png/y.md"),
    ("document-folder", "a folder that is a post", PUBLISHED, "folder.md/y.md"),
    ("list-page", "the next page of a list", PUBLISHED, "page/2.md"),
    ("well-known", "a folder of servers", LEFT_OUT, ".well-known/x.md"),
    ("git", "a repository", LEFT_OUT, ".git/x.md"),
    ("deep", "60 folders", PUBLISHED, "d/" * 60 + "x.md"),
    ("deep-long", "1,800 bytes of folders", PUBLISHED, ("文件夹" * 20 + "/") * 10 + "x.md"),
    ("node-modules", "what others installed", PUBLISHED, "node_modules/x/readme.md"),
)

_PAIRS: tuple[tuple[str, str, str, str], ...] = (
    ("case", "two names that differ in case", "Case.md", "case.md"),
    ("normal-forms", "two names that differ in their normal form", "cafe\u0301.md", "caf\u00e9.md"),
    ("suffixes", "two names that differ in their suffix", "twin.md", "twin.mdx"),
    ("index-and-folder", "a page and its folder", "both.md", "both/index.md"),
    ("invisible-twin", "two names that look alike", "ab.md", "a\u200db.md"),
    ("dated-twin", "two posts of one name", "2024-01-01-tips.md", "2024-01-02-tips.md"),
    ("dots-and-dash", "two names that become one", "x y.md", "x-y.md"),
)
