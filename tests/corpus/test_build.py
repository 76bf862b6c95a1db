"""Real repositories published: every page is there, and the number of workers changes no byte."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from tests.corpus.corpora import NAMES, Build, build, findings_of

SUFFIXES = {".md", ".mdx"}
DRAFT = re.compile(r"^draft:\s*true\s*$", re.MULTILINE)
SLUG = re.compile(r"^slug:\s*[\"']?([^\s\"']+)", re.MULTILINE)
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")


def pages_by_path(root: Path) -> Iterator[tuple[str, str | None]]:
    """Yield each post and the address it should have, told by its path and slug alone; None for a draft."""
    for file in sorted((root / "content").rglob("*")):
        path = PurePosixPath(file.relative_to(root / "content").as_posix())
        if path.suffix not in SUFFIXES or (path.name.startswith("_") and path.stem != "_index"):
            continue
        text = file.read_text("utf-8")
        head = text.split("---", 2)[1] if text.startswith("---") else ""
        yield f"content/{path}", None if DRAFT.search(head) else _address(path, SLUG.search(head))


def _address(path: PurePosixPath, slug: re.Match[str] | None) -> str:
    if path.stem in {"index", "_index"}:
        return f"/{path.parent}/"
    name = slug[1] if slug else DATE.sub("", path.stem)
    folder = path.parts[0] if name.startswith("/") else str(path.parent)
    return posixpath.normpath(f"/{folder}/{name}") + "/"


def digests(site: Path) -> dict[str, str]:
    """Return a digest of every file of a site by its path."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize("name", NAMES)
def test_every_post_is_published(name: str, built: Callable[[str], Build]) -> None:
    """Every post has its page, and no two have one; what is elsewhere or nowhere is so for a reason."""
    build, known = built(name), findings_of(name)
    assert "Traceback" not in build.err
    assert build.code == known.build_exit, build.err
    assert all(each.why for each in known.elsewhere)
    expected = dict(pages_by_path(build.root))
    elsewhere = {each.path: each.page for each in known.elsewhere}
    assert elsewhere.keys() <= expected.keys()
    there = [path for path in elsewhere if expected[path] and _page(build.out, expected[path]) and not elsewhere[path]]
    assert there == [], "these are published after all"
    expected |= elsewhere
    assert [path for path, page in expected.items() if page and not _page(build.out, page)] == []
    pages = [page for page in expected.values() if page]
    assert len(set(pages)) == len(pages)


def _page(out: Path, address: str | None) -> bool:
    return address is not None and (out / address.strip("/") / "index.html").is_file()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.stress] * (name != "juicefs")) for name in NAMES]
)
def test_workers_change_no_byte(name: str, built: Callable[[str], Build], tmp_path: Path) -> None:
    """One process and two workers make the same files."""
    serial = built(name)
    parallel = build(serial.root, tmp_path / "out", jobs=2)
    assert parallel.code == serial.code
    one, two = digests(serial.out), digests(parallel.out)
    assert len(one) > 1
    assert [path for path in sorted(one.keys() | two.keys()) if one.get(path) != two.get(path)] == []
