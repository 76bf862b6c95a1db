"""One text to everything known of it."""

from __future__ import annotations

import pytest
from hypothesis import given

from docpipe.config.markdown import Markdown
from docpipe.config.schema import Config, Links, Site
from docpipe.model.diagnostic import Issue, Message, RuleCode
from docpipe.model.document import DocumentKind
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.text import Span
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from tests.parse.markdown_source import documents
from tests.parse.posts import document, parsed


def test_a_post_is_read_whole() -> None:
    """Facts of the front matter and of the body meet in one value."""
    text = "---\ntitle: 题\ndate: 2024-05-11\n---\n\n# 一\n\n[二](./b.md)\n"
    found = parsed(text, path="content/zh/blog/2024-05-11-a.md")
    facts = found.document
    assert facts is not None
    assert (facts.kind, facts.title, facts.title_heading, facts.stem) == (DocumentKind.POST, "题", -1, "a")
    assert (facts.digest, facts.length, facts.line_starts) == (Digest("0"), len(text), found.lines.starts)
    assert found.body_start == text.index("\n# 一")
    assert found.issues == ()


@pytest.mark.parametrize(
    ("text", "title", "heading"),
    [
        ("# 一\n# 二", "一", 0),
        ("## 一\n\n> # *二* {#a}", "二", 1),
        ("---\ntitle: 题\n---\n# 一", "题", -1),
        ("## 一", "", -1),
        ("#\n\n# 一", "", 0),
        ("一\n===", "一", 0),
    ],
)
def test_the_first_h1_is_the_title_where_the_front_matter_has_none(text: str, title: str, heading: int) -> None:
    """`title_heading` says which heading that is, so that a page shows it once."""
    found = document(text)
    assert (found.title, found.title_heading) == (title, heading)


@pytest.mark.parametrize(
    ("front_matter", "blocks"),
    [
        ("title: 题\ndescription: 述", ["题", "述"]),
        ("title: 题\nsummary: 摘", ["题", "摘"]),
        ("title: 题\nexcerpt: 选", ["题", "选"]),
        ("title: ''", []),
        ("date: 2024-05-11", []),
    ],
)
def test_title_and_description_are_blocks_where_they_say_something(front_matter: str, blocks: list[str]) -> None:
    """Whatever name the dialect has for the description."""
    assert [block.text for block in document(f"---\n{front_matter}\n---\n").blocks] == blocks


def test_a_blocking_issue_of_reading_ends_the_work() -> None:
    """What could not be decoded is not parsed; the issue stays."""
    issue = Issue(RuleCode("ST012"), None, Message("not UTF-8"), blocking=True)
    file = SourceFile("content/zh/a.md", LocaleName("zh"), DocumentKey("a"))
    found = parse("# 一", file, ParseOptions(), digest=Digest("0"), issues=(issue,))
    assert (found.document, found.body, found.issues) == (None, None, (issue,))


def test_an_issue_that_does_not_block_is_kept_beside_others() -> None:
    """Issues come in the order of the work: reading, front matter, body."""
    issue = Issue(RuleCode("ST012"), Span(0, 1), Message("a replacement character"))
    file = SourceFile("content/zh/a.md", LocaleName("zh"), DocumentKey("a"))
    found = parse("\ufffd\n\n```\n", file, ParseOptions(), digest=Digest("0"), issues=(issue,))
    assert [each.code for each in found.issues] == ["ST012", "ST007"]


def test_front_matter_that_cannot_be_read_ends_the_work() -> None:
    """There is no post without knowing where its body starts."""
    found = parsed("---\ntitle: [\n---\n# 一\n")
    assert found.document is None
    assert any(each.blocking for each in found.issues)


@pytest.mark.parametrize(
    ("text", "fence", "line"),
    [
        ("甲\n\n```py\n乙\n\n丙\n", "```", 3),
        ("~~~~\n乙\n~~~\n", "~~~~", 1),
        ("```\n乙\n```\n\n```\n丙", "```", 5),
        ("> ```\n> 乙\n", "```", 1),
        ("- 甲\n\n  ```\n  乙", "```", 3),
        ("[^1]: ```\n    乙", "```", 1),
        ("> ```\n> 乙\n\n丙", "```", 1),
        ("- ```\n  乙\n- 丙", "```", 1),
        (":::tip\n```\n乙\n:::\n\n丙", "```", 2),
    ],
)
def test_a_fence_that_is_never_closed_is_named_where_it_opens(text: str, fence: str, line: int) -> None:
    """Whether it swallows the rest of the post, or a list, quote or admonition ends it."""
    found = parsed(text)
    (issue,) = found.issues
    assert (issue.code, issue.blocking) == ("ST007", True)
    assert issue.span is not None
    assert issue.span.of(text) == fence
    assert found.lines.position(issue.span.start).line == line
    assert found.document is not None


@pytest.mark.parametrize(
    "text",
    [
        "```\n乙\n```",
        "```\n乙\n```\n\n\n",
        "```\n```",
        "> ```\n> 乙\n> ```",
        "- ```\n  乙\n  ```\n\n丙",
        "````\n```\n````",
        "   ```\n乙\n  ```",
        "``` 乙 ```",
        "    ```\n    乙",
    ],
)
def test_a_closed_fence_is_no_issue(text: str) -> None:
    """Blank lines behind it, fences inside it and inline code are not mistaken."""
    assert parsed(text).issues == ()


def test_facts_come_in_the_order_of_the_file() -> None:
    """Runs, comments and HTML are sorted by place, though notes and blocks of HTML are read apart."""
    text = "a ^[b] <i>c</i> <!-- d -->\n\n<div><!-- e --></div>\n\n|f|<b>|\n|-|-|\n|g <!-- h -->|\n\n[^1]: i\n"
    found = parsed(text)
    for facts in (found.runs, found.comments, found.html):
        spans = [fact.span for fact in facts]
        assert spans == sorted(spans)
    assert [run.text for run in found.runs] == ["a ", "b", " ", "c", " ", "f", "g ", "i"]


@given(documents())
def test_parsing_is_a_function_of_its_arguments(text: str) -> None:
    """The same text gives the same value, whatever was parsed in between."""
    first = parsed(text)
    parsed("[a]: b\n\n[^1]: c ^[d]\n\n# e")
    again = parsed(text)
    assert (first.document, first.body, first.runs, first.issues) == (
        again.document,
        again.body,
        again.runs,
        again.issues,
    )


def test_options_come_from_the_configuration() -> None:
    """Renderer, slugs and time zone are the site's."""
    config = Config(
        site=Site(source=LocaleName("zh"), locales=(), timezone="Europe/Paris"),
        markdown=Markdown(renderer="commonmark"),
        links=Links(slugs="hugo"),
    )
    assert ParseOptions.of(config) == ParseOptions("commonmark", "hugo", "Europe/Paris")
