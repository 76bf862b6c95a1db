"""Sites whose addresses outside have answered, in a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docpipe.linkcheck.history.store import write_history
from docpipe.lint.answered import Answered
from docpipe.model.answer import Answer, Hop, LinkPlace, LinkState
from docpipe.model.link import LinkKind
from docpipe.model.text import Span

NOW = 1_795_305_600
DAY = 86_400


def ok(url: str, *hops: tuple[int, str], https: bool | None = None) -> Answer:
    """Return the answer of an address that is there, over redirects."""
    return Answer(url, LinkState.OK, NOW, status=200, hops=tuple(Hop(*hop) for hop in hops), https=https)


def at(target: str, answer: Answer, kind: LinkKind = LinkKind.INLINE, *, is_image: bool = False) -> Answered:
    """Return an address that stands at the beginning of a post, letter by letter."""
    fragment = target.partition("#")[2]
    return Answered(LinkPlace("content/zh/a.md", Span(0, len(target)), fragment, is_image), kind, target, answer)


def put_history(root: Path, answers: Iterable[Answer]) -> None:
    """Write what was answered where the history of a site lies."""
    path = root / "linkcheck/history.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_history(path, answers)
