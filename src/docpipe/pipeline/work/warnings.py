"""What a translation should have as often as its source: links, images, code, notes and placeholders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from docpipe.model.block import RunKind
from docpipe.model.document import Parsed

_PLACEHOLDER = re.compile(r"\{\{[^{}\n]{1,80}\}\}|\$\{\w{1,40}\}|\{\w{1,40}\}|%\d{0,2}[sd]\b|%\(\w{1,40}\)[sd]")
_NOTE = re.compile(r"\[\^[^\]\s]{1,80}\]")


def differences(source: Parsed, ours: Sequence[int], target: Parsed, theirs: Sequence[int]) -> str:
    """Return what the translation has more or fewer of, as one clause without a full stop; "" for nothing.

    Args:
        source: the file that is translated.
        ours: its blocks.
        target: the translation.
        theirs: the blocks that translate these.
    """
    one, other = _counts(source, ours), _counts(target, theirs)
    names = [name for name in one if one[name] != other[name]]
    return ", ".join(f"{other[name]} {name} where the source has {one[name]}" for name in names)


def _counts(parsed: Parsed, blocks: Sequence[int]) -> dict[str, int]:
    document = parsed.document
    assert document is not None  # noqa: S101 - it was indexed
    counts: Counter[str] = Counter()
    for index in blocks:
        written = document.blocks[index].span.of(parsed.text)
        counts["links"] += sum(link.block == index for link in document.links)
        counts["images"] += sum(image.block == index for image in document.images)
        counts["code spans"] += sum(run.kind is RunKind.CODE for run in parsed.runs_of(index))
        counts["notes"] += len(_NOTE.findall(written))
        counts["placeholders"] += len(_PLACEHOLDER.findall(written))
    return {name: counts[name] for name in ("links", "images", "code spans", "notes", "placeholders")}
