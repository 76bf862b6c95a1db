"""What a file's name says: its date, and the stem that becomes its address."""

from __future__ import annotations

import datetime as dt
import re

from docpipe.model.source import SourceFile

INDEX_NAMES = frozenset({"index", "_index"})
"""Names of files that stand for their folder."""

# The date may be spread over folders, `2021/05/28/t` or `2021/05-28-t`; see Docusaurus's blog plugin
# for the same set of shapes.
_DATED = re.compile(
    r"(?:.*/)?(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?:[-_/](?P<rest>[^/]*))?",
    re.ASCII | re.DOTALL,
)


def date_in_name(file: SourceFile) -> dt.date | None:
    """Return the date that starts the file's name or its folder's, or None.

    `2021-05-28-t.md`, `2021-05-28-t/index.md`, `2021/05/28/t.md` and `2021/05-28-t.md` have one;
    `2024-13-45-x.md` has none, because the calendar has no such day.
    """
    dated = _dated(file)
    return dated[0] if dated else None


def stem_of(file: SourceFile) -> str:
    """Return the file's name without suffix and date, the default slug; an index is named by its folder."""
    dated = _dated(file)
    if dated and dated[1]:
        return dated[1]
    return _path_without_index(file).rpartition("/")[2]


def _dated(file: SourceFile) -> tuple[dt.date, str] | None:
    match = _DATED.fullmatch(_path_without_index(file))
    if match is None:
        return None
    try:
        day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day, match["rest"] or ""


def _path_without_index(file: SourceFile) -> str:
    folder, _, name = file.key.rpartition("/")
    return folder if folder and name in INDEX_NAMES else file.key
