"""Bodies unpacked within a limit, and read in their charset."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.linkcheck.ask.bodies import Unpacker, text_of


def test_a_bomb_is_unpacked_up_to_the_limit() -> None:
    """A few kilobytes that stand for a gigabyte cost no more than the limit."""
    bomb = gzip.compress(bytes(50_000_000))
    unpacker = Unpacker("gzip", 1000)
    unpacker.take(bomb)
    assert unpacker.is_full
    assert len(unpacker.data) == 1000


@given(st.binary(max_size=3000), st.integers(1, 400), st.sampled_from(["", "gzip", "deflate", "identity"]))
def test_pieces_make_the_whole(content: bytes, size: int, coding: str) -> None:
    """However it is cut, the content comes out as it went in."""
    packed = gzip.compress(content) if coding == "gzip" else zlib.compress(content) if coding == "deflate" else content
    unpacker = Unpacker(coding, 10_000)
    for start in range(0, len(packed), size):
        unpacker.take(packed[start : start + size])
    assert bytes(unpacker.data) == content
    assert not unpacker.is_full


def test_what_is_not_asked_for_is_not_read() -> None:
    """A coding that docpipe does not know is refused."""
    with pytest.raises(ValueError, match="br"):
        Unpacker("br", 10)


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        ("页面".encode(), "text/html", "页面"),
        ("页面不存在".encode("gbk"), "text/html; charset=GB2312", "页面不存在"),
        ('<meta charset="gbk">页'.encode("gbk"), "text/html", '<meta charset="gbk">页'),
        ("頁面".encode("big5"), "text/html;charset='big5'", "頁面"),
        (b"\xff\xfe" + "页".encode("utf-16le"), "text/html; charset=utf-8", "页"),
        (b"a\xffb", "text/html", "a\ufffdb"),
        (b"abc", "text/html; charset=idna", "abc"),
        (b"abc", "text/html; charset=zlib_codec", "abc"),
        (b"abc", "text/html; charset=no-such", "abc"),
    ],
)
def test_charsets(body: bytes, content_type: str, expected: str) -> None:
    """The header's charset holds, then that of the page, then UTF-8; what is no charset of the web is not tried."""
    assert text_of(body, content_type) == expected
