"""`docpipe lint` on sites, loose files and standard input."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from docpipe.lint import registry
from tests.cli.command import Command, start

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh"]\n'
CUT = "# 一篇短文\n\n许多团队开始尝试把两者放在一起，效果很好。\n\n这种集成通过交易活动创造利润，吸引资本投资，以及\n"


@pytest.fixture
def root(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site whose two pages stop in mid-sentence, as the current folder."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": CUT, "content/zh/guide/b.md": CUT, "notes.txt": CUT})
    monkeypatch.chdir(root)
    return root


def paths(out: str) -> list[str]:
    """Return the paths of the errors of a JSON report."""
    return [found["path"] for found in json.loads(out)["diagnostics"] if found["code"] == "TR001"]


@pytest.mark.usefixtures("root")
class TestInASite:
    """The current folder is a site."""

    def test_all_of_it(self, docpipe: Command) -> None:
        """Without PATH every post is checked; findings exit 1."""
        result = docpipe("lint", "--format", "json")
        assert result.code == 1
        assert paths(result.out) == ["content/zh/a.md", "content/zh/guide/b.md"]

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["content/zh/a.md"], ["content/zh/a.md"]),
            (["content/zh/guide"], ["content/zh/guide/b.md"]),
            (["content/zh/guide/"], ["content/zh/guide/b.md"]),
            (["content"], ["content/zh/a.md", "content/zh/guide/b.md"]),
            (["."], ["content/zh/a.md", "content/zh/guide/b.md"]),
            (["notes.txt"], ["notes.txt"]),
            (["content/zh/a.md", "notes.txt"], ["content/zh/a.md", "notes.txt"]),
        ],
    )
    def test_a_path_chooses(self, docpipe: Command, arguments: list[str], expected: list[str]) -> None:
        """PATH names files and folders; a file that is no post of the site is a loose one."""
        result = docpipe("lint", "--format", "json", *arguments)
        assert paths(result.out) == expected
        assert json.loads(result.out)["summary"]["files"] == len(expected)

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["--select", "LK"], 0),
            (["--select", "TR001"], 1),
            (["--ignore", "TR"], 0),
            (["--extend-ignore", "truncated-ending,LK001"], 0),
            (["--fail-on", "never"], 0),
            (["--fail-on", "info"], 1),
        ],
    )
    def test_options_choose(self, docpipe: Command, arguments: list[str], code: int) -> None:
        """Rules and the level of failure are chosen by options."""
        assert docpipe("lint", "content/zh/a.md", *arguments).code == code

    def test_statistics(self, docpipe: Command) -> None:
        """Findings are counted per rule."""
        result = docpipe("lint", "--statistics", "--select", "TR001")
        assert (result.code, result.out) == (1, "     2  TR001  truncated-ending\n")

    def test_an_output_file(self, docpipe: Command, tmp_path: Path) -> None:
        """A second format goes to a file, the first to stdout."""
        report = tmp_path / "report.json"
        result = docpipe("lint", "--output", f"json:{report}")
        assert "TR001" in result.out
        assert paths(report.read_text("utf-8")) == ["content/zh/a.md", "content/zh/guide/b.md"]
        assert docpipe("lint", "--output", "json:none/report.json").code == 3

    def test_standard_input_stands_in_for_a_file(self, docpipe: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        """What an editor holds is checked under the file's name, whether or not that exists."""
        for name in ("content/zh/a.md", "content/zh/new.md"):
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("# 题\n\n写完了。\n".encode())))
            assert docpipe("lint", "-", "--stdin-filename", name).code == 0
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CUT.encode())))
            assert paths(docpipe("lint", "-", "--stdin-filename", name, "--format", "json").out) == [name]

    def test_what_is_left_out_is_said(self, docpipe: Command, root: Path) -> None:
        """A file that discovery passes over is named with the reason, not silently found clean."""
        (root / "content/zh/a.mdx").write_text(CUT, "utf-8")
        result = docpipe("lint", "content/zh/a.mdx")
        assert result.code == 0
        assert "warning: content/zh/a.mdx is the same document as content/zh/a.md" in result.err

    def test_timings(self, docpipe: Command) -> None:
        """`--timings` names the stages on stderr."""
        result = docpipe("lint", "--timings", "-q")
        assert result.err == ""
        assert "analyze" in docpipe("lint", "--timings").err


def test_a_loose_file_of_any_name(tmp_path: Path) -> None:
    """In an empty folder, a text file is checked as a post, at once."""
    (tmp_path / "post.txt").write_text(CUT, "utf-8")
    before = time.perf_counter()
    process = start("lint", "post.txt", cwd=tmp_path)
    out, _ = process.communicate()
    assert process.returncode == 1
    assert out.startswith("post.txt:5:")
    assert time.perf_counter() - before < 5


def test_a_folder_outside_any_site(docpipe: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Markdown file below it is a loose one, each in the language of its own script."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a.md").write_text(CUT, "utf-8")
    (tmp_path / "notes/b.md").write_text("# Short\n\nA whole text, finished.\n", "utf-8")
    (tmp_path / "notes/c.png").write_bytes(b"x")
    result = docpipe("lint", "notes", "--format", "json")
    assert paths(result.out) == ["notes/a.md"]
    assert json.loads(result.out)["summary"]["files"] == 2


def test_links_shows_links_only(docpipe: Command, write_site: WriteSite) -> None:
    """`docpipe links` reports what is wrong with links, images and anchors and nothing else."""
    broken = CUT.replace("很好", "[很好](none.md)，[见此](#none)，![图](none.png)，[空]()，[注][x]，[乙](B.md)，见[^1]")
    site = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": broken, "content/zh/b.md": CUT})
    result = docpipe("links", "--root", site, "--format", "json")
    assert result.code == 1
    assert sorted(found["code"] for found in json.loads(result.out)["diagnostics"]) == [
        *("AN001", "IM001", "LK001", "LK006", "LK007", "LK008", "LK016"),
    ]


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        ([], ""),
        (["https://a.example/#x", "https://a.example/#y"], "1 address outside the site, on 1 host, was not asked"),
        (
            ["https://a.example/1", "https://A.example/2", "http://b.example/"],
            "3 addresses outside the site, on 2 hosts, were not asked",
        ),
    ],
)
def test_links_says_what_it_does_not_ask(
    docpipe: Command, write_site: WriteSite, addresses: list[str], said: str
) -> None:
    """One line of talk counts the addresses outside the site; `-v` counts them by host, `-q` is silent."""
    text = "# 一\n\n" + "".join(f"[见]({address})。\n" for address in addresses)
    site = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": text, "content/zh/b.md": "# 二\n"})
    line = f"{said}: --external asks, --offline tells what is known\n" if said else ""
    result = docpipe("links", "--root", site)
    assert (result.code, result.err) == (0, line)
    assert "not asked" not in result.out
    hosts = "     2 a.example\n     1 b.example\n" if len(addresses) == 3 else "     1 a.example\n" if said else ""
    assert docpipe("links", "--root", site, "-v").err == line + hosts
    assert docpipe("links", "--root", site, "-q").err == ""
    assert docpipe("links", "--root", site, site / "content/zh/b.md").err == ""


@pytest.mark.usefixtures("root")
def test_a_rule_that_fails_is_named(docpipe: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """The findings of the other rules are shown all the same; it is docpipe's failure, exit code 3."""

    def broken(_: object) -> None:
        raise ZeroDivisionError

    broken_rules = tuple(
        msgspec.structs.replace(rule, check=broken) if rule.code == "LK001" else rule for rule in registry.RULES
    )
    monkeypatch.setattr(registry, "RULES", broken_rules)
    result = docpipe("lint", "--jobs", "1")
    assert result.code == 3
    assert result.out.count("TR001") == 2
    assert "error: the rule LK001 (link-broken-internal) failed: ZeroDivisionError in " in result.err
    assert "--extend-ignore LK001 leaves the rule out" in result.err


def test_a_damaged_ledger_is_said(docpipe: Command, write_site: WriteSite) -> None:
    """What a ledger lost counts as unverified; lint, status and build say where, and none of them stops."""
    root = write_site(
        {
            "docpipe.toml": '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n',
            "content/zh/a.md": "# 甲\n\n一句话。\n",
            "content/en/a.md": "# A\n\nA sentence.\n",
            "l10n/en/a.ledger": b"\x00\xffno ledger",
        }
    )
    for command in ("lint", "status", "build"):
        result = docpipe(command, "--root", root, "--jobs", "1")
        assert result.code == 0
        assert "warning: l10n/en/a.ledger:1:1: " in result.err
    assert "a.ledger" not in docpipe("lint", "--jobs", "1", root / "content" / "zh").err


def test_what_is_left_alone_is_said(docpipe: Command, tmp_path: Path) -> None:
    """An HTML file among the posts is no post, and images on other hosts stay there: both at info."""
    folder = tmp_path / "content/zh"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("# 题\n\n![图](https://example.org/a.png)\n", encoding="utf-8")
    (folder / "b.html").write_text("<p>甲</p>", encoding="utf-8")
    for command in ("lint", "build"):
        result = docpipe(command, "--root", tmp_path)
        assert result.code == 0
        assert "info: content/zh/b.html" in result.err
        assert "info: 1 image stays on other hosts" in result.err
    assert "info:" not in docpipe("lint", "-q", "--root", tmp_path).err


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["[lint]", 'select = ["TR991"]'],
            "docpipe.toml:6:1: lint.select: no rule is called 'TR991'. Did you mean 'TR",
        ),
        (["[lint]", "", 'severity = { nope = "error" }'], "docpipe.toml:7:1: lint.severity: no rule"),
        (["[lint.locale.zh]", 'ignore = ["nope"]'], "docpipe.toml:6:1: lint.locale.zh.ignore: no rule"),
        (["[[lint.per-file]]", 'glob = "a"', 'ignore = ["nope"]'], "docpipe.toml:7:1: lint.per-file 'a' ignore: no"),
    ],
)
def test_a_wrong_rule_in_the_configuration_has_a_line(
    docpipe: Command, write_site: WriteSite, lines: list[str], said: str
) -> None:
    """The place in docpipe.toml is named, and what may have been meant; exit 2."""
    root = write_site({"docpipe.toml": CONFIG + "\n".join(lines) + "\n", "content/zh/a.md": CUT})
    result = docpipe("lint", "--root", root)
    assert result.code == 2
    assert said in result.err
