"""The ledger's values: where it is kept, and what it remembers of a block."""

from __future__ import annotations

from docpipe.model.source import DocumentKey, LocaleName
from docpipe.translation.ledger import Fingerprint, ledger_path
from tests.translation.factory import block


def test_a_ledger_stands_beside_its_locale_and_path() -> None:
    """The path of a ledger follows the document's key."""
    assert ledger_path(LocaleName("en"), DocumentKey("blog/a")) == "l10n/en/blog/a.ledger"


def test_a_fingerprint_is_written_as_its_digests() -> None:
    """Without anchors the first one is enough."""
    assert str(Fingerprint("51aa", "7be1")) == "51aa.7be1"
    assert str(Fingerprint.of(block("A text"))) == block("A text").loose
