"""`[images]`: what is made of the pictures of a site."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from docpipe.config.option import option

Width = Annotated[int, msgspec.Meta(ge=16, le=8192)]
Quality = Annotated[int, msgspec.Meta(ge=1, le=100)]

# Whoever decodes a picture, or a font, runs what strangers wrote for it.
_PLAIN = "Pictures are published as they are until the change is merged and built without --untrusted"


class Images(msgspec.Struct, frozen=True, kw_only=True):
    """`[images]`: what is made of the pictures of a site; nothing of it, and Pillow is not needed."""

    variants: Annotated[
        bool,
        option(
            "Whether small screens are offered smaller files of JPEG, PNG and WebP pictures; "
            "that needs Pillow (pip install 'docpipe[images]')",
            True,  # noqa: FBT003 - an example's value
            trusted_only=_PLAIN,
        ),
    ] = False
    format: Annotated[
        Literal["webp", "avif"],
        option(
            "The format of these files; AVIF is smaller, takes much longer and needs a Pillow that can write it", "avif"
        ),
    ] = "webp"
    widths: Annotated[
        tuple[Width, ...],
        option(
            "Their widths in pixels; of each picture those below its own, and its own up to the largest", [640, 1280]
        ),
    ] = (480, 800, 1200, 1600)
    quality: Annotated[Quality, option("Their quality, from 1 to 100", 70)] = 80
    cards: Annotated[
        bool,
        option(
            "Whether a post without a picture gets one for those who share it, 1200 × 630 pixels with its title; "
            "that needs Pillow (pip install 'docpipe[images]') and a font that has the title's characters",
            True,  # noqa: FBT003 - an example's value
            trusted_only=_PLAIN,
        ),
    ] = False
    font: Annotated[
        str,
        option(
            "The font file of these pictures, below the root or anywhere; else one of the system's",
            "fonts/card.otf",
            trusted_only=_PLAIN,
        ),
    ] = ""
