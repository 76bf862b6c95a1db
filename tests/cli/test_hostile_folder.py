"""Folders in which something else stands in the place of a site's files: links out of it, pipes, loops."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Command

Change = Callable[[Path, Path], object]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\nbase_url = "https://a.example/"\n'
POST = "---\ntitle: 甲\ndate: 2024-05-11\n---\n\n这是一段正文。\n"
CANARY = "canary-4f1d"
LEAVES = "is a link that leaves the site's root"


def linked(name: str, target: str) -> Change:
    """Put a link to something outside in the place of a part of the site."""

    def change(root: Path, outside: Path) -> None:
        place = root / name
        if place.is_dir():
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(target if target.startswith("/") else outside / target)

    return change


def pipe(name: str) -> Change:
    """Put a pipe in the place of a file."""

    def change(root: Path, _outside: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).unlink(missing_ok=True)
        os.mkfifo(root / name)

    return change


def loops(root: Path, _outside: Path) -> None:
    """Let links multiply."""
    (root / "static").mkdir()
    for name in "abcdef":
        (root / "static" / name).symlink_to(".")
        (root / "content/zh" / name).symlink_to("../../static")


# Where the change is made, what is said of it, and the exit code of `build`.
SHAPES: dict[str, tuple[Change, str, int]] = {
    "a pipe as configuration": (pipe("docpipe.toml"), "docpipe.toml: it is no regular file", 2),
    "somebody's configuration": (linked("docpipe.toml", "docpipe.toml"), f"docpipe.toml: the file {LEAVES}", 2),
    "the environment as configuration": (linked("docpipe.toml", "/proc/self/environ"), LEAVES, 2),
    "an endless configuration": (linked("docpipe.toml", "/dev/zero"), LEAVES, 2),
    "somebody's posts": (linked("content", "content"), f"content: this folder of posts {LEAVES}", 2),
    "all there is as posts": (linked("content", "/"), LEAVES, 2),
    "somebody's posts of a locale": (
        linked("content/zh", "content/zh"),
        f"content/zh: this folder of posts {LEAVES}",
        2,
    ),
    "somebody's post": (linked("content/zh/b.md", "content/zh/s.md"), f"content/zh/b.md {LEAVES}", 0),
    "a post that is the environment": (linked("content/zh/b.md", "/proc/self/environ"), f"content/zh/b.md {LEAVES}", 0),
    "a pipe as post": (pipe("content/zh/b.md"), "content/zh/b.md is no regular file", 0),
    "a device as post": (linked("content/zh/b.md", "/dev/zero"), LEAVES, 0),
    "somebody's authors": (linked("content/authors.yml", "authors.yml"), f"content/authors.yml {LEAVES}", 0),
    "somebody's static files": (linked("static", "."), f"static {LEAVES}", 0),
    "somebody's file": (linked("static/s.txt", "s.txt"), f"static/s.txt {LEAVES}", 0),
    "somebody's picture": (linked("content/zh/s.png", "s.txt"), f"content/zh/s.png {LEAVES}", 0),
    "somebody's theme": (linked("themes", "."), f"themes: the folder {LEAVES}", 2),
    "somebody's style sheet": (linked("themes/style.css", "style.css"), "", 0),
    "a pipe as style sheet": (pipe("themes/style.css"), "", 0),
    "somebody's glossary": (linked("l10n/glossary.toml", "s.txt"), f"l10n/glossary.toml: the file {LEAVES}", 2),
    "a pipe as glossary": (pipe("l10n/glossary.toml"), "l10n/glossary.toml: it is no regular file", 2),
    "somebody's ledger": (linked("l10n/en/a.ledger", "s.txt"), "", 0),
    "a pipe as ledger": (pipe("l10n/en/a.ledger"), "", 0),
    "somebody's folder for the built site": (linked("build", "."), "was not made by docpipe, so it is left alone", 3),
    "links that multiply": (loops, "is a link to a folder that holds it", 0),
}
REFUSED = {"somebody's folder for the built site": "which is a link that leaves the site"}
"""What is said at once where strangers may have put it there."""
KEPT: dict[str, tuple[Change, str]] = {
    "somebody's folder for what is kept": (linked(".docpipe", "."), ".docpipe is a link"),
    "somebody's folder for the cache": (linked(".docpipe/cache", "."), "a symbolic link in the place of the cache"),
}


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder beside the site that is none of its business."""
    folder = tmp_path / "outside"
    (folder / "content/zh").mkdir(parents=True)
    (folder / "docpipe.toml").write_text(CONFIG.replace("例", CANARY), "utf-8")
    (folder / "content/zh/s.md").write_text(POST.replace("甲", CANARY), "utf-8")
    (folder / "authors.yml").write_text(f"alice:\n  name: {CANARY}\n", "utf-8")
    (folder / "style.css").write_text(f"/* {CANARY} */ body {{ color: red }}\n", "utf-8")
    (folder / "s.txt").write_text(CANARY, "utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a site."""
    made = tmp_path / "site"
    (made / "content/zh").mkdir(parents=True)
    (made / "docpipe.toml").write_text(CONFIG, "utf-8")
    (made / "content/zh/a.md").write_text(POST, "utf-8")
    return made


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file below a folder."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("trust", ["--untrusted", "--no-cache"])
@pytest.mark.parametrize("name", SHAPES)
def test_nothing_outside_is_read_or_written(docpipe: Command, root: Path, outside: Path, name: str, trust: str) -> None:
    """A build says what it met, once, ends, publishes nothing of what is not the site's, and leaves that as it was."""
    change, said, code = SHAPES[name]
    change(root, outside)
    before = contents(outside)
    done = docpipe("build", trust, "--root", root)
    if trust == "--untrusted" and name in REFUSED:
        said, code = REFUSED[name], 2
    assert done.code == code, done.err
    assert said in done.err
    assert CANARY not in done.out + done.err
    assert contents(outside) == before
    built = contents(root / "build") if code == 0 else {}
    assert not any(CANARY.encode() in data for data in built.values())
    assert (root / "build/zh/a/index.html" in built) == (code == 0)


@pytest.mark.parametrize("name", KEPT)
def test_nothing_is_kept_outside(docpipe: Command, root: Path, outside: Path, name: str) -> None:
    """What docpipe keeps lies in the site or nowhere; that costs time, and one line."""
    change, said = KEPT[name]
    change(root, outside)
    before = contents(outside)
    for _ in range(2):
        done = docpipe("build", "--root", root)
        assert done.code == 0
        assert done.err.count(said) == 1
    assert contents(outside) == before
    assert said not in docpipe("build", "--untrusted", "--root", root).err


@pytest.mark.parametrize("name", ["links that multiply"])
def test_a_cache_does_not_follow_them(docpipe: Command, root: Path, outside: Path, name: str) -> None:
    """Nor does the look that tells whether anything changed."""
    SHAPES[name][0](root, outside)
    assert docpipe("build", "--root", root).code == 0
    assert docpipe("build", "--root", root).code == 0


def test_scaled_pictures_stay_inside(docpipe: Command, root: Path, outside: Path) -> None:
    """Nor do smaller versions of pictures go where a link leads."""
    linked(".docpipe/images", ".")(root, outside)
    (root / "docpipe.toml").write_text(CONFIG + "[images]\nvariants = true\n", "utf-8")
    before = contents(outside)
    done = docpipe("build", "--no-cache", "--root", root)
    assert done.code == 2
    assert f".docpipe/images: the folder {LEAVES}" in done.err
    assert contents(outside) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (linked("linkcheck", "."), "a symbolic link leads it out of the site's root"),
        (pipe("linkcheck/history.jsonl"), "it is no file"),
        (linked("linkcheck/history.jsonl", "/dev/zero"), "a symbolic link leads it out of the site's root"),
    ],
)
def test_a_history_is_the_site_s_own(docpipe: Command, root: Path, outside: Path, change: Change, said: str) -> None:
    """Answers are remembered in the site."""
    change(root, outside)
    before = contents(outside)
    done = docpipe("links", "--offline", "--untrusted", "--root", root)
    assert done.code == 2
    assert said in done.err
    assert contents(outside) == before
