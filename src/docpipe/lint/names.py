"""How well-known names are written: the list in names.toml, and the names a site keeps as they are."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib

import msgspec


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The file: `never_small` are those of `names` that are wrong in small letters too."""

    names: tuple[str, ...]
    never_small: tuple[str, ...]


class Names(msgspec.Struct, frozen=True):
    """How names are written.

    Attributes:
        right: by the name in small letters.
        small: names, in small letters, that may be written so: they are commands or packages too.
        kept: finds the names a site keeps, in any case; None where it keeps none.
    """

    right: dict[str, str]
    small: frozenset[str]
    kept: re.Pattern[str] | None = None


@functools.cache
def names_with(keep: tuple[str, ...]) -> Names:
    """Return the list that ships with docpipe and the names that a site keeps; these win.

    Args:
        keep: of the site's glossary; those without a Latin letter say nothing about case.
    """
    text = importlib.resources.files("docpipe.lint").joinpath("names.toml").read_text("utf-8")
    known = msgspec.convert(tomllib.loads(text), _Names)
    own = {name.lower(): name for name in keep if re.search("[A-Za-z]", name)}
    right = {name.lower(): name for name in known.names} | own
    never_small = {name.lower() for name in known.never_small} | own.keys()
    pattern = "|".join(re.escape(name) for name in sorted(own.values(), key=len, reverse=True))
    kept = re.compile(rf"(?<![A-Za-z0-9])(?:{pattern})(?![A-Za-z0-9])", re.IGNORECASE) if own else None
    return Names(right, frozenset(right.keys() - never_small), kept)
