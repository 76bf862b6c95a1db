"""What PATH means: files and folders of a site, loose files outside any, or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import click
import msgspec

from docpipe.cli.clock import now
from docpipe.cli.place import SitePlace, Sites, open_root
from docpipe.cli.run import Work, closing, workers
from docpipe.cli.selectors import Selectors
from docpipe.cli.strangers import warn_of_held
from docpipe.config.layout import Mount
from docpipe.config.schema import Config, Site
from docpipe.model.diagnostic import Diagnostic
from docpipe.model.errors import ConfigError
from docpipe.model.locale import Locale
from docpipe.model.source import DocumentKey, SourceFile
from docpipe.model.tally import Tally
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.sources.layouts.found import Found

_STANDARD_INPUT = "-"
# One byte more than any post may have, so that a longer one is seen to be.
_MOST_INPUT = (4 << 20) + 1


class Asked(msgspec.Struct, frozen=True):
    """A session, and the part of its files that was asked about.

    Attributes:
        prefixes: paths of files and folders from the root; empty for everything.
        found: what the site's folder told of itself; None where it is docpipe's own, or files are loose.
        before: the findings of an earlier state, where they are known already.
        new: the addresses outside that the change at hand brought in; None where there is no such change.
        headers: those that the configuration had for each host before that change; None where there is none.
        tally: of the addresses outside; None where nobody wanted to know of them.
    """

    session: Session
    prefixes: tuple[str, ...] = ()
    found: Found | None = None
    before: tuple[Diagnostic, ...] | None = None
    new: frozenset[str] | None = None
    headers: Mapping[str, Mapping[str, str]] | None = None
    tally: Tally | None = None

    def holds(self, path: str) -> bool:
        """Tell whether a file was asked about."""
        return not self.prefixes or any(path == known or path.startswith(known + "/") for known in self.prefixes)

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield the findings of what was asked about."""
        return (diagnostic for diagnostic in self.session.diagnostics() if self.holds(diagnostic.place.path))

    def left_out(self) -> Iterator[str]:
        """Yield why of something that was asked about no file was looked at."""
        discovery = self.session.discovery
        for prefix in self.prefixes:
            if not any(file.path == prefix or file.path.startswith(prefix + "/") for file in discovery.files):
                reason = dict(discovery.skipped).get(prefix, "holds no post that docpipe reads")
                yield f"{prefix} {reason}"

    def paths(self) -> tuple[str, ...]:
        """Return the files that were looked at."""
        return tuple(file.path for file in self.session.discovery.files if self.holds(file.path))


def ask(paths: tuple[Path, ...], stdin_name: str | None, selectors: Selectors, work: Work) -> tuple[Asked, ...]:
    """Return one session per site that the paths lie in, and one for all loose files.

    Raises:
        ConfigError: without paths, there is no site here; or a configuration is wrong.
        UsageError: a path does not exist.
    """
    if not paths and stdin_name is None:
        place = open_root(work.root, trusted=not work.untrusted)
        here = _inside(Path.cwd(), place) if place.found is not None and work.root is None else ""
        session = _session(place, selectors, work)
        return (Asked(session, _prefixes([here or ""]), place.found),)
    given = _given(paths, stdin_name)
    known = Sites(work.root, trusted=not work.untrusted)
    sites: dict[tuple[Path, tuple[Mount, ...]], tuple[SitePlace, list[str]]] = {}
    loose: list[Path] = []
    for path in dict.fromkeys((*(path for path in paths if str(path) != _STANDARD_INPUT), *given)):
        if path not in given:
            _check(path)
        found = known.holding(path)
        inside = _inside(path, found) if found is not None else None
        if found is None or inside is None:
            loose += sorted(_documents(path)) if path.is_dir() else [path]
        else:
            sites.setdefault((found.root, found.loaded.config.mounts), (found, []))[1].append(inside)
    asked = [
        Asked(
            _session(place, selectors, work, _below(given, root)),
            _prefixes(insides),
            place.found,
        )
        for (root, _), (place, insides) in sites.items()
    ]
    return (*asked, *([_loose(loose, given, selectors, work)] if loose else ()))


def _check(path: Path) -> None:
    if not path.exists():
        raise click.UsageError(f"'{path}' does not exist{_perhaps(path)}")
    if not (path.is_file() or path.is_dir()):
        raise click.UsageError(f"'{path}' is neither a file nor a folder")


def _prefixes(insides: Iterable[str]) -> tuple[str, ...]:
    return () if "" in insides else tuple(insides)


def _given(paths: tuple[Path, ...], name: str | None) -> dict[Path, bytes]:
    """Return what standard input holds, under its name."""
    if _STANDARD_INPUT not in map(str, paths) and name is None:
        return {}
    return {Path(name or "stdin.md"): sys.stdin.buffer.read(_MOST_INPUT)}


def _inside(path: Path, place: SitePlace) -> str | None:
    """Return the path from the site's root, "" for everything, or None if the site has no such post."""
    from docpipe.sources.documents import Places

    absolute = path.resolve()
    if place.root.is_relative_to(absolute):
        return ""
    if not absolute.is_relative_to(place.root):
        return None
    inside = absolute.relative_to(place.root).as_posix()
    places = Places.of(place.loaded.config)
    if path.is_dir():
        return inside if places.holds(inside) else None
    return inside if places.file(inside) is not None else None


def _session(place: SitePlace, selectors: Selectors, work: Work, given: dict[str, bytes] | None = None) -> Session:
    warn_of_held(place.loaded)
    config, origins = place.loaded.config, place.loaded.origins
    request = Request(
        root=place.root,
        config=selectors.applied(config, origins),
        now=now(),
        extra_select=selectors.extend_select,
        extra_ignore=selectors.extend_ignore,
        only=selectors.only(config),
        given=given or {},
        cache=work.cache(place),
        trusted=not work.untrusted,
    )
    return closing(Session(request, workers(work)))


def _loose(paths: list[Path], given: dict[Path, bytes], selectors: Selectors, work: Work) -> Asked:
    """Return a session over files that are no site's: each in the locale its script tells."""
    from docpipe.config.locales import locale_for
    from docpipe.sources.documents import guess_locale
    from docpipe.sources.read import decode, read

    here = Path.cwd()
    places = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 # a link is named as it was called
    root = here if all(place.is_relative_to(here) for place in places) else _common_folder(places)
    files: set[SourceFile] = set()
    locales: dict[str, Locale] = {}
    for path, place in zip(paths, places, strict=True):
        decoded = decode(given[path]) if path in given else read(path)
        locale = locale_for(guess_locale(decoded.text))
        if locale is None:
            raise ConfigError("docpipe's own locale data are missing", hint="Install docpipe again")
        locales[locale.name] = locale
        name = place.relative_to(root).as_posix()
        # With its suffix: two loose files are never versions of one document.
        files.add(SourceFile(name, locale.name, DocumentKey(name)))
    ordered = tuple(locales[name] for name in sorted(locales, reverse=True))
    config = Config(site=Site(source=ordered[0].name, locales=ordered))
    request = Request(
        root=root,
        config=selectors.applied(config, None),
        now=now(),
        extra_select=selectors.extend_select,
        extra_ignore=selectors.extend_ignore,
        only=selectors.only(config),
        given=_below(given, root),
        loose=tuple(sorted(files)),
        trusted=not work.untrusted,
    )
    return Asked(Session(request, workers(work)))


def _below(given: dict[Path, bytes], root: Path) -> dict[str, bytes]:
    """Return the given bytes by their path from `root`, those that lie below it."""
    absolute = {Path(os.path.abspath(path)): data for path, data in given.items()}  # noqa: PTH100 # as above
    return {path.relative_to(root).as_posix(): data for path, data in absolute.items() if path.is_relative_to(root)}


def _common_folder(paths: Iterable[Path]) -> Path:
    return Path(os.path.commonpath([path.parent for path in paths]))


def _documents(folder: Path) -> Iterator[Path]:
    from docpipe.sources.documents import is_document

    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and is_document(path.as_posix()):
            yield path


def _perhaps(path: Path) -> str:
    import difflib

    folder = path.parent
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    near = difflib.get_close_matches(path.name, names, n=1)
    return f". Did you mean '{PurePosixPath(folder / near[0])}'?" if near else ""
