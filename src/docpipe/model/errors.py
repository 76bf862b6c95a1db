"""The errors a person may see: what happened, where, and what to type instead."""

from __future__ import annotations

from docpipe.model.text import Position


class DocpipeError(Exception):
    """Something the user can mend; shown without a traceback.

    Attributes:
        message: what happened, one sentence without a full stop.
        hint: what to do or type instead, or "".
        path: the file it is about, as the user knows it, or "".
        position: the place in that file, or None.
    """

    def __init__(self, message: str, *, hint: str = "", path: str = "", position: Position | None = None) -> None:
        """Keep the parts; `str()` joins them to one line."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path
        self.position = position

    def __str__(self) -> str:
        """Return `path:line:column: message. hint`, as far as the parts are known."""
        where = self.path
        if where and self.position:
            where += f":{self.position.line}:{self.position.column}"
        prefix = f"{where}: " if where else ""
        return f"{prefix}{self.message}" + (f". {self.hint}" if self.hint else "")


class ConfigError(DocpipeError):
    """The configuration or the command line is wrong (exit code 2)."""


class PublishError(DocpipeError):
    """The site could not be written; what stood there before still stands (exit code 3)."""
