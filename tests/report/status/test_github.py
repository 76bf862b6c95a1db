"""Blocks to translate as GitHub annotations, read back as GitHub's runner reads them."""

from __future__ import annotations

import re

import msgspec

from docpipe.model.translation import Freshness, Label
from docpipe.report.formats.github import MOST
from docpipe.report.status.github import render
from docpipe.report.status.standing import Lines, Standing
from docpipe.translation.status.overview import status_report
from tests.golden import Golden
from tests.report.status.standings import CONTROLS, FAILED, PARTIAL, SOURCE, hostile, lined, many, partial, standing_of
from tests.translation.statuses import EN, FR, ZH, item, report_of

_COMMAND = re.compile(r"::(error|notice) ([^\n]*?)::([^\n]*)")


def commands(standing: Standing) -> list[tuple[str, dict[str, str], str]]:
    """Return kind, properties and message of every command of an output that holds nothing else."""
    found = []
    for line in render(standing).splitlines():
        match = _COMMAND.fullmatch(line)
        assert match is not None, line
        pairs = (pair.partition("=") for pair in match[2].split(","))
        found.append((match[1], {name: value for name, _, value in pairs}, match[3]))
    return found


def at_lines(*changed: int) -> Standing:
    """Return a standing with a change at hand that wrote these lines of the source."""

    def touched(path: str, lines: Lines | None) -> bool:
        return path == PARTIAL.path and (lines is None or any(lines[0] <= line <= lines[1] for line in changed))

    return partial(changed=touched, since="main")


def test_the_work_is_told_at_its_place(golden: Golden) -> None:
    """What is outdated where the translation stands, what is missing in the source; neighbours are one."""
    golden.check("report/status-github.txt", render(partial(verdicts=(FAILED,))))


def test_a_change_is_told_only_what_it_did() -> None:
    """At the line of the source that its author wrote, and never as an error."""
    found = commands(at_lines(2))
    assert [(kind, place["file"], place["line"]) for kind, place, _ in found] == [("notice", "content/zh/a.md", "2")]
    assert "That is no mistake of the change" in found[0][2]
    assert "content/en/a.md:2" in found[0][2]
    assert commands(at_lines(1)) == []


def test_a_mechanical_change_names_the_command_that_carries_it_over() -> None:
    """No translator is needed."""
    assert "docpipe l10n sync --mechanical" in commands(at_lines(3))[0][2]


def test_an_edit_that_does_not_prove_itself_is_asked_about() -> None:
    """Where a translator changed an outdated translation, and it is outdated all the same."""
    standing = partial(changed=lambda path, at: path == "content/en/a.md" and (at is None or at[0] == 2))
    ((kind, place, message),) = commands(standing)
    assert (kind, place["file"], place["line"], place["title"]) == (
        "notice", "content/en/a.md", "2", "docpipe status touched",
    )  # fmt: skip
    assert "docpipe l10n accept en content/en/a.md:2 says that the translation is right as it is" in message


def test_an_edit_of_which_little_is_known_is_asked_about() -> None:
    """A typo, perhaps; where its translation was edited with it, nobody asks."""
    states = (msgspec.structs.replace(PARTIAL.states[0], freshness=Freshness.UNVERIFIED),)
    unknown = msgspec.structs.replace(PARTIAL, states=states)
    alone = partial(report=report_of(unknown), changed=lambda path, _: path == "content/zh/a.md")
    ((_, place, message),) = commands(alone)
    assert (place["file"], place["line"]) == ("content/zh/a.md", "1")
    assert message.startswith("With this change the translation may be outdated in en (content/en/a.md:1)")
    assert commands(msgspec.structs.replace(alone, changed=lambda *_: True)) == []
    assert commands(msgspec.structs.replace(alone, changed=None)) == []


def test_a_new_document_is_told_once_and_an_old_one_is_not() -> None:
    """A change that edits an old document is not asked for the translation nobody made."""
    missing = standing_of(item("a", Label.MISSING, 0, 0), document=lambda _: SOURCE)
    assert len(commands(missing)) == 1
    for lines, number in ((6, 1), (5, 0)):
        changed = msgspec.structs.replace(missing, changed=lambda _, at, most=lines: at is None or at[1] <= most)
        assert len(commands(changed)) == number


def test_one_place_is_told_once_for_all_locales() -> None:
    """With the place in each translation."""
    french = msgspec.structs.replace(PARTIAL, locale=FR, target_path="content/fr/a.md")
    both = status_report((PARTIAL, french), ZH, (EN, FR))
    found = commands(msgspec.structs.replace(at_lines(2), report=both))
    assert len(found) == 1
    assert "in en (content/en/a.md:2), fr" in found[0][2]


def test_what_github_would_drop_is_counted() -> None:
    """In the last of the notices it shows."""
    site = standing_of(*many(40), document=lambda path: lined("zh/" + path, "一"))
    found = commands(site)
    assert len(found) == MOST
    assert found[-1][2].startswith("+31 more places to translate")


def test_no_path_is_a_command() -> None:
    """Whatever it holds."""
    text = render(hostile())
    assert not CONTROLS.search(text)
    for kind, place, _ in commands(hostile()):
        assert kind == "error" or place["file"].startswith(("content/", "./"))
    assert len(commands(hostile())) == len(text.splitlines())


def test_paths_are_those_of_the_repository() -> None:
    """Whose top folder may be another than the site's."""
    found = commands(partial(in_repository=lambda path: f"docs/{path}"))
    assert {place["file"] for _, place, _ in found} == {"docs/content/zh/a.md", "docs/content/en/a.md"}
