"""What the cache knows of translations: judged again is what rests on something that has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from docpipe.cli.main import run
from docpipe.config.load import load
from docpipe.model.translation import TranslationState
from docpipe.pipeline.earlier import in_memory
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.translation import lessons

CONFIG = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n'
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of eight translated posts, one of which lacks a paragraph: its neighbours have to be told apart."""
    for number in range(8):
        lines = [f"第{number}件事是节点与网络。", "协议写在文章里面。", "读者可以下载目录。"]
        others = [f"Thing {number} is nodes and a network.", "The protocol stands in the article.", "Readers download."]
        write(tmp_path, f"zh/{number}.md", f"# 题{number}\n\n" + "\n\n".join(lines))
        write(tmp_path, f"en/{number}.md", f"# Title {number}\n\n" + "\n\n".join(others if number else others[::2]))
    (tmp_path / "docpipe.toml").write_text(CONFIG, "utf-8")
    return tmp_path


def write(root: Path, path: str, text: str) -> None:
    """Write a post."""
    place = root / "content" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text + "\n", "utf-8")


def judged(root: Path, cache: str | None = ".docpipe") -> tuple[int, tuple[TranslationState, ...]]:
    """Return how many translations were judged, and how all stand."""
    home = root / cache if cache is not None else None
    session = Session(Request(root=root, config=load(root).config, now=NOW, cache=home), Serial())
    states = session.states
    session.close()
    return session.counts["pairs judged"], states


def test_nothing_changed(site: Path) -> None:
    """Nothing is judged, and all stand as they did."""
    first = judged(site)
    assert first[0] == 8
    assert judged(site) == (0, first[1])


@pytest.mark.parametrize("path", ["zh/3.md", "en/3.md"])
def test_one_text_changed(site: Path, path: str) -> None:
    """That pair is judged, and those that rest on what all pairs teach, as in a site so small; no state is stale."""
    judged(site)
    write(site, path, (site / "content" / path).read_text("utf-8") + "\n多一段，或 one more.")
    count, states = judged(site)
    assert count >= 1
    assert states == judged(site, None)[1]


def test_what_pairs_teach_is_known(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is learned again only when a text has changed that it is learned from."""
    learned: list[int] = []
    learn = lessons._learn  # noqa: SLF001 - to be told when it is called

    def counted(read: Sequence[lessons.Lesson]) -> lessons.Taught:
        learned.append(len(read))
        return learn(read)

    monkeypatch.setattr(lessons, "_learn", counted)
    before = judged(site)[1]
    assert learned == [8]
    write(site, "zh/9.md", "# 新\n\n没有译文。")
    count, after = judged(site)
    assert (count, learned) == (0, [8])
    assert [state for state in after if state.path != "content/zh/9.md"] == list(before)
    write(site, "en/0.md", "# Title 0\n\nReaders download.")
    assert judged(site)[1] == judged(site, None)[1]
    assert learned == [8, 8, 8]


def test_a_process_knows_what_it_judged(site: Path) -> None:
    """Who looks again and again, and keeps nothing on the disk, judges what has changed."""
    earlier = in_memory()

    def again() -> tuple[int, tuple[TranslationState, ...]]:
        session = Session(Request(root=site, config=load(site).config, now=NOW), Serial(), earlier)
        return session.counts["pairs judged"] if session.states else -1, session.states

    first = again()
    assert first == (8, judged(site, None)[1])
    assert again() == (0, first[1])
    write(site, "en/3.md", "# Title 3\n\nThing 3 is nodes and a network.")
    count, states = again()
    assert count >= 1
    assert states == judged(site, None)[1]


def test_a_lesson_that_teaches_nothing_new(site: Path) -> None:
    """A text that others are judged by was changed, and what it teaches is the same: they stand as they did."""
    write(site, "zh/8.md", "# 题8\n\n孤立。")
    write(site, "en/8.md", "# Title 8\n\nLonely.\n\nMore.")
    judged(site)
    write(site, "zh/8.md", "# 题8\n\n孤单。")
    count, states = judged(site)
    assert count == 1
    assert states == judged(site, None)[1]


def test_a_ledger_changed(site: Path) -> None:
    """What it knows decides."""
    judged(site)
    assert run(["l10n", "adopt", "--from", "trust", "--root", str(site)]) == 0
    count, states = judged(site)
    assert count >= 7
    assert states == judged(site, None)[1]
