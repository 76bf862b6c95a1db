"""The index of each locale's search: a list of its pieces, and the pieces."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from docpipe.model.page import Output
from docpipe.publish.articles import Article
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.looks import Look, of_document, of_state
from docpipe.publish.output import Before, Pages, Part
from docpipe.publish.search.documents import scores_of, search_route, searchable
from docpipe.publish.search.postings import changed, postings
from docpipe.publish.search.shards import Shard, shards


def search_index(contents: Contents, _: Pages) -> Iterator[Sequence[Part]]:
    """Yield `index.json` beside each search page, with the first term and the file of each piece, and the pieces."""
    for locale in contents.edition.locales:
        route = search_route(contents, locale)
        if route is not None:
            index = _Index(route.removeprefix("/"), searchable(contents.articles, locale), contents.edition)
            yield (Part(f"{index.folder}index.json", index.made, index.made_again, places=(index.folder,)),)


class _Listed(msgspec.Struct):
    """The list of the pieces: the first term of each, and its file."""

    firsts: list[str]
    files: list[str]


class _Index(NamedTuple):
    """The index of one locale, below a folder."""

    folder: str
    articles: Sequence[Article]
    edition: Edition

    def made(self) -> Iterator[Output]:
        """Yield the files."""
        return self._files(shards(postings(scores_of(article, self.edition) for article in self.articles)))

    def made_again(self, before: Before) -> Iterator[Output]:
        """Yield the files, from those of the last build; of the texts only those are read that have changed."""
        listed = msgspec.json.decode(before.read(f"{self.folder}index.json"), type=_Listed)
        again = [number for number, article in enumerate(self.articles) if _looks(article) & before.changed]
        pieces = (_POSTINGS.decode(before.read(self.folder + name)) for name in listed.files)
        index = changed(pieces, {number: scores_of(self.articles[number], self.edition) for number in again})
        known = frozenset(listed.files)
        return self._files(shards(index, lambda content: _name(content) in known))

    def _files(self, pieces: Iterable[Shard]) -> Iterator[Output]:
        listed = _Listed([], [])
        for piece in pieces:
            name = _name(piece.content)
            listed.firsts.append(piece.first)
            listed.files.append(name)
            yield Output(self.folder + name, piece.content)
        yield Output(f"{self.folder}index.json", msgspec.json.encode(listed))


def _name(content: bytes) -> str:
    return f"{hashlib.sha256(content).hexdigest()[:12]}.json"


def _looks(article: Article) -> set[Look]:
    """Return all that the terms of an article may come from."""
    versions = (article.document, article.source) if article.source is not None else (article.document,)
    state = of_state(article.locale.name, article.group.key)
    return {state, *(of_document(version.file.path) for version in versions)}


_POSTINGS = msgspec.json.Decoder(dict[str, list[int]])
