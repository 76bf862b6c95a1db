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
    """The way into one language."""

    label: Text
    site_title: Text
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
        Door(Text(locale.label, locale), Text(edition.config.site_title(locale.name), locale), address(home))
        for locale, home in homes
    )
    words = edition.words[source.name]
    yield Page(
        route=route,
        locale=source,
        template="chooser.html.j2",
        title=words("Choose a language"),
        description=" · ".join(door.label.text for door in doors),
        alternates=homes,
        default=route,
        values={"doors": doors},
    )
