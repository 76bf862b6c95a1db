"""The effective configuration as TOML, each value with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import inspect

from docpipe.config.literal import toml_key, toml_value
from docpipe.config.load import LoadedConfig
from docpipe.config.options import keys_of
from docpipe.config.schema import Config
from docpipe.config.toml import KeyPath
from docpipe.config.validate import Origin

_COMMENT_COLUMN = 40

_Section = tuple[KeyPath, str, type[msgspec.Struct], Mapping[str, object]]
"""Where a table stands for origins, its header, its struct and its values."""


def show(loaded: LoadedConfig) -> str:
    """Return the configuration as TOML that loads back to the same; a comment says where each value is from."""
    lines = [line for section in _sections((), "", Config, _written(loaded.config)) for line in _lines(section, loaded)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _written(config: Config) -> dict[str, object]:
    """Return the values in the form of the file."""
    values: dict[str, object] = msgspec.to_builtins(config)
    site: dict[str, object] = msgspec.to_builtins(config.site)
    site["locales"] = [locale.name for locale in config.site.locales]
    if set(config.site.title) == {""}:
        site["title"] = config.site.title[""]
    return {**values, "site": site}


def _sections(at: KeyPath, name: str, struct: type[msgspec.Struct], values: Mapping[str, object]) -> Iterator[_Section]:
    """Yield the tables below one, the outer before the inner."""
    for key, kind in keys_of(struct).items():
        inner = name if kind.spread else f"{name}.{key}".lstrip(".")
        path = at if kind.spread else (*at, key)
        match kind.type, values[key]:
            case inspect.StructType(cls=section), dict() as table:
                yield path, f"[{inner}]", section, table
                yield from _sections(path, inner, section, table)
            case inspect.DictType(value_type=inspect.StructType(cls=section)), dict() as tables:
                for own, table in tables.items():
                    yield (*path, own), f"[{inner}.{toml_key(own)}]", section, table
            case inspect.VarTupleType(item_type=inspect.StructType(cls=section)), (list() | tuple()) as tables:
                for number, table in enumerate(tables):
                    yield (*path, str(number)), f"[[{inner}]]", section, table


def _lines(section: _Section, loaded: LoadedConfig) -> Iterator[str]:
    at, header, struct, values = section
    yield from ("", header)
    for key, kind in keys_of(struct).items():
        value = values[key]
        if value is None or kind.spread or _holds_tables(kind.type):
            continue
        assignment = f"{toml_key(key)} = {toml_value(value)}"
        yield f"{assignment:<{_COMMENT_COLUMN}} # {_words(loaded.origin('.'.join((*at, key))))}"


def _holds_tables(kind: inspect.Type) -> bool:
    match kind:
        case inspect.DictType(value_type=member) | inspect.VarTupleType(item_type=member):
            return isinstance(member, inspect.StructType)
        case _:
            return isinstance(kind, inspect.StructType)


def _words(origin: Origin) -> str:
    if not origin.path:
        return "default"
    return f"{origin.path}:{origin.line}" if origin.line else f"found: {origin.path}"
