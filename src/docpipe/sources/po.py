"""PO files, as po4a, mdpo and translation platforms write them: which text is the translation of which."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import denormalize

from docpipe.model.errors import DocpipeError
from docpipe.model.text import Position
from docpipe.sources.catalogues import UNREADABLE, PoFileError, read_catalogue

_PREVIOUS, _KEYWORD = "|", "msgid "
# An obsolete entry's earlier text: nobody needs it, and the reader takes it for damage.
_LARGEST = 16 << 20
_OBSOLETE_PREVIOUS = b"#~|"


class PoEntry(msgspec.Struct, frozen=True):
    """One text with its translation.

    Attributes:
        source, translation: as Markdown, without the marks of headings and lists.
        previous: the source text that a fuzzy translation was made of, "" where that is not known.
        files: where the text stands, as far as it is said.
    """

    source: str
    translation: str
    previous: str = ""
    is_fuzzy: bool = False
    is_obsolete: bool = False
    files: tuple[str, ...] = ()


class PoFile(msgspec.Struct, frozen=True):
    """What a PO file holds; texts in several plural forms and empty translations are left out.

    Attributes:
        language: as its header says it, "" where it does not.
    """

    language: str
    entries: tuple[PoEntry, ...]


def read_po_file(path: Path, shown: str) -> PoFile:
    """Return what a PO file holds.

    Args:
        path: of the file.
        shown: the path that an error names.

    Raises:
        DocpipeError: it cannot be read, or is damaged; with the line, where one is to blame.
    """
    try:
        if path.exists() and not path.is_file():
            raise DocpipeError("it is no regular file", path=shown)
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        raise DocpipeError(f"the file cannot be read: {error.strerror}", path=shown) from error
    if len(content) > _LARGEST:
        raise DocpipeError("the file is larger than 16 MiB", hint="Is it the right file?", path=shown)
    lines = content.splitlines(keepends=True)
    kept = b"".join(b"\n" if line.startswith(_OBSOLETE_PREVIOUS) else line for line in lines)
    try:
        catalog = read_catalogue(io.BytesIO(kept.removeprefix(b"\xef\xbb\xbf")))
    except PoFileError as error:
        position = Position((error.lineno or 0) + 1, 1)
        hint = "msgfmt --check says more of it"
        raise DocpipeError(f"this is no PO file: {error}", hint=hint, path=shown, position=position) from error
    except UNREADABLE as error:
        hint = "msgfmt --check says what is wrong with it"
        raise DocpipeError(f"the PO file cannot be read: {error}", hint=hint, path=shown) from error
    return PoFile(str(catalog.locale_identifier or ""), tuple(_entries(catalog)))


def _entries(catalog: Catalog) -> Iterator[PoEntry]:
    for message in catalog:
        if message.id:
            yield from _entry(message, is_obsolete=False)
    for message in catalog.obsolete.values():
        yield from _entry(message, is_obsolete=True)


def _entry(message: Message, *, is_obsolete: bool) -> Iterator[PoEntry]:
    source, translation = message.id, message.string
    if isinstance(source, str) and isinstance(translation, str) and translation.strip():
        files = tuple(dict.fromkeys(name for name, _ in message.locations))
        previous = _previous(message.user_comments)
        yield PoEntry(source, translation, previous, message.fuzzy, is_obsolete, files)


def _previous(comments: Iterable[str]) -> str:
    """Return the text behind `#| msgid`, which may go on over several lines."""
    lines = [line.removeprefix(_PREVIOUS).strip() for line in comments if line.startswith(_PREVIOUS)]
    start = next((number for number, line in enumerate(lines) if line.startswith(_KEYWORD)), -1)
    if start < 0:
        return ""
    quoted = [lines[start].removeprefix(_KEYWORD).strip()]
    for line in lines[start + 1 :]:
        if not line.startswith('"'):
            break
        quoted.append(line)
    return denormalize("\n".join(quoted if len(quoted) == 1 else ['""', *quoted]))
