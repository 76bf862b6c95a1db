"""A page that is open while its post is written."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.reader import Reader

POST = "content/zh/2026-01-01-a.md"
LONG = "\n\n".join(f"第{number}段，写得不长也不短，只是为了占一点地方。" for number in range(120))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a long post."""
    (tmp_path / "content/zh").mkdir(parents=True)
    (tmp_path / POST).write_text(f"---\ntitle: 长文\n---\n\n{LONG}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Serve the site by the command, and return where."""
    command = [sys.executable, "-m", "docpipe", "serve", "--port", "0", "--root", str(site)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        said = next(line for line in process.stderr if "http://" in line)
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found
        yield found[0]
        process.terminate()


def test_a_saved_post_appears_and_the_reader_stays(site: Path, address: str, reader: Reader) -> None:
    """The page loads itself when its post is saved, and stands where it stood; errors come and go likewise."""
    page = reader.visit(address + "zh/a/").page
    page.evaluate("scrollTo({top: 2000, behavior: 'instant'})")
    before = page.evaluate("scrollY")
    assert before > 1000
    path = site / POST
    path.write_text(path.read_text("utf-8") + "\n刚刚加上的一段。\n", encoding="utf-8")
    page.get_by_text("刚刚加上的一段。").wait_for(state="attached", timeout=10_000)
    page.wait_for_function(f"Math.abs(scrollY - {before}) < 2")
    good = path.read_text("utf-8")
    path.write_text("---\ntitle: [\n---\n\n坏了。\n", encoding="utf-8")
    page.get_by_role("heading", name="cannot be published").wait_for(timeout=10_000)
    path.write_text(good, encoding="utf-8")
    page.get_by_role("heading", name="长文").wait_for(timeout=10_000)
