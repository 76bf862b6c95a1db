"""Tests of locales as data."""

from __future__ import annotations

import pytest
from babel import Locale as BabelLocale
from babel import localedata

from docpipe.config.locales import known_locales, locale_for


@pytest.mark.parametrize(
    ("name", "tag", "babel", "open_graph"),
    [
        ("zh", "zh-Hans", "zh_Hans", "zh_CN"),
        ("zh-cn", "zh-Hans", "zh_Hans", "zh_CN"),
        ("zh_CN", "zh-Hans", "zh_Hans", "zh_CN"),
        ("cn", "zh-Hans", "zh_Hans", "zh_CN"),
        ("zh-Hans", "zh-Hans", "zh_Hans", "zh_CN"),
        ("zh-tw", "zh-Hant", "zh_Hant", "zh_TW"),
        ("zh-HK", "zh-Hant-HK", "zh_Hant_HK", "zh_HK"),
        ("en", "en", "en", "en_US"),
        ("en-gb", "en-GB", "en_GB", "en_GB"),
        ("pt_BR", "pt-BR", "pt_BR", "pt_BR"),
        ("jp", "ja", "ja", "ja_JP"),
    ],
)
def test_folder_names_are_known(name: str, tag: str, babel: str, open_graph: str) -> None:
    """A folder's name gives its tag, whatever its case and whether it has hyphens or underscores."""
    locale = locale_for(name)
    assert locale is not None
    assert (locale.name, locale.tag, locale.babel, locale.open_graph) == (name, tag, babel, open_graph)


@pytest.mark.parametrize("name", ["", "blog", "static", "xx", "en-blog", "zh-x", "../zh", "fr-ZZ", "eng"])
def test_other_folders_are_no_locales(name: str) -> None:
    """A name that is no known language is no locale."""
    assert locale_for(name) is None


@pytest.mark.parametrize(
    ("tag", "written", "babel"),
    [
        ("zh-CN", "zh-CN", "zh_Hans"),
        ("zh-hant-hk", "zh-Hant-HK", "zh_Hant_HK"),
        ("en_gb", "en-GB", "en_GB"),
        ("en-ZZ", "en-ZZ", "en"),
        ("zh-US", "zh-US", "zh_Hans"),
        ("de-1996", "de-1996", "de"),
    ],
)
def test_a_given_tag_stays_as_it_is(tag: str, written: str, babel: str) -> None:
    """A tag is kept, in the recommended case; dates are Babel's nearest."""
    locale = locale_for("x", tag)
    assert locale is not None
    assert (locale.tag, locale.babel) == (written, babel)


@pytest.mark.parametrize("tag", ["it", "cn", "Chinese", "zh Hans", "zh-Latn"])
def test_an_unknown_tag_gives_no_locale(tag: str) -> None:
    """A tag of a language without data, or none at all, is not guessed at."""
    assert locale_for("zh", tag) is None


def test_a_label_replaces_the_language_s_name() -> None:
    """The name that the site gives is shown."""
    locale = locale_for("en", label="International")
    assert locale is not None
    assert locale.label == "International"


def test_babel_knows_every_locale() -> None:
    """Every identifier, with each region, is one that Babel has data for."""
    for entry in known_locales():
        for babel in (entry.babel, *(f"{entry.babel}_{region}" for region in entry.regions)):
            assert localedata.exists(babel), babel


def test_data_agree_with_babel() -> None:
    """Direction and label are those of CLDR."""
    for entry in known_locales():
        babel = BabelLocale.parse(entry.babel)
        assert babel.text_direction == entry.direction
        assert (babel.get_language_name() or "").casefold() == entry.label.removeprefix("简体").removeprefix(
            "繁體"
        ).casefold()


def test_no_name_means_two_locales() -> None:
    """Aliases and tags are distinct, and written as they are compared."""
    names = [name for entry in known_locales() for name in {entry.tag.lower(), *entry.aliases}]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() and "_" not in name for name in names)


def test_arabic_runs_from_right_to_left() -> None:
    """The direction is part of the data."""
    locale = locale_for("ar")
    assert locale is not None
    assert locale.direction == "rtl"
