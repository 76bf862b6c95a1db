"""`docpipe l10n diff`: what changed in the source, beside the translation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Command
from tests.git_repository import repository

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'
ZH = "---\ntitle: 网络\n---\n\n## 节点\n\n这里有数十个节点。\n\n节点之间用协议说话。\n"
EN = "---\ntitle: The network\n---\n\n## Nodes\n\nThere are dozens of nodes.\n\nNodes speak a protocol.\n"


@pytest.fixture
def root(write_site: WriteSite, docpipe: Command) -> Path:
    """Return a site of two posts whose sources changed after they were translated; one has a paragraph more."""
    files = {f"content/{locale}/{name}.md": text for locale, text in (("zh", ZH), ("en", EN)) for name in "ab"}
    root = write_site({"docpipe.toml": CONFIG, **files})
    assert docpipe("l10n", "adopt", "--from", "trust", "--root", root).code == 0
    repository(root)
    for name in "ab":
        changed = ZH.replace("数十个", "上百个") + ("\n谁都可以加入。\n" if name == "b" else "")
        (root / f"content/zh/{name}.md").write_text(changed, "utf-8")
    return root


def shown(docpipe: Command, root: Path, *words: str) -> list[str]:
    """Return the places that are shown."""
    done = docpipe("l10n", "diff", *words, "--format", "json", "--root", root)
    assert done.code == 0, done.err
    blocks = json.loads(done.out)["blocks"]
    return [f"{(each['translation'] or each['source'])['path'][8:]}:{each['state']}" for each in blocks]


def test_outdated_blocks_are_shown_with_the_words_that_changed(docpipe: Command, root: Path) -> None:
    """Both places, the change, the translation, and how many there are."""
    done = docpipe("l10n", "diff", "--root", root)
    assert done.out.startswith("content/en/a.md:7:1: outdated\n  source content/zh/a.md:7 · 节点 (b-")
    assert "    | 这里有[-数十-]{+上百+}个节点。\n" in done.out
    assert "    | There are dozens of nodes.\n" in done.out
    assert "2 blocks" in done.err


def test_words_choose_what_is_shown(docpipe: Command, root: Path) -> None:
    """A locale, a post or its translation, a folder, one block by a line of either or by its id."""
    both = ["en/a.md:outdated", "en/b.md:outdated"]
    assert shown(docpipe, root) == shown(docpipe, root, "en") == shown(docpipe, root, "content/zh") == both
    assert shown(docpipe, root, "content/en/a.md") == both[:1]
    assert shown(docpipe, root, "content/zh/b.md", "en") == both[1:]
    assert shown(docpipe, root, "content/en/a.md:7") == shown(docpipe, root, "content/zh/a.md:7") == both[:1]
    assert shown(docpipe, root, "--missing") == [*both, "zh/b.md:missing"]
    found = docpipe("l10n", "diff", "nowhere.md", "--root", root)
    assert found.code == 2
    assert "nowhere.md" in found.err


def test_nothing_to_show_is_said(docpipe: Command, write_site: WriteSite) -> None:
    """Not by an empty screen."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": ZH})
    done = docpipe("l10n", "diff", "--root", root)
    assert (done.code, done.out) == (0, "")
    assert "Nothing to show" in done.err
