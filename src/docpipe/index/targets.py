"""What a link or image can lead to."""

from __future__ import annotations

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


class Unresolvable(msgspec.Struct, frozen=True, tag=True):
    """Something that cannot be judged from here: left as written.

    Attributes:
        path: of the file it leads to, where that is one that could not be read as a post; else "".
        fragment: the place in it, as written behind the `#`.
    """

    path: str = ""
    fragment: str = ""


class Broken(msgspec.Struct, frozen=True, tag=True):
    """A path inside the site that leads nowhere.

    Attributes:
        reason: one clause without a full stop, fit for "… : reason".
        suggestions: what to type instead, best first.
    """

    reason: str
    suggestions: tuple[str, ...] = ()


Resolved = ToDocument | ToAsset | External | Here | Unresolvable | Broken
