"""The paths of the site that a relative path of a document may mean: its own locale's first, then those of others."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from docpipe.index.site import SiteIndex, composed
from docpipe.model.document import Document
from docpipe.model.source import LocaleName


def locales_of(document: Document, site: SiteIndex) -> tuple[LocaleName, ...]:
    """Return the locales in which a target is looked for: the document's own, its source's, the others."""
    source = site.source_of(document)
    first = (document.file.locale, source.file.locale if source else site.config.source)
    return tuple(dict.fromkeys((*first, *(locale.name for locale in site.config.site.locales))))


def is_suffixed(document: Document, site: SiteIndex) -> bool:
    """Tell whether a file's name says its locale: then `b.md` may mean `b.md` or, for Hugo, `b.en.md`."""
    mount = site.places.mount(document.file.path)
    return mount is not None and bool(mount.suffix)


def versions_of(place: str, document: Document, site: SiteIndex) -> Iterator[str]:
    """Yield a path as it is and as other locales have it; the own version first where the path names no locale."""
    places = site.places
    first, *others = locales_of(document, site)
    named = places.mount(place)
    if is_suffixed(document, site) and not (named is not None and named.suffix):
        yield from places.versions(place, first)
    yield place
    if named is not None and named.locale == first:
        yield from places.versions(place, first)
    for locale in others:
        if named is None or named.locale != locale:
            yield from places.versions(place, locale)


def places_of(path: str, document: Document, site: SiteIndex) -> Iterator[str]:
    """Yield the paths from the root that the relative `path` may mean, the likeliest first."""
    folder = posixpath.dirname(composed(document.file.path))
    yield from versions_of(posixpath.normpath(posixpath.join(folder, path)), document, site)
    source = site.source_of(document)
    if source is not None:
        yield posixpath.normpath(posixpath.join(posixpath.dirname(composed(source.file.path)), path))
    own = site.places.mount(document.file.path)
    if own is not None and not site.config.layout.is_own:
        # Docusaurus tries a path from the folder of the documents, too.
        yield posixpath.normpath(posixpath.join(own.folder, path))
