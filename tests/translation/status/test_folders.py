"""Documents by folder, as deep as can be taken in."""

from __future__ import annotations

import msgspec

from docpipe.model.translation import Label
from docpipe.translation.status.folders import by_folder, common_folder
from tests.translation.statuses import ITEMS, item, report_of


def test_one_folder_tells_nothing_new() -> None:
    """Then there are none."""
    assert by_folder(report_of(item("a", Label.MISSING, 0, 0), item("b", Label.MISSING, 0, 0)).locales[0]) == ()
    assert by_folder(report_of(item("old", Label.ORPHAN, 0, 0)).locales[0]) == ()


def test_the_folder_with_most_work_stands_first() -> None:
    """Documents beside the folders are one of their own."""
    found = by_folder(report_of().locales[0])
    assert [(path, status.effort.characters) for path, status in found] == [
        ("content/zh", 411),
        ("content/zh/blog", 50),
    ]


def test_folders_are_cut_where_there_would_be_too_many() -> None:
    """Thirty folders of two: the two are told, and all of them if wanted."""
    items = [item(f"{top}/{number}/a", Label.MISSING, 0, 0) for top in ("docs", "blog") for number in range(15)]
    status = report_of(*items).locales[0]
    assert [path for path, _ in by_folder(status)] == ["content/zh/blog", "content/zh/docs"]
    assert len(by_folder(status, None)) == 30


def test_a_post_with_a_folder_to_itself_belongs_to_the_one_above() -> None:
    """So does not the index of a section."""
    items = [item(path, Label.MISSING, 0, 0) for path in ("blog/a/index", "blog/b/index", "docs/index", "docs/c")]
    found = {path: len(each.items) for path, each in by_folder(report_of(*items).locales[0])}
    assert found == {"content/zh/blog": 2, "content/zh/docs": 2}


def test_no_documents_have_no_folder() -> None:
    """And documents everywhere share the root."""
    assert common_folder(()) == ""
    assert common_folder(ITEMS) == "content/zh"
    assert common_folder((msgspec.structs.replace(ITEMS[0], path="a.md"), ITEMS[0])) == ""
