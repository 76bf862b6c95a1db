"""One answer as a line of the history."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies

from docpipe.linkcheck.history.history_line import LONGEST, answer_line, is_writable, read_answer
from docpipe.model.answer import Answer, Check, Hop, LinkState, Reason
from tests.linkcheck.history_factory import ANSWERS, NOW, answer

LINE = b'{"url":"https://example.org/00001","state":"ok","checked":"2026-11-22T17:00:00Z"}'


def test_a_line_is_for_people() -> None:
    """Keys stand in one order, times are dates, defaults are left out, and Chinese is Chinese."""
    full = Answer(
        "https://example.org/a",
        LinkState.BROKEN,
        NOW,
        Reason.NOT_FOUND,
        404,
        (Check.STATUS, Check.FRAGMENTS),
        (Hop(301, "https://example.org/b"),),
        etag='"x"',
        fragments={"参考": True, "a": False},
        first_failed=NOW - 60,
        fails=2,
    )
    assert answer_line(full).decode() == (
        '{"url":"https://example.org/a","state":"broken","checked":"2026-11-22T17:00:00Z","reason":"not-found",'
        '"status":404,"checks":["status","fragments"],"hops":[{"status":301,"url":"https://example.org/b"}],'
        '"etag":"\\"x\\"","fragments":{"a":false,"参考":true},"first_failed":"2026-11-22T16:59:00Z","fails":2}'
    )
    assert answer_line(answer()) == LINE


@given(ANSWERS)
def test_what_is_written_is_read(one: Answer) -> None:
    """An answer is read as it was written, and written again with the same bytes, on one line."""
    line = answer_line(one)
    assert read_answer(line) == one
    text = line.decode()
    assert len(text.splitlines()) == 1
    assert list(json.loads(text)) == [name for name in Answer.__struct_fields__ if name in json.loads(text)]


def test_what_cannot_be_seen_is_escaped() -> None:
    """Escape codes, marks of direction and odd line ends cannot change how a line looks; halves of letters are none."""
    hidden = "\x1b[31m\x85\u202e\u2028\ufeff\u200b\xa0"
    line = answer_line(Answer("https://example.org/", LinkState.OK, NOW, etag=hidden + "\ud800"))
    assert line.decode().isprintable()
    found = read_answer(line)
    assert found
    assert found.etag == hidden + "\ufffd"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"<<<<<<< HEAD",
        b"null",
        b"[]",
        b"{}",
        LINE[:-1],
        LINE[:40],
        LINE + LINE,
        LINE.replace(b"ok", b"fine"),
        LINE.replace(b"2026-11-22T17:00:00Z", b""),
        LINE.replace(b"2026-11-22T17:00:00Z", b"2026-11-22"),
        LINE.replace(b"2026-11-22T17:00:00Z", b"2026-11-22T17:00:00+08:00"),
        LINE.replace(b"2026-11-22T17:00:00Z", b"2026-13-22T17:00:00Z"),
        LINE.replace(b'"2026-11-22T17:00:00Z"', b"1795366800"),
        LINE.replace(b"}", b',"status":NaN}'),
        LINE.replace(b"}", b',"status":Infinity}'),
        LINE.replace(b"}", b',"status":-1}'),
        LINE.replace(b"}", b',"status":2e2}'),
        LINE.replace(b"}", b',"fails":1' + b"0" * 100_000 + b"}"),
        LINE.replace(b"}", b',"fails":true}'),
        LINE.replace(b"}", b',"reason":"bored"}'),
        LINE.replace(b"}", b',"etag":"\\ud800"}'),
        LINE.replace(b"}", b',"etag":"\xff"}'),
        LINE.replace(b"}", b',"later":' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        LINE.replace(b"}", b',"hops":[{"status":301}]}'),
        *(
            LINE.replace(b"}", b',"hops":[{"status":301,"url":"%s"}]}' % url)
            for url in (
                b"javascript:alert(1)",
                b"/a",
                b"https://me:secret@example.org/",
                b"https://a.example\\\\.example.org/",
                b"https://a.example%2f.example.org/",
                b"HTTPS://example.org/",
                b"https://example.org:8443:99/",
                b"https://example.org/\\n::error::a",
                b"https://example.org/#a b",
                b"https://example.org/#\\u202ea",
            )
        ),
        LINE.replace(b"https:", b"file:"),
        LINE.replace(b"https:", b"HTTPS:"),
        LINE.replace(b"https:", b"javascript:"),
        LINE.replace(b"https://", b"https://me:secret@"),
        LINE.replace(b"example.org", b"Example.org"),
        LINE.replace(b"example.org", b"example.org:443"),
        LINE.replace(b"example.org", b"ex\\u001bample.org"),
        LINE.replace(b"00001", b"a b"),
        LINE.replace(b"00001", b"a\\u0000"),
        LINE.replace(b"00001", b"\\u202ea"),
        LINE.replace(b"00001", b"#a"),
    ],
)
def test_a_damaged_line_is_no_answer(line: bytes) -> None:
    """What docpipe would not have written about an address that it would ask is not believed."""
    assert read_answer(line) is None


@given(strategies.binary(max_size=100))
def test_no_bytes_are_an_error(line: bytes) -> None:
    """Reading never raises."""
    assert read_answer(line) is None


def test_keys_of_a_later_version_are_passed_over() -> None:
    """What a later docpipe says besides does not keep this one from reading the line."""
    assert read_answer(LINE.replace(b"}", b',"mood":{"a":[1.5,null]}}')) == answer()


def test_an_endless_answer_keeps_its_verdict() -> None:
    """A server, or a post, cannot make a line that could not be read again."""
    endless = Answer("https://example.org/", LinkState.OK, NOW, status=200, hops=(Hop(301, "x" * LONGEST),))
    assert read_answer(answer_line(endless)) == Answer("https://example.org/", LinkState.OK, NOW, status=200)
    assert not is_writable(Answer("https://example.org/" + "x" * LONGEST, LinkState.OK, NOW))
    assert not is_writable(Answer("https://example.org/#x", LinkState.OK, NOW))
    assert is_writable(answer())


def test_nothing_of_a_request_is_kept() -> None:
    """The history has no place for what was sent: headers may hold secrets."""
    assert set(Answer.__struct_fields__) == {
        *("url", "state", "checked", "reason", "status", "checks", "hops", "soft", "https", "etag"),
        *("fragments", "first_failed", "fails"),
    }
