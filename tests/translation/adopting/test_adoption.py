"""Claims that become records."""

from __future__ import annotations

import msgspec

from docpipe.model.source import LocaleName
from docpipe.translation.adopting.adoption import Claim, with_claims
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from tests.translation.reading import document

SOURCE = document("One is here, see [a](/a).\n\nTwo is there.\n")
TARGET = document("一在这里，见[甲](/a)。\n\n二在那里。\n", "zh")
EMPTY = Ledger(LocaleName("en"), LocaleName("zh"))
TODAY = tuple(Fingerprint.of(block) for block in SOURCE.blocks)
THEIRS = tuple(Fingerprint.of(block) for block in TARGET.blocks)


def test_words_are_kept_of_texts_that_changed() -> None:
    """Of today's text the ledger needs none; an address that changed is a change."""
    other = msgspec.structs.replace(TODAY[0], anchors="0badcafe")
    claims = [Claim(0, (other,), ("One is here, see [a](/b).",)), Claim(1, (TODAY[1],), ("Two is there.",))]
    assert with_claims(SOURCE, TARGET, EMPTY, claims).records == (
        Record(THEIRS[0], (other,), was=("One is here, see [a](/b).",)),
        Record(THEIRS[1], (TODAY[1],)),
    )


def test_what_is_known_stays() -> None:
    """A record of the same translation was there first, wherever its links lead."""
    known = Record(msgspec.structs.replace(THEIRS[0], anchors=""), (Fingerprint("0123456789ab"),), reviewer="ada")
    ledger = msgspec.structs.replace(EMPTY, records=(known,))
    assert with_claims(SOURCE, TARGET, ledger, [Claim(0, (TODAY[0],), ("One",))]) == ledger
