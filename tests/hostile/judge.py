"""What is live in markup: told by what is allowed, so that nothing has to be thought of that is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

_WORDS = """
    html head meta title link script body a abbr article aside blockquote br button caption code dd del details div dl
    dt em figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr img input ins kbd li main mark nav ol p path pre q
    rect s samp search section small source span strong sub summary sup svg table tbody td tfoot th thead time tr ul var
    wbr rp rt ruby u b i cite dfn picture template output label bdi bdo col colgroup
"""
_MATH = "math mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd"
_ELEMENTS = frozenset(_WORDS.split()) | frozenset(_MATH.split())
_ADDRESSES = frozenset(
    {"href", "src", "srcset", "action", "formaction", "data", "poster", "ping", "background", "cite", "xlink:href"}
)
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-\s]*):")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_POLICY = "content-security-policy"
_OURS = re.compile(r"(?:/|(?:\.\./)*)(?:assets/)?\w+\.[0-9a-f]{8}\.(?:css|js)")
_LOADED = frozenset({"stylesheet", "prefetch", "preload", "modulepreload"})
_LEADS_ON = re.compile(r"0; url=(?!//)[^:]*")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.live: list[str] = []
        self.text: list[str] = []
        self.data: list[str] = []
        self.titles: list[str] = []
        self.within = ""
        self.is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.live += [f"<{tag} {dict(attrs)}>"] if tag not in _ELEMENTS else []
        self.live += [f"<{tag}> {what}" for what in (*_of_element(tag, values), *_of_attributes(tag, values))]
        self.within = tag
        self.is_data = values.get("type") == "application/ld+json"
        self.text.append(values.get("alt", ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - its name is given
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "script" and self.is_data:
            self.data.append(data)
        elif self.within == "script" and data.strip():
            self.live.append(f"a script: {data[:80]}")
        elif self.within == "title":
            self.titles.append(data)
        else:
            self.text.append(data)


class Page:
    """A page as a browser would take it: its text, its data, and what in it is live that may not be."""

    def __init__(self, markup: str) -> None:
        """Read the markup."""
        reader = _Reader()
        reader.feed(markup)
        reader.close()
        self.live = reader.live
        self.text = "".join(reader.text)
        self.data = reader.data
        self.title = "".join(reader.titles)


def page_at(path: Path) -> Page:
    """Return the page in a file."""
    return Page(path.read_text("utf-8"))


def _of_element(tag: str, values: dict[str, str]) -> Iterator[str]:
    """Yield what an element does that may be there otherwise."""
    if tag == "script" and values.get("type") != "application/ld+json":
        source = values.get("src", "")
        if not _OURS.fullmatch(source):
            yield f"a script from {source!r}"
    equivalent = values.get("http-equiv", "").lower()
    leads_on = equivalent == "refresh" and _LEADS_ON.fullmatch(values.get("content", ""))
    if tag == "meta" and equivalent not in {"", _POLICY} and not leads_on:
        yield f"a directive: {values}"
    if tag == "form" and values.get("role", "search") != "search":
        yield f"a form: {values}"
    if tag == "input" and values.get("type") not in {"checkbox", "search"}:
        yield f"a field: {values}"
    if tag == "link" and values.get("rel") in _LOADED and not _OURS.fullmatch(values.get("href", "")):
        yield f"a file from elsewhere: {values}"


def _of_attributes(tag: str, values: dict[str, str]) -> Iterator[str]:
    for name, value in values.items():
        if name.startswith("on") or name in {
            "style",
            "srcdoc",
            "formaction",
            "ping",
            "is",
            "popovertarget",
            "autofocus",
        }:
            yield f"{name}={value!r}"
        scheme = _SCHEME.match(value) if name in _ADDRESSES else None
        if scheme and scheme[1].lower() not in _SCHEMES and not (tag == "img" and value == "data:,"):
            yield f"{name}={value!r}"
