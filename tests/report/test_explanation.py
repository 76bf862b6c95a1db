"""An explanation as text and as JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.explanation import Cause, Explanation, Input, Listing, Standing, Version
from docpipe.model.page import Route
from docpipe.report.explanation import as_json, as_text

HOSTILE = "\x1b[2Ja\n::error::b\u202e"
words = st.lists(st.text(st.characters(categories=("L", "N"), max_codepoint=0x17F), max_size=12), max_size=40).map(
    " ".join
)


def _explanation(text: str) -> Explanation:
    """Return an explanation that says `text` wherever it can."""
    return Explanation(
        subject=text,
        kind="post",
        exists=True,
        why=(Cause("original", text),),
        title=text,
        locale="zh",
        route=Route("/zh/a/"),
        address="https://example.org/zh/a/",
        address_from=(text,),
        is_indexed=True,
        indexed_because=(Cause("own-text", text),),
        canonical="https://example.org/zh/a/",
        versions=(Version("en", "en", "https://example.org/en/a/", "content/en/a.md", Cause("translation", text)),),
        translation=Standing("content/zh/a.md", "outdated", 90, 80, 0, 50, {"current": 8, "outdated": 1}, {"human": 9}),
        inputs=(Input("text", text),),
        listed=(Listing("feed", "https://example.org/zh/feed.xml"), Listing("tag", text)),
    )


@given(words)
def test_what_is_said_fits_into_80_columns(text: str) -> None:
    """Prose is wrapped; only paths and addresses are as long as they are."""
    said = Explanation(subject="a.md", kind="post", exists=False, why=(Cause("draft", text),), title=text)
    assert all(len(line) <= 80 for line in as_text(said).splitlines())


def test_no_terminal_obeys_what_a_post_is_called() -> None:
    """Titles and paths are content: what would move a cursor or command a service is spelt out."""
    for shown in (as_text(_explanation(HOSTILE)), as_json(_explanation(HOSTILE))):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert not any(line.startswith("::") for line in shown.splitlines())


def test_the_same_stands_in_json() -> None:
    """Version 1, with every field, whether there is something in it or not."""
    found = json.loads(as_json(_explanation("x")))
    assert found["version"] == 1
    assert found["why"] == [{"code": "original", "text": "x"}]
    assert found["translation"]["blocks"] == {"current": 8, "outdated": 1}
    empty = json.loads(as_json(Explanation(subject="a.md", kind="file", exists=False, why=())))
    assert empty.keys() == found.keys()
