"""Link reference definitions know their target, wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.common.utils import normalizeReference

from docpipe.parse.markdown import make_parser
from tests.parse.posts import parsed


def _found(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (each.label, each.span.of(text), each.target, each.target_span.of(text)) for each in parsed(text).definitions
    ]


@pytest.mark.parametrize(
    ("text", "label", "span", "target", "written"),
    [
        ("[a]: b", "A", "[a]: b", "b", "b"),
        ("[A\tb  C]: <./x y.md> 'T'\n", "A B C", "[A\tb  C]: <./x y.md> 'T'", "./x y.md", "./x y.md"),
        ("[a]:\n  b\n  'c\n  d'\ne", "A", "[a]:\n  b\n  'c\n  d'", "b", "b"),
        ("   [a]: b   \n", "A", "[a]: b", "b", "b"),
        ("[a]: <>", "A", "[a]: <>", "", ""),
        ("[a\\]b]: c", "A\\]B", "[a\\]b]: c", "c", "c"),
        ("[a]: b\\*c&amp;d", "A", "[a]: b\\*c&amp;d", "b*c&d", "b\\*c&amp;d"),
        ("> [a]: b", "A", "[a]: b", "b", "b"),
        ("> [a\n> b]:\n> <c\\>d>\n> 'e\n> f'\n", "A B", "[a\n> b]:\n> <c\\>d>\n> 'e\n> f'", "c>d", "c\\>d"),
        (">[a]:\n>>b", "A", None, "", ""),
        ("- [a]:\n  b", "A", "[a]:\n  b", "b", "b"),
        ("[^1]: [a]: b", "A", "[a]: b", "b", "b"),
        ("[注]: ./到.md#节", "注", "[注]: ./到.md#节", "./到.md#节", "./到.md#节"),
        ("[a]: b\\", "A", "[a]: b\\", "b\\", "b\\"),
        ("[a]: b\\\nc", "A", "[a]: b\\", "b\\\n", "b\\"),
        ("[a]: b\n===", "A", "[a]: b", "b", "b"),
        ("[a]: b 'c' d", "A", None, "", ""),
        ("    [a]: b", "A", None, "", ""),
        ("x\n[a]: b", "A", None, "", ""),
    ],
)
def test_a_definition_is_found_with_its_places(
    text: str, label: str, span: str | None, target: str, written: str
) -> None:
    """Label normalised as the parser does it; span and target are the source as it stands, marks of quotes included."""
    assert _found(text) == ([] if span is None else [(label, span, target, written)])


def test_places_are_those_of_the_file() -> None:
    """Front matter and line endings move nothing."""
    text = "---\r\ntitle: 题\r\n---\r\n\r\n[a]:\r\n  <b c>\r\n"
    assert _found(text) == [("A", "[a]:\r\n  <b c>", "b c", "b c")]


def test_the_first_definition_of_a_label_holds() -> None:
    """Later ones are known, but no link leads there."""
    text = "[a]\n\n[a]: b\n[A]: c\n"
    found = parsed(text)
    assert [each.target for each in found.definitions] == ["b", "c"]
    assert found.document is not None
    assert [link.target for link in found.document.links] == ["b"]


def test_a_reference_over_a_quotes_lines_finds_its_target() -> None:
    """The quote's mark stands in the middle of both labels, and belongs to neither."""
    text = "> [t][a\n> b]\n>\n> [a\n> b]: c"
    found = parsed(text).document
    assert found is not None
    assert [(link.target, link.target_span.of(text)) for link in found.links] == [("c", "c")]


_PARTS = (
    *("[a]:", "[b\\]", "]:", " ", "\n", "\n> ", "> ", "- ", "  ", "<", ">", "b", "'c'", '"'),
    *("\\", "(", "&amp;", "\t", "^"),
)


@given(st.lists(st.sampled_from(_PARTS), max_size=14).map("".join))
def test_every_definition_of_the_parser_is_found(text: str) -> None:
    """The labels are exactly those that the parser resolves, repeated ones included."""
    env: dict[str, dict[str, object]] = {}
    make_parser("docpipe").parse(text, env)
    found = parsed(text)
    assert {each.label for each in found.definitions} == set(env.get("references", {}))
    for each in found.definitions:
        label = each.span.of(text)
        assert label.startswith("[")
        assert each.label == normalizeReference(each.label)
        assert 0 <= each.span.start < each.target_span.start <= each.target_span.end <= each.span.end
