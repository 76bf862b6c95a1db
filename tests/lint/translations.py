"""Short ways to what the rules say of a translation beside its source."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docpipe.index.site import SiteIndex, build_index
from docpipe.lint.engine import check_site
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Diagnostic, Fix
from docpipe.model.glossary import Glossary
from docpipe.model.taxonomy import Registries
from docpipe.model.translation import Origin
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.state import states
from docpipe.translation.sync import adopt_trust
from tests.lint.posts import config, read

HEADS = {"zh": "---\ntitle: 示例\n---\n\n", "en": "---\ntitle: Example\n---\n\n"}
_NOBODY = Registries()
_NO_GLOSSARY = Glossary()


def site_of(
    files: Mapping[str, str], *, locales: tuple[str, ...] = ("zh", "en"), registries: Registries = _NOBODY
) -> SiteIndex:
    """Return the index of files by path; one that does not begin with `---` gets the front matter of its locale."""
    documents = []
    for path, text in files.items():
        head = "" if text.startswith("---") else HEADS.get(path.split("/")[1], "---\ntitle: '1'\n---\n\n")
        document = read(text, path, head=head).document
        assert document is not None
        documents.append(document)
    return build_index(documents, config(locales=locales), frozenset(), registries)


def trusted(site: SiteIndex, origin: str = "human") -> dict[str, Ledger]:
    """Return ledgers that say that every translation is one of today's source, made by `origin`."""
    ledgers = {}
    for state in states(site, {}):
        if state.target_path:
            source, target = site.by_path[state.path], site.by_path[state.target_path]
            empty = Ledger(state.source_locale, state.locale)
            ledger = adopt_trust(source, target, empty, state.states)
            records = tuple(msgspec.structs.replace(record, origin=Origin(origin)) for record in ledger.records)
            ledgers[ledger_path(state.locale, state.key)] = msgspec.structs.replace(ledger, records=records)
    return ledgers


def findings(
    code: str, site: SiteIndex, ledgers: Mapping[str, Ledger] | None = None, *, glossary: Glossary = _NO_GLOSSARY
) -> list[Diagnostic]:
    """Return what the rule `code` says of a site."""
    selection = Selection(site.config, RULES, extra_select=(code,))
    found = check_site(site, states(site, ledgers or {}), None, selection, {}, glossary=glossary)
    return [diagnostic for diagnostic in found if diagnostic.code == code]


def of_pair(code: str, source: str, target: str, *, known: bool = False) -> list[Diagnostic]:
    """Return what the rule `code` says of a Chinese post and its English translation.

    Args:
        code: of the rule.
        source: the Chinese text.
        target: the English one.
        known: whether a ledger says that the one translates the other.
    """
    site = site_of({"content/zh/a.md": source, "content/en/a.md": target})
    return findings(code, site, trusted(site) if known else {})


def after_edit(code: str, before: str, source: str, target: str) -> list[Diagnostic]:
    """Return what the rule says when the source became `source` after `before` had been translated."""
    old = site_of({"content/zh/a.md": before, "content/en/a.md": target})
    return findings(code, site_of({"content/zh/a.md": source, "content/en/a.md": target}), trusted(old))


def mended(text: str, fix: Fix | None) -> str:
    """Return `text` with the edits of a fix."""
    assert fix is not None
    for edit in reversed(fix.edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
