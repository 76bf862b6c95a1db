"""What two parsers that know nothing of docpipe see of a post: pulldown-cmark (Rust) and GitHub's cmark-gfm (C)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Literal, cast

import cmarkgfm  # type: ignore[import-untyped] # it has no types
import msgspec
import pyromark
import yaml
from cmarkgfm.cmark import Options  # type: ignore[import-untyped] # it has no types

_FRONT_MATTER = re.compile(
    r"\ufeff?(?:---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)|\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z))",
    re.DOTALL | re.MULTILINE,
)
_PULLDOWN = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
_OMITTED = "<!-- raw HTML omitted -->"
_TAG = re.compile(r"(<[^<>]*>)")
_ADDRESS = re.compile(r' (?:href|src)="([^"]*)"')
_ALT = re.compile(r' alt="([^"]*)"')
_INLINE_TAG = re.compile(r"</?(?:a|br|code|del|em|img|input|strong|sup)\b")
_INLINE_EVENTS = frozenset({"Link", "Image", "Emphasis", "Strong", "Strikethrough"})

Level = Literal["block", "inline", "html"]


class Mark(msgspec.Struct, frozen=True):
    """Where something begins or ends; its name says what, and nothing of text and addresses."""

    name: str
    level: Level


class View(msgspec.Struct, frozen=True):
    """What a parser sees of a body.

    Attributes:
        marks: as they follow one another.
        texts: what is read before each of the marks, and behind the last.
        code: what each code span and block holds, and the info strings.
        urls: where links and images lead, and their titles.
        html: raw HTML as it is written.
    """

    marks: tuple[Mark, ...]
    texts: tuple[str, ...]
    code: tuple[str, ...]
    urls: tuple[str, ...]
    html: tuple[str, ...]


def data(text: str) -> str:
    """Return what the front matter of a post says to PyYAML; the text itself where that is no YAML."""
    written = _parted(text)[0]
    try:
        return repr(yaml.safe_load(written))
    except (yaml.YAMLError, ValueError):
        return written


def views(text: str) -> Mapping[str, View]:
    """Return what each of the parsers sees of a post's body."""
    body = _parted(text)[1]
    return {"pulldown-cmark": pulldown(body), "cmark-gfm": cmark(body)}


def _parted(text: str) -> tuple[str, str]:
    fenced = _FRONT_MATTER.match(text)
    return (fenced[1] or fenced[2] or "", text[fenced.end() :]) if fenced else ("", text.removeprefix("\ufeff"))


class _Gathered:
    """A view in the making."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.texts: list[list[str]] = [[]]
        self.code: list[str] = []
        self.urls: list[str] = []
        self.html: list[str] = []

    def mark(self, name: str, level: Level) -> None:
        self.marks.append(Mark(name, level))
        self.texts.append([])

    def view(self) -> View:
        texts = ("".join(part) for part in self.texts)
        return View(tuple(self.marks), tuple(texts), tuple(self.code), tuple(self.urls), tuple(self.html))


def pulldown(body: str) -> View:
    """Return what pulldown-cmark sees."""
    gathered = _Gathered()
    in_code = False
    for event in pyromark.events(body, options=_PULLDOWN):
        if not isinstance(event, dict):
            gathered.mark(event, "block" if event == "Rule" else "inline")
            continue
        ((kind, value),) = cast("dict[str, object]", event).items()
        if kind in {"Start", "End"}:
            in_code = _tag(gathered, kind, value)
        elif kind == "Text" and not in_code:
            gathered.texts[-1].append(str(value))
        elif kind in {"Text", "Code"}:
            gathered.code.append(str(value))
            gathered.mark("code", "inline")
        elif kind in {"Html", "InlineHtml"}:
            gathered.html.append(str(value))
            gathered.mark("html", "html")
        else:
            gathered.mark(f"{kind} {value}", "inline")
    return gathered.view()


def _tag(gathered: _Gathered, kind: str, value: object) -> bool:
    """Take a mark of pulldown-cmark; tell whether what follows is code."""
    name, detail = next(iter(value.items())) if isinstance(value, dict) else (str(value), "")
    if isinstance(detail, dict) and "dest_url" in detail:
        gathered.urls += (detail["dest_url"], detail["title"])
        detail = ""
    is_code = name == "CodeBlock" and kind == "Start"
    if is_code:
        gathered.code.append(str(detail))
        detail = ""
    level: Level = "html" if name == "HtmlBlock" else "inline" if name in _INLINE_EVENTS else "block"
    gathered.mark(f"{kind} {name} {detail}", level)
    return is_code


def cmark(body: str) -> View:
    """Return what cmark-gfm sees."""
    safe = cmarkgfm.markdown_to_html_with_extensions(body, Options.CMARK_OPT_FOOTNOTES, _EXTENSIONS)
    gathered = _Gathered()
    code: list[str] | None = None
    for part in _TAG.split(safe):
        if not part.startswith("<"):
            (gathered.texts[-1] if code is None else code).append(html.unescape(part))
            continue
        gathered.urls += (html.unescape(url) for url in _ADDRESS.findall(part))
        gathered.texts[-1] += (html.unescape(alternative) for alternative in _ALT.findall(part))
        if part.startswith("<code"):
            code = [part]
        elif part == "</code>" and code is not None:
            gathered.code.append("".join(code))
            code = None
        level: Level = "html" if part == _OMITTED else "inline" if _INLINE_TAG.match(part) else "block"
        name = "<code>" if part.startswith("<code") else _ALT.sub("", _ADDRESS.sub("", part))
        gathered.mark(name, level)
    gathered.html += _raw(safe, body)
    return gathered.view()


def _raw(safe: str, body: str) -> Iterator[str]:
    """Yield the raw HTML that cmark-gfm leaves out unless it is told not to."""
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    whole = cmarkgfm.markdown_to_html_with_extensions(body, options, _EXTENSIONS)
    at = 0
    for number, piece in enumerate(safe.split(_OMITTED)):
        found = whole.find(piece, at)
        if found < 0:
            # An address that cmark-gfm calls dangerous is left out, too; then the rest is not compared.
            return
        if number:
            yield whole[at:found]
        at = found + len(piece)
