"""TeX to MathML, which browsers show without a script; what cannot be read is shown as it was written.

The converter sets what it cannot say in MathML in `style=`, which our pages' policy forbids: it becomes classes and
attributes here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from markdown_it.common.utils import escapeHtml

from docpipe.model.errors import ConfigError

# Nobody writes longer formulas; a page of one would be hostile, and so would be elements nested by the hundred.
_LONGEST = 5_000
_DEEPEST = 60
_TAG = re.compile(r"<(/?)[a-z]+([^<>]*?)(/?)>")
_STYLE = re.compile(r' style="([^"]*)"')
_COLOUR = re.compile(r"(?:^|;)\s*color:\s*(#[0-9A-Fa-f]{3,8})\s*(?:;|$)")
_SIDES = {
    "text-align: right": "end",
    "text-align:right": "end",
    "text-align: left": "start",
    "text-align:left": "start",
}
_ENTITIES = {"&ApplyFunction;": "\u2061", "&InvisibleTimes;": "\u2062", "&InvisibleComma;": "\u2063"}


class _Converter(Protocol):
    def convert_with_local_state(self, latex: str, *, displaystyle: bool) -> str:
        """Return MathML."""


def mathml(tex: str, *, is_display: bool) -> str:
    """Return a formula as an element `math`, or its source as code where it cannot be read.

    Args:
        tex: without the dollar signs.
        is_display: whether it stands on lines of its own.
    """
    found = _converted(tex, is_display) if len(tex) <= _LONGEST else None
    if found is None:
        return f'<code class="math">{escapeHtml(tex.strip())}</code>'
    return found


def check_converter() -> None:
    """Make sure that formulas can be converted.

    Raises:
        ConfigError: the library for it is not installed.
    """
    try:
        _converter()
    except ImportError as error:
        hint = "Install it: pip install 'docpipe[math]', or take markdown.math out"
        raise ConfigError("markdown.math needs the package math-core, which is not installed", hint=hint) from error


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    # Few sites have formulas; the others need no converter.
    from math_core import LatexToMathML

    converter: _Converter = LatexToMathML(fancy_error=False)
    return converter


@lru_cache(maxsize=1024)
def _converted(tex: str, is_display: bool) -> str | None:  # noqa: FBT001 - a cache passes by position
    from math_core import LatexError

    try:
        found = _converter().convert_with_local_state(tex, displaystyle=is_display)
    except LatexError:
        return None
    if _depth(found) > _DEEPEST:
        return None
    for name, sign in _ENTITIES.items():
        found = found.replace(name, sign)
    found = _STYLE.sub(lambda match: _attributes(match[1]), found)
    return found.replace("<math", '<math display="block"', 1) if is_display and "display=" not in found[:40] else found


def _attributes(style: str) -> str:
    """Return what says the same as inline style without being it."""
    colour = _COLOUR.search(style)
    side = next((name for written, name in _SIDES.items() if written in style), None)
    return (f' mathcolor="{colour[1]}"' if colour else "") + (f' class="{side}"' if side else "")


def _depth(markup: str) -> int:
    """Return how deep elements are nested."""
    deepest = depth = 0
    for closing, _, empty in _TAG.findall(markup):
        depth += -1 if closing else 0 if empty else 1
        deepest = max(deepest, depth)
    return deepest
