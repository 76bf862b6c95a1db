"""Why a version is a page or none: the same judgement that publishing rests on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from docpipe.config.schema import Translation
from docpipe.model.document import DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.translation.publication import decide
from docpipe.translation.state import states
from docpipe.translation.verdict import Reason, judge
from tests.translation.factory import chinese, config, document, english, site

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 6, 1, tzinfo=UTC)
EARLIER = datetime(2025, 6, 1, tzinfo=UTC)
TEXT = ("去中心化的人工智能", "Decentralised artificial intelligence")


@pytest.mark.parametrize(
    ("meta", "reason"),
    [
        (Meta(), Reason.ORIGINAL),
        (Meta(draft=True), Reason.DRAFT),
        (Meta(date=LATER), Reason.FUTURE),
        (Meta(appears=LATER), Reason.FUTURE),
        (Meta(expires=EARLIER, draft=True), Reason.EXPIRED),
    ],
)
def test_front_matter_keeps_a_post_back(meta: Meta, reason: Reason) -> None:
    """The reason names the file that says so: of a translation, its source's where that decides."""
    source, target = chinese(TEXT[0], meta=meta), english(TEXT[1])
    index = site((source, target), config())
    known = {state.target_path: state for state in states(index, {}, now=None, drafts=True)}
    for version in (source, target):
        state = known.get(version.file.path) if version is target else None
        found = judge(version, index, state, blocked=frozenset(), now=NOW, drafts=False)
        if reason is not Reason.ORIGINAL:
            assert found.reason is reason
            assert found.document is source
    assert judge(source, index, None, blocked=frozenset(), now=NOW, drafts=False).reason is reason


def test_what_is_judged_a_page_is_published_and_nothing_else() -> None:
    """`decide` has no second opinion."""
    documents = (
        chinese(TEXT[0], "## 二", "## 三"),
        english(TEXT[1]),
        document("zh/_b", TEXT[0], kind=DocumentKind.PARTIAL),
    )
    for percent in (10, 90):
        index = site(documents, config(translation=Translation(publish_at=percent)))
        known = states(index, {}, now=NOW)
        by_target = {state.target_path: state for state in known if state.target_path}
        published = decide(index, known, blocked=frozenset(), now=NOW)
        for one in documents:
            verdict = judge(one, index, by_target.get(one.file.path), blocked=frozenset(), now=NOW, drafts=False)
            assert verdict.is_page == ((one.file.locale, one.file.key) in published.routes)


def test_a_blocked_file_is_none() -> None:
    """Whatever else holds of it."""
    source = chinese(TEXT[0], meta=Meta(draft=True))
    index = site((source,), config())
    found = judge(source, index, None, blocked=frozenset({source.file.path}), now=NOW, drafts=False)
    assert found.reason is Reason.BLOCKED
