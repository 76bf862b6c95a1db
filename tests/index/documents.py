"""Documents and sites made by hand, so that the index is tested without reading or parsing a file."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docpipe.config.schema import Config, Site
from docpipe.index.site import SiteIndex, build_index
from docpipe.model.document import Document, DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.model.locale import Locale
from docpipe.model.source import Digest, DocumentKey, LocaleName, LocaleTag, SourceFile
from docpipe.model.taxonomy import Registries


def locale(name: str) -> Locale:
    """Return a locale of which only the name matters."""
    return Locale(LocaleName(name), LocaleTag(name), "Latn", "ltr", name, name, name)


def config(source: str = "zh", locales: tuple[str, ...] = ("zh", "en"), **site: str) -> Config:
    """Return a configuration with the given locales; `site` holds further keys of `[site]`."""
    named = {"source": source, "locales": tuple(locale(name) for name in locales)}
    return Config(site=msgspec.convert(named | site, Site, from_attributes=True))


def document(
    path: str,
    *,
    kind: DocumentKind = DocumentKind.PAGE,
    meta: Meta | None = None,
    ids: tuple[str, ...] = (),
    stem: str = "",
    title: str = "",
) -> Document:
    """Return a document without content at `path`, `content/<locale>/<key>.md`."""
    _, locale_name, rest = path.split("/", 2)
    key = rest.rpartition(".")[0]
    return Document(
        file=SourceFile(path, LocaleName(locale_name), DocumentKey(key)),
        digest=Digest("0"),
        kind=kind,
        meta=meta or Meta(),
        title=title or key,
        title_heading=-1,
        length=0,
        stem=stem or key.rpartition("/")[2],
        ids=ids,
    )


def site(documents: Iterable[Document], *, assets: Iterable[str] = (), settings: Config | None = None) -> SiteIndex:
    """Return the index of `documents`."""
    return build_index(documents, settings or config(), frozenset(assets), Registries())
