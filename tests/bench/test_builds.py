"""How much work a build does, in counts: what no busy machine can make better or worse."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.floors import PACKAGE

POSTS = 30
CONFIG = '[site]\ntitle = "例"\nbase_url = "https://example.org/"\nsource = "zh"\nlocales = ["zh", "en"]\n'
_OPENED = re.compile(r'openat\([^"]*"([^"]+)", ([A-Z_|]+)')
# What is not needed to see that nothing has changed.
_HEAVY = ("markdown_it", "jinja2", "babel", "pygments", "yaml", "rich", "httpcore2")


class Traced(NamedTuple):
    """What a build asked of the system.

    Attributes:
        read: the files below the site that were opened to be read.
        calls: how many calls there were in all.
        linked: how many files were shared between two sites.
    said: what the build said.
    """

    read: list[str]
    calls: int
    linked: int
    said: str


def build(root: Path, *options: str) -> Traced:
    """Build under strace."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace: apt-get install strace")
    # A file that was changed a moment ago is read again, in case it changes once more within the tick.
    time.sleep(0.1)
    log = root.parent / "trace"
    command = ["strace", "-f", "-qq", "-o", str(log), sys.executable, "-m", "docpipe", "build", "--jobs", "1", *options]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True, timeout=200)
    lines = log.read_text("utf-8", "replace").splitlines()
    opened = (found for line in lines if (found := _OPENED.search(line)) and not line.endswith("(No such file)"))
    read = [found[1] for found in opened if "O_WRONLY" not in found[2] and "O_DIRECTORY" not in found[2]]
    below = [name for name in read if not name.startswith("/") or name.startswith(str(root))]
    linked = sum(" link(" in line or " linkat(" in line for line in lines)
    return Traced(below, len(lines), linked, done.stderr)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of sixty posts, built."""
    root = tmp_path / "site"
    for locale in ("zh", "en"):
        folder = root / "content" / locale
        folder.mkdir(parents=True)
        for number in range(POSTS):
            front = f"title: 第 {number} 篇\ndate: 2024-01-{1 + number % 28:02}\ntags: [词{number % 3}]"
            (folder / f"{number}.md").write_text(f"---\n{front}\n---\n\n正文。\n\n## 题\n\n- 一\n", "utf-8")
    (root / "docpipe.toml").write_text(CONFIG, "utf-8")
    build(root)
    return root


def counted(said: str, name: str) -> int:
    """Return what `--timings` counts."""
    found = re.search(rf"^{name} +(\d+)$", said, re.MULTILINE)
    assert found is not None, said
    return int(found[1])


def posts_in(traced: Traced) -> list[str]:
    """Return the posts that were opened."""
    return [name for name in traced.read if name.endswith(".md") and "content" in name]


def test_nothing_changed(site: Path) -> None:
    """No post and no page is opened; a few calls per file, and some thousands for Python itself."""
    again = build(site)
    assert "0 written" in again.said
    assert posts_in(again) == []
    assert [name for name in again.read if "/build/" in f"/{name}"] == []
    files = sum(1 for path in site.rglob("*") if ".docpipe" not in path.parts)
    assert again.calls < 6_000 + 3 * files


def test_one_post_changed(site: Path) -> None:
    """One post is read, one translation judged and a page of each made, whatever their number; the others rest."""
    for _ in range(2):
        with (site / "content/zh/7.md").open("a", encoding="utf-8") as file:
            file.write("\n多一句。\n")
        changed = build(site, "--timings")
    assert (counted(changed.said, "posts"), counted(changed.said, "posts read")) == (2 * POSTS, 1)
    assert (counted(changed.said, "pairs"), counted(changed.said, "pairs judged")) == (POSTS, 1)
    # Its own: the other file of the pair holds the same text, so it is no translation and has no page.
    assert counted(changed.said, "pages made") == 1
    # Pages, feeds and the pieces of the search index that are compared or changed, and what was changed the last time.
    assert len([name for name in changed.read if "/build/" in f"/{name}"]) <= 30
    assert changed.linked <= 10


def test_the_theme_changed(site: Path) -> None:
    """No post is read as one."""
    place = site / "themes/style.css"
    place.parent.mkdir()
    place.write_text("body { margin: 0 }\n", "utf-8")
    changed = build(site, "--timings")
    assert counted(changed.said, "posts read") == 0
    assert counted(changed.said, "pairs judged") == 0


def test_what_is_loaded_to_see_that_nothing_changed(site: Path) -> None:
    """Neither the parser nor the template engine."""
    build(site)
    code = (
        "import sys; from docpipe.cli.main import run; code = run(['build']); "
        f"print([name for name in {_HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=True)
    assert "0 written" in done.stderr
    assert done.stdout.strip() == "[]"
