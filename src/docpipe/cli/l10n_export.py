"""`docpipe l10n export`: what there is to translate as one Markdown file, to be edited and imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console, shown
from docpipe.cli.options import site_options
from docpipe.cli.run import Work
from docpipe.model.errors import ConfigError

if TYPE_CHECKING:
    from docpipe.pipeline.session import Session


LARGEST = 64 << 20
"""Bytes of a work file; more has not been exported."""


@click.command(name="export")
@click.option(
    "--work",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE.md",
    help="Where to write it; - is standard output.",
)
@click.argument("words", nargs=-1, metavar="LOCALE [PATH[:BLOCK]]...")
@click.option("--unverified", is_flag=True, help="Ask for unverified blocks, too.")
@click.option("--force", is_flag=True, help="Write over a work file whose translations are not imported.")
@site_options
@click.pass_obj
def export(console: Console, words: tuple[str, ...], *, file: Path, unverified: bool, force: bool, work: Work) -> None:
    """Write the blocks that a translator has to do to one Markdown file: missing, untranslated, outdated.

    Each comes with its source, what changed in it, and a box with the translation to be edited. 'docpipe l10n
    import' takes the file back. PATH limits it: posts or their translations, folders, one block as POST:LINE.
    """
    from docpipe.cli.l10n_wanted import wanted
    from docpipe.cli.run import say_reach, say_timings, site_session, warn_of_ledgers
    from docpipe.model.translation import Freshness
    from docpipe.pipeline.work.exporting import export_work
    from docpipe.report.paragraph import plural
    from docpipe.sources.write import write_file
    from docpipe.translation.work.items import TO_TRANSLATE

    session = site_session(work, console, drafts=True, history=True)
    chosen = wanted(session, words)
    if len(chosen.locales) != 1:
        targets = ", ".join(session.request.config.targets)
        raise click.UsageError(f"a work file is of one locale: name one of {targets}")
    if str(file) != "-":
        check_place(session, file, force=force)
    kinds = TO_TRANSLATE | ({Freshness.UNVERIFIED} if unverified else frozenset())
    with session.timed("export"):
        made = export_work(session, chosen.locales[0], chosen.items(session, kinds), file.as_posix())
    content = made.text.encode("utf-8")
    if str(file) == "-":
        console.data(content)
    else:
        write_file(file, content)
        console.result(f"{shown(file)}\n")
    for path in made.placeless:
        console.warning(f"{path} is left out: the layout has no place for its translation")
    console.talk(f"{plural(made.blocks, 'block')} of {plural(made.documents, 'post')} to translate")
    warn_of_ledgers(session, console)
    say_reach(session, console)
    say_timings(session, console, work)


def check_place(session: Session, file: Path, *, force: bool) -> None:
    """Refuse to write where a post would be, over anything but a work file, and over work that would be lost.

    Raises:
        ConfigError: the file may not be written.
    """
    from docpipe.model.errors import DocpipeError
    from docpipe.pipeline.work.unsaved import unsaved
    from docpipe.sources.documents import source_file
    from docpipe.sources.read import read
    from docpipe.translation.work.reading import read_work_file

    root, place = session.request.root.resolve(), file.resolve()
    inside = place.relative_to(root).as_posix() if place.is_relative_to(root) else ""
    if inside and source_file(inside, session.request.config) is not None:
        raise ConfigError("a work file would be read as a post here", path=str(file), hint="Name another folder")
    if not file.exists():
        return
    try:
        known = read_work_file(read(file, limit=LARGEST).text, str(file))
    except DocpipeError as error:
        hint = "Name another file, or remove this one first"
        raise ConfigError("this is no work file, and is not written over", path=str(file), hint=hint) from error
    count = 0 if force else unsaved(session, known)
    if count:
        hint = "Import it, name another file, or give them up with --force"
        blocks = "1 block" if count == 1 else f"{count} blocks"
        raise ConfigError(f"the file holds {blocks} that are not imported", path=str(file), hint=hint)
