"""Where records stand in a ledger."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.translation.ledger import Fingerprint, Record
from docpipe.translation.ledgers.arrange import Entry, arranged


def _record(name: str, source: str = "") -> Record:
    return Record(Fingerprint(name), (Fingerprint(source or name),))


def _arranged(known: str, entries: list[Entry], waiting: str = "", void: str = "", unplaced: str = "") -> str:
    found = arranged(
        [_record(name) for name in known],
        entries,
        waits=lambda record: record.target.loose in waiting,
        is_void=lambda record: record.target.loose in void,
        unplaced=[_record(name) for name in unplaced],
    )
    return "".join(record.target.loose for record in found)


def _same(names: str) -> list[Entry]:
    return [(_record(name), _record(name)) for name in names]


def _new(names: str) -> list[Entry]:
    return [(_record(name), None) for name in names]


def test_what_is_known_stays_where_it_is() -> None:
    """In whatever order the target has it."""
    assert _arranged("abc", _same("cab")) == "abc"


def test_what_is_new_follows_what_precedes_it() -> None:
    """At the beginning, in the middle, several in a row, behind one that was moved."""
    assert _arranged("abc", [*_new("x"), *_same("ab"), *_new("yz"), *_same("c")]) == "xabyzc"
    assert _arranged("abc", [*_same("c"), *_new("x"), *_same("ab")]) == "abcx"


def test_what_changed_keeps_its_place() -> None:
    """The record it was tells where."""
    assert _arranged("abc", [*_same("a"), (_record("x"), _record("b")), *_same("c")]) == "axc"


def test_what_has_no_place_yet_gets_one() -> None:
    """Records that were put anywhere follow the target."""
    assert _arranged("xabc", [*_same("ab"), *_same("x"), *_same("c")], unplaced="x") == "abxc"


def test_what_is_gone_stays_until_it_is_much() -> None:
    """What waits for its text stays for ever, and what is void goes at once."""
    assert _arranged("adwbv", _same("ab"), waiting="w", void="v") == "adwb"
    assert _arranged("a12345678b", _same("ab")) == "a12345678b"
    assert _arranged("a123456789wb", _same("ab"), waiting="w") == "awb"


def test_equal_records_of_repeated_texts_share_their_places() -> None:
    """As many as there are blocks, the others behind them."""
    assert _arranged("aba", _same("aab")) == "aba"
    assert _arranged("ab", _same("aab")) == "aab"
    assert _arranged("aab", _same("ab"), void="a") == "ab"


_NAMES = st.text("abcdef", max_size=8)


@given(_NAMES, _NAMES, st.data())
def test_every_entry_has_one_place_and_keeps_it(known: str, target: str, data: st.DataObject) -> None:
    """A second time nothing changes."""
    entries = [(_record(name), _record(name) if data.draw(st.booleans()) else None) for name in target]
    once = _arranged(known, entries, void=target)
    assert sorted(name for name in once if name in target) == sorted(target)
    assert _arranged(once, [(record, record) for record, _ in entries], void=target) == once
