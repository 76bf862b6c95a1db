"""A small picture of one figure, as READMEs show them: self-contained, and read aloud as what it says."""

from __future__ import annotations

import math
from xml.sax.saxutils import escape

from docpipe.model.text import cell_width
from docpipe.report.printable import printable

_HEIGHT = 20
# Widths in the font below, at its size; `textLength` makes every other font fit.
_WIDE, _ORDINARY = 11.0, 6.9
_ODD = {**dict.fromkeys("ijl.,:;'|!", 3.4), **dict.fromkeys(" frt()[]-/", 4.5), **dict.fromkeys("mwMW%", 10.5)}
_PADDING = 6
_GREY, _LABEL = "#57606a", "#24292f"
# Each holds white text at a contrast of at least 4.5 to 1.
_COLOURS = ((90, "#1a7f37"), (50, "#8a5d00"), (0, "#b3261e"))


def badge_svg(label: str, message: str, percent: int | None = None) -> str:
    """Return a badge as SVG with a final newline: a label, and beside it what is said of it.

    Args:
        label: what it is about, `en`.
        message: `80 % fresh`.
        percent: decides the colour; None is grey, for what is not known.
    """
    label, message = printable(label), printable(message)
    left, right = _width(label), _width(message)
    label, message = escape(label), escape(message)
    width, colour = left + right, _colour(percent)
    title = f"{label}: {message}".replace('"', "&quot;")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" role="img" aria-label="{title}">'
        f"<title>{title}</title>"
        f'<rect width="{width}" height="{_HEIGHT}" rx="3" fill="{_LABEL}"/>'
        f'<path d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-{right - 3}z" fill="{colour}"/>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,Noto Sans CJK SC,sans-serif" font-size="11" '
        'text-anchor="middle" aria-hidden="true">'
        f"{_text(label, left / 2, left)}{_text(message, left + right / 2, right)}</g></svg>\n"
    )


def _text(text: str, middle: float, width: int) -> str:
    return f'<text x="{middle:g}" y="14" textLength="{width - 2 * _PADDING}">{text}</text>'


def _width(text: str) -> int:
    return math.ceil(sum(map(_character_width, text))) + 2 * _PADDING


def _character_width(character: str) -> float:
    return _WIDE if cell_width(character) > 1 else _ODD.get(character, _ORDINARY)


def _colour(percent: int | None) -> str:
    if percent is None:
        return _GREY
    return next(colour for least, colour in _COLOURS if percent >= least)
