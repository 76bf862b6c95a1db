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
_HEADER = 2
"""Lines of a section before its first value: an empty one and its name."""

_Section = tuple[KeyPath, str, type[msgspec.Struct], Mapping[str, object]]
"""Where a table stands for origins, its header, its struct and its values."""


def show(loaded: LoadedConfig, *, defaults: bool = True) -> str:
    """Return the configuration as TOML that loads back to the same; a comment says where each value is from.

    Args:
        loaded: the configuration.
        defaults: whether docpipe's own defaults are written, too.
    """
    lines: list[str] = []
    for section in _sections((), "", Config, _written(loaded.config)):
        own = list(_lines(section, loaded, defaults=defaults))
        lines += own if defaults or len(own) > _HEADER else []
    return "\n".join(lines).lstrip("\n") + "\n"


def _written(config: Config) -> dict[str, object]:
    """Return the values in the form of the file."""
    values: dict[str, object] = msgspec.to_builtins(config)
    site: dict[str, object] = msgspec.to_builtins(config.site)
    site["locales"] = [locale.name for locale in config.site.locales]
    site_texts = {"title": config.site.title, "description": config.site.description, "image": config.site.image}
    for key, said in site_texts.items():
        if set(said) == {""}:
            site[key] = said[""]
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


def _lines(section: _Section, loaded: LoadedConfig, *, defaults: bool) -> Iterator[str]:
    at, header, struct, values = section
    yield from ("", header)
    for key, kind in keys_of(struct).items():
        value = values[key]
        if value is None or kind.spread or _holds_tables(kind.type):
            continue
        origin = loaded.origin(".".join((*at, key)))
        if defaults or origin.path:
            assignment = f"{toml_key(key)} = {toml_value(value)}"
            yield f"{assignment:<{_COMMENT_COLUMN}} # {_words(origin)}"


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
