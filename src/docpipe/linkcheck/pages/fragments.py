"""Which places a page outside the site has."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

_PLACE = re.compile(
    r"[\s\"'](?:id|name)\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,500})\"|'([^'<>]{1,500})'|([^\s\"'<>=`]{1,500}))", re.IGNORECASE
)
_TEXT_DIRECTIVE = ":~:"
# The HTML standard, §7.4.6.3: these two always lead to the top of the page.
_TOP = frozenset({"", "top"})


def found_in(page: str, fragments: Iterable[str], *, is_whole: bool) -> dict[str, bool | None]:
    """Return for each fragment whether the page has it; None where it may stand in the part that was not read.

    Args:
        page: the HTML as far as it was read.
        fragments: as written behind the `#`.
        is_whole: whether that is all of it.

    >>> found_in("<h2 id='安装'>", ["%E5%AE%89%E8%A3%85", "no"], is_whole=True)
    {'%E5%AE%89%E8%A3%85': True, 'no': False}
    """
    known = {_name(html.unescape(place[1] or place[2] or place[3])) for place in _PLACE.finditer(page)}
    wanted = {fragment: _name(unquote(fragment.partition(_TEXT_DIRECTIVE)[0])) for fragment in sorted(set(fragments))}
    found = {fragment: name.lower() in _TOP or name in known or fragment in known for fragment, name in wanted.items()}
    return {fragment: True if is_there else False if is_whole else None for fragment, is_there in found.items()}


def _name(text: str) -> str:
    return unicodedata.normalize("NFC", text)
