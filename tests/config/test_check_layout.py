"""Tests of what `[layout]` must fulfil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.errors import ConfigError

WriteSite = Callable[[dict[str, str | bytes]], Path]
SITE = '[site]\nlocales = ["zh"]\n'


@pytest.mark.parametrize("folder", ["../x", "/etc", "a/../../b", "C:/x", "a\\\\b", "a/", "./a"])
@pytest.mark.parametrize("table", ["[layout]\nassets = [{}]", '[[layout.mount]]\nlocale = "zh"\nfolder = {}'])
def test_folders_lie_below_the_root(write_site: WriteSite, folder: str, table: str) -> None:
    """A folder that leaves the root, or is written in another way than paths are, is refused with its line."""
    with pytest.raises(ConfigError, match="no folder below the root") as caught:
        load(write_site({"docpipe.toml": SITE + table.format(f'"{folder}"')}))
    assert caught.value.position is not None


def test_a_mount_is_in_a_locale_of_the_site(write_site: WriteSite) -> None:
    """A mount names one of site.locales."""
    text = SITE + '[[layout.mount]]\nfolder = "docs"\nlocale = "zhh"\n'
    with pytest.raises(ConfigError, match='Did you mean "zh"'):
        load(write_site({"docpipe.toml": text}))


def test_the_root_itself_is_a_folder(write_site: WriteSite) -> None:
    """Empty text is the root."""
    text = SITE + '[layout]\nassets = [""]\n[[layout.mount]]\nfolder = ""\nlocale = "zh"\n'
    assert load(write_site({"docpipe.toml": text})).config.mounts[0].folder == ""


@pytest.mark.parametrize("folder", [".git", ".GIT/refs", "docs/.git", ".docpipe"])
@pytest.mark.parametrize("table", ["[layout]\nassets = [{}]", '[[layout.mount]]\nlocale = "zh"\nfolder = {}'])
def test_a_repository_s_own_files_are_no_site_s(write_site: WriteSite, folder: str, table: str) -> None:
    """What git and docpipe keep is never served: in CI it may hold what opens the repository."""
    with pytest.raises(ConfigError, match="holds no files of the site"):
        load(write_site({"docpipe.toml": SITE + table.format(f'"{folder}"')}))
