"""What the documentation shows is true: paths exist, and the rule of the guide works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.floors import PACKAGE, ROOT, floors

# Generated pages show examples, whose links lead to files of the example.
GENERATED = {"reference", "rules"}
DOCUMENTS = sorted(
    path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if path.parent.name not in GENERATED
)
MODULE = re.compile(r"`((?:[a-z0-9_]+/)*[a-z0-9_]+\.py)`")
FENCED = re.compile(r"^(?P<marks>`{3,})[^\n]*\n(?:.*\n)*?(?P=marks)$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def name_of(path: Path) -> str:
    """Return how a document is called in a report."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_relative_links_lead_somewhere(document: Path) -> None:
    """Every relative link of a document names a file or folder that exists."""
    targets = LINK.findall(FENCED.sub("", document.read_text("utf-8")))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_the_tour_names_modules_that_exist() -> None:
    """Every path that the tour shows, from the root or below the floor it speaks of, is a file of the project."""
    named = MODULE.findall((ROOT / "docs/tour.md").read_text("utf-8"))
    folders = (PACKAGE, ROOT / "docs", ROOT / "bench", ROOT / "tests")
    there = {"/" + path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*.py")}
    assert named
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in there)] == []


def test_the_tour_draws_the_floors_as_they_are() -> None:
    """The drawing of the floors names them all, highest first."""
    drawing = (ROOT / "docs/tour.md").read_text("utf-8").split("## The floors")[1].split("```")[1]
    drawn = [word for line in drawing.splitlines() for word in re.split(r"[ │]+", line) if word in floors()]
    assert set(drawn) == floors().keys() - {"__main__"}
    heights = [floors()[name] for name in drawn]
    assert heights == sorted(heights, reverse=True)


def test_a_newcomer_adds_a_rule_in_one_file_and_one_line(tmp_path: Path) -> None:
    """What docs/adding-a-rule.md says, done in a copy of the sources, gives a rule that lints, fixes and explains."""
    guide = (ROOT / "docs/adding-a-rule.md").read_text("utf-8")
    code = guide.split("````python\n")[1].split("````\n")[0]
    line = guide.split("## 3.")[1].split("```text\n")[1].split("```")[0]
    place = re.search(r"src/docpipe/lint/rules/structure/st099\w+\.py", guide)
    assert place is not None
    shutil.copytree(PACKAGE.parent, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / place[0]).write_text(code, "utf-8")
    registry = tmp_path / "src/docpipe/lint/registry.py"
    registry.write_text(registry.read_text("utf-8").replace("_MODULES = (\n", f"_MODULES = (\n{line}"), "utf-8")
    post = tmp_path / "a.md"
    post.write_text("# 标题\n\n## 安装。\n\n正文。\n", "utf-8")

    def docpipe(*arguments: str) -> str:
        finished = subprocess.run(
            [sys.executable, "-m", "docpipe", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert finished.returncode in {0, 1}, finished.stderr
        return finished.stdout

    assert "a.md:3:6: warning ST099 heading-full-stop the heading ends in `。`" in docpipe("lint", "a.md")
    assert docpipe("explain", "ST099").startswith("# ST099 heading-full-stop\n\nA heading ends in a full stop.")
    docpipe("lint", "--fix", "a.md")
    assert post.read_text("utf-8") == "# 标题\n\n## 安装\n\n正文。\n"
