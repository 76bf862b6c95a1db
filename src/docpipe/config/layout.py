"""`[layout]`: which files are documents, of which locale, and where addresses from the root lead."""

from __future__ import annotations

from typing import Annotated

import msgspec

from docpipe.config.option import option
from docpipe.model.source import LocaleName

OWN = "docpipe"
"""The name of docpipe's own layout, `content/<locale>/`."""


class Mount(msgspec.Struct, frozen=True, kw_only=True):
    """`[[layout.mount]]`: a folder whose documents are in one locale."""

    folder: Annotated[
        str, option("A folder from the root, or a single file; empty for the root itself", "i18n/en/docs")
    ]
    locale: Annotated[LocaleName, option("The locale its documents are written in", "en")]
    prefix: Annotated[
        str, option("What stands before their names, the same in all locales, so that versions find each other", "docs")
    ] = ""
    suffix: Annotated[
        str, option("Only files whose names end so, before .md: the way README.en.md names its locale", ".en")
    ] = ""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """`[layout]`: which files are documents, of which locale, and where addresses from the root lead."""

    name: Annotated[
        str,
        option(
            "Whose layout it is: docpipe, docusaurus, hugo, hexo, jekyll, vuepress, mkdocs or folder; "
            "where no mounts are written, they are looked for",
            "docusaurus",
        ),
    ] = OWN
    assets: Annotated[
        tuple[str, ...],
        option("Folders whose files are served from the root of the site; empty text is the root itself", ["static"]),
    ] = ("static",)
    ignore: Annotated[
        tuple[str, ...],
        option("Names of files and folders that are passed over, with * for any letters", ["node_modules", "_*"]),
    ] = ()
    mount: Annotated[
        tuple[Mount, ...],
        option(
            "Where the documents lie, content/<locale> for each locale if nothing is written",
            [{"folder": "docs/en", "locale": "en", "prefix": "docs"}],
        ),
    ] = ()

    @property
    def is_own(self) -> bool:
        """Whether docpipe itself makes the site of these files."""
        return self.name == OWN
