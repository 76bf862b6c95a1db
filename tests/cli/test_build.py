"""`docpipe build`: what is published, what is said, and what survives an interruption."""

from __future__ import annotations

import os
import pstats
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.model.page import Output
from docpipe.model.source import HOME
from docpipe.publish import making
from docpipe.publish.page import Page
from docpipe.publish.render import render
from tests.cli.command import Command, start_python
from tests.publish.images.metadata.photos import SOMEONE, photo

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nbase_url = "https://example.org/"\nsource = "zh"\nlocales = ["zh", "en"]\n'
POST = "---\ntitle: 一篇\ndate: 2024-05-11\n---\n\n这是正文。\n"
CUT = POST + "\n这种集成通过交易活动创造利润，吸引资本投资，以及\n"

INTERRUPTED = """
import sys, time
from docpipe.cli.main import run
from docpipe.publish.writing.staging import Stage
place, placed = Stage.place, []
def slow(self, output):
    placed.append(place(self, output))
    if len(placed) == 3:
        print("ready", flush=True)
        time.sleep(60)
    return placed[-1]
Stage.place = slow
sys.exit(run(["build"]))
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_is_published_twice_the_same(docpipe: Command, write_site: WriteSite) -> None:
    """The second build writes nothing."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST})
    first = docpipe("build", "--root", root)
    assert (first.code, first.out) == (0, "")
    assert (root / "build/zh/a/index.html").is_file()
    before = tree(root / "build")
    assert "(0 written" in docpipe("build", "--root", root).err
    assert tree(root / "build") == before


def test_lint_errors_fail_only_when_strict(docpipe: Command, write_site: WriteSite) -> None:
    """A post that stops in mid-sentence is published; with --strict the build exits 1 and says why."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": CUT})
    assert docpipe("build", "--root", root).code == 0
    strict = docpipe("build", "--strict", "--root", root)
    assert strict.code == 1
    assert strict.out.startswith("content/zh/a.md:8:")
    assert (root / "build/zh/a/index.html").is_file()


def test_drafts_are_left_out_unless_asked(docpipe: Command, write_site: WriteSite, tmp_path: Path) -> None:
    """`--drafts` publishes drafts and posts of the future, not what has expired, and `--out` elsewhere."""
    root = write_site(
        {
            "docpipe.toml": CONFIG,
            "content/zh/draft.md": POST.replace("---\n\n", "draft: true\n---\n\n"),
            "content/zh/later.md": POST.replace("2024", "9024"),
            "content/zh/held.md": POST.replace("---\n\n", "publishDate: 9024-01-01\n---\n\n"),
            "content/zh/ended.md": POST.replace("---\n\n", "expires: 2024-06-01\n---\n\n"),
        }
    )
    docpipe("build", "--root", root)
    assert not list((root / "build/zh").glob("*/index.html"))
    docpipe("build", "--root", root, "--drafts", "--out", tmp_path / "elsewhere")
    found = sorted(path.parent.name for path in (tmp_path / "elsewhere/zh").glob("*/index.html"))
    assert found == ["archive", "draft", "held", "later", "search"]


def test_warnings_of_a_build(docpipe: Command, write_site: WriteSite) -> None:
    """A missing base_url and an address that two posts want are each said once."""
    twin = POST.replace("---\n\n", "slug: x\n---\n\n")
    config = CONFIG.replace('base_url = "https://example.org/"\n', "")
    root = write_site({"docpipe.toml": config, "content/zh/a.md": twin, "content/zh/b.md": twin})
    said = docpipe("build", "--root", root).err
    assert said.count("site.base_url is not set") == 1
    assert "content/zh/b.md: its address /zh/x/ belongs to content/zh/a.md; it is published at /zh/x-2/" in said
    assert (root / "build/zh/x-2/index.html").is_file()


def test_a_folder_that_is_not_docpipes_is_left_alone(docpipe: Command, write_site: WriteSite) -> None:
    """An output folder with other people's files is refused, exit 3."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST, "build/mine.txt": "mine"})
    refused = docpipe("build", "--root", root)
    assert refused.code == 3
    assert "was not made by docpipe" in refused.err
    assert tree(root / "build") == {"mine.txt": b"mine"}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_build_leaves_the_old_site(
    docpipe: Command, write_site: WriteSite, number: int, code: int
) -> None:
    """Ctrl-C and SIGTERM in the middle of writing: the old site stands, nothing is left beside it."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST})
    docpipe("build", "--root", root)
    before = tree(root / "build")
    (root / "content/zh/a.md").write_text(POST.replace("正文", "新的正文"), "utf-8")
    process = start_python(INTERRUPTED, cwd=root)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    os.kill(process.pid, number)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err.strip()) == (code, "")
    assert tree(root / "build") == before
    assert sorted(path.name for path in root.iterdir()) == [HOME, "build", "content", "docpipe.toml"]
    assert docpipe("build", "--root", root).code == 0
    assert "新的正文" in (root / "build/zh/a/index.html").read_text("utf-8")


@pytest.mark.parametrize("out", ["content/new", "content/zh", "static/site", "l10n", "themes/x"])
def test_the_site_s_own_folders_are_no_output(docpipe: Command, write_site: WriteSite, out: str) -> None:
    """What is built among the posts would be read as a part of the site by the next build."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST})
    before = tree(root)
    result = docpipe("build", "--root", root, "--out", root / out)
    assert result.code == 2
    assert "holds the site's own files. Name another folder: --out build" in result.err
    assert tree(root) == before


def test_strict_and_lint_say_the_same_of_built_pages(docpipe: Command, tmp_path: Path) -> None:
    """A template of the site's own that names a wrong language fails both, with the same findings."""
    (tmp_path / "content/zh").mkdir(parents=True)
    (tmp_path / "themes/templates").mkdir(parents=True)
    (tmp_path / "docpipe.toml").write_text(
        '[site]\nsource = "zh"\nlocales = ["zh"]\nbase_url = "https://a.example/"\n\n[lint]\nselect = ["publish"]\n'
    )
    (tmp_path / "content/zh/a.md").write_text(
        "---\ntitle: 示例\ndate: 2024-05-11\ndescription: 一句话。\n---\n\n正文。\n"
    )
    template = '<!doctype html>\n<html lang="en">\n<head><title>x</title></head>\n<body>{{ markup }}</body>\n</html>\n'
    (tmp_path / "themes/templates/article.html.j2").write_text(template)
    lint = docpipe("lint", "--root", tmp_path, "--select", "publish")
    build = docpipe("build", "--root", tmp_path, "--strict")
    assert (lint.code, build.code) == (1, 1)
    assert [line for line in lint.out.splitlines() if " PB00" in line] == [
        line for line in build.out.splitlines() if " PB00" in line
    ]
    assert "PB003" in lint.out
    assert "PB004" in lint.out


def test_what_becomes_of_pictures_is_said(docpipe: Command, write_site: WriteSite) -> None:
    """A picture leaves without what it tells; one from which that cannot be taken is withheld, with a warning."""
    root = write_site(
        {
            "docpipe.toml": CONFIG,
            "content/zh/a.md": POST + "\n![一](a.jpg)\n",
            "content/zh/a.jpg": photo("JPEG", 6),
            "static/b.jpg": b"\0\0\0\x18ftypheic\0\0\0\0Exif\0" + SOMEONE.encode(),
        }
    )
    done = docpipe("build", "--root", root)
    assert "warning: static/b.jpg is not published: it seems to tell who made it" in done.err
    published = tree(root / "build")
    assert "b.jpg" not in published
    assert SOMEONE.encode() not in published["zh/a/a.jpg"]
    assert 'src="a.jpg" width="37" height="61"' in published["zh/a/index.html"].decode()
    assert SOMEONE.encode() in (root / "content/zh/a.jpg").read_bytes()


def test_a_font_that_is_not_there(docpipe: Command, write_site: WriteSite) -> None:
    """What the site wants of its pictures and cannot have is an error of the configuration; nothing is published."""
    config = CONFIG + '[images]\ncards = true\nfont = "none.otf"\n'
    root = write_site({"docpipe.toml": config, "content/zh/a.md": POST})
    done = docpipe("build", "--root", root)
    assert done.code == 2
    assert "docpipe.toml: images.font names none.otf, and there is no such file" in done.err
    assert not (root / "build").exists()


def test_a_language_without_messages_is_named(docpipe: Command, write_site: WriteSite) -> None:
    """Where the theme cannot speak a locale's language, the build says what is missing and where it belongs."""
    root = write_site(
        {"docpipe.toml": CONFIG.replace('"en"]', '"ar"]'), "content/zh/a.md": POST, "content/ar/a.md": POST}
    )
    told = docpipe("build", "--root", root).err
    assert "warning: themes/locale/ar/LC_MESSAGES/docpipe.po is not there" in told
    assert "speak English" in told


def test_a_profile_can_be_read(docpipe: Command, write_site: WriteSite, tmp_path: Path) -> None:
    """`--profile` tells of the parser and of the templates: all is done in one process."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST})
    file = tmp_path / "build.prof"
    assert docpipe("build", "--root", root, "--profile", file).code == 0
    names = {f"{Path(place).name}:{name}" for place, _, name in pstats.Stats(str(file)).stats}  # type: ignore[attr-defined] # typeshed lacks it
    assert {"main.py:parse", "environment.py:render"} <= names


def test_timings_tell_what_was_done(docpipe: Command, write_site: WriteSite) -> None:
    """A post that has not changed is not read again."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST, "content/zh/b.md": POST})
    assert "posts read        2" in docpipe("build", "--root", root, "--timings").err
    (root / "content/zh/a.md").write_text(CUT, "utf-8")
    assert "posts read        1" in docpipe("build", "--root", root, "--timings").err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_mistake_costs_one_page(
    docpipe: Command, write_site: WriteSite, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """Where docpipe itself fails over a page, the others are published, it is said which it was, and tried again."""
    posts: dict[str, str | bytes] = {
        f"content/zh/p{number}.md": f"# 第 {number} 篇\n\n正文。\n" for number in range(60)
    }
    root = write_site({"docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh"]\n', **posts})
    build = ("build", "--root", root, "--jobs", jobs)
    assert docpipe(*build).code == 0

    def fails(page: Page, *others: object) -> Output:
        if page.route == "/zh/p41/":
            raise RecursionError("too deep")
        return render(page, *others)  # type: ignore[arg-type]  # passed on

    for number in (41, 42):
        (root / f"content/zh/p{number}.md").write_text("# 改\n\n改过。\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(making, "render", fails)
        for _ in range(2):
            done = docpipe(*build)
            assert done.code == 3
            assert "error: docpipe failed to make zh/p41/index.html, which is left out: RecursionError" in done.err
            assert "too deep. Please report it" in done.err
            assert "Traceback" not in done.err
            assert not (root / "build/zh/p41/index.html").exists()
            assert "改过。" in (root / "build/zh/p42/index.html").read_text("utf-8")
        assert "Traceback" in docpipe(*build, "-v").err
    assert docpipe(*build).code == 0
    assert "改过。" in (root / "build/zh/p41/index.html").read_text("utf-8")


def test_what_can_be_mended_keeps_the_old_site(docpipe: Command, write_site: WriteSite) -> None:
    """A template that fails is the site's own: nothing is published before it is mended."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST})
    assert docpipe("build", "--root", root).code == 0
    before = (root / "build/zh/a/index.html").read_bytes()
    template = root / "themes/templates/article.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{{ none.such }}", "utf-8")
    assert docpipe("build", "--root", root).code == 2
    assert (root / "build/zh/a/index.html").read_bytes() == before
