"""Where a reader may go from a post: the title and the address of others, and the parts of its series around it."""

from __future__ import annotations

from typing import NamedTuple

from docpipe.model.locale import Locale
from docpipe.publish.articles import Article, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.looks import of_entry
from docpipe.publish.text import Text
from docpipe.publish.urls import Address


class Neighbour(NamedTuple):
    """Another post; `locale` is that of its page."""

    title: Text
    href: str
    locale: Locale


class Steps(NamedTuple):
    """Where a post stands in its series, and the parts before and after it."""

    label: str
    href: str
    number: int
    total: int
    before: Neighbour | None
    after: Neighbour | None


def neighbour(article: Article, address: Address) -> Neighbour:
    """Return how a page names another post; `address` writes addresses for that page."""
    title = article.edition.watch.seen(of_entry(article.route), lambda: title_of(article))
    return Neighbour(title, address(article.route), article.locale)


def series_steps(article: Article, contents: Contents, address: Address) -> Steps | None:
    """Return the way through the series of a post; None where it has none, or is all there is of one."""
    place = contents.series.place_of(article, contents.taxonomy, contents.edition)
    if place is None:
        return None
    before, after = (neighbour(one, address) if one is not None else None for one in (place.before, place.after))
    return Steps(place.term.label, address(place.term.route), place.number, place.total, before, after)


def unless_a_step(post: Neighbour, steps: Steps | None) -> Neighbour | None:
    """Return the post, or None where the way through the series leads to it already."""
    return None if steps is not None and post in {steps.before, steps.after} else post
