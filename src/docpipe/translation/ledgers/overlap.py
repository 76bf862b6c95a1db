"""Which documents say what was said elsewhere: found by the texts they share, and nothing where two say the same."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from docpipe.model.document import Document
from docpipe.translation.ledgers.known import translatable

_FEWEST = 2
"""So many different texts in common are no chance; fewer do only where they are all there is."""

_SHARE = 0.5
"""How much of one of the two must be found in the other."""

_CLEAR = 0.8
"""Two documents with the same texts are told apart only if one has less than this part of what the other has."""

_TELLING = 20
"""What stands in more documents than that tells none of them."""


class Finder:
    """Documents by what they say; asking costs what is asked, whatever the number of documents."""

    def __init__(self, texts: Mapping[str, AbstractSet[str]]) -> None:
        """Take the digests of the texts of each document, by a name for it."""
        self._sizes = {name: len(known) for name, known in texts.items()}
        self._places: dict[str, list[str]] = {}
        for name in sorted(texts):
            for text in texts[name]:
                self._places.setdefault(text, []).append(name)

    def __contains__(self, text: str) -> bool:
        """Tell whether any document says this."""
        return text in self._places

    def find(self, wanted: AbstractSet[str]) -> dict[str, frozenset[str]]:
        """Return the documents that say enough of this, those with most first, and what it is.

        Of documents that share most of it with each other, only one that says clearly more is meant.
        """
        telling = [text for text in wanted if len(self._places.get(text, ())) <= _TELLING]
        shared: dict[str, set[str]] = {}
        for text in telling:
            for name in self._places.get(text, ()):
                shared.setdefault(name, set()).add(text)
        enough = {
            name: frozenset(texts)
            for name, texts in shared.items()
            if _is_enough(len(texts), len(telling), self._sizes[name])
        }
        ordered = sorted(enough, key=lambda name: (-len(enough[name]), name))
        return {name: enough[name] for name in ordered if not _is_disputed(name, enough)}


def texts_of(document: Document) -> frozenset[str]:
    """Return the loose digests of all that a document says and that is translated."""
    return frozenset(document.blocks[index].loose for index in translatable(document.blocks))


def _is_enough(shared: int, one: int, other: int) -> bool:
    return shared >= min(_FEWEST, one) and (shared >= _SHARE * one or shared >= _SHARE * other)


def _is_disputed(name: str, found: Mapping[str, frozenset[str]]) -> bool:
    own = found[name]
    rivals = (texts for other, texts in found.items() if other != name)
    same = [texts for texts in rivals if 2 * len(own & texts) >= min(len(own), len(texts))]
    return any(len(texts) * _CLEAR <= len(own) <= len(texts) / _CLEAR or len(own) < len(texts) for texts in same)
