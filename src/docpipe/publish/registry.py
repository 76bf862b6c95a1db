"""All kinds of page and all further outputs; a new one is one file and one line here."""

from __future__ import annotations

from docpipe.publish.kind import PageKind
from docpipe.publish.kinds.archive import archive_pages
from docpipe.publish.kinds.article import article_pages
from docpipe.publish.kinds.beside import beside_pages
from docpipe.publish.kinds.chooser import chooser_page
from docpipe.publish.kinds.listing import listing_pages
from docpipe.publish.kinds.notfound import not_found_pages
from docpipe.publish.kinds.search import search_pages
from docpipe.publish.kinds.series import series_pages
from docpipe.publish.kinds.status import status_page
from docpipe.publish.kinds.term import term_pages
from docpipe.publish.output import SiteOutput
from docpipe.publish.outputs.badges import badges
from docpipe.publish.outputs.feed import feeds
from docpipe.publish.outputs.llms import llms
from docpipe.publish.outputs.markdown import markdown
from docpipe.publish.outputs.robots import robots
from docpipe.publish.outputs.search_index import search_index
from docpipe.publish.outputs.sitemap import sitemap

KINDS: tuple[PageKind, ...] = (
    chooser_page,
    listing_pages,
    article_pages,
    beside_pages,
    archive_pages,
    term_pages,
    series_pages,
    search_pages,
    not_found_pages,
    status_page,
)

OUTPUTS: tuple[SiteOutput, ...] = (feeds, sitemap, robots, search_index, markdown, llms, badges)
