"""The front matter as docpipe understands it, whatever the dialect it was written in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from docpipe.model.diagnostic import Issue
from docpipe.model.document import DocumentKind
from docpipe.model.front_matter import Author, Field, FrontMatter, Meta
from docpipe.model.source import SourceFile
from docpipe.parse.dates import Moment
from docpipe.parse.field_values import FieldReader, divided, unique
from docpipe.parse.file_names import date_in_name, stem_of
from docpipe.parse.series import series_of
from docpipe.parse.visibility import appears, expires, is_draft, is_flag, is_unlisted

__all__ = ["date_in_name", "document_kind", "read_meta", "stem_of"]

# Names by tool in publishing order: Hugo's fallbacks, Material, Pelican, Nikola, Zola.
_DATE_KEYS = ("date", "publishDate", "pubDate", "pubdate", "published", "created", "date.created")
_UPDATED_KEYS = (
    "updated",
    "lastmod",
    "last_update.date",
    "last_modified_at",
    "lastUpdated",
    "modified",
    "date.updated",
)
_DESCRIPTION_KEYS = ("description", "summary", "excerpt")
# The common themes of Hugo, Hexo and Jekyll keep the cover under these.
_IMAGE_KEYS = (
    "image",
    "cover",
    "thumbnail",
    "featured_image",
    "featuredImage",
    "previewimage",
    "banner",
    "banner_img",
    "index_img",
    "og_image",
    "top_img",
    "header-img",
    "images",
)
_IMAGE_PARTS = ("image", "path", "src", "url", "feature")
_POST_FOLDERS = frozenset({"blog", "posts", "_posts"})
_INDEX, _SECTION_INDEX = "index", "_index"
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def read_meta(front_matter: FrontMatter | None, file: SourceFile, zone: str) -> tuple[Meta, tuple[Issue, ...]]:
    """Return what the front matter says, and the issues with single fields of it.

    Dialects of Docusaurus, Hugo, Jekyll, Hexo, Zola, Nikola and Material are understood; names are
    matched in any case. A field of a wrong type is left out and reported. Without a date in the
    front matter the one in the file's name counts; the file's own times never do.

    Args:
        front_matter: None where the file has none.
        file: its name may hold a date.
        zone: IANA name of the zone in which a bare date is a day and a time without offset is local.
    """
    reader = FieldReader(front_matter, zone)
    title = reader.text("title", blocking=True)
    date, has_date = _date(reader)
    if not has_date:
        date = _date_of_name(file, zone)
    updated = reader.field(*(key for key in _UPDATED_KEYS if not is_flag(reader, key)))
    moment = reader.moment(updated, blocking=False) if updated else None
    series, order = series_of(reader)
    meta = Meta(
        title=title,
        description=reader.word(*_DESCRIPTION_KEYS),
        date=date.when if date else None,
        date_only=date.date_only if date else True,
        updated=moment.when if moment else None,
        authors=_authors(reader),
        tags=_tags(reader),
        slug=_slug(reader),
        aliases=reader.texts("aliases", "redirect_from", "alias"),
        image=_image(reader),
        keywords=reader.texts("keywords"),
        draft=is_draft(reader, file),
        unlisted=is_unlisted(reader),
        appears=appears(reader),
        expires=expires(reader),
        series=series,
        series_order=order,
        translation_of=reader.word("translation_of").strip("/").removesuffix(".md"),
        source=_source(reader),
    )
    return meta, tuple(reader.issues)


def document_kind(file: SourceFile, meta: Meta) -> DocumentKind:
    """Return what the document is, by its name, its folder and its date.

    An index stands for its folder. Where it has a date of its own and the folder is not the
    list of posts itself, the folder is one post (a leaf bundle of Hugo, a dated folder of Docusaurus).
    """
    *folders, name = file.key.split("/")
    if name == _SECTION_INDEX or (name == _INDEX and not _is_bundle(folders, meta)):
        return DocumentKind.SECTION
    if name.startswith("_"):
        return DocumentKind.PARTIAL
    if meta.date is not None or not _POST_FOLDERS.isdisjoint(folders):
        return DocumentKind.POST
    return DocumentKind.PAGE


def _is_bundle(folders: list[str], meta: Meta) -> bool:
    return bool(folders) and folders[-1] not in _POST_FOLDERS and meta.date is not None


def _date(reader: FieldReader) -> tuple[Moment | None, bool]:
    """Return the date the front matter gives, and whether it gives any, a wrong one included."""
    for key in _DATE_KEYS:
        field = reader.field(key)
        is_map = field is not None and isinstance(field.value, dict) and reader.field(f"{key}.created") is not None
        # `published: false` is a switch for Jekyll and Hexo, and a date for Hugo.
        if field is None or is_map or isinstance(field.value, bool):
            continue
        return reader.moment(field, blocking=True), True
    return None, False


def _date_of_name(file: SourceFile, zone: str) -> Moment | None:
    day = date_in_name(file)
    if day is None:
        return None
    return Moment(dt.datetime.combine(day, dt.time(), ZoneInfo(zone)), date_only=True)


def _authors(reader: FieldReader) -> tuple[Author, ...]:
    """Return the authors: a text under `authors` is a key of the registry, under `author` a name."""
    field = reader.field("authors")
    if field is not None:
        return reader.few(field, tuple(_listed_authors(field, reader, is_key=True)))
    field = reader.field("author", "params.author")
    if field is None:
        return ()
    return reader.few(field, tuple(_listed_authors(field, reader, is_key=False)))


def _listed_authors(field: Field, reader: FieldReader, *, is_key: bool) -> Iterator[Author]:
    for item in field.parts if isinstance(field.value, list) else (field,):
        yield from _author(item, reader, is_key=is_key)


def _author(field: Field, reader: FieldReader, *, is_key: bool) -> tuple[Author, ...]:
    if field.value is None or field.value == "":
        return ()
    if isinstance(field.value, dict):
        parts = {part.key.rpartition(".")[2]: part.text.strip() for part in field.parts}
        key, name = parts.get("key", ""), parts.get("name", "")
        if key or name:
            return (Author(key, name, field.value_span),)
    if isinstance(field.value, dict | list | bool):
        reader.wrong(field, "a key or a name", "write authors: [key], or a map with a name")
        return ()
    text = field.text.strip()
    return (Author(text, "", field.value_span) if is_key else Author("", text, field.value_span),)


def _tags(reader: FieldReader) -> tuple[str, ...]:
    """Return the tags; categories stand in where there are none."""
    field = reader.field("tags")
    if field is None:
        tag = reader.text("tag")
        return (tag,) if tag else _categories(reader)
    if not isinstance(field.value, str):
        return reader.texts("tags")
    tags = reader.few(field, divided(field.value, split_blanks=True))
    message = "`{key}` is a text; docpipe reads it as a list, not every tool does"
    reader.note(field, message, "write {key}: [{value}]", ", ".join(tags))
    return tags


def _categories(reader: FieldReader) -> tuple[str, ...]:
    if reader.field("categories") is not None:
        return reader.texts("categories", split_blanks=True)
    category = reader.field("category", "taxonomies.tags")
    if category is None:
        return ()
    return reader.texts(category.key) if isinstance(category.value, list) else unique([reader.text(category.key)])


def _slug(reader: FieldReader) -> str:
    """Return the last segment of the address, or the whole path from `/`; routes judge what is usable."""
    slug = reader.text("slug")
    field = reader.field("permalink", "url")
    if slug or field is None or not isinstance(field.value, str):
        return slug
    path = field.value.strip()
    # A pattern (`/:year/:title/`), a style's name (`pretty`) or an address elsewhere is no path.
    is_path = ("/" in path or "." in path) and ":" not in path and not path.startswith("//")
    return "/" + path.lstrip("/") if is_path else ""


def _image(reader: FieldReader) -> str:
    """Return the cover as written: a text, the first of a list, or the address in a map."""
    for key in _IMAGE_KEYS:
        field = reader.field(key)
        if field is None:
            continue
        if isinstance(field.value, list):
            field = field.parts[0]
        if isinstance(field.value, dict):
            parts = {part.key.rpartition(".")[2]: part for part in field.parts}
            field = next((parts[part] for part in _IMAGE_PARTS if part in parts), field)
        if isinstance(field.value, str) and field.value.strip():
            return field.value.strip()
    return ""


def _source(reader: FieldReader) -> str:
    """Return the locale the text was first written in; `source: https://…` is a citation."""
    field = reader.field("source")
    return field.text if field is not None and _LOCALE.fullmatch(field.text) else ""
