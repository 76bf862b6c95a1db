"""What search engines are told of an article: schema.org's BlogPosting or WebPage, with its translations."""

from __future__ import annotations

from docpipe.model.document import Document, DocumentKind
from docpipe.publish.articles import Article, alternates_of, summary_of, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.page import Card
from docpipe.publish.taxonomy import AUTHORS

_TRANSLATORS = ("translator", "translators", "translated_by")


def linked_data(article: Article, contents: Contents, card: Card) -> dict[str, object] | None:
    """Return the JSON-LD of an article's page; None for a page that stands in for a translation.

    What nobody signed is the site's own.
    """
    if article.is_fallback:
        return None
    edition = contents.edition
    own = edition.urls.absolute(article.route)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _type(article),
        "@id": own,
        "url": own,
        "mainEntityOfPage": own,
        "headline": title_of(article).text,
        "inLanguage": article.text_locale.tag,
        "description": summary_of(article).text,
        "datePublished": card.published,
        "dateModified": card.updated or card.published,
        "author": _authors(article, contents),
        "publisher": _organisation(article, edition),
        "keywords": list(card.tags),
        "image": card.image,
    }
    return {name: value for name, value in data.items() if value} | _translations(article, edition)


def _authors(article: Article, contents: Contents) -> list[dict[str, object]] | dict[str, object]:
    edition = contents.edition
    named = contents.taxonomy.labels(AUTHORS, article, edition, edition.urls.absolute)
    people = [_named("Person", author.text) | ({"url": author.href} if author.href else {}) for author in named]
    return people or _organisation(article, edition)


def _organisation(article: Article, edition: Edition) -> dict[str, object]:
    name = edition.config.site_title(article.locale.name)
    return _named("Organization", name) if name else {}


def _translations(article: Article, edition: Edition) -> dict[str, object]:
    versions = [
        (
            locale.name,
            {"@type": _type(article), "@id": edition.urls.absolute(route), "inLanguage": locale.tag},
        )
        for locale, route in alternates_of(article, edition)
        if locale != article.locale
    ]
    if article.source is None:
        return {"workTranslation": [version for _, version in versions]} if versions else {}
    original = next((version for name, version in versions if name == article.source_locale.name), None)
    return ({"translationOfWork": original} if original else {}) | _makers(article)


def _makers(article: Article) -> dict[str, object]:
    """Return who translated: whom the front matter names, and the machines that the ledger knows; and who reviewed."""
    states = article.state.states if article.state is not None else ()
    engines = {state.origin.engine or "machine translation" for state in states if state.origin.kind == "machine"}
    translators = [_named("Person", name) for name in translators_of(article.document)]
    translators += [_named("SoftwareApplication", engine) for engine in sorted(engines)]
    reviewers = [_named("Person", name) for name in sorted({state.reviewer for state in states if state.reviewer})]
    return {name: people for name, people in (("translator", translators), ("editor", reviewers)) if people}


def translators_of(document: Document) -> tuple[str, ...]:
    """Return the names that the front matter of a translation gives for its translators, as written."""
    if document.front_matter is None:
        return ()
    found = (document.front_matter.field(key) for key in _TRANSLATORS)
    field = next((field for field in found if field is not None), None)
    if field is None:
        return ()
    values = field.value if isinstance(field.value, list) else [field.value]
    return tuple(value.strip() for value in values if isinstance(value, str) and value.strip())


def _named(kind: str, name: str) -> dict[str, object]:
    return {"@type": kind, "name": name}


def _type(article: Article) -> str:
    return "BlogPosting" if article.kind is DocumentKind.POST else "WebPage"
