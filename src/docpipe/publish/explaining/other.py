"""The explanation of pages that show no document, and of files that are no pages."""

from __future__ import annotations

from docpipe.model.explanation import Cause, Explanation, Input, Version
from docpipe.model.page import Route
from docpipe.publish.explaining.known import Known, Noted
from docpipe.publish.explaining.listed import in_lists, kind_of
from docpipe.publish.explaining.why import without_base
from docpipe.publish.page import Page
from docpipe.publish.render import canonical_of

_KEPT_OUT = {
    "redirect": "it only leads on to the page that has the text",
    "notfound": "it is shown where there is nothing",
    "search": "it has no text of its own",
    "status": "it is for those who write the site",
    "beside": "its two texts have pages of their own",
}


def explain_list(one: Noted, known: Known) -> Explanation:
    """Return the explanation of a page that docpipe makes of others: a list, a redirect, an error page."""
    page, kind = one.page, kind_of(one.page, known)
    return Explanation(
        subject=known.address(page.route),
        kind=kind,
        exists=True,
        why=_why(one, kind, known),
        title=page.title,
        locale=page.locale.name,
        route=page.route,
        address=known.address(page.route),
        is_indexed=page.is_indexed,
        indexed_because=_indexed_because(page, known),
        canonical=canonical_of(page, known.edition),
        leads_to=known.address(page.canonical) if page.canonical is not None else "",
        versions=tuple(
            Version(locale.name, locale.tag, known.address(route), "", Cause("version", ""))
            for locale, route in page.alternates
        ),
        inputs=(Input("template", page.template),),
        listed=tuple(in_lists(known.address(page.route), known)),
    )


def _why(one: Noted, kind: str, known: Known) -> tuple[Cause, ...]:
    page = one.page
    if page.canonical is not None:
        target = known.article(page.canonical)
        named = target.document.file.path if target is not None else page.canonical
        return (Cause("alias", f"{named} names this address as an earlier one (aliases)"),)
    if one.hrefs:
        count = len(one.hrefs)
        entries = "1 entry" if count == 1 else f"{count} entries"
        return (
            Cause("list", f"docpipe makes this page of its own accord: {kind} of {page.locale.name}, with {entries}"),
        )
    return (Cause("made", f"docpipe makes this page of its own accord: {kind}"),)


def _indexed_because(page: Page, known: Known) -> tuple[Cause, ...]:
    if page.is_indexed:
        return (Cause("list", "search engines may list it"), *without_base(known))
    word = page.template.partition(".")[0]
    return (Cause("no-text", _KEPT_OUT.get(word, "it is of use to nobody who searches")),)


def explain_file(path: str, known: Known) -> Explanation:
    """Return the explanation of a file of the built site that is no page."""
    source, route = known.files[path], Route("/" + path)
    said = f"it is copied from {source}" if source else "docpipe makes this file"
    return Explanation(
        subject=known.address(route),
        kind="file",
        exists=True,
        why=(Cause("copied" if source else "made", said),),
        route=route,
        address=known.address(route),
        inputs=(Input("copy", source),) if source else (),
    )


def explain_asset(path: str, known: Known) -> Explanation:
    """Return the explanation of a file beside the posts: where in the site it is, and for which pages."""
    places = sorted(place for place, source in known.files.items() if source == path)
    pages = [one.page for _, one in sorted(known.pages.items()) if path in one.page.copies.values()]
    used = tuple(Cause("used", f"the page {known.address(page.route)} shows it") for page in pages)
    if not places:
        reason = "no page refers to it, and only what lies in static/ is published anyway"
        return Explanation(subject=path, kind="file", exists=False, why=(Cause("unused", reason),))
    static = (Cause("static", "everything in static/ is published"),) if path.startswith("static/") else ()
    route = Route("/" + places[0])
    return Explanation(
        subject=path,
        kind="file",
        exists=True,
        why=used or static or (Cause("used", "a page refers to it"),),
        route=route,
        address=known.address(route),
        inputs=(Input("copy", path),),
    )
