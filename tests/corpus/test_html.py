"""Pages that the Nu HTML checker has nothing to say against, whatever the posts hold."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.floors import ROOT
from tests.corpus.corpora import NAMES, Build, build
from tests.corpus.nu import Nu, pages_of, sample

SAMPLE = 30


def made(build: Build) -> list[str]:
    """Return the pages that docpipe made for a site."""
    assert "Traceback" not in build.err
    return pages_of(build.out, besides=build.root / "static")


def test_the_checker_checks(nu: Nu, tmp_path: Path) -> None:
    """What is said of a page that is wrong: its name, the line and the fault."""
    page = '<!doctype html>\n<html lang="en"><title>a</title>\n<p id="a">b\n<p id="a">c\n'
    (tmp_path / "中.html").write_text(page, "utf-8")
    (error,) = nu.errors(tmp_path, ["中.html"])
    assert error.startswith("中.html:4: Duplicate ID")


@pytest.mark.parametrize("name", NAMES)
def test_thirty_pages_are_valid(name: str, built: Callable[[str], Build], nu: Nu) -> None:
    """What the posts of a corpus break, the renderer has mended."""
    site = built(name)
    pages = sample(made(site), SAMPLE)
    assert len(pages) == SAMPLE
    assert nu.errors(site.out, pages) == []


def test_our_own_site_is_valid(nu: Nu, tmp_path: Path) -> None:
    """All pages of the project's own site."""
    site = build(ROOT, tmp_path / "out")
    assert site.code == 0
    assert "index.html" in made(site)
    assert nu.errors(site.out, made(site)) == []


@pytest.mark.stress
@pytest.mark.parametrize("name", NAMES)
def test_all_pages_are_valid(name: str, built: Callable[[str], Build], nu: Nu) -> None:
    """Every page of a corpus."""
    assert nu.errors(built(name).out, made(built(name))) == []


@pytest.mark.stress
def test_pages_with_planted_defects_are_valid(corpus_generator: Path, nu: Nu, tmp_path: Path) -> None:
    """Every page of a generated site, the defects of which lint reports."""
    arguments = ["--posts", "60", "--layout", "content", "--out", str(tmp_path / "site")]
    subprocess.run([sys.executable, corpus_generator / "make_corpus.py", *arguments], check=True, capture_output=True)
    site = build(tmp_path / "site", tmp_path / "out")
    assert nu.errors(site.out, made(site)) == []
