"""Where front matter starts and ends, and what only looks like it."""

from __future__ import annotations

import pytest

from docpipe.parse.frontmatter import read_front_matter
from tests.parse.front_matters import excerpt, refused


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("closing", ["---", "...", "--- \t"])
def test_block_ends_where_its_closing_line_ends(newline: str, closing: str) -> None:
    """The block is found with every line ending, and the body keeps its first indent."""
    text = newline.join(["--- ", "title: 标题", "date: 2024-05-11", closing, "\u3000\u3000正文"])
    result = read_front_matter(text)
    assert result.front_matter is not None
    assert result.front_matter.span.of(text) == text[: result.body_start]
    assert result.front_matter.content_span.of(text) == newline.join(["title: 标题", "date: 2024-05-11", ""])
    assert text[result.body_start :] == "\u3000\u3000正文"
    assert [field.value_span.of(text) for field in result.front_matter.fields] == ["标题", "2024-05-11"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "正文",
        "---",
        "---\n",
        "---\n\n正文\n\n下文",
        "---\n\nSome prose: with a colon.\n\n---\n\nMore.",
        "---\n\n- 一\n- 二\n\n---\n",
        "---\n\n注意：这里\n\n---\n",
        "---\n# 标题\n\n正文",
        "----\n正文\n----\n",
        "——\n正文",
        "+++\n正文",
        "{\n",
        '{\ntitle: "x"\n}\n',
        '{\n"title": "x"\n} 正文',
        '{"title": "x"} 正文\n',
        '{"title", "x"}\n',
        "[1]\n---\n",
        "一句话\n---\n",
        "---title: x\n---\n",
    ],
)
def test_text_without_front_matter_is_all_body(text: str) -> None:
    """Thematic breaks, headings underlined by hyphens and lone braces are text."""
    result = read_front_matter(text)
    assert (result.front_matter, result.body_start, result.issues) == (None, 0, ())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\ntitle: 题\n\n正文", "---"),
        ("---\n# note\n\ntitle: 题\n", "---"),
        ("\n---\ntitle: 题\n", "---"),
        ("---\ntitle：题\n正文", "---"),
        ('+++\ntitle = "x"\n\n正文', "+++"),
        ("+++\n[params]\n", "+++"),
        (';;;\n"title": "x"\n', ";;;"),
        ("———\ntitle: 题\n———\n正文", "———"),
        ("—\ntitle: 题\n—\n正文", "—"),
        ("－－－\ntitle: 题\n－－－\n正文", "－－－"),
        ("--\ntitle: 题\n--\n", "--"),
        ("----\ndate: 2024-05-11\n----\n", "----"),
        (" ---\ntitle: 题\n---\n", " ---"),
    ],
)
def test_block_that_is_not_closed_or_not_quite_opened(text: str, place: str) -> None:
    """FM014 points at the opening line, and none of the file is taken for text."""
    assert refused(text).code == "FM014"
    assert excerpt(text) == place
    assert read_front_matter(text).body_start == len(text)


def test_hint_of_an_unclosed_block_names_the_line_that_was_meant_to_close_it() -> None:
    """A line of dashes below the fields is the one to replace."""
    assert str(refused("---\ntitle: 题\n———\n\n正文").hint) == "replace `———` below the fields by `---`"


@pytest.mark.parametrize("body", ["正文一段，没有冒号。", "## 标题\n\n正文", "> 引文 一\n\n正文 二", "**粗** 正文"])
def test_block_that_only_a_later_rule_closes_is_unclosed(body: str) -> None:
    """Text between the fields and a thematic break further down is not called bad YAML."""
    text = f"---\ntitle: 题\n\n{body}\n\n---\n\n下文"
    issue = refused(text)
    assert (issue.code, excerpt(text)) == ("FM014", "---")
    assert body.split("\n", maxsplit=1)[0] in str(issue.hint)
