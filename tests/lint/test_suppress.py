"""Comments and front-matter entries that silence rules."""

from __future__ import annotations

import pytest

from docpipe.config.linting import Lint
from docpipe.lint.suppress import suppressions_in
from tests.lint.posts import codes, findings, read

HTML = "一个 <b>词</b>。\n"


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- docpipe-disable-next-line SE002 -->\n{HTML}",
        f"<!-- docpipe-disable-next-line SE002 -- it is an example -->\n{HTML}",
        f"<!-- docpipe-disable-next-line SE002 —— 这是例子 -->\n{HTML}",
        f"<!-- docpipe-disable-next-line html-not-allowed -->\n{HTML}",
        f"<!-- docpipe-disable-next-line SE, TR001 -->\n{HTML}",
        f"<!-- docpipe-disable-next-line -->\n{HTML}",
        f"<!-- docpipe-disable-next-line -- 这是例子 -->\n{HTML}",
        f"<!-- docpipe-disable-next-line SE002 -->\n\n{HTML}",
        "一个 <b>词</b>。<!-- docpipe-disable-line SE002 -->\n",
        f"<!-- docpipe-disable SE002 -->\n\n{HTML}\n<!-- docpipe-enable SE002 -->\n",
        f"<!-- docpipe-disable -->\n\n{HTML}",
        f"{HTML}\n<!-- docpipe-disable-file SE002 -->\n",
    ],
)
def test_a_switch_silences(body: str) -> None:
    """Every kind of comment silences what it names where it says."""
    assert codes(body) == []


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- docpipe-disable-next-line TR001 -->\n{HTML}",
        f"<!-- docpipe-disable-next-line SE002 -->\n正文。\n\n{HTML}",
        f"<!-- docpipe-disable SE002 -->\n\n正文。\n\n<!-- docpipe-enable SE002 -->\n\n{HTML}",
        f"<!-- docpipe-disable SE002 -->\n\n正文。\n\n<!-- docpipe-enable -->\n\n{HTML}",
        f"<!-- docpipe-disabled-next-line SE002 -->\n{HTML}",
        f"<!-- docpipe-enable SE002 -->\n\n{HTML}",
        f"```\n<!-- docpipe-disable-file SE002 -->\n```\n\n{HTML}",
    ],
)
def test_what_is_not_named_or_not_there_speaks(body: str) -> None:
    """Other rules, other lines, ended blocks, other words and comments in code silence nothing."""
    assert codes(body) == ["SE002"]


def test_each_rule_of_a_block_can_end_by_itself() -> None:
    """Ending one rule of a block leaves the other one silent."""
    body = f"<!-- docpipe-disable SE002 TR001 -->\n\n正文。\n\n<!-- docpipe-enable TR001 -->\n\n{HTML}"
    assert codes(body) == []


@pytest.mark.parametrize("entry", ["{ignore: [SE002]}", "{ignore: SE}", "\n  ignore:\n    - html-not-allowed"])
def test_front_matter_silences_the_file(entry: str) -> None:
    """`lint: {ignore: …}` takes a list or a word."""
    assert codes(HTML, head=f"---\ntitle: 示例\ndate: 2024-05-11\nlint: {entry}\n---\n\n") == []


@pytest.mark.parametrize("entry", ["on", "{ignore: }", "[SE002]", "{select: [SE002]}"])
def test_other_front_matter_silences_nothing(entry: str) -> None:
    """Only `ignore` is a switch."""
    assert codes(HTML, head=f"---\ntitle: 示例\ndate: 2024-05-11\nlint: {entry}\n---\n\n") == ["SE002"]


def test_what_forbids_publishing_cannot_be_silenced() -> None:
    """Neither a comment nor an option hides why a file is not published."""
    body = "<!-- docpipe-disable-file -->\n\n```sh\nls\n"
    assert codes(body, lint=Lint(ignore=("ST007",))) == ["ST007"]


def test_findings_on_the_whole_file_need_a_switch_for_the_file() -> None:
    """A switch for lines does not silence what is said of the whole file."""
    path = "content/zh/posts/a.md"
    assert "FM001" in codes("<!-- docpipe-disable -->\n\n正文。\n", path, head="")
    assert codes("<!-- docpipe-disable-file FM001 -->\n\n正文。\n", path, head="") == []


def test_switches_keep_their_places() -> None:
    """A switch knows the lines it covers and where it is written."""
    parsed = read("<!-- docpipe-disable-next-line TR001 TR002 -->\n正文。\n", head="")
    (switch,) = suppressions_in(parsed)
    assert (switch.codes, switch.first_line, switch.last_line) == (("TR001", "TR002"), 2, 2)
    assert switch.span.of(parsed.text).startswith("<!--")


def test_many_switches_cost_little() -> None:
    """Ten thousand open blocks and as many findings are judged without comparing each with each."""
    body = "<!-- docpipe-disable TR001 -->\n\n" * 3_000 + "<!-- docpipe-enable LK001 -->\n\n" * 3_000 + HTML
    assert [diagnostic.code for diagnostic in findings(body)] == ["SE002"]
