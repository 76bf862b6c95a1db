"""What two parsers that know nothing of docpipe see of a post: pulldown-cmark (Rust) and GitHub's cmark-gfm (C)."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

import cmarkgfm
import msgspec
import pyromark
import yaml
from cmarkgfm.cmark import Options as CmarkOptions

_FENCE = re.compile(r"\ufeff?(?:---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)|\+\+\+\r?\n(.*?)^\+\+\+\r?\n)", re.S | re.M)
_PULLDOWN = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
_CMARK = CmarkOptions.CMARK_OPT_FOOTNOTES
_EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist")
_OMITTED = "<!-- raw HTML omitted -->"
_TAG = re.compile(r"(<[^<>]*>)")
_ADDRESS = re.compile(r' (?:href|src)="([^"]*)"')
_ALT = re.compile(r' alt="([^"]*)"')
_INLINE = re.compile(r"</?(?:a|br|code|del|em|img|input|strong|sup)\b|<!")
_INLINE_EVENTS = ("Link", "Image", "Emphasis", "Strong", "Strikethrough")
_MARK = re.compile(r"\W*(\w+)")


class View(msgspec.Struct, frozen=True):
    """What a parser sees of a body.

    Attributes:
        order: the marks of blocks and within them as they follow one another, without text and addresses.
        blocks, inline: those of either kind.
        texts: what is read before each of the marks, and behind the last.
        code: what each code span and block holds, and the info strings.
        urls: where links and images lead, with titles.
        html: raw HTML as it is written.
    """

    order: tuple[str, ...]
    blocks: tuple[str, ...]
    inline: tuple[str, ...]
    texts: tuple[str, ...]
    code: tuple[str, ...]
    urls: tuple[str, ...]
    html: tuple[str, ...]


class _Gathered:
    """A view in the making."""

    def __init__(self) -> None:
        self.marks: list[tuple[str, bool]] = []
        self.texts: list[list[str]] = [[]]
        self.code: list[str] = []
        self.urls: list[str] = []
        self.html: list[str] = []

    def mark(self, name: str, *, inline: bool) -> None:
        self.marks.append((name, inline))
        self.texts.append([])

    def text(self, text: str) -> None:
        self.texts[-1].append(text)

    def view(self) -> View:
        return View(
            tuple(name for name, _ in self.marks),
            tuple(name for name, inline in self.marks if not inline),
            tuple(name for name, inline in self.marks if inline),
            tuple("".join(part) for part in self.texts),
            tuple(self.code),
            tuple(self.urls),
            tuple(self.html),
        )


def parted(text: str) -> tuple[str, str]:
    """Return the front matter as it is written, without its fences, and the body."""
    fenced = _FENCE.match(text)
    return (fenced[1] or fenced[2] or "", text[fenced.end() :]) if fenced else ("", text.removeprefix("\ufeff"))


def data(text: str) -> object:
    """Return what the front matter of a post says to PyYAML; the text itself where that is no YAML."""
    written = parted(text)[0]
    try:
        return repr(yaml.safe_load(written))
    except (yaml.YAMLError, ValueError):
        return written


def views(text: str) -> Mapping[str, View]:
    """Return what each of the parsers sees of a post's body."""
    body = parted(text)[1]
    return {"pulldown-cmark": pulldown(body), "cmark-gfm": cmark(body)}


def pulldown(body: str) -> View:
    """Return what pulldown-cmark sees."""
    gathered = _Gathered()
    in_code = False
    for event in pyromark.events(body, options=_PULLDOWN):
        if not isinstance(event, dict):
            gathered.mark(str(event), inline=event != "Rule")
            continue
        ((kind, value),) = event.items()
        if kind in {"Start", "End"}:
            in_code = _tag(gathered, kind, value) or (in_code and kind == "Start")
        elif kind == "Text" and not in_code:
            gathered.text(value)
        elif kind in {"Text", "Code"}:
            gathered.code.append(value)
            gathered.mark("code", inline=True)
        elif kind in {"Html", "InlineHtml"}:
            gathered.html.append(value)
            gathered.mark("html", inline=True)
        else:
            gathered.mark(f"{kind} {value}", inline=True)
    return gathered.view()


def _tag(gathered: _Gathered, kind: str, value: object) -> bool:
    """Take a mark of pulldown-cmark; tell whether it begins a code block."""
    name, detail = next(iter(value.items())) if isinstance(value, dict) else (str(value), None)
    if name in {"Link", "Image"} and isinstance(detail, dict):
        gathered.urls += (detail["dest_url"], detail["title"])
        detail = None
    if name == "CodeBlock" and kind == "Start":
        gathered.code.append(str(detail))
    gathered.mark(f"{kind} {name} {detail or ''}", inline=name in _INLINE_EVENTS)
    return name == "CodeBlock" and kind == "Start"


def cmark(body: str) -> View:
    """Return what cmark-gfm sees."""
    safe = cmarkgfm.markdown_to_html_with_extensions(body, options=_CMARK, extensions=_EXTENSIONS)
    gathered = _Gathered()
    code: list[str] | None = None
    for part in _TAG.split(safe):
        if not part.startswith("<"):
            (gathered.text if code is None else code.append)(html.unescape(part))
            continue
        gathered.urls += (html.unescape(url) for url in _ADDRESS.findall(part))
        for alternative in _ALT.findall(part):
            gathered.text(html.unescape(alternative))
        if part.startswith("<code"):
            code = [part]
        elif part == "</code>" and code is not None:
            gathered.code.append("".join(code))
            code = None
        gathered.mark(_ALT.sub("", _ADDRESS.sub("", part)), inline=_INLINE.match(part) is not None)
    gathered.html += _raw(safe, body)
    return gathered.view()


def _raw(safe: str, body: str) -> Iterator[str]:
    """Yield the raw HTML that cmark-gfm leaves out unless it is told not to."""
    options = _CMARK | CmarkOptions.CMARK_OPT_UNSAFE
    whole = cmarkgfm.markdown_to_html_with_extensions(body, options=options, extensions=_EXTENSIONS)
    at = 0
    for number, piece in enumerate(safe.split(_OMITTED)):
        found = whole.find(piece, at)
        if found < 0:
            # An address that cmark-gfm calls dangerous is left out, too.
            return
        if number:
            yield whole[at:found]
        at = found + len(piece)


def change_of(old: str, new: str) -> Counter[str]:
    """Return the characters that were taken out (`-x`) and put in (`+x`)."""
    found: Counter[str] = Counter()
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found.update(f"-{character}" for character in old[start:end])
            found.update(f"+{character}" for character in new[new_start:new_end])
    return found


def change_of_texts(old: View, new: View) -> Counter[str]:
    """Return how the texts between the marks differ; both views have the same marks."""
    pairs = zip(old.texts, new.texts, strict=True)
    return sum((change_of(one, two) for one, two in pairs if one != two), Counter())
