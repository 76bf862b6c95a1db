"""The index of each locale's search: a list of its pieces, and the pieces."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import partial

from docpipe.model.locale import Locale
from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.output import Pages, Part
from docpipe.publish.search.documents import scores_of, search_route, searchable
from docpipe.publish.search.shards import postings, shards


def search_index(contents: Contents, _: Pages) -> Iterator[Sequence[Part]]:
    """Yield `index.json` beside each search page, with the first term and the file of each piece, and the pieces."""
    for locale in contents.edition.locales:
        route = search_route(contents, locale)
        if route is not None:
            yield (Part(f"{route}index.json", partial(_files, route.removeprefix("/"), locale, contents)),)


def _files(folder: str, locale: Locale, contents: Contents) -> Iterator[Output]:
    # One after the other: the terms of all texts at once would be many times the size of the texts.
    found = (scores_of(article, contents.edition) for article in searchable(contents.articles, locale))
    firsts, names = [], []
    for shard in shards(postings(found)):
        name = f"{hashlib.sha256(shard.content).hexdigest()[:12]}.json"
        firsts.append(shard.first)
        names.append(name)
        yield Output(folder + name, shard.content)
    listed = json.dumps({"firsts": firsts, "files": names}, ensure_ascii=False, separators=(",", ":"))
    yield Output(f"{folder}index.json", listed.encode())
