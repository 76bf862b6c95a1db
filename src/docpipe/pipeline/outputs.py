"""The files of the built site, from the values of a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from docpipe.config.schema import Config
from docpipe.index.site import SiteIndex
from docpipe.model.page import Output, Published
from docpipe.model.translation import TranslationState
from docpipe.pipeline.bodies import Bodies
from docpipe.pipeline.executor import Executor
from docpipe.pipeline.request import Request

if TYPE_CHECKING:
    from docpipe.model.document import Analysis
    from docpipe.pipeline.pictures.measure import Remark
    from docpipe.pipeline.pictures.prepared import Pictures
    from docpipe.publish.build import Plan
    from docpipe.publish.images.assets import Files
    from docpipe.publish.looks import Look, Watch
    from docpipe.publish.making import Note
    from docpipe.publish.showing import Showing
    from docpipe.publish.status.board import Todos
    from docpipe.publish.theme import Theme


class Values(Protocol):
    """What is needed of a session; `remarks` takes what is to be said of single files."""

    request: Request
    executor: Executor
    remarks: list[Remark]
    counts: dict[str, int]
    progress: Callable[[str, int, int], None]

    @property
    def analyses(self) -> tuple[Analysis, ...]:
        """What was found out about every file."""

    @property
    def watch(self) -> Watch:
        """Takes note of what pages are made from."""

    @property
    def has_bodies(self) -> bool:
        """Whether the rendered blocks are there."""

    @property
    def site(self) -> SiteIndex:
        """The index."""

    @property
    def states(self) -> tuple[TranslationState, ...]:
        """How every document stands in every locale."""

    @property
    def published(self) -> Published:
        """Which page exists in which locale."""

    @property
    def bodies(self) -> Bodies:
        """The rendered blocks, by path."""

    def timed(self, stage: str, /) -> AbstractContextManager[None]:
        """Add what is done inside to the time of `stage`."""


def outputs(
    session: Values, todos: Todos | None = None, *, looks: bool = False, note: Note | None = None
) -> Iterator[Output]:
    """Yield every file of the built site; each is rendered when it is asked for.

    Args:
        session: whose request asked for bodies.
        todos: the blocks to be done that a page of the translation status shows.
        looks: whether the pages are only looked at: then no picture is made or changed, and nothing said of any.
        note: told of every page when its file has been made.

    Raises:
        ConfigError: the site wants pictures to be made, and what that needs is not there.
        ValueError: the request did not ask for bodies.
    """
    from docpipe.publish.build import in_turn, phases
    from docpipe.publish.making import unnoted

    work = planned(session, todos, looks=looks, has_texts=not looks or note is not None)
    rendered = work.pictures.cleaned(in_turn(phases(work.plan, note or unnoted)))
    while True:
        with session.timed("render"):
            output = next(rendered, None)
        if output is None:
            session.remarks.extend(() if looks else work.remarks())
            return
        yield output


def showing(session: Values, todos: Todos | None = None, copies: Mapping[str, str] | None = None) -> Showing:
    """Return the built site as one to look at: each file is made when it is asked for, and no picture is.

    Args:
        session: as for `outputs`, as is what is raised.
        todos: as for `outputs`.
        copies: pictures that pages of an earlier site showed.
    """
    from docpipe.publish.showing import Showing

    return Showing(planned(session, todos, looks=True, has_texts=False).plan, copies or {})


class Planned(NamedTuple):
    """The work of a build.

    Attributes:
        looks: what was looked at to plan it.
        remarks: what is to be said of single files, once all is done.
    """

    plan: Plan
    looks: frozenset[Look]
    pictures: Pictures
    remarks: Callable[[], tuple[Remark, ...]]


def planned(session: Values, todos: Todos | None = None, *, looks: bool = False, has_texts: bool = True) -> Planned:
    """Return the work of a build; nothing of it is done.

    Args:
        session: as for `outputs`, as is what is raised.
        todos: as for `outputs`.
        looks: as for `outputs`.
        has_texts: whether the texts of documents may be asked for as they were read.
    """
    if not session.has_bodies:
        raise ValueError("a build needs bodies, and the request did not ask for them")
    from docpipe.pipeline.board import configured_board
    from docpipe.pipeline.pictures.prepared import Pictures
    from docpipe.pipeline.raw_texts import RawTexts
    from docpipe.publish.build import plan_of
    from docpipe.publish.looks import PASSING
    from docpipe.publish.theme import load_theme

    site, states, published = session.site, session.states, session.published
    with session.timed("plan"):
        root, config, trusted = session.request.root, session.request.config, session.request.trusted
        board = configured_board(config, states, todos or {})
        theme = load_theme(root, trusted=trusted)
        style, count = theme.text("style.css"), session.executor.count
        pictures = Pictures(root, site, style=style, count=count, looks=looks, trusted=trusted)
        find = partial(
            plan_of,
            site,
            session.bodies,
            states,
            published,
            theme=theme,
            files=pictures.files,
            board=board,
            moments=_moments(session, looks=looks),
            texts=RawTexts(root, site.by_path, partial(session.watch.note, PASSING)) if has_texts else {},
            draw=pictures.draw,
            watch=session.watch,
        )
        plan, seen = session.watch.watched(find)
    left_out = tuple(_left_out(theme, pictures.files, site))
    return Planned(plan, seen, pictures, lambda: (*pictures.remarks, *left_out, *_speechless(config, theme)))


def _left_out(theme: Theme, files: Files, site: SiteIndex) -> Iterator[Remark]:
    """Yield what is said of the files that a stranger's site has to do without."""
    from docpipe.pipeline.pictures.measure import Remark

    unserved = sorted(path for path in site.assets if path.startswith("static/") and not files.is_served(path))
    for folder, names, kinds in (
        ("themes", theme.left_out, "templates, scripts and SVG"),
        ("static", unserved, "pages, programs and settings of hosts"),
    ):
        if names:
            more = f" and {len(names) - 1} more" if names[1:] else ""
            first = names[0].removeprefix("static/")
            yield Remark(
                folder, f"holds files that are left out under --untrusted ({first}{more}): no {kinds} are used"
            )


def _speechless(config: Config, theme: Theme) -> Iterator[Remark]:
    """Yield a remark for every locale whose pages speak English around the text, for want of a catalogue."""
    from docpipe.pipeline.pictures.measure import Remark

    for locale in config.site.locales:
        if not theme.speaks(locale):
            yield Remark(
                f"themes/locale/{locale.babel}/LC_MESSAGES/docpipe.po",
                f"is not there, and docpipe has no messages in {locale.label} of its own: "
                f"the pages of {locale.name} speak English around the text",
            )


def _moments(session: Values, *, looks: bool) -> dict[str, dt.datetime]:
    """Return when texts changed, where git is to tell; it is not asked where pages are only looked at."""
    config = session.request.config
    if looks or config.build.updated != "git":
        return {}
    from docpipe.parse.options import ParseOptions
    from docpipe.pipeline.moments import moments

    return moments(session.request.root, session.site, ParseOptions.of(config))
