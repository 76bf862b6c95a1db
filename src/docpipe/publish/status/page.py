"""The page of the translation status: what its template is given, and the page on its own, without a site around it."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from docpipe.index.site import SiteIndex
from docpipe.publish.messages import Words
from docpipe.publish.status.blocks import PageOf
from docpipe.publish.status.board import Board
from docpipe.publish.status.cards import cards, legend
from docpipe.publish.status.view import Viewer
from docpipe.publish.text import Text
from docpipe.publish.theme import Templates, Theme
from docpipe.publish.valid import valid

STYLE = "status.css"
SCRIPT = "status.js"
"""Files of the theme that only this page needs."""


def status_values(board: Board, site: SiteIndex, words: Words, page_of: PageOf) -> dict[str, object]:
    """Return what the template shows.

    Args:
        board: the figures.
        site: the documents.
        words: of the page.
        page_of: gives the address of the page that is made of a file, "" for none.
    """
    viewer, config = Viewer(board, site, words, page_of), site.config
    source = config.locale(config.source)
    return {
        "cards": cards(board, config, words),
        "legend": legend(board, words),
        "is_coarse": viewer.is_coarse,
        "folders": viewer.folders(),
        "source": Text(words.language(source, config.site.locales), words.locale),
        "documents": len({item.path for status in board.report.locales for item in status.items}),
    }


def status_page(board: Board, site: SiteIndex, theme: Theme) -> str:
    """Return the page on its own: one file that loads nothing and may run one script, which sorts the table.

    It speaks the language of the site's source, or the next of the site's languages that the theme speaks.

    Raises:
        ConfigError: a template of the site's own fails.
    """
    config = site.config
    source = config.locale(config.source)
    speakable = (locale for locale in (source, *config.site.locales) if theme.speaks(locale))
    words = theme.words(next(speakable, source))
    style, script = (_embedded(text) for text in (theme.text("style.css") + theme.text(STYLE), theme.text(SCRIPT)))
    values = {
        **status_values(board, site, words, lambda _: ""),
        "t": words,
        "locale": words.locale,
        "site_title": config.site_title(words.locale.name),
        "style": Markup(style),  # noqa: S704 - no text of a document, and it cannot end its element
        "script": Markup(script),  # noqa: S704 - likewise
        "policy": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'",
    }
    return valid(Templates(theme).render("status-alone.html.j2", values))


def _embedded(text: str) -> str:
    r"""Return a style sheet or script that does not end the element it stands in: `<\/` means the same in strings."""
    return valid(text.replace("\r\n", "\n").replace("</", "<\\/"))


def _hash(text: str) -> str:
    """Return the source expression of Content Security Policy 3 (§2.3.1) for an embedded text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
