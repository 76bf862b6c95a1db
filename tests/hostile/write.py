"""Writes the table of all cases: `python -m tests.hostile.write`."""

from __future__ import annotations

from tests.hostile.committed import SITE
from tests.hostile.suite import all_cases, listing

if __name__ == "__main__":
    (SITE / "README.md").write_text(listing(all_cases()), "utf-8")
