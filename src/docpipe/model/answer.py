"""What an address outside the site answered when it was last asked, and what is known of it since."""

from __future__ import annotations

import enum

import msgspec

from docpipe.model.text import Span


class LinkState(enum.StrEnum):
    """What is known of an address: `unverified` says neither that it is there nor that it is gone."""

    OK = "ok"
    BROKEN = "broken"
    UNVERIFIED = "unverified"


class Reason(enum.StrEnum):
    """Why an address is not ok, as the history has it; the words for people stand in `docpipe.lint.verdicts`."""

    NONE = ""
    NOT_FOUND = "not-found"
    GONE = "gone"
    NO_SUCH_HOST = "no-such-host"
    BAD_ADDRESS = "bad-address"
    PRIVATE = "private"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    CERTIFICATE = "certificate"
    TLS = "tls"
    PROTOCOL = "protocol"
    TOO_LARGE = "too-large"
    LOGIN = "login"
    FORBIDDEN = "forbidden"
    WALL = "wall"
    RATE_LIMITED = "rate-limited"
    SERVER_ERROR = "server-error"
    UNEXPECTED = "unexpected"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    OTHER_SCHEME = "other-scheme"
    RESOLVER = "resolver"
    HOST_SILENT = "host-silent"


class SoftMiss(enum.StrEnum):
    """How an address that answers well tells that what it stood for is gone."""

    NONE = ""
    ROOT = "root"
    DOMAIN = "domain"
    TITLE = "title"
    PARKED = "parked"


class Check(enum.StrEnum):
    """What was looked at: an answer says nothing of what it was not asked."""

    STATUS = "status"
    BODY = "body"
    FRAGMENTS = "fragments"
    HTTPS = "https"


class Hop(msgspec.Struct, frozen=True):
    """One redirect: the status that sent on, and the absolute address it named."""

    status: int
    url: str


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """The verdict on one address, and how it came to be; a line of the history.

    Attributes:
        url: absolute, without fragment, the host in ASCII: what was asked.
        state: the verdict.
        checked: when it was last asked, in whole seconds of Unix time, UTC.
        reason: why it is not ok.
        status: of the last answer, 0 if there was none.
        checks: what was looked at.
        hops: the redirects in their order; the last names the final address.
        soft: how it tells that it only seems to be there.
        https: whether the same stands at the same address with https; None where that was not asked.
        etag: of the final answer, "" if it named none.
        fragments: those that were looked for in the page, with whether it has them; None for one that
            the part that was read does not show.
        first_failed: when it was first broken, in the row of failures that lasts, or where it never was, first
            unverified; 0 while it is ok.
        fails: how many runs of that row found it broken; a run that could not tell is left out.
    """

    url: str
    state: LinkState
    checked: int
    reason: Reason = Reason.NONE
    status: int = 0
    checks: tuple[Check, ...] = ()
    hops: tuple[Hop, ...] = ()
    soft: SoftMiss = SoftMiss.NONE
    https: bool | None = None
    etag: str = ""
    fragments: dict[str, bool | None] = {}
    first_failed: int = 0
    fails: int = 0

    @property
    def final(self) -> str:
        """Where the redirects led; the address itself where there were none."""
        return self.hops[-1].url if self.hops else self.url


class LinkPlace(msgspec.Struct, frozen=True, order=True):
    """Where an address is written: links through one definition share its place.

    Attributes:
        path: of the post, POSIX, relative to the site's root.
        span: the address, in code points.
        fragment: as written behind the `#`, "" without one.
        is_image: whether it is shown, not only led to.
    """

    path: str
    span: Span
    fragment: str = ""
    is_image: bool = False


class ExternalLink(msgspec.Struct, frozen=True):
    """One address outside the site.

    Attributes:
        url: absolute and without its fragment, the host in ASCII.
        places: every place that names it, in the order of paths and spans.
    """

    url: str
    places: tuple[LinkPlace, ...]


class Patience(msgspec.Struct, frozen=True):
    """How long a failure has to last before it is told in louder words.

    Attributes:
        runs: from how many runs in a row a broken address is an error.
        days: and for how many days at least.
        unverified_days: after how many days an address that could not be verified is told at all.
    """

    runs: int = 3
    days: int = 7
    unverified_days: int = 30


class Answers(msgspec.Struct, frozen=True):
    """What the rules about addresses outside go by.

    Attributes:
        links: every address of the site with its places.
        known: the answers, by address; one that was never asked is not among them.
        now: Unix time in seconds.
        patience: when a failure becomes an error.
        added: the places that are new in the change at hand; None where everything is judged by its history.
    """

    links: tuple[ExternalLink, ...] = ()
    known: dict[str, Answer] = {}
    now: int = 0
    patience: Patience = Patience()
    added: frozenset[LinkPlace] | None = None
