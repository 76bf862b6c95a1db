"""The whole site as files: a pure function of what is known of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

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
from docpipe.publish.looks import PAGES, Noted, Watch, of_document
from docpipe.publish.making import Job, Making, Note, Told, at_hand, unnoted
from docpipe.publish.outputs.feed import feed_places
from docpipe.publish.outputs.redirects import redirects_file
from docpipe.publish.page import Later, Page
from docpipe.publish.registry import KINDS, OUTPUTS
from docpipe.publish.search.documents import search_route
from docpipe.publish.sharing.previews import Draw, preview_files, previews_of
from docpipe.publish.status.board import Board
from docpipe.publish.status.page import SCRIPT, STYLE
from docpipe.publish.styling import styling
from docpipe.publish.taxonomy import TAGS
from docpipe.publish.theme import Templates, Theme, hashed_name
from docpipe.publish.urls import Urls, base_of

_STATUS_PLACES = ("/status/", "/translation-status/", "/docpipe/status/")
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_NO_MOMENTS: Mapping[str, dt.datetime] = MappingProxyType({})
_ICONS = ("favicon.svg", "favicon.ico", "favicon.png")


class Plan(NamedTuple):
    """What the work of a build is taken from.

    Attributes:
        own: the theme's files, by their names.
        sheet: the style sheet, where it is a file.
        static: the files of `static/`: path in the site → path below the root.
    """

    contents: Contents
    theme: Theme
    own: Mapping[str, Output]
    sheet: Output | None
    static: Mapping[str, str]

    def file(self, path: str, asset: str) -> Output:
        """Return a file of the site that is a copy of one below the root."""
        return Output(path, source=f"{self.contents.edition.files.root}/{asset}")


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
    """Yield every file of the built site; the arguments are those of `plan_of` and `phases`."""
    plan = plan_of(
        site,
        bodies,
        states,
        published,
        theme=theme,
        files=files,
        board=board,
        texts=texts,
        moments=moments,
        draw=draw,
    )
    return in_turn(phases(plan, note))


def in_turn(steps: Generator[list[Job], list[Told] | None, None]) -> Iterator[Output]:
    """Yield what the jobs of all phases make, one after the other."""
    made: list[Told] | None = None
    while True:
        try:
            jobs = steps.send(made)
        except StopIteration:
            return
        made = []
        for task in (task for job in jobs for task in job):
            done = task.make()
            yield from done.outputs
            made.append(done.told())


def plan_of(  # noqa: PLR0913 - all that a site is made of, each by its name
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
    watch: Watch | None = None,
) -> Plan:
    """Return the plan of a build; looks at neither the clock, the disk nor the environment.

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
        watch: takes note of what every task looks at.
    """
    # What a site has in static/ it means: its own start page, 404.html or robots.txt stands for ours.
    served = (path for path in sorted(site.assets) if path.startswith("static/") and files.is_served(path))
    static = {path.removeprefix("static/"): path for path in served}
    own = _theme_files(theme, static, has_board=board is not None)
    look, sheet = styling(theme.text("style.css"))
    watch = watch or Watch()
    places = Noted(site.anchors, lambda path: watch.note(of_document(path)))
    edition = Edition(
        site=msgspec.structs.replace(site, anchors=places),
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
        watch=watch,
        status_files=("/" + own[STYLE].path, "/" + own[SCRIPT].path) if board is not None else ("", ""),
    )
    contents = contents_of(edition)
    feeds = feed_places(edition.locales, contents.articles, edition.urls.base)
    previews = draw(previews_of(contents)) if draw is not None else {}
    edition = msgspec.structs.replace(edition, feeds=feeds, ways=_ways(contents), previews=previews)
    return Plan(msgspec.structs.replace(contents, edition=edition), theme, own, sheet, static)


def phases(plan: Plan, note: Note = unnoted) -> Generator[list[Job], list[Told] | None, None]:
    """Yield the work of a build in lists of jobs, and be sent what each of their tasks made, in their order.

    The jobs of one list know nothing of each other: they may be done in any order, in any number of processes.

    Args:
        plan: of the build.
        note: told of every page when its file has been made.
    """
    contents, static, own, edition = plan.contents, plan.static, plan.own, plan.contents.edition
    planned = tuple(planned_pages(contents))
    making = Making(contents, Templates(plan.theme), frozenset(static), note)
    done = yield [*map(at_hand, given_files(plan)), *map(making.page, planned)]
    heads = sorted((each.page for each in done or () if each.page is not None), key=lambda head: head.route)
    locales = {locale.name: locale for locale in edition.config.site.locales}

    @cache
    def unpacked() -> Sequence[Page]:
        return [head.page(locales) for head in heads]

    def all_pages() -> Sequence[Page]:
        edition.watch.note(PAGES)
        return unpacked()

    copies = {place: asset for head in heads for place, asset in head.copies.items()}
    copied = [
        plan.file(path, asset)
        for path, asset in sorted((place.removeprefix("/"), asset) for place, asset in copies.items())
        if path not in static
    ]
    copied += [file for path, file in preview_files(edition).items() if path not in static]
    taken = {*static, *(output_path(each.route) for each in planned), *(file.path for file in own.values())}
    taken |= {path.removeprefix("/") for path in copies}
    further = [making.further(parts) for output in OUTPUTS for parts in output(contents, all_pages)]
    done = yield [*map(at_hand, copied), *further]
    taken |= {path for each in done[len(copied) :] for path in each.paths} if done else set()
    moved = tuple(redirect_pages(contents, taken))
    lists = (file for file in redirects_file(contents, moved) if file.path not in static)
    yield [*map(making.page, moved), *map(at_hand, lists)]


def given_files(plan: Plan) -> Iterator[Output]:
    """Yield what needs no making: the theme's own files, but where the site has one in its place, and `static/`."""
    own = (*plan.own.values(), *([plan.sheet] if plan.sheet else []))
    yield from (file for file in own if file.path not in plan.static)
    yield from (plan.file(path, asset) for path, asset in plan.static.items())


def planned_pages(contents: Contents) -> Iterator[Page | Later]:
    """Yield all pages, each place once."""
    taken: set[str] = set()
    for page in (page for kind in KINDS for page in kind(contents)):
        path = output_path(page.route)
        # A document of the site's own at the address of a list stands for that list.
        if path not in taken or page.is_article:
            taken.add(path)
            yield page


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
