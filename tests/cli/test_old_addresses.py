"""Blogs that have moved: every address they had is there, or leads to a page that is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.cli.command import Command

_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_SITES = ("hexo", "docusaurus", "jekyll")


def file_of(site: Path, address: str) -> Path | None:
    """Return the file that a host answers `address` with, as GitHub Pages, Netlify and nginx find it."""
    path = unquote(urlsplit(address).path).lstrip("/")
    names = (path, posixpath.join(path, "index.html"))
    return next((site / name for name in names if (site / name).is_file()), None)


def old_addresses(site: Path) -> list[str]:
    """Return the list that lies with a site."""
    lines = (site / "old-urls.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def built(docpipe: Command, root: Path, settings: str) -> Path:
    """Build the site with further settings of `[site]`, and return where it is."""
    config = root / "docpipe.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[site]\n", f"[site]\n{settings}\n"), encoding="utf-8")
    result = docpipe("build", "--root", root)
    assert result.code == 0, result.err
    return root / "build"


@pytest.mark.parametrize("settings", ["", 'root = "source"', 'root = "source"\npermalink = "{}"'])
@pytest.mark.parametrize("name", _SITES)
def test_every_old_address_is_there(docpipe: Command, site: Callable[[str], Path], name: str, settings: str) -> None:
    """Pages stand there or lead on in one step; feeds are feeds."""
    root = site(name)
    public = built(docpipe, root, settings.format(name))
    missing, dead = [], []
    for address in old_addresses(root):
        file = file_of(public, address)
        if file is None:
            missing.append(address)
        elif file.suffix == ".xml":
            ET.parse(file)  # noqa: S314 - our own file
        elif moved := _REFRESH.search(file.read_text(encoding="utf-8")):
            at = "/" + file.relative_to(public).as_posix()
            target = file_of(public, urljoin(at, moved[1]))
            if target is None or _REFRESH.search(target.read_text(encoding="utf-8")):
                dead.append((address, moved[1]))
    assert (missing, dead) == ([], [])


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("hexo", "/2023/10/02/爬山记/"),
        ("hexo", "/2024/12/31/late/"),
        ("hexo", "/old/place.html"),
        ("docusaurus", "/blog/2024/02/08/fog"),
        ("docusaurus", "/blog/2024/harbour-day"),
        ("docusaurus", "/zh-Hans/blog/2023/04/02/first-tide"),
        ("jekyll", "/farm/soil/2022/11/03/autumn-plough.html"),
        ("jekyll", "/2023/08/21/dry-summer.html"),
    ],
)
def test_posts_keep_their_addresses_at_the_root(
    docpipe: Command, site: Callable[[str], Path], name: str, address: str
) -> None:
    """Where the source locale stands at the root, the posts themselves are where they were: nothing leads on."""
    public = built(docpipe, site(name), f'root = "source"\npermalink = "{name}"')
    file = file_of(public, address)
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert not _REFRESH.search(text)
    assert "<article" in text


def test_a_feed_at_its_old_address_is_the_feed(docpipe: Command, site: Callable[[str], Path]) -> None:
    """It is the same file, and says where it stands now."""
    public = built(docpipe, site("hexo"), "")
    old = (public / "atom.xml").read_bytes()
    assert old == (public / "zh/feed.xml").read_bytes()
    assert b"https://blog.example.org/zh/feed.xml" in old
