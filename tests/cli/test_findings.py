"""What becomes of findings: several formats at once, paths in the repository, and the summary of a CI step."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from docpipe.cli.main import docpipe as group
from docpipe.cli.surroundings import Surroundings
from docpipe.lint.registry import RULES
from docpipe.report.format import Format
from docpipe.report.registry import FORMATS
from tests.cli.command import Command

WriteSite = Callable[[dict[str, str | bytes]], Path]

CUT = "# 一篇短文\n\n许多团队开始尝试把两者放在一起，效果很好。\n\n这种集成通过交易活动创造利润，吸引资本投资，以及\n"


@pytest.fixture
def site(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site below a repository's root, as the current folder; no CI service is there."""
    config = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh"]\n'
    top = write_site({".git/HEAD": "ref: refs/heads/main\n", "文档/docpipe.toml": config, "文档/content/zh/a.md": CUT})
    monkeypatch.chdir(top / "文档")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return top / "文档"


def test_paths_of_other_tools_start_at_the_repository(docpipe: Command, site: Path) -> None:
    """Our own formats stay relative to the site."""
    result = docpipe("lint", "--format", "github", "--output", "json:own.json", "--output", "rdjson:review.json")
    assert result.code == 1
    assert result.out.startswith("::error file=文档/content/zh/a.md,line=5,endLine=5,col=23,endColumn=25,title=")
    assert json.loads((site / "own.json").read_text("utf-8"))["diagnostics"][0]["path"] == "content/zh/a.md"
    (found,) = json.loads((site / "review.json").read_text("utf-8"))["diagnostics"]
    assert found["location"] == {
        "path": "文档/content/zh/a.md",
        "range": {"start": {"line": 5, "column": 67}, "end": {"line": 5, "column": 73}},
    }


def test_every_format_can_be_written(docpipe: Command, site: Path) -> None:
    """All at once; nothing else is left beside them."""
    options = [f"--output={known.name}:report.{known.name}" for known in FORMATS]
    assert docpipe("lint", *options).code == 1
    assert {path.name for path in site.glob("*report.*")} == {f"report.{known.name}" for known in FORMATS}
    assert all("TR001" in path.read_text("utf-8") for path in site.glob("report.*"))


def test_a_link_is_written_through(docpipe: Command, site: Path) -> None:
    """A report replaces the file that a link names, not the link."""
    (site / "real.json").write_text("old", "utf-8")
    (site / "link.json").symlink_to("real.json")
    docpipe("lint", "--output", "json:link.json", "--output", "text:/dev/null")
    assert (site / "link.json").is_symlink()
    assert json.loads((site / "real.json").read_text("utf-8"))["version"] == 1
    assert not Path("/dev/null").is_file()


@pytest.mark.usefixtures("site")
def test_a_missing_folder_is_named(docpipe: Command) -> None:
    """With the command that makes it."""
    result = docpipe("lint", "--output", "json:none/report.json")
    assert result.code == 3
    assert "its folder does not exist. Make it first: mkdir -p none" in result.err


class TestStepSummary:
    """The file that GitHub's runner names."""

    def test_the_table_is_appended(self, docpipe: Command, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Steps before may have written there."""
        summary = site / "summary.md"
        summary.write_text("# 之前\n\n", "utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        docpipe("lint", "--output", "github:annotations.txt")
        text = summary.read_text("utf-8")
        assert text.startswith("# 之前\n\n## docpipe lint\n")
        assert "| error | 文档/content/zh/a.md\\:5\\:23 | TR001 truncated-ending |" in text

    def test_other_formats_write_none(self, docpipe: Command, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Only who asks for annotations gets a summary."""
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(site / "summary.md"))
        docpipe("lint")
        assert not (site / "summary.md").exists()

    def test_a_full_one_is_left_alone(self, docpipe: Command, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """One byte too many, and GitHub would show nothing of it."""
        summary = site / "summary.md"
        summary.write_bytes(b"a" * (1 << 20))
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        assert docpipe("lint", "--format", "github").code == 1
        assert summary.stat().st_size == 1 << 20

    def test_trouble_is_a_warning(self, docpipe: Command, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The findings are what counts."""
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(site))
        result = docpipe("lint", "--format", "github")
        assert (result.code, "the summary was not written" in result.err) == (1, True)


@pytest.mark.usefixtures("site")
def test_statistics_as_json(docpipe: Command) -> None:
    """The table has a form for programs; other formats have none."""
    result = docpipe("lint", "--statistics", "--format", "json")
    expected = {"code": "TR001", "name": "truncated-ending", "count": 1, "fixable": 0}
    assert (result.code, json.loads(result.out)["statistics"]) == (1, [expected])
    assert docpipe("lint", "--statistics", "--format", "sarif").code == 2


@pytest.mark.parametrize("command", ["lint", "links"])
def test_the_help_names_every_format(command: str) -> None:
    """It is written down twice, since the registry is too heavy for a help text."""
    words = " ".join(CliRunner().invoke(group, [command, "--help"]).output.split())
    names = [known.name for known in FORMATS]
    assert f"{', '.join(names[:-1])} or {names[-1]}." in words


def test_every_rule_is_described() -> None:
    """Reports have a sentence, a reason, a page and a family for each."""
    about = Surroundings(())
    for rule in RULES:
        info = about.rule(rule.code)
        assert info is not None
        assert info.title
        assert info.why
        assert info.help.startswith(f"# {rule.code} ")
        assert info.tags
    assert about.rule("XX999") is None


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_no_report_shows_a_secret(known: Format, docpipe: Command, tmp_path: Path) -> None:
    """What was found is named by its beginning; neither the line nor its neighbour on it is shown."""
    tokens = ["ghp" + "_StZsxnTSWsbCBpWUedoB6SJ95Ypuie0AKxrk"] * 2
    (tmp_path / "a.md").write_text(f"# 标题\n\n用 {tokens[0]} 和 {tokens[1]} 登录。\n", "utf-8")
    result = docpipe("lint", tmp_path / "a.md", "--format", known.name)
    assert result.code == 1
    assert tokens[0] not in result.out


def test_a_report_takes_the_place_of_no_source(docpipe: Command, site: Path) -> None:
    """Neither a post, asked about or not, nor the configuration is written over."""
    (site / "content/zh/b.md").write_text("# 另一篇\n", "utf-8")
    for name in ("content/zh/a.md", "content/zh/b.md", "docpipe.toml"):
        before = (site / name).read_bytes()
        result = docpipe("lint", "content/zh/a.md", "--output", f"json:{name}")
        assert (result.code, (site / name).read_bytes()) == (2, before)
        assert f"--output would write over {name}, which is a source" in result.err


def test_a_report_takes_the_place_of_no_loose_file(docpipe: Command, write_site: WriteSite) -> None:
    """Outside a site, too."""
    file = write_site({"loose.txt": CUT}) / "loose.txt"
    assert docpipe("lint", str(file), "--output", f"markdown:{file}").code == 2
    assert file.read_text("utf-8") == CUT


def test_two_reports_need_two_files(docpipe: Command, site: Path) -> None:
    """Otherwise the second would silently take the place of the first; a sink may take both."""
    result = docpipe("lint", "--output", "json:out", "--output", "sarif:./out")
    assert (result.code, (site / "out").exists()) == (2, False)
    assert "two reports are written to out: give each --output a file of its own" in result.err
    assert docpipe("lint", "--output", "json:/dev/null", "--output", "sarif:/dev/null").code == 1
