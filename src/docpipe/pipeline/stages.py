"""The stages of a run, each from the values of the ones before: what touches the disk says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from docpipe.config.schema import Config
from docpipe.index.site import SiteIndex
from docpipe.model.diagnostic import Diagnostic
from docpipe.model.document import Analysis, Document
from docpipe.model.errors import PublishError
from docpipe.model.source import SourceFile
from docpipe.model.text import LineIndex
from docpipe.model.translation import TranslationState
from docpipe.sources.write import write_file
from docpipe.translation.ledger import Ledger, Problem, ledger_path
from docpipe.translation.ledgers.ledger_text import read_ledger, write_ledger

LEDGERS = "l10n"
_LARGEST_LEDGER = 16 << 20


def blocked_paths(analyses: Iterable[Analysis]) -> frozenset[str]:
    """Return the paths of the files that cannot be published before they are mended."""
    return frozenset(analysis.file.path for analysis in analyses if analysis.blocked)


def blocking_diagnostics(analyses: Iterable[Analysis]) -> tuple[Diagnostic, ...]:
    """Return the findings that forbid publishing, in the order of the files: why a build fails."""
    return tuple(
        diagnostic
        for analysis in analyses
        if analysis.blocked
        for diagnostic in analysis.diagnostics
        if diagnostic.code in analysis.blocking
    )


def read_ledgers(root: Path) -> dict[str, Ledger]:
    """Return all ledgers of the site by path; reads l10n/. A file that cannot be read counts as damaged."""
    ledgers: dict[str, Ledger] = {}
    for path in _ledger_files(root):
        name = path.relative_to(root).as_posix()
        found = _on_disk(root, name)
        if found is not None:
            ledgers[name] = found
    return ledgers


def write_ledgers(root: Path, ledgers: Mapping[str, Ledger]) -> tuple[str, ...]:
    """Write those ledgers whose text is new, each in one atomic step; return their paths, sorted.

    Raises:
        DocpipeError: a ledger was read with problems, so writing it would lose something.
        PublishError: it cannot be written.
    """
    texts = new_ledgers(root, ledgers)
    for path, text in texts.items():
        place = root / path
        if not place.parent.resolve().is_relative_to(root.resolve()):
            raise PublishError("the ledger was not written: a link leads out of the site", path=path)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            write_file(place, text.encode("utf-8"))
        except OSError as error:
            raise PublishError(f"the ledger was not written: {error.strerror}", path=path) from error
    return tuple(texts)


def new_ledgers(root: Path, ledgers: Mapping[str, Ledger]) -> dict[str, str]:
    """Return the texts of those ledgers that are not on the disk as they are here, sorted by path.

    Raises:
        DocpipeError: a ledger was read with problems, so writing it would lose something.
    """
    texts: dict[str, str] = {}
    for path, ledger in sorted(ledgers.items()):
        text = write_ledger(ledger)
        place = root / path
        # A checkout with CRLF says the same.
        if not place.is_file() or place.read_bytes().replace(b"\r\n", b"\n") != text.encode("utf-8"):
            texts[path] = text
    return texts


def changed_meanwhile(root: Path, known: Mapping[str, Ledger], paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of the ledgers that are not on the disk any more what they were when they were read, sorted."""
    return tuple(path for path in sorted(paths) if _on_disk(root, path) != known.get(path))


def _on_disk(root: Path, name: str) -> Ledger | None:
    from docpipe.sources.read import read

    place = root / name
    if not place.is_file():
        return None
    decoded = read(place, limit=_LARGEST_LEDGER)
    ledger = read_ledger(decoded.text, name)
    issue = next((issue for issue in decoded.issues if issue.blocking), None)
    if issue is None:
        return ledger
    line = decoded.text.count("\n", 0, issue.span.start if issue.span else 0) + 1
    problem = Problem(name, line, str(issue.message), "Restore it from git, or delete it and run 'docpipe l10n sync'")
    return replace(ledger, problems=(problem, *ledger.problems) if decoded.text else (problem,))


def remove_ledgers(root: Path, paths: Iterable[str]) -> None:
    """Remove ledgers whose records stand in others by now, and the folders that leaves empty.

    Raises:
        PublishError: one cannot be removed.
    """
    for path in sorted(paths):
        place = root / path
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            raise PublishError(f"the ledger was not removed: {error.strerror}", path=path) from error
        for folder in Path(path).parents[:-2]:
            with suppress(OSError):
                (root / folder).rmdir()


def translated_pairs(
    site: SiteIndex, states: Iterable[TranslationState]
) -> Iterator[tuple[str, Document, Document, TranslationState]]:
    """Yield the ledger's path, source, target and state of every translation there is."""
    for state in states:
        source, target = site.by_path.get(state.path), site.by_path.get(state.target_path)
        if source is not None and target is not None and source is not target:
            yield ledger_path(state.locale, target.file.key), source, target, state


def with_excerpts(diagnostics: Iterable[Diagnostic], root: Path, given: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield the diagnostics, in their order, each with the line it is about; reads only files that have findings."""
    from docpipe.lint.places import with_excerpt
    from docpipe.sources.read import decode, read

    texts: dict[str, LineIndex] = {}

    def lines(path: str) -> LineIndex:
        if path not in texts:
            decoded = decode(given[path]) if path in given else read(root / path)
            texts[path] = LineIndex(decoded.text)
        return texts[path]

    for diagnostic in diagnostics:
        place = diagnostic.place
        if place.span is None or place.excerpt:
            yield diagnostic
        else:
            yield replace(diagnostic, place=with_excerpt(place, lines(place.path)))


def _ledger_files(root: Path) -> list[Path]:
    folder = root / LEDGERS
    if not folder.resolve().is_relative_to(root.resolve()):
        return []
    found = (path for path in folder.rglob("*.ledger") if path.is_file())
    # A link may not bring in what is not the site's.
    return sorted(path for path in found if path.resolve().is_relative_to(root.resolve()))


def with_given(files: tuple[SourceFile, ...], given: Mapping[str, bytes], config: Config) -> tuple[SourceFile, ...]:
    """Return the files with those that so far exist only as given bytes."""
    from docpipe.sources.documents import source_file

    known = {file.path for file in files}
    added = (source_file(path, config) for path in given if path not in known)
    return tuple(sorted((*files, *(file for file in added if file is not None))))
