"""How documents stand in every locale: labels, scope, sources, orphans."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from docpipe.config.schema import Scope, Translation, TranslationLocale
from docpipe.model.document import DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import Coverage, Freshness, Label
from docpipe.translation.state import state_of, states
from tests.translation.factory import EMPTY, chinese, config, document, english, ledger, only, site

TEXT = ("去中心化的人工智能", "Decentralised artificial intelligence")
TODAY = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_translation_is_stated_with_its_blocks() -> None:
    """Coverage, label and block states of one pair of files."""
    source, target = chinese(TEXT[0], "## 二"), english(TEXT[1])
    state = only(states(site([source, target]), {"l10n/en/a.ledger": ledger(TEXT)}))
    assert (state.key, state.locale, state.source_locale) == ("a", "en", "zh")
    assert (state.path, state.target_path) == ("content/zh/a.md", "content/en/a.md")
    assert state.label is Label.PARTIAL
    assert state.coverage == Coverage(13, 9, 9, 0)
    assert [block.freshness for block in state.states] == [Freshness.CURRENT, Freshness.MISSING]
    assert (state.missing_weight, state.source_blocks, state.count(Freshness.MISSING)) == (4, 2, 1)


def test_a_missing_translation_counts_with_its_full_weight() -> None:
    """No file, no blocks, nothing covered."""
    state = only(states(site([chinese(TEXT[0], "## 二")]), {}))
    assert (state.label, state.target_path, state.states) == (Label.MISSING, "", ())
    assert (state.coverage, state.missing_weight, state.source_blocks) == (Coverage(13), 13, 2)


def test_states_are_sorted_by_locale_and_path() -> None:
    """The order does not depend on that of the files."""
    settings = config(locales=("zh", "fr", "en"))
    found = states(site([document("zh/b"), document("zh/a")], settings), {})
    assert [(state.locale, state.path) for state in found] == [
        ("en", "content/zh/a.md"),
        ("en", "content/zh/b.md"),
        ("fr", "content/zh/a.md"),
        ("fr", "content/zh/b.md"),
    ]


@pytest.mark.parametrize(
    ("scope", "label"),
    [
        ("all", Label.MISSING),
        ("existing", Label.EXCLUDED),
        (("blog/**",), Label.MISSING),
        (("docs/*",), Label.EXCLUDED),
    ],
)
def test_what_is_out_of_scope_is_excluded(scope: Scope, label: Label) -> None:
    """A site may translate some posts on purpose."""
    settings = config(translation=Translation(locale={"en": TranslationLocale(scope=scope)}))
    assert only(states(site([document("zh/blog/a", TEXT[0])], settings), {})).label is label


def test_an_existing_translation_is_never_excluded() -> None:
    """Whoever translated it meant it."""
    settings = config(translation=Translation(scope=()))
    assert only(states(site([chinese(TEXT[0]), english(TEXT[1])], settings), {})).label is Label.UNVERIFIED


@pytest.mark.parametrize(
    "meta", [Meta(draft=True), Meta(date=datetime(2027, 1, 1, tzinfo=UTC))], ids=["draft", "future"]
)
def test_drafts_and_posts_of_the_future_are_nobodys_duty(meta: Meta) -> None:
    """Unless they are asked for."""
    index = site([chinese(TEXT[0], meta=meta)])
    assert states(index, {}, now=TODAY) == ()
    assert len(states(index, {}, now=TODAY, drafts=True)) == 1


def test_partials_are_not_translated_on_their_own() -> None:
    """They are no pages."""
    assert states(site([document("zh/_a", TEXT[0], kind=DocumentKind.PARTIAL)]), {}) == ()


def test_a_post_in_another_locale_only_is_no_orphan_and_owes_the_source_locale_nothing() -> None:
    """Blogs mix languages."""
    assert states(site([english(TEXT[1])]), {}) == ()


def test_a_post_first_written_in_another_locale_is_owed_where_scope_says_so() -> None:
    """`[translation.zh] scope` makes it a duty."""
    settings = config(translation=Translation(locale={"zh": TranslationLocale(scope="all")}))
    state = only(states(site([english(TEXT[1])], settings), {}))
    assert (state.locale, state.source_locale, state.label) == ("zh", "en", Label.MISSING)


def test_a_post_in_another_locale_is_translated_into_third_ones() -> None:
    """The only locale there is, is the source."""
    settings = config(locales=("zh", "en", "fr"))
    state = only(states(site([english(TEXT[1])], settings), {}))
    assert (state.locale, state.source_locale) == ("fr", "en")


def test_front_matter_may_name_the_source() -> None:
    """Where the configured source has no version, `source:` decides."""
    settings = config(locales=("zh", "en", "fr"))
    documents = [english(TEXT[1], meta=Meta(source="en")), document("fr/a", "L'intelligence")]
    state = only(states(site(documents, settings), {}))
    assert (state.locale, state.source_locale, state.target_path) == ("fr", "en", "content/fr/a.md")


def test_a_translation_that_had_a_source_is_an_orphan() -> None:
    """Its ledger shows that there was one."""
    state = only(states(site([english(TEXT[1])]), {"l10n/en/a.ledger": ledger(TEXT)}))
    assert (state.label, state.path, state.target_path) == (Label.ORPHAN, "content/en/a.md", "content/en/a.md")


def test_a_translation_of_a_document_that_is_not_there_is_an_orphan() -> None:
    """So does `translation_of`."""
    state = only(states(site([english(TEXT[1], meta=Meta(translation_of="gone"))]), {}))
    assert (state.key, state.label) == ("gone", Label.ORPHAN)


def test_no_orphan_where_its_source_could_not_be_read() -> None:
    """A broken source is an error of its own."""
    index = site([english(TEXT[1])], paths=["content/zh/a.md"])
    assert states(index, {"l10n/en/a.ledger": ledger(TEXT)}) == ()


def test_orphans_in_several_locales_have_no_source_among_them() -> None:
    """None of them is a translation of another."""
    settings = config(locales=("zh", "en", "fr"))
    index = site([english(TEXT[1]), document("fr/a", "L'intelligence")], settings)
    found = states(index, {"l10n/en/a.ledger": ledger(TEXT), "l10n/fr/a.ledger": ledger(TEXT)})
    assert [(state.locale, state.label) for state in found] == [("en", Label.ORPHAN), ("fr", Label.ORPHAN)]


def test_a_post_that_says_it_was_written_first_is_no_orphan() -> None:
    """`source:` goes before a ledger that was left behind."""
    index = site([english(TEXT[1], meta=Meta(source="en"))])
    assert states(index, {"l10n/en/a.ledger": ledger(TEXT)}) == ()


def test_versions_of_different_names_are_one_document() -> None:
    """The ledger goes by the translation's own key."""
    target = document("en/other", TEXT[1], meta=Meta(translation_of="a"))
    state = only(states(site([chinese(TEXT[0]), target]), {"l10n/en/other.ledger": ledger(TEXT)}))
    assert (state.key, state.target_path, state.label) == ("a", "content/en/other.md", Label.UP_TO_DATE)


def test_a_group_without_a_source_has_no_state() -> None:
    """The caller's mistake is said plainly."""
    settings = config(locales=("zh", "en", "fr"))
    index = site([english(TEXT[1]), document("fr/a")], settings)
    with pytest.raises(ValueError, match="the document 'a' has no source version"):
        state_of(index.groups[DocumentKey("a")], LocaleName("en"), EMPTY, settings)
