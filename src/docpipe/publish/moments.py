"""When the text of a page changed: that of its own language, whatever happened to its other versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from docpipe.publish.articles import Article, day_of
from docpipe.publish.edition import Edition


def changed_of(article: Article, edition: Edition) -> dt.datetime | None:
    """Return when the text was last changed after it was published, by the clocks of the site; None where it was not.

    What front matter says of this version counts, else what git knows of it, where the site wants that. Nothing is
    inherited: a source that moves on does not make its translations newer.
    """
    moment = article.meta.updated or edition.moments.get(article.document.file.path)
    published = article.meta.date
    if moment is None or (published is not None and moment <= published):
        return None
    return day_of(moment, edition)


def newest_of(found: Iterable[Article], edition: Edition) -> str:
    """Return when the newest of these texts was published or changed, as ISO 8601; "" where no date is known."""
    moments = [
        moment
        for article in found
        for moment in (article.meta.date, changed_of(article, edition))
        if moment is not None
    ]
    return day_of(max(moments), edition).isoformat() if moments else ""
