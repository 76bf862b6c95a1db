"""A page to the bytes of its file: the same page, the same bytes."""

from __future__ import annotations

import msgspec

from docpipe.index.routes import locale_root, output_path
from docpipe.model.locale import Locale
from docpipe.model.page import Output
from docpipe.publish.edition import Edition
from docpipe.publish.machines.versions import versions_of
from docpipe.publish.page import Page
from docpipe.publish.sharing.previews import preview_card
from docpipe.publish.sharing.site_card import site_card
from docpipe.publish.theme import Templates
from docpipe.publish.urls import Address
from docpipe.publish.valid import valid


class Choice(msgspec.Struct, frozen=True):
    """An entry of the language switcher.

    Attributes:
        href: where it leads; "" for the page itself.
        note: said of a language this page does not exist in, which leads to its home page.
        is_same: whether it leads to another version of this text.
    """

    locale: Locale
    href: str
    note: str = ""
    is_same: bool = False


class Way(msgspec.Struct, frozen=True):
    """A link of the header."""

    label: str
    href: str
    is_here: bool


class Announced(msgspec.Struct, frozen=True):
    """A feed as the head of a page names it."""

    title: str
    media_type: str
    href: str


class Property(msgspec.Struct, frozen=True):
    """A property of Open Graph."""

    name: str
    content: str


def render(page: Page, edition: Edition, templates: Templates) -> Output:
    """Return the file of a page."""
    address = address_on(page, edition)
    feeds = _feeds(page, edition, address)
    values: dict[str, object] = {
        **page.values,
        "page": page,
        "t": edition.words[page.locale.name],
        "locale": page.locale,
        "site_title": edition.config.site_title(page.locale.name),
        "home": address(locale_root(edition.config, page.locale.name)),
        "styling": edition.styling,
        "styles": address(edition.styling.path) if edition.styling.path else "",
        "script": lambda name: address(edition.scripts[name]),
        "ways": _ways(page, edition, address),
        "icon": address(edition.icon) if edition.icon else "",
        "choices": _choices(page, edition, address),
        "markdown": address(page.markdown) if page.markdown else "",
        "feeds": feeds,
        "feed": feeds[0].href if feeds else "",
        "status": address(edition.status) if edition.status else "",
        "status_language": edition.locale(edition.config.source).tag,
        "canonical": canonical_of(page, edition),
        "alternates": versions_of(page, edition),
        "properties": _properties(page, edition),
        "linked_data": page.card.linked_data,
    }
    text = valid(templates.render(page.template, values))
    return Output(output_path(page.route), text.encode())


def address_on(page: Page, edition: Edition) -> Address:
    """Return what writes addresses for a page: relative, but for pages that are shown anywhere."""
    return edition.urls.rooted if page.is_anywhere else edition.urls.relative_to(page.route)


def _ways(page: Page, edition: Edition, address: Address) -> tuple[Way, ...]:
    """Return where the header leads: to what there is in the page's language."""
    words = edition.words[page.locale.name]
    labels = {"archive": words("Archive"), "tags": words("Tags"), "search": words("Search")}
    routes = {name: edition.ways.get((page.locale.name, name)) for name in labels}
    return tuple(
        Way(labels[name], address(route), route == page.route) for name, route in routes.items() if route is not None
    )


def _feeds(page: Page, edition: Edition, address: Address) -> tuple[Announced, ...]:
    """Return the feeds that a page announces: those of its own list, then those of its language, the best first."""
    name = edition.config.site_title(page.locale.name)
    own = ((page.title, place) for place in page.feeds)
    found = (*own, *((name, place) for place in edition.feeds.get(page.locale.name, ())))
    return tuple(
        Announced(f"{title} ({place.format})".lstrip(), place.media_type, address(place.path)) for title, place in found
    )


def _choices(page: Page, edition: Edition, address: Address) -> tuple[Choice, ...]:
    versions = {locale.name: route for locale, route in page.counterparts or page.alternates}
    words, locales = edition.words[page.locale.name], edition.locales
    choices = []
    for locale in locales if len(locales) > 1 else ():
        if locale == page.locale:
            choices.append(Choice(locale, ""))
        elif locale.name in versions:
            choices.append(Choice(locale, address(versions[locale.name]), is_same=page.is_article))
        else:
            note = words("no {language} version", language=words.language(locale, locales)) if page.is_article else ""
            choices.append(Choice(locale, address(locale_root(edition.config, locale.name)), note))
    return tuple(choices)


def canonical_of(page: Page, edition: Edition) -> str:
    """Return the whole address that search engines are to know the page's text by, or ""."""
    if not edition.urls.base or (not page.is_indexed and page.canonical is None):
        return ""
    return edition.urls.absolute(page.canonical or page.route)


def _properties(page: Page, edition: Edition) -> tuple[Property, ...]:
    """Return what https://ogp.me asks for; nothing on pages that nobody should pass on."""
    if not page.is_indexed:
        return ()
    card = page.card
    drawn = preview_card(page.route, edition, page.title)
    picture = next((one for one in (card, drawn) if one.image), None) or site_card(edition, page.locale)
    others = [locale.open_graph for locale, _ in page.alternates if locale != page.locale]
    pairs = [
        ("og:title", page.title),
        ("og:type", "article" if page.card.is_post else "website"),
        ("og:url", canonical_of(page, edition)),
        ("og:site_name", edition.config.site_title(page.locale.name)),
        ("og:description", page.description),
        ("og:locale", page.locale.open_graph),
        *(("og:locale:alternate", other) for other in others),
        ("og:image", picture.image),
        ("og:image:width", str(picture.width or "")),
        ("og:image:height", str(picture.height or "")),
        ("og:image:alt", picture.alt),
        ("article:published_time", card.published),
        ("article:modified_time", card.updated),
        *(("article:author", author) for author in card.authors),
        *(("article:tag", tag) for tag in card.tags),
    ]
    return tuple(Property(name, content) for name, content in pairs if content)
