"""The list of all options, derived from the schema, for the config command, the documentation and suggestions."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

import msgspec
from msgspec import inspect

from docpipe.config.schema import Config


class Option(msgspec.Struct, frozen=True):
    """One key of `docpipe.toml`.

    Attributes:
        key: dotted; `*` stands for a locale's name, `[]` for a table that may be repeated.
        type: what may stand there, in words.
        default: as it would be written, None where it depends on the site.
        doc: one sentence without a full stop.
        example: a valid value.
        trusted_only: what to do under `--untrusted`, where the file is not asked for it; "" if it is.
    """

    key: str
    type: str
    default: object
    doc: str
    example: object
    trusted_only: str = ""


class KeyKind(msgspec.Struct, frozen=True):
    """What the schema says of one key.

    Attributes:
        type: of the value as it is written in the file.
        spread: whether the key stands for the further tables of its section.
        required: whether a value has no default.
        trusted_only: what to do where a stranger's value does not count; "" where it does.
    """

    type: inspect.Type
    spread: bool = False
    required: bool = False
    default: object = None
    doc: str = ""
    example: object = None
    trusted_only: str = ""


@functools.cache
def keys_of(struct: type[msgspec.Struct]) -> Mapping[str, KeyKind]:
    """Return the keys of a section in the order of the schema."""
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - what type_info answers for a struct
    return {field.encode_name: _key_kind(field) for field in info.fields}


def _key_kind(field: inspect.Field) -> KeyKind:
    default = None if field.default is msgspec.NODEFAULT else msgspec.to_builtins(field.default)
    default = list(default) if isinstance(default, tuple) else default
    if not isinstance(field.type, inspect.Metadata):
        return KeyKind(field.type, default=default)
    documented = field.type.extra_json_schema or {}
    extra = field.type.extra or {}
    written = extra.get("written")
    return KeyKind(
        type=inspect.type_info(written) if written else field.type.type,
        spread=bool(extra.get("spread")),
        required=field.required,
        default=default,
        doc=documented.get("description", ""),
        example=documented.get("examples", [None])[0],
        trusted_only=str(extra.get("trusted_only", "")),
    )


def describe(kind: inspect.Type) -> str:
    """Return in words what may stand for a value of this type.

    >>> describe(inspect.type_info(tuple[str, ...]))
    'a list of texts'
    """
    words = "text"
    match kind:
        case inspect.UnionType():
            words = " or ".join(describe(member) for member in kind.types if not isinstance(member, inspect.NoneType))
        case inspect.LiteralType() | inspect.EnumType():
            words = _alternatives(choices(kind))
        case inspect.VarTupleType():
            words = f"a list of {_plural(kind.item_type)}"
        case inspect.DictType():
            words = f"a table of {_plural(kind.value_type)}"
        case inspect.StructType():
            words = "a table"
        case inspect.IntType():
            words = f"a whole number from {kind.ge} to {kind.le}"
        case inspect.FloatType(gt=None):
            words = f"a number from {kind.ge:g} to {kind.le:g}"
        case inspect.FloatType():
            words = f"a number above {kind.gt:g}, up to {kind.le:g}"
        case inspect.BoolType():
            words = "true or false"
    return words


def choices(kind: inspect.Type) -> list[str]:
    """Return the words that may stand for a value of this type; none where any will do."""
    match kind:
        case inspect.LiteralType(values=values):
            return [str(value) for value in values]
        case inspect.EnumType(cls=enumeration):
            return [str(member.value) for member in enumeration]
        case inspect.UnionType(types=members):
            return [choice for member in members for choice in choices(member)]
        case _:
            return []


def _alternatives(values: list[str]) -> str:
    quoted = [f'"{value}"' for value in values]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _plural(kind: inspect.Type) -> str:
    match kind:
        case inspect.StructType():
            return "tables"
        case inspect.EnumType():
            return f"{describe(kind)} each"
        case inspect.FloatType():
            return f"numbers from {kind.ge:g} to {kind.le:g}"
        case _:
            return "texts"


@functools.cache
def all_options() -> tuple[Option, ...]:
    """Return every option once, in the order of the schema."""
    return tuple(_options(Config))


def _options(struct: type[msgspec.Struct], prefix: str = "") -> Iterator[Option]:
    for name, kind in keys_of(struct).items():
        key = prefix.rstrip(".") + ".*" if kind.spread else prefix + name
        match kind.type:
            case inspect.StructType(cls=section):
                yield from _options(section, f"{key}.")
            case inspect.DictType(value_type=inspect.StructType(cls=section)):
                yield from _options(section, f"{key}." if kind.spread else f"{key}.*.")
            case inspect.VarTupleType(item_type=inspect.StructType(cls=section)):
                yield from _options(section, f"{key}[].")
            case _:
                yield Option(key, describe(kind.type), kind.default, kind.doc, kind.example, kind.trusted_only)
