"""Where a link or image leads: one function for lint, link check and pages alike."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from docpipe.index.lookup import at_address, at_path
from docpipe.index.missing import FROM_ROOT, not_found
from docpipe.index.named import named_in, resolve_named, rooted_in
from docpipe.index.relative import is_suffixed, locales_of, places_of
from docpipe.index.routes import locale_root
from docpipe.index.site import SiteIndex, composed
from docpipe.index.targets import Broken, External, Here, Resolved, ToDocument, Unresolvable, Why
from docpipe.model.document import Document

# Liquid, Hugo shortcodes, template literals and placeholders such as `%BASE_URL%`: somebody else fills these.
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|^\{post_url|^%(?:[A-Z_]+%|(?![0-9A-Fa-f]{2}))")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
_FOLDER = Unresolvable(why=Why.FOLDER)
_WEB = ("http://", "https://", "//")


def resolve(target: str, document: Document, site: SiteIndex) -> Resolved:
    """Return where `target`, as written in `document`, leads.

    Relative paths are tried from the file's folder and then from its page, as Markdown files and
    as addresses, in the document's own locale and then in its source's and the others.

    Args:
        target: escapes and entities undone, not percent-decoded.
        document: the file the link stands in.
        site: the index that holds it.
    """
    written = target.strip()
    own = _below_base(written, site.config.site.base_url)
    is_template = _TEMPLATE.search(written) is not None
    if own is None and written.lower().startswith(_WEB):
        return Unresolvable() if is_template else External(written)
    if is_template:
        return _of_template(written, document, site)
    if own is None and _SCHEME.match(written):
        return Unresolvable()
    path, fragment = _split(own if own is not None else written)
    return _of_path(path, fragment, document, site) if path else Here(fragment)


def _of_template(written: str, document: Document, site: SiteIndex) -> Resolved:
    """Return what a generator will write in the place of its tag, where that can be told."""
    named = named_in(written)
    if named is not None:
        return resolve_named(named, document, site)
    address = rooted_in(written)
    if address:
        found = _of_path(*_split(address), document, site)
        if site.config.layout.name == "jekyll" or not isinstance(found, Broken | Unresolvable):
            return found
    return Unresolvable(why=Why.TEMPLATE)


def _of_path(path: str, fragment: str, document: Document, site: SiteIndex) -> Resolved:
    spellings = _spellings(path)
    for spelling in spellings:
        found = _find(spelling, fragment, document, site)
        if found is not None:
            return found
    inside = _below_path(spellings[0], site.config.site.base_url)
    if inside:
        return _find(inside, fragment, document, site) or not_found(inside, document, site)
    return not_found(spellings[0], document, site)


def _below_path(path: str, base_url: str) -> str:
    """Return the address within a site that is published in a folder of its host, or "".

    >>> _below_path("/docs/zh/a/", "https://example.org/docs/"), _below_path("/zh/a/", "https://example.org/docs/")
    ('/zh/a/', '')
    """
    folder = base_url.partition("://")[2].partition("/")[2].strip("/")
    if not folder or not (path + "/").startswith(f"/{folder}/"):
        return ""
    return path[len(folder) + 1 :] or "/"


def _split(target: str) -> tuple[str, str]:
    """Return the path without its query, and the fragment."""
    rest, _, fragment = target.partition("#")
    return rest.partition("?")[0], fragment


def _spellings(path: str) -> tuple[str, ...]:
    decoded = composed(unquote(path)).replace("\\", "/")
    return (decoded,) if decoded == path else (decoded, composed(path))


def _below_base(target: str, base_url: str) -> str | None:
    base = base_url.rstrip("/")
    if not base:
        return None
    for known in (base, base.partition(":")[2]):
        start, rest = target[: len(known)], target[len(known) :]
        # Schemes and hosts are read without regard to letter case; of a folder of the host it is forgiven, too.
        if start.lower() == known.lower() and rest[:1] in {"", "/", "?", "#"}:
            return rest if rest.startswith("/") else "/" + rest
    return None


def _find(path: str, fragment: str, document: Document, site: SiteIndex) -> Resolved | None:
    if path.startswith(FROM_ROOT):
        return at_path(posixpath.normpath(path.removeprefix(FROM_ROOT)), fragment, site)
    if path.startswith("/"):
        return _best(list(_candidates(path, fragment, document, site)), site)
    at_places = (at_path(place, fragment, site) for place in places_of(path, document, site))
    found = _best([each for each in at_places if each], site) if is_suffixed(document, site) else _first(at_places)
    if found is not None:
        return found
    address = posixpath.join(_page_address(document, site), path)
    served = at_address(address, fragment, site)
    if served is not None or site.config.layout.is_own:
        return served
    # Other generators serve a file beside its page, too, and what they serve has an address below the root.
    beside = posixpath.join(posixpath.splitext(document.file.path)[0], path)
    below = (posixpath.join(root, address.lstrip("/")) for root in site.config.layout.assets)
    return _first(at_path(posixpath.normpath(place), fragment, site) for place in (beside, *below))


def _first(candidates: Iterable[Resolved | None]) -> Resolved | None:
    return next((candidate for candidate in candidates if candidate is not None), None)


def _best(found: Sequence[Resolved], site: SiteIndex) -> Resolved | None:
    """Return what an address from the root of the site means.

    Without a locale's segment it may be of this locale or, where another one lives at the root, of that
    one: of several versions the first that has the fragment is meant.
    """
    for candidate in found:
        if isinstance(candidate, ToDocument):
            document = site.documents[candidate.locale, candidate.key]
            if site.has_anchor(document, candidate.fragment):
                return candidate
    # A folder without a page may share its address with a page.
    return next((candidate for candidate in found if candidate != _FOLDER), found[0] if found else None)


def _candidates(path: str, fragment: str, document: Document, site: SiteIndex) -> Iterator[Resolved]:
    inside = posixpath.normpath(path).lstrip("/")
    locales = locales_of(document, site)
    roots = (locale_root(site.config, locale) for locale in locales)
    places = [posixpath.join(root, inside) for root in site.config.layout.assets]
    places.append(inside)
    folders = [folder for locale in locales for folder in site.places.folders(locale)]
    places += [posixpath.join(folder, inside) for folder in dict.fromkeys((*map(posixpath.dirname, folders), *folders))]
    found = itertools.chain(
        (at_address(posixpath.join(root, path.lstrip("/")), fragment, site) for root in roots),
        (at_path(place, fragment, site) for place in places),
        (at_address(address, fragment, site) for address in (path,)),
    )
    return (candidate for candidate in found if candidate is not None)


def _page_address(document: Document, site: SiteIndex) -> str:
    route = site.routes.get((document.file.locale, document.file.key))
    return route or locale_root(site.config, document.file.locale)
