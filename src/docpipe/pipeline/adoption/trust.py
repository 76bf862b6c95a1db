"""By declaration: whoever asks for it says that the translations are current."""

from __future__ import annotations

from docpipe.pipeline.adoption.adopter import Adopter, Adoption, AdoptionOptions
from docpipe.pipeline.adoption.claimed import states_by
from docpipe.pipeline.ledgers import adopted
from docpipe.pipeline.session import Session


def _adopt(session: Session, options: AdoptionOptions) -> Adoption:
    del options
    ledgers = adopted(session)
    return Adoption(ledgers, states_by(session, ledgers))


ADOPTER = Adopter("trust", "you declare that the translations are current today", _adopt)
