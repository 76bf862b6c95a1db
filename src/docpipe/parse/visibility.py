"""Whether and when a post is to be seen, as the dialects of front matter say it."""

from __future__ import annotations

import datetime as dt

from docpipe.model.source import SourceFile
from docpipe.parse.field_values import FieldReader

_DRAFT_FOLDER = "_drafts"
# Hugo publishes nothing before this moment, whatever the date of the post.
_APPEARS_KEYS = ("publishDate", "pubDate", "published")
_EXPIRES_KEYS = ("expires", "expiryDate", "unpublishDate")


def is_draft(reader: FieldReader, file: SourceFile) -> bool:
    """Tell whether the post must not be published; a word that is neither yes nor no keeps it back."""
    if _DRAFT_FOLDER in file.key.split("/")[:-1] or _status(reader) == "draft":
        return True
    if reader.flag("draft", default=False, unclear=True):
        return True
    return is_flag(reader, "published") and not reader.flag("published", default=True, unclear=True)


def is_unlisted(reader: FieldReader) -> bool:
    """Tell whether the post has a page that no list leads to."""
    return reader.flag("unlisted", default=_status(reader) == "private", unclear=False)


def appears(reader: FieldReader) -> dt.datetime | None:
    """Return the moment before which the post is not published, or None; the date of the post is another matter."""
    if reader.field("date") is None:
        return None
    # Themes have other words under `published`: a date begins with its year.
    keys = (key for key in _APPEARS_KEYS if key != "published" or _begins_with_a_digit(reader, key))
    return _moment(reader, tuple(keys))


def expires(reader: FieldReader) -> dt.datetime | None:
    """Return the moment from which on the post is not published, or None; a bare date ends as that day begins."""
    return _moment(reader, _EXPIRES_KEYS)


def is_flag(reader: FieldReader, key: str) -> bool:
    """Tell whether a field says yes or no: `published: false` is a switch for Jekyll and Hexo, a date for Hugo."""
    field = reader.field(key)
    return field is not None and isinstance(field.value, bool)


def _moment(reader: FieldReader, keys: tuple[str, ...]) -> dt.datetime | None:
    field = reader.field(*(key for key in keys if not is_flag(reader, key)))
    moment = reader.moment(field, blocking=False) if field is not None else None
    return moment.when if moment is not None else None


def _begins_with_a_digit(reader: FieldReader, key: str) -> bool:
    field = reader.field(key)
    return field is not None and field.text.strip()[:1].isdecimal()


def _status(reader: FieldReader) -> str:
    """Return Nikola's `status`; themes have other words under the same name, which say nothing here."""
    field = reader.field("status")
    return field.text.strip().lower() if field is not None else ""
