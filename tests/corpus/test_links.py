"""Links and images of real repositories, beside what two parsers see that know nothing of docpipe."""

from __future__ import annotations

import functools
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest

from tests.cli.command import start
from tests.corpus import independent

_PARSERS = ("pulldown-cmark", "cmark-gfm")
_NO_PATH = re.compile(r"[A-Za-z][\w+.-]*:|/|#|\Z")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp")
_QUOTED = re.compile(r"`([^`]*)`")


class _Found(msgspec.Struct, frozen=True):
    code: str
    path: str
    message: str

    @property
    def target(self) -> str:
        """The address that the message begins with."""
        quoted = _QUOTED.search(self.message)
        return quoted[1] if quoted else ""


class _Report(msgspec.Struct, frozen=True):
    diagnostics: tuple[_Found, ...]


@functools.cache
def _report(root: Path, *arguments: str) -> _Report:
    """Return what `lint` reports of a corpus, which nobody writes to."""
    out, err = start("lint", "--format", "json", *arguments, cwd=root).communicate()
    assert "Traceback" not in err
    return msgspec.json.decode(out, type=_Report)


def _said(root: Path, code: str, *arguments: str) -> list[tuple[str, str]]:
    """Return the file and the address of every finding of a rule."""
    return [(each.path, each.target) for each in _report(root, *arguments).diagnostics if each.code == code]


def _addresses(root: Path, parser: str) -> Iterator[tuple[Path, str]]:
    """Yield every address of every post; titles of links are among them, and have blanks or lead nowhere."""
    for file in sorted(root.glob("content/**/*.md")):
        yield from ((file, url) for url in independent.views(file.read_text("utf-8"))[parser].urls if " " not in url)


def _is_there(file: Path, url: str) -> bool:
    """Tell whether a relative address is a file, a folder or a post, from the file's folder or from its page."""
    path = unquote(url.partition("#")[0].partition("?")[0])
    places = (posixpath.normpath(f"{base}/{path}") for base in (file.parent, file.with_suffix("")))
    return any(Path(place + suffix).exists() for place in places for suffix in ("", ".md"))


def _broken(root: Path, parser: str) -> set[tuple[str, str]]:
    relative = ((file, url) for file, url in _addresses(root, parser) if not _NO_PATH.match(url))
    return {(file.relative_to(root).as_posix(), url) for file, url in relative if not _is_there(file, url)}


@pytest.mark.parametrize("parser", _PARSERS)
def test_broken_links_are_those_that_other_parsers_find(parser: str, corpus: Callable[[str], Path]) -> None:
    """Nineteen on each side of one corpus, and none in the other that is well kept."""
    root = corpus("hugegraph")
    broken = _broken(root, parser)
    assert Counter(path.split("/")[1] for path, _ in broken) == {"zh": 19, "en": 19}
    assert set(_said(root, "LK001")) == broken
    assert _broken(corpus("juicefs"), parser) == set(_said(corpus("juicefs"), "LK001")) == set()


@pytest.mark.parametrize("parser", _PARSERS)
def test_missing_images_are_those_that_other_parsers_find(parser: str, corpus: Callable[[str], Path]) -> None:
    """Images from the root of the site, of which some are not there."""
    root = corpus("mzlogin")
    rooted = ((file, url) for file, url in _addresses(root, parser) if url.startswith("/") and url.endswith(_PICTURES))
    missing = [
        (file.relative_to(root).as_posix(), url)
        for file, url in rooted
        if not (root / f"static{unquote(url)}").exists()
    ]
    assert sorted(_said(root, "IM001")) == sorted(missing) != []


def test_what_nobody_can_tell_is_said_when_it_is_asked_for(corpus: Callable[[str], Path]) -> None:
    """Six links to sister sites on the same host: silence by default, one remark each with the rule selected."""
    root = corpus("juicefs")
    assert _said(root, "LK017") == []
    targets = Counter(target for _, target in _said(root, "LK017", "--select", "LK017"))
    assert targets == {
        "/docs/cloud/guide/quota#file-directory-size": 1,
        "/docs/csi/introduction": 1,
        "/docs/zh/cloud/guide/distributed-cache": 1,
        "/docs/zh/cloud/guide/quota#file-directory-size": 1,
        "/docs/zh/csi/introduction": 2,
    }
