"""Pictures made for one language."""

from __future__ import annotations

import pytest

from docpipe.config.locales import locale_for
from docpipe.publish.images.localized import localized

ASSETS = {"a/x.png", "a/x.en.png", "a/x.zh-Hans.png", "a/y.png"}


@pytest.mark.parametrize(
    ("asset", "name", "expected"),
    [
        ("a/x.png", "en", "a/x.en.png"),
        ("a/x.png", "zh", "a/x.zh-Hans.png"),
        ("a/x.png", "fr", "a/x.png"),
        ("a/y.png", "en", "a/y.png"),
        ("a/x.en.png", "en", "a/x.en.png"),
    ],
)
def test_localized(asset: str, name: str, expected: str) -> None:
    """The folder's name or the tag of a locale before the suffix makes a file that locale's."""
    locale = locale_for(name)
    assert locale is not None
    assert localized(asset, locale, ASSETS) == expected
