"""Links whose address is a generator's tag with blanks in it: text to Markdown, links to the reader."""

from __future__ import annotations

import pytest

from docpipe.model.link import LinkKind
from docpipe.parse.tags import tag_links
from tests.parse.posts import document, markup


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ('见[甲]({{< ref "a.md" >}})。', [('[甲]({{< ref "a.md" >}})', '{{< ref "a.md" >}}', "甲")]),
        ('见[甲]( {{% relref "a.md" %}}#b )。', [('[甲]( {{% relref "a.md" %}}#b )', '{{% relref "a.md" %}}#b', "甲")]),
        ("[a *b*]({% post_url 2020-01-01-c_d_e %})", [("[a *b*]({% post_url 2020-01-01-c_d_e %})",) * 1]),
        (
            '[甲]({{ site.baseurl }}{% link _posts/a.md %} "题")',
            [('[甲]({{ site.baseurl }}{% link _posts/a.md %} "题")',)],
        ),
        ("**[甲]({{ site.url }}/a/)**", [("[甲]({{ site.url }}/a/)", "{{ site.url }}/a/", "甲")]),
        ("- 见\n  [甲]({{ page.url }})", [("[甲]({{ page.url }})", "{{ page.url }}", "甲")]),
        ("> 见\n> [甲]({{ page.url }})", [("[甲]({{ page.url }})",)]),
        ("| 甲 |\n| --- |\n| [乙]({{ page.url }}) |", [("[乙]({{ page.url }})",)]),
        ("[a [b] c]({{ page.url }})", [("[a [b] c]({{ page.url }})",)]),
        ("前文 {% post_link a-b 标题 %}。", [("{% post_link a-b 标题 %}", "{% post_link a-b 标题 %}", "")]),
        ('[甲]({{<ref "a.md">}})', [('[甲]({{<ref "a.md">}})', '{{<ref "a.md">}}', "甲")]),
    ],
)
def test_links_of_tags(text: str, links: list[tuple[str, ...]]) -> None:
    """Each knows the whole of it, its address and its text."""
    found = document(text).links
    written = [(link.span.of(text), link.target_span.of(text), link.text) for link in found]
    assert [each[: len(wanted)] for each, wanted in zip(written, links, strict=True)] == links
    assert all(link.kind is LinkKind.TAG and link.target == link.target_span.of(text) for link in found)


def test_images_of_tags() -> None:
    """The description is between the brackets."""
    text = "见 ![甲 乙]({{ site.url }}/a.png) 和 [![丙](b.png)]({{ page.url }})。"
    found = document(text)
    assert [(image.kind, image.target, image.alt) for image in found.images] == [
        (LinkKind.INLINE, "b.png", "丙"),
        (LinkKind.TAG, "{{ site.url }}/a.png", "甲 乙"),
    ]
    assert [link.span.of(text) for link in found.links] == ["[![丙](b.png)]({{ page.url }})"]


@pytest.mark.parametrize(
    "text",
    [
        '`[甲]({{< ref "a.md" >}})`',
        '```\n[甲]({{< ref "a.md" >}})\n```',
        '\\[甲]({{< ref "a.md" >}})',
        '甲]({{< ref "a.md" >}})',
        '[甲] ({{< ref "a.md" >}})',
        '[甲]({{< ref "a.md"',
        "[甲]({{ a\nb }})",
        "[甲](乙 丙)",
        '<!-- [甲]({{< ref "a.md" >}}) -->',
        "{% include a.md %}",
    ],
)
def test_what_is_no_link(text: str) -> None:
    """In code, escaped, without its brackets, over lines: nothing."""
    assert document(text).links == ()


def test_what_markdown_sees_itself_is_counted_once() -> None:
    """Without blanks, or in angle brackets, the address is one of Markdown."""
    found = document('[甲]({{site.url}}/a) [乙](<{{% ref "a.md" %}}>)').links
    assert [(link.kind, link.target) for link in found] == [
        (LinkKind.INLINE, "{{site.url}}/a"),
        (LinkKind.INLINE, '{{% ref "a.md" %}}'),
    ]


def test_the_page_and_the_digests_stay_as_they_are() -> None:
    """No slot stands for such a link, and no digest counts its address."""
    text = "[甲]({{ page.url }}) [乙](b.md)"
    assert markup(text) == "<p{block 0}>[甲]({{ page.url }}) <a{link 0}>乙</a></p>\n"
    (block,) = document(text).blocks
    assert block.anchor_values == document("[甲]({{ page.url}}) [乙](b.md)").blocks[0].anchor_values


@pytest.mark.parametrize(
    "text", ["[" * 20_000 + "]({{ a }})" * 2_000, "]({{ " * 20_000, "{% post_link " * 20_000, "](" + "{{ a }}" * 20_000]
)
def test_many_brackets_cost_little(text: str) -> None:
    """Brackets are paired in one pass."""
    assert len(list(tag_links(text, ()))) <= text.count("]")
