"""Fields of a wrong type: what is left out, what blocks, and what to type instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.diagnostic import Applicability, Severity
from tests.parse.metas import issue, meta, place, read


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("去中心化AI：概述", "去中心化AI：概述"),
        ("2024", "2024"),
        ("007", "007"),
        ("2024-05-11", "2024-05-11"),
        ("yes", "yes"),
        ("1.0", "1.0"),
        ("''", ""),
        ("", ""),
        ("' 空 '", "空"),
        ("|\n  一\n  二", "一 二"),
    ],
)
def test_title_is_the_text_its_author_wrote(written: str, title: str) -> None:
    """A number, a date or a yes is a title as written; lines are joined."""
    assert meta(f"title: {written}").title == title


@pytest.mark.parametrize("written", ["[x]", "{a: b}"])
def test_title_that_is_no_text_blocks(written: str) -> None:
    """A list or a map as the title is FM003 at the value."""
    assert (issue(f"title: {written}").code, issue(f"title: {written}").blocking) == ("FM003", True)
    assert place(f"title: {written}") == written


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("2024-13-45", None),
        ("May 11", None),
        ("2024年5月11日", "2024-05-11"),
        ("'2024年5月11日'", "2024-05-11"),
        ("20240511", "2024-05-11"),
        ("May 11, 2024", "2024-05-11"),
        ("[2024-05-11]", None),
        ("10:00:00", None),
    ],
)
def test_date_that_is_none_blocks(written: str, spelling: str | None) -> None:
    """FM008 names the ISO form; where the date is certain a safe fix types it, and then it is read."""
    found = issue(f"date: {written}")
    assert (found.code, found.blocking) == ("FM008", True)
    assert place(f"date: {written}") == written
    assert (spelling or "2024-05-11") in str(found.hint)
    assert (found.fix is not None) == (spelling is not None)
    if found.fix is not None:
        assert found.fix.applicability is Applicability.SAFE
        assert meta(f"date: {found.fix.edits[0].text}").date is not None


def test_bare_date_with_slashes_is_read_with_a_note() -> None:
    """`2024/5/11` is a date; the note at info has a safe fix."""
    found, (note,) = read("date: 2024/5/11")
    assert found.date is not None
    assert (note.code, note.severity, note.blocking) == ("FM008", Severity.INFO, False)
    assert note.fix is not None
    assert note.fix.edits[0].text == "2024-05-11"


def test_update_that_is_no_date_does_not_block() -> None:
    """It is left out and reported; Starlight's switch of that name is no date at all."""
    found, (wrong,) = read("updated: 昨天")
    assert (found.updated, wrong.code, wrong.blocking) == (None, "FM008", False)
    assert meta("lastUpdated: false").updated is None


@pytest.mark.parametrize("written", ["[[a]]", "[{title: x}]", "[true]"])
def test_author_that_is_none_is_left_out(written: str) -> None:
    """FM003 points at the one item and does not block."""
    assert (issue(f"authors: {written}").code, issue(f"authors: {written}").blocking) == ("FM003", False)
    assert place(f"authors: {written}") == written[1:-1]


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("研究", ("研究",)),
        ("a b", ("a", "b")),
        ("a b, c", ("a b", "c")),
        ("公司，路线图、其他", ("公司", "路线图", "其他")),
    ],
)
def test_tags_as_a_text_are_read_with_a_note(written: str, tags: tuple[str, ...]) -> None:
    """The note is FM003 at info, and its hint is the list."""
    found, (note,) = read(f"tags: {written}")
    assert found.tags == tags
    assert (note.code, note.severity, note.blocking) == ("FM003", Severity.INFO, False)
    assert f"tags: [{', '.join(tags)}]" in str(note.hint)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("tags: 3", "3"),
        ("tags: {a: b}", "{a: b}"),
        ("tags: [{x: y}]", "{x: y}"),
        ("tags: [[[a]]]", "[[a]]"),
        ("description: [x]", "[x]"),
        ("slug: {a: b}", "{a: b}"),
        ("keywords: true", "true"),
        ("aliases: 2024-05-11", "2024-05-11"),
        ("unlisted: 1.5", "1.5"),
    ],
)
def test_field_of_a_wrong_type_is_left_out(content: str, where: str) -> None:
    """FM003 says what it is and what is needed; the post can be published."""
    found = issue(content)
    assert (found.code, found.blocking, found.severity) == ("FM003", False, None)
    assert place(content) == where
    assert " is needed" in str(found.message)


def test_draft_that_is_neither_yes_nor_no_is_kept_back() -> None:
    """A draft published by mistake cannot be called back."""
    found, (wrong,) = read("draft: maybe")
    assert found.draft
    assert (wrong.code, wrong.blocking) == ("FM003", False)


KEYS = st.sampled_from(
    [
        *(
            "title",
            "date",
            "publishDate",
            "published",
            "updated",
            "last_update",
            "tags",
            "tag",
            "categories",
            "authors",
        ),
        *("author", "params", "slug", "permalink", "url", "image", "images", "cover", "draft", "status", "unlisted"),
        *("aliases", "keywords", "source", "translation_of", "description", "summary", "taxonomies", "category"),
    ]
)
WRITTEN = st.sampled_from(
    [
        *("", "~", "true", "no", "1", "1.5", ".nan", "2024-05-11", "2024-13-45", "文", "''", "' '", "[]", "{}", "[[]]"),
        *("[a, [b, [c]]]", "{a: b}", "{name: x}", "{date: x}", "{created: 1}", "{tags: 1}", "{author: [x]}", "[~, 1]"),
        *("{key: [x]}", "/:a/", "a/../b", "[{label: x}, {name: []}]", "|\n  a\n  b", "draft", "{image: [x]}", "[{}]"),
    ]
)


@given(st.dictionaries(KEYS, WRITTEN))
def test_any_types_are_read(entries: dict[str, str]) -> None:
    """No combination of fields and types raises; every issue has a place inside the block and a hint."""
    found, issues = read("\n".join(f"{key}: {value}" for key, value in entries.items()))
    assert all(found.tags)
    for one in issues:
        assert one.code in {"FM003", "FM008"}
        assert one.span is not None
        assert str(one.message)
        assert str(one.hint)


@pytest.mark.parametrize("field", ["tags", "authors", "aliases", "keywords", "categories"])
def test_no_list_has_more_items_than_anybody_writes(field: str) -> None:
    """Each tag is a page that names all of a post's tags: six thousand would be a site of two gigabytes."""
    assert meta(f"{field}: [{', '.join(f't{number}' for number in range(200))}]")
    found = issue(f"{field}: [{', '.join(f't{number}' for number in range(201))}]")
    assert (found.code, found.blocking) == ("FM015", True)


@pytest.mark.parametrize("written", [",".join(map(str, range(300))), " ".join(map(str, range(300)))])
def test_nor_has_a_list_that_is_written_as_a_text(written: str) -> None:
    """Divided at commas or at blanks."""
    found = [each for each in read(f"tags: {written}")[1] if each.blocking]
    assert [each.code for each in found] == ["FM015"]
