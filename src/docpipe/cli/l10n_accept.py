"""`docpipe l10n accept`: a translation needs no change, although its source did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work
from docpipe.model.translation import Freshness

if TYPE_CHECKING:
    from docpipe.model.translation import BlockState

_OBJECTIONS = {
    Freshness.MISSING: "it has no translation yet; write it, or ask for it with 'docpipe l10n export'",
    Freshness.UNTRANSLATED: "it still says what the source says; translate it",
    Freshness.EXTRA: "the source has nothing that it could be a translation of",
}
_UNSURE = "which text it translates is a guess; look at it, and name it by itself as PATH:LINE"


@click.command()
@click.argument("locale")
@click.argument("places", nargs=-1, required=True, metavar="PATH[:BLOCK]...")
@click.option("--dry-run", is_flag=True, help="Show what would be accepted, and write nothing.")
@site_options
@click.pass_obj
def accept(console: Console, locale: str, places: tuple[str, ...], *, dry_run: bool, work: Work) -> int:
    """Declare outdated or unverified blocks current as they are.

    Say so when a translation needs no change: the source had a typo mended. 'docpipe l10n diff' shows what changed.
    PATH is a post, its translation, or a folder of posts. One block of a file is PATH:LINE, any line of it, or
    PATH:b-51aa08c3, its id.

    For example: docpipe l10n accept en content/en/post.md:12
    """
    from docpipe.cli.block_place import named_blocks
    from docpipe.cli.declared import Declaration, declare, target_locales
    from docpipe.cli.run import say_timings, site_session
    from docpipe.translation.acceptance import accepted

    # A draft's translation is known like any other.
    session = site_session(work, drafts=True, history=True)
    named = named_blocks(session, target_locales(session, (locale,)), places)
    declaration = Declaration(
        "accepted",
        _objection,
        lambda state: state.freshness is Freshness.CURRENT,
        lambda each, known, chosen: accepted(each.source, each.target, known, each.state.states, chosen),
    )
    code = declare(session, named, declaration, console, dry_run=dry_run)
    say_timings(session, console, work)
    return code


def _objection(state: BlockState, is_single: bool) -> str:  # noqa: FBT001 - as a declaration calls it
    from docpipe.translation.plausible import LEAST

    if state.freshness is Freshness.UNVERIFIED and state.confidence < LEAST and not is_single:
        return _UNSURE
    return _OBJECTIONS.get(state.freshness, "")
