"""Tests of the configuration as a value."""

from __future__ import annotations

import msgspec
import pytest

from docpipe.config.locales import locale_for
from docpipe.config.schema import Config, Site, Translation, TranslationLocale
from docpipe.model.source import LocaleName


def config(title: dict[str, str] | None = None, translation: Translation | None = None) -> Config:
    """Return the configuration of a site in Chinese, English and Japanese."""
    locales = tuple(locale for name in ("en", "zh", "ja") if (locale := locale_for(name)))
    site = Site(title=title or {}, source=LocaleName("zh"), locales=locales)
    return Config(site=site, translation=translation or Translation())


def test_targets_are_all_but_the_source() -> None:
    """Targets keep the site's order."""
    assert config().targets == ("en", "ja")
    assert config().source == "zh"


def test_a_locale_is_found_by_name() -> None:
    """The name is the folder's; another name is a KeyError."""
    assert config().locale("ja").script == "Jpan"
    with pytest.raises(KeyError):
        config().locale("fr")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ({}, ""),
        ({"": "S"}, "S"),
        ({"zh": "中", "en": "E"}, "E"),
        ({"zh": "中"}, "中"),
        ({"ja": "日"}, "日"),
    ],
)
def test_the_site_s_title_in_english(title: dict[str, str], expected: str) -> None:
    """A locale's own title wins, then the general one, the source's, any."""
    assert config(title).site_title("en") == expected


def test_a_locale_s_own_choice_wins() -> None:
    """`[translation.en]` stands before `[translation]`, a zero included."""
    own = TranslationLocale(publish_at=0, fallback="none", scope=("blog/**",))
    chosen = config(translation=Translation(publish_at=70, fallback="page", scope="existing", locale={"en": own}))
    assert (chosen.publish_at("en"), chosen.fallback("en"), chosen.scope("en")) == (0, "none", ("blog/**",))
    assert (chosen.publish_at("ja"), chosen.fallback("ja"), chosen.scope("ja")) == (70, "page", "existing")


def test_a_config_crosses_processes() -> None:
    """A configuration is the same after being encoded and decoded."""
    chosen = config({"": "S"}, Translation(locale={"en": TranslationLocale(publish_at=1)}))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(chosen), type=Config) == chosen
