"""The cases that are files of `tests/sites/hostile`, and what its `expected/*.toml` say must become of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import SITES
from tests.hostile.case import PUBLISHED, Case

SITE = SITES / "hostile"


def cases() -> Iterator[Case]:
    """Yield them all."""
    for listed in sorted((SITE / "expected").glob("*.toml")):
        for name, said in tomllib.loads(listed.read_text("utf-8")).items():
            yield _case(f"{listed.stem}/{name}", said)


def _case(name: str, said: dict[str, object]) -> Case:
    path = f"content/{said.get('locale', 'zh')}/{name}.md"
    also = said.get("also", ())
    assert isinstance(also, list | tuple)
    return Case(
        name=name,
        says=str(said["says"]),
        files={each: (SITE / each).read_bytes() for each in (path, *map(str, also))},
        outcome=str(said.get("outcome", PUBLISHED)),
        shows=_texts(said, "shows"),
        never=_texts(said, "never"),
    )


def _texts(said: dict[str, object], key: str) -> tuple[str, ...]:
    found = said.get(key, ())
    assert isinstance(found, list | tuple)
    return tuple(map(str, found))


def files() -> set[str]:
    """Return the paths of all posts and files beside them."""
    found = (path for path in (SITE / "content").rglob("*") if path.is_file() and path.parent != SITE / "content")
    return {Path(path).relative_to(SITE).as_posix() for path in found}
