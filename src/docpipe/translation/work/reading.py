"""Reading a work file back: what was written into its boxes, and what can no longer be understood."""

from __future__ import annotations

import re

import msgspec

from docpipe.model.errors import DocpipeError
from docpipe.model.source import LocaleName
from docpipe.model.text import Position
from docpipe.translation.work.marks import BLOCK, BOX, DOCUMENT, END, HEAD, digest_of, plain_text, read_mark

_LINE_END = re.compile(r"\r\n?|\n")
_FENCE = re.compile(r" {0,3}(`{3,})([^`]*)")


class Entry(msgspec.Struct, frozen=True):
    """One block of a work file, as it was given back.

    Attributes:
        line: of its mark, from 1.
        source_path, target_path: of the document, as they were when it was exported.
        id: neutral id of its first source block.
        source: the fingerprints of its source blocks then, joined by `+`.
        target: digest of the translation then, "" for none.
        text: what stands in its box; "" for nothing.
    """

    line: int
    source_path: str
    target_path: str
    id: str
    source: str
    target: str
    text: str

    @property
    def is_untouched(self) -> bool:
        """Whether the box says what it said."""
        return digest_of(self.text) == self.target


class Damage(msgspec.Struct, frozen=True):
    """What cannot be understood, at a line; one clause without a full stop."""

    line: int
    reason: str


class WorkFile(msgspec.Struct, frozen=True):
    """A work file, read: `entries` in its order, and what of it is lost."""

    source_locale: LocaleName
    locale: LocaleName
    entries: tuple[Entry, ...]
    damage: tuple[Damage, ...]


def read_work_file(text: str, path: str) -> WorkFile:
    """Return what a work file says; a damaged block is reported and costs no other.

    Args:
        text: of the file; any line ends, blanks at the ends of lines, a byte order mark.
        path: of it, for messages.

    Raises:
        DocpipeError: it is no work file.
    """
    reader = _Reader()
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    for number, line in enumerate(lines, 1):
        reader.line(line, number)
    reader.end(len(lines))
    if reader.locales is None:
        hint = "'docpipe l10n export --work FILE.md LOCALE' makes one"
        raise DocpipeError("this is no work file of docpipe", path=path, position=Position(1, 1), hint=hint)
    found = tuple(reader.entries)
    return WorkFile(LocaleName(reader.locales[0]), LocaleName(reader.locales[1]), found, tuple(reader.damage))


class _Open(msgspec.Struct):
    """A block that is being read."""

    line: int
    id: str
    source: str
    target: str
    box: list[str] | None = None
    is_closed: bool = False


class _Reader:
    """Takes the lines of a work file one by one."""

    def __init__(self) -> None:
        self.locales: tuple[str, str] | None = None
        self.entries: list[Entry] = []
        self.damage: list[Damage] = []
        self._paths: tuple[str, str] | None = None
        self._block: _Open | None = None
        self._fence = ""
        self._fence_line = 0
        self._is_box = False

    def line(self, line: str, number: int) -> None:
        """Take the next line."""
        if self._fence:
            self._inside(line)
            return
        fence = _FENCE.match(line)
        if fence:
            self._open_fence(fence, number)
            return
        mark = read_mark(line)
        if mark is not None:
            self._mark(mark[0], mark[1], mark[2], number)

    def end(self, number: int) -> None:
        """Take the end of the file."""
        if self._fence:
            self.damage.append(
                Damage(self._fence_line, "the box opened here is never closed; write the same fence below")
            )
            self._block = None
        self._unclosed(number)

    def _inside(self, line: str) -> None:
        if line.strip().strip("`") == "" and len(line.strip()) >= len(self._fence):
            self._fence = ""
        elif self._is_box and self._block is not None and self._block.box is not None:
            self._block.box.append(line)

    def _open_fence(self, match: re.Match[str], number: int) -> None:
        self._fence, self._fence_line = match[1], number
        self._is_box = match[2].split()[-1:] == [BOX] and self._block is not None
        if self._block is not None and self._block.box is not None and not self._is_box:
            # What stands below is no code: the fence was meant to end the box.
            reason = "a line of backticks above ended the box early; write a longer fence around it, above and below"
            self.damage.append(Damage(number, reason))
            self._block, self._fence = None, ""
        elif self._is_box and self._block is not None:
            if self._block.box is not None:
                self.damage.append(Damage(number, "this block has two boxes for a translation; keep one"))
                self._block = None
            else:
                self._block.box = []

    def _mark(self, word: str, words: tuple[str, ...], values: dict[str, str], number: int) -> None:
        if [word, *words[:1]] == HEAD.split() and len(words) == len(("1", "zh", "en")):
            self.locales = words[1], words[2]
        elif word == DOCUMENT and {"source", "target"} <= values.keys():
            self._unclosed(number)
            self._paths = values["source"], values["target"]
        elif word == BLOCK and words and {"source", "target"} <= values.keys():
            self._unclosed(number)
            self._block = _Open(number, words[0], values["source"], values["target"])
        elif word == END and words:
            self._close(words[0], number)
        else:
            self.damage.append(Damage(number, "this comment of docpipe's is damaged; export the block again"))

    def _unclosed(self, number: int) -> None:
        if self._block is not None:
            reason = f"this block has no end mark before line {number}, so what belongs to it is not certain"
            self.damage.append(Damage(self._block.line, reason))
            self._block = None

    def _close(self, name: str, number: int) -> None:
        block, self._block = self._block, None
        if block is None or self._paths is None:
            if not (self.damage and self.damage[-1].line):
                self.damage.append(Damage(number, "this end mark ends no block; export the block again"))
        elif block.id != name or block.box is None:
            reason = "the box of its translation is gone" if block.id == name else f"it is ended as '{name}'"
            self.damage.append(Damage(block.line, f"this block is damaged: {reason}; export it again"))
        else:
            text = plain_text("\n".join(block.box))
            self.entries.append(Entry(block.line, *self._paths, block.id, block.source, block.target, text))
