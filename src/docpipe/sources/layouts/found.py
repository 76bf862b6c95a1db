"""What a layout found in a folder: the part of a configuration that nobody had to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from docpipe.config.layout import Mount
from docpipe.config.locales import locale_for
from docpipe.model.diagnostic import Severity

COMMON_IGNORES = ("node_modules", "vendor", "themes", "public", "build", "dist", "_site", "target", "__pycache__")
"""Names of folders that hold what others wrote, or what a machine made."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A site as it lies there.

    Attributes:
        layout: the layout's name in `docpipe.toml`.
        title: what a person calls it, `Docusaurus site`.
        because: the file or folder that told, for comments.
        source: the locale posts are written in first.
        locales: names, the source first; all are known to docpipe.
        mounts: where the documents lie.
        renderer: whose emphasis rules come nearest, as in `[markdown]`.
        judge: what these rules are called.
        tags: BCP 47 tags of locales whose names do not say their language.
        left_out: locales that docpipe has no data for.
    """

    layout: str
    title: str
    because: str
    source: str
    locales: tuple[str, ...]
    mounts: tuple[Mount, ...] = ()
    assets: tuple[str, ...] = ("static",)
    ignore: tuple[str, ...] = COMMON_IGNORES
    renderer: str = "commonmark"
    judge: str = "CommonMark"
    root: str = "source"
    slugs: str = "github"
    permalink: str = ""
    severity: dict[str, Severity] = {}
    tags: dict[str, str] = {}
    left_out: tuple[str, ...] = ()

    def values(self) -> dict[str, object]:
        """Return what was found in the form of `docpipe.toml`."""
        site: dict[str, object] = {"source": self.source, "locales": list(self.locales), "root": self.root}
        if self.permalink:
            site["permalink"] = self.permalink
        return {
            "site": site,
            "layout": {
                "name": self.layout,
                "assets": list(self.assets),
                "ignore": list(self.ignore),
                "mount": [msgspec.to_builtins(mount) for mount in self.mounts],
            },
            "markdown": {"renderer": self.renderer},
            "lint": {"severity": {code: str(level) for code, level in self.severity.items()}},
            "links": {"slugs": self.slugs},
            "locale": {name: {"tag": tag} for name, tag in self.tags.items()},
        }


class LayoutKind(msgspec.Struct, frozen=True):
    """One kind of layout.

    Attributes:
        name: in `docpipe.toml`.
        marks: tells in a moment whether a folder is one; it looks at a handful of names only.
        find: what there is in the root, where the site lies in the folder `base` below it ("" for the root
            itself); None where nothing is to be read.
    """

    name: str
    marks: Callable[[Path], bool]
    find: Callable[[Path, str], Found | None]


class Locales:
    """The locales found so far: one name per language, the first one that was seen.

    Attributes:
        names: in the order in which they were seen.
        left_out: names that docpipe has no data for.
        tags: of names that do not say their language.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._by_tag: dict[str, str] = {}
        self.left_out: list[str] = []
        self.tags: dict[str, str] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the first seen first."""
        return tuple(self._by_tag.values())

    def add(self, name: str, tag: str = "") -> str:
        """Return the name that the site has for this locale, "" where docpipe does not know the language.

        Args:
            name: of a folder or in a configuration, `zh_cn`.
            tag: what is said of it elsewhere; only asked where the name says nothing.
        """
        locale = locale_for(name)
        if locale is None and tag and (locale := locale_for(name, tag)) is not None:
            self.tags[name] = str(locale.tag)
        if locale is None:
            if name not in self.left_out:
                self.left_out.append(name)
            return ""
        return self._by_tag.setdefault(str(locale.tag), name)

    def source(self, configured: str = "") -> str:
        """Return the configured source, else Chinese if it is there, else the first."""
        chinese = self._by_tag.get("zh-Hans") or self._by_tag.get("zh-Hant")
        return configured or chinese or next(iter(self.names), "zh")

    def ordered(self, source: str) -> tuple[str, ...]:
        """Return all names, the source first."""
        return tuple(dict.fromkeys((source, *self.names)))


def is_locale(name: str) -> bool:
    """Tell whether a folder of this name is one language's."""
    return locale_for(name) is not None


def only_known(mounts: Iterable[Mount]) -> tuple[Mount, ...]:
    """Return the mounts whose locale docpipe knows, none twice."""
    return tuple(dict.fromkeys(mount for mount in mounts if mount.locale))
