"""What lies at a path of the site, and what is served at one of its addresses."""

from __future__ import annotations

import posixpath

from docpipe.index.routes import SECTION_NAMES, locale_root
from docpipe.index.site import SiteIndex
from docpipe.index.targets import Resolved, ToAsset, ToDocument, Unresolvable, Why
from docpipe.model.page import Route

DOCUMENT_SUFFIXES = (".md", ".mdx", ".markdown")
_FOLDER_PAGES = (*SECTION_NAMES, "README", "readme")


def at_path(path: str, fragment: str, site: SiteIndex) -> Resolved | None:
    """Return what is at a path relative to the root: a file, a post without its suffix, a folder."""
    page = path.removesuffix(".html")
    for candidate in (path, *(page + suffix for suffix in DOCUMENT_SUFFIXES)):
        found = file_at(candidate, fragment, site)
        if found is not None:
            return found
    if path not in site.folders:
        return None
    for name in _FOLDER_PAGES:
        for suffix in DOCUMENT_SUFFIXES:
            found = file_at(f"{path}/{name}{suffix}", fragment, site)
            if found is not None:
                return found
    return Unresolvable(why=Why.FOLDER)


def file_at(path: str, fragment: str, site: SiteIndex) -> Resolved | None:
    """Return the file at exactly this path, in either Unicode form, or None."""
    true_path = site.decomposed.get(path, path)
    document = site.by_path.get(true_path)
    if document is not None:
        return ToDocument(document.file.locale, document.file.key, fragment)
    if true_path in site.paths:
        return Unresolvable(true_path, fragment, Why.UNREAD)
    return ToAsset(true_path, fragment) if true_path in site.assets else None


def at_address(address: str, fragment: str, site: SiteIndex) -> Resolved | None:
    """Return the document served at `address`, with or without its last slash, `.html` or `index.html`."""
    normal = posixpath.normpath(address)
    homes = {"/", *(locale_root(site.config, locale.name) for locale in site.config.site.locales)}
    spellings = (normal, normal.removesuffix("/index.html"), normal.removesuffix(".html"))
    for candidate in spellings:
        for route in (candidate, candidate.rstrip("/") + "/"):
            version = site.by_route.get(Route(route))
            if version is not None:
                return ToDocument(*version, fragment)
    is_home = any(candidate.rstrip("/") + "/" in homes for candidate in spellings)
    return Unresolvable(why=Why.HOME) if is_home else None
