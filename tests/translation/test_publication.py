"""What is published: pages, alternates, ids."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from docpipe.config.schema import Config, Translation
from docpipe.model.document import Document, DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.model.page import Published
from docpipe.translation.ledger import Ledger
from docpipe.translation.neutral import neutral_ids
from docpipe.translation.publication import decide
from docpipe.translation.state import states
from tests.translation.factory import chinese, config, document, english, ledger, site

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 6, 1, tzinfo=UTC)
TEXT = ("去中心化的人工智能", "Decentralised artificial intelligence")


def _decide(
    *documents: Document,
    settings: Config | None = None,
    ledgers: dict[str, Ledger] | None = None,
    blocked: frozenset[str] = frozenset(),
    drafts: bool = False,
) -> Published:
    index = site(documents, settings)
    known = states(index, ledgers or {}, now=NOW, drafts=drafts)
    return decide(index, known, blocked=blocked, now=NOW, drafts=drafts)


def test_a_source_and_its_translation_are_pages_of_each_other() -> None:
    """Both have an address, and the source goes first."""
    published = _decide(chinese(TEXT[0]), english(TEXT[1]), settings=config(locales=("en", "zh")))
    assert published.routes == {("zh", "a"): "/zh/a/", ("en", "a"): "/en/a/"}
    assert published.alternates == {"a": ("zh", "en")}


def test_a_translation_below_the_threshold_is_no_page() -> None:
    """Readers get the original instead."""
    source = chinese(TEXT[0], "## 二", "## 三")
    assert _decide(source, english(TEXT[1])).alternates == {"a": ("zh", "en")}
    strict = config(translation=Translation(publish_at=60))
    assert _decide(source, english(TEXT[1]), settings=strict).alternates == {"a": ("zh",)}


def test_an_untranslated_copy_is_no_translation() -> None:
    """A copied file covers nothing."""
    assert _decide(chinese(TEXT[0]), english(TEXT[0])).alternates == {"a": ("zh",)}


@pytest.mark.parametrize("meta", [Meta(draft=True), Meta(date=LATER)], ids=["draft", "future"])
def test_drafts_and_future_posts_are_left_out_unless_asked_for(meta: Meta) -> None:
    """With their translations."""
    documents = chinese(TEXT[0], meta=meta), english(TEXT[1])
    assert _decide(*documents).routes == {}
    assert len(_decide(*documents, drafts=True).routes) == 2


@pytest.mark.parametrize("meta", [Meta(draft=True), Meta(date=LATER)], ids=["draft", "future"])
def test_a_translation_may_wait_longer_than_its_source(meta: Meta) -> None:
    """A draft translation is no page though its source is one."""
    source = chinese(TEXT[0], meta=Meta(date=NOW))
    assert _decide(source, english(TEXT[1], meta=meta)).alternates == {"a": ("zh",)}


def test_a_translation_with_an_early_date_does_not_go_before_its_source() -> None:
    """A post of the future is one in every locale."""
    documents = chinese(TEXT[0], meta=Meta(date=LATER)), english(TEXT[1], meta=Meta(date=NOW))
    assert _decide(*documents).routes == {}


def test_partials_are_never_pages() -> None:
    """Drafts asked for or not."""
    assert _decide(document("zh/_a", TEXT[0], kind=DocumentKind.PARTIAL), drafts=True).routes == {}


def test_a_blocked_file_is_no_page_and_holds_up_no_other() -> None:
    """Its translation stands."""
    published = _decide(chinese(TEXT[0]), english(TEXT[1]), blocked=frozenset({"content/zh/a.md"}))
    assert published.alternates == {"a": ("en",)}


def test_a_post_in_one_locale_only_is_published_there() -> None:
    """It is a source of its own."""
    assert _decide(english(TEXT[1])).alternates == {"a": ("en",)}


def test_an_orphan_is_still_published() -> None:
    """Its readers did nothing wrong."""
    published = _decide(english(TEXT[1]), ledgers={"l10n/en/a.ledger": ledger(TEXT)})
    assert published.alternates == {"a": ("en",)}


def test_versions_without_a_source_stand_for_themselves() -> None:
    """Nothing says which was first, so nothing can be missing of them."""
    documents = english(TEXT[1]), document("fr/a", "L'intelligence")
    published = _decide(*documents, settings=config(locales=("zh", "en", "fr")))
    assert published.alternates == {"a": ("en", "fr")}
    assert published.block_ids == {}


def test_pages_of_several_locales_carry_neutral_ids() -> None:
    """Beside their own heading ids; the same in all locales."""
    source, target = chinese("## 一章", TEXT[0]), english("## One", TEXT[1])
    published = _decide(source, target)
    ids = frozenset(neutral_ids(source))
    assert published.block_ids == {"a": neutral_ids(source)}
    assert published.anchors == {"/zh/a/": ids | {"一章"}, "/en/a/": ids | {"one"}}


def test_a_page_in_one_locale_has_its_own_ids_only() -> None:
    """There is nothing to switch to."""
    published = _decide(chinese("## 一章", TEXT[0]))
    assert published.anchors == {"/zh/a/": frozenset({"一章"})}
    assert published.block_ids == {}


def test_a_source_heading_shown_in_place_brings_its_id() -> None:
    """A missing section can be linked to on the translated page."""
    published = _decide(chinese("## 一章", TEXT[0], "## 二章"), english("## One", TEXT[1]))
    assert "二章" in published.anchors[published.routes[english().file.locale, english().file.key]]


def test_a_source_stands_in_where_fallback_asks_for_a_page() -> None:
    """It has the address a translation would have, and is no alternate."""
    settings = config(translation=Translation(fallback="page"))
    published = _decide(chinese(TEXT[0]), settings=settings)
    assert published.routes == {("zh", "a"): "/zh/a/", ("en", "a"): "/en/a/"}
    assert published.alternates == {"a": ("zh",)}
    assert "/en/a/" not in _decide(chinese(TEXT[0])).routes.values()


def test_a_translation_that_is_not_ready_is_not_stood_in_for() -> None:
    """A file of its own that is below the threshold is listed, not replaced."""
    settings = config(translation=Translation(fallback="page", publish_at=60))
    published = _decide(chinese(TEXT[0], "## 二", "## 三"), english(TEXT[1]), settings=settings)
    assert published.routes == {("zh", "a"): "/zh/a/"}
