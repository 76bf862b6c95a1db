"""Tests of what is found in a Docusaurus repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.sources.layouts.sites import config_of, found_in, versions

WriteSite = Callable[[dict[str, str | bytes]], Path]
I18N = "i18n/zh-Hans/docusaurus-plugin-content-"


def test_every_plugin_and_version_is_found(site: Callable[[str], Path]) -> None:
    """Posts, documentation, its versions, further instances and pages have the same key in all locales."""
    assert versions(site("layouts/docusaurus")) == {
        "blog/2024-05-11-first": {"en": "blog/2024-05-11-first.md", "zh-Hans": f"{I18N}blog/2024-05-11-first.md"},
        "blog/2024-06-02-second/index": {"en": "blog/2024-06-02-second/index.md"},
        "docs/intro": {"en": "docs/intro.md", "zh-Hans": f"{I18N}docs/current/intro.md"},
        "docs/guide/install": {"en": "docs/guide/install.md", "zh-Hans": f"{I18N}docs/current/guide/install.md"},
        "docs/version-1.0/intro": {
            "en": "versioned_docs/version-1.0/intro.md",
            "zh-Hans": f"{I18N}docs/version-1.0/intro.md",
        },
        "community/docs/team": {"en": "people/team.md", "zh-Hans": f"{I18N}docs-community/current/team.md"},
        "pages/about": {"en": "src/pages/about.md"},
    }


def test_the_rules_of_docusaurus_hold(site: Callable[[str], Path]) -> None:
    """Heading ids and addresses are Docusaurus's, and emphasis is CommonMark's."""
    config = config_of(site("layouts/docusaurus"))
    assert (config.links.slugs, config.site.permalink, config.markdown.renderer) == (
        "docusaurus",
        "docusaurus",
        "commonmark",
    )
    assert (config.source, config.layout.assets) == ("en", ("static",))


def test_translations_alone_tell_what_it_is(write_site: WriteSite) -> None:
    """Without a configuration the folders of i18n/ are enough; the source is what the posts are written in."""
    root = write_site({"blog/a.md": "# 第一篇\n\n正文。\n", "i18n/en/docusaurus-plugin-content-blog/a.md": "# One\n"})
    found = found_in(root)
    assert (found.layout, found.source, found.locales, found.because) == ("docusaurus", "zh", ("zh", "en"), "i18n")


def test_a_locale_without_data_is_left_out(write_site: WriteSite) -> None:
    """A language that docpipe does not know is named, and its files are not read."""
    root = write_site(
        {
            "docusaurus.config.ts": "export default { i18n: { defaultLocale: 'en', locales: ['en', 'tlh'] } };",
            "docs/a.md": "# A\n",
            "i18n/tlh/docusaurus-plugin-content-docs/current/a.md": "# a\n",
        }
    )
    assert found_in(root).left_out == ("tlh",)
    assert list(versions(root)) == ["docs/a"]


def test_folders_are_where_the_configuration_says(write_site: WriteSite) -> None:
    """`path:` of a preset and `staticDirectories` are obeyed, comments are not."""
    text = """
    // blog: { path: 'old' },
    /* blog: { path: 'old' }, */
    module.exports = {
      staticDirectories: ['public', 'static'],
      presets: [['classic', { docs: false, blog: { include: ['**/*.md'], path: 'posts', exclude: ['**/x/*.md'] } }]],
    };
    """
    root = write_site({"docusaurus.config.js": text, "posts/a.md": "# 一篇文章\n", "old/a.md": "# 旧的\n"})
    found = found_in(root)
    assert [mount.folder for mount in found.mounts] == ["posts"]
    assert found.assets == ("public", "static")
