"""How pages carry the style sheet, within them while it is small, and the policy that allows what they load."""

from __future__ import annotations

import base64
import hashlib

import msgspec
from markupsafe import Markup

from docpipe.model.page import Output
from docpipe.publish.theme import hashed_name

_POLICY = Markup(
    "default-src 'self'; img-src 'self' https: data:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
# Below this a page is shown sooner with the sheet in it than after another request.
_SMALL = 5_000


class Styling(msgspec.Struct, frozen=True):
    """The style sheet of the site.

    Attributes:
        path: site path of its file, or "" where pages carry it themselves.
        inline: its text, where they do.
        policy: the Content-Security-Policy of every page.
    """

    path: str = ""
    inline: Markup = Markup()
    policy: Markup = _POLICY


def styling(text: str) -> tuple[Styling, Output | None]:
    """Return how pages carry a style sheet, and its file unless it stands in them: below 5,000 bytes it does."""
    encoded = text.encode()
    if len(encoded) < _SMALL and "</" not in text:
        digest = base64.b64encode(hashlib.sha256(encoded).digest()).decode()
        inline = Markup(text)  # noqa: S704 - the theme is the site's own, and nothing in it ends the element
        policy = _POLICY + Markup("; style-src 'self' 'sha256-{}'").format(digest)
        return Styling(inline=inline, policy=policy), None
    file = Output(f"assets/{hashed_name('style.css', text)}", encoded)
    return Styling(path="/" + file.path), file
