"""Which files are versions of one document, and which of them was written first."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docpipe.config.schema import Config
from docpipe.model.document import Document
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.sources.documents import is_document, source_file

_SUFFIXES = (".md", ".markdown", ".mdx")


class Group(msgspec.Struct, frozen=True):
    """All versions of one document.

    Attributes:
        key: of the source version where `translation_of` joined files of different names.
        source: the locale the document was written in; None where nothing says which it is.
        versions: by locale, in the order of the site's locales.
    """

    key: DocumentKey
    source: LocaleName | None
    versions: dict[LocaleName, Document]

    @property
    def original(self) -> Document | None:
        """The source version, or None."""
        return self.versions.get(self.source) if self.source is not None else None


def group_documents(documents: Iterable[Document], config: Config) -> dict[DocumentKey, Group]:
    """Return every document's group by key, sorted; each document is in exactly one group.

    A file joins the group its `translation_of` names unless that group has its locale already.

    Args:
        documents: at most one per locale and key.
        config: says the order of the locales and the configured source.
    """
    ordered = sorted(documents, key=lambda document: document.file.path)
    own = {(document.file.locale, document.file.key) for document in ordered}
    versions: dict[DocumentKey, dict[LocaleName, Document]] = {}
    joining: list[tuple[DocumentKey, Document]] = []
    for document in ordered:
        wanted = _wanted_key(document, config)
        if wanted == document.file.key or (document.file.locale, wanted) in own:
            versions.setdefault(document.file.key, {})[document.file.locale] = document
        else:
            joining.append((wanted, document))
    for wanted, document in joining:
        taken = versions.setdefault(wanted, {})
        if document.file.locale in taken:
            taken = versions.setdefault(document.file.key, {})
        taken.setdefault(document.file.locale, document)
    order = {locale.name: index for index, locale in enumerate(config.site.locales)}
    return {key: _group(key, versions[key], order, config) for key in sorted(versions)}


def _wanted_key(document: Document, config: Config) -> DocumentKey:
    named = document.meta.translation_of.strip().removeprefix("/")
    if not named:
        return document.file.key
    file = source_file(named if is_document(named) else f"{named}.md", config)
    if file is not None and not config.layout.is_own:
        return file.key
    named = named.removeprefix("content/")
    first, _, rest = named.partition("/")
    if rest and any(locale.name == first for locale in config.site.locales):
        named = rest
    for suffix in _SUFFIXES:
        named = named.removesuffix(suffix)
    return DocumentKey(named)


def _group(
    key: DocumentKey, versions: dict[LocaleName, Document], order: dict[LocaleName, int], config: Config
) -> Group:
    sorted_versions = dict(sorted(versions.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))
    return Group(key, _source_of(sorted_versions, config), sorted_versions)


def _source_of(versions: dict[LocaleName, Document], config: Config) -> LocaleName | None:
    if config.source in versions:
        return config.source
    for document in versions.values():
        named = LocaleName(document.meta.source)
        if named in versions:
            return named
    return next(iter(versions)) if len(versions) == 1 else None
