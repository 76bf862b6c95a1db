"""Posts and pages at the addresses they had."""

from __future__ import annotations

import msgspec

from tests.publish.factory import build
from tests.publish.kinds.test_redirect import moved as leading
from tests.publish.moved.test_feeds import moved

POST = "content/zh/posts/notes/2026-01-31-a.md"


def test_a_post_leads_from_where_its_generator_had_it() -> None:
    """In the source locale without a locale in front, in others with theirs; with the file's whole name, too (Hexo)."""
    files = {POST: "---\ntitle: 甲\n---\n文", "content/en/posts/notes/2026-01-31-a.md": "---\ntitle: A\n---\ntext"}
    found = leading(build(files, config=moved("hexo")))
    assert found["2026/01/31/notes/a/index.html"] == "../../../../../zh/posts/notes/a/"
    assert found["2026/01/31/notes/2026-01-31-a/index.html"] == "../../../../../zh/posts/notes/a/"
    assert found["en/2026/01/31/notes/a/index.html"] == "../../../../../posts/notes/a/"


def test_posts_may_have_had_other_addresses() -> None:
    """`old_permalink` says so; it stands for posts alone."""
    config = moved("hexo")
    build_settings = msgspec.structs.replace(config.build, old_permalink="/posts/:title.html")
    config = msgspec.structs.replace(config, build=build_settings)
    files = {POST: "---\ntitle: 甲\n---\n文", "content/zh/about.md": "# 关于\n\n文"}
    found = leading(build(files, config=config))
    assert found["posts/a.html"] == "../zh/posts/notes/a/"
    assert found["about/index.html"] == found["about.html"].replace("zh", "../zh") == "../zh/about/"
    assert "2026/01/31/notes/a/index.html" not in found


def test_an_alias_goes_before_and_nothing_is_replaced() -> None:
    """What an author writes down is meant; a page that is there stays."""
    files = {
        POST: "---\ntitle: 甲\n---\n文",
        "content/zh/b.md": "---\ntitle: 乙\naliases: [/2026/01/31/notes/a/]\n---\n文",
    }
    found = leading(build(files, config=moved("hexo")))
    assert found["2026/01/31/notes/a/index.html"] == "../../../../../zh/b/"
    assert "zh/b/index.html" not in found


def test_fillers_lead_to_the_original() -> None:
    """Docusaurus showed untranslated posts in every locale."""
    found = leading(build({"content/zh/blog/2026-01-31-a.md": "---\ntitle: 甲\n---\n文"}, config=moved("docusaurus")))
    assert found["blog/2026/01/31/a/index.html"] == "../../../../../zh/blog/a/"
    assert found["en/blog/2026/01/31/a/index.html"] == "../../../../../../zh/blog/a/"
    assert not any(path.startswith("en/2026") for path in found)
