"""`docpipe links`: which rules it asks, without any network."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.lint.registry import RULES
from tests.cli.command import SOURCE, Command

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh"]\n'
POST = "# 一\n\n见[空](none.md)、[外](/elsewhere/x)和[这里](b.md)，一个<b>词</b>，并且没有说\n"
# About how a link or image reads, how heavy it is or how its anchor is written: not about where it leads.
STYLE = {"LK015", "IM003", "IM004", "IM005", "IM006", "AN003", "AN006"}


def codes(docpipe: Command, site: Path, *options: str) -> set[str]:
    """Return the codes of what `docpipe links` finds."""
    result = docpipe("links", "--root", site, "--format", "json", *options)
    return {each["code"] for each in json.loads(result.out)["diagnostics"]}


@pytest.fixture
def root(write_site: WriteSite) -> Path:
    """Return a site whose post has a dead link, one that nobody can check, one without words, and other faults."""
    return write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST, "content/zh/b.md": "# 二\n\n正文。\n"})


def test_the_rules_that_lead_are_those_of_three_families() -> None:
    """Every rule on links, images and anchors is about where something leads, but for a few on how it is written."""
    families = {rule.code for rule in RULES if rule.code[:2] in {"LK", "IM", "AN"}}
    assert {rule.code for rule in RULES if rule.leads} == families - STYLE


def test_other_rules_are_not_asked(docpipe: Command, root: Path) -> None:
    """Neither what a word of the configuration switches on, nor what forbids publishing."""
    (root / "docpipe.toml").write_text(CONFIG + '[lint]\nselect = ["strict", "TR001"]\n', "utf-8")
    (root / "content/zh/c.md").write_text("---\ntitle: [\n---\n\n正文。\n", "utf-8")
    assert codes(docpipe, root) == {"LK001"}


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], {"LK001"}),
        (["--select", "LK017"], {"LK017"}),
        (["--extend-select", "LK017,LK015"], {"LK001", "LK015", "LK017"}),
        (["--extend-select", "SE"], {"LK001", "SE002"}),
        (["--select", "strict"], {"LK001"}),
        (["--ignore", "LK001"], set()),
        (["--extend-ignore", "link-broken-internal"], set()),
    ],
)
def test_rules_may_be_named(docpipe: Command, root: Path, options: list[str], found: set[str]) -> None:
    """By code, name or the beginning of codes, whatever they are about; a preset names but those that lead."""
    assert codes(docpipe, root, *options) == found


def test_the_configuration_counts(docpipe: Command, root: Path) -> None:
    """What the site ignores is not told, and what it selects is, where it is about where something leads."""
    (root / "docpipe.toml").write_text(
        CONFIG + '[lint]\nselect = ["LK017", "LK015", "LK"]\nignore = ["LK001"]\n[lint.severity]\nLK017 = "error"\n',
        "utf-8",
    )
    result = docpipe("links", "--root", root, "--format", "json")
    found = [(each["code"], each["severity"]) for each in json.loads(result.out)["diagnostics"]]
    assert (result.code, found) == (1, [("LK017", "error")])


def test_links_inside_are_fixed(docpipe: Command, root: Path) -> None:
    """`--fix` mends what these rules can mend, and nothing else."""
    (root / "content/zh/c.md").write_text("# 三\n\n见[二](B.md)，好,的。\n", "utf-8")
    docpipe("links", "--root", root, "--fix", "-q")
    assert (root / "content/zh/c.md").read_text("utf-8") == "# 三\n\n见[二](b.md)，好,的。\n"


def test_the_network_is_not_loaded(root: Path) -> None:
    """Without `--external` nothing that could reach it is even imported."""
    code = (
        "import sys; from docpipe.cli.main import run; "
        f"run(['links', '--offline', '--root', {str(root)!r}, '-q']); "
        "sys.exit(any(name.split('.')[0] in {'httpcore2', 'httpx2', 'ssl'} for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(SOURCE)}, capture_output=True, check=False
    )
    assert done.returncode == 0
