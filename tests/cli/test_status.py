"""`docpipe status`: figures, formats and gates over real folders."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.report.status.registry import STATUS_FORMATS
from tests.cli.command import Command
from tests.git_repository import commit, git, repository

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'
ZH = "---\ntitle: 去中心化\ndate: 2024-05-11\n---\n\n第一段写的是区块链网络。\n\n第二段写的是人工智能模型。\n"
EN = "---\ntitle: Decentralised\n---\n\nThe first paragraph is about networks.\n\nThe second is about models.\n"
OTHER = "---\ntitle: 治理\ndate: 2024-05-12\n---\n\n没有人翻译过这一段。\n"


@pytest.fixture
def root(write_site: WriteSite, docpipe: Command) -> Path:
    """Return a repository with a translated post whose ledger is committed, and one that nobody translated."""
    site = write_site(
        {
            "docpipe.toml": CONFIG,
            "content/zh/blog/a.md": ZH,
            "content/en/blog/a.md": EN,
            "content/zh/docs/b.md": OTHER,
        }
    )
    docpipe("l10n", "adopt", "--from", "trust", "--root", site)
    return repository(site)


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text that is there."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_every_format_is_named_in_the_help(docpipe: Command) -> None:
    """Where it cannot be taken from the registry, which is too heavy for a help text."""
    text = docpipe("status", "--help").out
    assert all(re.search(rf"\b{known.name}\b", text) for known in STATUS_FORMATS)


def test_an_unknown_format_is_told_the_known_ones(docpipe: Command, root: Path) -> None:
    """On standard output or in a file."""
    for options in (["--format", "jsn"], ["--output", "jsn:a"]):
        wrong = docpipe("status", "--root", root, *options)
        assert wrong.code == 2
        assert "no format of the status is called 'jsn': the formats are text, json, github" in wrong.err


def test_one_run_writes_several_reports(docpipe: Command, root: Path, tmp_path: Path) -> None:
    """Each whole or not at all, and never over a post."""
    found = docpipe(
        "status", "--root", root, "--output", f"json:{tmp_path}/a.json", "--output", f"badge:{tmp_path}/a.svg"
    )
    assert found.out.startswith("zh -> en")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["version"] == 1
    assert (tmp_path / "a.svg").read_text("utf-8").startswith("<svg")
    wrong = docpipe("status", "--root", root, "--output", f"json:{root}/content/zh/blog/a.md")
    assert (wrong.code, wrong.out) == (2, "")
    assert "which is a source" in wrong.err


def test_a_badge_is_of_one_locale(docpipe: Command, write_site: WriteSite) -> None:
    """Of several, one is named."""
    site = write_site({"docpipe.toml": CONFIG.replace('"en"]', '"en", "ja"]'), "content/zh/a.md": ZH})
    wrong = docpipe("status", "--root", site, "--format", "badge")
    assert wrong.code == 2
    assert "--format badge shows one target locale: name it, docpipe status en --format badge" in wrong.err
    assert 'aria-label="ja: 0 % fresh"' in docpipe("status", "ja", "--root", site, "--format", "badge").out


def test_the_summary_of_a_step_is_added_to(
    docpipe: Command, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where GitHub says that it stands."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert docpipe("status", "--root", root, "--format", "github").out.startswith("::notice")
    assert summary.read_text("utf-8").startswith("before\n## docpipe status")


def test_trust_counts_what_is_unverified(docpipe: Command, write_site: WriteSite) -> None:
    """For once: nothing is written."""
    site = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": ZH, "content/en/a.md": EN})
    first = docpipe("status", "--root", site).out
    assert "1 of 1 documents translated, coverage 100 %" in first
    assert "% fresh" not in first
    trusting = docpipe("status", "--root", site, "--trust-unverified").out
    assert "100 % fresh, coverage 100 %, 1 of 1 documents translated, unverified counted as fresh" in trusting
    assert docpipe("status", "--root", site).out == first


def test_drafts_count_if_they_are_wanted(docpipe: Command, write_site: WriteSite) -> None:
    """Else they are nobody's duty."""
    draft = ZH.replace("---\n\n", "draft: true\n---\n\n", 1)
    site = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": ZH, "content/en/a.md": EN, "content/zh/b.md": draft})
    assert "1 of 1 documents" in docpipe("status", "--root", site).out
    assert "1 of 2 documents" in docpipe("status", "--root", site, "--drafts").out


def test_a_site_may_translate_what_it_wants(docpipe: Command, root: Path) -> None:
    """What is out of scope is counted, and nobody's duty: the rest is a hundred percent."""
    (root / "docpipe.toml").write_text(CONFIG + '\n[translation]\nscope = "existing"\n', "utf-8")
    found = docpipe("status", "--root", root, "--fail-under", "fresh=100")
    assert found.code == 0
    assert "100 % fresh, coverage 100 %, 1 of 1 documents translated" in found.out
    assert "2 documents: 1 excluded, 1 up-to-date" in found.out


def test_a_share_that_is_missed_fails(docpipe: Command, root: Path) -> None:
    """With the gate, by how much, and what to type; the figures are shown all the same."""
    assert docpipe("status", "--root", root, "--fail-under", "fresh=10").code == 0
    failed = docpipe(
        "status", "--root", root, "--fail-under", "en:fresh=100", "--fail-under", "coverage=1@content/zh/docs"
    )
    assert failed.code == 1
    assert failed.out.startswith("zh -> en")
    assert "error: --fail-under en:fresh=100: en: fresh is 6" in failed.err
    assert "and 100 % is demanded" in failed.err
    assert "docpipe status en --all" in failed.err
    assert "error: --fail-under coverage=1@content/zh/docs: en in content/zh/docs: coverage is 0 %" in failed.err


@pytest.mark.parametrize(
    ("demand", "said"),
    [
        ("80", "--fail-under does not understand '80': write [LOCALE:]MEASURE=PERCENT[@FOLDER]"),
        ("ja:fresh=80", "this report has no locale 'ja'; it has en"),
        ("fresh=80@content/zh/bolg", "no document lies below 'content/zh/bolg'"),
    ],
)
def test_a_demand_that_could_never_fail_is_refused(docpipe: Command, root: Path, demand: str, said: str) -> None:
    """A slip of the pen would switch the gate off."""
    wrong = docpipe("status", "--root", root, "--fail-under", demand)
    assert wrong.code == 2
    assert said in wrong.err


def test_an_age_is_days_or_weeks(docpipe: Command, root: Path) -> None:
    """Anything else is told so."""
    wrong = docpipe("status", "--root", root, "--max-age", "1 month")
    assert wrong.code == 2
    assert "--max-age does not understand '1 month': write a number of days or weeks: 30d, 6w" in wrong.err


def test_an_author_may_outdate_translations(docpipe: Command, root: Path) -> None:
    """It is told, and fails nothing."""
    edit(root, "content/zh/blog/a.md", "人工智能模型", "人工智能模型与数据市场")
    found = docpipe("status", "--root", root, "--no-regress", "HEAD")
    assert found.code == 0
    assert "content/zh/blog/a.md changed, so 1 block of it has no current translation in en yet" in found.err
    notices = docpipe("status", "--root", root, "--since", "HEAD", "--format", "github").out
    assert notices.startswith(
        "::notice file=content/zh/blog/a.md,line=8,title=docpipe status outdated::With this change"
    )
    assert notices.count("::notice") == 1


def test_a_translator_may_not_lose_a_paragraph(docpipe: Command, root: Path) -> None:
    """Its source is what it was; committed or not."""
    before = git(root, "rev-parse", "HEAD")
    edit(root, "content/en/blog/a.md", "\nThe second is about models.\n", "")
    for _ in range(2):
        found = docpipe("status", "--root", root, "--no-regress", before)
        assert found.code == 1
        assert f"error: --no-regress {before}: content/en/blog/a.md lost the translation of 1 block" in found.err
        assert "first that of content/zh/blog/a.md:8, and fresh fell from 100 % to " in found.err
        commit(root, "second")


def test_a_translation_that_was_deleted_fails(docpipe: Command, root: Path) -> None:
    """Though there is no file left to speak of."""
    (root / "content/en/blog/a.md").unlink()
    found = docpipe("status", "--root", root, "--no-regress", "HEAD")
    assert found.code == 1
    assert "the translation of content/zh/blog/a.md into en lost the translation of 3 blocks" in found.err


def test_a_translator_who_mends_fails_nothing(docpipe: Command, root: Path) -> None:
    """A better wording, and a translation of what nobody had translated."""
    edit(root, "content/en/blog/a.md", "The second is", "The second one is")
    (root / "content/en/docs").mkdir()
    (root / "content/en/docs/b.md").write_text("---\ntitle: Governance\n---\n\nNobody translated this.\n", "utf-8")
    assert docpipe("status", "--root", root, "--no-regress", "HEAD").code == 0


def test_a_commit_that_is_unknown_is_refused(docpipe: Command, root: Path) -> None:
    """Git's word for it."""
    for option in ("--no-regress", "--since"):
        wrong = docpipe("status", "--root", root, option, "nowhere")
        assert wrong.code == 2
        assert "git knows no commit 'nowhere'" in wrong.err


def test_a_pull_request_is_checked_in_a_clone_of_two_commits(docpipe: Command, root: Path, tmp_path: Path) -> None:
    """As CI services make it: there is no more history, and none is needed."""
    edit(root, "content/en/blog/a.md", "\nThe second is about models.\n", "")
    commit(root, "a translator's change")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "2", root.as_uri(), str(clone))
    assert docpipe("status", "--root", clone, "--no-regress", "HEAD~1").code == 1
    wrong = docpipe("status", "--root", clone, "--no-regress", "HEAD~2")
    assert wrong.code == 2
    assert "This clone is shallow: fetch more of it first" in wrong.err


def test_without_git_a_gate_on_changes_is_refused(docpipe: Command, write_site: WriteSite) -> None:
    """With the name of the option to leave out."""
    site = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": ZH})
    wrong = docpipe("status", "--root", site, "--no-regress", "main")
    assert wrong.code == 2
    assert "this is no git repository, so nothing is known of changes" in wrong.err
    assert "Leave out --no-regress" in wrong.err


@pytest.mark.parametrize("is_known", [False, True])
def test_the_age_of_an_outdated_block_is_known_from_history(
    docpipe: Command, write_site: WriteSite, monkeypatch: pytest.MonkeyPatch, *, is_known: bool
) -> None:
    """Named with its place when it is too old, whether a ledger knows the block or git alone."""
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2020-01-01T00:00:00Z")
    root = repository(write_site({"docpipe.toml": CONFIG, "content/zh/a.md": ZH, "content/en/a.md": EN}))
    if is_known:
        docpipe("l10n", "adopt", "--from", "trust", "--root", root)
    edit(root, "content/zh/a.md", "第二段写的是", "第二段写的不是")
    commit(root, "the source goes on")
    assert docpipe("status", "--root", root, "--max-age", "90000d").code == 0
    found = docpipe("status", "--root", root, "--max-age", "4w")
    assert found.code == 1
    assert (
        "error: --max-age 4w: en: 1 block of 1 document is outdated for more than 28 days, the oldest for" in found.err
    )
    assert "content/en/a.md:7" in found.err
    told = json.loads(docpipe("status", "--root", root, "--format", "json").out)["locales"]["en"]["items"][0]["states"]
    assert [state["since"] for state in told] == [1577836800]


def test_an_age_that_git_does_not_tell_fails_nothing(docpipe: Command, root: Path) -> None:
    """An edit that is not committed has no date."""
    edit(root, "content/zh/blog/a.md", "第二段写的是", "第二段写的不是")
    found = docpipe("status", "--root", root, "--max-age", "0d")
    assert found.code == 0
    assert "1 outdated block is of unknown age" in found.err
