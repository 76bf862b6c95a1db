"""Files that are no UTF-8, or hardly text: what authors send by accident, and others on purpose."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from tests.hostile.case import HOME, PUBLISHED, Case, post

_TEXT = post("这是一段平常的话，后面还有一段。" * 4)
_ENCODING = "ST012"
_NO_TEXT = "ST016"


def cases() -> Iterator[Case]:
    """Yield them all."""
    for name, says, outcome, content, shows in _CASES:
        yield Case(
            name=f"encoding/{name}",
            says=says,
            files={f"{HOME}/encoding/{name}.md": content},
            outcome=outcome,
            shows=(shows,) if shows else (),
        )


_CASES: tuple[tuple[str, str, str, bytes, str], ...] = (
    ("gbk", "a file in GBK", f"{_ENCODING}:2", _TEXT.encode("gbk"), ""),
    ("gb18030", "a file in GB 18030 with rare characters", f"{_ENCODING}:2", (_TEXT + "𠮷").encode("gb18030"), ""),
    ("big5", "a file in Big5", _ENCODING, post("這是一段平常的話").replace("一篇文章", "一篇").encode("big5"), ""),
    ("utf-16-le", "UTF-16 with a mark", f"{_ENCODING}:1", b"\xff\xfe" + _TEXT.encode("utf-16-le"), ""),
    ("utf-16-be", "UTF-16 with the other mark", f"{_ENCODING}:1", b"\xfe\xff" + _TEXT.encode("utf-16-be"), ""),
    ("utf-16-no-mark", "UTF-16 without a mark", _ENCODING, _TEXT.encode("utf-16-le"), ""),
    ("utf-32", "UTF-32", f"{_ENCODING}:1", _TEXT.encode("utf-32"), ""),
    (
        "utf-7",
        "UTF-7, which old browsers guess",
        PUBLISHED,
        post("+ADw-script+AD4-pwned(1)+ADw-/script+AD4-").encode(),
        "",
    ),
    (
        "iso-2022-jp",
        "escapes that shift the character set",
        PUBLISHED,
        post("\x1b$B<script>\x1b(B pwned(1)").encode(),
        "",
    ),
    ("latin-1", "a file in Latin-1", _ENCODING, "---\ntitle: Caf\xe9\ndate: 2024-05-01\n---\n".encode("latin-1"), ""),
    ("mark", "a byte order mark", PUBLISHED, b"\xef\xbb\xbf" + _TEXT.encode(), "这是一段平常的话"),
    ("mark-twice", "two of them", PUBLISHED, b"\xef\xbb\xbf\xef\xbb\xbf" + _TEXT.encode(), ""),
    ("mark-inside", "one within the text", PUBLISHED, _TEXT.replace("平常", "平\ufeff常").encode(), ""),
    ("crlf", "line ends of Windows", PUBLISHED, _TEXT.replace("\n", "\r\n").encode(), "这是一段平常的话"),
    ("cr", "line ends of old Macs", PUBLISHED, _TEXT.replace("\n", "\r").encode(), "这是一段平常的话"),
    ("mixed", "line ends of all kinds", PUBLISHED, (_TEXT + "甲\r乙\r\n丙\n\r丁").encode(), "这是一段平常的话"),
    ("nul", "a NUL within the text", f"{_NO_TEXT}:6", (_TEXT.rstrip() + "\0").encode(), ""),
    ("nul-first", "a NUL at the start", f"{_NO_TEXT}:1", b"\0" + _TEXT.encode(), ""),
    ("nul-slot", "what stands for a slot inside docpipe", f"{_NO_TEXT}:6", post("\0link0.0\0").encode(), ""),
    ("truncated", "a character that breaks off", _ENCODING, _TEXT.encode()[:-2], ""),
    ("overlong", "an overlong <", _ENCODING, post("").encode() + b"\xc0\xbcscript>", ""),
    ("surrogates", "surrogates written one by one", _ENCODING, post("").encode() + b"\xed\xa0\xbd\xed\xb8\x80", ""),
    ("beyond", "a code point beyond Unicode", _ENCODING, post("").encode() + b"\xf4\x90\x80\x80", ""),
    ("alone", "bytes that never occur", _ENCODING, post("").encode() + b"\xfe\xff\x80", ""),
    ("gzip", "a compressed file", _ENCODING, gzip.compress(_TEXT.encode(), mtime=0), ""),
    ("png", "a picture with the name of a post", _ENCODING, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ""),
    ("pdf", "a PDF with the name of a post", _ENCODING, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ""),
    ("controls", "control characters", PUBLISHED, post("甲\x01\x02\x7f\x1b[31m乙\x9b31m丙\x07").encode(), ""),
    ("form-feed", "form feeds and vertical tabs", PUBLISHED, post("甲\f乙\v丙\x1c丁\x85戊").encode(), ""),
    ("replacement", "text that was lost before", PUBLISHED, post("这\ufffd\ufffd一段").encode(), ""),
)
