"""`docpipe links --fix`: addresses that moved are rewritten in all locales, and the history follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.linkcheck.history.store import read_history
from docpipe.model.answer import Hop, LinkState
from tests.cli.command import Command

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'
HISTORY = """\
{"docpipe":"link history","version":1}
{"url":"http://b.example/page","state":"ok","checked":"2026-11-20T00:00:00Z","status":200,"checks":["status"],"https":true}
{"url":"https://a.example/old","state":"ok","checked":"2026-11-20T00:00:00Z","status":200,"checks":["status","body"],\
"hops":[{"status":301,"url":"https://a.example/new/place"},{"status":302,"url":"https://a.example/today"}]}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site with an address that moved and one that has https, in both locales, as the current folder."""
    files = {
        "docpipe.toml": CONFIG,
        "linkcheck/history.jsonl": HISTORY,
        "content/zh/a.md": "# 一\n\n见[旧](https://a.example/old#用法)，又见[乙](http://b.example/page)。\n",
        "content/en/a.md": "# One\n\nSee [old][1] and <http://b.example/page>.\n\n[1]: https://a.example/old\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_locales_at_once_without_network(docpipe: Command, root: Path) -> None:
    """The moved address keeps its place, http becomes https, and the rest of the posts is as it was."""
    result = docpipe("links", "--offline", "--fix", "--show-fixes")
    assert result.code == 0
    assert (root / "content/zh/a.md").read_text("utf-8") == (
        "# 一\n\n见[旧](https://a.example/new/place#用法)，又见[乙](https://b.example/page)。\n"
    )
    assert (root / "content/en/a.md").read_text("utf-8") == (
        "# One\n\nSee [old][1] and <https://b.example/page>.\n\n[1]: https://a.example/new/place\n"
    )
    assert "1 × LK010 link-external-moved" in result.err
    assert "Fixed 4 of 4 findings in 2 files" in result.err


def test_the_history_follows(docpipe: Command, root: Path) -> None:
    """What the old address told of the new one is known, so that nothing is asked again; the old one is forgotten."""
    docpipe("links", "--offline", "--fix")
    answers = read_history(root / "linkcheck/history.jsonl").answers
    assert list(answers) == ["https://a.example/new/place", "https://b.example/page"]
    moved = answers["https://a.example/new/place"]
    assert (moved.state, moved.hops) == (LinkState.OK, (Hop(302, "https://a.example/today"),))
    again = docpipe("links", "--offline")
    assert (again.code, again.out.splitlines()[-1]) == (0, "No findings in 2 files.")
    assert "2 ok, 0 broken, 0 unverified\n  asked nothing now" in again.err


def test_escaped_addresses_are_fixed_and_remembered(docpipe: Command, root: Path) -> None:
    """Entities and escapes hide no address, and the history has the new one as the post spells it."""
    history = root / "linkcheck/history.jsonl"
    answer = '{"url":"%s","state":"ok","checked":"2026-11-20T00:00:00Z","status":200,"checks":["status","body"],%s}\n'
    history.write_text(
        HISTORY.splitlines(keepends=True)[0]
        + answer % ("http://b.example/?x=1&y=2", '"https":true')
        + answer % ("https://a.example/Old_(x)", '"hops":[{"status":301,"url":"https://a.example/New_(x)"}]'),
        "utf-8",
    )
    post = root / "content/zh/a.md"
    old = r"<a href='http://b.example/?x=1&amp;y=2'>甲</a>[乙](https://a.example/Old_\(x\))"
    post.write_text(f"# 一\n\n{old}\n", "utf-8")
    (root / "content/en/a.md").write_text("# One\n", "utf-8")
    assert docpipe("links", "--offline", "--fix").code == 0
    written = "<a href='https://b.example/?x=1&amp;y=2'>甲</a>[乙](https://a.example/New_%28x%29)"
    assert post.read_text("utf-8") == f"# 一\n\n{written}\n"
    assert list(read_history(history).answers) == ["https://a.example/New_%28x%29", "https://b.example/?x=1&y=2"]


def test_bare_addresses_are_told_and_fixed(docpipe: Command, root: Path) -> None:
    """Elsewhere they are links: the address changes, and no mark of the sentence."""
    post = root / "content/zh/a.md"
    post.write_text("# 一\n\n见 https://a.example/old#用法，又见 http://b.example/page 一页。\n", "utf-8")
    result = docpipe("links", "--offline")
    assert "content/zh/a.md:3:3: info LK010 link-external-moved `https://a.example/old#用法`" in result.out
    assert "content/zh/a.md:3:31: warning LK012 link-insecure `http://b.example/page`" in result.out
    assert docpipe("links", "--offline", "--fix").code == 0
    assert (
        post.read_text("utf-8") == "# 一\n\n见 https://a.example/new/place#用法，又见 https://b.example/page 一页。\n"
    )


def test_a_patch_changes_nothing(docpipe: Command, root: Path) -> None:
    """`--diff` shows it, and leaves posts and history alone."""
    before = {path: path.read_bytes() for path in root.glob("[!.]*/**/*.*") if path.is_file()}
    result = docpipe("links", "--offline", "--diff")
    assert "+见[旧](https://a.example/new/place#用法)，又见[乙](https://b.example/page)。" in result.out
    assert result.code == 1
    assert before == {path: path.read_bytes() for path in root.glob("[!.]*/**/*.*") if path.is_file()}


def test_a_path_limits_what_is_fixed(docpipe: Command, root: Path) -> None:
    """Only the named file is written; the history keeps the old address, which the other file still has."""
    before = (root / "content/en/a.md").read_bytes()
    docpipe("links", "--offline", "--fix", "content/zh/a.md")
    assert "new/place" in (root / "content/zh/a.md").read_text("utf-8")
    assert (root / "content/en/a.md").read_bytes() == before
    assert len(read_history(root / "linkcheck/history.jsonl").answers) == 4
