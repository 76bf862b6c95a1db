"""The page at the root: which language would you like?"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docpipe.index.routes import locale_root
from docpipe.model.page import Route
from docpipe.publish.contents import Contents
from docpipe.publish.page import Page
from docpipe.publish.text import Text


class Door(msgspec.Struct, frozen=True):
    """The way into one language.

    Attributes:
        said: what the site says of itself in that language, else its title.
    """

    label: Text
    said: str
    href: str


def chooser_page(contents: Contents) -> Iterator[Page]:
    """Yield the chooser, unless the source locale itself stands at the root."""
    edition = contents.edition
    if edition.config.site.root == "source":
        return
    route = Route("/")
    address = edition.urls.relative_to(route)
    source = edition.locale(edition.config.source)
    homes = tuple((locale, locale_root(edition.config, locale.name)) for locale in edition.locales)
    doors = tuple(
        Door(
            Text(locale.label, locale),
            edition.config.site_description(locale.name) or edition.config.site_title(locale.name),
            address(home),
        )
        for locale, home in homes
    )
    words = edition.words[source.name]
    yield Page(
        route=route,
        locale=source,
        template="chooser.html.j2",
        title=words("Choose a language"),
        description=" · ".join(door.label.text for door in doors),
        # A page about all languages is a version of no home: it would have to name itself in a language of its own.
        alternates=((source, route),),
        default=route,
        values={"doors": doors},
    )
