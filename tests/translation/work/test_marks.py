"""The comments of a work file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.translation.work.marks import digest_of, mark, read_mark

VALUES = st.text(st.characters(codec="utf-8"), max_size=30) | st.text(
    st.sampled_from('-><! =%"\n\x00ab目'), max_size=12
)


@given(VALUES, VALUES)
def test_any_value_comes_back(one: str, other: str) -> None:
    """Whatever a file is called, its name is read as it was written, and ends no comment."""
    line = mark("document", source=one, target=other)
    assert line.count("--") == 2
    assert "\n" not in line
    assert read_mark(f"  {line}  ") == ("document", (), {"source": one, "target": other})


def test_other_lines_are_no_marks() -> None:
    """Neither prose nor other comments."""
    assert read_mark("<!-- docpipe-ignore TR001 -->") is None
    assert read_mark("text <!-- docpipe: block a -->") is None


def test_blanks_at_ends_do_not_count() -> None:
    """An editor that strips them, or changes line ends, has changed nothing; the empty text has no digest."""
    assert digest_of("a  \r\nb\t\n\n") == digest_of("a\nb") != digest_of("a b")
    assert digest_of(" \n") == ""
