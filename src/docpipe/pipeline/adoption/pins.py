"""By the commit that a translation's front matter names: the source as it stood there is what was translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from docpipe.model.document import Document, Parsed
from docpipe.model.errors import DocpipeError
from docpipe.model.source import Digest
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.adoption.adopter import Adopter, Adoption, AdoptionOptions, void
from docpipe.pipeline.adoption.claimed import claimed
from docpipe.pipeline.session import Session
from docpipe.sources.git import run_git, top_level
from docpipe.sources.history import History, read_history
from docpipe.sources.objects import AMBIGUOUS, Objects
from docpipe.sources.read import decode
from docpipe.translation.adopting.adoption import Claim, claims_of
from docpipe.translation.adopting.pin import PIN_KEYS, Pin, pin_of
from docpipe.translation.ledger import Ledger
from docpipe.translation.lessons import Lessons

_HASH = re.compile(r"[0-9a-fA-F]{4,64}")
_SHOWN = 12


def _adopt(session: Session, options: AdoptionOptions) -> Adoption:
    root = options.repository or session.request.root
    if top_level(root) is None:
        hint = "Run this in a clone, or name one: --repository DIR"
        return void(
            DocpipeError(f"no git repository holds '{root.name or root}', so no commit can be looked up", hint=hint)
        )
    with Objects(root) as objects:
        pinned = _Pinned(session, root, objects)
        adoption = claimed(session, pinned.claims)
    if not pinned.found and not adoption.has_damage:
        hint = f"The keys that are read: {', '.join(PIN_KEYS)}"
        return void(DocpipeError("no translation names in its front matter the commit it was made from", hint=hint))
    return adoption


class _Pinned:
    """The sources as they stood at the commits that their translations name.

    Attributes:
        found: how many translations name one.
    """

    def __init__(self, session: Session, root: Path, objects: Objects) -> None:
        self.found = 0
        self._root = root
        self._objects = objects
        self._config = session.request.config
        self._options = ParseOptions.of(self._config)
        self._lessons = Lessons(session.site, session.ledgers)
        self._history: tuple[History | None] | None = None
        self._shallow: bool | None = None

    def claims(self, source: Document, target: Document, ledger: Ledger) -> Iterable[Claim]:
        """Return of which texts of the pinned source each block was made.

        Raises:
            DocpipeError: the pin leads nowhere; with its place.
        """
        pin = pin_of(target)
        if pin is None:
            return ()
        self.found += 1
        parsed = self._parsed(pin, source, target)
        if parsed.document is None:
            raise _problem(target, pin, f"the source at commit {pin.commit[:_SHOWN]} cannot be read as a post")
        learned = self._lessons.of(source.file.locale, target.file.locale)
        locales = self._config.locale(source.file.locale), self._config.locale(target.file.locale)
        return claims_of(parsed.document, parsed.text, target, ledger, learned=learned, locales=locales)

    def _parsed(self, pin: Pin, source: Document, target: Document) -> Parsed:
        content = self._content(pin, source, target)
        return parse(decode(content).text, source.file, self._options, digest=Digest(""), bodies=False)

    def _content(self, pin: Pin, source: Document, target: Document) -> bytes:
        if not _HASH.fullmatch(pin.commit):
            hint = "Write the hash of a commit there, at best with all its digits"
            raise _problem(target, pin, f"'{pin.commit}' is no commit", hint)
        commit = self._objects.look_up(f"{pin.commit}^{{commit}}")
        if commit.name:
            return self._at(commit.name, pin, source, target)
        named = self._objects.look_up(pin.commit)
        if named.kind == "blob":
            return named.content
        if AMBIGUOUS in {commit.kind, named.kind}:
            raise _problem(target, pin, f"several commits begin with '{pin.commit}'", "Write more of its digits")
        raise _problem(target, pin, f"git holds no commit '{pin.commit}'", self._remedy())

    def _at(self, commit: str, pin: Pin, source: Document, target: Document) -> bytes:
        for path in self._paths(source.file.path):
            found = self._objects.look_up(f"{commit}:./{path}")
            if found.kind == "blob":
                return found.content
        hint = "Name a commit that holds it, or run docpipe l10n adopt --from git for this file"
        raise _problem(
            target, pin, f"commit {commit[:_SHOWN]} holds no '{source.file.path}', under no earlier name", hint
        )

    def _paths(self, path: str) -> Iterator[str]:
        """Yield the paths of a file, today's first; the history is read where that is not enough."""
        yield path
        if self._history is None:
            self._history = (read_history(self._root),)
        history = self._history[0]
        if history is not None:
            yield from (
                earlier for earlier in dict.fromkeys(each.path for each in history.versions(path)) if earlier != path
            )

    def _remedy(self) -> str:
        if self._shallow is None:
            self._shallow = run_git(self._root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        if self._shallow:
            return "This clone is shallow: fetch the whole history, git fetch --unshallow"
        return "If it is one of another repository, name a clone of that: --repository DIR"


def _problem(target: Document, pin: Pin, message: str, hint: str = "") -> DocpipeError:
    return DocpipeError(f"{pin.key}: {message}", hint=hint, path=target.file.path, position=pin.position)


ADOPTER = Adopter("pins", "its front matter names the commit of the source that it was made from", _adopt)
