"""Real repositories as they are, layout and all: locales and pairs are found in place."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.sources.discover import discover
from docpipe.sources.layouts.registry import detect, find_root


@pytest.mark.parametrize(
    ("name", "layout", "locales", "files", "pairs"),
    [("juicefs", "folder", ("zh_cn", "en"), 170, 85), ("hugegraph", "hugo", ("cn", "en"), 218, 103)],
)
def test_locales_and_pairs(
    corpora: Path, tmp_path: Path, name: str, layout: str, locales: tuple[str, ...], files: int, pairs: int
) -> None:
    """`docs/zh_cn` beside `docs/en`, and `content/cn` beside `content/en`, are versions of each other."""
    root = tmp_path / name
    git = shutil.which("git")
    assert git is not None
    subprocess.run([git, "clone", "-q", str(corpora / f"{name}.bundle"), str(root)], check=True)
    found = detect(root)
    assert found is not None
    assert (found.layout, found.locales) == (layout, locales)
    known = discover(root, load(root, found.values(), found.because).config).files
    versions = Counter(file.key for file in known)
    assert (len(known), sum(count > 1 for count in versions.values())) == (files, pairs)
    assert find_root((root / known[0].path).parent) == root.resolve()
