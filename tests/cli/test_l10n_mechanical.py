"""`docpipe l10n sync --mechanical`: what changed besides words is carried into every translation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Command
from tests.git_repository import commit, repository

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en", "fr"]\n'
ZH = """---
title: 网络的 2.0 版
date: 2024-05-11
---

## 为什么

参见[协议](https://example.org/v1/a)和 `tool --old`，共有 30 个节点，见[另一篇](/zh/b/)。

- 安装 1.4 版
- 第二项写的是模型
"""
EN = """---
title: Version 2.0 of the network
---

## Why

There are **30** nodes; run `tool --old`, see [the protocol](https://example.org/v1/a) and [the other post](/en/b/).

- Install version 1.4
- The second item is about models
"""
FR = """---
title: La version 2.0 du réseau
---

## Pourquoi

Voir [le protocole](https://example.org/v1/a), `tool --old`, 30 nœuds, et [l'autre article](/fr/b/).

- Installer la version 1.4
- Le second point parle des modèles
"""


@pytest.fixture
def root(write_site: WriteSite, docpipe: Command) -> Path:
    """Return a repository with a post in three languages, all of it declared current."""
    files = {"docpipe.toml": CONFIG, "content/zh/a.md": ZH, "content/en/a.md": EN, "content/fr/a.md": FR}
    root = write_site(dict(files))
    assert docpipe("l10n", "adopt", "--from", "trust", "--root", root).code == 0
    return repository(root)


def change(root: Path, *changes: tuple[str, str]) -> None:
    """Change the source."""
    text = ZH
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / "content/zh/a.md").write_text(text, "utf-8")


def read(root: Path, locale: str = "en") -> str:
    """Return a translation."""
    return (root / f"content/{locale}/a.md").read_text("utf-8")


def counts(docpipe: Command, root: Path, locale: str = "en") -> dict[str, int]:
    """Return the numbers of blocks that are not 0."""
    found = json.loads(docpipe("status", "--format", "json", "--root", root).out)
    return {kind: number for kind, number in found["locales"][locale]["items"][0]["blocks"].items() if number}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://example.org/v1/a", "https://example.org/v2/(a)"),
        ("tool --old", "tool --new"),
        ("30 个", "31 个"),
        ("1.4", "15"),
        ("2.0", "2.1"),
    ],
    ids=["address", "code", "number", "version", "title"],
)
def test_a_change_besides_words_is_carried_into_every_translation(
    docpipe: Command, root: Path, old: str, new: str
) -> None:
    """The new value replaces the old one where it stands, and nothing else; then all is current again."""
    change(root, (old, new))
    assert counts(docpipe, root)["outdated"] == 1
    done = docpipe("l10n", "sync", "--mechanical", "--root", root)
    assert (done.code, done.out.split()) == (
        0,
        ["content/en/a.md", "content/fr/a.md", "l10n/en/a.ledger", "l10n/fr/a.ledger"],
    )
    was, now = (value.removesuffix(" 个") for value in (old, new))
    assert (read(root), read(root, "fr")) == (EN.replace(was, now), FR.replace(was, now))
    assert counts(docpipe, root) == counts(docpipe, root, "fr") == {"current": 5}
    assert docpipe("l10n", "sync", "--mechanical", "--root", root).out == ""


def test_several_changes_of_one_block_are_made_together(docpipe: Command, root: Path) -> None:
    """In whatever order the translation has them."""
    change(root, ("v1/a", "v2/a"), ("30", "40"), ("--old", "--new"), ("/zh/b/", "/zh/c/"))
    docpipe("l10n", "sync", "--mechanical", "--root", root)
    expected = EN.replace("v1/a", "v2/a").replace("30", "40").replace("--old", "--new").replace("/en/b/", "/en/c/")
    assert read(root) == expected
    assert counts(docpipe, root) == {"current": 5}


def test_a_patch_is_shown_and_nothing_is_written(docpipe: Command, root: Path) -> None:
    """`--diff` is for looking; a locale may be named."""
    change(root, ("30 个", "31 个"))
    ledger = (root / "l10n/en/a.ledger").read_bytes()
    shown = docpipe("l10n", "sync", "--mechanical", "--diff", "en", "--root", root)
    assert "+There are **31** nodes" in shown.out
    assert "content/fr" not in shown.out
    assert "1 block follows its source, 0 need a translator" in shown.err
    assert (read(root), (root / "l10n/en/a.ledger").read_bytes()) == (EN, ledger)
    assert docpipe("l10n", "sync", "--diff", "--root", root).code == 2
    assert docpipe("l10n", "sync", "de", "--root", root).code == 2


@pytest.mark.parametrize(
    ("english", "changes", "reason"),
    [
        (EN.replace("**30**", "thirty"), [("30 个", "31 个")], "'30' stands 1 × in the source and 0 × here"),
        (EN.replace("nodes;", "nodes (30);"), [("30 个", "31 个")], "'30' stands 1 × in the source and 2 × here"),
        (EN, [("共有 30 个", "[共有](https://example.org/) 30 个")], "more, fewer or other links"),
    ],
    ids=["spelt out", "more often", "more than before"],
)
def test_what_is_not_sure_is_left_to_a_translator(
    docpipe: Command, root: Path, english: str, changes: list[tuple[str, str]], reason: str
) -> None:
    """It stays outdated, and why it was not done is said with its line."""
    (root / "content/en/a.md").write_text(english, "utf-8")
    docpipe("l10n", "sync", "--root", root)
    change(root, *changes)
    said = docpipe("l10n", "sync", "--mechanical", "en", "--root", root)
    assert "content/en/a.md:7: not changed: " in said.err
    assert reason in said.err
    assert counts(docpipe, root)["outdated"] == 1
    assert read(root) == english


def test_words_are_nobodys_to_change(docpipe: Command, root: Path) -> None:
    """Prose that changed waits for a translator, and keeps the words it was made of."""
    change(root, ("第二项写的是模型", "第二项写的是开放的模型"))
    docpipe("l10n", "sync", "--mechanical", "--root", root)
    assert read(root) == EN
    assert counts(docpipe, root) == {"current": 4, "outdated": 1}
    assert (root / "l10n/en/a.ledger").read_text("utf-8").count("was: 第二项写的是模型\n") == 1


def test_old_words_are_kept_only_as_long_as_they_are_needed(docpipe: Command, root: Path) -> None:
    """Without history they are all there is of the old text; a block that is current needs none."""
    change(root, ("共有 30 个", "共有 31 个"))
    docpipe("l10n", "sync", "--root", root)
    ledger = root / "l10n/en/a.ledger"
    assert ledger.read_text("utf-8").count("was: ") == 1
    assert "was: 参见[协议](https://example.org/v1/a)和 `tool --old`，共有 30 个节点" in ledger.read_text("utf-8")
    (root / ".git").rename(root / ".elsewhere")
    docpipe("l10n", "sync", "--mechanical", "--root", root)
    assert read(root) == EN.replace("30", "31")
    assert "was: " not in ledger.read_text("utf-8")


def test_without_old_words_nothing_is_guessed(docpipe: Command, root: Path) -> None:
    """No history, and a ledger that was not brought up to date in time."""
    (root / ".git").rename(root / ".elsewhere")
    change(root, ("共有 30 个", "共有 31 个"))
    said = docpipe("l10n", "sync", "--mechanical", "en", "--root", root)
    assert "the old text of the source is not known" in said.err
    assert "was: " not in (root / "l10n/en/a.ledger").read_text("utf-8")
    assert read(root) == EN


def test_reverting_the_source_makes_its_translations_current_again(docpipe: Command, root: Path) -> None:
    """The record still knows the old text."""
    before = (root / "l10n/en/a.ledger").read_bytes()
    change(root, ("第二项写的是模型", "第二项写的是开放的模型"))
    docpipe("l10n", "sync", "--root", root)
    commit(root, "changed")
    (root / "content/zh/a.md").write_text(ZH, "utf-8")
    assert counts(docpipe, root) == {"current": 5}
    docpipe("l10n", "sync", "--root", root)
    assert (root / "l10n/en/a.ledger").read_bytes() == before
