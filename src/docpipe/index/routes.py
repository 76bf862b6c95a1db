"""The address a document asks for: folder, slug and permalink pattern, made safe."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from docpipe.config.schema import Config
from docpipe.index.inherit import effective_kind, effective_meta
from docpipe.model.document import Document, DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.model.page import Route
from docpipe.model.source import LocaleName

SECTION_NAMES = ("index", "_index")
"""File names that stand for their folder."""

PERMALINKS = {
    "hexo": "/:year/:month/:day/:folder/:slug/",
    "docusaurus": "/blog/:year/:month/:day/:folder/:slug/",
    "hugo": "/:folder/:slug/",
    "jekyll": "/:categories/:year/:month/:day/:slug.html",
    "jekyll-pretty": "/:categories/:year/:month/:day/:slug/",
    "jekyll-ordinal": "/:categories/:year/:y_day/:slug.html",
    "jekyll-none": "/:categories/:slug.html",
}
"""Patterns by name: what these generators do when nothing else is configured."""

_FOLDER_AND_SLUG = "/:folder/:slug/"
_POST_FOLDERS = frozenset({"blog", "posts", "_posts"})
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_DATED = frozenset({"year", "month", "day", "i_month", "i_day", "y_day", "hour", "minute", "second"})
# Docusaurus: `slug: .` serves a page at its folder's address.
_FOLDER_ITSELF = frozenset({".", "./"})
# It takes the date from folders, too: `2024/05/11/a.md`, `2024-05-11/a.md`, `2024/05-11-a.md`.
_DATE_FOLDERS = re.compile(r"(?:^|/)[0-9]{4}(?:[-/][0-9]{1,2}){0,2}$")
_BLANK = re.compile(r"\s+")
# Most segments: nothing of them has to be made safe.
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}")
# File systems end a name at 255 bytes; the rest is for a suffix such as `-2`.
_LONGEST_SEGMENT = 200
# … and a path at 4,096, before which the folder of the site stands; an address of a thousand fits in any tool.
_LONGEST_PATH = 1_000


def locale_root(config: Config, locale: LocaleName) -> Route:
    """Return the address of a locale's home page: `/zh/`, or `/` for the source locale at the root."""
    at_root = config.site.root == "source" and locale == config.source
    return Route("/" if at_root else f"/{locale}/")


def output_path(route: Route) -> str:
    """Return the file of the built site that answers `route`.

    >>> output_path(Route("/zh/a/")), output_path(Route("/zh/a.html"))
    ('zh/a/index.html', 'zh/a.html')
    """
    relative = route.removeprefix("/")
    return relative + "index.html" if relative.endswith("/") or not relative else relative


def route_of(document: Document, source: Document | None, config: Config) -> Route:
    """Return the address `document` asks for, decoded, never leading out of its locale.

    Args:
        document: not a partial.
        source: the version it was translated from, or None.
        config: says the permalink pattern, the zone of dates and where locales live.
    """
    meta = effective_meta(document, source)
    # Some write an address as a browser shows it once it was copied: `/%E6%97%A7/`.
    own = unquote(meta.slug)
    root = locale_root(config, document.file.locale)
    kind = effective_kind(document, source)
    if own.startswith("/") and is_usable(own):
        # Docusaurus counts from the blog's own address.
        is_below_blog = kind is DocumentKind.POST and config.site.permalink == "docusaurus"
        return _join(root, f"/blog{own}" if is_below_blog else own)
    folders, name = place_of(document)
    if own in _FOLDER_ITSELF:
        return _join(root, "/".join((*folders, "")))
    slug = own if is_usable(own) else name
    if kind is DocumentKind.SECTION:
        return _join(root, "/".join((*folders, own)))
    values = {"folder": "/".join(folders), "slug": slug, "title": slug, "name": slug, "filename": name}
    pattern = _pattern(kind, meta, config)
    if pattern != _FOLDER_AND_SLUG:
        values |= _dated_values(meta, config)
        values["folder"] = "/".join(folders[1:] if folders and folders[0] in _POST_FOLDERS else folders)
        if config.site.permalink == "docusaurus":
            values["folder"] = _DATE_FOLDERS.sub("", values["folder"])
        values["categories"] = values["category"] = _category_folders(document, source, config)
    return _join(root, _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), pattern))


def is_usable(slug: str) -> bool:
    """Tell whether anything of `slug` is left once it is made a safe path."""
    segments = safe_segments(unquote(slug))
    return is_short(segments) if segments else slug == "/" or slug in _FOLDER_ITSELF


def is_short(segments: Sequence[str]) -> bool:
    """Tell whether a file system can hold a file in these folders."""
    return len("/".join(segments).encode("utf-8")) <= _LONGEST_PATH


def safe_segments(path: str) -> tuple[str, ...]:
    r"""Return the segments of an author's path: NFC, no `..`, nothing empty, no control characters.

    >>> safe_segments("/../a//b c/./数据\x00")
    ('a', 'b-c', '数据')
    """
    cleaned = (_safe_segment(segment) for segment in re.split(r"[/\\]", path))
    return tuple(filter(None, cleaned))


def _safe_segment(segment: str) -> str:
    if _PLAIN.fullmatch(segment):
        return segment
    visible = "".join(
        character
        for character in unicodedata.normalize("NFC", segment)
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Cn", "Co"}
    )
    # A leading dot hides a folder from people and from many servers.
    dashed = _BLANK.sub("-", visible.strip()).lstrip(".")
    return dashed.encode("utf-8")[:_LONGEST_SEGMENT].decode("utf-8", "ignore")


def _join(root: Route, path: str) -> Route:
    segments = safe_segments(path)
    if segments and segments[-1].casefold() == "index.html":
        # The file of a folder's own page; the folder is its address.
        return _join(root, "/".join((*segments[:-1], "")))
    if not segments:
        return root
    if not is_short(segments):
        segments = _shortened(segments)
    ending = "" if segments[-1].endswith((".html", ".htm")) and not path.endswith("/") else "/"
    return Route(root + "/".join(segments) + ending)


def _shortened(segments: Sequence[str]) -> tuple[str, ...]:
    """Return the page's own name below as many of its folders as there is room for."""
    *folders, name = segments
    ends = itertools.accumulate(len(folder.encode("utf-8")) + 1 for folder in folders)
    room = _LONGEST_PATH - len(name.encode("utf-8"))
    return (*(folder for folder, end in zip(folders, ends, strict=True) if end <= room), name)


def place_of(document: Document) -> tuple[tuple[str, ...], str]:
    """Return the folders of a document below its locale, and its default slug."""
    *folders, name = document.file.key.split("/")
    if name in SECTION_NAMES and document.kind is not DocumentKind.SECTION and folders:
        # A page bundle, `blog/2024-05-11-a/index.md`: the folder is the page.
        own_folder = folders.pop()
        return tuple(folders), own_folder if document.stem in {*SECTION_NAMES, ""} else document.stem
    return tuple(folders), document.stem or name


def _pattern(kind: DocumentKind, meta: Meta, config: Config) -> str:
    configured = config.site.permalink
    if kind is not DocumentKind.POST or configured.strip("/") == ":slug":
        return _FOLDER_AND_SLUG
    if configured == "docusaurus" and meta.slug:
        return "/blog/:slug/"
    pattern = PERMALINKS.get(configured, configured)
    if meta.date is None and _DATED & set(_PLACEHOLDER.findall(pattern)):
        return _FOLDER_AND_SLUG
    return pattern


def _dated_values(meta: Meta, config: Config) -> Mapping[str, str]:
    if meta.date is None:
        return {}
    try:
        date = meta.date.astimezone(ZoneInfo(config.site.timezone))
    except OverflowError:  # the first or the last day of the calendar
        date = meta.date
    return {
        "year": f"{date.year:04}",
        "month": f"{date.month:02}",
        "day": f"{date.day:02}",
        "i_month": str(date.month),
        "i_day": str(date.day),
        "y_day": f"{date.timetuple().tm_yday:03}",
        "hour": f"{date.hour:02}",
        "minute": f"{date.minute:02}",
        "second": f"{date.second:02}",
    }


def _category_folders(document: Document, source: Document | None, config: Config) -> str:
    """Return the first path of categories; Jekyll writes it in small letters."""
    paths = categories_of(document) or categories_of(source)
    joined = "/".join(paths[0]) if paths else ""
    return joined.lower() if config.site.permalink.startswith("jekyll") else joined


def categories_of(document: Document | None) -> tuple[tuple[str, ...], ...]:
    """Return the paths of categories that front matter names: a list is one path, a list of lists is several (Hexo)."""
    if document is None or document.front_matter is None:
        return ()
    field = document.front_matter.field("categories") or document.front_matter.field("category")
    if field is None:
        return ()
    if not isinstance(field.value, list):
        return (tuple(field.value.split()),) if isinstance(field.value, str) and field.value.strip() else ()
    if not any(isinstance(value, list) for value in field.value):
        return tuple(filter(None, [_words(field.value)]))
    return tuple(filter(None, (_words(value if isinstance(value, list) else [value]) for value in field.value)))


def _words(values: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(value) for value in values if isinstance(value, str | int))
