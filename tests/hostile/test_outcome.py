"""What becomes of each case where all are one site: what it says, and the others go on."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.hostile.built import SECRETS, Built
from tests.hostile.case import LEFT_OUT, PUBLISHED, WITHHELD, Case
from tests.hostile.judge import page_at

_FAILED = re.compile(r"Traceback|docpipe failed|docpipe itself|mistake of docpipe")
_BLANKS = re.compile(r"\s+")


def test_the_build_says_what_it_should(built: Built) -> None:
    """It exits 1 for what could not be read, and nothing of it is a mistake of docpipe."""
    assert built.code == 1, built.said[-2000:]
    assert _FAILED.search(built.said) is None
    assert built.touched == ()


def test_every_case_ends_as_it_says(built: Built) -> None:
    """Published, withheld, left out, or refused by its rule, at its line."""
    assert {case.name: found for case in built.cases if (found := _outcome(case, built)) != case.outcome} == {}


def test_all_honest_posts_are_published(built: Built) -> None:
    """Whatever lies beside them."""
    honest = [case for case in built.cases if case.category == "honest"]
    assert len(honest) >= 22
    assert [case.name for case in honest if case.path not in built.routes] == []


def test_lint_and_build_agree(built: Built) -> None:
    """What the build refuses, lint calls an error in the same line."""
    said = {
        (found[1], found[3], found[2])
        for found in re.finditer(r"^(content/\S+):(\d+):\d+: error (\w+)", built.said, re.MULTILINE)
    }
    linted = {(one.path, one.code, str(one.line)) for one in built.findings if one.severity == "error"}
    assert len(said) >= 80
    assert said - linted == set()


def test_pages_say_what_they_should(built: Built) -> None:
    """The text of an attack is shown as text."""
    missing = {}
    for case in built.cases:
        if case.shows and case.outcome == PUBLISHED:
            text = _BLANKS.sub("", page_at(built.page(case)).text)
            missing[case.name] = [one for one in case.shows if _BLANKS.sub("", one) not in text]
    assert {name: texts for name, texts in missing.items() if texts} == {}


def test_nothing_says_what_it_should_not(built: Built) -> None:
    """Neither a page and what lies beside it, nor, of what has no page, any file."""
    everything = {path: path.read_bytes() for path in built.folder.rglob("*") if path.is_file()}
    found = []
    for case in built.cases:
        if case.path in built.routes:
            home = built.page(case).parent
            near = [content for path, content in everything.items() if path.parent == home]
        else:
            near = list(everything.values())
        found += [(case.name, one) for one in case.never if any(one.encode() in content for content in near)]
    found += [(str(path), one) for path, content in everything.items() for one in SECRETS if one.encode() in content]
    assert found == []


def test_names_in_the_site_are_harmless(built: Built) -> None:
    """None is hidden, none leads up, none is longer than a file system holds, and none differs from another in case."""
    files = [path.relative_to(built.folder) for path in built.folder.rglob("*") if path.is_file()]
    names = {name for path in files for name in path.parts} - {".docpipe-site"}
    assert [name for name in names if name.startswith(".") or len(name.encode()) > 255 or not name.isprintable()] == []
    assert [path for path, count in Counter(str(path).casefold() for path in files).items() if count > 1] == []
    assert {path.suffix for path in files} <= _KINDS
    assert all(not (built.folder / path).is_symlink() for path in files)


_KINDS = {".html", ".xml", ".json", ".md", ".txt", ".css", ".js", ".svg", ".png", ".jpg", ".gif", ".webp", ".avif", ""}


def test_only_scripts_of_the_theme_are_there(built: Built) -> None:
    """No file that a browser runs is copied from the posts, and the file of redirects holds redirects."""
    scripts = [
        path.relative_to(built.folder)
        for path in built.folder.rglob("*")
        if path.suffix in {".js", ".mjs", ".php"} and path.is_file()
    ]
    assert {path.parent for path in scripts} == {Path("assets")}
    lines = (built.folder / "_redirects").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"/\S* /\S* 301", line)] == []


def _outcome(case: Case, built: Built) -> str:
    wanted = case.outcome
    if case.path in built.routes:
        return PUBLISHED
    if case.path not in built.known:
        return LEFT_OUT
    errors = [f"{one.code}:{one.line}" for one in built.findings if one.path == case.path and one.severity == "error"]
    matching = [one for one in errors if one == wanted or (":" not in wanted and one.startswith(wanted))]
    refused = re.search(rf"^{re.escape(case.path)}:\d+:\d+: error {wanted.partition(':')[0]}", built.said, re.MULTILINE)
    # On a slow machine the largest are refused for the time they take.
    if (matching and refused) or (case.heavy and errors[:1] == ["ST017:None"]):
        return wanted
    return WITHHELD if not re.search(rf"^{re.escape(case.path)}:\d", built.said, re.MULTILINE) else ", ".join(errors)
