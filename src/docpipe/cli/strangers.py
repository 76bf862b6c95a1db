"""What anybody may have put into a site: its configuration, as far as it counts, and a link in docpipe's place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.console import Console
from docpipe.model.errors import ConfigError
from docpipe.model.source import HOME
from docpipe.model.text import Position

if TYPE_CHECKING:
    from docpipe.config.load import LoadedConfig
    from docpipe.sources.layouts.found import Found


def load_config(root: Path, found: Found | None = None, *, trusted: bool = True) -> LoadedConfig:
    """Return the configuration of the site at `root`; of a stranger's only what a stranger may choose.

    Args:
        root: the site's folder.
        found: what it was taken for.
        trusted: whether its files are.

    Raises:
        ConfigError: it is wrong.
    """
    from docpipe.config.load import load

    values, because = (found.values(), found.because) if found is not None else (None, "")
    loaded = load(root, values, because, trusted=trusted)
    if trusted:
        return loaded
    from docpipe.lint.guarded import guarded
    from docpipe.lint.registry import RULES

    lint, gone = guarded(loaded.config.lint, RULES)
    remarks = (remark for key, words in gone.items() for remark in _remarks(loaded, key, words))
    config = msgspec.structs.replace(loaded.config, lint=lint)
    return msgspec.structs.replace(loaded, config=config, held=(*loaded.held, *remarks))


def warn_of_held(loaded: LoadedConfig) -> None:
    """Say what a stranger's configuration says in vain."""
    _warn(loaded.held)


def home_of(root: Path) -> Path | None:
    """Return where docpipe keeps what it finds out about a site; None if a link stands there, and that is said."""
    if not (root / HOME).is_symlink():
        return root / HOME
    _warn([f"{HOME} is a link, so this run keeps nothing for the next. Delete it, or name a folder: --cache-dir DIR"])
    return None


def stay_inside(folder: Path, root: Path, option: str) -> None:
    """Make sure that no link which a stranger could have put into a site leads what is written out of it.

    Raises:
        UsageError: the folder is named within the site and lies elsewhere.
    """
    named = Path(os.path.abspath(folder))  # noqa: PTH100 - without following links
    if named.is_relative_to(root) and not named.resolve().is_relative_to(root):
        raise click.UsageError(f"{option} is '{folder}', which is a link that leaves the site. Name another folder")


def _warn(remarks: Sequence[str]) -> None:
    context = click.get_current_context(silent=True)
    console = context.find_object(Console) if context is not None else None
    if console is not None:
        for remark in remarks:
            console.warning(remark)


def _remarks(loaded: LoadedConfig, key: str, words: Sequence[str]) -> Iterator[str]:
    """Yield what is said of words that would silence rules about security; of what nobody wrote, nothing."""
    from docpipe.config.literal import toml_value
    from docpipe.config.load import FILE_NAME

    for word in words:
        line = loaded.origin(key).line or loaded.origin(f"{key}.{word}").line
        if line:
            message = f"{key} cannot silence rules about security under --untrusted: {toml_value(word)}"
            hint = "Name single ones on the command line: --extend-ignore SE003"
            yield str(ConfigError(message, hint=hint, path=FILE_NAME, position=Position(line, 1)))
