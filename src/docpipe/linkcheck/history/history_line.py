"""One answer as a line of the history: JSON that people review in a diff."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Annotated

import msgspec

from docpipe.linkcheck.reach.address import asked_address
from docpipe.model.answer import Answer, Check, Hop, LinkState, Reason, SoftMiss

LONGEST = 1 << 20
"""Bytes of a line; a longer one is not read."""

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_MOST = 1 << 53
# What JSON leaves as it is although no reader sees it, or it changes how the line looks: controls, marks of
# direction, ends of line of Unicode, and halves of surrogate pairs, which UTF-8 has not.
_UNSEEN = re.compile("[\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]")
_HALVES = re.compile("[\ud800-\udfff]")
_FRAGMENT = re.compile(r"[!-~]*")

Count = Annotated[int, msgspec.Meta(ge=0, le=_MOST)]


class _Line(msgspec.Struct):
    """An `Answer` as it is written: with times for people. Keys that a later version adds are passed over."""

    url: str
    state: LinkState
    checked: str
    reason: Reason = Reason.NONE
    status: Annotated[int, msgspec.Meta(ge=0, le=999)] = 0
    checks: tuple[Check, ...] = ()
    hops: tuple[Hop, ...] = ()
    soft: SoftMiss = SoftMiss.NONE
    https: bool | None = None
    etag: str = ""
    fragments: dict[str, bool | None] = {}
    first_failed: str = ""
    fails: Count = 0


_DECODER = msgspec.json.Decoder(_Line)


def answer_line(answer: Answer) -> bytes:
    """Return the answer as JSON in UTF-8, without a line end: keys in the order of `Answer`, defaults left out.

    Of one that would be too long only the verdict is kept.
    """
    line = _encoded(answer)
    if len(line) < LONGEST:
        return line
    return _encoded(msgspec.structs.replace(answer, hops=(), fragments={}, etag=""))


def is_writable(answer: Answer) -> bool:
    """Tell whether the answer could be read again: its address is one that is asked, and not of endless length."""
    return len(answer.url) < LONGEST // 2 and _is_asked(answer.url)


def read_answer(line: bytes) -> Answer | None:
    """Return the answer that a line holds; None where it holds none, whatever it holds instead."""
    try:
        found = _DECODER.decode(line)
        if not _is_asked(found.url) or not all(_is_step(hop.url) for hop in found.hops):
            return None
        fields = {name: getattr(found, name) for name in _Line.__struct_fields__}
        first_failed = _seconds(found.first_failed) if found.first_failed else 0
        times = {"checked": _seconds(found.checked), "first_failed": first_failed}
    except (ValueError, OverflowError, RecursionError):
        # What is no JSON, or of another form, is a ValueError; what is nested too deeply is not.
        return None
    return Answer(**{**fields, **times})


def _is_asked(url: str) -> bool:
    return asked_address(url) == url


def _is_step(url: str) -> bool:
    """Tell whether a redirect can have led there: fixes write the address into posts, whoever wrote this line."""
    address, _, fragment = url.partition("#")
    return _is_asked(address) and _FRAGMENT.fullmatch(fragment) is not None


def _encoded(answer: Answer) -> bytes:
    fields = msgspec.to_builtins(answer)
    fields["checked"] = _time(answer.checked)
    if answer.first_failed:
        fields["first_failed"] = _time(answer.first_failed)
    if answer.fragments:
        fields["fragments"] = dict(sorted(answer.fragments.items()))
    # Not msgspec: it refuses text with halves of surrogate pairs, and what servers send is not ours to choose.
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    escaped = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _HALVES.sub("\ufffd", escaped).encode()


def _time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime(_TIME)


def _seconds(time: str) -> int:
    """Return Unix time.

    Raises:
        ValueError: it is not written as `_time` writes it.
    """
    seconds = int(datetime.fromisoformat(time).timestamp())
    if _time(seconds) != time:
        raise ValueError(time)
    return seconds
