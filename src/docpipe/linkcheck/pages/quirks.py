"""What is known of single hosts, from the table `quirks.toml`: walls against machines, doors, pages made by scripts."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import msgspec

from docpipe.linkcheck.reach.address import host_of

# Behind these stands no id: text to be marked, the route of an application, a page of a PDF, a second of a film.
_NO_IDS = (":~:", "/", "!", "page=", "t=", "xywh=", "nameddest=")


class Quirk(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is different on one host; `quirks.toml` says what each word means."""

    wall: tuple[int, ...] = ()
    doors: tuple[str, ...] = ()
    fragments: bool = True
    head: bool = True
    headers: dict[str, str] = {}
    redirector: bool = False
    market: bool = False


class _Any(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds on every host; `door_hosts` are first words of host names."""

    wall: tuple[int, ...]
    doors: tuple[str, ...]
    door_hosts: tuple[str, ...]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    any: _Any
    host: dict[str, Quirk]


_NONE = Quirk()


class Quirks:
    """What is known of hosts; a host that is not in the table is like any other."""

    def __init__(self, table: str) -> None:
        """Take the text of a table.

        Raises:
            tomllib.TOMLDecodeError: it is no TOML.
            msgspec.ValidationError: it holds what no table may.
        """
        known = msgspec.convert(tomllib.loads(table), _Table)
        self.hosts: Mapping[str, Quirk] = known.host
        self._any = known.any

    def of(self, host: str) -> Quirk:
        """Return what is known of a host or, where it has no table of its own, of the nearest one above it."""
        return next((self.hosts[name] for name in _with_parents(host) if name in self.hosts), _NONE)

    def wall(self, host: str, status: int, final: str, *, asked: str = "") -> bool:
        """Tell whether the answer is meant for machines, and so says nothing of what people see.

        Args:
            host: that was asked.
            status: of the last answer.
            final: where the redirects led; the address itself, or "", where there were none.
            asked: the address that was asked: one that is itself a page for logins is no wall.
        """
        if status in self._any.wall or status in self.of(host).wall:
            return True
        there = host_of(final)
        if there and status in self.of(there).wall:
            return True
        return self._is_door(final) and not self._is_door(asked)

    def skips_fragments(self, host: str, path: str = "", fragment: str = "") -> bool:
        """Tell whether a place on a page cannot be looked for in what is read of it."""
        return not self.of(host).fragments or fragment.startswith(_NO_IDS) or path.lower().endswith(".pdf")

    def skips_head(self, host: str) -> bool:
        """Tell whether only the whole page says what is there."""
        return not self.of(host).head

    def headers(self, host: str) -> Mapping[str, str]:
        """Return what a request to this host must say besides."""
        return self.of(host).headers

    def is_redirector(self, host: str) -> bool:
        """Tell whether addresses on this host are there to lead to others."""
        return self.of(host).redirector

    def is_market(self, host: str) -> bool:
        """Tell whether domains are sold on this host."""
        return self.of(host).market

    def _is_door(self, url: str) -> bool:
        host = host_of(url)
        if host.partition(".")[0] in self._any.door_hosts and host.count(".") > 1:
            return True
        try:
            path = f"/{urlsplit(url).path.strip('/').lower()}/"
        except ValueError:
            return False
        return any(f"/{door}/" in path for door in (*self._any.doors, *self.of(host).doors))


def _with_parents(host: str) -> Iterator[str]:
    """Yield a host and every domain above it; a hostile name has at most as many as a real one can have."""
    labels = host.lower().rstrip(".").split(".")[-127:]
    yield from (".".join(labels[index:]) for index in range(len(labels)))


@functools.cache
def known_quirks() -> Quirks:
    """Return what ships with docpipe."""
    return Quirks(importlib.resources.files("docpipe.linkcheck.pages").joinpath("quirks.toml").read_text("utf-8"))
