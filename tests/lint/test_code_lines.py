"""Code is compared without what a translator may change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.code_lines import code_of, differing_lines, has_comment, is_alike, is_same, is_slip, paired


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("run --all  # 全部", "run --all  # all of it"),
        ("int a; // 数\nint b;", "int a; // a number\nint b;"),
        ("a /* 甲 */ b", "a /* one */ b"),
        ('"""说明"""\nx = 1', '"""What it\nsays"""\nx = 1'),
        ('echo "已经启动"', 'echo "started"'),
        ("请先登录\nlogin", "Log in first\nlogin"),
        ("{\n    1\n}", "{\n  1\n}"),
        ("GET\n/a/b", "GET /a/b"),
        ("$ run", "run"),
        ("./run", "run"),
        ("a，b", "a,b"),
        ("a\n\n...\nb", "a\nb"),
        ("Name of the policy on server", "Name of the policy on the server"),
    ],
)
def test_prose_is_free(source: str, target: str) -> None:
    """Comments, strings of words, other scripts, printed sentences and white space may differ."""
    assert is_same(code_of(source), code_of(target))


@pytest.mark.parametrize(
    ("source", "target"),
    [("run --all", "run -all"), ("redis:7", "redis:6"), ('{"a": "b"}', '{"a": "c"}'), ("a = 1\nb = 2", "a = 1\nb = 3")],
)
def test_code_is_not(source: str, target: str) -> None:
    """What a machine reads must be the same; a few letters are a slip."""
    ours, theirs = code_of(source), code_of(target)
    assert not is_same(ours, theirs)
    assert is_alike(ours, theirs) or len(source) < len("{'a': 'b'} ")
    assert is_slip(ours, theirs)
    assert len(differing_lines(ours, theirs)) == 1


def test_another_example_is_no_slip() -> None:
    """Code that has little in common was chosen for other readers."""
    assert not is_alike(code_of("install the-first-thing"), code_of("apt-get remove another"))
    assert not is_slip(code_of("format --storage oss"), code_of("format --storage something-else-entirely"))
    assert not is_slip(code_of("a\nb"), code_of("a"))


def test_comments_are_seen() -> None:
    """A line with a comment is not to be overwritten."""
    assert has_comment("run # now")
    assert not has_comment("run --colour=#fff")


def test_pieces_find_each_other() -> None:
    """Equal pieces are fixed points, those between pair by position, and nothing is said where one is left over."""
    ours = [code_of(text) for text in ("one", "two", "three", "four")]
    theirs = [code_of(text) for text in ("zero", "one", "too", "three", "four")]
    assert paired(ours, theirs) == [(1, 2)]


@given(st.text(alphabet="ab#/*'\"\\ \n甲<!->", max_size=80))
def test_any_text_is_code(text: str) -> None:
    """Everything can be compared, and is the same as itself."""
    code = code_of(text)
    assert is_same(code, code)
    assert all(number < text.count("\n") + 1 for number in code.numbers)
