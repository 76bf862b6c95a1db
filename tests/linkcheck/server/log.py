"""What the server saw, in the order in which it saw it."""

from __future__ import annotations

import enum

import msgspec


class Kind(enum.StrEnum):
    """What happened."""

    CONNECTION = "connection"
    HANDSHAKE_FAILED = "handshake-failed"
    REQUEST = "request"
    ANSWERED = "answered"


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened at the server.

    Attributes:
        time: seconds of the monotonic clock.
        kind: what happened.
        behaviour: whose address it was.
        host: the address that was asked.
        method: of a request.
        target: of a request, the bytes of its line as Latin-1.
        headers: of a request, names in small letters.
        secure: whether it came through TLS.
    """

    time: float
    kind: Kind
    behaviour: str
    host: str
    method: str = ""
    target: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    secure: bool = False

    def header(self, name: str) -> str | None:
        """Return the value of a header, None if it was not sent."""
        return dict(self.headers).get(name)


class Log:
    """Every event since the server was started."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.events: list[Event] = []

    def add(self, event: Event) -> None:
        """Write down one event; appending to a list is safe between threads."""
        self.events.append(event)

    def requests(self, behaviour: str = "") -> list[Event]:
        """Return the requests to one behaviour, or to all of them."""
        return self._of(Kind.REQUEST, behaviour)

    def connections(self, behaviour: str = "") -> list[Event]:
        """Return the connections to one behaviour, or to all of them."""
        return self._of(Kind.CONNECTION, behaviour)

    def most_at_once(self, behaviour: str = "") -> int:
        """Return how many requests were under way at the same time at most."""
        under_way = most = 0
        for event in list(self.events):
            if behaviour in {"", event.behaviour}:
                under_way += {Kind.REQUEST: 1, Kind.ANSWERED: -1}.get(event.kind, 0)
                most = max(most, under_way)
        return most

    def _of(self, kind: Kind, behaviour: str) -> list[Event]:
        return [event for event in list(self.events) if event.kind is kind and behaviour in {"", event.behaviour}]
