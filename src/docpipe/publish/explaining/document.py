"""The explanation of a document's page in one locale, and of a document that has none."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.model.document import Document
from docpipe.model.explanation import Cause, Explanation, Input, Version
from docpipe.model.source import LocaleName
from docpipe.publish.articles import Article, title_of
from docpipe.publish.explaining.address import address_from
from docpipe.publish.explaining.inputs import inherited, inputs_of, standing
from docpipe.publish.explaining.known import Known
from docpipe.publish.explaining.listed import kind_of, listed
from docpipe.publish.explaining.why import told, why, why_indexed, why_missing
from docpipe.publish.page import Page
from docpipe.publish.render import canonical_of


def explain_article(article: Article, page: Page, known: Known) -> Explanation:
    """Return the explanation of a page that shows a document."""
    document = article.document
    state = known.state_of(document) if not article.is_fallback else None
    return Explanation(
        subject=document.file.path,
        kind=kind_of(page, known),
        exists=True,
        why=_stand_in(article, known) if article.is_fallback else why(document, known),
        title=title_of(article).text,
        locale=article.locale.name,
        route=article.route,
        address=known.address(article.route),
        address_from=address_from(article, known),
        is_indexed=page.is_indexed and page.canonical is None,
        indexed_because=why_indexed(article, known),
        canonical=canonical_of(page, known.edition),
        versions=tuple(_versions(document, known)),
        translation=standing(document, state, known) if state is not None else None,
        inherited=inherited(article),
        inputs=inputs_of(article, page, known),
        listed=listed(article, known),
    )


def explain_missing_page(document: Document, known: Known) -> Explanation:
    """Return the explanation of a content file that has no page."""
    state = known.state_of(document)
    return Explanation(
        subject=document.file.path,
        kind=document.kind.value,
        exists=False,
        why=why(document, known),
        title=document.title,
        locale=document.file.locale,
        versions=tuple(_versions(document, known)),
        translation=standing(document, state, known) if state is not None else None,
        inputs=(Input("text", document.file.path), *([Input("source", state.path)] if state is not None else [])),
    )


def explain_unread(path: str, known: Known) -> Explanation:
    """Return the explanation of a content file that could not be read as a post."""
    causes = tuple(Cause("blocked", each) for each in dict.fromkeys(map(told, known.blocking.get(path, ())))) or (
        Cause("unread", "the file cannot be read as a post"),
    )
    return Explanation(subject=path, kind="file", exists=False, why=causes, inputs=(Input("text", path),))


def explain_gap(document: Document, locale: LocaleName, route: str, known: Known) -> Explanation:
    """Return the explanation of an address at which a translation would stand that nobody has written."""
    return Explanation(
        subject=known.address(route),
        kind="translation",
        exists=False,
        why=(why_missing(document, locale, known),),
        locale=locale,
        versions=tuple(_versions(document, known)),
        inputs=(Input("source", document.file.path),),
    )


def _stand_in(article: Article, known: Known) -> tuple[Cause, ...]:
    name = article.locale.name
    version = article.group.versions.get(name)
    if version is not None:
        return (*why(version, known), _shown_instead())
    return (Cause("stand-in", f"there is no translation into {name}"), _shown_instead())


def _shown_instead() -> Cause:
    return Cause("fallback", 'the original is shown in its place (fallback = "page")')


def _versions(document: Document, known: Known) -> Iterator[Version]:
    """Yield the document in every locale of the site, with its address or why it has none."""
    edition = known.edition
    group = edition.site.group_of(document)
    for locale in edition.locales:
        version = group.versions.get(locale.name)
        route = edition.route(group, locale.name)
        path = version.file.path if version is not None else ""
        address = known.address(route) if route is not None else ""
        yield Version(locale.name, locale.tag, address, path, _standing_of(document, version, locale.name, known))


def _standing_of(document: Document, version: Document | None, locale: LocaleName, known: Known) -> Cause:
    edition = known.edition
    group = edition.site.group_of(document)
    is_page = edition.route(group, locale) is not None
    if version is None or (is_page and not known.verdict(version).is_page):
        if is_page:
            return Cause("stand-in", "the original's text; not named to search engines")
        return why_missing(document, locale, known)
    if is_page:
        return Cause("source" if locale == group.source else "translation", "")
    return why(version, known)[0]
