"""`llms.txt` (https://llmstxt.org): what the site holds, for programs that read for somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from docpipe.index.routes import locale_root
from docpipe.model.document import DocumentKind
from docpipe.model.page import Output, Route
from docpipe.publish.articles import Article, posts, summary_of, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.looks import of_entry
from docpipe.publish.machines.markdown import markdown_place
from docpipe.publish.output import Pages, Part
from docpipe.publish.urls import Address
from docpipe.publish.valid import valid

# What would make a link or markup of a text.
_MARKS = str.maketrans({"[": r"\[", "]": r"\]", "<": r"\<", "\\": r"\\"})


def llms(contents: Contents, _: Pages) -> Iterator[Sequence[Part]]:
    """Yield `llms.txt`, where the site is configured to have it."""
    if contents.edition.config.build.llms:
        yield (Part("llms.txt", partial(_text, contents)),)


def _text(contents: Contents) -> Iterator[Output]:
    """Yield `llms.txt`: the site's name and summary, and for each locale its posts and pages, newest first.

    Pages that no list tells of are not in it, nor those that stand in for a translation.
    """
    edition = contents.edition
    source = edition.config.source
    words = edition.words[source]
    name = edition.config.site_title(source) or edition.urls.host or words("Posts")
    parts = [f"# {_flat(name)}\n"]
    if about := edition.config.site_description(source):
        parts.append(f"> {_flat(about)}\n")
    address: Address = edition.urls.absolute if edition.urls.base else edition.urls.relative_to(Route("/llms.txt"))
    for locale in edition.locales:
        root = locale_root(edition.config, locale.name)
        others = (
            one
            for one in sorted(contents.articles, key=lambda article: article.route)
            if one.locale == locale and one.kind is not DocumentKind.POST and one.is_listed and one.route != root
        )
        lines = "".join(_lines((*posts(contents.articles, locale), *others), edition, address))
        if lines:
            parts.append(f"## {_flat(locale.label)} ({locale.tag})\n\n{lines}")
    yield Output("llms.txt", valid("\n".join(parts)).encode())


def _lines(found: Iterable[Article], edition: Edition, address: Address) -> Iterator[str]:
    for article in found:
        place = address(markdown_place(article, edition) or article.route)
        title, summary = edition.watch.seen(of_entry(article.route), partial(_said, article))
        place = place.replace("(", "%28").replace(")", "%29")
        yield f"- [{title}]({place})" + (f": {summary}" if summary else "") + "\n"


def _said(article: Article) -> tuple[str, str]:
    return _flat(title_of(article).text), _flat(summary_of(article).text)


def _flat(text: str) -> str:
    """Return a text as Markdown that says just that, on one line."""
    return " ".join(text.split()).translate(_MARKS)
