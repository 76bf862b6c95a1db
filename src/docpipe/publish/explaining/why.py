"""The reasons in words: why a document is a page or none, and why search engines may list it or not."""

from __future__ import annotations

import datetime as dt
import math

from docpipe.model.diagnostic import Diagnostic
from docpipe.model.document import Document
from docpipe.model.explanation import Cause
from docpipe.model.source import LocaleName
from docpipe.model.translation import Coverage
from docpipe.publish.articles import Article, day_of
from docpipe.publish.explaining.known import Known
from docpipe.translation.due import first_day
from docpipe.translation.verdict import Reason, Verdict


def why(document: Document, known: Known) -> tuple[Cause, ...]:
    """Return why `document` is a page, or none."""
    verdict = known.verdict(document)
    if verdict.reason is Reason.BLOCKED:
        found = known.blocking.get(document.file.path, ())
        return tuple(Cause(verdict.reason.value, told(diagnostic)) for diagnostic in found)
    return (Cause(verdict.reason.value, _text(verdict, document, known)),)


def told(diagnostic: Diagnostic) -> str:
    """Return a finding in one line: where, which rule, what."""
    place = diagnostic.place
    where = f"{place.path}:{place.start.line}:{place.start.column}" if place.start is not None else place.path
    hint = f"; {diagnostic.hint}" if diagnostic.hint is not None else ""
    return f"{where}: {diagnostic.code} {diagnostic.message}{hint}"


def _text(verdict: Verdict, document: Document, known: Known) -> str:
    match verdict.reason:
        case Reason.ORIGINAL:
            return _original(document, known)
        case Reason.PARTIAL:
            return "the name of the file starts with an underscore: it is a part for other pages, and never one itself"
        case Reason.NO_ADDRESS:
            return _without_address(document, known)
        case Reason.UNJUDGED:
            return "nothing is known of how this translation stands to its source"
        case Reason.DRAFT | Reason.FUTURE | Reason.EXPIRED:
            return _kept_back(verdict, known)
        case _:
            return _coverage(verdict, known)


def _kept_back(verdict: Verdict, known: Known) -> str:
    meta = verdict.document.meta
    said = {
        Reason.DRAFT: "is a draft. 'docpipe build --drafts' would publish it",
        Reason.FUTURE: f"appears on {_day(first_day(meta), known)}. Now it is {_day(known.now, known)}",
        Reason.EXPIRED: f"expired on {_day(meta.expires, known)}",
    }[verdict.reason]
    return f"the front matter of {verdict.document.file.path} says that it {said}"


def _original(document: Document, known: Known) -> str:
    group = known.edition.site.group_of(document)
    if group.source is None:
        return "nothing says which version is the source, so each of them stands for itself"
    return f"it is the original, written in {document.file.locale}; it is no draft, and its day has come"


def _without_address(document: Document, known: Known) -> str:
    path = document.file.path
    found = next((one for one in known.edition.site.collisions if one.path == path), None)
    if found is None:
        return "it has no address"
    return f"{found.holder} has what it asks for, {found.wanted}. Rename one of them, or give it another slug"


def _coverage(verdict: Verdict, known: Known) -> str:
    document = verdict.document
    state = known.state_of(document)
    coverage = state.coverage if state is not None else Coverage()
    wanted = known.edition.config.publish_at(document.file.locale)
    share = f"it translates {coverage.percent(coverage.covered)} % of the original"
    if verdict.reason is Reason.TRANSLATED:
        return f"{share}, and from {wanted} % on a translation has a page (publish_at)"
    more = math.ceil(wanted * coverage.total / 100 - coverage.covered)
    return (
        f"{share}, and only from {wanted} % on a translation has a page (publish_at): "
        f"some {more} characters of the original are still to be translated"
    )


def _day(moment: dt.datetime | None, known: Known) -> str:
    return f"{day_of(moment, known.edition):%Y-%m-%d %H:%M}" if moment is not None else "?"


def why_missing(document: Document, locale: LocaleName, known: Known) -> Cause:
    """Return why there is no page in a locale that has no file of the document."""
    edition = known.edition
    group, config = edition.site.group_of(document), edition.config
    source = group.original or document
    if edition.route(group, source.file.locale) is None:
        return Cause("no-source-page", f"the original, {source.file.path}, has no page")
    fallback = config.fallback(locale)
    state = edition.states.get((locale, group.key))
    excluded = state is not None and state.label.value == "excluded"
    start = "it is not to be translated (translation.scope)" if excluded else "there is no translation"
    if fallback == "page":
        return Cause("no-stand-in", f"{start}, and another page has the address at which the original would be shown")
    if fallback == "none" or source.meta.unlisted:
        return Cause("missing", start)
    return Cause("listed-elsewhere", f'{start}; the home page lists the original (fallback = "list")')


def why_indexed(article: Article, known: Known) -> tuple[Cause, ...]:
    """Return why search engines may list the page of an article, or why they are kept out of it."""
    if article.is_fallback:
        return (Cause("stand-in", "it shows the original's text, and search engines are sent to the original"),)
    if article.meta.unlisted:
        own = article.document if article.document.meta.unlisted else article.source or article.document
        return (Cause("unlisted", f"the front matter of {own.file.path} says that it is unlisted"),)
    return (Cause("own-text", "it has a text of its own"), *without_base(known))


def without_base(known: Known) -> tuple[Cause, ...]:
    """Return what search engines are not told because nobody knows where the site is."""
    if known.edition.urls.base:
        return ()
    return (Cause("no-base-url", "but site.base_url is not set, so there is no sitemap, canonical link or hreflang"),)
