"""A log read as it comes: commits with what they changed."""

from __future__ import annotations

import io

from docpipe.sources.log import LoggedCommit, read_log

ONE, OTHER, BLOB = "1" * 40, "2" * 40, "b" * 40


def _read(*records: str) -> list[LoggedCommit]:
    stream = io.BytesIO("\0".join(f"\x01{record}" for record in records).encode())
    return list(read_log(stream, (".md",)))


def _change(status: str, *paths: str, mode: str = "100644") -> str:
    return "\0".join([f":100644 {mode} {'a' * 40} {BLOB} {status}", *paths])


def test_a_commit_has_its_parents_and_its_documents() -> None:
    """What is no document is left out, whatever the case of its suffix."""
    changes = "\0".join([_change("M", "a.md"), _change("A", "b.png"), _change("A", "C.MD")])
    assert _read(f"{ONE}\x02{OTHER}\x02100\x02\n{changes}\0", f"{OTHER}\x02\x0299\x02") == [
        LoggedCommit(ONE, (OTHER,), 100, is_no_change=False, changes=[("a.md", BLOB, ""), ("C.MD", BLOB, "")]),
        LoggedCommit(OTHER, (), 99, is_no_change=False, changes=[]),
    ]


def test_what_is_gone_has_no_content() -> None:
    """A deleted file, one that was renamed, and one that became a link."""
    changes = "\0".join([_change("D", "a.md"), _change("R90", "b.md", "c.md"), _change("T", "d.md", mode="120000")])
    assert _read(f"{ONE}\x02\x021\x02\n{changes}\0")[0].changes == [
        ("a.md", "", ""),
        ("c.md", BLOB, "b.md"),
        ("b.md", "", ""),
        ("d.md", "", ""),
    ]


def test_a_trailer_says_that_nothing_changed() -> None:
    """Among others, in any case; anything else says nothing."""
    heads = [f"{ONE}\x02\x021\x02{said}" for said in ("no-change", "x, No-Change", "changed", "")]
    assert [commit.is_no_change for commit in _read(*heads)] == [True, True, False, False]
