"""Jekyll: `_posts`, `_drafts`, collections and pages, with a folder per further locale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docpipe.config.layout import Mount
from docpipe.model.diagnostic import Severity
from docpipe.model.source import LocaleName
from docpipe.sources.layouts.found import COMMON_IGNORES, Found, LayoutKind, Locales, is_locale
from docpipe.sources.layouts.look import folders_of, has_documents, language_of, path
from docpipe.sources.layouts.settings import read_settings, table, text, value_of

_CONFIGS = ("_config.yml", "_config.yaml", "_config.toml")
_POST_FOLDERS = ("_posts", "_drafts")
# What stands in a repository for those who work on it, and what is a matter of the generator.
_IGNORE = (
    *COMMON_IGNORES,
    "_*",
    "README*",
    "CHANGELOG*",
    "CHANGES*",
    "HISTORY*",
    "LICENSE*",
    "CONTRIBUTING*",
    "CODE_OF_CONDUCT*",
    "SECURITY*",
    "test",
    "tests",
)
_SEVERITY = {"FM001": Severity.WARNING, "FM004": Severity.WARNING}


def marks(folder: Path) -> bool:
    """Tell whether there is `_posts`, or a configuration beside layouts."""
    if (folder / "_posts").is_dir():
        return True
    return (folder / _CONFIGS[0]).is_file() and any((folder / name).is_dir() for name in ("_layouts", "_includes"))


def find(root: Path, base: str) -> Found | None:
    """Return the site whose configuration lies in `base`."""
    config = next((name for name in _CONFIGS if (root / base / name).is_file()), "")
    settings = read_settings([root / base / config] if config else ())
    base_of_text = path(base, text(settings, "source"))
    site = root / base_of_text
    names = [name for name in (*_POST_FOLDERS, *_collections(settings)) if (site / name).is_dir()]
    locales = Locales()
    told = text(settings, "lang") or text(settings, "locale")
    samples = (site / name for name in names if has_documents(site / name))
    guessed = next((language_of(folder) for folder in samples), "") or language_of(site, _IGNORE)
    main = (locales.add(told) if is_locale(told) else "") or locales.add(guessed)
    mounts = [_mount(base_of_text, main), *(_mount(path(base_of_text, name), main, name) for name in names)]
    mounts += _translated(site, base_of_text, names, locales)
    if not any(has_documents(root / mount.folder) for mount in mounts):
        return None
    # kramdown, Jekyll's own, takes emphasis beside Chinese punctuation for what it is meant to be.
    commonmark = "commonmark" in text(settings, "markdown").casefold()
    return Found(
        layout="jekyll",
        title="Jekyll site",
        because=path(base, config or "_posts"),
        source=main,
        locales=locales.ordered(main),
        mounts=tuple(mounts),
        assets=(base_of_text,),
        ignore=_IGNORE,
        renderer="commonmark" if commonmark else "docpipe",
        judge="CommonMark" if commonmark else "kramdown",
        permalink="jekyll",
        severity=_SEVERITY,
        left_out=tuple(locales.left_out),
    )


def _collections(settings: dict[str, object]) -> Iterator[str]:
    folder = text(settings, "collections_dir")
    value = value_of(settings, "collections")
    names = [str(name) for name in value] if isinstance(value, list) else list(table(settings, "collections"))
    yield from (path(folder, f"_{name}") for name in names if name != "posts")


def _translated(site: Path, base: str, names: list[str], locales: Locales) -> Iterator[Mount]:
    """Yield `en/`, `en/_posts`, `_posts/en` and `_i18n/en`, where they hold Markdown."""
    for above in ("", "_i18n"):
        for name in folders_of(site / above):
            if not (is_locale(name) and has_documents(site / above / name)):
                continue
            locale = locales.add(name)
            yield _mount(path(base, above, name), locale)
            own = (folder for folder in _POST_FOLDERS if (site / above / name / folder).is_dir())
            yield from (_mount(path(base, above, name, folder), locale, folder) for folder in own)
    for folder in names:
        for name in folders_of(site / folder):
            if is_locale(name) and has_documents(site / folder / name):
                yield _mount(path(base, folder, name), locales.add(name), folder)


def _mount(folder: str, locale: str, prefix: str = "") -> Mount:
    return Mount(folder=folder, locale=LocaleName(locale), prefix=prefix)


LAYOUT = LayoutKind("jekyll", marks, find)
