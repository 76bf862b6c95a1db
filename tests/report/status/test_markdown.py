"""The status as Markdown, for a job's summary or a comment."""

from __future__ import annotations

import msgspec
from markdown_it import MarkdownIt

from docpipe.model.translation import Label
from docpipe.report.status.markdown import render
from docpipe.report.status.standing import Standing
from docpipe.translation.status.overview import status_report
from tests.golden import Golden
from tests.report.status.standings import CONTROLS, FAILED, hostile, many, partial, standing_of
from tests.translation.statuses import ZH, item, report_of


def test_the_tables_look_as_they_should(golden: Golden) -> None:
    """Gates, locales, folders, and what to do next."""
    golden.check("report/status.md", render(standing_of(verdicts=(FAILED,))))


def test_a_path_is_no_markup(golden: Golden) -> None:
    """No cell ends, nobody is mentioned, nothing is HTML."""
    text = render(hostile())
    golden.check("report/status-hostile.md", text)
    assert not CONTROLS.search(text)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    inline = [child.type for token in tokens for child in token.children or ()]
    assert not {"html_inline", "code_inline", "link_open"} & set(inline)
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type in {"td_open", "th_open"}]
    assert (len(rows), len(cells)) == (2 + 3 + 3, 2 * 7 + 3 * 5 + 3 * 5)


def test_only_the_first_are_listed() -> None:
    """And the rest counted, unless all is wanted."""
    assert "And 80 more." in render(standing_of(*many(100)))
    assert "more." not in render(standing_of(*many(100), is_whole=True))


def test_unverified_shares_are_no_shares() -> None:
    """And what is trusted is said to be."""
    text = render(standing_of(item("a", Label.UNVERIFIED, 100, 0)))
    assert "| en | ? | 100 % |" in text
    assert "?: most is unverified" in text
    trusting = Standing(report=report_of(item("a", Label.UNVERIFIED, 100, 0), trusting=True))
    assert "Unverified blocks are counted as fresh." in render(trusting)


def test_a_change_at_hand_lists_what_it_touched() -> None:
    """And leaves the folders out."""
    text = render(msgspec.structs.replace(partial(), changed=lambda *_: False))
    assert "content/" not in text


def test_a_site_of_one_locale_is_said_to_be_one() -> None:
    """In place of an empty table."""
    assert render(Standing(report=status_report((), ZH))).endswith("The site speaks zh only.\n")
