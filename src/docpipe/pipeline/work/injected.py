"""What a translation brings that its source does not have, and a translator has no need to: addresses and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docpipe.model.document import Parsed

_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)")
_MOST = 80


def injected(source: Parsed, ours: Sequence[int], target: Parsed, theirs: Sequence[int]) -> str:
    """Return the first of it as one clause without a full stop; "" for nothing.

    Places of the site itself are not looked at: a translation may lead to the page in its own language.

    Args:
        source: the file that is translated.
        ours: its blocks.
        target: the translation.
        theirs: the blocks that translate these.
    """
    known = set(_addresses(source, ours))
    for address in _addresses(target, theirs):
        if address not in known and _OUTSIDE.match(address.strip()):
            return f"it leads to {address[:_MOST]}, and the source does not"
    elements = set(_elements(source, ours))
    for name in _elements(target, theirs):
        if name not in elements:
            return f"it holds the raw HTML <{name[:_MOST]}>, and the source does not"
    return ""


def _addresses(parsed: Parsed, blocks: Sequence[int]) -> Iterator[str]:
    if parsed.document is not None:
        links = (*parsed.document.links, *parsed.document.bare)
        yield from (link.target for link in links if link.block in blocks)
        yield from (image.target for image in parsed.document.images if image.block in blocks)


def _elements(parsed: Parsed, blocks: Sequence[int]) -> Iterator[str]:
    spans = [parsed.document.blocks[block].span for block in blocks] if parsed.document is not None else []
    for stretch in parsed.html:
        if any(span.start <= stretch.span.start < span.end for span in spans):
            yield from (tag[1].lower() for tag in _TAG.finditer(stretch.text))
