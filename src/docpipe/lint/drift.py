"""Fragments that name a heading of the source where the translation's own heading has another id."""

from __future__ import annotations

import msgspec

from docpipe.index.anchors import decode_fragment
from docpipe.lint.aligned import TRUSTED
from docpipe.lint.facts import SiteFacts
from docpipe.model.block import Heading
from docpipe.model.document import Document
from docpipe.model.translation import TranslationState


class Drift(msgspec.Struct, frozen=True):
    """A heading that is called otherwise in a translation.

    Attributes:
        source: the document the id belongs to.
        heading: of the source.
        meant: the id of the same heading in the translation, "" where the alignment does not tell.
    """

    source: Document
    heading: Heading
    meant: str


class Drifts:
    """Finds the headings of sources that links into translations name; each translation is looked up once."""

    def __init__(self, facts: SiteFacts) -> None:
        """Take the site and how its translations are aligned."""
        self._site = facts.site
        self._states = {state.target_path: state for state in facts.states if state.target_path}

    def of(self, target: Document, fragment: str) -> Drift | None:
        """Return whose heading `fragment` is, if `target` has no such id and its source has; else None."""
        source = self._site.source_of(target)
        if source is None or self._site.has_anchor(target, fragment):
            return None
        wanted = decode_fragment(fragment)
        heading = next((each for each in source.headings if each.id == wanted), None)
        if heading is None:
            return None
        return Drift(source, heading, _translated(heading, target, self._states.get(target.file.path)))


def _translated(heading: Heading, target: Document, state: TranslationState | None) -> str:
    """Return the id of the one heading of a translation that belongs to a heading of its source, or ""."""
    blocks = {
        block
        for pair in (state.states if state is not None else ())
        if heading.block in pair.source and pair.confidence >= TRUSTED
        for block in pair.target
    }
    found = [each.id for each in target.headings if each.block in blocks]
    return found[0] if len(found) == 1 else ""
