"""What a link or image can lead to."""

from __future__ import annotations

import enum

import msgspec

from docpipe.model.source import DocumentKey, LocaleName


class ToDocument(msgspec.Struct, frozen=True, tag=True):
    """A post or page of the site, and a place in it as written behind the `#`."""

    locale: LocaleName
    key: DocumentKey
    fragment: str = ""


class ToAsset(msgspec.Struct, frozen=True, tag=True):
    """Another file of the site, by its path relative to the root."""

    path: str
    fragment: str = ""


class External(msgspec.Struct, frozen=True, tag=True):
    """A web address outside the site, as written."""

    url: str


class Here(msgspec.Struct, frozen=True, tag=True):
    """A place of the same document; "" is its top."""

    fragment: str


class Why(enum.StrEnum):
    """Why nobody can tell from here where something leads; the first three leave nothing in doubt."""

    SCHEME = "scheme"
    """`mailto:`, `tel:`, `data:`: no address of any page."""
    HOME = "home"
    """The first page of the site or of a locale, which is no document."""
    UNREAD = "unread"
    """A file that is there and could not be read as a post."""
    TEMPLATE = "template"
    """A generator fills it in when it makes the page."""
    FOLDER = "folder"
    """A folder without a page of its own: every generator answers that in its own way."""
    UNOWNED = "unowned"
    """An address from the root that is none of the site's: another site may be served there."""
    ADDRESS = "address"
    """An address, where only the generator knows which it serves."""
    OUTSIDE = "outside"
    """A path out of the folders of the documents: nothing is known of what lies there."""
    ABSENT = "absent"
    """A file of a folder that is not there as a whole: made, fetched or left out on purpose."""


class Unresolvable(msgspec.Struct, frozen=True, tag=True):
    """Something that cannot be judged from here: left as written.

    Attributes:
        path: of the file it leads to, where that is one that could not be read as a post; else "".
        fragment: the place in it, as written behind the `#`.
        why: what stands in the way.
    """

    path: str = ""
    fragment: str = ""
    why: Why = Why.SCHEME


class Broken(msgspec.Struct, frozen=True, tag=True):
    """A path inside the site that leads nowhere.

    Attributes:
        reason: one clause without a full stop, fit for "… : reason".
        suggestions: what to type instead, best first.
    """

    reason: str
    suggestions: tuple[str, ...] = ()


Resolved = ToDocument | ToAsset | External | Here | Unresolvable | Broken
