"""Translations whose front matter names the commit of the source they were made from."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.git_repository import commit, git, repository
from tests.pipeline.adoption.adopting import CONFIG, adopt, known_of, previous_of, write

EN, ZH = "content/en/docs/probe.md", "content/zh/docs/probe.md"
SOURCE = """---
title: Reading a probe
---

A probe measures the water once every ten minutes and keeps the value.

## Choosing a place

Put it where the current is slow, at least two metres below the surface.

- Clean it every week.
- Write the date on its case.

The [manual](https://example.org/manual) lists every part of it.
"""
TARGET = """---
title: 读取探头
{pin}
---

探头每十分钟测量一次水质，并保存测得的数值。

## 选择位置

请把它放在水流缓慢的地方，至少在水面以下两米。

- 每周清洗一次。
- 把日期写在外壳上。

[手册](https://example.org/manual)列出了它的所有零件。
"""
PLACE = "请把它放在水流缓慢的地方，至少在水面以下两米。"
MANUAL = "手册列出了它的所有零件。"


def site(root: Path, pin: str = "default_lang_commit: {commit} # patched") -> str:
    """Make a site whose source changed twice after it was translated; return the commit that was translated."""
    write(root, {"docpipe.toml": CONFIG, EN: SOURCE})
    repository(root)
    pinned = git(root, "rev-parse", "HEAD")
    write(root, {ZH: TARGET.format(pin=pin.format(commit=pinned, short=pinned[:9]))})
    commit(root, "translate")
    changed = SOURCE.replace("two metres below", "five metres below").replace("the current is slow", "nobody swims")
    write(root, {EN: changed})
    commit(root, "change the place")
    write(root, {EN: changed.replace("example.org/manual", "example.org/handbook") + "\nIt floats.\n"})
    commit(root, "change an address, add a paragraph")
    return pinned


@pytest.mark.parametrize(
    "pin",
    [
        "default_lang_commit: {commit} # patched\ndrifted_from_default: true",
        "default_lang_commit: {short}",
        "l10n:\n  sourceCommit: {commit}",
        "l10n: {{sourceCommit: {commit}}}",
        "source_commit: '{commit}'",
        "sourceCommit: {commit}",
        "translation:\n  source_commit: {commit}\n  outdated: false",
        "i18n_source_sha: {commit}",
    ],
)
def test_the_pinned_source_tells_what_is_outdated(tmp_path: Path, pin: str) -> None:
    """Exactly the two blocks whose source changed since are outdated, in every dialect, with the words of then."""
    site(tmp_path, pin)
    assert not adopt(tmp_path, "pins").problems
    states = known_of(tmp_path, ZH)
    assert {text for text, state in states.items() if state == "outdated"} == {PLACE, MANUAL}
    assert {state for text, state in states.items() if text not in {PLACE, MANUAL}} == {"current"}
    was = "Put it where the current is slow, at least two metres below the surface."
    assert previous_of(tmp_path, ZH)[PLACE] == was
    assert f"was: {was}\n" in (tmp_path / "l10n/zh/docs/probe.ledger").read_text("utf-8")


def test_a_translation_may_be_ahead_of_its_pin(tmp_path: Path) -> None:
    """Where an address was carried over by hand and the pin was not moved, nothing is outdated by it."""
    site(tmp_path)
    path = tmp_path / ZH
    path.write_text(path.read_text("utf-8").replace("example.org/manual", "example.org/handbook"), "utf-8")
    adopt(tmp_path, "pins")
    assert known_of(tmp_path, ZH)[MANUAL] == "current"


def test_a_renamed_source_is_found_under_its_old_name(tmp_path: Path) -> None:
    """The commit holds the source under the name it had then."""
    site(tmp_path)
    git(tmp_path, "mv", EN, "content/en/docs/sensor.md")
    git(tmp_path, "mv", ZH, "content/zh/docs/sensor.md")
    commit(tmp_path, "rename")
    assert not adopt(tmp_path, "pins").problems
    assert known_of(tmp_path, "content/zh/docs/sensor.md")[PLACE] == "outdated"


def test_a_blob_may_be_named_as_well(tmp_path: Path) -> None:
    """The hash of the source's content is as good as that of a commit."""
    pinned = site(tmp_path)
    blob = git(tmp_path, "rev-parse", f"{pinned}:{EN}")
    write(tmp_path, {ZH: TARGET.format(pin=f"i18n_source_sha: {blob}")})
    assert not adopt(tmp_path, "pins").problems
    assert known_of(tmp_path, ZH)[PLACE] == "outdated"


def test_the_commits_may_be_in_another_clone(tmp_path: Path) -> None:
    """As at MDN, where the sources have a repository of their own."""
    pinned = site(tmp_path / "sources")
    files = {path: (tmp_path / "sources" / path).read_text("utf-8") for path in (EN, ZH, "docpipe.toml")}
    repository(write(tmp_path / "site", files))
    [problem] = adopt(tmp_path / "site", "pins").problems
    assert str(problem) == (
        f"{ZH}:3:1: default_lang_commit: git holds no commit '{pinned}'. "
        "If it is one of another repository, name a clone of that: --repository DIR"
    )
    assert not adopt(tmp_path / "site", "pins", repository=tmp_path / "sources").problems
    assert known_of(tmp_path / "site", ZH)[PLACE] == "outdated"


@pytest.mark.parametrize(
    ("pin", "said"),
    [
        ("default_lang_commit: unknown", "'unknown' is no commit"),
        ("default_lang_commit:", "'' is no commit"),
        ("source_commit: 0123456789abcdef", "git holds no commit '0123456789abcdef'"),
        ("l10n:\n  sourceCommit: --help", "'--help' is no commit"),
    ],
)
def test_a_pin_that_leads_nowhere_is_named(tmp_path: Path, pin: str, said: str) -> None:
    """The place of the key is said, and the other files go on."""
    site(tmp_path)
    other = ZH.replace("probe", "other")
    write(tmp_path, {EN.replace("probe", "other"): SOURCE, other: TARGET.format(pin=pin)})
    [problem] = adopt(tmp_path, "pins").problems
    line = 4 if "\n" in pin else 3
    assert str(problem).startswith(f"{other}:{line}:{1 if line == 3 else 3}: ")
    assert said in str(problem)
    assert known_of(tmp_path, ZH)[PLACE] == "outdated"
    assert set(known_of(tmp_path, other).values()) == {"unverified"}


def test_a_commit_before_the_source_was_there_is_named(tmp_path: Path) -> None:
    """A commit that holds no such file, under no earlier name either, is said to."""
    write(tmp_path, {"docpipe.toml": CONFIG})
    repository(tmp_path)
    first = git(tmp_path, "rev-parse", "HEAD")
    write(tmp_path, {EN: SOURCE, ZH: TARGET.format(pin=f"default_lang_commit: {first}")})
    commit(tmp_path, "write and translate")
    [problem] = adopt(tmp_path, "pins").problems
    assert f"commit {first[:12]} holds no '{EN}'" in str(problem)


def test_a_shallow_clone_names_the_remedy(tmp_path: Path) -> None:
    """A commit that was not fetched is told from one that is nowhere."""
    pinned = site(tmp_path / "whole")
    address = (tmp_path / "whole").as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", address, str(tmp_path / "shallow"))
    [problem] = adopt(tmp_path / "shallow", "pins").problems
    assert pinned in str(problem)
    assert "git fetch --unshallow" in str(problem)


def test_without_git_nothing_is_written(tmp_path: Path) -> None:
    """A folder that is no clone holds no commits."""
    write(tmp_path, {"docpipe.toml": CONFIG, EN: SOURCE, ZH: TARGET.format(pin="source_commit: abcdef012345")})
    adoption = adopt(tmp_path, "pins")
    assert adoption.is_void
    assert "no commit can be looked up" in str(adoption.problems[0])


def test_without_any_pin_the_keys_are_named(tmp_path: Path) -> None:
    """Who has no pins is told what would be read."""
    site(tmp_path, "weight: 3")
    adoption = adopt(tmp_path, "pins")
    assert adoption.is_void
    assert "default_lang_commit, l10n.sourceCommit" in str(adoption.problems[0])


def test_what_a_ledger_knows_stays(tmp_path: Path) -> None:
    """A block that is known to be current is not made outdated by an old pin."""
    site(tmp_path)
    adopt(tmp_path, "trust")
    before = (tmp_path / "l10n/zh/docs/probe.ledger").read_bytes()
    adopt(tmp_path, "pins")
    # Pins tell of more pairs than trust dares to.
    assert (tmp_path / "l10n/zh/docs/probe.ledger").read_bytes().startswith(before.removesuffix(b"end\n"))


def test_few_processes_whatever_the_number_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many for three documents as for thirty: the repository, the objects, and the history for renamed ones."""
    counts = []
    for documents in (3, 30):
        root = tmp_path / str(documents)
        write(root, {"docpipe.toml": CONFIG})
        write(root, {EN.replace("probe", f"p{number}"): SOURCE for number in range(documents)})
        repository(root)
        pin = f"default_lang_commit: {git(root, 'rev-parse', 'HEAD')}"
        for number in range(documents):
            git(root, "mv", EN.replace("probe", f"p{number}"), EN.replace("probe", f"q{number}"))
            write(root, {ZH.replace("probe", f"q{number}"): TARGET.format(pin=pin)})
        commit(root, "rename and translate")
        started: list[object] = []
        real = subprocess.Popen

        class Counted(real):  # type: ignore[valid-type, misc]  # a class known when it runs
            """A process that is counted."""

            def __init__(self, arguments: object, started: list[object] = started, **options: object) -> None:
                started.append(arguments)
                super().__init__(arguments, **options)

        with monkeypatch.context() as patched:
            patched.setattr(subprocess, "Popen", Counted)
            assert not adopt(root, "pins").problems
        counts.append(len(started))
        assert set(known_of(root, ZH.replace("probe", "q2")).values()) == {"current"}
    assert counts[0] == counts[1] <= 5
