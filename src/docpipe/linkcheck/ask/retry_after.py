"""The `Retry-After` of an answer, RFC 9110 §10.2.3: seconds, or a date of HTTP."""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"\d+", re.ASCII)


def seconds_to_wait(value: str, now: float) -> float | None:
    """Return how many seconds a host wishes to be left alone; None where the header says nothing that can be read.

    Args:
        value: of the header.
        now: Unix time, against which a date is held.

    >>> seconds_to_wait(" 120 ", 0.0), seconds_to_wait("Thu, 01 Jan 1970 00:01:00 GMT", 20.0), seconds_to_wait("-1", 0)
    (120.0, 40.0, None)
    """
    text = value.strip()
    if _SECONDS.fullmatch(text):
        # However many digits there are: beyond what a float holds it is infinity.
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        return max(0.0, moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() - now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
