"""The whole site as one value: every document, group, address, asset and name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import msgspec

from docpipe.config.schema import Config
from docpipe.index.absent import absent_folders
from docpipe.index.anchors import anchors_of, leads_to
from docpipe.index.collisions import Collision, assign_routes
from docpipe.index.groups import Group, group_documents
from docpipe.model.document import Document
from docpipe.model.page import Route
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.taxonomy import Registries
from docpipe.sources.documents import Places

Version = tuple[LocaleName, DocumentKey]
"""One file of the site: its locale and its own key."""


class SiteIndex(msgspec.Struct, frozen=True):
    """What is known of the site before translation states are.

    Attributes:
        documents: by locale and own key, in the order of their paths.
        by_path: the same by path, files that gave way to a namesake included.
        groups: versions of one document, by the group's key.
        group_keys: the group each document is in.
        routes: the address each document would have as a page; partials have none.
        by_route: the same, the other way round.
        assets: paths of all files that are no documents, relative to the root.
        paths: paths of all content files, those that could not be read included.
        folders: every folder that holds one of the above.
        decomposed: the true path of each file whose name is not NFC, by its NFC form.
        anchors: every document's ids by its path, as `leads_to` wants them.
        names: paths by folded file name without suffix, for suggestions.
        absent: folders that several images lead to and that are not there: in the repository of another
            generator they are made, fetched or left out on purpose.
        collisions: addresses that two documents asked for, and slugs that cannot be one.
        sizes: of the images among the assets, in bytes.
        places: the layout, to be asked about paths.
    """

    config: Config
    documents: dict[Version, Document]
    by_path: dict[str, Document]
    groups: dict[DocumentKey, Group]
    group_keys: dict[Version, DocumentKey]
    routes: dict[Version, Route]
    by_route: dict[Route, Version]
    assets: frozenset[str]
    paths: frozenset[str]
    folders: frozenset[str]
    decomposed: dict[str, str]
    anchors: dict[str, frozenset[str]]
    names: dict[str, tuple[str, ...]]
    registries: Registries
    places: Places
    absent: frozenset[str] = frozenset()
    collisions: tuple[Collision, ...] = ()
    sizes: dict[str, int] = {}

    def group_of(self, document: Document) -> Group:
        """Return the group that `document` is a version of."""
        return self.groups[self.group_keys[document.file.locale, document.file.key]]

    def has_anchor(self, document: Document, fragment: str) -> bool:
        """Tell whether `fragment`, as written behind the `#`, leads to a place of `document`."""
        return not fragment or leads_to(fragment, self.anchors[document.file.path])

    def source_of(self, document: Document) -> Document | None:
        """Return the version `document` was translated from; None for an original."""
        original = self.group_of(document).original
        return None if original is None or original.file == document.file else original


def build_index(
    documents: Iterable[Document],
    config: Config,
    assets: frozenset[str],
    registries: Registries,
    paths: frozenset[str] = frozenset(),
    sizes: dict[str, int] | None = None,
) -> SiteIndex:
    """Return the index of all `documents`; their order does not matter.

    Args:
        documents: every file that could be read.
        config: says locales, source and permalinks.
        assets: site-relative POSIX paths of all other files.
        registries: authors and tags.
        paths: content files that could not be read; links to them are not called broken.
        sizes: of the images among `assets`, in bytes, where they are known.
    """
    by_path = {document.file.path: document for document in sorted(documents, key=lambda known: known.file.path)}
    unique: dict[Version, Document] = {}
    shadowed: list[Collision] = []
    for document in by_path.values():
        holder = unique.setdefault((document.file.locale, document.file.key), document)
        if holder is not document:
            shadowed.append(Collision(document.file.path, document.file.key, "", holder.file.path))
    groups = group_documents(unique.values(), config)
    group_keys = {
        (locale, document.file.key): key for key, group in groups.items() for locale, document in group.versions.items()
    }
    originals = ((document, groups[group_keys[version]].original) for version, document in unique.items())
    routes, collisions = assign_routes(originals, config, assets)
    known_paths = frozenset(paths) | by_path.keys()
    every_path = known_paths | assets
    folders = _folders(every_path)
    return SiteIndex(
        config=config,
        documents=unique,
        by_path=by_path,
        groups=groups,
        group_keys=group_keys,
        routes=routes,
        by_route={route: version for version, route in routes.items()},
        assets=assets,
        paths=known_paths,
        folders=folders,
        decomposed={composed(path): path for path in sorted(every_path) if composed(path) != path},
        anchors={path: anchors_of(document) for path, document in by_path.items()},
        names=_names(every_path),
        registries=registries,
        places=Places.of(config),
        absent=frozenset() if config.layout.is_own else absent_folders(by_path.values(), folders),
        collisions=tuple(shadowed) + collisions,
        sizes=sizes or {},
    )


def composed(path: str) -> str:
    """Return `path` in NFC, as links are compared; macOS writes file names decomposed."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def _folders(paths: frozenset[str]) -> frozenset[str]:
    folders: set[str] = set()
    for path in paths:
        parent = composed(path).rpartition("/")[0]
        while parent and parent not in folders:
            folders.add(parent)
            parent = parent.rpartition("/")[0]
    return frozenset(folders)


def _names(paths: frozenset[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for path in sorted(paths):
        names.setdefault(file_stem(path), []).append(path)
    return {name: tuple(known) for name, known in names.items()}


def file_stem(path: str) -> str:
    """Return the folded name of a file without its last suffix: `content/zh/A.md` → `a`."""
    name = composed(path).rpartition("/")[2].casefold()
    stem, dot, _ = name.rpartition(".")
    return stem if dot and stem else name
