"""Tests of `--untrusted`: everything in the folder is a stranger's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Command

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\nbase_url = "https://a.example/"\n'
POST = "---\ntitle: 甲\ndate: 2024-05-11\n---\n\n这是一段正文。\n"
LIVE = "---\ntitle: 甲\ndate: 2024-05-11\n---\n\n<!-- docpipe-disable-file -->\n\n一段<script>alert(1)</script>正文。\n"
RUNS = "{{ cycler.__init__.__globals__.os.mkdir(%r) }}"


def test_templates_and_scripts_are_left_out(docpipe: Command, write_site: WriteSite, tmp_path: Path) -> None:
    """Nothing of a stranger's theme runs, here or in a browser; what only looks counts, and the rest is named once."""
    trap = tmp_path / "trap"
    root = write_site(
        {
            "docpipe.toml": CONFIG,
            "content/zh/a.md": POST,
            "themes/templates/article.html.j2": RUNS % str(trap),
            "themes/page.js": "alert(1)",
            "themes/icon.svg": "<svg onload='alert(1)'/>",
            "themes/style.css": "/* ours */ body { color: #123456 }",
        }
    )
    done = docpipe("build", "--untrusted", "--root", root)
    assert done.code == 0
    assert not trap.exists()
    assert done.err.count("themes holds files that are left out under --untrusted (icon.svg and 2 more)") == 1
    built = [path.read_text("utf-8") for path in (root / "build").rglob("*") if path.is_file()]
    assert not any("alert(1)" in text for text in built)
    assert any("#123456" in text for text in built)
    docpipe("build", "--root", root)
    assert trap.exists()


def test_static_files_are_those_that_nobody_obeys(docpipe: Command, write_site: WriteSite) -> None:
    """Of static/ no page, program or setting of a host is published; the site's own start page stands for it."""
    kept = {"a.txt": "x", "style.css": "x", "still.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "paper.pdf": "x"}
    gone = {
        "index.html": "<script>alert(1)</script>",
        "sw.js": "x",
        "_redirects": "/* https://evil.example 200!",
        "_headers": "/*",
        "CNAME": "evil.example",
        ".htaccess": "x",
        ".well-known/assetlinks.json": "{}",
        "live.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "a.xhtml": "x",
        "web.config": "x",
        "zh/a/index.html": "x",
        "feed.xml": "x",
    }
    files = {f"static/{name}": text for name, text in (kept | gone).items()}
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST, **files})
    done = docpipe("build", "--untrusted", "--root", root)
    assert done.code == 0
    assert done.err.count("static holds files that are left out under --untrusted") == 1
    assert all((root / "build" / name).read_text() == text for name, text in kept.items())
    published = {path: path.read_bytes() for path in (root / "build").rglob("*") if path.is_file()}
    assert not any(text.encode() == data for name, text in gone.items() if text != "x" for data in published.values())
    assert not {root / "build" / name for name in gone if "index.html" not in name} & published.keys()


def test_rules_about_security_stay_on(docpipe: Command, write_site: WriteSite) -> None:
    """Neither the configuration nor a post silences them; the command line can."""
    config = CONFIG + '[lint]\nselect = ["ZH"]\nignore = ["SE"]\n[lint.severity]\nSE001 = "info"\n'
    root = write_site({"docpipe.toml": config, "content/zh/a.md": LIVE})
    assert docpipe("lint", "--root", root).code == 0
    done = docpipe("lint", "--untrusted", "--root", root)
    assert done.code == 1
    assert "content/zh/a.md:8:3: error SE001" in done.out
    assert 'docpipe.toml:8:1: lint.ignore cannot silence rules about security under --untrusted: "SE"' in done.err
    assert 'docpipe.toml:9:1: lint.severity cannot silence rules about security under --untrusted: "SE001"' in done.err
    assert docpipe("lint", "--untrusted", "--root", root, "--extend-ignore", "SE001").code == 0
    assert docpipe("lint", "--untrusted", "--root", root, "--select", "ZH").code == 0
    assert docpipe("build", "--untrusted", "--strict", "--root", root).code == 1


def test_no_cache_is_read_or_written(docpipe: Command, write_site: WriteSite, tmp_path: Path) -> None:
    """What trusted runs keep beside the site is none of a stranger's; a folder that is named takes both, apart."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": LIVE})
    assert docpipe("build", "--untrusted", "--root", root).code == 0
    assert not (root / ".docpipe").exists()
    docpipe("build", "--root", root)
    before = {path: path.read_bytes() for path in (root / ".docpipe").rglob("*") if path.is_file()}
    assert docpipe("lint", "--untrusted", "--root", root).code == 1
    docpipe("build", "--untrusted", "--root", root)
    assert {path: path.read_bytes() for path in (root / ".docpipe").rglob("*") if path.is_file()} == before
    shared = ("--cache-dir", tmp_path / "shared", "--root", root)
    assert docpipe("lint", *shared).code == 0
    assert docpipe("lint", "--untrusted", *shared).code == 1
    assert docpipe("lint", *shared).code == 0
    strict = ("build", "--strict", *shared)
    assert docpipe(*strict).code == 0
    assert docpipe(*strict, "--untrusted").code == 1
    assert docpipe(*strict).code == 0


def test_pictures_are_not_decoded(docpipe: Command, write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a picture nor a font is opened by Pillow, whatever the configuration wants."""
    monkeypatch.setattr("docpipe.pipeline.pictures.variants.with_variants", None)
    monkeypatch.setattr("docpipe.pipeline.pictures.cards.Cards", None)
    images = '[images]\nvariants = true\ncards = true\nfont = "/etc/passwd"\n'
    root = write_site({"docpipe.toml": CONFIG + images, "content/zh/a.md": POST})
    done = docpipe("build", "--untrusted", "--root", root)
    assert done.code == 0
    assert done.err.count("under --untrusted. Pictures are published as they are") == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lint", "--executor", "dask://127.0.0.1:1"), "--untrusted works on this machine alone"),
        (("links", "--external", "--allow-loopback"), "--untrusted asks public addresses only"),
    ],
)
def test_what_does_not_go_together(
    docpipe: Command, write_site: WriteSite, arguments: tuple[str, ...], said: str
) -> None:
    """Neither a cluster nor this machine's own services are a stranger's to reach."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST})
    done = docpipe(*arguments, "--untrusted", "--root", root)
    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize("command", ["lint", "links", "status", "build", "explain", "config"])
def test_every_command_says_what_is_held(docpipe: Command, write_site: WriteSite, command: str) -> None:
    """Whatever reads the site says once what of its configuration does not count."""
    config = CONFIG + '[build]\nout = "../elsewhere"\n'
    root = write_site({"docpipe.toml": config, "content/zh/a.md": POST})
    more = {"explain": (root / "content/zh/a.md",), "config": ("show",)}
    paths = more.get(command, ())
    done = docpipe(command, *paths, "--untrusted", "--root", root)
    assert done.code in {0, 1}
    said = "docpipe.toml:7:1: build.out is not taken from this file under --untrusted. Name it on the command line"
    assert done.err.count(said) == 1
    assert docpipe(command, *paths, "--root", root).code == 2


def test_a_folder_without_configuration(docpipe: Command, tmp_path: Path) -> None:
    """Another generator's site is read as it is; what nobody wrote down is not complained of."""
    (tmp_path / "a.md").write_text(LIVE, "utf-8")
    assert "SE001" not in docpipe("lint", "--root", tmp_path).out
    done = docpipe("lint", "--untrusted", "--root", tmp_path)
    assert "warning SE001" in done.out
    assert "--untrusted" not in done.err


@pytest.mark.parametrize("arguments", [("--out", "preview"), ("--cache-dir", "kept"), ()], ids=" ".join)
def test_no_link_leads_what_is_written_elsewhere(
    docpipe: Command,
    write_site: WriteSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    """A stranger can put a link where CI is going to write: an empty folder, or another site that docpipe made."""
    root = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": POST})
    monkeypatch.chdir(root)
    other = tmp_path / "other"
    assert docpipe("build", "--out", other).code == 0
    before = {path: path.read_bytes() for path in other.rglob("*") if path.is_file()}
    (root / "content/zh/a.md").write_text(POST.replace("甲", "乙"), "utf-8")
    (root / (arguments[1] if arguments else "build")).symlink_to(other)
    done = docpipe("build", "--untrusted", *arguments)
    assert done.code == 2
    assert "which is a link that leaves the site" in done.err
    assert {path: path.read_bytes() for path in other.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", ["lint", "status", "links"])
@pytest.mark.parametrize("target", ["../outside.json", ".git/config", "content/zh/a.md"])
def test_no_report_is_written_where_a_link_leads(
    docpipe: Command, write_site: WriteSite, monkeypatch: pytest.MonkeyPatch, command: str, target: str
) -> None:
    """The file of a report is the one that was named; a link in its place is refused, trusted or not."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": CONFIG,
        "content/zh/a.md": POST,
        ".git/config": "[core]\n",
        "../outside.json": "mine",
    }
    root = write_site(files)
    monkeypatch.chdir(root)
    (root / "report.json").symlink_to(target)
    before = (root / target).read_bytes()
    for trust in ((), ("--untrusted",)):
        done = docpipe(command, *trust, "--output", "json:report.json")
        assert done.code in {2, 3}
        assert (root / target).read_bytes() == before


def test_builds_share_nothing_but_the_folder(docpipe: Command, write_site: WriteSite, tmp_path: Path) -> None:
    """With one cache and one output folder for both, each build is what it is without a cache."""
    root = write_site(
        {
            "docpipe.toml": CONFIG + '[markdown]\nhtml = "sanitize"\n',
            "content/zh/a.md": POST + "\n一段<b>粗体</b>字。\n",
            "content/zh/b.md": POST.replace("甲", "乙"),
            "themes/templates/notfound.html.j2": "<p>ours</p>",
            "static/sw.js": "ours",
        }
    )
    shared = ("build", "--root", root, "--cache-dir", tmp_path / "shared", "--out", tmp_path / "built")

    def tree(folder: Path) -> dict[str, bytes]:
        paths = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    wanted = {}
    for trust in ((), ("--untrusted",)):
        place = tmp_path / f"clean{len(trust)}"
        assert docpipe("build", "--root", root, "--no-cache", "--out", place, *trust).code == 0
        wanted[trust] = tree(place)
    assert wanted[()] != wanted["--untrusted",]
    for trust in ((), (), ("--untrusted",), ("--untrusted",), (), ("--untrusted",), ()):
        assert docpipe(*shared, *trust).code == 0
        assert tree(tmp_path / "built") == wanted[trust]
