"""What readers of real repositories get: light pages, and a search that finds what is there."""

from __future__ import annotations

import gzip
import html
import re
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.publish.search.terms import terms
from tests.architecture.floors import ROOT
from tests.corpus.corpora import NAMES, Build, build
from tests.corpus.reading import index_of, lines_of, posts_of, weight_of

MOST_BYTES = 15_000
MOST_SCRIPT = 3_000
MOST_PIECE = 8_000
MOST_SEARCH_SCRIPT = 3_072
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LISTED = re.compile(r'<a href="([^"]*)"[^>]*>')


def searches(site: Build) -> list[Path]:
    """Return the folders of the search pages of a site."""
    return [file.parent for file in sorted(site.out.glob("*/*/index.json")) if (file.parent / "index.html").exists()]


@pytest.mark.parametrize("name", NAMES)
def test_posts_are_light(name: str, built: Callable[[str], Build]) -> None:
    """A typical post weighs less than 15 KB with its style and scripts; where one weighs more, that is its text."""
    found = [(*weight_of(page), page) for page in posts_of(built(name).out)]
    assert statistics.median(weight for weight, _, _ in found) <= MOST_BYTES
    assert max(script for _, script, _ in found) <= MOST_SCRIPT
    for weight, _, page in found:
        text = re.search(r'<div class="text".*?</article>', page.read_text("utf-8"), re.DOTALL)
        assert text is not None
        assert weight - len(gzip.compress(text[0].encode(), 6, mtime=0)) <= MOST_BYTES * 2 // 3, page


def test_own_posts_are_light(tmp_path: Path) -> None:
    """Every page of the project's own site weighs less than 15 KB with its style and scripts."""
    site = build(ROOT, tmp_path / "out")
    pages = posts_of(site.out)
    assert pages
    for page in pages:
        weight, script = weight_of(page)
        assert weight <= MOST_BYTES, page
        assert script <= MOST_SCRIPT, page
    for page in sorted(site.out.glob("*/search/index.html")):
        assert weight_of(page)[0] <= MOST_BYTES, page
    (script_of_search,) = site.out.glob("assets/search.*.js")
    assert len(gzip.compress(script_of_search.read_bytes(), 6, mtime=0)) <= MOST_SEARCH_SCRIPT


@pytest.mark.parametrize("name", NAMES)
def test_pieces_of_the_index_are_small(name: str, built: Callable[[str], Build]) -> None:
    """What a browser loads for a question is a few kilobytes, also on a site of hundreds of posts."""
    found = searches(built(name))
    assert found
    for piece in (file for folder in found for file in folder.glob("*.json")):
        assert len(gzip.compress(piece.read_bytes(), 6, mtime=0)) <= MOST_PIECE, piece


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_page_says_finds_it(name: str, built: Callable[[str], Build]) -> None:
    """Every term of every page is in the index, so any string of two Han characters and any word find it."""
    for folder in searches(built(name)):
        listed = (folder / "index.html").read_text("utf-8").partition('class="found"')[2]
        pages = [folder / html.unescape(href) / "index.html" for href in _LISTED.findall(listed.partition("</ol>")[0])]
        found = index_of(folder)
        assert len(found) == len(pages)
        for page, known in zip(pages, found, strict=True):
            assert [line for line in lines_of(page) if not is_found(line, known)] == [], page


def is_found(line: str, known: set[str]) -> bool:
    """Tell whether all terms of a line are known, but for the tags that are shown in it, which part words or do not."""
    return any(set(terms(TAG.sub(instead, line))) <= known for instead in ("", " "))
