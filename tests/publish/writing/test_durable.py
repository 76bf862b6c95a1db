"""Whether what was written is asked to outlive a loss of power, seen from outside."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CALL = """
import sys
from pathlib import Path
from docpipe.publish.writing.durable import sync_all
folder = Path(sys.argv[1])
files = sorted(path.name for path in folder.iterdir() if path.is_file())
sync_all(folder, files, ["below"])
"""


def calls(folder: Path, count: int) -> list[str]:
    """Return the names of the calls that were made for so many files."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace: apt-get install strace")
    (folder / "below").mkdir()
    for number in range(count):
        (folder / f"{number}.html").write_text("a", "utf-8")
    command = ["strace", "-f", "-e", "trace=fsync,syncfs", "-o", str(folder.parent / "trace")]
    subprocess.run([*command, sys.executable, "-c", CALL, str(folder)], check=True, capture_output=True, timeout=200)
    trace = (folder.parent / "trace").read_text("utf-8")
    return [name for line in trace.splitlines() for name in ("fsync", "syncfs") if f" {name}(" in line]


def test_a_few_files_are_waited_for_one_by_one(tmp_path: Path) -> None:
    """Every file, every folder, and the folder that holds them."""
    folder = tmp_path / "site"
    folder.mkdir()
    assert calls(folder, 3) == ["fsync"] * 5


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to write a whole file system")
def test_many_files_are_waited_for_at_once(tmp_path: Path) -> None:
    """One call, whatever their number."""
    folder = tmp_path / "site"
    folder.mkdir()
    assert calls(folder, 100) == ["syncfs"]
