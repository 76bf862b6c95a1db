"""The ways to adopt translations, by name, those that know most first."""

from __future__ import annotations

from docpipe.pipeline.adoption import comments, git, pins, po, trust
from docpipe.pipeline.adoption.adopter import Adopter

ADOPTERS: tuple[Adopter, ...] = (
    git.ADOPTER,
    pins.ADOPTER,
    comments.ADOPTER,
    po.ADOPTER,
    trust.ADOPTER,
)


def adopter(name: str) -> Adopter:
    """Return the one called `name`.

    Raises:
        KeyError: there is none.
    """
    return {known.name: known for known in ADOPTERS}[name]
