"""Analyses as bytes: what enters the cache is data, and read as data; nothing in it can run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from docpipe.model.diagnostic import Diagnostic, Silenced, Suppression
from docpipe.model.document import Analysis, Details, Document, DocumentKind, Opening
from docpipe.model.front_matter import Field, FieldValue, Meta
from docpipe.model.source import Digest, SourceFile

# What MessagePack has no type for, or not the whole of it, is a map of one key that no front matter can hold.
_DATE, _MOMENT, _INTEGER = "\0date", "\0moment", "\0integer"
_SMALLEST, _LARGEST = -(1 << 63), (1 << 64) - 1
_MOMENTS = ("date", "updated", "appears", "expires")


class _Facts(msgspec.Struct, frozen=True, array_like=True):
    """An analysis without details and body; `moments` are those of `meta`, which tell their offset only as text."""

    digest: Digest
    kind: DocumentKind
    meta: Meta
    moments: tuple[str, ...]
    title: str
    title_heading: int
    length: int
    stem: str
    ids: tuple[str, ...]
    openings: tuple[Opening, ...]
    is_marked: bool
    hosted_images: int
    han: int
    words: int
    is_document: bool
    blocked: bool
    diagnostics: tuple[Diagnostic, ...]
    suppressions: tuple[Suppression, ...]
    blocking: tuple[str, ...]
    silenced: tuple[Silenced, ...]


def encode_details(details: Details) -> bytes:
    """Return details as bytes.

    Raises:
        ValueError: they hold text that is no Unicode.
    """
    front = details.front_matter
    if front is not None:
        details = replace(details, front_matter=replace(front, fields=tuple(map(_packed, front.fields))))
    return msgspec.msgpack.encode(details)


def decode_details(data: bytes) -> Details:
    """Return the details that were encoded.

    Raises:
        ValueError: these are none.
    """
    details = _DETAILS.decode(data)
    front = details.front_matter
    if front is None:
        return details
    return replace(details, front_matter=replace(front, fields=tuple(map(_unpacked, front.fields))))


def encode_facts(analysis: Analysis) -> bytes:
    """Return an analysis without its details and its body as bytes.

    Raises:
        ValueError: it holds text that is no Unicode.
    """
    document = analysis.document
    meta = document.meta if document is not None else Meta()
    moments = tuple(moment.isoformat() if moment else "" for moment in _moments_of(meta))
    return msgspec.msgpack.encode(
        _Facts(
            analysis.digest,
            document.kind if document is not None else DocumentKind.PAGE,
            replace(meta, date=None, updated=None, appears=None, expires=None) if any(moments) else meta,
            moments if any(moments) else (),
            document.title if document is not None else "",
            document.title_heading if document is not None else -1,
            document.length if document is not None else 0,
            document.stem if document is not None else "",
            document.ids if document is not None else (),
            document.openings if document is not None else (),
            document is not None and document.is_marked,
            document.hosted_images if document is not None else 0,
            document.han if document is not None else 0,
            document.words if document is not None else 0,
            document is not None,
            analysis.blocked,
            analysis.diagnostics,
            analysis.suppressions,
            analysis.blocking,
            analysis.silenced,
        )
    )


def decode_facts(data: bytes, file: SourceFile) -> Analysis:
    """Return the analysis of `file` that was encoded, without details and body.

    Raises:
        ValueError: this is no analysis.
    """
    facts = _FACTS.decode(data)
    meta = facts.meta
    if facts.moments:
        moments = (dt.datetime.fromisoformat(text) if text else None for text in facts.moments)
        meta = replace(meta, **dict(zip(_MOMENTS, moments, strict=True)))
    document = Document(
        file,
        facts.digest,
        facts.kind,
        meta,
        facts.title,
        facts.title_heading,
        facts.length,
        facts.stem,
        facts.ids,
        facts.openings,
        facts.is_marked,
        facts.hosted_images,
        facts.han,
        facts.words,
    )
    return Analysis(
        file,
        facts.digest,
        document if facts.is_document else None,
        None,
        facts.blocked,
        facts.diagnostics,
        facts.suppressions,
        facts.blocking,
        facts.silenced,
    )


def _moments_of(meta: Meta) -> tuple[dt.datetime | None, ...]:
    return meta.date, meta.updated, meta.appears, meta.expires


def _packed(field: Field) -> Field:
    if type(field.value) is str and not field.parts:
        return field
    return replace(field, value=_plain(field.value), parts=tuple(map(_packed, field.parts)))


def _unpacked(field: Field) -> Field:
    if type(field.value) is str and not field.parts:
        return field
    return replace(field, value=_rich(field.value), parts=tuple(map(_unpacked, field.parts)))


def _plain(value: FieldValue) -> FieldValue:
    match value:
        case list():
            return [_plain(each) for each in value]
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case dt.datetime():
            return {_MOMENT: value.isoformat()}
        case dt.date():
            return {_DATE: value.isoformat()}
        case int() if not _SMALLEST <= value <= _LARGEST:
            return {_INTEGER: hex(value)}
    return value


def _rich(value: FieldValue) -> FieldValue:
    if isinstance(value, list):
        return [_rich(each) for each in value]
    if not isinstance(value, dict):
        return value
    for name, read in _READERS.items():
        if name in value:
            return read(str(value[name]))
    return {key: _rich(each) for key, each in value.items()}


_READERS: dict[str, Callable[[str], FieldValue]] = {
    _DATE: dt.date.fromisoformat,
    _MOMENT: dt.datetime.fromisoformat,
    _INTEGER: lambda text: int(text, 16),
}
_DETAILS = msgspec.msgpack.Decoder(Details)
_FACTS = msgspec.msgpack.Decoder(_Facts)
