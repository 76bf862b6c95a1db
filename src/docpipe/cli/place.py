"""Which site a command is about."""

from __future__ import annotations

from pathlib import Path

import msgspec

from docpipe.config.load import LoadedConfig
from docpipe.model.errors import ConfigError
from docpipe.sources.layouts.found import Found


class SitePlace(msgspec.Struct, frozen=True):
    """A site's folder and its configuration.

    Attributes:
        found: what nobody wrote down and the folder told; None for docpipe's own layout.
    """

    root: Path
    loaded: LoadedConfig
    found: Found | None = None


def open_root(root: Path | None, start: Path | None = None, *, trusted: bool = True) -> SitePlace:
    """Return the site in `root`, else the one `start` (the current folder) lies in; `trusted` is as of `Sites`.

    Raises:
        ConfigError: there is no site, or its configuration is wrong.
    """
    place = Sites(root, trusted=trusted).holding(start or Path.cwd())
    if place is None:
        here = (start or Path.cwd()).resolve()
        raise ConfigError(
            f"there is no site here: no Markdown in {here}, and no docpipe.toml or content/<locale>/ there or above",
            hint="Name a folder with --root DIR, or make a site with docpipe init",
        )
    return place


class Sites:
    """The sites that paths lie in, each opened once."""

    def __init__(self, root: Path | None, *, trusted: bool = True) -> None:
        """Open nothing yet.

        Args:
            root: the folder that all paths are of; None where each path tells its own.
            trusted: whether the files of the sites are: strangers' configurations may not say everything.
        """
        self._root = root
        self._trusted = trusted
        self._by_folder: dict[Path, SitePlace | None] = {}

    def holding(self, path: Path) -> SitePlace | None:
        """Return the site that `path` belongs to; a folder outside all sites is one by itself, a file is not."""
        absolute = path.resolve()
        folder = absolute if path.is_dir() else absolute.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._opened_above(folder)
        place = self._by_folder[folder]
        return place or (_plain_folder(folder, trusted=self._trusted) if path.is_dir() else None)

    def _opened_above(self, folder: Path) -> SitePlace | None:
        from docpipe.sources.layouts.look import TooLargeError
        from docpipe.sources.layouts.registry import find_root

        root = self._root.resolve() if self._root is not None else find_root(folder)
        if root is None:
            return None
        if root not in self._by_folder:
            try:
                self._by_folder[root] = _opened(root, named=self._root is not None, trusted=self._trusted)
            except TooLargeError:
                # Of a huge repository the named folder is enough, and a file is one by itself.
                if root == folder or self._root is not None:
                    raise
                self._by_folder[root] = None
        return self._by_folder[root]


def existing_site(folder: Path) -> SitePlace | None:
    """Return what already lies in a folder without docpipe.toml, where it is more than some Markdown."""
    from docpipe.config.load import FILE_NAME, load
    from docpipe.sources.layouts.registry import LAYOUTS, detect

    found = detect(folder) if folder.is_dir() and not (folder / FILE_NAME).exists() else None
    if found is None or (found.layout == LAYOUTS[-1].name and len(found.locales) == 1):
        return None
    return SitePlace(folder, load(folder, found.values(), found.because), found)


def _opened(root: Path, *, named: bool, trusted: bool) -> SitePlace | None:
    """Return the site in a folder; None where nothing makes it one and nobody named it."""
    from docpipe.cli.strangers import load_config
    from docpipe.config.load import locale_folders
    from docpipe.sources.layouts.registry import LAYOUTS, detect

    loaded = load_config(root, trusted=trusted)
    written = loaded.origin("layout.name").path
    if any(key.startswith("layout.mount.") for key in loaded.origins) or (written and loaded.config.layout.is_own):
        return SitePlace(root, loaded)
    described = any(key.startswith("site.") and origin.line for key, origin in loaded.origins.items())
    if described and locale_folders(root) and not written:
        return SitePlace(root, loaded)
    found = detect(root, loaded.config.layout.name if written else "")
    if found is not None and found.layout == LAYOUTS[-1].name and described and not written:
        # A new site of docpipe's own: what else lies there are no posts.
        found = None
    if found is None:
        is_site = named or loaded.path is not None or locale_folders(root)
        return SitePlace(root, loaded) if is_site else None
    return SitePlace(root, load_config(root, found, trusted=trusted), found)


def _plain_folder(folder: Path, *, trusted: bool) -> SitePlace | None:
    """Return a folder that is neither a site nor in a repository as what it is: a folder of Markdown.

    Its files are named from the current folder where they lie below it, as a person would name them.
    """
    from docpipe.cli.strangers import load_config
    from docpipe.sources.layouts.registry import LAYOUTS, detect

    found = detect(folder) if folder.is_dir() else None
    here = Path.cwd()
    if found is not None and found.layout == LAYOUTS[-1].name and folder.is_relative_to(here):
        folder, base = here, folder.relative_to(here).as_posix()
        found = LAYOUTS[-1].find(folder, "" if base == "." else base)
    return None if found is None else SitePlace(folder, load_config(folder, found, trusted=trusted), found)
