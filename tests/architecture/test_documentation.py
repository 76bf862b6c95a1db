"""What the documentation shows is true: paths exist, and the rule of the guide works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docpipe.lint.rule import DocumentRule
from docpipe.model.document import Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from tests.architecture.floors import PACKAGE, ROOT, floors

# Generated pages show examples, whose links lead to files of the example.
GENERATED = {"reference", "rules"}
DOCUMENTS = sorted(
    path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if path.parent.name not in GENERATED
)
MODULE = re.compile(r"`((?:[a-z0-9_]+/)+[a-z0-9_]+\.py)`")
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
    """Every path that the tour shows is a file of the package or of the project."""
    named = MODULE.findall((ROOT / "docs/tour.md").read_text("utf-8"))
    assert named
    assert [name for name in named if not (PACKAGE / name).exists() and not (ROOT / name).exists()] == []


def test_the_tour_draws_the_floors_as_they_are() -> None:
    """The drawing of the floors names them all, highest first."""
    drawing = (ROOT / "docs/tour.md").read_text("utf-8").split("## The floors")[1].split("```")[1]
    drawn = [word for line in drawing.splitlines() for word in re.split(r"[ │]+", line) if word in floors()]
    assert set(drawn) == floors().keys() - {"__main__"}
    heights = [floors()[name] for name in drawn]
    assert heights == sorted(heights, reverse=True)


def test_the_rule_of_the_guide_works() -> None:
    """The rule that docs/adding-a-rule.md makes is a rule, and finds what it says."""
    guide = (ROOT / "docs/adding-a-rule.md").read_text("utf-8")
    code = guide.split("````python\n")[1].split("````\n")[0]
    assert "heading-full-stop" in code
    namespace: dict[str, object] = {"__name__": "guide"}
    exec(compile(code, "docs/adding-a-rule.md", "exec"), namespace)  # noqa: S102 # our own page, shown to work
    rule = namespace["RULE"]
    assert isinstance(rule, DocumentRule)
    assert [finding.arguments["mark"] for finding in rule.check(parsed("## 安装。\n\n## 为什么？\n"))] == ["。"]


def parsed(text: str) -> Parsed:
    """Return a small post, parsed."""
    file = SourceFile("content/zh/a.md", LocaleName("zh"), DocumentKey("a"))
    return parse(text, file, ParseOptions(), digest=Digest(""))
