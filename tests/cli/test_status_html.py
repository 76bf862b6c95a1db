"""`docpipe status --format html`, and the same as a page of the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.pipeline.todos import MOST_BLOCKS
from tests.cli.command import Command
from tests.git_repository import commit, repository

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n\n[translation]\ndashboard = true\n'
ZH = "---\ntitle: 去中心化\n---\n\n第一段写的是区块链网络。\n\n第二段写的是人工智能模型。\n"
EN = "---\ntitle: Decentralised\n---\n\nThe first paragraph is about networks.\n\nThe second is about models.\n"


@pytest.fixture
def root(write_site: WriteSite, docpipe: Command) -> Path:
    """Return a repository with a post whose source changed after it was translated."""
    site = write_site({"docpipe.toml": CONFIG, "content/zh/blog/a.md": ZH, "content/en/blog/a.md": EN})
    docpipe("l10n", "adopt", "--from", "trust", "--root", site)
    repository(site)
    path = site / "content/zh/blog/a.md"
    path.write_text(path.read_text("utf-8").replace("区块链网络", "对等网络"), "utf-8")
    commit(site, "change")
    return site


def test_one_file(docpipe: Command, root: Path, tmp_path: Path) -> None:
    """The page goes to standard output or to a file, whole, and shows what changed beside the translation."""
    found = docpipe("status", "--format", "html", "--root", root)
    assert found.code == 0
    assert found.out.startswith("<!doctype html>\n")
    assert found.out.endswith("</html>\n")
    assert re.search(r"第一段写的是<del>[^<]*</del><ins>[^<]*</ins>", found.out)
    assert '<p class="passage" lang="en">The first paragraph is about networks.</p>' in found.out
    assert "content/zh/blog/a.md:5" in found.out
    place = tmp_path / "status.html"
    docpipe("status", "--output", f"html:{place}", "--root", root)
    assert place.read_text("utf-8") == found.out


def test_the_locales_that_are_named(docpipe: Command, root: Path) -> None:
    """As in every other format, only those are shown."""
    config = root / "docpipe.toml"
    config.write_text(CONFIG.replace('"en"]', '"en", "ja"]'), "utf-8")
    assert docpipe("status", "--format", "html", "--root", root).out.count("page:card-") == 4
    assert docpipe("status", "ja", "--format", "html", "--root", root).out.count("page:card-") == 2


def test_a_page_of_the_site(docpipe: Command, root: Path) -> None:
    """With `dashboard = true` a build has the page, the same blocks in it, and a badge."""
    assert docpipe("build", "--root", root).code == 0
    text = (root / "build/status/index.html").read_text("utf-8")
    assert "<del>" in text
    assert (root / "build/status/en.svg").read_text("utf-8").startswith("<svg ")
    assert "(0 written" in docpipe("build", "--root", root).err


def test_not_unless_wanted(docpipe: Command, root: Path) -> None:
    """By default a site has no such page."""
    config = root / "docpipe.toml"
    config.write_text(CONFIG.replace("true", "false"), "utf-8")
    docpipe("build", "--root", root)
    assert not (root / "build/status").exists()


def test_much_to_do_is_counted(docpipe: Command, write_site: WriteSite) -> None:
    """Of a long translation with much to do the first blocks are shown and the rest is counted, unless all is asked."""
    paragraphs = [f"第{number}段讲的是第{number}件不同的事情。" for number in range(1, 41)]
    site = write_site(
        {
            "docpipe.toml": CONFIG,
            "content/zh/a.md": "# 题\n\n" + "\n\n".join(paragraphs) + "\n",
            "content/en/a.md": "# Title\n\nParagraph 1 is about thing number 1.\n",
        }
    )
    short = docpipe("status", "--format", "html", "--root", site).out
    whole = docpipe("status", "--format", "html", "--all", "--root", site).out
    assert short.count('<li class="') == MOST_BLOCKS
    assert "docpipe l10n diff --missing content/en/a.md" in short
    assert whole.count('<li class="') > MOST_BLOCKS
    assert "docpipe l10n diff" not in whole
