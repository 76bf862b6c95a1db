"""A rendered body in pieces: a skeleton, one fragment per block, and slots that a page fills.

What depends on the page, not on the text, stays open until the page is made: link targets,
image addresses and sizes, ids, footnote numbers, and the language of a block that is shown in
another one's page.
"""

from __future__ import annotations

import enum

import msgspec


class SlotKind(enum.StrEnum):
    """What fills a slot. Each answer is markup or attribute text, ready to be written."""

    LINK = "link"
    """Attributes of a link's start tag, ` href="…"`; `index` counts the document's links."""
    IMAGE = "image"
    """Attributes of an image, ` src="…" width="…"`; `index` counts the document's images."""
    HEADING = "heading"
    """Attributes of a heading's start tag, ` id="…"`; `index` counts the document's headings."""
    BLOCK = "block"
    """Further attributes of a block's start tag, ` lang="…"`; `index` is the block."""
    WRAP = "wrap"
    """Start of a block that has no tag of its own, `<span lang="…">` or nothing."""
    UNWRAP = "unwrap"
    """Its end, `</span>` or nothing."""
    NOTE = "note"
    """A footnote reference; `index` counts the body's notes, `nth` the earlier references to it."""
    BACK = "back"
    """The links from a footnote back to its references; `index` counts the body's notes."""
    RAW_LINK = "rawlink"
    """As LINK, of a tag the author wrote; `index` counts the body's `targets`."""
    RAW_IMAGE = "rawimage"
    """As IMAGE, of a tag the author wrote; `index` counts the body's `targets`."""
    LABEL = "label"
    """A word of the page's own language, as text or attribute value; `index` counts `LABELS`."""


ADMONITIONS = ("note", "tip", "info", "important", "warning", "caution", "danger")
"""The kinds of admonition; one without a title of its own is titled by its kind."""

LABELS = (*ADMONITIONS, "done", "to do")
"""What a LABEL slot may stand for: admonition titles and the states of a task."""


class Slot(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A place to be filled when the page is known."""

    kind: SlotKind
    index: int
    nth: int = 0


Part = str | Slot


class Role(enum.StrEnum):
    """What a piece does to the structure."""

    OPEN = "open"
    CLOSE = "close"
    LEAF = "leaf"


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """A container's start or end, or something whole.

    Attributes:
        parts: markup and slots, in order.
        block: index of the block this is the fragment of, or -1.
    """

    role: Role
    parts: tuple[Part, ...]
    block: int = -1


class Note(msgspec.Struct, frozen=True, array_like=True):
    """A footnote: its pieces are shown where the page lists its notes.

    Attributes:
        label: as written, `1` for `[^1]`; "" for an inline note `^[…]`.
        references: how many references the whole document has to it.
    """

    label: str
    pieces: tuple[Piece, ...]
    references: int


class Body(msgspec.Struct, frozen=True, array_like=True):
    """The whole body in the order of the document.

    Attributes:
        pieces: OPEN and CLOSE are balanced.
        notes: in the order of their first reference.
        truncate: index of the piece before which the excerpt ends, or -1 without a marker.
        targets: addresses in the raw HTML that is shown, as written.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()
    truncate: int = -1
    targets: tuple[str, ...] = ()
