"""A behaviour: how an address answers, and what becomes of a link to it."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable

import msgspec

from docpipe.model.answer import LinkState, Reason, SoftMiss
from tests.linkcheck.server.exchange import Exchange

Play = Callable[[Exchange], Awaitable[None]]


class Door(enum.StrEnum):
    """How the host takes connections."""

    OPEN = "open"
    CLOSED = "closed"  # nobody listens
    FULL = "full"  # it listens, but the queue is full: a connection is never made
    MUTE = "mute"  # connections are taken, and nothing is ever read or said


class Certificate(enum.StrEnum):
    """What the host shows to those who come with TLS; with NONE it answers in plain text."""

    NONE = "none"
    GOOD = "good"
    EXPIRED = "expired"
    WRONG_NAME = "wrong-name"
    SELF_SIGNED = "self-signed"
    RESET = "reset"


class Behaviour(msgspec.Struct, frozen=True, kw_only=True):
    """One way to answer, with what is expected of whoever asks.

    Attributes:
        name: unique; in kebab case.
        play: answers one request; None where it never comes to that.
        state: the verdict expected.
        reason: why it is not ok.
        asked: the methods of all requests in their order, separated by spaces.
        written: the link, in which {http}, {https} stand for the start of addresses on the host, {name} and {port} for
            its parts, {wide} for its name in digits of full width, {stops} with Chinese full stops.
        waits: the least number of seconds between each two requests in their order.
        hops: the statuses of the redirects.
        soft: how it tells that it only seems to be there.
        fragments: those that the links to it name, with what is to be found; None for those that cannot be judged.
        targets: the request targets in their order, where they matter.
        headers: sent to this host alone by the configuration.
        two_hosts: whether it has a second host.
        door: how it takes connections.
        second_door: how its second host does.
        certificate: what it shows.
    """

    name: str
    play: Play | None = None
    state: LinkState = LinkState.OK
    reason: Reason = Reason.NONE
    asked: str = "HEAD"
    written: str = "{http}/page"
    waits: tuple[float, ...] = ()
    hops: tuple[int, ...] = ()
    soft: SoftMiss = SoftMiss.NONE
    fragments: dict[str, bool | None] = {}
    targets: tuple[str, ...] = ()
    headers: dict[str, str] = {}
    two_hosts: bool = False
    door: Door = Door.OPEN
    second_door: Door = Door.OPEN
    certificate: Certificate = Certificate.NONE


def page(title: str = "A page", inside: str = "<p>Text.</p>") -> bytes:
    """Return an HTML page in UTF-8."""
    return f'<!doctype html><html lang="en"><head><title>{title}</title></head><body>{inside}</body></html>'.encode()


HTML = {"Content-Type": "text/html; charset=utf-8"}


def says(status: int, headers: dict[str, str] | None = None, body: bytes = b"text") -> Play:
    """Return a play that answers every request with the same status."""

    async def play(exchange: Exchange) -> None:
        await exchange.answer(status, headers, body)

    return play


def shows(body: bytes, content_type: str = HTML["Content-Type"]) -> Play:
    """Return a play that answers every request with a page."""
    return says(200, {"Content-Type": content_type}, body)


def in_turn(*plays: Play) -> Play:
    """Return a play that answers the first requests for a path by one play each, and all further ones by the last."""

    async def play(exchange: Exchange) -> None:
        await plays[min(exchange.turn, len(plays) - 1)](exchange)

    return play


def by_method(head: Play, get: Play) -> Play:
    """Return a play that answers HEAD and GET differently."""

    async def play(exchange: Exchange) -> None:
        await (head if exchange.is_head else get)(exchange)

    return play


def by_path(paths: dict[str, Play]) -> Play:
    """Return a play that answers by the path, and with 404 to any other."""
    missing = says(404)

    async def play(exchange: Exchange) -> None:
        await paths.get(exchange.request.path, missing)(exchange)

    return play


def raw(data: bytes) -> Play:
    """Return a play that sends bytes as they are and closes."""

    async def play(exchange: Exchange) -> None:
        await exchange.send(data)

    return play


def wide(host: str) -> str:
    """Return an address in digits of full width, which stand for the same host."""
    return host.translate({ord(digit): ord(digit) - ord("0") + ord("０") for digit in "0123456789"})
