"""The Nu HTML checker: what is invalid in pages."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

# A command line has an end; a site of a thousand pages is asked about in parts.
_AT_ONCE = 400


class _Message(msgspec.Struct, frozen=True, rename="camel"):
    type: str
    message: str = ""
    url: str = ""
    last_line: int | None = None
    extract: str = ""


class _Answer(msgspec.Struct, frozen=True):
    messages: tuple[_Message, ...]


class Nu(msgspec.Struct, frozen=True):
    """The checker as installed: the Java that runs it, and its archive."""

    java: Path
    jar: Path

    def errors(self, site: Path, pages: Sequence[str]) -> list[str]:
        """Return every error in `pages`, paths below `site`: `path:line: message | extract`."""
        found: list[str] = []
        for start in range(0, len(pages), _AT_ONCE):
            part = [site / page for page in pages[start : start + _AT_ONCE]]
            answer = subprocess.run(
                [self.java, "-Xss8m", "-jar", self.jar, "--errors-only", "--format", "json", "--stdout", *part],
                capture_output=True,
                check=False,
                timeout=600,
            )
            said = msgspec.json.decode(answer.stdout, type=_Answer)
            found += [_line(message, site) for message in said.messages if message.type != "info"]
        return found


def pages_of(site: Path, *, besides: Path | None = None) -> list[str]:
    """Return the HTML files of a built site, sorted, but for those that lie in `besides` and were only copied."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [page for page in pages if besides is None or not (besides / page).exists()]


def sample(pages: Sequence[str], size: int) -> list[str]:
    """Return `size` of the pages, the same ones each time, spread over all of them."""
    return [pages[number * len(pages) // size] for number in range(size)] if len(pages) > size else list(pages)


def _line(message: _Message, site: Path) -> str:
    path = unquote(urlsplit(message.url).path).removeprefix(f"{site}/")
    return f"{path}:{message.last_line or 0}: {message.message} | {message.extract}"
