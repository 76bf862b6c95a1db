"""The clock and the environment: they enter here, and are arguments everywhere else."""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

from docpipe.model.errors import ConfigError

_EPOCH = "SOURCE_DATE_EPOCH"


def now() -> dt.datetime:
    """Return the present moment, or the one `SOURCE_DATE_EPOCH` names for a build that can be repeated.

    Raises:
        ConfigError: the variable is no number of seconds.
    """
    given = os.environ.get(_EPOCH)
    if not given:
        return present()
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        hint = f"Write {_EPOCH}=1715385600"
        raise ConfigError(f"{_EPOCH} is '{given}', not a number of seconds", hint=hint) from error


def present() -> dt.datetime:
    """Return the present moment, whatever a build is to be dated: what a host answered, it answered now."""
    return dt.datetime.now(dt.UTC)


def today(timezone: str = "Asia/Shanghai") -> dt.date:
    """Return the present day in a time zone."""
    return now().astimezone(ZoneInfo(timezone)).date()
