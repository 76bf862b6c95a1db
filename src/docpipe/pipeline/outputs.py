"""The files of the built site, from the values of a session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from docpipe.index.site import SiteIndex
from docpipe.model.page import Output, Published
from docpipe.model.translation import TranslationState
from docpipe.pipeline.bodies import Bodies
from docpipe.pipeline.request import Request

if TYPE_CHECKING:
    from docpipe.publish.status.board import Todos


class Values(Protocol):
    """What is needed of a session."""

    request: Request

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


def outputs(session: Values, todos: Todos | None = None) -> Iterator[Output]:
    """Yield every file of the built site; each is rendered when it is asked for.

    Args:
        session: whose request asked for bodies.
        todos: the blocks to be done that a page of the translation status shows.

    Raises:
        ValueError: the request did not ask for bodies.
    """
    if not session.has_bodies:
        raise ValueError("a build needs bodies, and the request did not ask for them")
    from docpipe.pipeline.board import configured_board
    from docpipe.publish.build import build_site
    from docpipe.publish.images.assets import Files, measure
    from docpipe.publish.theme import load_theme

    site, states, published = session.site, session.states, session.published
    with session.timed("plan"):
        root = session.request.root
        files = Files(str(root), measure(root, site.assets))
        board = configured_board(session.request.config, states, todos or {})
        theme = load_theme(root)
        rendered = build_site(site, session.bodies, states, published, theme=theme, files=files, board=board)
    while True:
        with session.timed("render"):
            output = next(rendered, None)
        if output is None:
            return
        yield output
