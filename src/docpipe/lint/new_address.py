"""The address to write instead of one that answers with a better one: where it has moved to for good, or https."""

from __future__ import annotations

import html
import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from docpipe.lint.answered import Answered
from docpipe.lint.private_hosts import is_private
from docpipe.model.answer import Answer, LinkState, SoftMiss
from docpipe.model.diagnostic import Applicability, Edit, Fix
from docpipe.model.domain import registrable
from docpipe.model.link import LinkKind
from docpipe.model.text import Span
from docpipe.parse.bare import trimmed

_PERMANENT = frozenset({301, 308})
_REDIRECTS = range(300, 400)
_LONGEST = 2000
# Pages that ask who is there: what leads to them has not moved.
_DOOR = re.compile(
    r"/(?:log[-_]?in|sign[-_]?in|sso|oauth2?|auth|authorize|consent|authwall|captcha|verify|unhuman)(?=[/.?#]|$)",
    re.IGNORECASE,
)
_DOOR_HOST = re.compile(r"(?:passport|login|signin|accounts?|sso|auth|consent)\.")
# What a server says of one visit, or of the visitor.
_OF_A_VISIT = re.compile(
    r"utm_.*|.*session.*|.*sid|.*token|redirect.*|return.*|next|continue|callback|state|nonce|code|ticket|ref|referrer|"
    r"from|source|src|spm|scene|chksm|gclid|fbclid|cookie.*|visitor.*|cf_.*|hl|lang|locale|country|region",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4}){0,2}", re.IGNORECASE)
# Their purpose is to stay and to lead to whatever holds today.
_PERMALINKS = frozenset({"doi.org", "handle.net", "purl.org", "w3id.org", "n2t.net"})
_UNSAFE = re.compile(r"[\s<>()\[\]{}|\\^`\"']")
# What ends an address of Markdown, or a cell of a table.
_MARKS = re.compile(r"[\\()<>|]")
_ENTITY = re.compile(r"&#?\w{1,32};")
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")

BY_HAND = "Write `{new}` by hand: docpipe cannot write it in this place"
"""The hint where the better address is known, and there is no fix."""


def moved_to(answer: Answer) -> str:
    """Return where an address has moved to for good, or "" if it has not, or if that is nothing to write down.

    It is the last address that permanent redirects alone lead to. An address that leads to a login or to a reader's own
    language, that adds what belongs to one visit, a slash, or no more than https, stays as it is written.
    """
    if answer.state is not LinkState.OK or answer.soft is not SoftMiss.NONE:
        return ""
    new = ""
    for hop in answer.hops:
        if hop.status not in _PERMANENT:
            break
        new = hop.url
    if not new or len(new) > _LONGEST or not new.isprintable():
        return ""
    try:
        before, after, last = urlsplit(answer.url), urlsplit(new), urlsplit(answer.final)
        is_worth_it = _is_better(before, after) and not _is_door(before, last)
    except ValueError:
        return ""
    return new if is_worth_it else ""


def has_https(answer: Answer) -> bool:
    """Tell whether an address with http is there with https just as well, and has not moved elsewhere."""
    if not answer.url.startswith("http://") or answer.state is LinkState.BROKEN or moved_to(answer):
        return False
    if answer.https is not None:
        return answer.https
    # Where a redirect was the last that was heard, nobody has answered at the place it names.
    if answer.status in _REDIRECTS:
        return False
    secure = _without_slash("https" + answer.url.removeprefix("http"))
    return any(_without_slash(hop.url.partition("#")[0]) == secure for hop in answer.hops)


def moving_fix(each: Answered, new: str) -> Fix | None:
    """Return the fix that writes the new address, or None where it cannot be written.

    It is safe within one domain. The author's fragment stays, unless the redirect names one.
    """
    span, text = each.whole_span, new_text(each, new)
    if span is None or not text:
        return None
    is_same = _domain(each.answer.url) == _domain(new)
    return Fix(Applicability.SAFE if is_same else Applicability.UNSAFE, (Edit(span, text),))


def new_text(each: Answered, new: str) -> str:
    """Return the new address as it is written at this place; "" where that would be read as something else."""
    address, _, fragment = new.partition("#")
    fragment = fragment or each.place.fragment
    if "@" in urlsplit(address).netloc or "[" in urlsplit(address).netloc:
        return ""
    text = f"{address}#{fragment}" if fragment else address
    is_bare = each.kind is LinkKind.BARE
    # Among bare text nobody could tell the letters of the address from those of the sentence.
    if not each.target.isascii() and not is_bare:
        text = _ENCODED.sub(_readable, text)
    text = unmarked(text)
    if is_bare and trimmed(text) != text:
        return ""
    # A comma would part a list of the front matter, or of `srcset`.
    is_list = each.kind is LinkKind.FRONT_MATTER or (each.kind is LinkKind.HTML and each.place.is_image)
    return "" if is_list and "," in text else _escaped(text, each.kind)


def unmarked(address: str) -> str:
    """Return an address without what Markdown or a template would take for its own mark: that is percent-encoded.

    >>> unmarked("https://a.example/a_(b)")
    'https://a.example/a_%28b%29'
    """
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), address)


def https_fix(each: Answered) -> Fix | None:
    """Return the fix that writes https and leaves everything else, or None where it cannot be written."""
    if not each.target.lower().startswith("http:"):
        return None
    literal, whole = each.literal_span, each.whole_span
    if literal is not None:
        return Fix(Applicability.SAFE, (Edit(Span(literal.start, literal.start + len("http")), "https"),))
    # Even the scheme may be written with entities.
    text = _rewritten(f"https{each.target[len('http') :]}", each.kind)
    return Fix(Applicability.SAFE, (Edit(whole, text),)) if whole is not None and text else None


def _rewritten(address: str, kind: LinkKind) -> str:
    """Return an address that is escaped where it stands, letter by letter the same; "" where it holds a blank."""
    if not address.isprintable() or " " in address:
        return ""
    if kind is LinkKind.HTML:
        return html.escape(address)
    return _MARKS.sub(r"\\\g<0>", address).replace("&", "&amp;")


def _escaped(text: str, kind: LinkKind) -> str:
    """Return an address as it is written in HTML or Markdown; "" where its ampersands would be read as entities."""
    if kind is LinkKind.HTML:
        return text.replace("&", "&amp;")
    if kind is LinkKind.FRONT_MATTER or _ENTITY.search(text) is None:
        return text
    return text.replace("&", "&amp;") if kind in {LinkKind.INLINE, LinkKind.REFERENCE} else ""


def _is_better(before: SplitResult, after: SplitResult) -> bool:
    if after.scheme not in {"http", "https"} or (before.scheme == "https" and after.scheme == "http"):
        return False
    host = after.hostname or ""
    if not host or is_private(host) or _domain(before.geturl()) in _PERMALINKS:
        return False
    if not _languages(after) <= _languages(before) or _is_door(before, after) or _tells_of_a_visit(before, after):
        return False
    return _place(before) != _place(after)


def _is_door(before: SplitResult, there: SplitResult) -> bool:
    if _DOOR.search(before.path) is None and _DOOR.search(there.path) is not None:
        return True
    return _DOOR_HOST.match(there.hostname or "") is not None and before.hostname != there.hostname


def _tells_of_a_visit(before: SplitResult, after: SplitResult) -> bool:
    had = {name for name, _ in parse_qsl(before.query, keep_blank_values=True)}
    has = {name for name, _ in parse_qsl(after.query, keep_blank_values=True)}
    return ";" in after.path or any(_OF_A_VISIT.fullmatch(name) for name in has - had)


def _languages(address: SplitResult) -> set[str]:
    """Return the languages that an address names: in its path, and as the first word of its host."""
    words = [*address.path.split("/"), (address.hostname or "").partition(".")[0]]
    return {word.lower() for word in words if _LANGUAGE.fullmatch(word)}


def _place(address: SplitResult) -> tuple[str, str, str, str]:
    """Return what makes an address another one: neither its scheme nor a slash at its end."""
    return address.netloc.lower(), unquote(address.path).rstrip("/"), address.query, address.fragment


def _without_slash(address: str) -> str:
    path, mark, query = address.partition("?")
    return path.rstrip("/") + mark + query


def _domain(url: str) -> str:
    return registrable((urlsplit(url).hostname or "").removesuffix("."))


def _readable(match: re.Match[str]) -> str:
    """Return letters for their percent-encoding, where they are letters: an author who writes Han reads Han."""
    try:
        text = unquote(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]
    return text if text.isalnum() else match[0]
