"""Tests of files that every site may have under one name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.config.own_file import LARGEST, read_own
from docpipe.model.errors import ConfigError

NAME = "docpipe.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an empty site, beside which a secret lies."""
    (tmp_path / "secret").write_text('[site]\ntitle = "secret"\n', "utf-8")
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "it is no regular file"),
        (lambda place: place.mkdir(), "Is a directory"),
        (lambda place: place.symlink_to("../secret"), "a link that leaves the site's root"),
        (lambda place: place.symlink_to("/dev/zero"), "a link that leaves the site's root"),
        (lambda place: place.symlink_to("/proc/self/environ"), "a link that leaves the site's root"),
        (lambda place: place.symlink_to("nowhere"), "a link to nothing"),
        (lambda place: place.symlink_to(NAME), "cannot be read"),
        (lambda place: place.write_bytes(b"#" * (LARGEST + 1)), "larger than 1 MiB"),
        (lambda place: place.write_bytes(b"\xff"), "it is not UTF-8"),
    ],
)
def test_what_is_none_is_one_error(root: Path, make: Callable[[Path], object], said: str) -> None:
    """Nobody is waited for, and nothing read that is not the site's; the error names the file and the reason."""
    make(root / NAME)
    with pytest.raises(ConfigError, match=said) as raised:
        load(root)
    assert raised.value.path == NAME
    assert "secret" not in str(raised.value)


def test_a_folder_that_is_a_link(root: Path) -> None:
    """Nor is a file of that name in somebody else's folder the site's."""
    (root.parent / "other").mkdir()
    (root.parent / "other/glossary.toml").write_text("keep = []\n")
    (root / "l10n").symlink_to("../other")
    with pytest.raises(ConfigError, match="leaves the site's root"):
        read_own(root, "l10n/glossary.toml")


def test_a_link_within_the_site(root: Path) -> None:
    """What the site holds under another name is its own."""
    (root / "shared.toml").write_bytes(b"x")
    (root / NAME).symlink_to("shared.toml")
    assert read_own(root, NAME) == b"x"


def test_no_file(root: Path) -> None:
    """No site has to have one."""
    assert read_own(root, NAME) is None
