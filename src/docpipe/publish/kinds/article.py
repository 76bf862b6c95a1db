"""The page of one document: a post or a plain page, an original or a translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from docpipe.index.routes import locale_root
from docpipe.index.targets import External, ToAsset
from docpipe.model.document import DocumentKind
from docpipe.publish.articles import (
    Article,
    alternates_of,
    day_of,
    minutes_of,
    posts,
    summary_of,
    title_of,
)
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.linked_data import linked_data
from docpipe.publish.page import Card, Page
from docpipe.publish.passages.content import content_of
from docpipe.publish.passages.destinations import Destinations
from docpipe.publish.passages.voice import Heading
from docpipe.publish.provenance import about
from docpipe.publish.standing import standing_of
from docpipe.publish.taxonomy import AUTHORS, TAGS
from docpipe.publish.text import Text
from docpipe.publish.urls import clickable

_FEWEST_HEADINGS = 3
_DEEPEST_HEADING = 3


class Neighbour(msgspec.Struct, frozen=True):
    """The post before or after this one, in the same locale."""

    title: Text
    href: str


def article_pages(contents: Contents) -> Iterator[Page]:
    """Yield a page for every document but those that stand at a locale's home."""
    edition, articles = contents.edition, contents.articles
    homes = {locale_root(edition.config, locale.name) for locale in edition.locales}
    in_order = {locale.name: posts(articles, locale) for locale in edition.locales}
    places = {name: {post.route: number for number, post in enumerate(found)} for name, found in in_order.items()}
    for article in articles:
        if article.route not in homes:
            name = article.locale.name
            yield _page(article, contents, _around(in_order[name], places[name].get(article.route)))


def _around(found: Sequence[Article], place: int | None) -> tuple[Article | None, Article | None]:
    """Return the newer and the older neighbour of a post."""
    if place is None:
        return None, None
    return found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None


def _page(article: Article, contents: Contents, around: tuple[Article | None, Article | None]) -> Page:
    edition = contents.edition
    address = edition.urls.relative_to(article.route)
    content = content_of(article, edition, address=address)
    title, summary, box = title_of(article), summary_of(article), about(article, edition)
    card, copies = _card(article, edition)
    headings = tuple(filter(_is_listed, content.filled.headings))
    alternates = alternates_of(article, edition)
    newer, older = (Neighbour(title_of(one), address(one.route)) if one is not None else None for one in around)
    values: dict[str, object] = {
        "title": title,
        "title_id": content.filled.title_id,
        "article": article,
        "published": day_of(article.meta.date, edition) if article.meta.date else None,
        "updated": day_of(article.meta.updated, edition) if article.meta.updated else None,
        "minutes": minutes_of(article),
        "authors": contents.taxonomy.labels(AUTHORS, article, edition, address),
        "tags": contents.taxonomy.labels(TAGS, article, edition, address),
        "about": box,
        "standing": standing_of(article, edition.words[article.locale.name]),
        "original_href": address(box.route) if box is not None and box.route else "",
        "language": edition.words[article.locale.name].language(article.text_locale, edition.locales),
        "headings": headings if len(headings) >= _FEWEST_HEADINGS else (),
        "markup": content.filled.markup,
        "notes": content.filled.notes,
        "newer": newer,
        "older": older,
    }
    return Page(
        route=article.route,
        locale=article.locale,
        template="article.html.j2",
        title=title.text,
        description=summary.text,
        alternates=alternates,
        default=alternates[0][1] if alternates else None,
        canonical=edition.route(article.group, article.text_locale.name) if article.is_fallback else None,
        is_indexed=article.is_listed,
        is_article=True,
        card=card,
        values=values,
        copies=content.copies | copies,
        updated=card.updated or card.published,
    )


def _is_listed(heading: Heading) -> bool:
    """Tell whether the contents name a heading; one that holds a picture only has no name."""
    return bool(heading.id and heading.text.text.strip()) and heading.level <= _DEEPEST_HEADING


def _card(article: Article, edition: Edition) -> tuple[Card, dict[str, str]]:
    """Return what other sites show of the page, and the files that takes."""
    meta = article.meta
    picture, copies = _cover(article, edition)
    card = msgspec.structs.replace(
        picture,
        published=day_of(meta.date, edition).isoformat() if meta.date else "",
        updated=day_of(meta.updated, edition).isoformat() if meta.updated else "",
        is_post=article.kind is DocumentKind.POST,
    )
    data = linked_data(article, edition, card) if edition.urls.base else None
    return msgspec.structs.replace(card, linked_data=data), copies


def _cover(article: Article, edition: Edition) -> tuple[Card, dict[str, str]]:
    """Return the first picture there is: the cover, the source's cover, the first of the text."""
    own = article.document
    wanted = [(own, own.meta.image), *((own, image.target) for image in own.images[:1])]
    if article.source is not None:
        wanted.insert(1, (article.source, article.source.meta.image))
    for document, target in wanted:
        places = Destinations(
            edition, document, locale=article.locale, page=article.route, address=edition.urls.absolute
        )
        match places.resolved(target) if target else None:
            case External(url) if clickable(url):
                return Card(image=clickable(url)), {}
            case ToAsset(path) if (
                edition.urls.base and path in edition.files.pictures and (place := places.place(path))
            ):
                picture = edition.files.pictures[path]
                return Card(edition.urls.absolute(place), picture.width, picture.height), places.copies
            case _:
                continue
    return Card(), {}
