"""When texts changed, as git remembers it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.moments import moments
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from tests.git_repository import commit, git, repository

ZH, EN = "content/zh/blog/2026-01-01-a.md", "content/en/blog/2026-01-01-a.md"
CONFIG = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\nbase_url = "https://example.org/"\n[build]\nupdated = "git"\n'
NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


class Repository:
    """A site whose commits are made on days of March 2026."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Commit a post on the first."""
        self.root = root
        self._patch = monkeypatch
        self._on(1)
        self._write({"docpipe.toml": CONFIG, ZH: "---\ntitle: 甲\n---\n第一段。\n\n见[乙](https://a.example/)。\n"})
        repository(root)

    def commit(self, day: int, **files: str) -> None:
        """Write `zh` or `en` and commit it on a day."""
        self._on(day)
        self._write({{"zh": ZH, "en": EN}[name]: text for name, text in files.items()})
        commit(self.root, f"day {day}")

    def session(self, root: Path | None = None) -> Session:
        """Return a session over the site, or over a clone of it."""
        folder = root or self.root
        return Session(Request(root=folder, config=load(folder).config, now=NOW, bodies=True), Serial())

    def days(self, root: Path | None = None) -> dict[str, int]:
        """Return the day of March on which each text changed, by its locale."""
        session = self.session(root)
        found = moments(session.request.root, session.site, ParseOptions.of(session.request.config))
        return {path.split("/")[1]: moment.day for path, moment in found.items()}

    def _on(self, day: int) -> None:
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            self._patch.setitem(os.environ, name, f"2026-03-{day:02}T12:00:00+00:00")

    def _write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a site with a post in Chinese."""
    return Repository(tmp_path / "site", monkeypatch)


def test_only_words_count(site: Repository) -> None:
    """A post that is merely there is not changed, nor does a new address, a tag or an empty line change it."""
    assert site.days() == {}
    site.commit(2, zh="---\ntitle: 甲\ntags: [x]\n---\n\n第一段。\n\n\n见[乙](https://b.example/)。\n")
    assert site.days() == {}
    site.commit(3, zh="---\ntitle: 甲\n---\n第一段，改过。\n\n见[乙](https://b.example/)。\n")
    site.commit(4, zh="---\ntitle: 甲\n---\n第一段，改过。\n\n见[乙](https://c.example/)。\n")
    assert site.days() == {"zh": 3}


def test_a_translation_is_news_when_it_appears_and_when_it_catches_up(site: Repository) -> None:
    """Each version has its own moment, whatever happens to the other."""
    site.commit(5, en="---\ntitle: A\n---\nThe first one.\n\nSee [B](https://a.example/).\n")
    assert site.days() == {"en": 5}
    site.commit(6, zh="---\ntitle: 甲\n---\n第一段，新的。\n\n见[乙](https://a.example/)。\n")
    assert site.days() == {"zh": 6, "en": 5}
    site.commit(7, en="---\ntitle: A\n---\nThe first one, renewed.\n\nSee [B](https://a.example/).\n")
    assert site.days() == {"zh": 6, "en": 7}


def test_front_matter_is_believed(site: Repository) -> None:
    """Where it says when, git is not asked."""
    site.commit(2, zh="---\ntitle: 甲\nupdated: 2026-02-02\n---\n别的。\n")
    assert site.days() == {}


def test_a_commit_that_changes_nothing_for_readers(site: Repository) -> None:
    """One that `.git-blame-ignore-revs` names does not count."""
    site.commit(2, zh="---\ntitle: 甲\n---\n第一段……\n\n见[乙](https://a.example/)。\n")
    assert site.days() == {"zh": 2}
    (site.root / ".git-blame-ignore-revs").write_text(git(site.root, "rev-parse", "HEAD") + "\n", encoding="utf-8")
    assert site.days() == {}


def test_a_shallow_clone_tells_nothing_wrong(site: Repository, tmp_path: Path) -> None:
    """What changed before the clone begins is not said to have changed there."""
    site.commit(2, zh="---\ntitle: 甲\n---\n改过。\n", en="---\ntitle: A\n---\nChanged.\n")
    site.commit(3, en="---\ntitle: A\n---\nChanged again.\n")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{site.root}", "one")
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{site.root}", "two")
    assert site.days() == {"zh": 2, "en": 3}
    assert site.days(tmp_path / "one") == {}
    assert site.days(tmp_path / "two") == {"en": 3}


def test_no_repository(site: Repository) -> None:
    """Without git there is nothing to tell."""
    (site.root / ".git").rename(site.root / "git")
    assert site.days() == {}


def test_pages_and_feeds_say_it(site: Repository) -> None:
    """A build of a site that wants it has the moment in its feed; lint, which only looks, asks no git."""
    site.commit(3, zh="---\ntitle: 甲\n---\n第一段，改过。\n")
    outputs = {output.path: output.content or b"" for output in site.session().outputs()}
    assert b"<updated>2026-03-03T20:00:00+08:00</updated>" in outputs["zh/feed.xml"]
    assert b"<lastmod>2026-03-03T20:00:00+08:00</lastmod>" in outputs["sitemap.xml"]
