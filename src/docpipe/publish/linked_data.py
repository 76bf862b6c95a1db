"""What search engines are told of an article: schema.org's BlogPosting or WebPage, with its translations."""

from __future__ import annotations

from docpipe.model.document import DocumentKind
from docpipe.model.page import Route
from docpipe.publish.articles import Article, alternates_of, authors_of, summary_of, title_of
from docpipe.publish.edition import Edition
from docpipe.publish.page import Card


def linked_data(article: Article, edition: Edition, card: Card) -> dict[str, object] | None:
    """Return the JSON-LD of an article's page; None for a page that stands in for a translation.

    What nobody signed is the site's own.
    """
    if article.is_fallback:
        return None
    own = edition.urls.absolute(article.route)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _type(article),
        "@id": own,
        "mainEntityOfPage": own,
        "headline": title_of(article).text,
        "inLanguage": article.text_locale.tag,
    }
    if summary := summary_of(article).text:
        data["description"] = summary
    if card.published:
        data["datePublished"] = card.published
        data["dateModified"] = card.updated or card.published
    if authors := authors_of(article, edition):
        data["author"] = [{"@type": "Person", "name": name} for name in authors]
    elif name := edition.config.site_title(article.locale.name):
        data["author"] = {"@type": "Organization", "name": name}
    if card.image:
        data["image"] = card.image
    return data | _translations(article, edition)


def _translations(article: Article, edition: Edition) -> dict[str, object]:
    versions = [
        (locale.name, {"@type": _type(article), "@id": _absolute(edition, route), "inLanguage": locale.tag})
        for locale, route in alternates_of(article, edition)
        if locale != article.locale
    ]
    if article.source is None:
        return {"workTranslation": [version for _, version in versions]} if versions else {}
    original = next((version for name, version in versions if name == article.source_locale.name), None)
    return ({"translationOfWork": original} if original else {}) | _translator(article)


def _translator(article: Article) -> dict[str, object]:
    states = article.state.states if article.state is not None else ()
    engines = sorted(
        {state.origin.engine or "machine translation" for state in states if state.origin.kind == "machine"}
    )
    reviewers = sorted({state.reviewer for state in states if state.reviewer})
    data: dict[str, object] = {}
    if engines:
        data["translator"] = [{"@type": "SoftwareApplication", "name": engine} for engine in engines]
    if reviewers:
        data["editor"] = [{"@type": "Person", "name": name} for name in reviewers]
    return data


def _type(article: Article) -> str:
    return "BlogPosting" if article.kind is DocumentKind.POST else "WebPage"


def _absolute(edition: Edition, route: Route) -> str:
    return edition.urls.absolute(route)
