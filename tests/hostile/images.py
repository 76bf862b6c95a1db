"""Pictures that are bombs, programs, or no pictures; each is shown by a post beside it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from tests.hostile.case import HOME, Case, Content, post

_SVG = "http://www.w3.org/2000/svg"


def cases() -> Iterator[Case]:
    """Yield them all."""
    for name, says, suffix, content, never in _CASES:
        picture = f"{HOME}/image/{name}.{suffix}"
        files: dict[str, Content] = {f"{HOME}/image/{name}.md": _shown(f"{name}.{suffix}"), picture: content}
        yield Case(name=f"image/{name}", says=says, files=files, never=never, shows=("图在这里",))


def _shown(file: str) -> str:
    return post(f"图在这里：\n\n![图]({file})\n\n[看]({file})", extra=f"image: {file}\n")


def _chunk(kind: bytes, data: bytes, length: int | None = None) -> bytes:
    size = len(data) if length is None else length
    return struct.pack(">I", size) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes = b"", length: int | None = None) -> bytes:
    """Return a PNG that says it is as large as that."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header, length) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments) + b"\xff\xd9"


def _svg(inside: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="{_SVG}" width="10" height="10" {attributes}>{inside}</svg>'.encode()


_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_ZEROS = zlib.compress(b"\0" * 100_000_000, 9)
_SCRIPT = ("pwned('picture')",)

_CASES: tuple[tuple[str, str, str, bytes, tuple[str, ...]], ...] = (
    ("huge", "60,000 by 60,000 pixels in a few bytes", "png", png(60_000, 60_000, _ZEROS[:100]), ()),
    ("largest", "the largest PNG there can be", "png", png(2**31 - 1, 2**31 - 1), ()),
    ("negative", "more pixels than a PNG may have", "png", png(2**32 - 1, 2**32 - 1), ()),
    ("empty-picture", "no pixels at all", "png", png(0, 0), ()),
    ("inflating", "100 MB of zeros in 100 KB", "png", png(10_000, 3_333, _ZEROS), ()),
    ("chunk", "a chunk that says it has 2 GiB", "png", png(10, 10, b"", 2**31 - 1), ()),
    ("truncated", "a PNG that breaks off", "png", png(10, 10)[:20], ()),
    ("nothing", "no bytes", "png", b"", ()),
    ("text", "text", "png", b"<script>pwned('picture')</script>", ()),
    ("polyglot", "a GIF that is a script", "gif", b"GIF89a/*\0\0\0*/=1;pwned('picture')//", ()),
    ("gif-huge", "a GIF of 65,535 by 65,535", "gif", b"GIF89a\xff\xff\xff\xff\x80\0\0" + b"\0" * 100, ()),
    (
        "gif-frames",
        "a GIF of blocks without an end",
        "gif",
        b"GIF89a\1\0\1\0\0\0\0" + b"!\xf9\4\0\0\0\0\0" * 20_000,
        (),
    ),
    ("jpeg-segments", "a JPEG of segments without an end", "jpg", _jpeg(b"\xff\xe1\0\2" * 200_000), ()),
    ("jpeg-length", "a segment of length 0", "jpg", _jpeg(b"\xff\xe1\0\0" * 1000), ()),
    (
        "jpeg-exif",
        "metadata that leads in a circle",
        "jpg",
        _jpeg(b"\xff\xe1\0\x20Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\1\0\0\0\x08\0\0\0\0\0"),
        (),
    ),
    (
        "jpeg-secret",
        "metadata that says where it was taken",
        "jpg",
        _jpeg(b"\xff\xe1\0\x1aExif\0\0GPS-CANARY-1234", b"\xff\xc0\0\x0b\x08\0\x0a\0\x0a\1\1\x11\0"),
        ("GPS-CANARY",),
    ),
    ("webp-length", "a WebP that says it has 4 GiB", "webp", b"RIFF\xff\xff\xff\xffWEBPVP8X\xff\xff\xff\xff", ()),
    ("webp-chunks", "a WebP of empty chunks", "webp", b"RIFF\0\0\x10\0WEBP" + b"EXIF\0\0\0\0" * 100_000, ()),
    (
        "avif-boxes",
        "an AVIF of boxes within boxes",
        "avif",
        b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + b"\0\x0f\xff\xffmeta" * 5000,
        (),
    ),
    (
        "avif-box-zero",
        "a box of length 0",
        "avif",
        b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + b"\0\0\0\0meta" + b"\0\0\0\0iprp" * 999,
        (),
    ),
    ("fits", "a FITS with the name of a PNG", "png", b"SIMPLE  =                    T" + b" " * 3000, ()),
    ("postscript", "a program with the name of a JPEG", "jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n{1} loop\n", ()),
    ("tiff", "a TIFF whose directory is itself", "png", b"II*\0\x08\0\0\0\1\0\0\1\4\0\1\0\0\0\1\0\0\0\x08\0\0\0", ()),
    ("svg-script", "a drawing with a script", "svg", _svg("<script>pwned('picture')</script>"), _SCRIPT),
    ("svg-event", "a drawing with a handler", "svg", _svg("", "onload=\"pwned('picture')\""), _SCRIPT),
    (
        "svg-link",
        "a drawing with a link that runs",
        "svg",
        _svg("<a href=\"javascript:pwned('picture')\"><text y='9'>X</text></a>"),
        _SCRIPT,
    ),
    (
        "svg-xlink",
        "… by an older name",
        "svg",
        _svg("<a xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href=\"javascript:pwned('picture')\"/>"),
        _SCRIPT,
    ),
    (
        "svg-animate",
        "a drawing that makes a link run",
        "svg",
        _svg("<a><set attributeName='href' to=\"javascript:pwned('picture')\"/></a>"),
        _SCRIPT,
    ),
    (
        "svg-foreign",
        "HTML within a drawing",
        "svg",
        _svg("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload=\"pwned('picture')\"/></foreignObject>"),
        _SCRIPT,
    ),
    (
        "svg-entity",
        "an entity that hides a script",
        "svg",
        f"<!DOCTYPE svg [<!ENTITY x \"<script>pwned('picture')</script>\">]><svg xmlns='{_SVG}'>&x;</svg>".encode(),
        _SCRIPT,
    ),
    (
        "svg-external",
        "an entity from a file",
        "svg",
        f"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='{_SVG}'><text>&x;</text></svg>".encode(),
        ("file:///etc/passwd",),
    ),
    (
        "svg-laughs",
        "a billion laughs",
        "svg",
        f"<!DOCTYPE svg [<!ENTITY a0 '哈哈'>{_LAUGHS}]><svg xmlns='{_SVG}'><text>&a9;</text></svg>".encode(),
        (),
    ),
    ("svg-deep", "100,000 elements within one another", "svg", _svg("<g>" * 100_000 + "</g>" * 100_000), ()),
    (
        "svg-style",
        "a drawing that asks others",
        "svg",
        _svg("<style>@import 'https://evil.example/x.css';</style>"),
        ("evil.example",),
    ),
    (
        "svg-utf-16",
        "a script in another encoding",
        "svg",
        "<?xml version='1.0' encoding='utf-16'?>".encode("utf-16")
        + _svg("<script>pwned('picture')</script>").decode().encode("utf-16-le"),
        _SCRIPT,
    ),
    (
        "svg-utf-7",
        "a script in an encoding that hides it",
        "svg",
        b"<?xml version='1.0' encoding='utf-7'?>" + _svg("+ADw-script+AD4-pwned('picture')+ADw-/script+AD4-"),
        _SCRIPT,
    ),
    (
        "svg-stylesheet",
        "an instruction that loads a program",
        "svg",
        b"<?xml-stylesheet type='text/xsl' href='data:text/xml,x'?>" + _svg(""),
        ("xml-stylesheet",),
    ),
    ("svg-broken", "a drawing that is no XML", "svg", b"<svg><script>pwned('picture')", _SCRIPT),
    (
        "svg-numbers",
        "a drawing of infinite size",
        "svg",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="1e999999" height="-1" viewBox="nan inf 0 1e309"/>',
        (),
    ),
    (
        "svg-prefix",
        "a script under a prefix with a dot",
        "svg",
        _svg(f"<a.b:script xmlns:a.b='{_SVG}'>pwned('picture')</a.b:script>"),
        _SCRIPT,
    ),
    (
        "svg-declared",
        "a handler that the drawing declares",
        "svg",
        f"<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"pwned('picture')\">]><svg xmlns='{_SVG}'/>".encode(),
        _SCRIPT,
    ),
    (
        "svg-shifted",
        "a script in an encoding that drops characters",
        "svg",
        b"<?xml version='1.0' encoding='iso-2022-jp'?>" + _svg("<scr\x1b(Bipt>pwned('picture')</scr\x1b(Bipt>"),
        _SCRIPT,
    ),
    (
        "svg-newline",
        "a link that runs, with a line end in its scheme",
        "svg",
        _svg("<a href=\"java&#10;script:pwned('picture')\"><text y='9'>X</text></a>"),
        _SCRIPT,
    ),
    (
        "svg-xhtml",
        "a page that leads away, within a drawing",
        "svg",
        _svg(
            "<h:meta xmlns:h='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;url=https://evil.example/'/>"
        ),
        ("evil.example",),
    ),
    (
        "svg-image",
        "a drawing that shows a picture from elsewhere",
        "svg",
        _svg("<image href='https://evil.example/x.png'/>"),
        ("evil.example",),
    ),
    ("svg-capital", "a suffix in capitals", "SVG", _svg("<script>pwned('picture')</script>"), _SCRIPT),
)
