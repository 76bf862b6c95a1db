"""Rendered bodies as bytes: half of what is known of a post, and needed only while its page is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from docpipe.model.body import Body
from docpipe.model.document import Analysis


def encode_body(body: Body) -> bytes:
    """Return a body in the form in which it crosses processes and waits for its page."""
    return msgspec.msgpack.encode(body)


class Bodies(Mapping[str, Body]):
    """The body of every readable file by its path; each is decoded when it is asked for and not kept.

    As values the bodies of a thousand posts would be a hundred megabytes of small objects.
    """

    def __init__(self, analyses: Iterable[Analysis]) -> None:
        """Take the bodies that there are."""
        self._encoded = {analysis.file.path: analysis.body for analysis in analyses if analysis.body is not None}
        self._decoder = msgspec.msgpack.Decoder(Body)

    def __getitem__(self, path: str) -> Body:
        """Return the body of the file at `path`.

        Raises:
            KeyError: there is none.
        """
        encoded = self._encoded[path]
        return self._decoder.decode(encoded if isinstance(encoded, bytes) else encoded.fetch())

    def __contains__(self, path: object) -> bool:
        """Tell whether the file has a body; nothing is decoded."""
        return path in self._encoded

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self._encoded)

    def __len__(self) -> int:
        """Return the number of bodies."""
        return len(self._encoded)
