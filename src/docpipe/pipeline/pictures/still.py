"""Whether an SVG is a mere picture: opened by itself it is a page of our site, where no policy of ours holds."""

from __future__ import annotations

import re
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_ALIVE = frozenset({
    "animate", "animatecolor", "animatemotion", "animatetransform", "audio", "discard", "embed", "foreignobject",
    "handler", "iframe", "listener", "object", "script", "set", "video",
})  # fmt: skip
# Elements of these run, ask or lead on under any name.
_OTHERS = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2001/xml-events", "http://www.w3.org/1998/Math/MathML")
_ADDRESSES = frozenset({"action", "base", "data", "from", "href", "src", "to", "values"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):|//")
_PICTURE = re.compile(r"data:image/(?:gif|jpe?g|png|webp)[;,]", re.IGNORECASE)
# Browsers take these out of an address before they look at it.
_DROPPED = re.compile(r"[\x00-\x20]+")
_STYLED = re.compile(
    r"@import|(?:url|image|image-set)\(\s*[\"']?\s*(?![\s\"'#]|data:image/)|expression\(|\\", re.IGNORECASE
)
_SEPARATOR = " "


def is_still(data: bytes) -> bool:
    """Tell whether nothing in an SVG file runs, leads to where a browser runs something, or asks another host.

    A file that is no XML in UTF-8, or declares anything of its own, is not; an empty one is nothing at all.
    """
    if not data:
        return True
    try:
        data.decode("utf-8")
        parser = expat.ParserCreate("utf-8", _SEPARATOR)
        parser.buffer_text = True
        _Judge(parser)
        parser.Parse(data, True)  # noqa: FBT003 - it has no name
    except (_LiveError, expat.ExpatError, UnicodeDecodeError):
        return False
    return True


class _LiveError(Exception):
    """There is something in the file that could run."""


class _Judge:
    """Looks at the parts of a file as a parser meets them."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = self.doctype
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self.element
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        self.is_style = False
        self.depth = 0

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        # Others hide a tag from whoever reads it as UTF-8.
        _hold(encoding is None or encoding.lower() in {"utf-8", "us-ascii", "ascii"})

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        # It could declare entities, and attributes that elements have unwritten.
        _hold(not has_subset)

    def instruction(self, target: str, _data: str) -> None:
        _hold(not target.lower().startswith("xml-"))

    def element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(_SEPARATOR)
        _hold(space not in _OTHERS and local.lower() not in _ALIVE)
        _hold(self.depth > 0 or (space == _SVG and local == "svg"))
        self.depth += 1
        self.is_style = local.lower() == "style"
        for written, value in attributes.items():
            attribute = written.rpartition(_SEPARATOR)[2].lower()
            _hold(not attribute.startswith("on"))
            if attribute in _ADDRESSES:
                _hold(_leads_nowhere_odd(value, is_link=local == "a"))
            elif attribute == "style" or "url" in value.lower():
                _hold(_STYLED.search(value) is None)

    def end(self, _name: str) -> None:
        self.is_style = False
        self.depth -= 1

    def text(self, data: str) -> None:
        _hold(not self.is_style or _STYLED.search(data) is None)


def _leads_nowhere_odd(address: str, *, is_link: bool) -> bool:
    """Tell whether an address is one of this site, a picture in itself, or, of a link, one of the web."""
    plain = _DROPPED.sub("", address).replace("\\", "/")
    scheme = _SCHEME.match(plain)
    if scheme is None or _PICTURE.match(plain):
        return True
    return is_link and (scheme[1] or "https").lower() in {"http", "https", "mailto"}


def _hold(condition: bool) -> None:  # noqa: FBT001 - it is the one thing that is said
    if not condition:
        raise _LiveError
