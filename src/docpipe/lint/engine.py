"""Asks the rules and makes complete diagnostics of what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from docpipe.index.covers import cover_of
from docpipe.index.links import resolve
from docpipe.index.site import SiteIndex
from docpipe.lint.aligned import pairs_of
from docpipe.lint.facts import DocumentFacts, Doubt, PairFacts, ResolvedImage, ResolvedLink, SiteFacts
from docpipe.lint.places import place_in, place_of
from docpipe.lint.rendered import OutputFacts, Rendered
from docpipe.lint.rule import DocumentRule, OutputRule, PairRule, Rule, SiteRule
from docpipe.lint.selection import Selection
from docpipe.lint.suppress import Switches, suppressions_in
from docpipe.lint.unused import doubts_of
from docpipe.model.answer import Answers
from docpipe.model.diagnostic import Diagnostic, Finding, Message, Place, Related, Severity, Silenced, Suppression
from docpipe.model.document import Document, Parsed
from docpipe.model.glossary import Glossary
from docpipe.model.page import Published
from docpipe.model.source import SourceFile
from docpipe.model.translation import TranslationState


class DocumentFindings(msgspec.Struct, frozen=True):
    """What the document rules say of one file.

    Attributes:
        diagnostics: sorted, suppressed ones left out.
        suppressions: for the findings of later stages.
        blocking: codes of the findings that forbid publishing the file.
        silenced: what the suppressions silenced.
    """

    diagnostics: tuple[Diagnostic, ...]
    suppressions: tuple[Suppression, ...]
    blocking: tuple[str, ...] = ()
    silenced: tuple[Silenced, ...] = ()


_NO_GLOSSARY = Glossary()
_NOTHING: Mapping[str, tuple[Silenced, ...]] = {}

WhenItFails = Callable[[Rule, Exception], None]
"""What is done about a rule that raised: the other rules go on."""


def check_document(parsed: Parsed, selection: Selection, glossary: Glossary = _NO_GLOSSARY) -> DocumentFindings:
    """Return what all document rules that are on say of one file.

    Of a file that could not be read as a post, only the rules speak that report why. What forbids
    publishing is always reported, whatever options and comments say.
    """
    suppressions = suppressions_in(parsed)
    switches = Switches(suppressions)
    decisions = selection.decisions(parsed.file.path, parsed.file.locale)
    facts = DocumentFacts(parsed, selection.config, glossary)
    found: list[Diagnostic] = []
    blocking: set[str] = set()
    for rule in selection.rules:
        if not isinstance(rule, DocumentRule) or (rule.needs_document and parsed.document is None):
            continue
        severity = decisions.get(rule.code)
        if severity is None and rule.needs_document:
            continue
        for finding in rule.check(facts):
            place = place_in(parsed, finding.span, is_secret=finding.is_secret)
            if finding.blocking:
                blocking.add(rule.code)
            elif severity is None or (selection.can_be_silenced(rule) and switches.silence(rule, _line(place))):
                continue
            related = tuple(Related(place_in(parsed, span), message) for span, message in finding.related)
            found.append(_diagnostic(rule, finding, severity or rule.severity, place=place, related=related))
    return DocumentFindings(_in_order(found), suppressions, tuple(sorted(blocking)), tuple(sorted(switches.silenced)))


def check_site(  # noqa: PLR0913 - the facts of a site, each by its name
    site: SiteIndex,
    states: Iterable[TranslationState],
    published: Published | None,
    selection: Selection,
    suppressions: Mapping[str, tuple[Suppression, ...]],
    *,
    silenced: Mapping[str, tuple[Silenced, ...]] = _NOTHING,
    glossary: Glossary = _NO_GLOSSARY,
    failed: WhenItFails | None = None,
    rendered: Rendered | None = None,
    answers: Answers | None = None,
) -> tuple[Diagnostic, ...]:
    """Return what all pair and site rules that are on say, sorted; their places have no excerpts.

    Args:
        site: every document that could be read.
        states: of every translation, and of those that are missing.
        published: which page exists, once that is decided.
        selection: which rules are on where.
        suppressions: the switches of each file, by path.
        silenced: what those switches silenced among the findings of the document rules, by path.
        glossary: the words the site has agreed on.
        failed: told of a rule that raised; None to let the exception through.
        rendered: the built pages; None where nobody has built them, and then no output rule is asked.
        answers: of addresses outside; None where nobody asked, and then no rule is asked that needs them.
    """
    facts = SiteFacts(site, tuple(states), published, *_resolved(site), glossary, answers=answers)
    known = {path: Switches(those, silenced.get(path, ())) for path, those in suppressions.items()}
    asker = _Asker(selection, known, failed, rendered)
    asker.ask(facts, tuple(rule for rule in selection.rules if not _is_last(rule)))
    doubts = tuple(asker.doubts(facts))
    asker.ask(msgspec.structs.replace(facts, doubts=doubts), tuple(filter(_is_last, selection.rules)))
    return _in_order(asker.found)


def looks_at_output(selection: Selection, files: Iterable[SourceFile]) -> bool:
    """Tell whether a rule that looks at built pages is on for one of the files."""
    codes = {rule.code for rule in selection.rules if isinstance(rule, OutputRule)}
    return any(not codes.isdisjoint(selection.decisions(file.path, file.locale)) for file in files)


def _lacks(rule: Rule, facts: SiteFacts) -> bool:
    """Tell whether the rule can say nothing, because nobody asked the addresses outside."""
    return isinstance(rule, SiteRule) and rule.needs_answers and facts.answers is None


def _is_last(rule: Rule) -> bool:
    return isinstance(rule, SiteRule) and rule.last


class _Asker:
    """Asks pair and site rules and keeps what they find where they are on and not silenced."""

    def __init__(
        self,
        selection: Selection,
        switches: dict[str, Switches],
        failed: WhenItFails | None,
        rendered: Rendered | None,
    ) -> None:
        self.found: list[Diagnostic] = []
        self._selection = selection
        self._switches = switches
        self._failed = failed
        self._rendered = rendered

    def ask(self, facts: SiteFacts, rules: tuple[Rule, ...]) -> None:
        files = [document.file for document in facts.documents]
        is_on = frozenset().union(*(self._selection.decisions(file.path, file.locale) for file in files))
        asked = tuple(rule for rule in rules if rule.code in is_on and not _lacks(rule, facts))
        for rule, finding in _findings(facts, asked, self._rendered, self._failed):
            document = facts.site.by_path.get(finding.path or "")
            if document is None:
                raise ValueError(f"{rule.code} names no document of the site: {finding.path}")
            self._keep(rule, finding, document)

    def _keep(self, rule: Rule, finding: Finding, document: Document) -> None:
        path = document.file.path
        severity = self._selection.severity(rule.code, path, document.file.locale)
        place = place_of(document, finding.span)
        switches = self._switches.get(path) if self._selection.can_be_silenced(rule) else None
        if severity is None or (switches is not None and switches.silence(rule, _line(place))):
            return
        related = tuple(Related(place_of(document, span), message) for span, message in finding.related)
        self.found.append(_diagnostic(rule, finding, severity, place=place, related=related))

    def doubts(self, facts: SiteFacts) -> Iterator[Doubt]:
        mute = {rule.code for rule in self._selection.rules if _lacks(rule, facts)}
        for path, switches in self._switches.items():
            document = facts.site.by_path.get(path)
            if switches.suppressions and document is not None:
                is_on = self._selection.decisions(path, document.file.locale).keys() - mute
                wants_reasons = self._selection.config.lint.options.reasons
                yield from doubts_of(path, switches, self._selection.rules, is_on, wants_reasons=wants_reasons)


def _findings(
    facts: SiteFacts, rules: tuple[Rule, ...], rendered: Rendered | None, failed: WhenItFails | None
) -> Iterator[tuple[Rule, Finding]]:
    pairs = tuple(pairs_of(facts))
    for rule in rules:
        try:
            if isinstance(rule, SiteRule):
                yield from [(rule, finding) for finding in rule.check(facts)]
            elif isinstance(rule, PairRule):
                yield from [(rule, finding) for pair in pairs for finding in _of_pair(rule, pair)]
            elif isinstance(rule, OutputRule) and rendered is not None:
                yield from [(rule, finding) for finding in rule.check(OutputFacts(facts, rendered))]
        except Exception as error:
            if failed is None:
                raise
            failed(rule, error)


def _of_pair(rule: PairRule, pair: PairFacts) -> Iterator[Finding]:
    """Yield what the rule finds; a finding that names no file is about the translation."""
    for finding in rule.check(pair):
        yield finding if finding.path else msgspec.structs.replace(finding, path=pair.target.file.path)


def _resolved(site: SiteIndex) -> tuple[tuple[ResolvedLink, ...], tuple[ResolvedImage, ...]]:
    """Return where every link and image of the site leads, each asked once."""
    documents = tuple(site.by_path.values())
    links = (ResolvedLink(each, link, resolve(link.target, each, site)) for each in documents for link in each.links)
    images = (
        ResolvedImage(each, image, resolve(image.target, each, site))
        for each in documents
        for image in (*each.images, *filter(None, (cover_of(each),)))
    )
    return tuple(links), tuple(images)


def _line(place: Place) -> int | None:
    return place.start.line if place.start else None


def _diagnostic(
    rule: Rule, finding: Finding, severity: Severity, *, place: Place, related: tuple[Related, ...]
) -> Diagnostic:
    if finding.blocking:
        severity = Severity.ERROR
    elif finding.severity is not None:
        # A finding may be milder than its rule, never worse.
        severity = max(severity, finding.severity, key=lambda known: known.rank)
    message = Message(finding.message or rule.message, finding.arguments)
    return Diagnostic(rule.code, rule.name, severity, place, message, finding.hint, finding.fix, related)


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics sorted, and each only once: several links may share one definition."""
    unique: list[Diagnostic] = []
    for diagnostic in sorted(found, key=lambda known: known.sort_key):
        if not unique or unique[-1] != diagnostic:
            unique.append(diagnostic)
    return tuple(unique)
