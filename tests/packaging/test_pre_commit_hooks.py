"""The hooks for pre-commit, run as it runs them: from the top of a repository, with the files of a commit."""

from __future__ import annotations

import os
import shlex
import subprocess
import tomllib
from pathlib import Path

import msgspec
import pytest
import yaml

from tests.architecture.floors import ROOT
from tests.git_repository import commit, git, repository
from tests.packaging.pull_request import CLEAN, CUT, RAW, START, write

SUFFIXES = {"markdown": (".md", ".markdown"), "mdx": (".mdx",)}


class Hook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A hook as a repository offers it."""

    id: str
    name: str
    description: str
    entry: str
    language: str
    args: tuple[str, ...] = ()
    types_or: tuple[str, ...] = ()
    require_serial: bool = False
    pass_filenames: bool = True
    always_run: bool = False


class Ran(msgspec.Struct, frozen=True):
    """What a hook left: its exit code (None where it did not run), what it printed, and whether files changed."""

    code: int | None
    out: str
    changed: bool


HOOKS = {
    hook.id: hook for hook in msgspec.convert(yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()), list[Hook])
}


def run(root: Path, name: str, program: Path, args: tuple[str, ...] | None = None) -> Ran:
    """Run a hook on what is staged; `args` are the user's in place of the hook's own."""
    hook = HOOKS[name]
    listed = git(root, "diff", "--staged", "--name-only", "--no-ext-diff", "-z", "--diff-filter=ACMRTUXB").split("\0")
    suffixes = tuple(suffix for kind in hook.types_or for suffix in SUFFIXES[kind])
    files = sorted(name for name in listed if name.endswith(suffixes)) if hook.pass_filenames else []
    if not files and not hook.always_run:
        return Ran(None, "", changed=False)
    before = git(root, "diff", "--no-ext-diff")
    done = subprocess.run(
        [*shlex.split(hook.entry), *(hook.args if args is None else args), *files],
        cwd=root,
        env={**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, git(root, "diff", "--no-ext-diff") != before)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a site at its top that has one old error."""
    write(tmp_path / "仓 库", START)
    return repository(tmp_path / "仓 库")


def stage(root: Path, files: dict[str, str]) -> None:
    """Write files, remove those without a text, and stage both."""
    write(root, files)
    git(root, "add", "-A")


def test_each_hook_starts_the_command_that_is_installed() -> None:
    """pre-commit installs this repository, so the entry has to be a script of it."""
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert {shlex.split(hook.entry)[0] for hook in HOOKS.values()} <= scripts.keys()
    assert {hook.language for hook in HOOKS.values()} == {"python"}
    assert all(hook.require_serial and hook.args[-1] == "--" for hook in HOOKS.values() if hook.pass_filenames)


def test_only_staged_files_are_told_of(root: Path, program: Path) -> None:
    """The old error of another file does not keep anybody from committing."""
    stage(root, {"content/zh/新 文.md": CLEAN.format(title="新"), "notes.txt": "以及"})
    assert run(root, "docpipe-lint", program).code == 0
    stage(root, {"content/zh/又 一.md": CUT.format(title="又一")})
    ran = run(root, "docpipe-lint", program)
    assert ran.code == 1
    assert "content/zh/又 一.md:8:12: error TR001" in ran.out
    assert "旧 文.md" not in ran.out


def test_options_go_before_the_files(root: Path, program: Path) -> None:
    """As a configuration's `args` have them."""
    stage(root, {"content/zh/新.md": RAW.format(title="新")})
    assert run(root, "docpipe-lint", program).code == 0
    assert run(root, "docpipe-lint", program, ("--fail-on=warning", "--")).code == 1


def test_a_file_name_is_no_option(root: Path, program: Path) -> None:
    """A file at the top of a repository may be called anything."""
    stage(root, {"--output=text:pwned.md": "# 一\n", "-q.md": "# 二\n"})
    assert run(root, "docpipe-lint", program).code == 0
    assert not (root / "pwned.md").exists()


def test_a_site_in_a_folder(tmp_path: Path, program: Path) -> None:
    """Files are named from the top of the repository; each is judged by the site it lies in."""
    write(tmp_path / "repo", {f"网 站/{name}": text for name, text in START.items()})
    root = repository(tmp_path / "repo")
    stage(
        root, {"网 站/content/zh/新.md": CLEAN.format(title="新") + "\n见[无](无.md)。\n", "README.md": "# Project\n"}
    )
    ran = run(root, "docpipe-lint", program)
    assert ran.code == 1
    assert "LK001" in ran.out
    assert "旧 文.md" not in ran.out
    assert "LK001" in run(root, "docpipe-links", program, ("--root=网 站",)).out


def test_removed_and_renamed_files(root: Path, program: Path) -> None:
    """A post that is gone is not asked for; the name it has now is."""
    stage(root, {"content/zh/好文.md": ""})
    assert run(root, "docpipe-lint", program) == Ran(None, "", changed=False)
    git(root, "mv", "content/zh/旧 文.md", "content/zh/新名.md")
    ran = run(root, "docpipe-lint", program)
    assert ran.code == 1
    assert "content/zh/新名.md:8:12: error TR001" in ran.out


def test_links_are_checked_even_if_a_post_was_only_removed(root: Path, program: Path) -> None:
    """The files that the removal broke are none of the commit's."""
    stage(root, {"content/zh/链.md": CLEAN.format(title="链") + "\n见[好文](好文.md)。\n"})
    assert run(root, "docpipe-links", program).code == 0
    commit(root, "link")
    stage(root, {"content/zh/好文.md": ""})
    ran = run(root, "docpipe-links", program)
    assert ran.code == 1
    assert "content/zh/链.md" in ran.out


def test_fixes_are_made_in_staged_files_only(root: Path, program: Path) -> None:
    """pre-commit sees that a file changed; a second run changes nothing."""
    wrong = CLEAN.replace("很清楚。", "很清楚.").replace("一段，", "一段,")
    stage(root, {"content/zh/旧.md": wrong.format(title="旧")})
    commit(root, "old")
    stage(root, {"content/zh/新.md": wrong.format(title="新")})
    ran = run(root, "docpipe-fix", program, ("--select=ZH", "--"))
    assert ran.changed
    assert git(root, "diff", "--name-only", "-z") == "content/zh/新.md\0"
    stage(root, {})
    assert not run(root, "docpipe-fix", program, ("--select=ZH", "--")).changed


def test_many_files_are_one_call(root: Path, program: Path) -> None:
    """Two hundred posts with long names, all told of."""
    stage(root, {f"content/zh/{number:03}{'长' * 60}.md": CUT.format(title=number) for number in range(200)})
    ran = run(root, "docpipe-lint", program)
    assert ran.code == 1
    assert "200 errors" in ran.out
