"""The way from an address to its final answer: HEAD or GET, redirect by redirect."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote

import msgspec

from docpipe.linkcheck.ask.fetch import Fault, Reply
from docpipe.linkcheck.ask.verdict import OK, RATE_LIMITS, of_status
from docpipe.linkcheck.pages.quirks import Quirks
from docpipe.linkcheck.reach.address import asked_address, parts_of, scheme_of
from docpipe.model.answer import Answer, Check, Hop, LinkState, Reason

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_WEB = frozenset({"http", "https"})
_LONGEST_ADDRESS = 8192
# What a header can hold (RFC 9110 §8.8.3); the history may hold anything.
_TAG = re.compile(r"[\x20-\x7e\x80-\xff]{1,8192}")
_ASCII = "".join(map(chr, range(0x80)))
# What stands in a fragment as it is (WHATWG URL Standard, §1.3); `%` because what is encoded already stays so.
_PLAIN_FRAGMENT = "!#$%&'()*+,/:;=?@[\\]^{|}"
# What keeps HEAD from telling anything, while GET may be answered.
_ONLY_HEAD = frozenset({Reason.TIMEOUT, Reason.RESET, Reason.PROTOCOL})


class Asker(Protocol):
    """Who makes a request when its turn has come."""

    async def __call__(self, method: str, url: str, headers: Mapping[str, str], *, whole: bool = False) -> Reply:
        """Return the answer to one request.

        Raises:
            Fault: there was none.
        """


class Wish(msgspec.Struct, frozen=True):
    """What is wanted to know of an address.

    Attributes:
        url: as `asked_address` writes it.
        fragments: that are looked for in the page.
        body: whether the beginning of a page is read.
        redirects: how many are followed.
        before: what the history knows.
    """

    url: str
    fragments: frozenset[str] = frozenset()
    body: bool = True
    redirects: int = 10
    before: Answer | None = None


class Road:
    """The way from an address to its final answer.

    Attributes:
        url: where it leads so far.
        status: the last one met, 0 before.
        hops: the redirects.
        known: what the history knows, where the answer says that nothing has changed.
    """

    def __init__(self, wish: Wish, ask: Asker, quirks: Quirks, *, by_head: bool = True) -> None:
        """Stand before the first step.

        Args:
            wish: what is wanted to know.
            ask: makes the requests.
            quirks: of the hosts.
            by_head: whether HEAD is tried before GET.
        """
        self.wish = wish
        self._by_head = by_head
        self.ask = ask
        self.quirks = quirks
        self.url = wish.url
        self.status = 0
        self.hops: list[Hop] = []
        self.known: Answer | None = None
        self._had_cookies = False

    async def follow(self) -> Reply:
        """Return the final answer.

        Raises:
            Fault: there is none.
        """
        been = {self.url}
        while True:
            reply = await self._answer()
            self.status = reply.status
            if reply.status not in _REDIRECTS or not reply.headers.get("location"):
                return reply
            self._had_cookies = self._had_cookies or "set-cookie" in reply.headers
            self._go_on(reply.status, reply.headers["location"])
            if self.url in been:
                # Without the cookie it asks for, a page sends round in circles; with it, it would not.
                raise Fault(Reason.UNEXPECTED if self._had_cookies else Reason.REDIRECT_LOOP)
            been.add(self.url)
            if len(self.hops) > self.wish.redirects:
                raise Fault(Reason.TOO_MANY_REDIRECTS)

    async def _answer(self) -> Reply:
        """Return what stands at the address: by HEAD, and by GET where HEAD does not tell, or the page is wanted."""
        before = self._before()
        if self._by_head and not self.quirks.skips_head(parts_of(self.url).host):
            reply = await self._head({"If-None-Match": before.etag} if before else {})
            if reply is not None and before and self._is_known(reply, before):
                self.known = before
                return msgspec.structs.replace(reply, status=before.status)
            if reply is not None and not self._needs_get(reply):
                return reply
        return await self.ask("GET", self.url, {}, whole=bool(self.wish.fragments))

    async def _head(self, headers: Mapping[str, str]) -> Reply | None:
        try:
            return await self.ask("HEAD", self.url, headers)
        except Fault as fault:
            if fault.connected and fault.reason in _ONLY_HEAD:
                return None
            raise

    def _before(self) -> Answer | None:
        """Return what is known of this very address, if an answer may say that nothing has changed."""
        before, wish = self.wish.before, self.wish
        if (
            before is None
            or before.state is not LinkState.OK
            or _TAG.fullmatch(before.etag) is None
            or before.final.partition("#")[0] != self.url
        ):
            return None
        wanted = {Check.BODY} if wish.body else set()
        if wish.url.startswith("http:"):
            wanted.add(Check.HTTPS)
        has_all = wish.fragments <= before.fragments.keys() and wanted <= set(before.checks)
        return before if has_all and tuple(self.hops) == before.hops else None

    def _is_known(self, reply: Reply, before: Answer) -> bool:
        return reply.status == _NOT_MODIFIED or (
            of_status(reply.status) == OK and reply.headers.get("etag", "") == before.etag
        )

    def _needs_get(self, reply: Reply) -> bool:
        if reply.status in _REDIRECTS or reply.status in RATE_LIMITS:
            return False
        if of_status(reply.status) != OK:
            return True
        return reply.is_page and (self.wish.body or bool(self.wish.fragments))

    def _go_on(self, status: int, location: str) -> None:
        """Take the next step.

        Raises:
            Fault: it leads nowhere that can be asked.
        """
        written = _written(location)
        url = asked_address(written, self.url)
        if not url or len(url) > _LONGEST_ADDRESS:
            raise Fault(Reason.PROTOCOL if scheme_of(written) in _WEB | {""} else Reason.OTHER_SCHEME)
        fragment = quote(written.partition("#")[2], safe=_PLAIN_FRAGMENT)
        self.hops.append(Hop(status, f"{url}#{fragment}" if fragment else url))
        self.url = url


def _written(location: str) -> str:
    """Return what a `Location` says: one byte a character, of UTF-8 or of a charset that nobody names."""
    raw = location.encode("latin-1", "replace").strip()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # As browsers do, each byte is asked for as it is.
        return quote(raw, safe=_ASCII)
