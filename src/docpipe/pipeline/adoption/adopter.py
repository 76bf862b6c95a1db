"""What every way to adopt existing translations is given, and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from docpipe.model.errors import DocpipeError
from docpipe.model.translation import TranslationState
from docpipe.pipeline.session import Session
from docpipe.translation.ledger import Ledger


class AdoptionOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says besides.

    Attributes:
        po: a PO file or a folder of them.
        repository: the clone whose commits are meant; None for that of the site.
    """

    po: Path | None = None
    repository: Path | None = None


class Adoption(msgspec.Struct, frozen=True):
    """What was learned of the translations.

    Attributes:
        ledgers: every ledger as it should be, by path; not to be written where `is_void`.
        states: of all documents by these ledgers, whatever else is known.
        problems: why files could not be adopted, each with its place.
        is_void: whether nothing could be learned at all.
    """

    ledgers: Mapping[str, Ledger]
    states: tuple[TranslationState, ...]
    problems: tuple[DocpipeError, ...] = ()
    is_void: bool = False

    @property
    def has_damage(self) -> bool:
        """Whether a ledger cannot be read, so that its translation was not even looked at."""
        return any(ledger.problems for ledger in self.ledgers.values())


class Adopter(msgspec.Struct, frozen=True):
    """One way to adopt translations.

    Attributes:
        name: as `--from` calls it.
        summary: what it takes for true, after `name:`.
        adopt: does it, and writes nothing.
        history: whether the states of the session may ask git.
    """

    name: str
    summary: str
    adopt: Callable[[Session, AdoptionOptions], Adoption]
    history: bool = False


def void(*problems: DocpipeError) -> Adoption:
    """Return what is left where nothing could be learned."""
    return Adoption({}, (), problems, is_void=True)
