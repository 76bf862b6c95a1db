"""`docpipe explain`: the page of a rule, or why a page of the site is as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work, site_session

if TYPE_CHECKING:
    from docpipe.model.explanation import Explanation
    from docpipe.publish.explaining.known import Known

_URL = re.compile(r"https?://", re.IGNORECASE)
_FILES = (".md", ".mdx", ".markdown", ".html")


@click.command()
@click.argument("subject", metavar="CODE|PATH|URL")
@click.option("--format", "format_name", type=click.Choice(("text", "json")), default="text", help="How to tell it.")
@click.option("--drafts", is_flag=True, help="Explain the site with drafts and posts of the future.")
@site_options
@click.pass_obj
def explain(console: Console, subject: str, *, format_name: str, drafts: bool, work: Work) -> None:
    """Explain a rule by its CODE, or a page of the site by its file's PATH or its URL.

    Of a rule: why it exists, good and bad examples, options. Of a page: why it is there or is not, how it came by
    its address, whether search engines may list it, its versions in other languages, how its translation stands, what
    it is made from and which lists name it. The site is made in memory for that, and nothing is written.
    """
    if not _is_place(subject, work.root):
        from docpipe.cli.known_rules import rules_here
        from docpipe.lint.explain import explain as page

        if format_name == "json":
            raise click.UsageError("the page of a rule is a text. All rules as JSON: docpipe rules --format json")
        console.result(page(subject, rules_here()))
        return
    from docpipe.pipeline.explaining import known_of
    from docpipe.report.explanation import as_json, as_text

    session = site_session(work, drafts=drafts, bodies=True)
    known = known_of(session)
    found = _found(subject, known, session.request.root)
    console.result(as_json(found) if format_name == "json" else as_text(found))


def _is_place(subject: str, root: Path | None) -> bool:
    """Tell whether a page or a file is asked about; a rule has a code or a name of letters, digits and dashes."""
    if "/" in subject or subject.lower().endswith(_FILES):
        return True
    return Path(subject).exists() or (root is not None and (root / subject).exists())


def _found(subject: str, known: Known, root: Path) -> Explanation:
    from docpipe.publish.explaining.subject import explain_address, explain_path, near, path_of_address

    base = known.edition.urls.base
    if _URL.match(subject):
        address = path_of_address(subject, base)
        if address is None:
            own = f"the site is at {base}/" if base else "site.base_url is not set, so write the path alone: /en/"
            raise click.UsageError(f"'{subject}' is no address of this site; {own}")
        found, wanted = explain_address(address, known), address
    elif subject.startswith("/") and not _is_inside(Path(subject), root):
        found, wanted = explain_address(subject.partition("#")[0].partition("?")[0], known), subject
    else:
        wanted = _inside(subject, root)
        found = explain_path(wanted, known)
    if found is None:
        raise click.UsageError(_unknown(subject, near(wanted, known)))
    return found


def _inside(subject: str, root: Path) -> str:
    """Return the path from the site's root of a file named from the current folder or from the root."""
    place = Path(subject)
    return (place.resolve().relative_to(root.resolve()) if _is_inside(place, root) else place).as_posix()


def _is_inside(place: Path, root: Path) -> bool:
    return place.exists() and place.resolve().is_relative_to(root.resolve())


def _unknown(subject: str, meant: tuple[str, ...]) -> str:
    message = f"there is nothing at '{subject}', neither in the site's files nor among its pages"
    return f"{message}. Did you mean {' or '.join(meant)}?" if meant else message
