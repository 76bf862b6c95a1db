"""Tests of what single values must fulfil."""

from __future__ import annotations

import pytest

from docpipe.config.checks import (
    PERMALINK_NAMES,
    check_base_url,
    check_glob,
    check_history,
    check_old_permalink,
    check_out,
    check_permalink,
    check_timezone,
    nearest,
    suggest,
)
from docpipe.index.routes import PERMALINKS


@pytest.mark.parametrize("url", ["", "https://example.org", "http://localhost:8000/a/b/", "https://例子.中国/"])
def test_addresses_of_sites(url: str) -> None:
    """An absolute http or https address will do, with or without a path."""
    assert check_base_url(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "/blog/",
        "//example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "https://",
        "https://a b/",
        "https://[::1/",
        "https://example.org:99999/",
        "https://example.org/?q=1",
        "https://example.org/#top",
        "https://user@example.org/",
        "https://example.org/\x1b",
    ],
)
def test_no_addresses_of_sites(url: str) -> None:
    """Anything else is refused with an example."""
    problem = check_base_url(url)
    assert problem
    assert problem.hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Asia/Shangai", 'Did you mean "Asia/Shanghai"?'),
        ("Asia", "IANA"),
        ("", "IANA"),
        ("../etc/passwd", "IANA"),
        ("/etc/localtime", "IANA"),
        ("Mars/Olympus\0", "IANA"),
        ("localtime", "IANA"),
    ],
)
def test_unknown_time_zones(name: str, hint: str) -> None:
    """A zone that is not known, or is a path, is refused; the nearest is named."""
    problem = check_timezone(name)
    assert problem
    assert hint in problem.hint


@pytest.mark.parametrize("name", ["Asia/Shanghai", "UTC", "Europe/Berlin"])
def test_known_time_zones(name: str) -> None:
    """IANA names are right."""
    assert check_timezone(name) is None


def test_a_computer_without_time_zones_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no zone is known at all, the hint is to install them."""
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    problem = check_timezone("Asia/Nowhere")
    assert problem
    assert "tzdata" in problem.hint


@pytest.mark.parametrize("pattern", ["/:slug/", "/:year/:month/:day/:slug.html", "/blog/:slug", *PERMALINK_NAMES])
def test_permalinks(pattern: str) -> None:
    """Patterns with known placeholders and the names of generators will do."""
    assert check_permalink(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (":slug", "which is no permalink pattern"),
        ("hugo!", "which is no permalink pattern"),
        ("/:yaer/:slug/", "but there is no :yaer"),
        ("/:zzzzz/:slug/", "but there is no :zzzzz"),
        ("/:year/", "which gives every post the same last segment"),
    ],
)
def test_no_permalinks(pattern: str, words: str) -> None:
    """What is wrong with a pattern is said."""
    problem = check_permalink(pattern)
    assert problem
    assert problem.message == words


def test_permalink_names_are_those_of_the_routes() -> None:
    """The names that the configuration takes are the patterns that routes know."""
    assert set(PERMALINK_NAMES) == set(PERMALINKS)


def test_an_old_permalink_is_one_or_nothing() -> None:
    """Nothing stands for what the generator does by itself."""
    assert check_old_permalink("") is None
    assert check_old_permalink("/posts/:title.html") is None
    assert check_old_permalink("jekyll-pretty") is None
    assert check_old_permalink("/posts/")


@pytest.mark.parametrize("folder", ["build", "public/site", "./out", "contents"])
def test_output_folders(folder: str) -> None:
    """A folder of its own below the root will do."""
    assert check_out(folder) is None


@pytest.mark.parametrize(
    "folder",
    ["", ".", "/tmp/x", "..", "a/../../b", "..\\b", "C:\\x", "\\x", "content", "Content/zh", "l10n", ".git/x", "a\0"],  # noqa: S108 - a path to refuse
)
def test_no_output_folders(folder: str) -> None:
    """A folder outside the root, the root itself, or one that holds the site's own files is refused."""
    assert check_out(folder)


@pytest.mark.parametrize("file", ["linkcheck/history.jsonl", "history.jsonl", "./a/历史.jsonl"])
def test_files_of_a_history(file: str) -> None:
    """A file of JSON lines below the root will do."""
    assert check_history(file) is None


@pytest.mark.parametrize(
    "file",
    [
        *("", ".", "/tmp/h.jsonl", "../h.jsonl", "a/../../h.jsonl", "..\\h.jsonl", "C:\\h.jsonl", "\\h.jsonl"),  # noqa: S108 - a path to refuse
        *("content/zh/a.md", "docpipe.toml", "h.json", ".jsonl", "linkcheck/", "a\0.jsonl", "a\x1b.jsonl"),
        *(".git/h.jsonl", ".Docpipe/h.jsonl"),
    ],
)
def test_no_files_of_a_history(file: str) -> None:
    """What leaves the root, could be a post or a setting, or is never committed, is refused with an example."""
    problem = check_history(file)
    assert problem
    assert "linkcheck/history.jsonl" in problem.hint


@pytest.mark.parametrize("pattern", ["", "/content/**", "./content", "../x"])
def test_globs_that_match_nothing(pattern: str) -> None:
    """Patterns are of paths from the root, without a leading slash or dot."""
    assert check_glob(pattern)
    assert check_glob("content/zh/*.md") is None


def test_the_nearest_word_keeps_its_case() -> None:
    """Case does not count in looking, but the suggestion is the word itself."""
    assert nearest("asia/shanghai", ["Asia/Shanghai"]) == "Asia/Shanghai"
    assert nearest("zzz", ["Asia/Shanghai"]) == ""


def test_without_a_near_word_all_are_named() -> None:
    """A short list is a hint in itself, an empty one none."""
    assert suggest("zzz", ["zh", "en"]) == "Write one of: zh, en"
    assert suggest("zzz", []) == ""
