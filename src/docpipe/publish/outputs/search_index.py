"""The index of each locale's search: a list of its pieces, and the pieces."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from docpipe.index.routes import locale_root
from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.page import Page
from docpipe.publish.search.documents import scores_of, searchable
from docpipe.publish.search.shards import postings, shards


def search_index(contents: Contents, _: Sequence[Page]) -> Iterator[Output]:
    """Yield `search/index.json` with the first term and the file of each piece, and the pieces beside it."""
    edition = contents.edition
    for locale in edition.locales:
        folder = f"{locale_root(edition.config, locale.name)}search/".removeprefix("/")
        found = [scores_of(article) for article in searchable(contents.articles, locale)]
        if not found:
            continue
        firsts, names = [], []
        for shard in shards(postings(found)):
            name = f"{hashlib.sha256(shard.content).hexdigest()[:12]}.json"
            firsts.append(shard.first)
            names.append(name)
            yield Output(folder + name, shard.content)
        listed = json.dumps({"firsts": firsts, "files": names}, ensure_ascii=False, separators=(",", ":"))
        yield Output(f"{folder}index.json", listed.encode())
