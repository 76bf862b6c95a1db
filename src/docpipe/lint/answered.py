"""Addresses outside the site as they stand in the posts, each with what it answered when it was last asked."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import msgspec

from docpipe.lint.facts import SiteFacts
from docpipe.model.answer import Answer, LinkPlace
from docpipe.model.link import LinkKind
from docpipe.model.text import Span

_QUOTES = 2
# Where the parser knows the place of an address, however it is escaped there.
_PLACED = frozenset({LinkKind.INLINE, LinkKind.REFERENCE, LinkKind.HTML})


class Answered(msgspec.Struct, frozen=True):
    """An address of a post.

    Attributes:
        place: where it is written.
        kind: how.
        target: what is written there, escapes and entities undone.
        answer: what is known of it.
    """

    place: LinkPlace
    kind: LinkKind
    target: str
    answer: Answer

    @property
    def literal_span(self) -> Span | None:
        """Where the address stands letter by letter; None where escapes or entities hide that."""
        span = self.place.span
        if len(span) == len(self.target):
            return span
        if self.kind is LinkKind.FRONT_MATTER and len(span) == len(self.target) + _QUOTES:
            return Span(span.start + 1, span.end - 1)
        return None

    @property
    def whole_span(self) -> Span | None:
        """Where the address stands, escaped or not; None where a value of the front matter is more than an address."""
        return self.literal_span or (self.place.span if self.kind in _PLACED else None)

    @property
    def lacks_fragment(self) -> bool:
        """Whether its place was looked for on the page and is not there."""
        known = self.answer.fragments
        written = self.place.fragment
        # None: it may stand in a part of the page that was not read.
        return bool(written) and known.get(written, known.get(unquote(written))) is False


def answered(facts: SiteFacts) -> Iterator[Answered]:
    """Yield every place of every address that was ever asked, in the order of the addresses."""
    answers = facts.answers
    if answers is None:
        return
    written: dict[tuple[str, Span], tuple[LinkKind, str]] = {}
    for link in facts.links:
        written[link.document.file.path, link.link.target_span] = link.link.kind, link.link.target
    for document in facts.documents:
        for bare in document.bare:
            written[document.file.path, bare.target_span] = bare.kind, bare.target
    for image in facts.images:
        written[image.document.file.path, image.image.target_span] = image.image.kind, image.image.target
    for external in answers.links:
        answer = answers.known.get(external.url)
        for place in external.places if answer is not None else ():
            kind, target = written.get((place.path, place.span), (None, ""))
            if kind is not None and answer is not None:
                yield Answered(place, kind, target, answer)
