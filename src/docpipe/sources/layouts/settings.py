"""The configuration file of a generator, read for the few things docpipe asks of it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from docpipe.sources.layouts.look import text_of

Settings = Mapping[str, object]


def read_settings(files: Iterable[Path]) -> dict[str, object]:
    """Return what TOML, YAML and JSON files say together, the first that names a key wins; never raises.

    A file that cannot be read says nothing: its own generator complains about it better.
    """
    settings: dict[str, object] = {}
    for file in files:
        known = {name.casefold() for name in settings}
        settings |= {str(key): value for key, value in _read(file).items() if str(key).casefold() not in known}
    return settings


def _read(file: Path) -> dict[str, object]:
    text = text_of(file)
    try:
        if file.suffix == ".toml":
            return dict(tomllib.loads(text))
        if file.suffix == ".json":
            value: object = json.loads(text or "{}")
        else:
            value = _yaml(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _yaml(text: str) -> object:
    """Return what YAML says; raises ValueError or RecursionError where it says nothing."""
    # It takes a twentieth of a build in which nothing changed, and few repositories have such a file.
    import yaml  # noqa: PLC0415 - see above

    # An alias may stand for a thousand times its size; of these files none needs one.
    if "&" in text and len(text) >= _SAFE:
        return None
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(text[:1]) from error


_SAFE = 16 << 10


def table(settings: Settings, key: str) -> dict[str, object]:
    """Return a table of the settings; an empty one where there is none. Letter case does not matter, as in Hugo."""
    value = value_of(settings, key)
    return value if isinstance(value, dict) else {}


def text(settings: Settings, key: str) -> str:
    """Return a text of the settings, "" where there is none."""
    value = value_of(settings, key)
    return value if isinstance(value, str) else ""


def texts(settings: Settings, key: str) -> tuple[str, ...]:
    """Return a list of texts, or a single one."""
    value = value_of(settings, key)
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str) and each)


def value_of(settings: Settings, key: str) -> object:
    """Return the value of a key in any letter case, or None."""
    return next((value for name, value in settings.items() if str(name).casefold() == key.casefold()), None)
