"""Tests of bytes to text."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.text import LineIndex, Position, Span
from docpipe.sources.read import LARGEST_FILE, LONGEST_LINE, Decoded, decode, read

POST = "---\ntitle: 题目\n---\n\n正文，第一段。\n"


def codes(decoded: Decoded) -> list[tuple[str, bool]]:
    """Return code and weight of each issue."""
    return [(issue.code, issue.blocking) for issue in decoded.issues]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffd")))
def test_utf8_is_read_as_it_is(text: str) -> None:
    """Text without controls comes back unchanged and without an issue."""
    assert decode(text.encode()) == Decoded(text, decode(text.encode()).digest)


@given(
    st.binary() | st.binary().map(lambda data: POST.encode() + data) | st.text().map(lambda text: text.encode("utf-16"))
)
def test_any_bytes_give_text_and_at_most_one_blocking_issue(data: bytes) -> None:
    """Whatever the bytes, every span lies in the text, and the text can be written as UTF-8."""
    decoded = decode(data)
    decoded.text.encode("utf-8")
    assert sum(issue.blocking for issue in decoded.issues) <= 1
    assert not any(issue.blocking for issue in decoded.issues[1:])
    for issue in decoded.issues:
        assert issue.span is not None
        assert 0 <= issue.span.start <= issue.span.end <= len(decoded.text)


def test_marks_and_line_endings_stay() -> None:
    """The byte order mark is the first character, and line endings are not translated."""
    assert decode("\ufeffa\r\nb\rc\n".encode()).text == "\ufeffa\r\nb\rc\n"


def test_the_digest_is_of_the_bytes() -> None:
    """It is SHA-256 in hexadecimal."""
    assert decode(b"a").digest == hashlib.sha256(b"a").hexdigest()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_named(encoding: str) -> None:
    """UTF-16 and UTF-32, with a mark or without, are one blocking issue, and the text can still be shown."""
    decoded = decode(POST.encode(encoding))
    assert codes(decoded) == [("ST012", True)]
    assert str(decoded.issues[0].message).startswith(f"The file is {encoding[:6].upper()}, not UTF-8")
    assert decoded.text == POST


@pytest.mark.parametrize("mark", ["<", ">"])
def test_a_mark_tells_the_byte_order(mark: str) -> None:
    """Both orders of UTF-16 are read by their mark."""
    encoding = {"<": "utf-16-le", ">": "utf-16-be"}[mark]
    assert decode(("\ufeff" + POST).encode(encoding)).text == POST


@pytest.mark.parametrize("data", [b"abc\0def\0", b"hello\0 world\0\n", b"\0\0\0\0", "一二\0三\0".encode()])
def test_nuls_alone_are_no_wide_encoding(data: bytes) -> None:
    """Text damaged by NULs is not taken for UTF-16."""
    assert codes(decode(data)) == [("ST016", True)]


def test_an_invalid_byte_has_its_place() -> None:
    """The place is counted in characters, and only the first such byte is reported."""
    decoded = decode("第一行\n第二".encode() + b"\xff and \xfe\0")
    assert codes(decoded) == [("ST012", True)]
    issue = decoded.issues[0]
    assert issue.span == Span(6, 7)
    assert LineIndex(decoded.text).position(6) == Position(2, 3)
    assert "0xFF" in str(issue.message)


def test_gbk_is_guessed_in_the_hint() -> None:
    """Chinese in GBK is named; Western text in Latin-1 is not taken for it."""
    assert str(decode(POST.encode("gbk")).issues[0].hint) == "Save it as UTF-8 (it looks like GBK)"
    assert str(decode("Un café à Genève".encode("latin-1")).issues[0].hint) == "Save it as UTF-8"


def test_encoded_surrogates_are_no_utf8() -> None:
    """CESU-8 and the like are invalid bytes."""
    assert codes(decode(b"a\xed\xa0\x80")) == [("ST012", True)]


def test_a_nul_is_blocking() -> None:
    """One NUL in a text is one blocking issue at its place, whatever else is there."""
    decoded = decode("一\0二\x07\0\ufffd".encode())
    assert codes(decoded) == [("ST016", True)]
    assert decoded.issues[0].span == Span(1, 2)


def test_control_characters_are_reported() -> None:
    """Each run of C0, DEL and C1 controls is one issue that does not block; tabs and line ends are none."""
    decoded = decode("a\x07\x1bb\tc\r\nd\fe\x7f\x85".encode())
    assert [issue.span for issue in decoded.issues] == [Span(1, 3), Span(11, 13)]
    assert codes(decoded) == [("ST016", False)] * 2
    assert str(decoded.issues[0].message).endswith("U+0007")


def test_replacement_characters_are_reported() -> None:
    """U+FFFD in the text is damage of an earlier conversion: an issue for each run, not blocking."""
    decoded = decode("一\ufffd\ufffd二\x07".encode())
    assert codes(decoded) == [("ST012", False), ("ST016", False)]
    assert decoded.issues[0].span == Span(1, 3)


def test_a_damaged_file_does_not_flood_the_report() -> None:
    """Of thousands of places the first hundred of a kind are reported."""
    assert len(decode(b"a\x07" * 10_000).issues) == 100


def test_too_large_a_file_is_not_decoded() -> None:
    """A file over the limit is one issue without text, even if it is one line or no UTF-8."""
    for data in (b"a" * (5 << 20), b"\xff\xfe" + b"\0a" * LARGEST_FILE):
        decoded = decode(data)
        assert codes(decoded) == [("ST017", True)]
        assert decoded.text == ""
    assert "4 MiB" in str(decoded.issues[0].message)


def test_the_limit_is_allowed() -> None:
    """A file of just the limit is read."""
    assert decode(b"a\n" * 50, limit=100).issues == ()
    assert "100 bytes" in str(decode(b"a\n" * 51, limit=100).issues[0].message)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_too_long_a_line_is_blocking(ending: str) -> None:
    """A line over a MiB of bytes is one issue at its start, whatever the line endings."""
    before = f"一{ending}" * 3 + "b" * LONGEST_LINE + ending
    decoded = decode(f"{before}{'b' * (LONGEST_LINE + 1)}{ending}b".encode())
    assert codes(decoded) == [("ST017", True)]
    assert decoded.issues[0].span == Span(len(before), len(before) + 1)


def test_a_large_file_of_short_lines_is_read() -> None:
    """Megabytes alone are no reason to refuse a text."""
    assert decode(b"a line\n" * (LONGEST_LINE // 6)).issues == ()


def test_a_file_is_read(tmp_path: Path) -> None:
    """A file's bytes are decoded."""
    tmp_path.joinpath("a.md").write_bytes(POST.encode())
    assert read(tmp_path / "a.md") == decode(POST.encode())


def test_no_more_is_read_than_allowed(tmp_path: Path) -> None:
    """A sparse file of a terabyte costs no more than the limit."""
    path = tmp_path / "a.md"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    start = time.perf_counter()
    assert codes(read(path, limit=1000)) == [("ST017", True)]
    assert time.perf_counter() - start < 1


def test_a_file_that_cannot_be_read_is_an_issue(tmp_path: Path) -> None:
    """A missing file or a folder is one blocking issue, no exception."""
    assert codes(read(tmp_path / "none.md")) == [("ST012", True)]
    assert "Is a directory" in str(read(tmp_path).issues[0].message)
