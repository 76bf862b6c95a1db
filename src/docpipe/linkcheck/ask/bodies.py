"""The bytes of an answer, unpacked within a limit, and the text they hold."""

from __future__ import annotations

import re
import zlib

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_WHERE_META = 2048
# Only these: Python knows codecs beside that take quadratic time, or that are no text.
_CHARSETS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|gb(?:k|2312|18030)|big5(?:-hkscs)?|shift[_-]jis|euc-(?:jp|kr)|iso-2022-jp"
    r"|iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|latin-?1"
)


class Unpacker:
    """Unpacks what comes piece by piece, and never more than a limit.

    Attributes:
        data: what was unpacked so far.
        is_full: whether the limit is reached: nothing more is taken in.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        """Take the content coding as the answer names it, and the most bytes to keep.

        Raises:
            ValueError: docpipe did not ask for this coding and does not know it.
        """
        self.data = bytearray()
        self.is_full = False
        self._limit = limit
        coding = encoding.strip().lower()
        if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise ValueError(coding)
        self._zlib = zlib.decompressobj(_GZIP_OR_ZLIB) if coding not in {"", "identity"} else None

    def take(self, piece: bytes) -> None:
        """Take in the next piece.

        Raises:
            zlib.error: the bytes are not what the coding says.
        """
        left = self._limit - len(self.data)
        self.data += self._zlib.decompress(piece, max(left, 1)) if self._zlib else piece
        if len(self.data) >= self._limit:
            del self.data[self._limit :]
            self.is_full = True


def text_of(body: bytes, content_type: str) -> str:
    """Return the text of a page: in the charset that its header or its beginning names, else in UTF-8."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be")):
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    found = _CHARSET.search(content_type.encode("ascii", "replace")) or _CHARSET.search(body[:_WHERE_META])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    # Who writes gb2312 means its successors.
    name = "gb18030" if name in {"gb2312", "gbk"} else name
    return body.decode(name if _CHARSETS.fullmatch(name) else "utf-8", "replace")
