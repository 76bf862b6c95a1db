"""`docpipe l10n accept` and `review`: what people say of single blocks, and how they name them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Command

WriteSite = Callable[[dict[str, str | bytes]], Path]

ZH = """---
title: 去中心化
date: 2024-05-11
---

第一段写的是区块链网络。

第二段写的是人工智能模型。

第三段写的是数据与治理。
"""
EN = """---
title: Decentralised
---

The first paragraph is about networks.

The second is about models.

第三段写的是数据与治理。
"""
SOURCE, TARGET, LEDGER = "content/zh/a.md", "content/en/a.md", "l10n/en/a.ledger"


@pytest.fixture
def root(write_site: WriteSite, docpipe: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site with one post, one of whose translated blocks is outdated and one untranslated."""
    made = write_site(
        {
            "docpipe.toml": '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en", "ja"]\n',
            SOURCE: ZH,
            TARGET: EN,
            "content/zh/guide/b.md": ZH,
            "static/a.txt": "",
        }
    )
    monkeypatch.chdir(made)
    assert docpipe("l10n", "adopt", "--from", "trust").code == 0
    (made / SOURCE).write_text(ZH.replace("智能", "智慧"), "utf-8")
    return made


def _blocks(docpipe: Command) -> dict[str, int]:
    status = json.loads(docpipe("status", "en", "--format", "json").out)
    counts: dict[str, int] = status["locales"]["en"]["items"][0]["blocks"]
    return {kind: number for kind, number in counts.items() if number}


def test_a_post_is_accepted(docpipe: Command, root: Path) -> None:
    """Each block is named with its line and first words; what cannot be accepted is counted."""
    before = (root / LEDGER).read_text("utf-8")
    dry = docpipe("l10n", "accept", "en", TARGET, "--dry-run")
    assert (dry.code, dry.out) == (0, f"{TARGET}:7: The second is about models.\n")
    assert "1 block would be accepted, 2 were before" in dry.err
    assert (root / LEDGER).read_text("utf-8") == before
    result = docpipe("l10n", "accept", "en", TARGET)
    assert (result.code, result.out) == (0, dry.out)
    assert "1 block not accepted: it still says what the source says" in result.err
    assert _blocks(docpipe) == {"current": 3, "untranslated": 1}
    again = docpipe("l10n", "accept", "en", TARGET)
    assert (again.code, again.out) == (0, "")
    assert "0 blocks accepted, 3 were before" in again.err


@pytest.mark.parametrize("place", [SOURCE, "content", ".", "./content/en/", f"{SOURCE}:8", f"{TARGET}:7:3"])
def test_ways_to_name_it(docpipe: Command, root: Path, place: str) -> None:
    """The source, folders, a line of either file, a place as reports print it; from any folder."""
    assert docpipe("l10n", "accept", "en", place).out == f"{TARGET}:7: The second is about models.\n"
    assert (root / LEDGER).is_file()


def test_it_is_named_by_its_id(docpipe: Command, root: Path) -> None:
    """The id that `l10n diff` prints; of the source or the translation."""
    shown = docpipe("l10n", "diff", "en", TARGET).out
    name = shown[shown.index("(b-") + 1 : shown.index(")", shown.index("(b-"))]
    assert docpipe("l10n", "accept", "en", f"{TARGET}:{name}").out == f"{TARGET}:7: The second is about models.\n"
    assert (root / LEDGER).is_file()


def test_it_is_named_from_another_folder(docpipe: Command, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the shell completes it there."""
    monkeypatch.chdir(root / "content/en")
    assert docpipe("l10n", "accept", "en", "a.md:7").out == f"{TARGET}:7: The second is about models.\n"
    monkeypatch.chdir(root.parent)
    assert docpipe("l10n", "accept", "--root", root, "en", "a.md:7").code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Missing argument 'LOCALE'"),
        (("en",), "Missing argument 'PATH[:BLOCK]...'"),
        (("en", "en"), "there is no post 'en'"),
        (("fr", TARGET), "the site has no locale 'fr'; it speaks zh, en, ja"),
        (("en", "content/en/aa.md"), "there is no post 'content/en/aa.md'. Did you mean 'content/en/a.md'?"),
        (("en", "static/a.txt"), "'static/a.txt' is no post of this site"),
        (("en", "../../etc/passwd:1"), "no post"),
        (("en", "a\x00b"), "there is no post"),
        (("en", "docpipe.toml:1"), "'docpipe.toml' is no post of this site"),
        (("en", f"{TARGET}:6"), f"{TARGET} has no block on line 6; the nearest begin on lines 5 and 7"),
        (("en", f"{TARGET}:999"), f"{TARGET} has no block on line 999; the nearest begins on line 9"),
        (("en", f"{TARGET}:{'9' * 5000}"), "there is no post"),
        (("en", f"{SOURCE}:b-00000000"), f"{SOURCE} has no block b-00000000"),
        (("en", "content:7"), "'content:7' names a block of a folder"),
        (("ja", SOURCE), f"{SOURCE} has no translation into ja"),
        (("en", "content/zh/guide"), "no post below 'content/zh/guide' is translated into en"),
        (("ja", TARGET), f"{TARGET} is a post in en: name its source"),
        (("zh", TARGET), f"{TARGET} is a post in en: name its source"),
    ],
)
def test_what_names_nothing(docpipe: Command, root: Path, words: tuple[str, ...], said: str) -> None:
    """It is said what is wrong and what to name instead; nothing is written."""
    before = (root / LEDGER).read_bytes()
    result = docpipe("l10n", "accept", *words)
    assert result.code == 2
    assert said in result.err
    assert (root / LEDGER).read_bytes() == before


def test_one_wrong_word_stops_all(docpipe: Command, root: Path) -> None:
    """Nothing is half done by a slip of the keys."""
    before = (root / LEDGER).read_bytes()
    assert docpipe("l10n", "accept", "en", TARGET, "content/en/aa.md").code == 2
    assert (root / LEDGER).read_bytes() == before


def test_a_block_that_cannot_be_accepted_is_refused(docpipe: Command, root: Path) -> None:
    """By name it is an error; others that were named are accepted."""
    result = docpipe("l10n", "accept", "en", f"{TARGET}:9", f"{TARGET}:7")
    assert result.code == 1
    assert result.out == f"{TARGET}:7: The second is about models.\n"
    assert f"error: {TARGET}:9: not accepted: it still says what the source says; translate it" in result.err
    assert (root / LEDGER).is_file()


def test_a_damaged_ledger_is_left_alone(docpipe: Command, root: Path) -> None:
    """It is named with its line, also by a dry run, and nothing is said to be accepted."""
    damaged = (root / LEDGER).read_text("utf-8") + "<<<<<<< HEAD\n"
    (root / LEDGER).write_text(damaged, "utf-8")
    for more in ((), ("--dry-run",)):
        result = docpipe("l10n", "accept", "en", TARGET, *more)
        assert (result.code, result.out) == (1, "")
        assert f"error: {LEDGER}:{damaged.count(chr(10))}:1: an unresolved merge conflict stands here" in result.err
    assert (root / LEDGER).read_text("utf-8") == damaged


def test_a_review_and_its_end(docpipe: Command, root: Path) -> None:
    """Current blocks only; who changes a text ends it, and so does --void."""
    result = docpipe("l10n", "review", "--by", "Li 伟", TARGET)
    assert (result.code, result.out.count("\n")) == (0, 2)
    assert "1 block not reviewed: it is outdated; bring it up to date, or 'docpipe l10n accept' it" in result.err
    assert "2 blocks reviewed" in result.err
    assert "r=Li%20伟 " in (root / LEDGER).read_text("utf-8")
    assert docpipe("l10n", "review", "--by", "Li 伟", "en").out == ""
    (root / TARGET).write_text(EN.replace("Decentralised", "Decentralized"), "utf-8")
    docpipe("l10n", "sync")
    assert (root / LEDGER).read_text("utf-8").count("\nr=") == 1
    assert docpipe("l10n", "review", "--void", "en").out == f"{TARGET}:5: The first paragraph is about networks.\n"
    assert "\nr=" not in (root / LEDGER).read_text("utf-8")
    assert docpipe("l10n", "review", "--by", "li", f"{TARGET}:7").code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "li"), "Missing argument"),
        (("en",), "say who compared the texts with --by NAME"),
        (("--by", "li", "--void", "en"), "say who compared the texts with --by NAME"),
        (("--by", "a\nb", "en"), "the name of the reviewer has line breaks"),
        (("--by", "\x1b[31mli", "en"), "the name of the reviewer has line breaks, control"),
        (("--by", " ", "en"), "the name of the reviewer has no letter in it"),
        (("--by", "li", "fr"), "there is no post 'fr'"),
    ],
)
def test_reviews_that_are_refused(docpipe: Command, root: Path, words: tuple[str, ...], said: str) -> None:
    """Who reviews has a name, and says what."""
    before = (root / LEDGER).read_bytes()
    result = docpipe("l10n", "review", *words)
    assert result.code == 2
    assert said in result.err
    assert (root / LEDGER).read_bytes() == before
