"""`python -m docpipe`: the same as the command `docpipe`."""

from __future__ import annotations

from docpipe.cli.main import run

if __name__ == "__main__":
    raise SystemExit(run())
