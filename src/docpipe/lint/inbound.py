"""Links into a document whose headings got other ids: who has them, and how they are carried along."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from urllib.parse import quote

from docpipe.index.anchors import decode_fragment
from docpipe.index.links import resolve
from docpipe.index.site import SiteIndex
from docpipe.index.targets import Here, ToDocument
from docpipe.lint.aspect import Aspect
from docpipe.model.diagnostic import Edit
from docpipe.model.document import Document, Parsed
from docpipe.model.link import Link, LinkKind

CARRIED = frozenset({Aspect.URLS, Aspect.HTML})
"""What carrying links along may change of the file they stand in."""

_DIRECTIVE = ":~:"

Moves = Mapping[str, str | None]
"""The new id for every id that changed, in NFC; None for one that is gone."""


def moved_ids(before: Document, after: Document) -> dict[str, str | None]:
    """Return which ids of headings are others now; explicit ones count as well."""
    old, new = before.headings, after.headings
    if [heading.level for heading in old] == [heading.level for heading in new]:
        pairs = zip(old, new, strict=True)
        return {_composed(one.id): two.id or None for one, two in pairs if one.id and one.id != two.id}
    # With a heading more or less, only one that reads the same is surely the same.
    kept = {(heading.id, heading.text) for heading in new}
    return {_composed(heading.id): None for heading in old if heading.id and (heading.id, heading.text) not in kept}


def _composed(name: str) -> str:
    # As fragments are compared: NFC.
    return unicodedata.normalize("NFC", name)


def linking(site: SiteIndex) -> dict[str, tuple[str, ...]]:
    """Return the paths of the files that link into each document, by its path; each link is followed once."""
    found: dict[str, set[str]] = {}
    for document in site.by_path.values():
        for link in document.links:
            for path, _ in destinations(link, document, site):
                found.setdefault(path, set()).add(document.file.path)
    return {path: tuple(sorted(sources)) for path, sources in found.items()}


def destinations(link: Link, document: Document, site: SiteIndex) -> tuple[tuple[str, str], ...]:
    """Return the documents a link leads into, by path, with the id it names there.

    There are two where a translation is linked to with an id that only its source has: the page maps it.
    """
    if "#" not in link.target:
        return ()
    target = resolve(link.target, document, site)
    if isinstance(target, Here):
        path = document.file.path
    elif isinstance(target, ToDocument):
        path = site.documents[target.locale, target.key].file.path
    else:
        return ()
    wanted = decode_fragment(target.fragment)
    places = [(path, wanted)]
    aimed = site.by_path.get(path)
    if aimed is not None and not site.has_anchor(aimed, target.fragment):
        source = site.source_of(aimed)
        places += [(source.file.path, wanted)] if source is not None else []
    return tuple(places)


def names_moved(document: Document, path: str, moves: Moves, site: SiteIndex) -> bool:
    """Tell whether a file links into the document at `path` with one of the ids that moved."""
    found = (place for link in document.links for place in destinations(link, document, site))
    return any(target == path and name in moves for target, name in found)


def carried(parsed: Parsed, path: str, moves: Moves, site: SiteIndex) -> tuple[Edit, ...] | None:
    """Return the edits that carry the links of one file along, or None where one cannot be rewritten.

    Args:
        parsed: the file the links stand in, as it is now.
        path: of the document whose ids moved.
        moves: from the ids that the links name.
        site: tells where links lead; it holds the ids of before.
    """
    edits: dict[int, Edit] = {}
    document = parsed.document
    for link in document.links if document else ():
        for target, name in destinations(link, document, site) if document else ():
            if target != path or name not in moves:
                continue
            edit = _renamed(link, moves[name], parsed.text)
            if edit is None:
                return None
            edits[edit.span.start] = edit
    return tuple(edits[start] for start in sorted(edits))


def leads_as_carried(before: Parsed, after: Parsed, path: str, moves: Moves, site: SiteIndex) -> bool:
    """Tell whether every link leads where it led, and to the new ids where it named old ones."""
    if before.document is None or after.document is None:
        return False
    pairs = zip(before.document.links, after.document.links, strict=False)
    return len(before.document.links) == len(after.document.links) and all(
        _follows(one, two, before.document, (path, moves), site) for one, two in pairs
    )


def _follows(one: Link, two: Link, document: Document, moved: tuple[str, Moves], site: SiteIndex) -> bool:
    path, moves = moved
    named = [name for target, name in destinations(one, document, site) if target == path and name in moves]
    if not named:
        return one.target == two.target
    new = moves[named[0]]
    return new is not None and (path, _composed(new)) in destinations(two, document, site)


def _renamed(link: Link, new: str | None, text: str) -> Edit | None:
    """Return the edit that writes the new id, in the spelling of the old one."""
    written = link.target_span.of(text)
    address, mark, fragment = written.partition("#")
    if new is None or not mark or link.kind is LinkKind.TAG:
        return None
    name, directive, rest = fragment.partition(_DIRECTIVE)
    spelled = quote(new, safe="") if "%" in name else new
    return Edit(link.target_span, f"{address}#{spelled}{directive}{rest}")
