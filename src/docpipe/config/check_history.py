"""What the history of links must fulfil beyond its name: no build may remove it."""

from __future__ import annotations

from pathlib import PurePosixPath

from docpipe.config.building import Build
from docpipe.config.external import External
from docpipe.config.literal import toml_value
from docpipe.config.validate import Tables

_HISTORY = External().history
_OUT = Build().out


def check_history_place(tables: Tables) -> None:
    """Hold `external.history` against `build.out`, the folder that every build replaces as a whole.

    Raises:
        ConfigError: the history is in that folder.
    """
    written, out = _written(tables, "external", "history"), _written(tables, "build", "out") or _OUT
    history = written or _HISTORY
    # File systems that do not tell capitals from small letters are common.
    if PurePosixPath(history.lower()).is_relative_to(PurePosixPath(out.replace("\\", "/").lower())):
        at, hint = ("build", "out"), 'Write another folder: out = "build"'
        if written:
            at, hint = ("external", "history"), 'Write a file elsewhere: history = "linkcheck/history.jsonl"'
        message = f"external.history is {toml_value(history)}, but every build replaces {out}/ as a whole"
        tables.fail(at, message, hint)


def _written(tables: Tables, section: str, key: str) -> str:
    table = tables.values.get(section)
    return str(table.get(key, "")) if isinstance(table, dict) else ""
