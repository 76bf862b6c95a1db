"""By the comments in a translation: the source of each block stands above it."""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.model.document import Document, Parsed
from docpipe.model.errors import DocpipeError
from docpipe.model.source import Digest, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.adoption.adopter import Adopter, Adoption, AdoptionOptions, void
from docpipe.pipeline.adoption.claimed import claimed
from docpipe.pipeline.session import Session
from docpipe.sources.read import decode, read
from docpipe.translation.adopting.adoption import Claim
from docpipe.translation.adopting.commented import Commented
from docpipe.translation.ledger import Ledger
from docpipe.translation.lessons import Lessons

_MARK = "<!--"


def _adopt(session: Session, options: AdoptionOptions) -> Adoption:
    del options
    config, given = session.request.config, session.request.given
    reading = ParseOptions.of(config)
    lessons = Lessons(session.site, session.ledgers)
    claimed_of: list[str] = []

    def text_of(path: str) -> str:
        return decode(given[path]).text if path in given else read(session.request.root / path).text

    def claims(source: Document, target: Document, ledger: Ledger) -> Iterable[Claim]:
        text = text_of(target.file.path)
        if _MARK not in text:
            return ()
        ours, theirs = source.file.locale, target.file.locale

        def parsed(text: str) -> Parsed:
            file = SourceFile(source.file.path, ours, source.file.key)
            return parse(text, file, reading, digest=Digest(""), bodies=False)

        commented = Commented(source, target, (text_of(source.file.path), text), parsed)
        empty = Ledger(ledger.source, ledger.target)
        locales = config.locale(ours), config.locale(theirs)
        found = list(commented.claims(empty, learned=lessons.of(ours, theirs), locales=locales))
        claimed_of.extend([target.file.path] if found else [])
        return found

    adoption = claimed(session, claims)
    if not claimed_of and not adoption.has_damage:
        hint = "Each comment has to stand right above the text that it is the source of, <!-- … --> on lines of its own"
        return void(DocpipeError("no translation keeps the text of its source in HTML comments", hint=hint))
    return adoption


ADOPTER = Adopter("comments", "the source of each block stands in an HTML comment above it", _adopt)
