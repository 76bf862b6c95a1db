"""The tables of a configuration file held against the schema: what is wrong is said with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NoReturn

import msgspec
from msgspec import inspect

from docpipe.config.checks import CHECKS, nearest
from docpipe.config.literal import toml_key, toml_value
from docpipe.config.options import KeyKind, choices, describe, keys_of
from docpipe.config.schema import Config, Site
from docpipe.config.toml import KeyPath, TomlDocument
from docpipe.model.errors import ConfigError
from docpipe.model.text import LineIndex

_MOST_TABLES = 1000


class Origin(msgspec.Struct, frozen=True):
    """Where a value comes from.

    Attributes:
        path: of the file, relative to the root; "" for docpipe's default.
        line: from 1; 0 where it is not written in the file but follows from its existence.
    """

    path: str = ""
    line: int = 0


class Tables:
    """A configuration file whose keys and types are right.

    Attributes:
        values: in the form of the file.
        origins: where each of them is written, by dotted key.
        held: what was written and does not count, with what to do in its place; a sentence each.
    """

    def __init__(self, document: TomlDocument, text: str, path: str, *, trusted: bool = True) -> None:
        """Check `document`, which was read from `text`.

        Args:
            document: the file.
            text: what it was read from.
            path: what messages call it.
            trusted: whether it may set options that are for trusted files only.

        Raises:
            ConfigError: a key is unknown, or a value is none that can stand there.
        """
        self.path = path
        self.origins: dict[str, Origin] = {}
        self.held: list[str] = []
        self._trusted = trusted
        self._places = document.places
        self._lines = LineIndex(text)
        self.values = self._section(Config, document.data, (), "")

    def fail(self, at: KeyPath, message: str, hint: str = "", *, key: bool = False) -> NoReturn:
        """Raise a ConfigError about the value at `at`, or about its key."""
        while at and at not in self._places:
            at = at[:-1]
        place = self._places.get(at)
        span = (place.key if key else place.value) if place else None
        position = self._lines.position(span.start) if span else None
        raise ConfigError(message, hint=hint, path=self.path, position=position)

    def _section(
        self, struct: type[msgspec.Struct], table: Mapping[str, object], at: KeyPath, option: str
    ) -> dict[str, object]:
        kinds = keys_of(struct)
        spread = next((name for name, kind in kinds.items() if kind.spread), "")
        values: dict[str, object] = {}
        others: dict[str, object] = {}
        for name, value in table.items():
            path = (*at, name)
            if name in kinds and name != spread and kinds[name].trusted_only and not self._trusted:
                self._hold(path, kinds[name].trusted_only)
            elif name in kinds and name != spread:
                values[name] = self._value(kinds[name], value, path, f"{option}.{name}".lstrip("."))
            elif spread and isinstance(value, dict):
                others[name] = value
            else:
                self._unknown(name, path, [known for known in kinds if known != spread])
        missing = next((name for name, kind in kinds.items() if kind.required and name not in table), None)
        # Locales and source that [site] does not name follow from the folders.
        if missing and struct is not Site:
            hint = f"Write for example {missing} = {toml_value(kinds[missing].example)}"
            self.fail(at, f"[{named(at)}] lacks {missing}", hint)
        if others:
            values[spread] = dict(self._named(kinds[spread].type, others, at, f"{option}.*"))
        return values

    def _named(
        self, kind: inspect.Type, tables: Mapping[str, object], at: KeyPath, option: str
    ) -> Iterator[tuple[str, object]]:
        member = KeyKind(kind.value_type if isinstance(kind, inspect.DictType) else kind)
        for name, table in tables.items():
            yield name, self._value(member, table, (*at, name), option)

    def _value(self, kind: KeyKind, value: object, at: KeyPath, option: str) -> object:
        written = _member(kind.type, value)
        match written, value:
            case inspect.StructType(cls=section), dict():
                return self._section(section, value, at, option)
            case inspect.DictType(value_type=inspect.StructType()), dict():
                return dict(self._named(written, value, at, f"{option}.*"))
            case inspect.VarTupleType(item_type=inspect.StructType() as item), list():
                if len(value) > _MOST_TABLES:
                    self.fail(at, f"{named(at)} is repeated more than {_MOST_TABLES:,} times", "Put some together")
                member = KeyKind(item)
                elements = enumerate(value)
                return [self._value(member, element, (*at, str(i)), f"{option}[]") for i, element in elements]
            case None, _:
                self._wrong(kind, value, at)
            case _:
                self._check_leaf(kind, written, value, at, option)
        return value

    def _check_leaf(self, kind: KeyKind, written: inspect.Type | None, value: object, at: KeyPath, option: str) -> None:
        match written, value:
            case inspect.DictType(value_type=member), dict():
                for name, item in value.items():
                    self._check_item(kind, member, item, (*at, name))
            case inspect.VarTupleType(item_type=member), list():
                for number, item in enumerate(value):
                    self._check_item(kind, member, item, (*at, str(number)))
            case _, str() if option in CHECKS:
                problem = CHECKS[option](value)
                if problem:
                    self.fail(at, f"{named(at)} is {toml_value(value)}, {problem.message}", problem.hint)
        self.origins[dotted(at)] = Origin(self.path, self._line(at))

    def _check_item(self, kind: KeyKind, member: inspect.Type, item: object, at: KeyPath) -> None:
        if _member(member, item) is None:
            self._wrong(msgspec.structs.replace(kind, type=member, example=None), item, at)

    def _hold(self, at: KeyPath, instead: str) -> None:
        """Take note of a value that does not count; it is not even looked at."""
        position = self._lines.position(self._places[at].key.start)
        message = f"{named(at)} is not taken from this file under --untrusted"
        self.held.append(str(ConfigError(message, hint=instead, path=self.path, position=position)))

    def _line(self, at: KeyPath) -> int:
        return self._lines.position(self._places[at].key.start).line

    def _unknown(self, name: str, at: KeyPath, known: list[str]) -> NoReturn:
        table = f"[{named(at[:-1])}]" if at[:-1] else "the file's top level"
        likely = nearest(name.replace("-", "_"), known) or nearest(name, known)
        hint = f'Did you mean "{likely}"?' if likely else f"Its keys are {', '.join(known)}"
        self.fail(at, f"{table} has no key {toml_value(name)}", hint, key=True)

    def _wrong(self, kind: KeyKind, value: object, at: KeyPath) -> NoReturn:
        needed = describe(kind.type)
        likely = nearest(value, choices(kind.type)) if isinstance(value, str) else ""
        hint = f'Did you mean "{likely}"?' if likely else ""
        if not hint and kind.example is not None:
            hint = f"Write for example {toml_key(at[-1])} = {toml_value(kind.example)}"
        self.fail(at, f"{named(at)} is {_shortened(toml_value(value))}, but it must be {needed}", hint)


def dotted(at: KeyPath) -> str:
    """Return what origins are found by, `lint.per-file.0.glob`."""
    return ".".join(at)


def named(at: KeyPath) -> str:
    """Return a key path for a message, as it is written in the file: a key can hold anything, even the end of a line.

    >>> named(("external", "host", "a.example"))
    'external.host."a.example"'
    """
    return ".".join(map(toml_key, at))


def _member(kind: inspect.Type, value: object) -> inspect.Type | None:
    """Return the part of a type that `value` has the form of; elements are not looked at."""
    if isinstance(kind, inspect.UnionType):
        return next((member for member in kind.types if _member(member, value)), None)
    return kind if _fits(kind, value) else None


def _fits(kind: inspect.Type, value: object) -> bool:
    fits = False
    match kind, value:
        case inspect.BoolType(), bool():
            fits = True
        case inspect.IntType(ge=least, le=most), int() if not isinstance(value, bool):
            fits = (least is None or value >= least) and (most is None or value <= most)
        case inspect.FloatType(gt=above, ge=least, le=most), int() | float() if not isinstance(value, bool):
            # Nothing is above, below or equal to what is no number.
            fits = (
                (above is None or value > above)
                and (least is None or value >= least)
                and (most is None or value <= most)
            )
        case inspect.StrType(), str():
            fits = True
        case ((inspect.LiteralType() | inspect.EnumType()), str()):
            fits = value in choices(kind)
        case inspect.VarTupleType(), list():
            fits = True
        case ((inspect.DictType() | inspect.StructType()), dict()):
            fits = True
    return fits


def _shortened(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
