"""`docpipe build`: the site as files, published in one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.cli.options import site_options
from docpipe.cli.repeated import Heard, say_again, say_count, say_problems, standing_of
from docpipe.cli.run import (
    Work,
    say_failures,
    say_left_alone,
    say_timings,
    session_of,
    site_request,
    warn_of_ledgers,
)
from docpipe.cli.strangers import stay_inside

if TYPE_CHECKING:
    from docpipe.model.diagnostic import Diagnostic
    from docpipe.pipeline.finished import Finished
    from docpipe.pipeline.incremental.fill import Filling
    from docpipe.pipeline.session import Session


@click.command()
@click.option("--out", type=click.Path(path_type=Path), help="The output folder  [default: build.out, build]")
@click.option("--strict", is_flag=True, help="Exit 1 when lint has errors, too.")
@click.option("--drafts", is_flag=True, help="Publish drafts and posts of the future, too.")
@click.option("--explain", is_flag=True, help="Say of every file that is made again why.")
@site_options
@click.pass_obj
def build(console: Console, *, out: Path | None, strict: bool, drafts: bool, explain: bool, work: Work) -> int:
    """Build the site and publish it in one step; a file that cannot be read is left out and reported.

    Exits 1 when a file could not be read as a post; what could be is published all the same.
    """
    request, _ = site_request(work, drafts=drafts, bodies=True, out=out, history=True)
    _check_place(request.site_folder, request.root)
    if not request.trusted:
        stay_inside(request.site_folder, request.root, "--out")
    standing = standing_of(request, strict=strict)
    last = standing.last() if standing is not None else None
    if last is not None:
        if explain:
            console.result("Nothing is made again: nothing has changed since the last build.\n")
        return say_again(last, request, console)
    from docpipe.pipeline.incremental.fill import Filling

    session = session_of(request, work)
    filling = Filling(session)
    finished = _build(filling, session, console, work, strict=strict)
    if explain:
        console.result(filling.explained() + "\n")
    if standing is not None and not session.failures and not session.lost:
        standing.note(finished, filling.look, (document.meta for document in session.site.by_path.values()))
    return say_failures(session, console, FINDINGS if finished.problems else CLEAN)


def _build(filling: Filling, session: Session, console: Console, work: Work, *, strict: bool) -> Finished:
    """Build the site, and return what there is to be noted of that."""
    from docpipe.pipeline.finished import Finished
    from docpipe.pipeline.todos import site_todos
    from docpipe.publish.writing.write import publish_with

    request, heard = session.request, Heard(console)
    problems = _problems(session, strict=strict)
    _warn(session, heard)
    with session.timed("todos"):
        todos = site_todos(session)
    with session.timed("write"):
        report = publish_with(
            partial(filling.fill, todos),
            request.site_folder,
            on_wait=lambda: console.talk("Another build is running; waiting."),
            then=filling.remember,
            spare=filling.spare,
        )
    for remark in session.remarks:
        heard.warning(str(remark))
    session.timings["write"] -= session.timings.get("render", 0.0) + session.timings.get("plan", 0.0)
    files = tuple(file.path for file in session.discovery.files)
    written, unchanged, removed = len(report.written), len(report.unchanged), len(report.removed)
    if problems:
        say_problems(problems, files, console)
    say_timings(session, console, work)
    say_count(request, console, written=written, unchanged=unchanged, removed=removed)
    if report.exchange == "two-step":
        console.talk("This file system cannot exchange folders: for a moment there was no site.")
    return Finished(written + unchanged, tuple(heard.said), problems, files if problems else ())


def _check_place(target: Path, root: Path) -> None:
    """Refuse a folder among the site's own files: the next build would read what this one wrote."""
    from docpipe.config.checks import check_out

    place, home = target.resolve(), root.resolve()
    inside = place.relative_to(home).as_posix() if place.is_relative_to(home) and place != home else ""
    problem = check_out(inside) if inside else None
    if problem is not None:
        raise click.UsageError(f"--out is '{target}', {problem.message}. Name another folder: --out build")


def _problems(session: Session, *, strict: bool) -> tuple[Diagnostic, ...]:
    """Return why the build fails: the files that cannot be read, with `strict` every error of lint."""
    from docpipe.model.diagnostic import Severity
    from docpipe.pipeline.stages import blocking_diagnostics

    if strict:
        return tuple(found for found in session.diagnostics() if found.severity is Severity.ERROR)
    return blocking_diagnostics(session.analyses)


def _warn(session: Session, console: Console) -> None:
    from docpipe.publish.sharing.site_card import missing_images

    if not session.request.config.site.base_url:
        console.warning("site.base_url is not set: there are no feeds, no sitemap and no canonical links")
    for path in missing_images(session.request.config, session.site.assets):
        console.warning(f"site.image names {path}, which is not there: pages without a picture have none to show")
    for collision in session.site.collisions:
        if collision.holder:
            console.warning(
                f"{collision.path}: its address {collision.wanted} belongs to {collision.holder}; "
                + (f"it is published at {collision.given}" if collision.given else "it is not published")
            )
        else:
            console.warning(
                f"{collision.path}: the slug '{collision.wanted}' is no address; it is at {collision.given}"
            )
    warn_of_ledgers(session, console)
    say_left_alone(session, console)
