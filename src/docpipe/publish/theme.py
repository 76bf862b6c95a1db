"""The look of the site: templates, style sheet and messages; a site's own come first, file by file."""

from __future__ import annotations

import hashlib
import importlib.resources
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

import jinja2
import msgspec

from docpipe.model.locale import Locale
from docpipe.publish.messages import Words, compile_catalogue

_CATALOGUE = "locale/{name}/LC_MESSAGES/docpipe.po"
_SUFFIXES = (".html.j2", ".css", ".svg", ".po")


class Theme(msgspec.Struct, frozen=True):
    """The files of a theme as text, by their path in its folder: `templates/base.html.j2`.

    Attributes:
        files: docpipe's own.
        overrides: the site's.
    """

    files: dict[str, str]
    overrides: dict[str, str] = {}

    def text(self, path: str) -> str:
        """Return the text of a file, the site's own if it has one."""
        return self.overrides.get(path, self.files[path])

    def words(self, locale: Locale) -> Words:
        """Return the messages in the language of `locale`, English where there are none."""
        names = _narrowing(locale.babel)
        paths = [_CATALOGUE.format(name=name) for name in names]
        texts = [folder[path] for path in paths for folder in (self.overrides, self.files) if path in folder]
        return Words(locale, compile_catalogue(texts, locale.babel))


class Templates:
    """Renders the templates of a theme. Every value is escaped unless it is markup that docpipe has made."""

    def __init__(self, theme: Theme) -> None:
        """Prepare the templates; each is compiled when it is first used."""
        loaders = [jinja2.DictLoader(_templates(files)) for files in (theme.overrides, theme.files)]
        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(loaders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            keep_trailing_newline=True,
        )
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}

    def render(self, template: str, values: dict[str, object]) -> str:
        """Return the page that `template` makes of `values`."""
        return self._environment.get_template(template).render(values)


def load_theme(root: Path | None = None) -> Theme:
    """Return the default theme with the overrides in the folder `themes/` of the site at `root`."""
    default = importlib.resources.files("docpipe.publish").joinpath("themes", "default")
    own = root / "themes" if root is not None else None
    return Theme(dict(_read(default, "")), dict(_read(own, "")) if own is not None and own.is_dir() else {})


def hashed_name(path: str, text: str) -> str:
    """Return a file name that changes with the text, so that browsers may keep the file for ever.

    >>> hashed_name("style.css", "")
    'style.e3b0c442.css'
    """
    stem, _, suffix = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{suffix}"


def _read(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        # A link could lead anywhere, out of the site too.
        if entry.name.startswith(".") or (isinstance(entry, Path) and entry.is_symlink()):
            continue
        if entry.is_dir():
            yield from _read(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(_SUFFIXES):
            yield path + entry.name, entry.read_text("utf-8")


def _templates(files: dict[str, str]) -> dict[str, str]:
    return {path.removeprefix("templates/"): text for path, text in files.items() if path.endswith(".html.j2")}


def _narrowing(identifier: str) -> list[str]:
    """Return `zh_Hans_SG`, `zh_Hans`, `zh`: the most exact first."""
    parts = identifier.split("_")
    return ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]
