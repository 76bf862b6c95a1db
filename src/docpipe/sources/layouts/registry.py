"""All layouts, and which of them a folder is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from docpipe.config.checks import suggest
from docpipe.config.load import FILE_NAME
from docpipe.model.errors import ConfigError
from docpipe.sources.layouts import docpipe, docusaurus, folder, hexo, hugo, jekyll, mkdocs, vuepress
from docpipe.sources.layouts.found import Found, LayoutKind
from docpipe.sources.layouts.look import folders_of

LAYOUTS: tuple[LayoutKind, ...] = (
    docusaurus.LAYOUT,
    hugo.LAYOUT,
    hexo.LAYOUT,
    jekyll.LAYOUT,
    vuepress.LAYOUT,
    mkdocs.LAYOUT,
    docpipe.LAYOUT,
    folder.LAYOUT,
)
"""Every layout; the first that knows its own is asked. The last takes whatever there is."""

# A repository of code keeps its site in one of these.
_SITE_FOLDERS = ("website", "site", "docs", "blog", "www", "web", "documentation", "homepage")


def find_root(start: Path) -> Path | None:
    """Return the site that `start` (a folder or file) lies in, None where nothing upward is known to be one.

    That is the nearest folder upward with docpipe.toml; else the nearest that a generator or `content/<locale>/`
    marks, not further than the repository goes; else the repository.
    """
    here = start.resolve()
    upward = (here, *here.parents)
    configured = next((each for each in upward if (each / FILE_NAME).is_file()), None)
    if configured is not None:
        return configured
    repository = next((each for each in upward if (each / ".git").exists()), None)
    inside = upward if repository is None else upward[: upward.index(repository) + 1]
    marked = next((each for each in inside if each.is_dir() and _marking(each)), None)
    return (marked and _widened(marked)) or repository


def detect(root: Path, name: str = "") -> Found | None:
    """Return what the folder `root` is; None for docpipe's own layout, and where there is no Markdown.

    Args:
        root: the folder to look into.
        name: of the layout to look for; any if it is "".

    Raises:
        ConfigError: no layout has that name.
    """
    if name:
        kinds = [kind for kind in LAYOUTS if kind.name == name]
        if not kinds:
            raise ConfigError(
                f'layout.name is "{name}", and there is no such layout',
                hint=suggest(name, [kind.name for kind in LAYOUTS]),
                path=FILE_NAME,
            )
        return _inside(kinds[0].find(root, ""))
    for kind, base in _candidates(root):
        found = kind.find(root, base)
        if found is not None or kind is docpipe.LAYOUT:
            return _inside(found)
    return None


def _inside(found: Found | None) -> Found | None:
    """Return what was found without the folders outside the root, which nobody may read."""
    mounts = tuple(mount for mount in found.mounts if not mount.folder.startswith("..")) if found else ()
    return msgspec.structs.replace(found, mounts=mounts) if found and mounts else None


def _candidates(root: Path) -> Iterator[tuple[LayoutKind, str]]:
    """Yield the layouts that know the root or a folder in it that usually holds a site, then the plain folder."""
    general = LAYOUTS[-1]
    yield from ((kind, "") for kind in LAYOUTS if kind is not general and kind.marks(root))
    for base in _SITE_FOLDERS:
        if base in folders_of(root):
            kinds = (kind for kind in LAYOUTS if kind not in {general, docpipe.LAYOUT} and kind.marks(root / base))
            yield from ((kind, base) for kind in kinds)
    yield general, ""


def _marking(folder: Path) -> LayoutKind | None:
    return next((kind for kind in LAYOUTS[:-1] if kind.marks(folder)), None)


def _widened(folder: Path) -> Path:
    """Return the folder above a site that keeps its documents beside itself, as `website/` and `docs/`."""
    kind = _marking(folder)
    found = kind.find(folder, "") if kind else None
    outside = found is not None and any(mount.folder.startswith("..") for mount in found.mounts)
    return folder.parent if outside else folder
