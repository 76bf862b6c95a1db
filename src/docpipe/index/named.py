"""Documents that a generator's tag names in the place of an address: `{{< ref "a.md" >}}`, `{% post_url … %}`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import msgspec

from docpipe.index.lookup import DOCUMENT_SUFFIXES, at_path, file_at
from docpipe.index.relative import locales_of, places_of, versions_of
from docpipe.index.site import SiteIndex, composed, file_stem
from docpipe.index.suggest import suggestions
from docpipe.index.targets import Broken, Resolved, ToDocument, Unresolvable, Why
from docpipe.model.document import Document
from docpipe.model.source import LocaleName

# `{{< ref "a.md#b" >}}`, `{{% relref path="a.md" lang="en" %}}`, perhaps with `#c` behind it.
_HUGO = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s([^{}]*)[>%]\}\}(?P<behind>[^{}]*)")
_PARAMETER = re.compile(r"(?:(\w+)=)?(?:\"([^\"]*)\"|`([^`]*)`|([^\s\"`=]+))")
# `{% post_url 2020-01-01-a %}`, `{% link _posts/a.md %}`, perhaps behind `{{ site.baseurl }}`.
_LIQUID = re.compile(
    r"(?:\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\})*+\{%-?\s*(?P<tag>post_url|link|post_path|post_link)\s+"
    r"(?P<name>\"[^\"]*\"|'[^']*'|[^\s%]+)[^%]*%\}(?P<behind>[^{}]*)"
)
# `{{ site.baseurl }}/a/`, `{{ "/a/" | relative_url }}`.
_BASE = re.compile(r"(?:\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\})++(?P<path>/[^{}]*)")
_FILTERED = re.compile(
    r"\{\{-?\s*(?P<mark>[\"'])(?P<path>/[^\"'{}]*)(?P=mark)\s*\|\s*(?:relative_url|absolute_url|"
    r"prepend:\s*site\.(?:baseurl|url))\s*-?\}\}(?P<behind>[^{}]*)"
)
_GENERATORS = {"ref": "hugo", "post_url": "jekyll", "link": "jekyll", "post_path": "hexo", "post_link": "hexo"}


class Named(msgspec.Struct, frozen=True):
    """What a tag names.

    Attributes:
        tag: `ref`, `post_url`, `link`, `post_path` or `post_link`.
        name: as the generator is given it, without its fragment.
        fragment: as written behind the `#`.
        locale: that the tag asks for, or "".
    """

    tag: str
    name: str
    fragment: str = ""
    locale: str = ""


def named_in(target: str) -> Named | None:
    """Return what the tag that `target` is names, or None where it is another template, or none."""
    found = _HUGO.fullmatch(target)
    if found is not None:
        values = {key or "path": first or second or third for key, first, second, third in _PARAMETER.findall(found[1])}
        path, _, fragment = values.get("path", "").partition("#")
        return Named("ref", path, fragment or _fragment(found), values.get("lang", "")) if path else None
    found = _LIQUID.fullmatch(target)
    return Named(found["tag"], found["name"].strip("\"'"), _fragment(found)) if found is not None else None


def rooted_in(target: str) -> str:
    """Return the address from the root of the site that a template of Jekyll's writes out, or "".

    >>> rooted_in("{{ site.baseurl }}/a/#b"), rooted_in("{{ '/c.png' | relative_url }}"), rooted_in("{{ page.next }}")
    ('/a/#b', '/c.png', '')
    """
    found = _BASE.fullmatch(target)
    if found is not None:
        return found["path"]
    found = _FILTERED.fullmatch(target)
    return found["path"] + found["behind"] if found is not None else ""


def _fragment(found: re.Match[str]) -> str:
    return found["behind"].partition("#")[2]


def resolve_named(named: Named, document: Document, site: SiteIndex) -> Resolved:
    """Return the document that a tag names; broken where the site is that generator's and surely has none."""
    name = composed(named.name)
    found = next((each for each in _candidates(named, name, document, site) if each is not None), None)
    if isinstance(found, ToDocument):
        return _in_locale(found, named.locale, site)
    if found is not None:
        return found
    # Without a suffix Hugo takes the name of a tag or a section for a page, too.
    is_sure = named.tag != "ref" or name.endswith(DOCUMENT_SUFFIXES)
    if site.config.layout.name != _GENERATORS[named.tag] or not is_sure:
        return Unresolvable(why=Why.TEMPLATE)
    written = name if named.tag in {"ref", "link"} else f"{name}.md"
    return Broken(f"no document is called {named.name}", _names(named, suggestions(written, document, site)))


def _candidates(named: Named, name: str, document: Document, site: SiteIndex) -> Iterator[Resolved | None]:
    """Yield what the name may mean, the likeliest first."""
    if named.tag == "ref":
        if not name.startswith("/"):
            yield from (at_path(place, named.fragment, site) for place in places_of(name, document, site))
        for home in _homes(document, site):
            place = posixpath.normpath(posixpath.join(home, name.lstrip("/")))
            yield from (at_path(each, named.fragment, site) for each in versions_of(place, document, site))
    if named.tag == "link":
        for root in ("", *site.config.layout.assets):
            yield file_at(posixpath.normpath(posixpath.join(root, name.lstrip("/"))), named.fragment, site)
    known = _called(name, document, site)
    yield ToDocument(known.file.locale, known.file.key, named.fragment) if known is not None else None


def _homes(document: Document, site: SiteIndex) -> tuple[str, ...]:
    """Return the folders of the documents, those of the document's own locale first."""
    places = site.places
    return tuple(dict.fromkeys(folder for each in locales_of(document, site) for folder in places.folders(each)))


def _called(name: str, document: Document, site: SiteIndex) -> Document | None:
    """Return the document with this file name, or this title, of the own locale if it has one."""
    file_name = posixpath.basename(name)
    stem = file_stem(file_name if file_name.endswith(DOCUMENT_SUFFIXES) else f"{file_name}.md")
    found = [site.by_path[path] for path in site.names.get(stem, ()) if path in site.by_path]
    if not found:
        plain = posixpath.splitext(file_name)[0] if file_name.endswith(DOCUMENT_SUFFIXES) else file_name
        found = [each for each in site.by_path.values() if plain == each.stem or name == each.title]
    return min(found, key=lambda each: each.file.locale != document.file.locale, default=None)


def _in_locale(found: ToDocument, locale: str, site: SiteIndex) -> ToDocument:
    """Return the version of what was found in the locale that the tag asks for."""
    if not locale:
        return found
    group = site.group_of(site.documents[found.locale, found.key])
    version = group.versions.get(LocaleName(locale))
    return ToDocument(version.file.locale, version.file.key, found.fragment) if version is not None else found


def _names(named: Named, near: tuple[str, ...]) -> tuple[str, ...]:
    """Return suggested paths as the tag names documents."""
    if named.tag in {"ref", "link"}:
        return near
    return tuple(posixpath.splitext(posixpath.basename(path))[0] for path in near)
