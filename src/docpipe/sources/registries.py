"""Authors, tags and series as authors.yml, tags.yml and series.yml name them, with a label per locale."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from msgspec.structs import replace

from docpipe.config.checks import nearest
from docpipe.config.locales import locale_for
from docpipe.config.schema import Config
from docpipe.model.errors import ConfigError
from docpipe.model.taxonomy import Person, Registries, Term
from docpipe.model.text import LineIndex, Position
from docpipe.sources.read import read
from docpipe.sources.registry_folders import registry_folders

_LARGEST = 256 << 10
# What an escape in double quotes can stand for and no page or terminal can show.
_NO_TEXT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# The fields of Docusaurus's registries that say nothing docpipe shows.
_OTHER_TAG_FIELDS = frozenset({"permalink", "description"})

Names = dict[str, str]
"""By locale; "" holds for every other locale."""


def load_registries(root: Path, config: Config) -> Registries:
    """Return the authors, tags and series of the site at `root`, from the folders of `registry_folders`.

    `content/<locale>/authors.yml`, `tags.yml` and `series.yml` word the names of one locale; the source locale's
    hold for every other one that nothing else names.

    Raises:
        ConfigError: a file is no YAML or not of the right form; with its place.
    """
    try:
        return _loaded(root, config)
    except ConfigError:
        if config.layout.is_own:
            raise
        # Another generator reads its file in its own way, and complains better: to us it says nothing.
        return Registries()


def _loaded(root: Path, config: Config) -> Registries:
    authors: dict[str, Person] | None = None
    tags: dict[str, Term] | None = None
    series: dict[str, Term] | None = None
    places: list[str] = []
    for locale, folder in registry_folders(config):
        people, terms, parts = (
            _open(root, posixpath.join(folder, name), config) for name in ("authors.yml", "tags.yml", "series.yml")
        )
        if people:
            places.append(people.path)
            authors = _with_people(authors or {}, people, locale)
        tags = _with_terms(tags or {}, terms, locale) if terms else tags
        series = _with_terms(series or {}, parts, locale) if parts else series
    return Registries(
        authors and {key: replace(one, names=_with_general(one.names, config.source)) for key, one in authors.items()},
        tags and _all_general(tags, config.source),
        series and _all_general(series, config.source),
        authors_file=next(iter(places), ""),
    )


def _all_general(terms: Mapping[str, Term], source: str) -> dict[str, Term]:
    return {key: replace(one, labels=_with_general(one.labels, source)) for key, one in terms.items()}


def _with_people(known: Mapping[str, Person], registry: _Registry, locale: str) -> dict[str, Person]:
    people = dict(known)
    for key, node in registry.entries().items():
        fields = registry.fields(node, short="name")
        old = people.get(key, Person(key, {}))
        names = registry.names(fields["name"], locale) if "name" in fields else {}
        url, image = (registry.text(fields, name) for name in ("url", "image"))
        image = image or registry.text(fields, "image_url")
        people[key] = Person(key, old.names | names, old.url or url, old.image or image)
    return people


def _with_terms(known: Mapping[str, Term], registry: _Registry, locale: str) -> dict[str, Term]:
    terms = dict(known)
    for key, node in registry.entries().items():
        fields = registry.fields(node, short="label")
        if "label" in fields:
            labels = registry.names(fields["label"], locale)
        else:
            labels = registry.named(
                {name: value for name, value in fields.items() if name not in _OTHER_TAG_FIELDS}, node
            )
        terms[key] = Term(key, (terms[key].labels if key in terms else {}) | labels)
    return terms


def _with_general(names: Names, source: str) -> Names:
    """Return the names with one for every other locale: the given one, else the source locale's, else any."""
    general = names.get("") or names.get(source) or next(iter(names.values()), "")
    return {**names, "": general} if general else names


class _Registry:
    """A YAML file read as nodes, so that every complaint has its place.

    Nothing is constructed from it: no tag, alias or merge key can do more than be a wrong value.
    """

    def __init__(self, path: str, text: str, config: Config) -> None:
        self.path = path
        self.config = config
        try:
            self.root = yaml.compose(text.removeprefix("\ufeff"), Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            position = Position(mark.line + 1, mark.column + 1) if mark else None
            problem = error.problem or error.context or "it cannot be read"
            raise ConfigError(f"this is not YAML: {problem}", path=path, position=position) from error
        except (yaml.YAMLError, RecursionError) as error:
            raise ConfigError("this is not YAML, or it is nested too deeply", path=path) from error

    def fail(self, node: yaml.Node, message: str, hint: str) -> ConfigError:
        position = Position(node.start_mark.line + 1, node.start_mark.column + 1)
        return ConfigError(message, hint=hint, path=self.path, position=position)

    def entries(self) -> dict[str, yaml.Node]:
        """Return the nodes by key; an empty file has none."""
        return self.mapping(self.root, "a key for each entry") if self.root else {}

    def mapping(self, node: yaml.Node, needed: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(
                node, f"here must stand {needed}", 'Write for example "alice:" and indent what belongs to it'
            )
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.fail(key, "a key must be a word", "Put it in quotes")
            if key.tag == "tag:yaml.org,2002:merge":
                raise self.fail(key, "a merge key << stands here", "Write out what it stands for")
            self._check_text(key)
            if key.value in found:
                raise self.fail(key, f'"{key.value}" stands here twice', "Take one of them out")
            self._check_text(value)
            found[key.value] = value
        return found

    def _check_text(self, node: yaml.Node) -> None:
        found = _NO_TEXT.search(node.value) if isinstance(node, yaml.ScalarNode) else None
        if found:
            raise self.fail(node, f"U+{ord(found[0]):04X} is no character of a name", "Write the name on one line")

    def fields(self, node: yaml.Node, *, short: str) -> dict[str, yaml.Node]:
        """Return the fields of an entry; mere text is the field `short`, and nothing at all no field."""
        if isinstance(node, yaml.ScalarNode):
            return {short: node} if node.value else {}
        return self.mapping(node, f"{short}: and what it is")

    def names(self, node: yaml.Node, locale: str) -> Names:
        """Return a name, or one per locale, as written in the file of `locale`."""
        if isinstance(node, yaml.ScalarNode):
            return {locale: node.value}
        return self.named(self.mapping(node, "text, or text for each locale"), node)

    def named(self, names: Mapping[str, yaml.Node], node: yaml.Node) -> Names:
        known = [str(locale.name) for locale in self.config.site.locales]
        for name in names:
            if name not in known and not locale_for(name):
                likely = nearest(name, [*known, "label"])
                hint = f'Did you mean "{likely}"?' if likely else f"The site's locales are {', '.join(known)}"
                raise self.fail(node, f'"{name}" is no locale', hint)
        return {name: self.text(names, name) for name in names}

    def text(self, fields: Mapping[str, yaml.Node], name: str) -> str:
        node = fields.get(name)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            raise self.fail(node, f'"{name}" must be text', f"Write {name}: and the text on one line")
        return str(node.value)


def _open(root: Path, path: str, config: Config) -> _Registry | None:
    file = root / path
    if not file.is_file():
        return None
    if not file.resolve().is_relative_to(root.resolve()):
        raise ConfigError("the file is a link that leaves the site's root", hint="Copy it here", path=path)
    decoded = read(file, limit=_LARGEST)
    blocking = next((issue for issue in decoded.issues if issue.blocking), None)
    if blocking:
        position = LineIndex(decoded.text).position(blocking.span.start if blocking.span else 0)
        raise ConfigError(str(blocking.message), hint=str(blocking.hint or ""), path=path, position=position)
    return _Registry(path, decoded.text, config)
