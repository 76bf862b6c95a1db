"""Tests of TOML with places."""

from __future__ import annotations

import datetime as dt
import time
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.config.literal import toml_key, toml_text, toml_value
from docpipe.config.toml import KeyPath, TomlError, read_toml
from docpipe.model.text import Position

keys = st.text(st.characters(codec="utf-8"), max_size=5) | st.sampled_from(["a", "b", "c-d", "1", "e.f", "zh"])
scalars = (
    st.text(st.characters(codec="utf-8"), max_size=8).map(toml_text)
    | st.integers(-(10**9), 10**9).map(str)
    | st.booleans().map(toml_value)
    | st.floats(allow_nan=False, allow_infinity=False).map(lambda number: repr(float(number)))
    | st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 1, 1)).map(lambda moment: moment.isoformat(" "))  # noqa: DTZ001 - TOML has local times
    | st.dates().map(str)
    | st.sampled_from(
        [
            "''",
            "'a#\"]'",
            '"""\n"" ] # """',
            "'''\r\n''''''''",
            '"\\u4e2d \\" \\\\"',
            '""""a"""""',
            "0x1F",
            "1_000",
            "07:32:00",
        ]
    )
)
blanks = st.sampled_from(["", " ", "\t "])
trivia = st.sampled_from(["", " ", "\n", " # ] } \" '\n", "\r\n\t"])


@st.composite
def arrays(draw: st.DrawFn, elements: st.SearchStrategy[str]) -> str:
    """Return an array with comments and line ends wherever they may stand."""
    parts = [draw(trivia) + element + draw(trivia) for element in draw(st.lists(elements, max_size=3))]
    return f"[{','.join(parts)}{draw(trivia)}]"


@st.composite
def inline_tables(draw: st.DrawFn, elements: st.SearchStrategy[str]) -> str:
    """Return an inline table; before TOML 1.1 it stands on one line."""
    names = draw(st.lists(keys, max_size=3, unique=True))
    parts = [f"{draw(blanks)}{toml_key(name)}{draw(blanks)}= {draw(elements)}{draw(blanks)}" for name in names]
    return f"{{{','.join(parts)}}}"


values = st.recursive(scalars, lambda inner: arrays(inner) | inline_tables(inner), max_leaves=6)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a text that is often TOML: headers, dotted and quoted keys, nested values, comments."""
    lines = []
    for _ in range(draw(st.integers(0, 6))):
        dotted = (draw(blanks) + "." + draw(blanks)).join(map(toml_key, draw(st.lists(keys, min_size=1, max_size=3))))
        match draw(st.integers(0, 5)):
            case 0:
                lines.append(f"[{draw(blanks)}{dotted}{draw(blanks)}]")
            case 1:
                lines.append(f"[[{dotted}]] # header")
            case _:
                lines.append(f"{draw(blanks)}{dotted}{draw(blanks)}={draw(blanks)}{draw(values)}{draw(blanks)}")
    return draw(st.sampled_from(["\n", "\r\n", "\n\n# é 中\n"])).join(lines)


def paths(value: object, at: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Yield every key path below a value with what stands there."""
    if at:
        yield at, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*at, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*at, str(number)))


@given(documents())
def test_there_is_a_place_for_every_key_and_no_other(text: str) -> None:
    """Every key and array element of the data has exactly one place."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    document = read_toml(text)
    assert document.data == data
    assert set(document.places) == {path for path, _ in paths(data)}


@given(documents())
def test_a_key_s_place_slices_to_the_key(text: str) -> None:
    """The key's span is the key as written, and a plain value's span is a text that reads as that value."""
    try:
        document = read_toml(text)
    except TomlError:
        return
    for path, value in paths(document.data):
        place = document.places[path]
        if place.key != place.value:
            assert tomllib.loads(f"{place.key.of(text)} = 1") == {path[-1]: 1} or path[-1].isdecimal()
        if not isinstance(value, dict | list):
            assert repr(tomllib.loads(f"v = {place.value.of(text)}")["v"]) == repr(value)


@given(st.text(st.sampled_from("a=[]{}.,\"'\n #\\1"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Text that is no TOML gives a TomlError with a place inside it, and nothing else."""
    offset = 0
    try:
        read_toml(text)
    except TomlError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)


def test_tables_stand_at_their_header() -> None:
    """A table's value span is its header, the key span the last word of it."""
    text = "[site]\n[[lint.per-file]]\n[[lint.per-file]]\nglob = 'a'\n"
    places = read_toml(text).places
    assert places["lint", "per-file"].key.of(text) == "per-file"
    assert places["site",].value.of(text) == "[site]"
    assert places["lint", "per-file", "1"].value.start == text.rindex("[[")
    assert places["lint", "per-file", "1", "glob"].value.of(text) == "'a'"


def test_a_dotted_key_has_a_place_for_each_part() -> None:
    """The value of a dotted key's first part is all that follows it."""
    text = 'a . "b.c" = { d = [1, 2] }'
    places = read_toml(text).places
    assert places["a",].value.of(text) == '"b.c" = { d = [1, 2] }'
    assert places["a", "b.c"].key.of(text) == '"b.c"'
    assert places["a", "b.c", "d", "1"].value.of(text) == "2"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: 无空格", 1, 6),
        ("a = 1\r\nb = \r\n", 2, 5),
        ('# 注释\na = "unclosed', 2, 14),
        ("a = [1,", 1, 8),
        ("\n\na = 1\na = 2", 4, 6),
        ("a = 2024-13-45", 1, 9),
    ],
)
def test_a_syntax_error_has_line_and_column(text: str, line: int, column: int) -> None:
    """The error's position is where tomllib stopped."""
    with pytest.raises(TomlError) as caught:
        read_toml(text, "docpipe.toml")
    assert caught.value.position == Position(line, column)
    assert "(at " not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("a = " + "[" * 30_000, 68),
        ("a = " + "{a=" * 30_000, 4 + 3 * 64),
        (".".join("a" * 60_000) + " = 1", 129),
        ("x = " + "1" * 5_000, 4),
        ('a = "' + '\\"' * 60_000, None),
        ('a = """' + '"" ' * 60_000, None),
    ],
    ids=["brackets", "braces", "dots", "digits", "unclosed string", "unclosed text"],
)
def test_hostile_text_is_refused_quickly(text: str, offset: int | None) -> None:
    """Nesting, long dotted keys and long numbers are refused at their place, in linear time."""
    start = time.perf_counter()
    with pytest.raises(TomlError) as caught:
        read_toml(text)
    assert time.perf_counter() - start < 2
    assert offset is None or caught.value.offset == offset


def test_many_floats_are_not_nesting() -> None:
    """Dots in numbers on one line are not counted as depth."""
    assert len(read_toml(f"a = [{', '.join(['1.5'] * 500)}]").places) == 501
