"""`python -m tests.linkcheck.server`: plays everything until it is interrupted, and writes a post that links to it."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator

from tests.linkcheck.server.catalogue import CATALOGUE
from tests.linkcheck.server.loopback import Loopback, Place


def post(places: dict[str, Place]) -> Iterator[str]:
    """Yield the lines of a Markdown post that links to every behaviour, with the verdict expected."""
    yield from (
        "---",
        "title: Ways to answer",
        "date: 2026-01-01",
        "---",
        "",
        "Every way in which a host may answer.",
        "",
    )
    for name, place in places.items():
        behaviour = place.behaviour
        for fragment in behaviour.fragments or [""]:
            target = f"{place.link}#{fragment}" if fragment else place.link
            yield f"- [{name}](<{target}>): {behaviour.state}{behaviour.reason and f' ({behaviour.reason})'}"


if __name__ == "__main__":
    with Loopback(CATALOGUE) as loopback:
        sys.stdout.write("\n".join(post(loopback.places)) + "\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()
