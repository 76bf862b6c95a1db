"""`docpipe` in repositories that others have arranged: no config, one true line, and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import FILE_NAME
from tests.cli.command import Command

WriteSite = Callable[[dict[str, str | bytes]], Path]

I18N = "i18n/zh-Hans/docusaurus-plugin-content-"
PLANTED = {
    "docusaurus": [(f"{I18N}blog/2024-05-11-first.md", "ST006"), (f"{I18N}docs/current/guide/install.md", "LK001")],
    "hugo": [("content/zh/posts/second/index.md", "IM001")],
    "hugo-suffix": [("content/post/second.en.md", "LK001"), ("content/post/second.md", "LK001")],
    "hexo": [("source/_posts/second.md", "IM001")],
    "jekyll": [("_posts/2024-06-02-second.md", "IM001")],
    "folder": [("docs/zh_cn/guide/faq.md", "LK001"), ("docs/zh_cn/usage.md", "ST006")],
}
"""What is wrong in the example sites: nothing else may be an error or a warning."""


def findings(out: str) -> list[tuple[str, str]]:
    """Return path and code of the errors and warnings of a JSON report."""
    return [(each["path"], each["code"]) for each in json.loads(out)["diagnostics"] if each["severity"] != "info"]


@pytest.mark.parametrize("name", PLANTED)
def test_lint_in_place(
    docpipe: Command, site: Callable[[str], Path], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted defects are found, nothing else is, and one line on stderr says what the folder is."""
    monkeypatch.chdir(site(f"layouts/{name}"))
    result = docpipe("lint", "--format", "json")
    assert findings(result.out) == PLANTED[name]
    assert sum("; judged as " in line for line in result.err.splitlines()) == 1


@pytest.mark.parametrize("name", PLANTED)
def test_the_printed_configuration_is_equivalent(docpipe: Command, site: Callable[[str], Path], name: str) -> None:
    """What `config show` prints gives the same findings as docpipe.toml, and then nothing needs to be said."""
    root = site(f"layouts/{name}")
    before = docpipe("lint", "--root", root, "--format", "json")
    shown = docpipe("config", "show", "--root", root)
    (root / FILE_NAME).write_text(shown.out, "utf-8")
    after = docpipe("lint", "--root", root, "--format", "json")
    assert (after.code, after.out) == (before.code, before.out)
    assert "judged as" not in after.err
    again = docpipe("config", "show", "--root", root).out
    assert [line.partition(" #")[0].strip() for line in again.splitlines()] == [
        line.partition(" #")[0].strip() for line in shown.out.splitlines()
    ]


def test_every_value_says_where_it_is_from(docpipe: Command, site: Callable[[str], Path]) -> None:
    """A value that was found names the file that told it."""
    shown = docpipe("config", "show", "--root", site("layouts/hugo")).out
    assert 'source = "zh-cn"                         # found: hugo.toml' in shown
    assert 'folder = "content/english"               # found: hugo.toml' in shown


def test_a_path_inside(docpipe: Command, site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """PATH and the current folder choose among the site's files; a README of the repository is a loose file."""
    root = site("layouts/docusaurus")
    monkeypatch.chdir(root)
    for path, count in (("docs", 2), ("blog/2024-05-11-first.md", 1), ("README.md", 1), (".", 12)):
        assert json.loads(docpipe("lint", path, "--format", "json").out)["summary"]["files"] == count
    monkeypatch.chdir(root / "docs/guide")
    assert json.loads(docpipe("lint", "--format", "json").out)["summary"]["files"] == 1


@pytest.mark.parametrize("command", ["lint", "links", "status"])
def test_every_command_says_it(docpipe: Command, site: Callable[[str], Path], command: str) -> None:
    """lint, links and status say what they found, and not with --quiet."""
    root = site("layouts/hexo")
    assert "Hexo site: zh-CN, en" in docpipe(command, "--root", root).err
    assert "Hexo site" not in docpipe(command, "--root", root, "--quiet").err


def test_status_knows_the_pairs(docpipe: Command, site: Callable[[str], Path]) -> None:
    """Translations are measured where they lie."""
    report = docpipe("status", "--root", site("layouts/folder"), "--format", "json").out
    assert "docs/zh_cn/usage.md" in report


@pytest.mark.parametrize(
    ("layout", "headline"),
    [
        ("docusaurus", "en -> zh-Hans   5 of 7 documents translated"),
        ("folder", "zh_cn -> en   3 of 3 documents translated, coverage 100 %"),
        ("hexo", "zh-CN -> en   1 of 3 documents translated"),
        ("hugo", "zh-cn -> en   2 of 3 documents translated"),
        ("hugo-suffix", "zh -> en   3 of 3 documents translated, coverage 100 %"),
        ("jekyll", "zh-CN -> en   1 of 4 documents translated"),
    ],
)
def test_status_tells_the_truth_on_the_first_run(
    docpipe: Command, site: Callable[[str], Path], layout: str, headline: str
) -> None:
    """How many documents there are, how to know more, and never that a finished translation is 0 % fresh."""
    found = docpipe("status", "--root", site(f"layouts/{layout}"))
    assert found.code == 0
    assert headline in found.out
    assert "% fresh" not in found.out
    assert "--trust-unverified" in found.out


def test_a_few_loose_posts(docpipe: Command, write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with some Chinese posts and nothing else has no finding that nobody wants."""
    texts: dict[str, str | bytes] = {f"文章{n}.md": f"# 第{n}篇\n\n这是一篇文章，讲的是第{n}件事。\n" for n in range(5)}
    monkeypatch.chdir(write_site(texts))
    result = docpipe("lint", "--format", "json")
    assert (result.code, findings(result.out)) == (0, [])
    assert result.err.startswith("Markdown folder: zh; 5 documents in ./; judged as CommonMark")


def test_code_with_a_readme(docpipe: Command, write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a repository of code the README is read, and its links to files of the repository are known."""
    readme = '<h1 align="center">Tool</h1>\n\nSee [the code](src/a.c), [all of it](src/) and [the lost](lost.md).\n'
    monkeypatch.chdir(write_site({".git/HEAD": "", "src/a.c": "int x;", "README.md": readme}))
    result = docpipe("lint", "--format", "json", "--select", "LK001,FM")
    assert findings(result.out) == [("README.md", "LK001")]


def test_two_folders_are_two_answers(docpipe: Command, write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders outside any site are each what they are, and files are named from the current folder."""
    monkeypatch.chdir(write_site({"a/x.md": "# 一\n\n[无](none.md)。\n", "b/y.md": "# Two\n\n[None](none.md).\n"}))
    result = docpipe("lint", "a", "b", "--format", "json", "--select", "LK001")
    assert findings(result.out) == [("a/x.md", "LK001"), ("b/y.md", "LK001")]


def test_own_options_on_top(docpipe: Command, site: Callable[[str], Path]) -> None:
    """A docpipe.toml that says nothing of the layout only adds to what is found."""
    root = site("layouts/hugo")
    (root / FILE_NAME).write_text('[lint]\nignore = ["IM001"]\n', "utf-8")
    result = docpipe("lint", "--root", root, "--format", "json")
    assert (result.code, findings(result.out)) == (0, [])
    assert "Hugo site" in result.err


def test_a_new_site_is_docpipe_s_own(docpipe: Command, write_site: WriteSite) -> None:
    """Where docpipe.toml describes a site that has no posts yet, a README beside it is none."""
    root = write_site({"docpipe.toml": '[site]\nlocales = ["zh"]\n', "README.md": "# x\n"})
    assert json.loads(docpipe("lint", "--root", root, "--format", "json").out)["summary"]["files"] == 0


def test_a_register_in_another_form_stops_nothing(docpipe: Command, site: Callable[[str], Path]) -> None:
    """An authors.yml that its generator understands and docpipe does not is passed over."""
    root = site("layouts/docusaurus")
    (root / "blog/authors.yml").write_text("base: &base\n  url: x\nwang:\n  <<: *base\n  name: 王\n", "utf-8")
    result = docpipe("lint", "--root", root, "--format", "json")
    assert findings(result.out) == PLANTED["docusaurus"]


def test_a_wrong_layout_is_said(docpipe: Command, write_site: WriteSite) -> None:
    """The name of an unknown layout is a mistake in the configuration."""
    result = docpipe("lint", "--root", write_site({"docpipe.toml": '[layout]\nname = "hygo"\n', "a.md": "# 一\n"}))
    assert result.code == 2
    assert 'Did you mean "hugo"?' in result.err


def test_build_is_for_sites_it_can_place(docpipe: Command, site: Callable[[str], Path]) -> None:
    """A site whose files are served from elsewhere is not built but told what works."""
    result = docpipe("build", "--root", site("layouts/hexo"))
    assert result.code == 2
    assert "lint, links and status work in place" in result.err


def test_a_new_post_goes_where_posts_are(docpipe: Command, site: Callable[[str], Path]) -> None:
    """`docpipe new` writes into the folder of posts."""
    root = site("layouts/jekyll")
    docpipe("new", "Hello", "--root", root)
    assert [path.name[10:] for path in root.glob("_posts/*hello.md")] == ["-hello.md"]


@pytest.mark.parametrize("name", PLANTED)
def test_init_writes_down_what_is_there(docpipe: Command, site: Callable[[str], Path], name: str) -> None:
    """In another generator's repository `init` writes only what was found, and nothing changes by it."""
    root = site(f"layouts/{name}")
    before = docpipe("lint", "--root", root, "--format", "json")
    files = set(root.rglob("*"))
    assert "; judged as " in docpipe("init", root).err
    assert set(root.rglob("*")) - files == {root / FILE_NAME}
    assert "# default" not in (root / FILE_NAME).read_text("utf-8")
    assert docpipe("lint", "--root", root, "--format", "json").out == before.out
