"""State survives renames, splits and merges of files: ledgers are found again by what they know."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.cli.command import Command

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'
SUBJECTS = (
    ("网络", "networks"),
    ("模型", "models"),
    ("数据", "data"),
    ("存储", "storage"),
    ("协议", "protocols"),
    ("治理", "governance"),
    ("训练", "training"),
    ("验证", "proofs"),
)


def post(locale: str, subjects: Sequence[int]) -> str:
    """Return a post of a title and one paragraph per subject."""
    first = SUBJECTS[subjects[0]][locale == "en"]
    title = f"title: 关于{first}\ndate: 2024-05-11" if locale == "zh" else f"title: About {first}"
    texts = (SUBJECTS[number][locale == "en"] for number in subjects)
    sentence = "这一段讲的是{}，它们是公开的。" if locale == "zh" else "This paragraph is about {}, which are open."
    return f"---\n{title}\n---\n\n" + "\n\n".join(map(sentence.format, texts)) + "\n"


@pytest.fixture
def root(write_site: WriteSite, docpipe: Command) -> Path:
    """Return a site with two translated posts, all of it declared current."""
    root = write_site({"docpipe.toml": CONFIG})
    for name, subjects in (("a", range(6)), ("b", range(6, 8))):
        for locale in ("zh", "en"):
            write(root, f"{locale}/{name}", locale, subjects)
    assert docpipe("l10n", "adopt", "--from", "trust", "--root", root).code == 0
    return root


def write(root: Path, name: str, locale: str, subjects: Sequence[int]) -> None:
    """Write a post below content/."""
    place = root / f"content/{name}.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(post(locale, subjects), "utf-8")


def rename(root: Path, old: str, new: str) -> None:
    """Rename a file below content/."""
    (root / f"content/{old}.md").rename(root / f"content/{new}.md")


def blocks(docpipe: Command, root: Path) -> dict[str, dict[str, int]]:
    """Return the numbers of blocks that are not 0, by the path of the source."""
    found = json.loads(docpipe("status", "--format", "json", "--root", root).out)
    return {
        item["path"].removeprefix("content/"): {kind: number for kind, number in item["blocks"].items() if number}
        for locale in found["locales"].values()
        for item in locale["items"]
    }


def ledgers(root: Path) -> list[str]:
    """Return the ledgers there are."""
    return sorted(path.relative_to(root / "l10n").as_posix() for path in (root / "l10n").rglob("*.ledger"))


def synced(docpipe: Command, root: Path) -> list[str]:
    """Return the ledgers after a sync, which a second one leaves as they are."""
    assert docpipe("l10n", "sync", "--root", root).code == 0
    found = ledgers(root)
    assert docpipe("l10n", "sync", "--root", root).out == ""
    assert ledgers(root) == found
    return found


def test_both_files_renamed(docpipe: Command, root: Path) -> None:
    """Reading alone finds the ledger; sync moves it, and removes the old one."""
    for locale in ("zh", "en"):
        (root / f"content/{locale}/deep").mkdir()
        rename(root, f"{locale}/a", f"{locale}/deep/c")
    assert blocks(docpipe, root)["zh/deep/c.md"] == {"current": 7}
    assert ledgers(root) == ["en/a.ledger", "en/b.ledger"]
    said = docpipe("l10n", "sync", "--root", root)
    assert said.out == "l10n/en/deep/c.ledger\n"
    assert "l10n/en/a.ledger is now l10n/en/deep/c.ledger" in said.err
    assert synced(docpipe, root) == ["en/b.ledger", "en/deep/c.ledger"]
    assert blocks(docpipe, root)["zh/deep/c.md"] == {"current": 7}


def test_a_renamed_and_edited_file_is_outdated_where_it_was_edited(docpipe: Command, root: Path) -> None:
    """Not new, and not missing."""
    rename(root, "en/a", "en/c")
    write(root, "zh/c", "zh", [0, 1, 2, 3, 4, 5, 7])
    (root / "content/zh/a.md").unlink()
    text = (root / "content/zh/c.md").read_text("utf-8").replace("存储，它们是", "存储，它们从来都是")
    (root / "content/zh/c.md").write_text(text, "utf-8")
    assert blocks(docpipe, root)["zh/c.md"] == {"current": 6, "outdated": 1, "missing": 1}


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_one_file_renamed(docpipe: Command, root: Path, locale: str) -> None:
    """The two are still one document, which is not missing, and QA002 says where the source is."""
    rename(root, f"{locale}/a", f"{locale}/c")
    source = "zh/a.md" if locale == "en" else "zh/c.md"
    assert blocks(docpipe, root) == {source: {"current": 7}, "zh/b.md": {"current": 3}}
    assert synced(docpipe, root) == (
        ["en/b.ledger", "en/c.ledger"] if locale == "en" else ["en/a.ledger", "en/b.ledger"]
    )
    assert blocks(docpipe, root)[source] == {"current": 7}
    target, wanted = ("c", "a") if locale == "en" else ("a", "c")
    said = docpipe("lint", "--select", "QA", "--root", root)
    assert (said.code, said.out.count("QA002"), said.out.count("QA001")) == (0, 1, 0)
    assert f"content/en/{target}.md:2:8" in said.out
    assert f"has another name now: content/zh/{wanted}.md" in said.out.replace("`", "")
    move = f"git mv content/en/{target}.md content/en/{wanted}.md"
    assert f"({move}, then docpipe l10n sync), or write translation_of: {wanted}" in said.out.replace("`", "")
    docpipe("lint", "--select", "QA", "--fix", "--unsafe-fixes", "--root", root)
    assert (root / f"content/en/{target}.md").read_text("utf-8").startswith(f"---\ntranslation_of: {wanted}\ntitle: ")
    assert "QA002" not in docpipe("lint", "--select", "QA", "--root", root).out
    assert blocks(docpipe, root)[source] == {"current": 7}


def test_a_locale_folder_renamed(docpipe: Command, root: Path) -> None:
    """`en` is called `en-us` now: nothing is lost."""
    (root / "content/en").rename(root / "content/en-us")
    (root / "docpipe.toml").write_text(CONFIG.replace('"en"', '"en-us"'), "utf-8")
    assert blocks(docpipe, root)["zh/a.md"] == {"current": 7}
    assert synced(docpipe, root) == ["en-us/a.ledger", "en-us/b.ledger"]
    assert not (root / "l10n/en").exists()
    assert blocks(docpipe, root)["zh/b.md"] == {"current": 3}
    assert (root / "l10n/en-us/a.ledger").read_text("utf-8").startswith("docpipe-ledger 1 zh en-us ")


@pytest.mark.parametrize("first", ["a", "c"])
def test_one_file_split_in_two(docpipe: Command, root: Path, first: str) -> None:
    """Whether the first half keeps the name or not; only its new title is new."""
    for locale in ("zh", "en"):
        rename(root, f"{locale}/a", f"{locale}/{first}") if first != "a" else None
        write(root, f"{locale}/{first}", locale, [0, 1, 2])
        write(root, f"{locale}/d", locale, [3, 4, 5])
    expected = {f"zh/{first}.md": {"current": 4}, "zh/d.md": {"current": 3, "unverified": 1}}
    assert blocks(docpipe, root) == {**expected, "zh/b.md": {"current": 3}}
    assert synced(docpipe, root) == sorted([f"en/{first}.ledger", "en/b.ledger", "en/d.ledger"])
    assert blocks(docpipe, root) == {**expected, "zh/b.md": {"current": 3}}


def test_a_sync_of_another_locale_moves_nothing(docpipe: Command, root: Path) -> None:
    """A ledger is not removed before what it knows is written elsewhere."""
    for locale in ("zh", "en"):
        rename(root, f"{locale}/a", f"{locale}/c")
    said = docpipe("l10n", "sync", "zh", "--root", root)
    assert (said.code, said.out, ledgers(root)) == (0, "", ["en/a.ledger", "en/b.ledger"])
    assert docpipe("l10n", "sync", "en", "--root", root).out == "l10n/en/c.ledger\n"


def test_two_files_merged(docpipe: Command, root: Path) -> None:
    """The one that goes takes what is known of it along."""
    for locale in ("zh", "en"):
        (root / f"content/{locale}/b.md").unlink()
        write(root, f"{locale}/a", locale, range(8))
    assert blocks(docpipe, root) == {"zh/a.md": {"current": 9}}
    assert synced(docpipe, root) == ["en/a.ledger"]
    assert blocks(docpipe, root) == {"zh/a.md": {"current": 9}}


def test_two_copies_have_equal_claims(docpipe: Command, root: Path) -> None:
    """Nobody knows which of them it was: the ledger stays, and nothing is claimed."""
    for locale in ("zh", "en"):
        (root / f"content/{locale}/a.md").unlink()
        write(root, f"{locale}/c", locale, range(6))
        write(root, f"{locale}/d", locale, range(6))
    found = blocks(docpipe, root)
    assert found["zh/c.md"] == found["zh/d.md"] == {"unverified": 7}
    assert synced(docpipe, root) == ["en/a.ledger", "en/b.ledger"]


def test_a_run_that_was_killed_is_taken_up(docpipe: Command, root: Path) -> None:
    """The new ledger is written, the old one not yet removed: nothing is there twice afterwards."""
    old = (root / "l10n/en/a.ledger").read_bytes()
    for locale in ("zh", "en"):
        rename(root, f"{locale}/a", f"{locale}/c")
    assert synced(docpipe, root) == ["en/b.ledger", "en/c.ledger"]
    new = (root / "l10n/en/c.ledger").read_bytes()
    (root / "l10n/en/a.ledger").write_bytes(old)
    assert blocks(docpipe, root)["zh/c.md"] == {"current": 7}
    assert docpipe("l10n", "sync", "--root", root).out == ""
    assert ledgers(root) == ["en/b.ledger", "en/c.ledger"]
    assert (root / "l10n/en/c.ledger").read_bytes() == new


def test_a_file_that_cannot_be_read_keeps_its_ledger(docpipe: Command, root: Path) -> None:
    """It is there, and will be mended."""
    (root / "content/en/c.md").write_text(post("en", range(6)), "utf-8")
    (root / "content/en/a.md").write_text('---\ntitle: "\n---\n', "utf-8")
    assert synced(docpipe, root) == ["en/a.ledger", "en/b.ledger"]


def test_what_was_deleted_has_nowhere_to_go(docpipe: Command, root: Path) -> None:
    """A ledger without a heir waits for its file to come back."""
    for locale in ("zh", "en"):
        (root / f"content/{locale}/a.md").unlink()
    assert synced(docpipe, root) == ["en/a.ledger", "en/b.ledger"]
