"""Which site a command is about."""

from __future__ import annotations

from pathlib import Path

import msgspec

from docpipe.config.load import LoadedConfig
from docpipe.model.errors import ConfigError


class SitePlace(msgspec.Struct, frozen=True):
    """A site's folder and its configuration."""

    root: Path
    loaded: LoadedConfig


def open_root(root: Path | None, start: Path | None = None) -> SitePlace:
    """Return the site in `root`, else the one `start` (the current folder) lies in.

    Raises:
        ConfigError: there is no site, or its configuration is wrong.
    """
    found = find_site(root, start)
    if found is None:
        here = (start or Path.cwd()).resolve()
        raise ConfigError(
            f"there is no site here: neither docpipe.toml nor content/<locale>/ in {here} or above",
            hint="Name one with --root DIR, or make one with docpipe init",
        )
    return found


def find_site(root: Path | None, start: Path | None = None) -> SitePlace | None:
    """Return the site in `root`, else the one `start` (the current folder) lies in, or None."""
    from docpipe.config.load import find_root, load

    place = root.resolve() if root is not None else find_root((start or Path.cwd()).resolve())
    return None if place is None else SitePlace(place, load(place))
