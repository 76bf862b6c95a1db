"""A page to the bytes of its file: the same page, the same bytes."""

from __future__ import annotations

import msgspec

from docpipe.index.routes import locale_root, output_path
from docpipe.model.locale import Locale
from docpipe.model.page import Output, Route
from docpipe.publish.edition import Edition
from docpipe.publish.page import Page
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


class Property(msgspec.Struct, frozen=True):
    """A property of Open Graph."""

    name: str
    content: str


def render(page: Page, edition: Edition, templates: Templates) -> Output:
    """Return the file of a page."""
    address = address_on(page, edition)
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
        "feed": address(edition.feeds[page.locale.name]) if page.locale.name in edition.feeds else "",
        "status": address(edition.status) if edition.status else "",
        "status_language": edition.locale(edition.config.source).tag,
        "canonical": _canonical(page, edition),
        "alternates": _alternates(page, edition),
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


def _choices(page: Page, edition: Edition, address: Address) -> tuple[Choice, ...]:
    versions = {locale.name: route for locale, route in page.alternates}
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


def _canonical(page: Page, edition: Edition) -> str:
    if not edition.urls.base or (not page.is_indexed and page.canonical is None):
        return ""
    return edition.urls.absolute(page.canonical or page.route)


def _alternates(page: Page, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return language tags and whole addresses of all versions; nothing where search engines are kept out."""
    if not edition.urls.base or not page.is_indexed or page.canonical is not None:
        return ()
    found = [(locale.tag, edition.urls.absolute(route)) for locale, route in page.alternates]
    default: Route | None = page.default
    return (*found, *([("x-default", edition.urls.absolute(default))] if default is not None else ()))


def _properties(page: Page, edition: Edition) -> tuple[Property, ...]:
    """Return what https://ogp.me asks for; nothing on pages that nobody should pass on."""
    if not page.is_indexed:
        return ()
    card = page.card
    others = [locale.open_graph for locale, _ in page.alternates if locale != page.locale]
    pairs = [
        ("og:title", page.title),
        ("og:type", "article" if page.card.is_post else "website"),
        ("og:url", _canonical(page, edition)),
        ("og:site_name", edition.config.site_title(page.locale.name)),
        ("og:description", page.description),
        ("og:locale", page.locale.open_graph),
        *(("og:locale:alternate", other) for other in others),
        ("og:image", card.image),
        ("og:image:width", str(card.width or "")),
        ("og:image:height", str(card.height or "")),
        ("article:published_time", card.published),
        ("article:modified_time", card.updated),
    ]
    return tuple(Property(name, content) for name, content in pairs if content)
