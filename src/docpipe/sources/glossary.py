"""The site's glossary, `l10n/glossary.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from docpipe.config.own_file import read_own
from docpipe.config.schema import Config
from docpipe.config.toml import KeyPath, TomlDocument, read_toml
from docpipe.model.errors import ConfigError
from docpipe.model.glossary import Glossary, GlossaryTerm
from docpipe.model.source import LocaleName
from docpipe.model.text import LineIndex

PLACE = "l10n/glossary.toml"
_HINT = 'Write keep = ["IPFS"], and [[term]] tables with a wording per locale: zh = "去中心化", en = ["decentralised"]'


def load_glossary(root: Path, config: Config) -> Glossary:
    """Return the glossary of the site at `root`; an empty one where there is none.

    The form:

        keep = ["IPFS", "Cosmos SDK"]

        [[term]]
        zh = "去中心化"
        en = ["decentralised", "decentralized"]

    Raises:
        ConfigError: the file cannot be read, or says something that cannot be; with its place.
    """
    content = read_own(root, PLACE)
    if content is None:
        return Glossary()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("it is not UTF-8", hint="Save it as UTF-8", path=PLACE) from error
    return _Reader(text).glossary(frozenset(locale.name for locale in config.site.locales))


class _Reader:
    """Reads one glossary and says where it is wrong."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._document: TomlDocument = read_toml(text, PLACE)

    def glossary(self, locales: frozenset[str]) -> Glossary:
        data = self._document.data
        for key in data:
            if key not in {"keep", "term"}:
                self._fail((key,), f"there is no key '{key}' in a glossary")
        terms = data.get("term", [])
        if not isinstance(terms, list):
            self._fail(("term",), "term is no list of tables")
        found = tuple(self._term(("term", str(number)), term, locales) for number, term in enumerate(terms))
        return Glossary(self._words(("keep",), data.get("keep", [])), found)

    def _term(self, at: KeyPath, term: object, locales: frozenset[str]) -> GlossaryTerm:
        if not isinstance(term, dict):
            self._fail(at, "term is no list of tables")
        for name in term:
            if name not in locales:
                self._fail((*at, name), f"the site has no locale '{name}'")
        return GlossaryTerm({LocaleName(name): self._words((*at, name), wording) for name, wording in term.items()})

    def _words(self, at: KeyPath, value: object) -> tuple[str, ...]:
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            self._fail(at, f"{at[-1]} is neither a wording nor a list of wordings")
        return tuple(str(word).strip() for word in words)

    def _fail(self, at: KeyPath, what: str) -> NoReturn:
        place = self._document.places.get(at)
        position = LineIndex(self._text).position(place.value.start) if place else None
        raise ConfigError(what, hint=_HINT, path=PLACE, position=position)
