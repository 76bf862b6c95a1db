"""By the history in git: what a source said when its translation was written."""

from __future__ import annotations

from docpipe.model.errors import DocpipeError
from docpipe.pipeline.adoption.adopter import Adopter, Adoption, AdoptionOptions, void
from docpipe.pipeline.adoption.claimed import states_by
from docpipe.pipeline.ledgers import synced
from docpipe.pipeline.reach import Reach
from docpipe.pipeline.session import Session


def _adopt(session: Session, options: AdoptionOptions) -> Adoption:
    """Return what `l10n sync` would write; nothing where git cannot tell of what translations were made."""
    del options
    reach = session.reach if session.states else Reach.UNASKED
    if reach is Reach.NONE:
        hint = "Commit the site, or declare its translations current: docpipe l10n adopt --from trust"
        return void(DocpipeError("git has no history of this site, so it tells nothing of its translations", hint=hint))
    if reach is Reach.SHALLOW:
        hint = "Fetch the whole history, git fetch --unshallow; in CI check out with fetch-depth: 0"
        return void(DocpipeError("this clone is shallow: git may hold later versions of a source only", hint=hint))
    ledgers = synced(session)
    return Adoption(ledgers, states_by(session, ledgers))


ADOPTER = Adopter("git", "what the source said when its translation was written", _adopt, history=True)
