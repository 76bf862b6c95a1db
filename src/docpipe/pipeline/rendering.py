"""The built pages for the rules that look at them: what their heads say, kept while the rest is let go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docpipe.index.routes import output_path
from docpipe.index.site import SiteIndex
from docpipe.lint.rendered import Rendered, read_page
from docpipe.model.page import Output, Published
from docpipe.publish.writing.files import files_below
from docpipe.publish.writing.staging import MARKER

_PAGES = (".html", ".htm")


def rendered(
    outputs: Iterable[Output], site: SiteIndex, published: Published, previous: frozenset[str] = frozenset()
) -> Rendered:
    """Return the pages among `outputs`, which are consumed, in the order of their paths.

    Args:
        outputs: every file of the built site.
        site: the index it was made from.
        published: says which page is made of which document.
        previous: pages of the last build.
    """
    documents = {output_path(route): site.documents[version].file.path for version, route in published.routes.items()}
    paths: set[str] = set()
    pages = []
    for output in outputs:
        if not output.path.endswith(_PAGES):
            continue
        paths.add(output.path)
        if output.content is not None and output.path in documents:
            pages.append(read_page(output.path, documents[output.path], output.content.decode("utf-8")))
    return Rendered(tuple(sorted(pages, key=lambda page: page.path)), frozenset(paths), previous)


def previous_pages(folder: Path) -> frozenset[str]:
    """Return the pages of the site that stands in `folder`; nothing where docpipe has not built one there."""
    if not (folder / MARKER).is_file():
        return frozenset()
    return frozenset(path for path in files_below(folder) if path.endswith(_PAGES))
