"""`docpipe l10n import`: a work file goes back into the translations it was made of."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console, is_terminal, shown
from docpipe.cli.l10n_export import LARGEST
from docpipe.cli.options import site_options
from docpipe.cli.run import Work
from docpipe.model.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docpipe.model.errors import PublishError
    from docpipe.pipeline.session import Session
    from docpipe.pipeline.work.importing import Imported


@click.command(name="import")
@click.option(
    "--work",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE.md",
    help="The work file; - is standard input.",
)
@click.option("--partial", is_flag=True, help="Make a translation that does not exist yet of some of its blocks.")
@click.option("--origin", default="human", show_default=True, metavar="WHO", help="human, or machine:NAME.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--diff", is_flag=True, help="Show that as a patch, and write nothing.")
@site_options
@click.pass_obj
def import_(console: Console, *, file: Path, partial: bool, origin: str, dry_run: bool, diff: bool, work: Work) -> int:
    """Take the translations of a work file into the posts, and write down that they are current.

    Only blocks that were edited change, and only where source and translation are still what they were when the file
    was exported; the others are named with their line of the work file, which is left as it is. Missing posts are
    made when all their blocks are translated, or with --partial.
    """
    from docpipe.cli.main import CLEAN, FAILURE, FINDINGS
    from docpipe.cli.run import say_timings, site_session
    from docpipe.model.translation import Origin
    from docpipe.pipeline.work.importing import import_work
    from docpipe.translation.work.reading import read_work_file

    made_by = Origin.parse(origin)
    if not (origin == "human" or (made_by.kind == "machine" and made_by.engine.strip())):
        raise click.UsageError(f"--origin is human or machine:NAME, not '{origin}'")
    known = read_work_file(_text(file), str(file))
    # The pairs are those of the export only if both ask the same history.
    session = site_session(work, console, drafts=True, history=True)
    if known.locale not in {locale.name for locale in session.request.config.site.locales}:
        raise ConfigError(f"the site has no locale '{known.locale}'", path=str(file))
    with session.timed("import"):
        made = import_work(session, known, origin=made_by, partial=partial)
    failed = False
    if diff:
        _show(made, console)
    elif not dry_run:
        failed = _write(session, made, console)
    for remark in made.warnings:
        console.warning(f"{shown(file)}:{remark.line}: {remark.text}")
    for remark in made.refused:
        console.error(f"{shown(file)}:{remark.line}: not imported: {remark.text}")
    console.talk(_summary(made, would=diff or dry_run))
    say_timings(session, console, work)
    return FAILURE if failed else FINDINGS if made.refused else CLEAN


def _text(file: Path) -> str:
    from docpipe.sources.read import decode, read

    if str(file) == "-":
        return decode(sys.stdin.buffer.read(LARGEST)).text
    if not file.is_file():
        raise ConfigError("there is no such file", path=str(file), hint="'docpipe l10n export --work' makes one")
    return read(file, limit=LARGEST).text


def _show(made: Imported, console: Console) -> None:
    from docpipe.report.patch import patch
    from docpipe.report.printable import printable

    shown_ = [
        patch(change.path, change.before.decode("utf-8"), change.after.decode("utf-8")) for change in made.changes
    ]
    for path, content in made.created.items():
        whole = patch(path, "", content.decode("utf-8"))
        shown_.append("\n".join(["--- /dev/null", *whole.split("\n")[1:]]))
    text = "".join(shown_)
    if is_terminal():
        text = "\n".join(map(printable, text.split("\n")))
    console.data(text.encode("utf-8"))


def _write(session: Session, made: Imported, console: Console) -> bool:
    """Write the translations, then their ledgers: a run that was killed in between is taken up by the next one."""
    from docpipe.pipeline.fixing import write_changes
    from docpipe.pipeline.stages import write_ledgers
    from docpipe.pipeline.work.importing import create_files
    from docpipe.sources.documents import source_file
    from docpipe.translation.ledger import ledger_path

    root = session.request.root
    refused: Mapping[str, PublishError] = {**write_changes(root, made.changes), **create_files(root, made.created)}
    for error in refused.values():
        console.error(str(error))
    for path in sorted({*(change.path for change in made.changes), *made.created} - refused.keys()):
        console.result(f"{path}\n")
    files = (source_file(path, session.request.config) for path in refused)
    lost = {ledger_path(file.locale, file.key) for file in files if file is not None}
    for path in write_ledgers(root, {path: ledger for path, ledger in made.ledgers.items() if path not in lost}):
        console.result(f"{path}\n")
    return bool(refused)


def _summary(made: Imported, *, would: bool) -> str:
    from docpipe.report.paragraph import plural

    verb = "would be imported" if would else "imported"
    files = len(made.changes) + len(made.created)
    parts = [f"{plural(made.put, 'block')} {verb} into {plural(files, 'file')}"]
    for count, what in (
        (made.done, "there already"),
        (made.untouched, "left as they are"),
        (made.empty, "without a translation"),
        (len(made.refused), "refused"),
    ):
        parts += [f"{count} {what}"] if count else []
    return ", ".join(parts)
