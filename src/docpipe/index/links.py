"""Where a link or image leads: one function for lint, link check and pages alike."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from docpipe.index.routes import SECTION_NAMES, locale_root
from docpipe.index.site import SiteIndex, composed
from docpipe.index.suggest import suggestions
from docpipe.index.targets import Broken, External, Here, Resolved, ToAsset, ToDocument, Unresolvable
from docpipe.model.document import Document
from docpipe.model.page import Route
from docpipe.model.source import LocaleName
from docpipe.sources.documents import Places

# Liquid, Hugo shortcodes, template literals and placeholders: somebody else fills these.
_TEMPLATE = re.compile(r"\{\{|\{%|\$\{|<%|^\{post_url|^%")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
_SUFFIXES = (".md", ".mdx", ".markdown")
_FOLDER_PAGES = (*SECTION_NAMES, "README", "readme")
_WEB = ("http://", "https://")
# What is certainly a file and no address that a generator makes up.
_TEXTS = (*_SUFFIXES, ".pdf", ".zip", ".csv", ".txt")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".mp4", ".webm", ".mp3")
# Generators that serve a document at the address of its path; others have permalinks, and an address says nothing.
_BY_PATH = frozenset({"hugo", "vuepress", "mkdocs"})
_FILES = frozenset(_TEXTS + _PICTURES)
# Docusaurus: a path from the root of the project.
_FROM_ROOT = "@site/"


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
    if _TEMPLATE.search(written):
        return Unresolvable()
    own = _below_base(written, site.config.site.base_url)
    if own is None and (written.lower().startswith(_WEB) or written.startswith("//")):
        return External(written)
    if own is None and _SCHEME.match(written):
        return Unresolvable()
    path, fragment = _split(own if own is not None else written)
    if not path:
        return Here(fragment)
    for spelling in _spellings(path):
        found = _find(spelling, fragment, document, site)
        if found is not None:
            return found
    return _not_found(_spellings(path)[0], document, site)


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
        rest = target.removeprefix(known)
        if rest != target and rest[:1] in {"", "/", "?", "#"}:
            return rest if rest.startswith("/") else "/" + rest
    return None


def _find(path: str, fragment: str, document: Document, site: SiteIndex) -> Resolved | None:
    if path.startswith(_FROM_ROOT):
        return _at_path(posixpath.normpath(path.removeprefix(_FROM_ROOT)), fragment, site)
    if path.startswith("/"):
        return _best(list(_candidates(path, fragment, document, site)), site)
    at_places = (_at_path(place, fragment, site) for place in _places(path, document, site))
    found = _best([each for each in at_places if each], site) if _is_suffixed(document, site) else _first(at_places)
    if found is not None:
        return found
    address = posixpath.join(_page_address(document, site), path)
    at_address = _at_address(address, fragment, site)
    if at_address is not None or site.config.layout.is_own:
        return at_address
    # Other generators serve a file beside its page, too, and what they serve has an address below the root.
    beside = posixpath.join(posixpath.splitext(document.file.path)[0], path)
    served = (posixpath.join(root, address.lstrip("/")) for root in site.config.layout.assets)
    return _first(_at_path(posixpath.normpath(place), fragment, site) for place in (beside, *served))


def _first(candidates: Iterable[Resolved | None]) -> Resolved | None:
    return next((candidate for candidate in candidates if candidate is not None), None)


def _is_suffixed(document: Document, site: SiteIndex) -> bool:
    """Tell whether a file's name says its locale: then `b.md` may mean `b.md` or, for Hugo, `b.en.md`."""
    mount = Places.of(site.config).mount(document.file.path)
    return mount is not None and bool(mount.suffix)


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
    return found[0] if found else None


def _candidates(path: str, fragment: str, document: Document, site: SiteIndex) -> Iterator[Resolved]:
    inside = posixpath.normpath(path).lstrip("/")
    locales = _locales(document, site)
    roots = (locale_root(site.config, locale) for locale in locales)
    places = [posixpath.join(root, inside) for root in site.config.layout.assets]
    places.append(inside)
    folders = [folder for locale in locales for folder in Places.of(site.config).folders(locale)]
    places += [posixpath.join(folder, inside) for folder in dict.fromkeys((*map(posixpath.dirname, folders), *folders))]
    found = itertools.chain(
        (_at_address(posixpath.join(root, path.lstrip("/")), fragment, site) for root in roots),
        (_at_path(place, fragment, site) for place in places),
        (_at_address(address, fragment, site) for address in (path,)),
    )
    return (candidate for candidate in found if candidate is not None)


def _places(path: str, document: Document, site: SiteIndex) -> Iterator[str]:
    """Yield the site paths that a relative path may mean, the document's own locale first."""
    folder = posixpath.dirname(composed(document.file.path))
    here = posixpath.normpath(posixpath.join(folder, path))
    places = Places.of(site.config)
    first, *others = _locales(document, site)
    own = places.mount(document.file.path)
    if _is_suffixed(document, site):
        yield from places.versions(here, first)
    yield here
    for locale in others:
        yield from places.versions(here, locale)
    source = site.source_of(document)
    if source is not None:
        yield posixpath.normpath(posixpath.join(posixpath.dirname(composed(source.file.path)), path))
    if own is not None and not site.config.layout.is_own:
        # Docusaurus tries a path from the folder of the documents, too.
        yield posixpath.normpath(posixpath.join(own.folder, path))


def _locales(document: Document, site: SiteIndex) -> tuple[LocaleName, ...]:
    source = site.source_of(document)
    first = (document.file.locale, source.file.locale if source else site.config.source)
    return tuple(dict.fromkeys((*first, *(locale.name for locale in site.config.site.locales))))


def _at_path(path: str, fragment: str, site: SiteIndex) -> Resolved | None:
    """Return what is at a path relative to the root: a file, a post without its suffix, a folder."""
    page = path.removesuffix(".html")
    for candidate in (path, *(page + suffix for suffix in _SUFFIXES)):
        found = _file(candidate, fragment, site)
        if found is not None:
            return found
    if path not in site.folders:
        return None
    for name in _FOLDER_PAGES:
        for suffix in _SUFFIXES:
            found = _file(f"{path}/{name}{suffix}", fragment, site)
            if found is not None:
                return found
    # A folder without a page of its own: every generator answers that in its own way.
    return Unresolvable()


def _file(path: str, fragment: str, site: SiteIndex) -> Resolved | None:
    true_path = site.decomposed.get(path, path)
    document = site.by_path.get(true_path)
    if document is not None:
        return ToDocument(document.file.locale, document.file.key, fragment)
    if true_path in site.paths:
        return Unresolvable(true_path, fragment)
    return ToAsset(true_path, fragment) if true_path in site.assets else None


def _page_address(document: Document, site: SiteIndex) -> str:
    route = site.routes.get((document.file.locale, document.file.key))
    return route or locale_root(site.config, document.file.locale)


def _at_address(address: str, fragment: str, site: SiteIndex) -> Resolved | None:
    """Return the document served at `address`, with or without its last slash or `index.html`."""
    normal = posixpath.normpath(address)
    for candidate in (normal, normal.removesuffix("/index.html"), normal.removesuffix(".html")):
        for route in (candidate, candidate.rstrip("/") + "/"):
            version = site.by_route.get(Route(route))
            if version is not None:
                return ToDocument(*version, fragment)
    homes = {locale_root(site.config, locale.name) for locale in site.config.site.locales}
    return Unresolvable() if normal.rstrip("/") + "/" in {"/", *homes} else None


def _not_found(path: str, document: Document, site: SiteIndex) -> Resolved:
    layout = site.config.layout
    if not (layout.is_own or posixpath.splitext(path)[1].lower() in _FILES or _stays_at_home(path, document, site)):
        # An address, and only the generator knows which it serves.
        return Unresolvable()
    if path.startswith("/"):
        folder, _, name = posixpath.normpath(path).lstrip("/").rpartition("/")
        homes = [posixpath.join(root, folder) for root in layout.assets]
        # Only a file is missed, and only where the folder it should lie in is ours: `/docs/…` may be another site.
        home = next((home for home in homes if home in site.folders), None)
        if "." not in name or not folder or home is None:
            return Unresolvable()
        return Broken(f"{home}/{name} does not exist", suggestions(path, document, site))
    places = Places.of(site.config)
    if path.startswith(_FROM_ROOT):
        place = posixpath.normpath(path.removeprefix(_FROM_ROOT))
    else:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(composed(document.file.path)), path))
    if not places.covers(place) or places.ignores(place) or posixpath.dirname(place) in site.absent:
        # Outside the folders of the documents nothing is published, so nothing is known of it either.
        return Unresolvable()
    return Broken(f"{place} does not exist", suggestions(path, document, site))


def _stays_at_home(path: str, document: Document, site: SiteIndex) -> bool:
    """Tell whether a relative address stays among documents that are served by their paths."""
    if site.config.layout.name not in _BY_PATH or path.startswith("/"):
        return False
    place = posixpath.normpath(posixpath.join(posixpath.dirname(composed(document.file.path)), path))
    return Places.of(site.config).covers(place)
