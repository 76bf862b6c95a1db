"""Answers by a script, so that the way of one address can be walked without any connection."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.linkcheck.ask.fetch import Fault, Reply
from docpipe.model.answer import Reason

HTML = "text/html; charset=utf-8"


def page(text: str, *, etag: str = "", is_whole: bool = True) -> Reply:
    """Return a page as GET answers it."""
    return Reply(200, {"content-type": HTML, "etag": etag}, text, is_whole)


def sends_to(location: str, *, cookie: str = "") -> Reply:
    """Return a redirect, perhaps one that sets a cookie."""
    return Reply(301, {"location": location} | ({"set-cookie": cookie} if cookie else {}))


class Script:
    """Answers requests by what is written for `METHOD address`; without a line for HEAD, HEAD is like GET.

    Attributes:
        asked: the requests so far, in their order.
        headers: what was sent with each of them.
    """

    def __init__(self, lines: Mapping[str, Reply | Reason]) -> None:
        """Take an answer for each request, or why there is none."""
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self._lines = lines

    async def __call__(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        *,
        whole: bool = False,  # noqa: ARG002 - the signature is that of an `Asker`
    ) -> Reply:
        """Return what is written."""
        self.asked.append(f"{method} {url}")
        self.headers.append(headers)
        found = self._lines.get(f"{method} {url}") or self._lines[f"GET {url}"]
        if isinstance(found, Reason):
            raise Fault(found)
        is_read = method == "GET" and found.text is not None
        return found if is_read else Reply(found.status, found.headers)
