"""Tests of what is found as a configuration."""

from __future__ import annotations

from docpipe.sources.layouts.found import Locales


def test_one_name_per_language() -> None:
    """The first name of a language is the site's; unknown ones are left out unless a tag tells them."""
    locales = Locales()
    assert [locales.add(name) for name in ("zh_cn", "zh", "en", "tlh", "tlh")] == ["zh_cn", "zh_cn", "en", "", ""]
    assert locales.add("main", "fr-FR") == "main"
    assert (locales.names, locales.left_out) == (("zh_cn", "en", "main"), ["tlh"])
    assert locales.tags == {"main": "fr-FR"}


def test_the_source() -> None:
    """What is configured is the source, else Chinese, else the first."""
    locales = Locales()
    assert locales.source() == "zh"
    assert [locales.add("fr"), locales.source()] == ["fr", "fr"]
    assert [locales.add("cn"), locales.source(), locales.source("fr")] == ["cn", "cn", "fr"]
    assert locales.ordered("cn") == ("cn", "fr")
