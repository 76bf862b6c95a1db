"""What a process may use that works on other people's files."""

from __future__ import annotations

_MEMORY = 1 << 30  # bytes of address space beyond those it starts with


def limit_memory() -> None:
    """Hold this process to 1 GiB more than it has, where the system can."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 # no path of ours
            present = int(sizes.read().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = present + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
    except (ImportError, OSError, ValueError):
        return
