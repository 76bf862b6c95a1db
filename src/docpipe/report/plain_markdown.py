"""Text as Markdown that says just that: no markup, no mention, no emoji, no end of a table cell."""

from __future__ import annotations

import re

from docpipe.report.printable import printable

_MARKUP = re.compile(r"[\\`*_{}\[\]<>()|~&$@#!:^=]")


def plain_markdown(text: str) -> str:
    r"""Return `text` on one line with all that would be markup spelt out.

    >>> plain_markdown("a|b\n*c*")
    'a\\|b\\\\n\\*c\\*'
    """
    return _MARKUP.sub(r"\\\g<0>", printable(text))
