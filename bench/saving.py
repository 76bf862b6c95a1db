"""Measure how long a saved post takes to the screen: from the write to the last byte of its page under `docpipe serve`.

A real server over the generated posts, one browser's connections: the page waits for the event that tells of a change,
as its script does, and asks for itself again. Posts are taken at even distances; the figure is the median.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from page import put
from stages import HOW_TO_GET_THE_CORPUS, make_corpus

SAVES = 15
POSTS = 1_000
"""Posts of the source locale."""

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")
_MADE = re.compile(r'data-made="(\d+)"')
# A person types again after a while, and the next save finds everything at rest.
_PAUSE = 0.4


@contextmanager
def served(root: Path) -> Iterator[int]:
    """Serve a site and give the port."""
    command = [sys.executable, "-m", "docpipe", "serve", "--port", "0", "--root", str(root)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None  # noqa: S101 - it was asked for
        try:
            said = _ADDRESS.match(process.stderr.readline())
            assert said is not None  # noqa: S101 - the server says where it is
            threading.Thread(target=process.stderr.read, daemon=True).start()
            yield int(said[1])
        finally:
            process.terminate()


def page(port: int, path: str) -> str:
    """Return a page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def saved(port: int, post: Path, path: str) -> float:
    """Return the seconds from a save to the page that shows it."""
    made = _MADE.search(page(port, path))
    assert made is not None  # noqa: S101 - every served page tells
    waiting = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    waiting.request("GET", f"/.docpipe/changes?since={made[1]}")
    told = waiting.getresponse()
    time.sleep(_PAUSE)
    mark = f"保存于{time.time_ns()}"
    start = time.perf_counter()
    with post.open("a", encoding="utf-8") as file:
        file.write(f"\n\n{mark}\n")
    while not told.readline().startswith(b"data:"):
        pass
    is_there = mark in page(port, path)
    seconds = time.perf_counter() - start
    waiting.close()
    assert is_there  # noqa: S101 - else nothing was measured
    return seconds


def measure(root: Path) -> tuple[float, list[float]]:
    """Return the seconds until the first page, and those of every save."""
    posts = sorted((root / "content" / "zh").glob("*.md"))
    chosen = posts[:: max(1, len(posts) // SAVES)][:SAVES]
    with served(root) as port:
        start = time.perf_counter()
        page(port, "/zh/")
        first = time.perf_counter() - start
        places = [f"/zh/{re.sub('^[0-9-]{11}', '', post.stem)}/" for post in chosen]
        return first, [saved(port, post, path) for post, path in zip(chosen, places, strict=True)]


def main() -> None:
    """Print the figures; write them where the others stand, if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=POSTS, help="posts of the source locale")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    arguments = parser.parse_args()
    generator = Path(os.environ.get("DOCPIPE_BENCH", "")) / "make_corpus.py"
    if not generator.is_file():
        sys.exit(HOW_TO_GET_THE_CORPUS)
    with tempfile.TemporaryDirectory() as folder:
        make_corpus(generator, Path(folder), arguments.posts)
        first, seconds = measure(Path(folder))
    report = (
        f"{arguments.posts} posts, {len(seconds)} saves: median {statistics.median(seconds):.2f} s, "
        f"{min(seconds):.2f} to {max(seconds):.2f} s; the first page after {first:.1f} s"
    )
    print(report)
    if arguments.write:
        put("saving", report)


if __name__ == "__main__":
    main()
