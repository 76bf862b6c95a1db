"""What a gate says: whether the translations are as good as somebody demanded."""

from __future__ import annotations

import msgspec

from docpipe.model.source import LocaleName


class Verdict(msgspec.Struct, frozen=True):
    """What came of one demand.

    Attributes:
        gate: the demand as it was written, `--fail-under en:fresh=80`.
        holds: whether it is met.
        locale: that it was held against.
        message: what was found, and by how much it falls short; "" where it holds and there is nothing to say.
        hint: what to type next; "" for nothing.
        path: of the file it is about; "" for none.
        line: there, from 1; 0 for none.
        notes: what is to be known besides, and fails nothing.
    """

    gate: str
    holds: bool
    locale: LocaleName
    message: str = ""
    hint: str = ""
    path: str = ""
    line: int = 0
    notes: tuple[str, ...] = ()
