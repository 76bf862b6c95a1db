"""Admonitions in both spellings, nested and titled."""

from __future__ import annotations

import pytest

from docpipe.model.body import ADMONITIONS
from docpipe.parse.extensions.admonition import kind_of
from tests.parse.posts import document, markup


def _tree(text: str, path: str = "content/zh/a.md") -> str:
    """Return the rendered body with its tags shortened: `(kind: …)` for an admonition, `[…]` for a paragraph."""
    found = markup(text, path=path)
    for kind in ADMONITIONS:
        found = found.replace(f'<aside class="admonition {kind}">', f"({kind}:")
    found = found.replace("</aside>", ")").replace("</p>", "]").replace("\n", "")
    for number in range(9):
        found = found.replace(f'<p class="admonition-title">{{label {number}}}]', "")
        found = found.replace(f'<p class="admonition-title"{{block {number}}}>', "T[")
        found = found.replace(f"<p{{block {number}}}>", "[")
    return found


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (":::tip\na\n:::", "(tip:[a])"),
        ("::: tip\na\n:::", "(tip:[a])"),
        (":::tip 标题\na\n:::", "(tip:T[标题][a])"),
        (":::tip[标题]\na\n:::", "(tip:T[标题][a])"),
        (":::tip[标题]{#id .c}\na\n:::", "(tip:T[标题][a])"),
        (":::tip[[a] b]\na\n:::", "(tip:T[[a] b][a])"),
        (":::tip[a\nb\n:::", "(tip:T[[a][b])"),
        (":::WARNING\na\n:::", "(warning:[a])"),
        (":::success\na\n:::", "(tip:[a])"),
        (":::tip\n:::", "(tip:)"),
        (":::tip\n\na\n\n\n:::\n\nb", "(tip:[a])[b]"),
        ("a\n:::tip\nb\n:::\nc", "[a](tip:[b])[c]"),
        ("   :::tip\na\n   :::", "(tip:[a])"),
        (":::tip\na\n::::", "(tip:[a])"),
        (":::tip\na", "(tip:[a])"),
        (":::tip\n:::details\na\n:::", "(tip:[:::detailsa])"),
        (":::tip\n```\n```\n:::", '(tip:<pre tabindex="0"><code></code></pre>)'),
    ],
)
def test_directives_open_and_close(text: str, tree: str) -> None:
    """Three colons and a kind open, three or more close, and so does the end of the file."""
    assert _tree(text) == tree


@pytest.mark.parametrize(
    "text", ["::tip\na\n::", ":::\na\n:::", ":::details 标题\na\n:::", "    :::tip", ":::1", "`:::tip`", "a :::tip"]
)
def test_what_names_no_kind_is_text(text: str) -> None:
    """Two colons, no name, an unknown name, code and the middle of a line open nothing."""
    assert "admonition" not in markup(text)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("::::tip\n:::note\na\n:::\nb\n::::\nc", "(tip:(note:[a])[b])[c]"),
        (":::tip\n:::note\na\n:::\nb\n:::\nc", "(tip:(note:[a])[b])[c]"),
        (":::tip\na\n:::\n:::note\nb\n:::", "(tip:[a])(note:[b])"),
        (":::::tip\n::::note\n:::info\na\n:::\n::::\n:::::", "(tip:(note:(info:[a])))"),
        (":::tip\n> :::note\n> a\n\nb\n:::", "(tip:<blockquote>(note:[a])</blockquote>[b])"),
        (":::tip\n- a\n- b\n:::\nc", "(tip:<ul><li>{wrap 0}a{unwrap 0}</li><li>{wrap 1}b{unwrap 1}</li></ul>)[c]"),
        ("- :::tip\n  a\n  :::\n- b", "<ul><li>(tip:[a])</li><li>{wrap 1}b{unwrap 1}</li></ul>"),
        ("- :::tip\n  a\n\nb", "<ul><li>(tip:[a])</li></ul>[b]"),
        ("> :::tip\n> a\n> :::\n> b", "<blockquote>(tip:[a])[b]</blockquote>"),
        ("[^1]\n\n[^1]: :::tip\n    a\n    :::", "[{note 0}]"),
    ],
)
def test_admonitions_nest_in_each_other_and_in_other_containers(text: str, tree: str) -> None:
    """More colons hold fewer, equal ones are counted, and the end of a container closes what it holds."""
    assert _tree(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("> [!NOTE]\n> a\n> b", "(note:[ab])"),
        ("> [!tip]  \n> a", "(tip:[a])"),
        ("> [!CAUTION]\n>\n> a\n>\n> - b", "(caution:[a]<ul><li>{wrap 1}b{unwrap 1}</li></ul>)"),
        ("> [!NOTE]", "(note:)"),
        ("> [!NOTE]\n> > [!TIP]\n> > a", "(note:(tip:[a]))"),
        ("- > [!NOTE]\n  > a", "<ul><li>(note:[a])</li></ul>"),
        ("> [!NOTE]\n> \u3000\n> a", "(note:[a])"),
        ("> [!NOTE]\nlazy", "(note:[lazy])"),
        ("> [!NOTE] a", "<blockquote>[[!NOTE] a]</blockquote>"),
        ("> [!WHAT]\n> a", "<blockquote>[[!WHAT]a]</blockquote>"),
        ("> a\n> [!NOTE]", "<blockquote>[a[!NOTE]]</blockquote>"),
        ("[!NOTE]\na", "[[!NOTE]a]"),
        ("> # a\n> [!NOTE]", "<blockquote><h1{heading 0}{block 0}>a</h1>[[!NOTE]]</blockquote>"),
    ],
)
def test_alerts_are_quotes_whose_first_line_names_a_kind(text: str, tree: str) -> None:
    """GitHub's spelling; anything else in that place leaves a quote."""
    assert _tree(text) == tree


def test_a_title_is_a_block_with_places() -> None:
    """It is translated like a heading, links and code included."""
    text = "- :::tip  去 [文档](./a.md) `b`  \n  c\n  :::"
    found = document(text)
    assert [(block.text, block.nesting, block.span.of(text)) for block in found.blocks] == [
        ("去 文档 b", "ua", "去 [文档](./a.md) `b`"),
        ("c", "ua", "c"),
    ]
    assert found.links[0].target_span.of(text) == "./a.md"


def test_places_behind_an_alerts_marker_are_true() -> None:
    """The marker's line is dropped from the text, not from the count."""
    text = "> [!NOTE]\n>\n>   甲 **乙**\n> 丙"
    (block,) = document(text).blocks
    assert (block.text, block.nesting, block.span.of(text)) == ("甲 乙丙", "a", "甲 **乙**\n> 丙")


def test_names_are_known_in_any_case_and_by_their_aliases() -> None:
    """Docusaurus', GitHub's and other tools' names come down to seven kinds."""
    assert {name: kind_of(name) for name in ("Note", "TIP", "success", "hint", "error", "warn", "secondary", "x")} == {
        "Note": "note",
        "TIP": "tip",
        "success": "tip",
        "hint": "tip",
        "error": "danger",
        "warn": "warning",
        "secondary": "note",
        "x": None,
    }
