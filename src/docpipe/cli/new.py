"""`docpipe new "标题"`: a post with its front matter."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click

from docpipe.cli.console import Console, shown
from docpipe.cli.options import root_option, talk_options

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 60


@click.command()
@click.argument("title")
@click.option("--folder", default="", metavar="DIR", help="Folder below the source locale, such as blog.")
@root_option
@talk_options
@click.pass_obj
def new(console: Console, title: str, folder: str, root: Path | None) -> None:
    """Write a new post called TITLE, dated today; no file is ever overwritten.

    The file is named by its date and the title's Latin words.
    """
    from docpipe.cli.clock import today
    from docpipe.cli.init import write_new
    from docpipe.cli.place import open_root
    from docpipe.index.routes import safe_segments
    from docpipe.model.errors import ConfigError
    from docpipe.sources.documents import Places

    if not title.strip():
        raise ConfigError("the title is empty", hint='Write docpipe new "标题"')
    place = open_root(root)
    date = today(place.loaded.config.site.timezone).isoformat()
    home = Places.of(place.loaded.config).home(place.loaded.config.source)
    parent = place.root.joinpath(home, *safe_segments(folder))
    path = next(path for path in candidates(parent, title, date) if write_new(path, post(title, date)))
    console.result(f"{shown(path)}\n")


def post(title: str, date: str) -> str:
    """Return the start of a post; the title is quoted, so that any title is YAML."""
    quoted = json.dumps(" ".join(title.split()), ensure_ascii=False)
    return f"---\ntitle: {quoted}\ndate: {date}\ntags: []\n---\n\n"


def candidates(folder: Path, title: str, date: str) -> Iterator[Path]:
    """Yield the file a post of this title should have, then others without end for the case that it is taken."""
    words = "-".join(_WORD.findall(title.lower()))[:_LONGEST].strip("-")
    name = f"{date}-{words}" if words else f"{date}-post"
    yield folder / f"{name}.md"
    for number in itertools.count(2):
        yield folder / f"{name}-{number}.md"
