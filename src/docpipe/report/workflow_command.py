"""Commands that GitHub's runner obeys when a step prints them: annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.report.printable import printable


def workflow_command(kind: str, properties: Mapping[str, str | int], message: str) -> str:
    """Return one command, without a line end.

    Args:
        kind: `error`, `warning` or `notice`.
        properties: `file`, `line`, `title` and others; whatever would end one or its value is escaped.
        message: several lines at will; each is made printable.
    """
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    said = "\n".join(map(printable, message.split("\n")))
    return f"::{kind} {written}::{_data(said)}"


def _data(text: str) -> str:
    """Return a message as GitHub's runner unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return the value of a property as GitHub's runner unescapes it."""
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
