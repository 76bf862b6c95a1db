"""The page of one document: a post or a plain page, an original or a translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from docpipe.index.routes import locale_root
from docpipe.model.document import DocumentKind
from docpipe.publish.articles import (
    Article,
    alternates_of,
    day_of,
    minutes_of,
    posts,
    summary_of,
    tags_of,
    title_of,
)
from docpipe.publish.contents import Contents
from docpipe.publish.machines.linked_data import linked_data
from docpipe.publish.machines.markdown import markdown_place
from docpipe.publish.moments import changed_of
from docpipe.publish.onward.neighbours import neighbour, series_steps, unless_a_step
from docpipe.publish.onward.related import Related, related_in
from docpipe.publish.onward.side_by_side import side_by_side_route
from docpipe.publish.page import Card, Later, Page
from docpipe.publish.passages.content import content_of
from docpipe.publish.passages.voice import Heading
from docpipe.publish.provenance import about
from docpipe.publish.sharing.cover import cover_of
from docpipe.publish.sharing.previews import preview_card
from docpipe.publish.sharing.site_card import site_card
from docpipe.publish.standing import standing_of
from docpipe.publish.taxonomy import AUTHORS, TAGS

_FEWEST_HEADINGS = 3
_DEEPEST_HEADING = 3


def article_pages(contents: Contents) -> Iterator[Later]:
    """Yield a page for every document but those that stand at a locale's home."""
    edition, articles = contents.edition, contents.articles
    homes = {locale_root(edition.config, locale.name) for locale in edition.locales}
    in_order = {locale.name: posts(articles, locale) for locale in edition.locales}
    places = {name: {post.route: number for number, post in enumerate(found)} for name, found in in_order.items()}
    related = {locale.name: related_in(locale, contents) for locale in edition.locales}
    for article in articles:
        if article.route not in homes:
            name = article.locale.name
            around = _around(in_order[name], places[name].get(article.route))
            yield Later(article.route, partial(_page, article, contents, around, related[name]), is_article=True)


def _around(found: Sequence[Article], place: int | None) -> tuple[Article | None, Article | None]:
    """Return the newer and the older neighbour of a post."""
    if place is None:
        return None, None
    return found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None


def _page(
    article: Article, contents: Contents, around: tuple[Article | None, Article | None], related: Related
) -> Page:
    edition = contents.edition
    address = edition.urls.relative_to(article.route)
    content = content_of(article, edition, address=address)
    title, summary, box = title_of(article), summary_of(article), about(article, edition)
    card, copies = _card(article, contents)
    headings = tuple(filter(_is_listed, content.filled.headings))
    alternates = alternates_of(article, edition)
    steps = series_steps(article, contents, address)
    newer, older = (unless_a_step(neighbour(one, address), steps) if one is not None else None for one in around)
    known = {one.route for one in around if one is not None}
    side_by_side = side_by_side_route(article, edition)
    values: dict[str, object] = {
        "title": title,
        "title_id": content.filled.title_id,
        "article": article,
        "published": day_of(article.meta.date, edition) if article.meta.date else None,
        "updated": changed_of(article, edition),
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
        "series": steps,
        "beside_href": address(side_by_side) if side_by_side is not None else "",
        "related": tuple(neighbour(one, address) for one in related.to(article, known)),
    }
    return Page(
        route=article.route,
        locale=article.locale,
        template="article.html.j2",
        title=title.text,
        description=summary.text or _name(title.text, edition.config.site_title(article.locale.name)),
        alternates=alternates,
        default=alternates[0][1] if alternates else None,
        canonical=edition.route(article.group, article.text_locale.name) if article.is_fallback else None,
        is_indexed=article.is_listed,
        is_article=True,
        card=card,
        values=values,
        markdown=markdown_place(article, edition),
        copies=content.copies | copies,
        updated=card.updated or card.published,
    )


def _name(title: str, site: str) -> str:
    """Return what can be said of a page without a word of text."""
    return f"{title} · {site}" if site else title


def _is_listed(heading: Heading) -> bool:
    """Tell whether the contents name a heading; one that holds a picture only has no name."""
    return bool(heading.id and heading.text.text.strip()) and heading.level <= _DEEPEST_HEADING


def _card(article: Article, contents: Contents) -> tuple[Card, dict[str, str]]:
    """Return what other sites show of the page, and the files that takes."""
    edition, date, changed = contents.edition, article.meta.date, changed_of(article, contents.edition)
    picture, copies = cover_of(article, edition)
    if not picture.image:
        picture = preview_card(article.route, edition, title_of(article).text)
    if not picture.image:
        picture = site_card(edition, article.locale)
    absolute = edition.urls.absolute
    authors = contents.taxonomy.labels(AUTHORS, article, edition, absolute) if edition.urls.base else ()
    card = msgspec.structs.replace(
        picture,
        published=day_of(date, edition).isoformat() if date else "",
        updated=changed.isoformat() if changed else "",
        is_post=article.kind is DocumentKind.POST,
        authors=tuple(author.href for author in authors if author.href),
        tags=tags_of(article, edition),
    )
    data = linked_data(article, contents, card) if edition.urls.base else None
    return msgspec.structs.replace(card, linked_data=data), copies
