"""How long an address has been failing: what one more answer says of the row of failures before it."""

from __future__ import annotations

import msgspec

from docpipe.model.answer import Answer, LinkState

_NEXT_RUN = 3600
"""Seconds: whoever asks again sooner has found the same failure, not another one."""


def updated(old: Answer | None, new: Answer) -> Answer:
    """Return `new` with its place in the row of failures: `first_failed` and `fails`.

    A row begins with the first answer that is not ok and ends with the first that is. `fails` counts the runs of the
    row that found the address broken, each at least an hour after the one before it. An unverified answer says
    nothing of the address: it is not counted, and it does not end the row either, so that somebody else's bad minute
    between three times 404 changes nothing. `first_failed` is the first broken answer of the row, or where none was
    broken the first unverified one: weeks behind a wall do not make yesterday's 404 an old one.
    """
    if new.state is LinkState.OK:
        return msgspec.structs.replace(new, first_failed=0, fails=0)
    if old is None or old.state is LinkState.OK:
        return msgspec.structs.replace(new, first_failed=new.checked, fails=_broken(new))
    if not old.fails and new.state is LinkState.BROKEN:
        return msgspec.structs.replace(new, first_failed=new.checked, fails=1)
    # Where the clock was set back, a row cannot have begun after the answer that continues it.
    first = min(old.first_failed or old.checked, new.checked)
    is_next = new.checked - old.checked >= _NEXT_RUN
    return msgspec.structs.replace(new, first_failed=first, fails=old.fails + (_broken(new) if is_next else 0))


def _broken(answer: Answer) -> int:
    return int(answer.state is LinkState.BROKEN)
