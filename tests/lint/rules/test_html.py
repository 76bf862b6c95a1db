"""What is said of raw HTML."""

from __future__ import annotations

import pytest

from docpipe.model.diagnostic import Severity
from tests.lint.posts import findings


def _quoted(body: str, path: str = "content/zh/a.md") -> list[str]:
    return [diagnostic.message.arguments.get("tag", "") for diagnostic in findings(body, path)]


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("按 <kbd>Ctrl</kbd> 键。\n", ["<kbd>"]),
        ("按 <kbd>Ctrl</kbd> 和 <kbd>C</kbd> 键。\n", ["<kbd>", "<kbd>"]),
        ("<details>\n\n正文。\n\n</details>\n", ["<details>"]),
        ("正文。</b>\n", ["</b>"]),
        ("<div\n  class='x'>\n文字\n</div>\n", ["<div"]),
        ("换行<br/>这里。\n", ["<br/>"]),
        ("<!-- 说明 -->\n", []),
        ("写成 `<b>` 就好。\n", []),
    ],
)
def test_one_finding_per_stretch(body: str, tags: list[str]) -> None:
    """The first tag is quoted; a closing tag belongs to its opening one, and comments and code are none."""
    assert _quoted(body) == tags


def test_a_long_tag_is_quoted_in_part() -> None:
    """A message stays short, and what it quotes is what its place covers."""
    (diagnostic,) = findings(f'<div data-x="{"x" * 500}">文字</div>\n')
    assert len(diagnostic.message.arguments["tag"]) == 80
    assert diagnostic.place.span is not None
    assert len(diagnostic.place.span) == 80


@pytest.mark.parametrize(
    ("tag", "advice"), [("<br>", "a backslash"), ("<img src='a.png'>", "![…](…)"), ("<u>", "in Markdown")]
)
def test_advice(tag: str, advice: str) -> None:
    """Where Markdown has the same, it is named."""
    diagnostic = findings(f"正文{tag}。\n")[0]
    assert advice in str(diagnostic.hint)


def test_jsx_is_a_remark_once_per_file() -> None:
    """Module lines and components of an `.mdx` file are named once, at info."""
    body = "import A from './a';\n\nexport const b = 1;\n\n正文。\n\n<A />\n"
    remarks = [each for each in findings(body, "content/zh/a.mdx") if each.severity is Severity.INFO]
    assert len(remarks) == 1
    assert remarks[0].code == "SE002"
