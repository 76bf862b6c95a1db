"""A translator at work on a work file: the boxes filled in, as an editor would leave them."""

from __future__ import annotations

import re
from collections.abc import Callable

_HAN = re.compile(r"[\u3400-\u9fff]+")
_FENCE = re.compile(r"(`{3,})(.*)")
_SYLLABLES = ("ba", "ne", "ko", "ti", "ru", "sa", "mo", "le")


def pseudo(text: str) -> str:
    """Return a text with a made-up word for each Han character; everything else stays."""
    return _HAN.sub(lambda run: " ".join(map(_word, run[0])), text)


def _word(character: str) -> str:
    return _SYLLABLES[ord(character) % 8] + _SYLLABLES[ord(character) // 8 % 8] + _SYLLABLES[ord(character) // 64 % 8]


def fill(text: str, translate: Callable[[str], str] = pseudo, wanted: Callable[[str], bool] = bool) -> str:
    """Return a work file with the translation of each source in its box.

    Args:
        text: of the file.
        translate: makes a translation of a source.
        wanted: tells of a block's mark whether it is to be translated; the other boxes stay as they are.
    """
    made: list[str] = []
    fence, info, mark = "", "", ""
    source: list[str] = []
    for line in text.split("\n"):
        if fence:
            is_end = line.strip("`") == "" and len(line) >= len(fence)
            is_box = info.endswith("translation")
            if is_end:
                made += translate("\n".join(source)).split("\n") if is_box and wanted(mark) else []
                fence = ""
            elif info == "markdown":
                source.append(line)
            if is_end or not (is_box and wanted(mark)):
                made.append(line)
            continue
        match = _FENCE.match(line)
        if match:
            fence, info = match[1], match[2]
            source = [] if info == "markdown" else source
        mark = line if line.startswith("<!-- docpipe: block") else mark
        made.append(line)
    return "\n".join(made)
