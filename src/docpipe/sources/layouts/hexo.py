"""Hexo: `source/_posts`, pages in `source/`, and a folder per further locale."""

from __future__ import annotations

from pathlib import Path

from docpipe.config.layout import Mount
from docpipe.model.diagnostic import Severity
from docpipe.model.source import LocaleName
from docpipe.sources.layouts.found import Found, LayoutKind, Locales, is_locale
from docpipe.sources.layouts.look import folders_of, has_documents, language_of, path, text_of
from docpipe.sources.layouts.settings import read_settings, text, texts

_CONFIGS = ("_config.yml", "_config.yaml", "_config.json")
_POST_FOLDERS = ("_posts", "_drafts")
_SEVERITY = {"FM001": Severity.WARNING, "FM004": Severity.WARNING}


def marks(folder: Path) -> bool:
    """Tell whether there is `source/_posts`, or a package that needs Hexo."""
    if (folder / "source/_posts").is_dir():
        return True
    return (folder / _CONFIGS[0]).is_file() and '"hexo"' in text_of(folder / "package.json")


def find(root: Path, base: str) -> Found | None:
    """Return the site whose configuration lies in `base`."""
    site = root / base
    config = next((name for name in _CONFIGS if (site / name).is_file()), "")
    settings = read_settings([site / config] if config else ())
    source = text(settings, "source_dir") or "source"
    if not has_documents(site / source):
        return None
    locales = Locales()
    configured = texts(settings, "language")
    main = locales.add(next((name for name in configured if is_locale(name)), "")) if configured else ""
    main = main or locales.add(language_of(site / source))
    mounts = [
        _mount(path(base, source), main),
        *(_mount(path(base, source, name), main, name) for name in _POST_FOLDERS),
    ]
    for folder in ("", *_POST_FOLDERS):
        for name in folders_of(site / source / folder):
            if is_locale(name) and has_documents(site / source / folder / name):
                mounts.append(_mount(path(base, source, folder, name), locales.add(name), folder))
                own = (post for post in _POST_FOLDERS if not folder and (site / source / name / post).is_dir())
                mounts += [_mount(path(base, source, name, post), locales.add(name), post) for post in own]
    return Found(
        layout="hexo",
        title="Hexo site",
        because=path(base, config or f"{source}/_posts"),
        source=main,
        locales=locales.ordered(main),
        mounts=tuple(mount for mount in mounts if (root / mount.folder).is_dir()),
        assets=(path(base, source),),
        ignore=("node_modules", "_*"),
        slugs="hexo",
        permalink="hexo",
        severity=_SEVERITY,
        left_out=tuple(name for name in locales.left_out if name),
    )


def _mount(folder: str, locale: str, prefix: str = "") -> Mount:
    return Mount(folder=folder, locale=LocaleName(locale), prefix=prefix)


LAYOUT = LayoutKind("hexo", marks, find)
