"""Small sites from text to files, so that publishing is tested on real bodies and without a disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from docpipe.config.building import Build
from docpipe.config.locales import locale_for
from docpipe.config.schema import Config, Site, Translation
from docpipe.index.site import build_index
from docpipe.model.body import Body
from docpipe.model.document import Document
from docpipe.model.page import Output, Published, Route
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.taxonomy import Registries
from docpipe.model.translation import BlockState, Freshness, TranslationState
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.publish.build import build_site
from docpipe.publish.images.assets import Files, Picture
from docpipe.publish.status.board import Board
from docpipe.publish.theme import Theme, load_theme
from docpipe.translation.publication import decide
from docpipe.translation.state import states as all_states

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
THEME = load_theme()


def configured(
    *names: str, base_url: str = "https://example.org/", root: str = "chooser", paginate: int = 10
) -> Config:
    """Return the configuration of a site with these locales, the first of which is the source."""
    names = names or ("zh", "en")
    locales = tuple(locale for name in names if (locale := locale_for(name)) is not None)
    site = Site(
        title={"zh": "测试站", "": "Test site"},
        base_url=base_url,
        source=LocaleName(names[0]),
        locales=locales,
        root="source" if root == "source" else "chooser",
    )
    return Config(site=site, build=Build(paginate=paginate), translation=Translation(publish_at=20))


def parsed(path: str, text: str, options: ParseOptions | None = None) -> tuple[Document, Body]:
    """Return the facts and the body of one post."""
    _, locale, rest = path.split("/", 2)
    file = SourceFile(path, LocaleName(locale), DocumentKey(rest.rpartition(".")[0]))
    found = parse(text, file, options or ParseOptions(), digest=Digest("0"))
    assert found.document is not None
    assert found.body is not None
    return found.document, found.body


class Built(msgspec.Struct, frozen=True):
    """A built site: what was published, and its files by path."""

    published: Published
    outputs: dict[str, Output]

    def text(self, path: str) -> str:
        """Return the text of a file."""
        content = self.outputs[path].content
        assert content is not None
        return content.decode()


def build(  # noqa: PLR0913 - each is what one test or other needs
    files: Mapping[str, str],
    *,
    config: Config | None = None,
    assets: Iterable[str] = (),
    pictures: Mapping[str, Picture] | None = None,
    states: Mapping[str, tuple[BlockState, ...]] | None = None,
    theme: Theme = THEME,
    registries: Registries | None = None,
    routes: Mapping[tuple[str, str], str] | None = None,
    board: Board | None = None,
) -> Built:
    """Return the site made of Markdown `files`.

    Args:
        files: text by path.
        config: of the site; zh and en by default.
        assets: paths of the other files.
        pictures: what is known of images among them.
        states: block states that replace what alignment finds, by the translation's path.
        theme: the look.
        registries: authors and tags.
        routes: addresses of pages that stand in for missing translations, by locale and key.
        board: the translation status, where the site has a page of it.
    """
    config = config or configured()
    read = {path: parsed(path, text, ParseOptions.of(config) if config else None) for path, text in files.items()}
    documents = [document for document, _ in read.values()]
    site = build_index(documents, config, frozenset(assets), registries or Registries())
    found = [_replaced(state, states or {}) for state in all_states(site, {}, now=NOW)]
    published = decide(site, found, blocked=frozenset(), now=NOW)
    known = dict.fromkeys(sorted(assets), Picture(64, 48)) | dict(pictures or {})
    added = {(LocaleName(locale), DocumentKey(key)): Route(route) for (locale, key), route in (routes or {}).items()}
    published = msgspec.structs.replace(published, routes=published.routes | added)
    bodies = {path: body for path, (_, body) in read.items()}
    outputs = build_site(
        site, bodies, found, published, theme=theme, files=Files("/root", known), board=board, texts=files
    )
    return Built(published, {output.path: output for output in outputs})


def pair(source: int | None, target: int | None, freshness: Freshness, previous: str = "") -> BlockState:
    """Return the state of one pair of blocks."""
    sources = () if source is None else (source,)
    targets = () if target is None else (target,)
    return BlockState(sources, targets, freshness, previous=previous)


def _replaced(state: TranslationState, given: Mapping[str, tuple[BlockState, ...]]) -> TranslationState:
    return msgspec.structs.replace(state, states=given.get(state.target_path, state.states))
