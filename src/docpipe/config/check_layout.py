"""What `[layout]` must fulfil beyond its types: folders below the root, and locales that the site has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from docpipe.config.checks import suggest
from docpipe.config.literal import toml_value
from docpipe.config.toml import KeyPath
from docpipe.config.validate import Tables, named

_WINDOWS_DRIVE = re.compile(r"[A-Za-z]:|.*\\")
_HINT = "Write for example docs/zh"
# What CI leaves in the first may open the repository.
_PRIVATE = frozenset({".git", ".docpipe"})


def check_layout(tables: Tables, locales: Sequence[str]) -> None:
    """Hold `[layout]` against the root and the site's locales.

    Raises:
        ConfigError: a folder leads out of the root, or a mount is in a locale that the site has not.
    """
    layout = tables.values.get("layout")
    layout = layout if isinstance(layout, dict) else {}
    for at, folder in _folders(layout):
        path = PurePosixPath(folder)
        if path.is_absolute() or ".." in path.parts or _WINDOWS_DRIVE.match(folder) or str(path) != (folder or "."):
            tables.fail(
                at,
                f"{named(at)} is {toml_value(folder)}, which is no folder below the root",
                _HINT,
            )
        if not _PRIVATE.isdisjoint(part.lower() for part in path.parts):
            tables.fail(at, f"{named(at)} is {toml_value(folder)}, but that holds no files of the site", _HINT)
    for number, mount in enumerate(layout.get("mount", ())):
        if mount["locale"] not in locales:
            tables.fail(
                ("layout", "mount", str(number), "locale"),
                f"the site has no locale {toml_value(mount['locale'])}",
                f"{suggest(mount['locale'], locales)}, or add it to site.locales",
            )


def _folders(layout: dict[str, list[dict[str, str]]]) -> Iterator[tuple[KeyPath, str]]:
    for number, folder in enumerate(layout.get("assets", ())):
        yield ("layout", "assets", str(number)), str(folder)
    for number, mount in enumerate(layout.get("mount", ())):
        yield ("layout", "mount", str(number), "folder"), mount["folder"]
