"""The look of the site: templates, style sheet and messages; a site's own come first, file by file."""

from __future__ import annotations

import hashlib
import importlib.resources
import traceback
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

import jinja2
import msgspec

from docpipe.model.errors import ConfigError
from docpipe.model.locale import Locale
from docpipe.model.text import Position
from docpipe.publish.messages import Words, compile_catalogue, first_problem
from docpipe.publish.templating import COMPILED, LeanContext, LeanTemplate

_CATALOGUE = "locale/{name}/LC_MESSAGES/docpipe.po"
_SUFFIXES = (".html.j2", ".css", ".js", ".svg", ".po")
_INERT = (".css", ".po")
_LARGEST = 4 << 20
_TEMPLATES = "templates/"
_OWN = "themes/"
_DEFAULT = "default"
"""A template of the site can extend the one that it stands for: `default/article.html.j2`."""


class Theme(msgspec.Struct, frozen=True):
    """The files of a theme as text, by their path in its folder: `templates/base.html.j2`.

    Attributes:
        files: docpipe's own.
        overrides: the site's.
        left_out: those files of the site that a stranger may not bring in.
    """

    files: dict[str, str]
    overrides: dict[str, str] = {}
    left_out: tuple[str, ...] = ()

    def text(self, path: str) -> str:
        """Return the text of a file, the site's own if it has one."""
        return self.overrides[path] if path in self.overrides else self.files[path]

    @property
    def scripts(self) -> tuple[str, ...]:
        """The names of the scripts, the site's own included."""
        return tuple(sorted(path for path in {*self.files, *self.overrides} if path.endswith(".js")))

    def speaks(self, locale: Locale) -> bool:
        """Tell whether there are messages in the language of `locale`."""
        paths = [_CATALOGUE.format(name=name) for name in _narrowing(locale.babel)]
        return any(path in folder for path in paths for folder in (self.overrides, self.files))

    def words(self, locale: Locale) -> Words:
        """Return the messages in the language of `locale`, English where there are none.

        Raises:
            ConfigError: a catalogue of the site is no PO file.
        """
        names = _narrowing(locale.babel)
        paths = [_CATALOGUE.format(name=name) for name in names]
        for path in paths:
            problem = first_problem(self.overrides.get(path, ""), locale.babel)
            if problem is not None:
                line, message = problem
                raise ConfigError(f"this is no PO file: {message}", path=_OWN + path, position=Position(line, 1))
        texts = [folder[path] for path in paths for folder in (self.overrides, self.files) if path in folder]
        return Words(locale, compile_catalogue(texts, locale.babel), speaks=bool(texts))


class Templates:
    """Renders the templates of a theme. Every value is escaped unless it is markup that docpipe has made."""

    def __init__(self, theme: Theme) -> None:
        """Prepare the templates; each is compiled when it is first used."""
        self._own = theme.overrides
        own, default = jinja2.FunctionLoader(self._source), jinja2.DictLoader(_templates(theme.files))
        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader([own, default, jinja2.PrefixLoader({_DEFAULT: default})]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=COMPILED,
            keep_trailing_newline=True,
        )
        self._environment.context_class = LeanContext
        self._environment.template_class = LeanTemplate
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}

    def render(self, template: str, values: dict[str, object]) -> str:
        """Return the page that `template` makes of `values`.

        Raises:
            ConfigError: a template of the site's own fails.
        """
        try:
            return self._environment.get_template(template).render(values)
        except Exception as error:
            place = _place_of(error)
            if place is None:
                raise
            path, line = place
            message = f"the template fails: {_reason(error)}"
            hint = f"Mend it, or delete the file: docpipe's own {path.removeprefix(_OWN)} is used then"
            raise ConfigError(message, hint=hint, path=path, position=Position(line, 1)) from error

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """Return a template of the site, with the path its errors are reported at."""
        text = self._own.get(_TEMPLATES + name)
        return None if text is None else (text, f"{_OWN}{_TEMPLATES}{name}", None)


def load_theme(root: Path | None = None, *, trusted: bool = True) -> Theme:
    """Return the default theme with the overrides in the folder `themes/` of the site at `root`.

    Args:
        root: None for the default theme alone.
        trusted: whether the site is; templates and scripts of strangers are left out, for they can run anything.

    Raises:
        ConfigError: a file in there cannot be read.
    """
    default = importlib.resources.files("docpipe.publish").joinpath("themes", "default")
    if root is None or not (root / "themes").is_dir():
        return Theme(dict(_read(default, "")))
    own = root / "themes"
    if not own.resolve().is_relative_to(root.resolve()):
        raise ConfigError("the folder is a link that leaves the site's root", hint="Copy it here", path="themes")
    overrides = dict(_read(own, ""))
    kept = overrides if trusted else {path: text for path, text in overrides.items() if path.endswith(_INERT)}
    return Theme(dict(_read(default, "")), kept, tuple(sorted(overrides.keys() - kept.keys())))


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
        elif entry.name.endswith(_SUFFIXES) and entry.is_file():
            yield path + entry.name, _text(entry, path + entry.name)


def _text(entry: Traversable, path: str) -> str:
    try:
        with entry.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ConfigError("it is larger than 4 MiB", hint="Is it the right file?", path=_OWN + path)
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ConfigError("it is not UTF-8", hint="Save it as UTF-8", path=_OWN + path) from error
    except OSError as error:
        raise ConfigError(f"it cannot be read: {error.strerror}", path=_OWN + path) from error


def _place_of(error: Exception) -> tuple[str, int] | None:
    """Return the innermost place in a template of the site where an error arose; None if it was elsewhere."""
    if isinstance(error, jinja2.TemplateSyntaxError) and (error.filename or "").startswith(_OWN):
        return str(error.filename), error.lineno
    steps = traceback.extract_tb(error.__traceback__)
    return next(((step.filename, step.lineno or 1) for step in reversed(steps) if step.filename.startswith(_OWN)), None)


def _reason(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template {error.message}"
    return str(error.message if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}, {error}")


def _templates(files: dict[str, str]) -> dict[str, str]:
    return {path.removeprefix(_TEMPLATES): text for path, text in files.items() if path.endswith(".html.j2")}


def _narrowing(identifier: str) -> list[str]:
    """Return `zh_Hans_SG`, `zh_Hans`, `zh`: the most exact first."""
    parts = identifier.split("_")
    return ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]
