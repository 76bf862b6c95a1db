"""An explanation as people read it in a terminal, and as JSON."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

import msgspec

from docpipe.model.explanation import Explanation, Standing, Version
from docpipe.report.printable import json_safe, printable

_WIDTH = 80
_NAMES = 13
"""Columns that the names of the parts take."""

# What stays on one line: `14 %`, `fallback = "list"`.
_UNBROKEN = re.compile(r" (?=[%=])|(?<==) ")
_NO_BREAK = "\N{NO-BREAK SPACE}"

Row = tuple[str, str]


def as_text(found: Explanation) -> str:
    """Return the explanation, 80 columns wide but for paths and addresses, which are never cut."""
    lines = [printable(found.subject)]
    lines += _wrapped(f"{_head(found)}", "")
    for name, each in _parts(found):
        rows = list(each)
        if rows:
            lines += ["", *_part(name, rows)]
    return "\n".join(lines) + "\n"


def as_json(found: Explanation) -> str:
    """Return the explanation as an object of version 1."""
    content = {"version": 1, **msgspec.to_builtins(found)}
    return json_safe(msgspec.json.format(msgspec.json.encode(content), indent=2).decode()) + "\n"


def _head(found: Explanation) -> str:
    title = f"“{found.title}”, " if found.title else ""
    where = f" in {found.locale}" if found.locale else ""
    return printable(f"{title}{found.kind}{where}")


def _parts(found: Explanation) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield the name of each part with its rows: what stands there, and what is said of it."""
    yield "exists" if found.exists else "no page", (("", cause.text) for cause in found.why)
    yield "address", _address(found)
    yield "leads to", [(found.leads_to, "")] if found.leads_to else []
    yield "indexed", _indexed(found)
    somewhere = any(one.address for one in found.versions)
    yield "versions", [_version(one, found) for one in found.versions if somewhere]
    yield "translation", _translation(found.translation) if found.translation is not None else []
    yield "inherits", _inherited(found)
    yield "made from", ((one.path, one.role) for one in found.inputs)
    yield "listed in", _listed(found)


def _address(found: Explanation) -> Iterator[Row]:
    if found.address and (found.address != found.subject or found.address_from):
        yield found.address, ""
    for reason in found.address_from:
        yield "", reason


def _indexed(found: Explanation) -> Iterator[Row]:
    if found.is_indexed is None:
        return
    answer = "yes: " if found.is_indexed else "no: "
    for cause in found.indexed_because:
        yield "", answer + cause.text
        answer = ""
    if found.canonical:
        own = found.canonical == found.address
        yield (found.canonical, "canonical") if not own else ("", "canonical: its own address")


def _version(one: Version, found: Explanation) -> Row:
    here = bool(one.address) and one.address == found.address
    said_above = not found.exists and one.locale == found.locale
    note = "" if said_above else one.reason.text or ("the source" if one.reason.code == "source" else "")
    said = ", ".join(filter(None, ("this page" if here else "", note)))
    name = one.tag if one.tag == one.locale else f"{one.locale} ({one.tag})"
    return f"{name}: {one.address or 'no page'}", said


def _translation(standing: Standing) -> Iterator[Row]:
    yield "", f"{standing.label} beside {standing.source}"
    shares = f"{standing.covered} % translated, {standing.fresh} % up to date, {standing.reviewed} % reviewed"
    yield "", f"{shares}; a page from {standing.publish_at} % on"
    if standing.blocks:
        yield "", "blocks: " + ", ".join(f"{count} {name}" for name, count in standing.blocks.items())
    if standing.origins:
        yield "", "made by: " + ", ".join(f"{name} ({count})" for name, count in standing.origins.items())


def _inherited(found: Explanation) -> Iterator[Row]:
    by_path: dict[str, list[str]] = {}
    for one in found.inherited:
        by_path.setdefault(one.path, []).append(one.field)
    for path, fields in by_path.items():
        yield "", f"{', '.join(fields)} from {path}"


def _listed(found: Explanation) -> Iterator[Row]:
    """Yield the lists; a feed in several formats is one row."""
    feeds: dict[str, list[str]] = {}
    for one in found.listed:
        if one.kind == "feed":
            folder, _, name = one.address.rpartition("/")
            feeds.setdefault(folder, []).append(name)
        else:
            yield one.address, one.kind
    for folder, names in feeds.items():
        yield f"{folder}/", f"feed: {', '.join(names)}"


def _part(name: str, rows: Iterable[Row]) -> Iterator[str]:
    start = name.ljust(_NAMES)
    for what, note in rows:
        for line in _row(printable(what), printable(note)):
            yield (start + line).rstrip()
            start = " " * _NAMES


def _row(what: str, note: str) -> list[str]:
    """Return the lines of a row: both on one where there is room, else what is said of it below."""
    if not what:
        return _wrapped(note, "", _WIDTH - _NAMES)
    if not note:
        return [what]
    one = f"{what}  ({note})"
    if len(one) <= _WIDTH - _NAMES:
        return [one]
    return [what, *_wrapped(note, "  ", _WIDTH - _NAMES)]


def _wrapped(text: str, indent: str, width: int = _WIDTH) -> list[str]:
    lines = textwrap.wrap(
        _UNBROKEN.sub(_NO_BREAK, text),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_NO_BREAK, " ") for line in lines]
