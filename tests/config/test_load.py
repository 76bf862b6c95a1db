"""Tests of finding a site and reading its configuration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.config.validate import Origin
from docpipe.model.errors import ConfigError

WriteSite = Callable[[dict[str, str | bytes]], Path]

FILE = """\
[site]
title = { zh = "笔记", en = "Notes" }
base_url = "https://example.org/blog"
source = "zh"
locales = ["zh", "en"]

[lint]
severity.TR001 = "info"
[[lint.per-file]]
glob = "content/zh/**"
ignore = ["LK001"]

[translation.en]
publish_at = 80
"""


def complaint(root: Path) -> str:
    """Return why a site's configuration cannot be loaded."""
    with pytest.raises(ConfigError) as caught:
        load(root)
    return str(caught.value)


def test_a_file_is_loaded(write_site: WriteSite) -> None:
    """Values, and what follows from them: locales in full, the address with its last slash."""
    loaded = load(write_site({"docpipe.toml": FILE}))
    config = loaded.config
    assert [locale.tag for locale in config.site.locales] == ["zh-Hans", "en"]
    assert config.site.base_url == "https://example.org/blog/"
    assert config.site_title("en") == "Notes"
    assert config.publish_at("en") == 80
    assert config.lint.per_file[0].ignore == ("LK001",)
    assert loaded.path == "docpipe.toml"


def test_every_value_has_its_origin(write_site: WriteSite) -> None:
    """A value's origin is the line of its key, or docpipe's default."""
    loaded = load(write_site({"docpipe.toml": FILE}))
    assert loaded.origin("site.base_url") == Origin("docpipe.toml", 3)
    assert loaded.origin("lint.severity") == Origin("docpipe.toml", 8)
    assert loaded.origin("lint.per-file.0.ignore") == Origin("docpipe.toml", 11)
    assert loaded.origin("translation.en.publish_at") == Origin("docpipe.toml", 14)
    assert loaded.origin("site.timezone") == Origin()


def test_without_a_file_the_folders_speak(write_site: WriteSite) -> None:
    """Locales are the folders of content/ that are known ones; the source is zh if it is there."""
    loaded = load(write_site({"content/en/a.md": "", "content/zh/a.md": "", "content/blog/a.md": ""}))
    assert [locale.name for locale in loaded.config.site.locales] == ["zh", "en"]
    assert loaded.config.source == "zh"
    assert loaded.path is None
    assert loaded.origin("site.locales") == Origin("content/")


def test_another_name_for_chinese_is_the_source_too(write_site: WriteSite) -> None:
    """Without zh, a folder of simplified Chinese is the source, else the first one."""
    chinese = load(write_site({"content/en/a.md": "", "content/zh-cn/a.md": ""}))
    assert chinese.config.source == "zh-cn"


def test_without_chinese_the_first_folder_is_the_source(write_site: WriteSite) -> None:
    """The first folder by name stands in for zh."""
    assert load(write_site({"content/ja/a.md": "", "content/en/a.md": ""})).config.source == "en"


def test_of_two_folders_for_one_language_the_first_stands(write_site: WriteSite) -> None:
    """Without a configuration no tag is given twice."""
    loaded = load(write_site({"content/zh/a.md": "", "content/zh-cn/a.md": ""}))
    assert [locale.name for locale in loaded.config.site.locales] == ["zh"]


def test_an_empty_folder_has_defaults(tmp_path: Path) -> None:
    """Nothing at all is a Chinese site."""
    assert load(tmp_path).config.source == "zh"


def test_a_plain_title_holds_for_every_locale(write_site: WriteSite) -> None:
    """A title that is text is the title everywhere."""
    config = load(write_site({"docpipe.toml": '[site]\ntitle = "Notes"'})).config
    assert config.site.title == {"": "Notes"}


def test_the_first_locale_is_the_source(write_site: WriteSite) -> None:
    """Where locales are named and the source is not, it is zh, else the first."""
    assert load(write_site({"docpipe.toml": '[site]\nlocales = ["en", "zh"]'})).config.source == "zh"
    assert load(write_site({"docpipe.toml": '[site]\nlocales = ["fr", "en"]'})).config.source == "fr"


def test_a_folder_of_any_name_can_be_a_locale(write_site: WriteSite) -> None:
    """`[locale.X]` says what the name does not."""
    text = '[site]\nlocales = ["main"]\n[locale.main]\ntag = "zh-Hant-HK"\nname = "香港"'
    locale = load(write_site({"docpipe.toml": text})).config.locale("main")
    assert (locale.tag, locale.label, locale.script) == ("zh-Hant-HK", "香港", "Hant")


def test_a_locale_table_names_a_locale(write_site: WriteSite) -> None:
    """Without site.locales, a folder that `[locale.X]` explains joins those that are known."""
    text = '[locale.trad]\ntag = "zh-Hant"'
    config = load(write_site({"docpipe.toml": text, "content/zh/a.md": "", "content/trad/a.md": ""})).config
    assert [locale.name for locale in config.site.locales] == ["zh", "trad"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('[site]\nlocales = ["zh", "xx"]', "2:18", '[locale.xx] tag = "en"'),
        ('[site]\nlocales = ["zh", "cn"]', "2:18", "the locales zh and cn are both zh-Hans"),
        ('[site]\nlocales = ["../zh"]', "2:12", "cannot be a folder"),
        ("[site]\nlocales = []", "2:11", "site.locales is empty"),
        ('[site]\nlocales = ["zh"]\nsource = "en"', "3:10", "which is not in site.locales. Write one of: zh"),
        (
            '[site]\nlocales = ["zh"]\n[site.title]\nzhh = "x"',
            "4:1",
            'the site has no locale "zhh". Did you mean "zh"?',
        ),
        ('[site]\nlocales = ["zh"]\n[translation.en]', "3:14", 'the site has no locale "en"'),
        ('[site]\nlocales = ["zh"]\n[lint.locale.en]', "3:14", 'the site has no locale "en"'),
        ('[site]\nlocales = ["zh"]\n[locale.en]', "3:9", 'the site has no locale "en"'),
        ('[locale.zh]\ntag = "it"', "2:7", "which docpipe has no data for. It knows ar, de, en"),
        ("[locale.xx]\nname = 'X'", "1:1", "cannot tell which language the locale"),
    ],
)
def test_locales_that_cannot_be(write_site: WriteSite, text: str, place: str, words: str) -> None:
    """Unknown, repeated and contradictory locales are refused at their place."""
    said = complaint(write_site({"docpipe.toml": text}))
    assert said.startswith(f"docpipe.toml:{place}: ")
    assert words in said


def test_a_source_beside_a_folder_of_the_same_language(write_site: WriteSite) -> None:
    """Where the locales follow from the folders, what they contradict is said without a line that does not exist."""
    said = complaint(write_site({"docpipe.toml": '[site]\nsource = "zh"', "content/zh-cn/a.md": ""}))
    assert said.startswith("docpipe.toml: the locales zh and zh-cn are both zh-Hans")


def test_a_file_that_is_no_toml(write_site: WriteSite) -> None:
    """A syntax error has file, line and column."""
    assert complaint(write_site({"docpipe.toml": "[site\n"})).startswith("docpipe.toml:1:6: ")


def test_a_file_that_is_not_utf8(write_site: WriteSite) -> None:
    """The place of the first wrong byte is given in characters."""
    said = complaint(write_site({"docpipe.toml": "\ufeff# 中文\n# 中".encode() + "文".encode("gbk")}))
    assert said == "docpipe.toml:2:4: it is not UTF-8. Save it as UTF-8"


def test_a_byte_order_mark_does_no_harm(write_site: WriteSite) -> None:
    """Editors on Windows write one."""
    assert load(write_site({"docpipe.toml": '\ufeff[build]\nout = "x"'})).config.build.out == "x"


def test_a_file_of_another_kind(write_site: WriteSite) -> None:
    """A file of megabytes is not read, and a folder of that name is said to be none."""
    assert "larger than 1 MiB" in complaint(write_site({"docpipe.toml": "#" * (1 << 20) + "\n"}))
    root = write_site({"other/docpipe.toml/x": ""})
    assert "it cannot be read" in complaint(root / "other")


def test_zh_stands_where_several_folders_are_chinese(tmp_path: Path) -> None:
    """Without a configuration the source is `zh` if it is there, whatever else lies beside it."""
    for name in ("cn", "en", "zh"):
        (tmp_path / "content" / name).mkdir(parents=True)
        (tmp_path / "content" / name / "a.md").write_text("# 题\n", encoding="utf-8")
    config = load(tmp_path).config
    assert config.source == "zh"
    assert [locale.name for locale in config.site.locales] == ["zh", "en"]


def test_an_empty_folder_is_no_locale(tmp_path: Path) -> None:
    """It says nothing of the site, unless there is no other."""
    for name in ("cn", "zh-tw", "en"):
        (tmp_path / "content" / name).mkdir(parents=True)
    assert load(tmp_path).config.source == "cn"
    (tmp_path / "content/en/a.md").write_text("# A\n", encoding="utf-8")
    assert [locale.name for locale in load(tmp_path).config.site.locales] == ["en"]
