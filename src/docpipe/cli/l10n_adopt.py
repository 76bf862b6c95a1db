"""`docpipe l10n adopt`: first ledgers for translations that are there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work

if TYPE_CHECKING:
    from docpipe.pipeline.adoption.adopter import Adoption
    from docpipe.pipeline.session import Session

# A test holds these to the registry, which is too heavy to be loaded for a help text.
ADOPTERS = ("git", "pins", "comments", "po", "trust")


@click.command()
@click.option(
    "--from",
    "name",
    type=click.Choice(ADOPTERS),
    required=True,
    help="What is believed. git: the history says of which text each block was made. pins: the front matter names the "
    "commit of the source. comments: the source of each block stands in an HTML comment above it. po: PO files hold "
    "source and translation. trust: you declare that the translations are current today.",
)
@click.option(
    "--po",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE_OR_FOLDER",
    help="With --from po: the PO files of this site.",
)
@click.option(
    "--repository",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="With --from pins: a clone that holds the commits, with the sources at the same paths  [default: the site's]",
)
@click.option("--dry-run", is_flag=True, help="Say what would be known then, and write nothing.")
@site_options
@click.pass_obj
def adopt(console: Console, *, name: str, po: Path | None, repository: Path | None, dry_run: bool, work: Work) -> int:
    """Write down of which texts existing translations were made.

    From that it follows which blocks are outdated. What the ledgers know already stays as it is. Pairs that are not
    plausible and blocks still in the source's language stay unverified.
    """
    from docpipe.cli.l10n_write import save
    from docpipe.cli.main import CLEAN, FINDINGS
    from docpipe.cli.run import say_timings, site_session
    from docpipe.pipeline.adoption.adopter import AdoptionOptions
    from docpipe.pipeline.adoption.registry import adopter

    _check(name, po, repository)
    chosen = adopter(name)
    # A draft's translation is known like any other.
    session = site_session(work, drafts=True, history=chosen.history)
    with session.timed("adopt"):
        adoption = chosen.adopt(session, AdoptionOptions(po=po, repository=repository))
    for problem in adoption.problems:
        console.error(str(problem))
    if adoption.is_void:
        return FINDINGS
    code = _show(session, adoption, console) if dry_run else save(session, adoption.ledgers, console)
    _summarise(session, adoption, console)
    say_timings(session, console, work)
    return FINDINGS if adoption.problems or code != CLEAN else CLEAN


def _check(name: str, po: Path | None, repository: Path | None) -> None:
    if name == "po" and po is None:
        raise click.UsageError("--from po needs the PO files: add --po FILE_OR_FOLDER")
    if name != "po" and po is not None:
        raise click.UsageError(f"--po goes with --from po, not with --from {name}")
    if name != "pins" and repository is not None:
        raise click.UsageError(f"--repository goes with --from pins, not with --from {name}")


def _show(session: Session, adoption: Adoption, console: Console) -> int:
    """Name the ledgers that would be written."""
    from docpipe.cli.main import CLEAN, FINDINGS
    from docpipe.pipeline.stages import new_ledgers

    damaged = [ledger for ledger in adoption.ledgers.values() if ledger.problems]
    for ledger in damaged:
        for problem in ledger.problems:
            console.error(str(problem.error()))
    sound = {path: ledger for path, ledger in adoption.ledgers.items() if not ledger.problems}
    new = new_ledgers(session.request.root, sound)
    for path in new:
        console.result(f"{path}\n")
    console.talk(f"{len(new)} of {len(adoption.ledgers)} ledgers would be written")
    return FINDINGS if damaged else CLEAN


def _summarise(session: Session, adoption: Adoption, console: Console) -> None:
    from docpipe.report.adoption_text import adoption_lines

    for line in adoption_lines(adoption.states, session.request.config.targets):
        console.talk(line)
