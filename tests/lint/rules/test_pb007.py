"""PB007: suppressions that are of no use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lint.examples import lint_site

WriteSite = Callable[[dict[str, str | bytes]], Path]

HEAD = "---\ntitle: 示例\ndate: 2024-05-11\n{}---\n\n"


def _said(write_site: WriteSite, body: str, head: str = "", toml: str = "") -> list[str]:
    config = '[site]\nsource = "zh"\nlocales = ["zh"]\n' + toml
    root = write_site({"docpipe.toml": config, "content/zh/a.md": HEAD.format(head) + body})
    found = [each for each in lint_site(root, "PB007") if each.code == "PB007"]
    return [f"{each.message}|{each.hint}|{'fix' if each.fix else ''}" for each in found]


@pytest.mark.parametrize(
    "body",
    [
        "<!-- docpipe-disable-next-line SE002 -- 引用 -->\n一个 <b>词</b>。\n",
        "<!-- docpipe-disable-next-line html-not-allowed -->\n一个 <b>词</b>。\n",
        "<!-- docpipe-disable -->\n\n一个 <b>词</b>。\n\n<!-- docpipe-enable -->\n",
        "<!-- docpipe-disable-file SE -->\n\n一个 <b>词</b>。\n",
        "见[别处](gone.md)。<!-- docpipe-disable-line LK001 -->\n",
        "<!-- docpipe-disable-file QA001 -->\n\n这条规则没有打开。\n",
    ],
)
def test_a_switch_that_is_needed_or_off_is_left_alone(write_site: WriteSite, body: str) -> None:
    """It silences something, of one file or of the site, or its rule is not on."""
    assert _said(write_site, body) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "<!-- docpipe-disable-next-line TR001 SE002 -->\n一个 <b>词</b>。\n",
            "TR001 has nothing to silence here|Take it out|",
        ),
        (
            "正文。<!-- docpipe-disable-line TR001 -->\n",
            "TR001 has nothing to silence here|Take it out|fix",
        ),
        ("<!-- docpipe-disable-file -->\n\n正文。\n", "this suppression silences nothing|Take it out|fix"),
        (
            "<!-- docpipe-disable SE002x -->\n\n正文。\n",
            "no rule is called `SE002x`, so this silences nothing|Did you mean SE002?|",
        ),
    ],
)
def test_a_switch_of_no_use_is_reported(write_site: WriteSite, body: str, said: str) -> None:
    """Each word counts by itself; only a comment that is of no use at all is taken out."""
    assert _said(write_site, body) == [said]


def test_front_matter_counts_too(write_site: WriteSite) -> None:
    """An entry of the front matter is judged word by word."""
    found = _said(write_site, "一个 <b>词</b>。\n", "lint: {ignore: [SE002, TR001]}\n")
    assert found == ["TR001 has nothing to silence here|Take it out|"]


def test_reasons_can_be_asked_for(write_site: WriteSite) -> None:
    """A comment without one is reported; front matter has no place for it."""
    toml = "\n[lint.options]\nreasons = true\n"
    without = "<!-- docpipe-disable-next-line SE002 -->\n一个 <b>词</b>。\n"
    assert [said.split("|")[0] for said in _said(write_site, without, toml=toml)] == [
        "this suppression gives no reason"
    ]
    given = without.replace(" -->", " -- 引用原文 -->")
    assert _said(write_site, given, toml=toml) == []
