"""When a lost heading is an error, and when it is only that the source went ahead."""

from __future__ import annotations

import msgspec
import pytest

from docpipe.index.site import SiteIndex, build_index
from docpipe.lint.engine import check_site
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Diagnostic, Severity
from docpipe.model.source import LocaleName
from docpipe.model.taxonomy import Registries
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.state import states
from docpipe.translation.sync import adopt_trust
from tests.lint.posts import config, read

_NAMES = {"zh": "甲乙丙丁戊己庚", "en": ("Cloud", "Market", "Model", "Agent", "Data", "Proof", "Use")}


def _sections(count: int, locale: str, *, without: tuple[int, ...] = ()) -> str:
    """Return sections with a heading and a paragraph; of those `without`, the paragraph alone."""
    parts = []
    for number in range(count):
        name = _NAMES[locale][number]
        text = f"这里说的是{name}的事情。" if locale == "zh" else f"This is about {name} and nothing else."
        parts.append(("" if number in without else f"## {name}\n\n") + text)
    return "\n\n".join(parts) + "\n"


def _site(source: str, target: str) -> SiteIndex:
    found = [read(source, "content/zh/a.md").document, read(target, "content/en/a.md").document]
    return build_index([each for each in found if each], config(), frozenset(), Registries())


def _trusted(site: SiteIndex) -> dict[str, Ledger]:
    (state,) = states(site, {})
    source, target = site.by_path[state.path], site.by_path[state.target_path]
    ledger = adopt_trust(source, target, Ledger(LocaleName("zh"), LocaleName("en")), state.states)
    return {ledger_path(LocaleName("en"), state.key): ledger}


def _findings(site: SiteIndex, ledgers: dict[str, Ledger]) -> list[Diagnostic]:
    found = check_site(site, states(site, ledgers), None, Selection(config(), RULES), {})
    return [diagnostic for diagnostic in found if diagnostic.code == "QA005"]


def test_equal_outlines_are_silent() -> None:
    """Nothing is said of a whole translation, known or not."""
    site = _site(_sections(4, "zh"), _sections(4, "en"))
    assert _findings(site, {}) == []
    assert _findings(site, _trusted(site)) == []


@pytest.mark.parametrize(("kept", "severity"), [(2, Severity.ERROR), (5, Severity.INFO)])
def test_an_unknown_pair_may_differ_by_a_third(kept: int, severity: Severity) -> None:
    """Where nobody ever compared the two, losing more than a third of the headings is an error."""
    (diagnostic,) = _findings(_site(_sections(6, "zh"), _sections(kept, "en")), {})
    assert diagnostic.severity is severity
    assert diagnostic.place.path == "content/en/a.md"
    assert str(diagnostic.message) == f"headings: 6 in the source, {kept} in this translation"


def test_what_the_translation_lost_is_an_error() -> None:
    """A heading that the ledger knows and the translation has no more was lost."""
    ledgers = _trusted(_site(_sections(6, "zh"), _sections(6, "en")))
    (diagnostic,) = _findings(_site(_sections(6, "zh"), _sections(6, "en", without=(3,))), ledgers)
    assert diagnostic.severity is Severity.ERROR


@pytest.mark.parametrize("added", [1, 3])
def test_what_the_source_gained_is_a_remark(added: int) -> None:
    """Sections that the author adds never fail, however many they are."""
    ledgers = _trusted(_site(_sections(4, "zh"), _sections(4, "en")))
    (diagnostic,) = _findings(_site(_sections(4 + added, "zh"), _sections(4, "en")), ledgers)
    assert diagnostic.severity is Severity.INFO


def test_what_the_source_lost_is_a_remark() -> None:
    """A translation with more headings than its source is behind it."""
    ledgers = _trusted(_site(_sections(6, "zh"), _sections(6, "en")))
    (diagnostic,) = _findings(_site(_sections(5, "zh"), _sections(6, "en")), ledgers)
    assert diagnostic.severity is Severity.INFO


def test_other_levels_are_a_remark() -> None:
    """As many headings with other levels say so."""
    (diagnostic,) = _findings(_site("## 甲\n\n## 乙\n", "## A\n\n### B\n"), {})
    assert diagnostic.severity is Severity.INFO
    assert str(diagnostic.message) == "the headings have other levels than in the source"
    assert diagnostic.hint is not None
    assert "`乙`" in str(diagnostic.hint)


def test_a_title_in_the_text_is_no_heading() -> None:
    """One side may have its title in the front matter, the other as first heading."""
    source = read("## 甲\n", "content/zh/a.md").document
    target = read("# Overview\n\n## A\n", "content/en/a.md", head="---\ndate: 2024-05-11\n---\n\n").document
    assert source is not None
    assert target is not None
    assert _findings(build_index([source, target], config(), frozenset(), Registries()), {}) == []


def test_states_decide_without_the_text() -> None:
    """The rule reads states only, so that they can come from anywhere."""
    site = _site(_sections(6, "zh"), _sections(2, "en"))
    known = [msgspec.structs.replace(state, states=()) for state in states(site, {})]
    found = check_site(site, known, None, Selection(config(), RULES), {})
    assert [(each.code, each.severity) for each in found] == [("QA005", Severity.ERROR)]
