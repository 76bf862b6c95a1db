"""`docpipe init`: a folder becomes a site."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console, shown
from docpipe.cli.options import talk_options

if TYPE_CHECKING:
    from docpipe.cli.place import SitePlace
    from docpipe.sources.layouts.found import Found

_CONFIG = """\
# Every option has a default; `docpipe config show` lists them all.
[site]
title = {{ {titles} }}
base_url = ""                     # "https://example.org/": needed for feeds, the sitemap and canonical links
source = "{source}"
locales = [{locales}]
timezone = "Asia/Shanghai"
"""

_POST = """\
---
title: 你好，世界
date: {date}
tags: [随笔]
---

这是第一篇文章。改好以后，运行 `docpipe lint` 检查，运行 `docpipe build` 发布。

<!-- truncate -->

把译文写在 `content/en/` 下同名的文件里，docpipe 会逐段告诉你哪些译文已经过时。
"""

_GITIGNORE = """\
/build/
/.docpipe/
"""


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), default=".")
@talk_options
@click.pass_obj
def init(console: Console, folder: Path) -> None:
    """Make DIR (the current folder) a site: docpipe.toml, a first post, .gitignore.

    What is there already is left as it is. A site of another generator only gets a docpipe.toml that says how it lies.
    """
    from docpipe.cli.clock import today
    from docpipe.cli.place import existing_site

    existing = existing_site(folder)
    if existing is not None and existing.found is not None:
        _adopt(existing, existing.found, console)
        return
    has_posts = any((folder / "content").glob("*/**/*.md"))
    files = {"docpipe.toml": _config(folder if has_posts else None), ".gitignore": _GITIGNORE}
    if not has_posts:
        files["content/zh/hello.md"] = _POST.format(date=today())
    for name, text in files.items():
        if write_new(folder / name, text):
            console.talk(f"created {folder / name}")
        else:
            console.talk(f"kept {folder / name}")
    go = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}, "
    console.talk(f"Next: {go}docpipe lint, docpipe build")


def _adopt(place: SitePlace, found: Found, console: Console) -> None:
    """Write down what was found in a folder that others have arranged."""
    from docpipe.config.load import FILE_NAME
    from docpipe.config.show import show
    from docpipe.sources.discover import discover
    from docpipe.sources.layouts.describe import describe

    console.talk(describe(found, discover(place.root, place.loaded.config).files))
    path = place.root / FILE_NAME
    console.talk(f"{'created' if write_new(path, show(place.loaded, defaults=False)) else 'kept'} {shown(path)}")
    console.talk("Next: docpipe lint, docpipe status")


def _config(existing: Path | None) -> str:
    """Return the text of a docpipe.toml, with the locales that are there already."""
    from docpipe.config.load import load

    names: tuple[str, ...] = ("zh", "en")
    if existing is not None and not (existing / "docpipe.toml").exists():
        site = load(existing).config.site
        names = (site.source, *(locale.name for locale in site.locales if locale.name != site.source))
    return _CONFIG.format(
        titles=", ".join(f'{name} = "{"我的博客" if name.startswith("zh") else "My blog"}"' for name in names),
        source=names[0],
        locales=", ".join(f'"{name}"' for name in names),
    )


def write_new(path: Path, text: str) -> bool:
    """Write a file that is not there yet; tell whether it was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
