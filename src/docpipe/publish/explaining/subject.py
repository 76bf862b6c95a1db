"""What somebody asks about: a file of the site, or an address."""

from __future__ import annotations

import difflib
import posixpath
from urllib.parse import unquote, urlsplit

from docpipe.index.routes import locale_root, output_path
from docpipe.index.site import composed
from docpipe.model.document import Document
from docpipe.model.explanation import Explanation
from docpipe.model.page import Route
from docpipe.publish.explaining.document import (
    explain_article,
    explain_gap,
    explain_missing_page,
    explain_unread,
)
from docpipe.publish.explaining.known import Known
from docpipe.publish.explaining.other import explain_asset, explain_file, explain_list

_MOST_NEAR = 3
_LIKENESS = 0.75


def explain_path(path: str, known: Known) -> Explanation | None:
    """Return the explanation of a file by its path from the site's root; None for one that is no part of the site."""
    site = known.edition.site
    path = site.decomposed.get(composed(path), path)
    document = site.by_path.get(path)
    if document is not None:
        return _of_document(document, known)
    if path in site.paths:
        return explain_unread(path, known)
    return explain_asset(path, known) if path in site.assets else None


def _of_document(document: Document, known: Known) -> Explanation:
    route = known.edition.published.routes.get((document.file.locale, document.file.key))
    article = known.article(route) if route is not None else None
    if article is None or article.document.file != document.file or route not in known.pages:
        home = locale_root(known.edition.config, document.file.locale)
        if article is None or route != home:
            return explain_missing_page(document, known)
    return explain_article(article, known.pages[article.route].page, known)


def explain_address(address: str, known: Known) -> Explanation | None:
    """Return the explanation of what stands at an address, or would; None where nothing is known of it.

    Args:
        address: decoded, from the site's base on: `/en/a/`; the last slash may be left out.
        known: the build.
    """
    routes = [Route(address), Route(address.rstrip("/") + "/"), Route(address.removesuffix("index.html"))]
    for route in routes:
        if route in known.pages:
            article = known.article(route)
            page = known.pages[route].page
            return explain_list(known.pages[route], known) if article is None else explain_article(article, page, known)
    for route in routes:
        version = known.edition.site.by_route.get(route)
        if version is not None:
            return explain_missing_page(known.edition.site.documents[version], known)
        if output_path(route) in known.files:
            return explain_file(output_path(route), known)
    return _gap(routes[1], known)


def _gap(route: Route, known: Known) -> Explanation | None:
    """Return the explanation of the address that a translation nobody has written would have."""
    site = known.edition.site
    for locale in known.edition.locales:
        root = locale_root(site.config, locale.name)
        for version, own in site.routes.items() if route.startswith(root) else ():
            document, tail = site.documents[version], own.removeprefix(locale_root(site.config, version[0]))
            if tail and root + tail == route and locale.name not in site.group_of(document).versions:
                return explain_gap(document, locale.name, route, known)
    return None


def path_of_address(url: str, base: str) -> str | None:
    """Return the decoded path below the base of a whole address; None where that is another site.

    >>> path_of_address("https://a.example/b/en/%E4%B8%AD/#c", "https://a.example/b")
    '/en/中/'
    """
    wanted, own = urlsplit(url), urlsplit(base)
    if wanted.netloc.lower() != own.netloc.lower() or not own.netloc:
        return None
    path = wanted.path or "/"
    if own.path and not (path == own.path or path.startswith(own.path + "/")):
        return None
    return unquote(path.removeprefix(own.path)) or "/"


def near(wanted: str, known: Known) -> tuple[str, ...]:
    """Return the files or addresses that may have been meant, the likeliest first."""
    is_address = wanted.startswith("/")
    site = known.edition.site
    candidates = list(known.pages) if is_address else [*site.paths, *site.assets]
    found = difflib.get_close_matches(wanted, sorted(candidates), n=_MOST_NEAR, cutoff=_LIKENESS)
    name = posixpath.basename(wanted.rstrip("/"))
    same = sorted(one for one in candidates if name and posixpath.basename(one.rstrip("/")).startswith(name))
    return tuple(dict.fromkeys([*same, *found]))[:_MOST_NEAR]
