"""How a document came by its address."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.routes import SECTION_NAMES, is_usable, locale_root
from docpipe.model.document import Document, DocumentKind
from docpipe.publish.articles import Article
from docpipe.publish.explaining.known import Known


def address_from(article: Article, known: Known) -> tuple[str, ...]:
    """Return where each part of an article's address is from."""
    return tuple(_parts(article, known))


def _parts(article: Article, known: Known) -> Iterator[str]:
    config = known.edition.config
    if article.is_fallback:
        yield f"that of the original, below {locale_root(config, article.locale.name)}"
        return
    if config.site.root == "source" and article.locale.name == config.source:
        yield 'posts in the source locale stand at the root (site.root = "source")'
    slug = article.meta.slug
    if slug and is_usable(slug):
        whole = slug.startswith("/")
        yield f"the {'whole path' if whole else 'slug'} '{slug}' stands in the front matter of {_slug_owner(article)}"
        if whole:
            return
    else:
        yield _from_name(article.document)
    if article.kind is DocumentKind.POST:
        yield f'posts have the pattern of site.permalink, "{config.site.permalink}"'
    for one in known.edition.site.collisions:
        if one.path == article.document.file.path and one.given and one.holder:
            yield f"it asked for {one.wanted}, which belongs to {one.holder}"


def _from_name(document: Document) -> str:
    name = document.file.path.rpartition("/")[2]
    stem = name.rpartition(".")[0]
    if document.kind is DocumentKind.SECTION:
        return f"{name} is the page of its folder"
    if stem in SECTION_NAMES:
        return f"{name} gives the name of its folder to the page"
    return f"the slug is the name of the file{'' if document.stem in {stem, ''} else ' without its date'}, {name}"


def _slug_owner(article: Article) -> str:
    own = article.document
    return (own if own.meta.slug or article.source is None else article.source).file.path
