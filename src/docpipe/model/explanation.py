"""Why something is at an address, or is not: what `docpipe explain` says of a page, as a value."""

from __future__ import annotations

import msgspec

from docpipe.model.page import Route


class Cause(msgspec.Struct, frozen=True):
    """A reason: a word for machines, and a sentence."""

    code: str
    text: str


class Version(msgspec.Struct, frozen=True):
    """The text in one locale.

    Attributes:
        address: of its page, or "" where it has none.
        path: of the file, or "".
        reason: why there is no page, or what kind of page it is.
    """

    locale: str
    tag: str
    address: str
    path: str
    reason: Cause


class Standing(msgspec.Struct, frozen=True):
    """How a translation stands.

    Attributes:
        covered, fresh, reviewed: percent, rounded down.
        publish_at: percent from which on it has a page.
        blocks: how many there are of each freshness, in the order of `Freshness`.
        origins: how many blocks were made by whom: `human`, `machine:engine`.
    """

    source: str
    label: str
    covered: int
    fresh: int
    reviewed: int
    publish_at: int
    blocks: dict[str, int]
    origins: dict[str, int]


class Inherited(msgspec.Struct, frozen=True):
    """A field of the front matter that a translation takes over from its source."""

    field: str
    path: str


class Input(msgspec.Struct, frozen=True):
    """A file that the page is made from: what it is for, and its path from the site's root."""

    role: str
    path: str


class Listing(msgspec.Struct, frozen=True):
    """A list that names the page: what it is, and its address."""

    kind: str
    address: str


class Explanation(msgspec.Struct, frozen=True):
    """What is known of one page, or of a file that has none.

    Attributes:
        subject: the content file, else the address.
        kind: `post`, `page`, `tag`, `redirect` and so on.
        title: as readers see it, or "".
        locale: of the page, or "".
        exists: whether there is a page.
        why: it exists or not.
        route: its address below the base, or "".
        address: its whole address; as `route` where no base is known.
        address_from: how the address came about.
        is_indexed: whether search engines may list it; None where there is no page.
        indexed_because: the reasons.
        canonical: the whole address that its text is known by, or "".
        leads_to: of a redirect: where to.
        shows: content files whose pages have this file, where it is no page.
    """

    subject: str
    kind: str
    exists: bool
    why: tuple[Cause, ...]
    title: str = ""
    locale: str = ""
    route: Route = Route("")
    address: str = ""
    address_from: tuple[str, ...] = ()
    is_indexed: bool | None = None
    indexed_because: tuple[Cause, ...] = ()
    canonical: str = ""
    leads_to: str = ""
    versions: tuple[Version, ...] = ()
    translation: Standing | None = None
    inherited: tuple[Inherited, ...] = ()
    inputs: tuple[Input, ...] = ()
    listed: tuple[Listing, ...] = ()
