"""Where the files that name authors, tags and series may lie."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from docpipe.config.schema import Config
from docpipe.sources.documents import Places


def registry_folders(config: Config) -> Iterator[tuple[str, str]]:
    """Yield where registries may lie, later ones being more exact: the locale they word ("" for all), the folder.

    Docusaurus has them in `blog/`, and a copied blog keeps them there.
    """
    places = Places.of(config)
    locales = (config.source, *config.targets)
    if config.layout.is_own:
        yield "", "content"
    for locale in locales:
        for folder in places.folders(locale):
            yield locale, folder
            yield locale, posixpath.join(folder, "blog")
