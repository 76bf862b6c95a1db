"""A document as lists name it: its title, where it stands, and what it is about in a line or two."""

from __future__ import annotations

import datetime as dt

import msgspec

from docpipe.publish.articles import Article, day_of, minutes_of, summary_of, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.looks import of_entry
from docpipe.publish.standing import Standing, standing_of, unfinished_in
from docpipe.publish.taxonomy import TAGS, Label
from docpipe.publish.text import Text
from docpipe.publish.urls import Address


class Entry(msgspec.Struct, frozen=True):
    """A post in a list."""

    title: Text
    href: str
    date: dt.datetime | None
    summary: Text
    minutes: int
    tags: tuple[Label, ...]
    standing: Standing | None = None


def entry_of(article: Article, contents: Contents, address: Address) -> Entry:
    """Return what a list says of an article; `address` writes addresses for the page it stands on."""
    date, edition = article.meta.date, contents.edition

    def entry() -> Entry:
        return Entry(
            title_of(article),
            address(article.route),
            day_of(date, edition) if date is not None else None,
            summary_of(article),
            minutes_of(article),
            contents.taxonomy.labels(TAGS, article, edition, address),
            standing_of(article, edition.words[article.locale.name]),
        )

    return edition.watch.seen(of_entry(article.route), entry)


def face_of(article: Article) -> object:
    """Return what an entry depends on that front matter and addresses do not decide."""
    title, summary = title_of(article), summary_of(article)
    texts = (title.text, title.locale.name, summary.text, summary.locale.name)
    return texts, minutes_of(article), unfinished_in(article)
