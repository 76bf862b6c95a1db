"""A site with translations of old, and what is known of them once they are adopted."""

from __future__ import annotations

from pathlib import Path

from docpipe.model.translation import BlockState
from docpipe.pipeline.adoption.adopter import Adoption, AdoptionOptions
from docpipe.pipeline.adoption.registry import adopter
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import write_ledgers
from tests.pipeline.committed_post import session_of

CONFIG = '[site]\ntitle = "Docs"\nsource = "en"\nlocales = ["en", "zh"]\n'


def write(root: Path, files: dict[str, str]) -> Path:
    """Write files below a folder and return it."""
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return root


def adopt(root: Path, name: str, *, po: Path | None = None, repository: Path | None = None) -> Adoption:
    """Adopt the translations of a site and write the ledgers, as the command does."""
    known = adopter(name)
    session = session_of(root, history=known.history)
    adoption = known.adopt(session, AdoptionOptions(po=po, repository=repository))
    if not adoption.is_void:
        write_ledgers(root, {path: each for path, each in adoption.ledgers.items() if not each.problems})
    return adoption


def known_of(root: Path, path: str) -> dict[str, str]:
    """Return the freshness of each block of a translation by its text, from the ledgers alone."""
    session = session_of(root, history=False)
    target = session.site.by_path[path]
    return {
        target.blocks[index].text: str(state.freshness) for state in _states(session, path) for index in state.target
    }


def previous_of(root: Path, path: str) -> dict[str, str]:
    """Return what the source of each outdated block said when it was translated."""
    session = session_of(root, history=False)
    target = session.site.by_path[path]
    return {target.blocks[state.target[0]].text: state.previous for state in _states(session, path) if state.previous}


def _states(session: Session, path: str) -> tuple[BlockState, ...]:
    return next(state.states for state in session.states if state.target_path == path)
