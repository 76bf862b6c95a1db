"""Pictures made for one language: `network.en.png` beside `network.png`."""

from __future__ import annotations

import posixpath
from collections.abc import Container

from docpipe.model.locale import Locale


def localized(asset: str, locale: Locale, assets: Container[str]) -> str:
    """Return the file that readers of `locale` are shown in the place of `asset`: that one, where there is no other.

    Args:
        asset: path of a file, relative to the root.
        locale: the page's; its folder name or its tag stands before the suffix.
        assets: paths of the files that there are.
    """
    stem, suffix = posixpath.splitext(asset)
    names = (f"{stem}.{name}{suffix}" for name in (locale.name, locale.tag))
    return next((name for name in names if name in assets), asset)
