"""Every defect that the generator plants is found where it was planted, and nothing is found where none is."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from tests.cli.command import start

CODES: dict[str, tuple[str, ...]] = {
    "broken_link": ("LK001",),
    "broken_link_case": ("LK008",),
    "missing_anchor": ("AN001",),
    "missing_self_anchor": ("AN001",),
    "missing_image": ("IM001",),
    "undefined_reference": ("LK007",),
    "undefined_footnote": ("LK016",),
    "empty_link": ("LK006",),
    "missing_alt": ("IM003",),
    "fm_invalid_yaml": ("FM002",),
    "fm_missing_title": ("FM004",),
    "fm_unclosed": ("FM014",),
    "fm_tags_type": ("FM003",),
    "fm_bad_image": ("IM001",),
    "fm_duplicate_key": ("FM006",),
    "fm_unknown_author": ("FM010",),
    "ty_halfwidth_comma": ("ZH001",),
    "ty_missing_space": ("ZH008", "ZH019"),
    "ty_fullwidth_digits": ("ZH002",),
    "ty_double_punctuation": ("ZH018", "ZH024"),
    "ty_ascii_ellipsis": ("ZH011",),
    "ty_bold_not_rendered": ("ST006",),
    "tr_untranslated_paragraph": ("QA016",),
    "tr_missing_paragraph_image": ("QA007", "QA009"),
}
"""The rules that may report each kind."""

# A paragraph that is gone has no line of its own: the blocks beside the gap will do.
_BLOCK_LINES = 4
_FRONT_MATTER_LINES = 8


class _Defect(msgspec.Struct, frozen=True):
    file: str
    line: int
    kind: str


class _Planted(msgspec.Struct, frozen=True):
    defects: tuple[_Defect, ...]


class _Found(msgspec.Struct, frozen=True):
    code: str
    path: str
    line: int | None
    severity: str
    message: str


class _Report(msgspec.Struct, frozen=True):
    diagnostics: tuple[_Found, ...]


def generate(generator: Path, folder: Path, posts: int, seed: int, *more: str) -> Path:
    """Return a site of generated posts, a repository of two commits."""
    arguments = ["--posts", str(posts), "--layout", "content", "--git", "--seed", str(seed), "--out", str(folder)]
    script = generator / "make_corpus.py" if generator.is_dir() else generator
    subprocess.run([sys.executable, str(script), *arguments, *more], check=True, stdout=subprocess.DEVNULL)
    return folder


def lint(root: Path, *options: str) -> tuple[_Found, ...]:
    """Return everything that `docpipe lint` says of a site."""
    process = start("lint", "--format", "json", *options, cwd=root)
    out, err = process.communicate()
    assert "Traceback" not in err
    return msgspec.json.decode(out, type=_Report).diagnostics


def missed(root: Path) -> Counter[str]:
    """Return how many defects of each kind are not found, and assert that every kind was planted."""
    defects = msgspec.json.decode((root / "planted.json").read_bytes(), type=_Planted).defects
    assert {defect.kind for defect in defects} == set(CODES)
    found = {(each.path, each.code, each.line) for each in lint(root, "--select", "strict,zh-copywriting")}
    return Counter(defect.kind for defect in defects if not _is_found(defect, found))


def _is_found(defect: _Defect, found: set[tuple[str, str, int | None]]) -> bool:
    lines: list[int | None] = [defect.line]
    if defect.kind.startswith("fm_"):
        lines = [None, *range(1, _FRONT_MATTER_LINES + 1)]
    elif defect.kind == "tr_missing_paragraph_image":
        lines = list(range(max(1, defect.line - _BLOCK_LINES), defect.line + _BLOCK_LINES + 1))
    return any((defect.file, code, line) in found for code in CODES[defect.kind] for line in lines)


def false_findings(root: Path) -> list[str]:
    """Return what `recommended` says of a site without defects, at error or warning level."""
    return [
        f"{each.path}:{each.line} {each.code} {each.message}"
        for each in lint(root)
        if each.severity != "info" and each.code != "QA008"
    ]


def test_planted_defects_are_found(corpus_generator: Path, tmp_path: Path) -> None:
    """Every instance of all 24 kinds, in 120 posts."""
    root = generate(corpus_generator, tmp_path / "site", 120, 1, "--defects", "0.03")
    assert missed(root) == Counter()


def test_a_clean_corpus_has_no_finding(corpus_generator: Path, tmp_path: Path) -> None:
    """Posts without a defect give no error and no warning."""
    assert false_findings(generate(corpus_generator, tmp_path / "site", 120, 2, "--defects", "0")) == []


@pytest.mark.stress
@pytest.mark.parametrize("seed", [3, 5, 8, 13])
def test_planted_defects_are_found_in_a_thousand_posts(corpus_generator: Path, tmp_path: Path, seed: int) -> None:
    """Every instance, with any seed."""
    root = generate(corpus_generator, tmp_path / "site", 1_000, seed)
    assert missed(root) == Counter()


@pytest.mark.stress
@pytest.mark.parametrize("seed", [4, 6])
def test_a_thousand_clean_posts_have_no_finding(corpus_generator: Path, tmp_path: Path, seed: int) -> None:
    """Posts without a defect give no error and no warning."""
    assert false_findings(generate(corpus_generator, tmp_path / "site", 1_000, seed, "--defects", "0")) == []
