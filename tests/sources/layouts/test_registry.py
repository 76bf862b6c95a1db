"""Tests of which layout a folder is, and where its root is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.model.errors import ConfigError
from docpipe.sources.layouts import look
from docpipe.sources.layouts.registry import LAYOUTS, detect, find_root
from tests.sources.layouts.sites import found_in

WriteSite = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(
    ("site_name", "layout"),
    [
        ("docusaurus", "docusaurus"),
        ("hugo", "hugo"),
        ("hugo-suffix", "hugo"),
        ("hexo", "hexo"),
        ("jekyll", "jekyll"),
        ("folder", "folder"),
    ],
)
def test_every_kind_is_known(site: Callable[[str], Path], site_name: str, layout: str) -> None:
    """Each of the example sites is found to be what it is, from any folder inside."""
    root = site(f"layouts/{site_name}")
    assert found_in(root).layout == layout
    inside = next(path.parent for path in sorted(root.rglob("*.md")) if path.parent != root)
    assert find_root(inside) == (root.resolve() if layout != "folder" else None)


def test_docpipe_s_own_layout_is_found_to_be_the_default(write_site: WriteSite) -> None:
    """content/<locale>/ needs nothing but the defaults."""
    root = write_site({"content/zh/a.md": "# 一\n", "README.md": "# x\n"})
    assert detect(root) is None
    assert find_root(root / "content/zh") == root.resolve()


def test_the_nearest_folder_with_a_file_is_the_root(write_site: WriteSite) -> None:
    """From a folder or a file inside, the nearest docpipe.toml upward decides."""
    root = write_site(
        {"docpipe.toml": "", "content/zh/a.md": "", "inner/docpipe.toml": "", "inner/content/en/b.md": ""}
    )
    assert find_root(root / "content/zh") == root.resolve()
    assert find_root(root / "content/zh/a.md") == root.resolve()
    assert find_root(root / "inner/content") == (root / "inner").resolve()


def test_a_content_folder_is_enough(write_site: WriteSite) -> None:
    """Without docpipe.toml, content/ with a folder of a known locale makes a site; other folders do not."""
    root = write_site({"a/content/zh/a.md": "", "b/content/posts/a.md": ""})
    assert find_root(root / "a/content/zh") == (root / "a").resolve()
    assert find_root(root / "b/content/posts") is None


def test_a_file_further_up_wins_over_a_content_folder(write_site: WriteSite) -> None:
    """docpipe.toml is looked for all the way up first."""
    root = write_site({"docpipe.toml": "", "docs/content/zh/a.md": ""})
    assert find_root(root / "docs") == root.resolve()


def test_a_repository_is_the_furthest_root(write_site: WriteSite) -> None:
    """Nothing outside the repository is looked at, and the repository itself is the last resort."""
    root = write_site({"_posts/a.md": "# 一\n", "inner/.git/HEAD": "", "inner/notes/a.md": "# 二\n"})
    assert find_root(root / "inner/notes") == (root / "inner").resolve()


def test_a_site_inside_a_repository_of_code(write_site: WriteSite) -> None:
    """A site that has its usual folder is found from above, too."""
    root = write_site(
        {".git/HEAD": "", "README.md": "# x\n", "website/hugo.toml": "", "website/content/posts/a.md": "# 一\n"}
    )
    found = found_in(root)
    assert (found.layout, [mount.folder for mount in found.mounts]) == ("hugo", ["website/content"])
    assert found.assets == ("website/static",)
    assert find_root(root / "website/content") == (root / "website").resolve()


def test_a_site_that_keeps_its_documents_beside_itself(write_site: WriteSite) -> None:
    """Where website/ takes its documentation from ../docs, the folder above both is the root."""
    config = "module.exports = { presets: [['classic', { docs: { path: '../docs' } }]] };"
    root = write_site({"website/docusaurus.config.js": config, "docs/a.md": "# 一\n", "website/blog/b.md": "# 二\n"})
    assert find_root(root / "website/blog") == root.resolve()
    assert sorted(mount.folder for mount in found_in(root).mounts) == ["docs", "website/blog"]
    assert [mount.folder for mount in found_in(root / "website").mounts] == ["blog"]


def test_a_layout_may_be_named(write_site: WriteSite) -> None:
    """A named layout is looked for whatever else the folder might be; an unknown name is said."""
    root = write_site({"_posts/a.md": "# 一\n", "source/_posts/b.md": "# 二\n"})
    assert found_in(root).layout == "hexo"
    assert found_in(root, "jekyll").layout == "jekyll"
    with pytest.raises(ConfigError, match='Did you mean "jekyll"'):
        detect(root, "jekyl")


def test_names_are_unique() -> None:
    """No two layouts have one name, and the last takes every folder."""
    assert len({kind.name for kind in LAYOUTS}) == len(LAYOUTS)
    assert LAYOUTS[-1].name == "folder"


def test_a_huge_folder_is_refused(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder is not looked through to the end."""
    monkeypatch.setattr(look, "MOST_FOLDERS", 3)
    root = write_site({f"{number}/a.txt": "" for number in range(5)})
    with pytest.raises(look.TooLargeError, match="docpipe lint FOLDER"):
        detect(root)
