"""`docpipe l10n review`: somebody has compared a translation with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work
from docpipe.model.translation import Freshness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docpipe.cli.block_place import NamedBlocks
    from docpipe.model.translation import BlockState
    from docpipe.pipeline.session import Session

_OBJECTIONS = {
    Freshness.OUTDATED: "it is outdated; bring it up to date, or 'docpipe l10n accept' it",
    Freshness.UNVERIFIED: "of which text it is a translation is not known; if of today's, 'docpipe l10n accept' it",
    Freshness.MISSING: "it has no translation yet",
    Freshness.UNTRANSLATED: "it still says what the source says; translate it",
    Freshness.EXTRA: "the source has nothing to compare it with",
}


@click.command()
@click.option("--by", metavar="NAME", help="Who compared the texts; stands in the ledgers.")
@click.option("--void", is_flag=True, help="Take reviews back.")
@click.argument("words", nargs=-1, required=True, metavar="[LOCALE]... [PATH[:BLOCK]]...")
@click.option("--dry-run", is_flag=True, help="Show what would be marked, and write nothing.")
@site_options
@click.pass_obj
def review(console: Console, words: tuple[str, ...], *, by: str | None, void: bool, dry_run: bool, work: Work) -> int:
    """Mark current blocks as compared with their source by somebody.

    Such a review is void as soon as either text changes. LOCALE is all translations into it; PATH a post, its
    translation, or a folder of posts; one block is PATH:LINE or PATH:b-51aa08c3. Outdated, unverified and missing
    blocks are not marked.

    For example: docpipe l10n review --by li content/en/post.md:12
    """
    from docpipe.cli.declared import Declaration, declare
    from docpipe.cli.run import say_timings, site_session
    from docpipe.translation.acceptance import reviewed

    name = _name(by, void=void)
    # A draft's translation is known like any other.
    session = site_session(work, drafts=True, history=True)
    declaration = Declaration(
        "unreviewed" if void else "reviewed",
        lambda state, _: _OBJECTIONS.get(state.freshness, ""),
        lambda state: _holds(state, name),
        lambda each, known, chosen: reviewed(each.source, each.target, known, each.state.states, chosen, name),
    )
    code = declare(session, _named(session, words), declaration, console, dry_run=dry_run)
    say_timings(session, console, work)
    return code


def _name(by: str | None, *, void: bool) -> str:
    from docpipe.translation.acceptance import reviewer_name

    if (by is None) is not void:
        raise click.UsageError("say who compared the texts with --by NAME, or take reviews back with --void")
    if by is None:
        return ""
    try:
        return reviewer_name(by)
    except ValueError as error:
        raise click.UsageError(f"the name of the reviewer {error}") from error


def _holds(state: BlockState, name: str) -> bool:
    """Tell whether a block is marked so already, or is nobody's text to compare: a default title."""
    if not name:
        return not state.reviewer
    return state.freshness is Freshness.CURRENT and (not state.target or state.reviewer == name)


def _named(session: Session, words: Sequence[str]) -> tuple[NamedBlocks, ...]:
    """Return what the words name: locales of the site, else places."""
    from docpipe.cli.block_place import every_block, named_blocks

    known = [locale.name for locale in session.request.config.site.locales]
    locales = [name for name in known if name in words] or known
    places = [word for word in words if word not in known]
    return named_blocks(session, locales, places) if places else every_block(session, locales)
