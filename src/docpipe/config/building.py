"""`[build]`: where the site goes, how it is cut into pages, and what is written for machines beside them."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from docpipe.config.linting import Count
from docpipe.config.option import option


class Build(msgspec.Struct, frozen=True, kw_only=True):
    """`[build]`: where the site goes and how it is cut into pages."""

    out: Annotated[
        str,
        option(
            "The output folder, below the root", "public", trusted_only="Name it on the command line: build --out DIR"
        ),
    ] = "build"
    paginate: Annotated[Count, option("Posts per page of a list", 20)] = 10
    updated: Annotated[
        Literal["front-matter", "git"],
        option(
            "What says when a text was last changed: front matter alone (front-matter), or, where that says nothing, "
            "the commit that last changed the words of that version (git); that needs the whole history",
            "git",
        ),
    ] = "front-matter"
    markdown: Annotated[
        bool,
        option(
            "Whether the Markdown of every page lies beside it, as index.md, for programs that read text",
            False,  # noqa: FBT003 - an example's value
        ),
    ] = True
    llms: Annotated[
        bool,
        option(
            "Whether there is an llms.txt, which tells such programs what the site holds",
            False,  # noqa: FBT003 - an example's value
        ),
    ] = True
    side_by_side: Annotated[
        bool,
        option(
            "Whether every translation has a further page that shows it beside its original, passage by passage; "
            "search engines are kept out of it",
            True,  # noqa: FBT003 - an example's value
        ),
    ] = False
    redirects: Annotated[
        Literal["pages", "pages+file"],
        option(
            "How earlier addresses of posts lead on: by a page at each, or also by a file _redirects, "
            "which some hosts read and answer with",
            "pages+file",
        ),
    ] = "pages"
    moved_from: Annotated[
        Literal["", "docusaurus", "hexo", "hugo", "jekyll"],
        option(
            "The generator that made the site before: the addresses that it gave to posts, pages, lists, tags and "
            "archives lead to where these stand now, and its feeds stay",
            "hexo",
        ),
    ] = ""
    old_permalink: Annotated[
        str,
        option(
            "The address that posts had there, where it was another one than that generator gives them by itself: "
            "a pattern or a name as in site.permalink",
            "/posts/:title.html",
        ),
    ] = ""
