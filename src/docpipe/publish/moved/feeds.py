"""Feeds at the addresses they had: whole copies, for programs that read feeds follow no page that leads on."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.routes import output_path
from docpipe.model.page import Output
from docpipe.publish.edition import Edition
from docpipe.publish.moved.generators import GENERATORS


def old_feeds(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return, by the path of a feed's file, the paths where it stood before; none where anything else stands."""
    generator = GENERATORS.get(edition.config.build.moved_from)
    if generator is None:
        return {}
    taken = {output_path(route).casefold() for route in edition.published.routes.values()}
    found: dict[str, tuple[str, ...]] = {}
    for locale in edition.locales:
        below = "" if locale.name == edition.config.source else f"{locale.name}/"
        for place, feed in generator.feeds:
            ours = f"{locale.name}/{feed.path}"
            # A document at `/feed.xml/` needs a folder of that name.
            if f"{below}{place}" != ours and not any(file.startswith(f"{below}{place}".casefold()) for file in taken):
                found[ours] = (*found.get(ours, ()), below + place)
    ours_all = {f"{locale.name}/{feed.path}" for locale in edition.locales for _, feed in generator.feeds}
    return {ours: tuple(path for path in paths if path not in ours_all) for ours, paths in found.items()}


def with_copies(files: Iterator[Output], edition: Edition) -> Iterator[Output]:
    """Yield feeds, each followed by what stands at the addresses it had: the same bytes."""
    copies = old_feeds(edition)
    for file in files:
        yield file
        for path in copies.get(file.path, ()):
            yield Output(path, file.content)
