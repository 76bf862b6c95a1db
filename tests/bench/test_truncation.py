"""The script that cuts posts counts what is found, and says what it needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.floors import PACKAGE, ROOT

_POST = """---
title: {title}
date: 2024-05-11
---

## 一

{first}

- {second}
- [{title}](https://a.example/)

| a | b |
|---|---|
| {title} | {title} |

```sh
ls --all --long
```

{last}
"""


def _run(**environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "DOCPIPE_CORPORA"}
    return subprocess.run(
        [sys.executable, ROOT / "bench/truncation.py", "--cuts", "12", "--show"],
        env={**inherited, "PYTHONPATH": str(PACKAGE.parent), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_kind_is_cut(tmp_path: Path) -> None:
    """The table has a row per kind, and versions of a post are judged beside each other."""
    texts = {
        "zh": ("云上的计算", "云上的计算便宜了很多。", "市场每天都在变化。", "这就是今年看到的事情。"),
        "en": ("Cloud computing", "Computing has become cheap.", "The market changes.", "This is what we have seen."),
    }
    for locale, (title, first, second, last) in texts.items():
        folder = tmp_path / "one/content" / locale
        folder.mkdir(parents=True)
        text = _POST.format(title=title, first=first, second=second, last=last)
        (folder / "a.md").write_text(text, encoding="utf-8")
    finished = _run(DOCPIPE_CORPORA=str(tmp_path))
    assert finished.returncode == 0, finished.stderr
    rows = re.findall(r"^\| ([a-z ]+) \| (\d+) \|", finished.stdout, re.MULTILINE)
    kinds = ("paragraph", "list item", "table", "code", "link", "front matter")
    assert rows == [*((kind, "2") for kind in kinds), ("all", "12")]
    assert "2 whole posts; alarms per 1,000: 0.0 errors, 0.0 warnings" in finished.stdout


def test_missing_corpora_are_named() -> None:
    """Without DOCPIPE_CORPORA it says what to set, and fails."""
    finished = _run()
    assert finished.returncode == 1
    assert "DOCPIPE_CORPORA" in finished.stderr
