"""By PO files: an entry's translation stands in the translated document, so its source is what that was made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docpipe.config.schema import Config
from docpipe.model.document import Document, Parsed
from docpipe.model.errors import DocpipeError
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.adoption.adopter import Adopter, Adoption, AdoptionOptions, void
from docpipe.pipeline.adoption.claimed import claimed
from docpipe.pipeline.session import Session
from docpipe.sources.po import PoEntry, PoFile, read_po_file
from docpipe.translation.adopting.adoption import Claim
from docpipe.translation.adopting.catalogue import Catalogue, Read
from docpipe.translation.ledger import Ledger


def _adopt(session: Session, options: AdoptionOptions) -> Adoption:
    if options.po is None:
        return void(DocpipeError("no PO file is named", hint="Name one, or a folder of them: --po po/"))
    config = session.request.config
    problems: list[DocpipeError] = []
    entries: dict[LocaleName, list[PoEntry]] = {}
    for path in _files(options.po):
        try:
            file = read_po_file(path, path.as_posix())
            entries.setdefault(_locale(path, file, config), []).extend(file.entries)
        except DocpipeError as problem:
            problems.append(problem)
    catalogues = {locale: Catalogue(found, _reader(config)) for locale, found in entries.items()}
    matched: list[str] = []

    def claims(source: Document, target: Document, ledger: Ledger) -> Iterable[Claim]:
        del ledger
        catalogue = catalogues.get(target.file.locale)
        found = list(catalogue.claims(source, target)) if catalogue is not None else []
        matched.extend([target.file.path] if found else [])
        return found

    adoption = claimed(session, claims)
    if not matched and not adoption.has_damage:
        hint = "Name the folder of this site's PO files: --po po/"
        nothing = DocpipeError("no translation holds a text of these PO files", hint=hint, path=options.po.as_posix())
        return void(*problems, nothing)
    return Adoption(adoption.ledgers, adoption.states, (*problems, *adoption.problems))


def _files(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from sorted(place.rglob("*.po"))
    else:
        yield place


def _reader(config: Config) -> Read:
    options = ParseOptions.of(config)
    file = SourceFile("entry.md", config.source, DocumentKey("entry"))

    def parsed(text: str) -> Parsed:
        return parse(text, file, options, digest=Digest(""), bodies=False)

    return parsed


def _locale(path: Path, file: PoFile, config: Config) -> LocaleName:
    """Return the locale of a PO file: its header says it, its name, its folder, or there is but one.

    Raises:
        DocpipeError: nothing tells.
    """
    tags = {name: config.locale(name).tag for name in config.targets}
    known = {tag.partition("-")[0].lower(): name for name, tag in tags.items()}
    known |= {spelling.lower(): name for name, tag in tags.items() for spelling in (name, tag)}
    for name in (file.language, *reversed(path.stem.split(".")), *(folder.name for folder in path.parents)):
        spelling = name.replace("_", "-").lower()
        if found := known.get(spelling) or known.get(spelling.partition("-")[0] if name is file.language else ""):
            return found
    if len(config.targets) == 1 and not file.language:
        return config.targets[0]
    hint = f"Write 'Language: {config.targets[0]}' in its header, or name the file after its locale"
    raise DocpipeError(
        f"which locale is this? The site is translated into {', '.join(config.targets)}",
        hint=hint,
        path=path.as_posix(),
    )


ADOPTER = Adopter("po", "PO files (--po) say of which text each translation was made", _adopt)
