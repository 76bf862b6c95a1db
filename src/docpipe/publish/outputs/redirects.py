"""Earlier addresses as the file `_redirects`, which some hosts answer with before they look for a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.page import Page
from docpipe.publish.redirects import FILE

_PATTERN = re.compile(r"\*|/:")


def redirects_file(contents: Contents, pages: Sequence[Page]) -> Iterator[Output]:
    """Yield the file, a line for each of the redirect `pages`, where the site is configured to have it.

    The format is that of Netlify and Cloudflare Pages: from, to and the status, 301 for what has moved for good. An
    address that these hosts would take for a pattern, and answer others with, has its page alone.
    """
    rooted = contents.edition.urls.rooted
    lines = [
        f"{rooted(page.route)} {rooted(page.canonical)} 301\n"
        for page in sorted(pages, key=lambda page: page.route)
        if page.canonical is not None and not _PATTERN.search(page.route)
    ]
    if lines and contents.edition.config.build.redirects == "pages+file":
        yield Output(FILE, "".join(lines).encode())
