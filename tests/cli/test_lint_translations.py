"""`docpipe lint` in pull requests about translations: an author's edit fails nobody, a lost paragraph does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import Command, Result
from tests.git_repository import commit, repository

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'
SOURCE = """\
---
title: "分布式存储"
date: 2024-05-11
---

开头一段说明节点怎样保存数据，以及它们为什么要互相检查。

## 读取 {#reading}

读者从最近的节点取得数据，如果它没有响应，就去问下一个。

每个节点保存75份副本，最多等30秒，见[手册](https://example.org/manual)。

## 写入

写入要等三个节点都回答，才算完成。

- 先写日志，再写数据。
- 然后通知其他的节点。

最后一段说明以后要做什么，以及谁来做这些事情。
"""
TRANSLATION = """\
---
title: "Distributed storage"
---

The first paragraph says how nodes keep the data, and why they check each other.

## Reading {#reading}

Readers fetch the data from the nearest node, and if it does not answer they ask the next one.

Each node keeps 75 replicas and waits for 30 seconds at most, see the [manual](https://example.org/manual).

## Writing

A write is done when three nodes have answered, and no sooner.

- First write the log, then the data.
- Then tell the other nodes.

The last paragraph says what is to be done later, and who is going to do these things.
"""
SHORT = "读者从最近的节点取得数据，如果它没有响应，就去问下一个。\n\n"
EDITS = {
    "typo": [("取得数据", "读取数据")],
    "number": [("75份", "85份")],
    "paragraph inserted": [("## 写入\n", "## 写入\n\n写入比读取慢得多，因为要等所有的节点，这里说明原因。\n")],
    "sections inserted": [
        (
            "## 写入\n",
            "".join(f"## 第{number}节\n\n这一节是新写的，说的是别的事情。\n\n" for number in "一二三四五六")
            + "## 写入\n",
        )
    ],
    "paragraph deleted": [(SHORT, "")],
    "paragraph moved": [(SHORT, ""), ("## 写入\n\n", f"## 写入\n\n{SHORT}")],
    "heading renamed": [("## 写入", "## 怎样写入")],
    "heading taken out": [("## 写入\n\n", "")],
    "link changed": [("https://example.org/manual", "https://example.org/manual/2")],
    "list item changed": [("再写数据", "隔一会儿再写数据")],
    "date changed": [("2024-05-11", "2024-05-12")],
    "all at once": [
        ("取得数据", "读取数据"),
        ("75份", "85份"),
        ("## 写入", "## 怎样写入"),
        ("- 先写日志，再写数据。\n", ""),
    ],
}
LAGGING = [name for name in EDITS if name not in {"paragraph moved", "date changed"}]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, docpipe: Command) -> Path:
    """Return a repository with a translated post and its ledger, as the current folder."""
    root = tmp_path / "site"
    write(root, "zh", SOURCE)
    write(root, "en", TRANSLATION)
    (root / "docpipe.toml").write_text(CONFIG, "utf-8")
    assert docpipe("l10n", "adopt", "--from", "trust", "--root", root).code == 0
    ledger = root / "l10n/en/a.ledger"
    ledger.write_text(ledger.read_text("utf-8").replace("o=assumed", "o=human"), "utf-8")
    monkeypatch.chdir(repository(root))
    return root


def write(root: Path, locale: str, text: str) -> None:
    """Write the post in one locale."""
    place = root / f"content/{locale}/a.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def edited(text: str, edits: list[tuple[str, str]]) -> str:
    """Return a text with edits, each of which finds its place once."""
    for before, after in edits:
        assert text.count(before) == 1
        text = text.replace(before, after)
    return text


def found(result: Result) -> dict[str, str]:
    """Return the severity of the findings of a JSON report by code; the worst of each."""
    told = [(each["code"], each["severity"]) for each in json.loads(result.out)["diagnostics"]]
    return {code: min(severity for other, severity in told if other == code) for code, _ in told}


@pytest.mark.parametrize("has_ledger", [True, False])
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_the_source_never_fails(docpipe: Command, root: Path, name: str, *, has_ledger: bool) -> None:
    """Whatever an author does to a source, the change is not blamed for a translation that lags."""
    if not has_ledger:
        (root / "l10n/en/a.ledger").unlink()
        commit(root, "no ledger")
    write(root, "zh", edited(SOURCE, EDITS[name]))
    commit(root, name)
    for narrowing in (("--since", "HEAD~1"), ("--since", "HEAD~1", "--new-only")):
        result = docpipe("lint", *narrowing, "--fail-on", "warning", "--format", "json")
        assert (result.code, set(found(result).values()) <= {"info"}) == (0, True), result.out
    if has_ledger and name in LAGGING:
        assert found(result)


@pytest.mark.parametrize("name", [name for name in EDITS if name != "date changed"])
def test_what_is_merged_fails_nobody_afterwards(docpipe: Command, root: Path, name: str) -> None:
    """Nor does the whole site fail, as it is after the merge."""
    write(root, "zh", edited(SOURCE, EDITS[name]))
    result = docpipe("lint", "--fail-on", "warning", "--format", "json")
    assert (result.code, set(found(result).values()) <= {"info"}) == (0, True), result.out


LOSSES = {
    "paragraph": "Readers fetch the data from the nearest node, and if it does not answer they ask the next one.\n\n",
    "first paragraph": "The first paragraph says how nodes keep the data, and why they check each other.\n\n",
    "list item": "- Then tell the other nodes.\n",
    "section": TRANSLATION[TRANSLATION.index("## Writing") : TRANSLATION.index("The last")],
}


@pytest.mark.parametrize("name", LOSSES)
def test_a_paragraph_that_a_translator_loses_is_an_error(docpipe: Command, root: Path, name: str) -> None:
    """It is told at the gap, with the place of its source."""
    write(
        root, "en", edited(TRANSLATION, [(LOSSES[name], ""), ("no sooner", "not before")][: 1 + (name == "list item")])
    )
    commit(root, "lost")
    result = docpipe("lint", "--since", "HEAD~1", "--new-only", "--format", "json")
    assert result.code == 1
    assert found(result)["QA017"] == "error"


def test_what_is_outdated_says_how_to_go_on(docpipe: Command, root: Path) -> None:
    """The old words, the new ones, where the source says them, and the commands."""
    write(root, "zh", edited(SOURCE, [("如果它没有响应", "如果它过了五秒没有响应")]))
    assert docpipe("l10n", "sync").code == 0
    commit(root, "changed")
    said = docpipe("lint", "--select", "QA003").out
    assert "content/en/a.md:9:1: info QA003" in said
    assert "content/zh/a.md:10 said" in said
    assert "`docpipe l10n diff content/en/a.md:9`" in said
    assert "`docpipe l10n accept en content/en/a.md:9`" in said
    assert docpipe("l10n", "accept", "en", "content/en/a.md:9").code == 0
    assert "QA003" not in docpipe("lint", "--select", "QA003").out


def test_lint_asks_no_history(docpipe: Command, root: Path) -> None:
    """What git alone could tell is not told, so that a shallow clone gives the same findings."""
    (root / "l10n/en/a.ledger").unlink()
    (root / "content/en/a.md").unlink()
    commit(root, "no translation")
    write(root, "en", edited(TRANSLATION, [("Readers fetch the data", "Readers are given their data")]))
    commit(root, "translated")
    write(root, "zh", edited(SOURCE, [("就去问下一个", "就报告一个错误，不再去问别的节点")]))
    commit(root, "changed")
    (item,) = json.loads(docpipe("status", "--format", "json").out)["locales"]["en"]["items"]
    assert item["blocks"]["outdated"] == 1
    assert found(docpipe("lint", "--select", "QA", "--format", "json")) == {}
