"""The whole site as files: a pure function of what is known of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from docpipe.index.routes import locale_root, output_path
from docpipe.index.site import SiteIndex
from docpipe.model.body import Body
from docpipe.model.page import Output, Published, Route
from docpipe.model.source import LocaleName
from docpipe.model.translation import TranslationState
from docpipe.publish.articles import posts
from docpipe.publish.contents import Contents, contents_of
from docpipe.publish.edition import Edition
from docpipe.publish.images.assets import Files
from docpipe.publish.kinds.redirect import redirect_pages
from docpipe.publish.outputs.feed import feed_places
from docpipe.publish.outputs.redirects import redirects_file
from docpipe.publish.page import Page
from docpipe.publish.registry import KINDS, OUTPUTS
from docpipe.publish.render import render
from docpipe.publish.search.documents import search_route
from docpipe.publish.sharing.previews import Draw, preview_files, previews_of
from docpipe.publish.status.board import Board
from docpipe.publish.status.page import SCRIPT, STYLE
from docpipe.publish.styling import styling
from docpipe.publish.taxonomy import TAGS
from docpipe.publish.theme import Templates, Theme, hashed_name
from docpipe.publish.urls import Urls, base_of

_STATUS_PLACES = ("/status/", "/translation-status/", "/docpipe/status/")
Note = Callable[[Page, Contents], None]
"""Is told of a page, and of what it was planned from."""

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_NO_MOMENTS: Mapping[str, dt.datetime] = MappingProxyType({})
_ICONS = ("favicon.svg", "favicon.ico", "favicon.png")


def unnoted(_page: Page, _contents: Contents) -> None:
    """Take no note of a page."""


def build_site(  # noqa: PLR0913 - all that a site is made of, each by its name
    site: SiteIndex,
    bodies: Mapping[str, Body],
    states: Iterable[TranslationState],
    published: Published,
    *,
    theme: Theme,
    files: Files,
    board: Board | None = None,
    texts: Mapping[str, str] = _NO_TEXTS,
    moments: Mapping[str, dt.datetime] = _NO_MOMENTS,
    draw: Draw | None = None,
    note: Note = unnoted,
) -> Iterator[Output]:
    """Yield every file of the built site. Nothing here looks at the clock, the disk or the environment.

    Args:
        site: the index.
        bodies: by the document's path, for every document that is published and for their sources.
        states: of all translations.
        published: which page exists in which locale.
        theme: the look.
        files: what is known of the files beside the posts.
        board: the translation status, where it is to be a page of the site.
        texts: the documents as they were read, by path, where they are to be published as Markdown, too.
        moments: when texts changed, by the document's path, where something else than front matter tells.
        draw: makes pictures for pages that have none, where the site wants that.
        note: told of every page when its file has been made.
    """
    # What a site has in static/ it means: its own start page, 404.html or robots.txt stands for ours.
    static = {path.removeprefix("static/"): path for path in sorted(site.assets) if path.startswith("static/")}
    own = _theme_files(theme, static, has_board=board is not None)
    look, sheet = styling(theme.text("style.css"))
    edition = Edition(
        site=site,
        bodies=bodies,
        states={(state.locale, state.key): state for state in states},
        published=published,
        files=files,
        words={locale.name: theme.words(locale) for locale in site.config.site.locales},
        urls=Urls(base_of(site.config.site.base_url)),
        styling=look,
        icon=_icon(own, static),
        scripts={name: "/" + own[name].path for name in own if name.endswith(".js")},
        texts=texts,
        moments=moments,
        board=board,
        status=_free(published) if board is not None else "",
        status_files=("/" + own[STYLE].path, "/" + own[SCRIPT].path) if board is not None else ("", ""),
    )
    contents = contents_of(edition)
    feeds = feed_places(edition.locales, contents.articles, edition.urls.base)
    previews = draw(previews_of(contents)) if draw is not None else {}
    edition = msgspec.structs.replace(edition, feeds=feeds, ways=_ways(contents), previews=previews)
    contents = msgspec.structs.replace(contents, edition=edition)
    yield from (file for file in (*own.values(), *([sheet] if sheet else [])) if file.path not in static)
    for path, asset in static.items():
        yield Output(path, source=f"{files.root}/{asset}")
    templates = Templates(theme)
    pages: list[Page] = []
    made: set[str] = set()
    for page in (page for kind in KINDS for page in kind(contents)):
        path = output_path(page.route)
        # A document of the site's own at the address of a list stands for that list.
        if path in made and not page.is_article:
            continue
        made.add(path)
        if path not in static:
            yield render(page, edition, templates)
        note(page, contents)
        # The text of a page is the greater part of it, and done with.
        pages.append(msgspec.structs.replace(page, values={}))
    pages.sort(key=lambda page: page.route)
    copies = {place: asset for page in pages for place, asset in page.copies.items()}
    for place, asset in sorted(copies.items()):
        if place.removeprefix("/") not in static:
            yield Output(place.removeprefix("/"), source=f"{files.root}/{asset}")
    yield from (file for path, file in preview_files(edition).items() if path not in static)
    made |= {*static, *(path.removeprefix("/") for path in copies), *(file.path for file in own.values())}
    for file in (file for output in OUTPUTS for file in output(contents, pages) if file.path not in static):
        made.add(file.path)
        yield file
    moved = tuple(redirect_pages(contents, made))
    for page in moved:
        yield render(page, edition, templates)
        note(page, contents)
    yield from (file for file in redirects_file(contents, moved) if file.path not in static)


def _ways(contents: Contents) -> dict[tuple[LocaleName, str], Route]:
    """Return what the header of each locale's pages leads to: nothing that is not there."""
    found: dict[tuple[LocaleName, str], Route] = {}
    for locale in contents.edition.locales:
        has = {
            "archive": bool(posts(contents.articles, locale)),
            "tags": bool(contents.taxonomy.of(TAGS, locale)),
        }
        root = locale_root(contents.edition.config, locale.name)
        found |= {(locale.name, name): Route(f"{root}{name}/") for name, is_there in has.items() if is_there}
        if (route := search_route(contents, locale)) is not None:
            found[locale.name, "search"] = route
    return found


def _theme_files(theme: Theme, static: Mapping[str, str], *, has_board: bool) -> dict[str, Output]:
    """Return the scripts, docpipe's icon where the site has none, and what the status needs."""
    names = [name for name in theme.scripts if name != SCRIPT]
    names += [] if any(name in static for name in _ICONS) else ["icon.svg"]
    names += [STYLE, SCRIPT] if has_board else []
    texts = {name: theme.text(name) for name in names}
    return {name: Output(f"assets/{hashed_name(name, text)}", text.encode()) for name, text in texts.items()}


def _free(published: Published) -> str:
    """Return the address of the page of the translation status: where no document has its own."""
    taken = set(published.routes.values())
    return next(route for route in map(Route, _STATUS_PLACES) if route not in taken)


def _icon(own: Mapping[str, Output], static: Mapping[str, str]) -> str:
    found = next((name for name in _ICONS if name in static), None)
    return "/" + (found if found is not None else own["icon.svg"].path)
