"""Entry points of other packages: loaded by name, checked and sorted; installed is not enabled."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import msgspec

from docpipe.model.errors import ConfigError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

RULES = "docpipe.rules"
"""The group in which packages offer lint rules."""


class PluginError(ConfigError):
    """An enabled plugin is not installed, ambiguous or cannot be loaded (exit code 2)."""


class Plugin(msgspec.Struct, frozen=True):
    """A loaded entry point.

    Attributes:
        name: as the site's configuration enables it.
        distribution: the package it comes from.
        version: of that package; results depend on it.
        value: the object itself; its group says what it must be.
    """

    name: str
    distribution: str
    version: str
    value: object


def load_plugins(group: str, enabled: tuple[str, ...]) -> tuple[Plugin, ...]:
    """Return the enabled entry points of `group`, sorted by name; nothing else is imported.

    Raises:
        PluginError: one is not installed, offered by two packages, or fails to load.
    """
    if not enabled:
        return ()
    # It takes a tenth of the time of checking one file, and few sites enable a plugin.
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    installed = sorted(entry_points(group=group), key=lambda entry: (entry.name, _distribution(entry)))
    return tuple(_load(group, name, installed) for name in sorted(set(enabled)))


def _load(group: str, name: str, installed: list[EntryPoint]) -> Plugin:
    found = [entry for entry in installed if entry.name == name]
    if not found:
        names = sorted({entry.name for entry in installed})
        near = difflib.get_close_matches(name, names, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else "Install the package that has it, or take the name out"
        raise PluginError(f'no installed package offers the plugin "{name}" in {group}', hint=hint)
    # The same package may be found twice, in a source tree and as installed.
    packages = sorted({_distribution(entry) for entry in found})
    if len(packages) > 1:
        raise PluginError(
            f'the plugin "{name}" is offered by {" and ".join(packages)}', hint="Uninstall all but one of them"
        )
    entry = found[0]
    try:
        value = entry.load()
    except Exception as error:
        raise PluginError(
            f'the plugin "{name}" of {packages[0]} cannot be loaded: {error}', hint="Update or uninstall it"
        ) from error
    return Plugin(name, packages[0], entry.dist.version if entry.dist else "", value)


def _distribution(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else ""
