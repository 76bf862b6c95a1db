"""The picture that other sites show of a page that has none of its own."""

from __future__ import annotations

import re
from collections.abc import Collection

from docpipe.config.schema import Config
from docpipe.model.locale import Locale
from docpipe.publish.edition import Edition
from docpipe.publish.page import Card
from docpipe.publish.urls import clickable

_WHOLE = re.compile(r"https?://", re.IGNORECASE)


def site_card(edition: Edition, locale: Locale) -> Card:
    """Return a card with the picture that `[site] image` names for `locale`; an empty one where there is none."""
    written, alt = edition.config.site_image(locale.name), edition.config.site_title(locale.name)
    if _WHOLE.match(written):
        return Card(image=clickable(written), alt=alt)
    asset = image_path(written)
    if not written or not edition.urls.base or asset not in edition.site.assets:
        return Card()
    picture = edition.files.pictures.get(asset)
    width, height = (picture.width, picture.height) if picture is not None else (0, 0)
    return Card(edition.urls.absolute("/" + asset.removeprefix("static/")), width, height, alt)


def missing_images(config: Config, assets: Collection[str]) -> tuple[str, ...]:
    """Return the files that `[site] image` names and the site does not have."""
    wanted = {image_path(written) for written in config.site.image.values() if written and not _WHOLE.match(written)}
    return tuple(sorted(wanted - set(assets)))


def image_path(written: str) -> str:
    """Return the path, below the root of the site, of the file that `[site] image` names.

    >>> image_path("/images/card.png"), image_path("static/card.png")
    ('static/images/card.png', 'static/card.png')
    """
    path = written.lstrip("/")
    return path if path.startswith("static/") else f"static/{path}"
