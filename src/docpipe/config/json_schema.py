"""The schema of `docpipe.toml` in JSON Schema, so that editors complete and check it."""

from __future__ import annotations

import msgspec
from msgspec import inspect

from docpipe.config.options import KeyKind, choices, keys_of
from docpipe.config.schema import Config, Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLE = "docpipe.toml"

Schema = dict[str, object]


def json_schema() -> Schema:
    """Return the JSON Schema (2020-12) that every valid `docpipe.toml` fulfils.

    Only tables that may be repeated require keys.

    What hangs on other values, as a locale that the site must have, a schema cannot say; docpipe does.
    """
    return {"$schema": DIALECT, "title": _TITLE, **_section(Config, is_root=True)}


def _section(struct: type[msgspec.Struct], *, is_root: bool = False) -> Schema:
    kinds = keys_of(struct)
    spread = next((kind for kind in kinds.values() if kind.spread), None)
    # Locales and source that [site] does not name follow from the folders.
    required = [name for name, kind in kinds.items() if kind.required and struct is not Site and not is_root]
    described: Schema = {"description": _first_line(struct)} if struct.__doc__ and not is_root else {}
    return {
        **described,
        "type": "object",
        "properties": {name: _key(kind) for name, kind in kinds.items() if not kind.spread},
        "additionalProperties": _members(spread.type) if spread else False,
        **({"required": required} if required else {}),
    }


def _key(kind: KeyKind) -> Schema:
    found = _type(kind.type)
    if kind.doc:
        found["description"] = f"{kind.doc}."
    if kind.default is not None and not isinstance(kind.type, inspect.StructType):
        found["default"] = kind.default
    if kind.example is not None:
        found["examples"] = [kind.example]
    return found


def _type(kind: inspect.Type) -> Schema:
    found: Schema = {"type": "string"}
    match kind:
        case inspect.LiteralType() | inspect.EnumType():
            found = {"enum": choices(kind)}
        case inspect.UnionType(types=types):
            members = [_type(member) for member in types if not isinstance(member, inspect.NoneType)]
            found = members[0] if len(members) == 1 else {"anyOf": members}
        case inspect.VarTupleType(item_type=item):
            found = {"type": "array", "items": _type(item)}
        case inspect.DictType():
            found = {"type": "object", "additionalProperties": _members(kind)}
        case inspect.StructType(cls=struct):
            found = _section(struct)
        case inspect.IntType(ge=least, le=most):
            found = {"type": "integer", "minimum": least, "maximum": most}
        case inspect.FloatType(gt=above, ge=least, le=most):
            limits = {"exclusiveMinimum": above, "minimum": least, "maximum": most}
            found = {"type": "number", **{name: limit for name, limit in limits.items() if limit is not None}}
        case inspect.BoolType():
            found = {"type": "boolean"}
    return found


def _members(kind: inspect.Type) -> Schema:
    return _type(kind.value_type) if isinstance(kind, inspect.DictType) else _type(kind)


def _first_line(struct: type[msgspec.Struct]) -> str:
    return (struct.__doc__ or "").strip().splitlines()[0].replace("`", "")
