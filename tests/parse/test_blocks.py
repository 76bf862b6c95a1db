"""Tokens become blocks with nesting and digests, and headings with ids."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.block import BlockKind
from docpipe.parse.options import ParseOptions
from tests.parse.markdown_source import WORDS
from tests.parse.posts import document, parsed


def _outline(text: str) -> list[tuple[str, str, int, str]]:
    return [(block.kind.value, block.nesting, block.level, block.text) for block in document(text).blocks]


def test_nesting_names_the_containers_from_the_outside() -> None:
    """One letter for each quote, list, table, admonition and footnote around a block."""
    text = "> - a\n>   1. b\n\n:::tip 题\n|c|d|\n|-|-|\n:::\n\n[^1]: e\n\n    > f\n\n> [!NOTE]\n> - g\n\nh"
    assert _outline(text) == [
        ("item", "qu", 0, "a"),
        ("item", "quo", 0, "b"),
        ("admonition-title", "a", 0, "题"),
        ("cell", "at", 0, "c"),
        ("cell", "at", 1, "d"),
        ("paragraph", "f", 0, "e"),
        ("paragraph", "fq", 0, "f"),
        ("item", "au", 0, "g"),
        ("paragraph", "", 0, "h"),
    ]


def test_a_paragraph_is_an_item_only_directly_in_a_list() -> None:
    """In a quote or admonition within a list item it is a paragraph."""
    assert _outline("- a\n\n  b\n\n  > c") == [
        ("item", "u", 0, "a"),
        ("item", "u", 0, "b"),
        ("paragraph", "uq", 0, "c"),
    ]


def test_cells_are_numbered_in_their_row() -> None:
    """Short rows are filled up, long ones cut, escaped pipes belong to their cell."""
    assert _outline("|a|b|\n|:-|-:|\n|`c\\|d`|\n|e|f|g|") == [
        ("cell", "t", 0, "a"),
        ("cell", "t", 1, "b"),
        ("cell", "t", 0, "c|d"),
        ("cell", "t", 1, ""),
        ("cell", "t", 0, "e"),
        ("cell", "t", 1, "f"),
    ]


def test_title_and_description_come_first_in_the_order_they_are_written() -> None:
    """The front matter's texts are blocks like any others, at the place of their values."""
    text = "---\ndescription: 述 12\ntitle: 题\n---\n文\n"
    blocks = document(text).blocks
    assert [(block.kind, block.span.of(text)) for block in blocks] == [
        (BlockKind.DESCRIPTION, "述 12"),
        (BlockKind.TITLE, "题"),
        (BlockKind.PARAGRAPH, "文"),
    ]
    assert blocks[0].anchor_values == ("12",)


def test_code_and_html_span_the_whole_construct_and_are_not_translated() -> None:
    """Fences, indented code and raw HTML are blocks that stay as they are."""
    text = "> ```py\n> x = 1\n> ```\n\n    y\n\n<div>\nz 2\n</div>\n\n"
    blocks = document(text).blocks
    assert [(block.kind, block.span.of(text), block.text, block.anchor_values) for block in blocks] == [
        (BlockKind.CODE, "```py\n> x = 1\n> ```", "x = 1\n", ("`x = 1\n",)),
        (BlockKind.CODE, "y", "y\n", ("`y\n",)),
        (BlockKind.HTML, "<div>\nz 2\n</div>", "<div>\nz 2\n</div>\n", ("2",)),
    ]
    assert not any(block.translatable for block in blocks)
    assert all(block.loose for block in blocks)


def test_a_number_in_code_moves_the_anchors_of_its_block_only() -> None:
    """Code is compared like prose: loosely by what it says, exactly by its anchors."""
    one, two = (document(f"```\nx = {number}\n```").blocks[0] for number in (1, 2))
    assert one.loose == two.loose
    assert one.anchors != two.anchors


def test_a_change_of_a_number_url_or_code_moves_the_anchors_only() -> None:
    """Such a change is mechanical: docpipe can carry it over to a translation by itself."""
    before, *others = (
        document(text).blocks[0]
        for text in (
            "见 [文档](./a.md) 第 3 节 `run` ![图](a.png)",
            "见 [文档](./b.md) 第 3 节 `run` ![图](a.png)",
            "见 [文档](./a.md) 第 4 节 `run` ![图](a.png)",
            "见 [文档](./a.md) 第 3 节 `stop` ![图](a.png)",
            "见 [文档](./a.md) 第 3 节 `run` ![图](b.png)",
        )
    )
    assert {other.loose for other in others} == {before.loose}
    assert len({before.anchors, *(other.anchors for other in others)}) == 5


def test_breaking_lines_elsewhere_moves_nothing() -> None:
    """Reflowing a paragraph changes no digest and no count."""
    texts = (
        "第 1 章 two words 与 `a b` 2 图",
        "第\n1 章 two\nwords 与 `a\nb`\n2 图",
        "> 第 1\n> 章 two words 与 `a\n> b` 2 图",
    )
    facts = [(block.loose, block.anchors, block.han, block.words) for text in texts for block in document(text).blocks]
    assert facts == [facts[0]] * 3
    assert facts[0][2:] == (4, 2)


def test_emphasis_parts_no_number() -> None:
    """`1**2**` reads 12, and is the anchor 12."""
    assert document("1**2**").blocks[0].anchor_values == ("12",)


def test_what_holds_no_letter_is_not_translated() -> None:
    """Numbers, addresses, code and images alone are the same in every language."""
    texts = ("123 456", "<https://例.com/路径>", "`代码`", "![](a.png)", "😀 ！")
    assert [document(text).blocks[0].translatable for text in texts] == [False] * 5


def test_a_code_block_keeps_a_digest_when_it_holds_white_space_only() -> None:
    """It says nothing, but what it is stays comparable."""
    block = document("```\n\n```").blocks[0]
    assert (block.loose, block.anchor_values) == ("", ("`\n",))


def test_explicit_ids_win_wherever_they_stand() -> None:
    """A heading whose slug is another's explicit id makes way, even if it comes first."""
    headings = document("# 甲 a\n## a\n## 乙 {#a}\n### 丙 {#甲-a}").headings
    assert [(heading.id, heading.explicit, heading.repeated) for heading in headings] == [
        ("甲-a-1", False, True),
        ("a-1", False, True),
        ("a", True, False),
        ("甲-a", True, False),
    ]


def test_a_repeated_explicit_id_is_repaired_and_flagged() -> None:
    """The first keeps it; each other gets a number, so that every heading can be linked to."""
    headings = document("# a {#x}\n# b {#x}\n# c {#x-1}\n# d {#x}").headings
    assert [(heading.id, heading.repeated) for heading in headings] == [
        ("x", False),
        ("x-2", True),
        ("x-1", False),
        ("x-3", True),
    ]


def test_a_heading_without_text_has_no_id() -> None:
    """Nothing can be named after nothing; several such headings do not clash."""
    assert [heading.id for heading in document("#\n\n# !\n\n##").headings] == ["", "", ""]


def test_headings_are_found_in_quotes_lists_and_setext_form() -> None:
    """Wherever a heading stands it has its level and id, and its text without the id."""
    text = "标题 {#a}\n===\n\n两\n行 {#b}\n---\n\n> ### c {#d} ###\n\n- # e\n"
    headings = document(text).headings
    assert [(each.level, each.text, each.id, each.span.of(text)) for each in headings] == [
        (1, "标题", "a", "标题"),
        (2, "两行", "b", "两\n行"),
        (3, "c", "d", "c"),
        (1, "e", "e", "e"),
    ]


def test_the_slug_dialect_is_an_option() -> None:
    """Links written for another renderer find the ids that renderer made."""
    ids = [document("# A b，c", options=ParseOptions(slugs=dialect)).headings[0].id for dialect in ("github", "hexo")]
    assert ids == ["a-bc", "A-b，c"]


_TITLES = st.lists(
    st.one_of(st.sampled_from(("a", "a-1", "a-1-1", "A", "", "!", "中文", "中 文", "a {#a}", "b {#a-1}", "{#中文}")),
              st.sampled_from(WORDS)),
    max_size=12,
)  # fmt: skip


@given(_TITLES, st.sampled_from(("github", "docusaurus", "hugo", "vuepress", "hexo")))
def test_ids_are_unique_in_a_document(titles: list[str], dialect: str) -> None:
    """No two headings share an id, whatever their texts and explicit ids."""
    options = ParseOptions(slugs=dialect)  # type: ignore[arg-type]  # one of its literals
    headings = document("\n\n".join(f"# {title}" for title in titles), options=options).headings
    ids = [heading.id for heading in headings if heading.id]
    assert len(set(ids)) == len(ids)


@given(_TITLES)
def test_the_first_of_an_explicit_id_keeps_it(titles: list[str]) -> None:
    """What an author wrote as id is the id, and a heading is flagged exactly if it is not what it asks for."""
    headings = document("\n\n".join(f"# {title}" for title in titles)).headings
    written = [title[title.index("{#") + 2 : -1] for title in titles if title.endswith("}") and "{#" in title]
    assert {each.id for each in headings} >= set(written)
    assert all(each.repeated == (each.id not in written) for each in headings if each.explicit)


def test_notes_are_named_by_their_label() -> None:
    """A footnote's definition spans its mark; where it is never used it is known all the same."""
    text = "文[^注]\n\n> [^注]: 一\n\n[^2]: 二\n"
    assert [(note.label, note.span.of(text)) for note in parsed(text).notes] == [("注", "[^注]:"), ("2", "[^2]:")]
