"""How many files and connections the process may have open at the same time, and whether it is near that limit."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform != "win32":
    import resource

# Windows counts no connections; this is what its C library has for files.
_WITHOUT_LIMIT = 8192
_FEW = 32
_OPEN = Path("/dev/fd")


def most_open() -> int:
    """Return how many may be open: 256 on macOS and 1024 on Linux, where nobody chose otherwise (RLIMIT_NOFILE)."""
    if sys.platform == "win32":
        return _WITHOUT_LIMIT
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _WITHOUT_LIMIT if soft == resource.RLIM_INFINITY else soft


def are_short() -> bool:
    """Tell whether so few are left that others may be refused one at this moment.

    A resolver that cannot open its files or its connection answers that there is no such name.
    """
    if sys.platform == "win32":
        return False
    try:
        return len(list(_OPEN.iterdir())) + _FEW > most_open()
    except FileNotFoundError:
        return False
    except OSError:
        return True
