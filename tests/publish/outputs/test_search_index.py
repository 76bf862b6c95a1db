"""The files of a locale's search index."""

from __future__ import annotations

import json

from tests.publish.factory import Built, build

POSTS = {
    f"content/zh/blog/2026-01-{day:02}-p{day}.md": f"---\ntitle: 第{day}篇\n---\n"
    + "".join(chr(0x4E00 + 40 * day + step) for step in range(400))
    for day in range(1, 29)
}


def pieces(built: Built, folder: str) -> dict[str, list[str]]:
    """Return the terms of each piece of an index by its first term, as the list of the pieces has it."""
    listed = json.loads(built.text(f"{folder}/index.json"))
    files = zip(listed["firsts"], listed["files"], strict=True)
    return {first: list(json.loads(built.text(f"{folder}/{name}"))) for first, name in files}


def test_a_term_is_in_the_piece_that_its_order_says() -> None:
    """Pieces follow each other, so that a browser asks for one only; there is no other file beside them."""
    built = build(POSTS)
    found = pieces(built, "zh/search")
    firsts = list(found)
    assert len(firsts) > 1
    assert firsts == sorted(firsts)
    for first, behind in zip(firsts, [*firsts[1:], "\U0010ffff"], strict=True):
        assert min(found[first]) == first
        assert max(found[first]) < behind
    names = {path for path in built.outputs if path.startswith("zh/search/") and path.endswith(".json")}
    assert len(names) == len(firsts) + 1


def test_a_piece_is_named_by_its_content() -> None:
    """What does not change keeps its name, so that browsers need not ask again."""
    name = "content/zh/blog/2026-01-28-p28.md"
    before, after = build(POSTS), build(POSTS | {name: "---\ntitle: 末篇\n---\n末"})
    old, new = (json.loads(built.text("zh/search/index.json"))["files"] for built in (before, after))
    assert old != new
    assert all(before.text(f"zh/search/{file}") == after.text(f"zh/search/{file}") for file in {*old} & {*new})


def test_an_index_lies_beside_its_page() -> None:
    """Where a document has the address of the search page, both stand elsewhere; a locale without texts has none."""
    built = build({"content/zh/a.md": "# 甲\n\n文字", "content/zh/search.md": "# 找\n\n自己的。"})
    places = [path.removesuffix("/index.json") for path in built.outputs if path.endswith("/index.json")]
    assert len(places) == 1
    assert places != ["zh/search"]
    assert "search.html" not in built.text("zh/search/index.html")
    assert f"{places[0]}/index.html" in built.outputs
