"""Tokens and keys that look real: well-known formats, and the checks that tell them from examples."""

from __future__ import annotations

import re
import string
import zlib
from collections.abc import Callable, Iterator

import msgspec

from docpipe.lint.signs import any_of
from docpipe.model.text import Span

_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
_CHECKSUM = 6
_ENTROPY = 30
_PLACEHOLDER = re.compile(
    r"example|sample|dummy|fake|placeholder|your|test|demo|foobar|changeme|redacted|secret|token"
    r"|xxxx|0000|1111|abcd|1234|(.)\1{4}",
    re.IGNORECASE,
)
_DISTINCT = 10
"""So many different characters a random token of 16 or more has, all but surely."""


class Secret(msgspec.Struct, frozen=True):
    """A token or key that stands in a text.

    Attributes:
        kind: whose it is, in English.
        span: the whole of it; of a private key, its first line.
        is_name: whether it only names an account, and is of no use without the secret that belongs to it.
    """

    kind: str
    span: Span
    is_name: bool = False


class _Format(msgspec.Struct, frozen=True):
    """A way tokens are written.

    Attributes:
        kind: whose they are.
        sign: what stands in every one of them, for a quick look.
        pattern: the token; group 1, where there is one, is its random part.
        is_real: judges the random part.
        is_name: as in `Secret`.
    """

    kind: str
    sign: str
    pattern: re.Pattern[str]
    is_real: Callable[[str], bool]
    is_name: bool = False


def _is_random(part: str) -> bool:
    return len(set(part)) >= _DISTINCT and not _PLACEHOLDER.search(part)


def _has_letters_and_digits(part: str) -> bool:
    mixed = any(each.isdigit() for each in part) and any(each.isalpha() for each in part)
    return mixed and _is_random(part)


def _has_checksum(part: str) -> bool:
    """Tell whether the last six characters are the CRC-32 of the others in base 62, as GitHub and npm make them."""
    number, digits = zlib.crc32(part[:_ENTROPY].encode()), ""
    for _ in range(_CHECKSUM):
        number, digit = divmod(number, len(_BASE62))
        digits = _BASE62[digit] + digits
    return digits == part[_ENTROPY:]


def _format(
    kind: str,
    sign: str,
    pattern: str,
    is_real: Callable[[str], bool] = _has_letters_and_digits,
    *,
    is_name: bool = False,
) -> _Format:
    whole = re.compile(rf"(?<![A-Za-z0-9_])(?:{pattern})(?![A-Za-z0-9_])")
    return _Format(kind, sign, whole, is_real, is_name)


_FORMATS = (
    *(
        _format("GitHub token", sign, rf"{sign}([A-Za-z0-9]{{36}})", _has_checksum)
        for sign in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_")
    ),
    _format("GitHub token", "github_pat_", r"github_pat_([A-Za-z0-9]{22}_[A-Za-z0-9]{59})"),
    _format("npm token", "npm_", r"npm_([A-Za-z0-9]{36})", _has_checksum),
    _format("GitLab token", "glpat-", r"glpat-([A-Za-z0-9_-]{20})"),
    _format("PyPI token", "pypi-AgEIcHlwaS5vcmc", r"pypi-AgEIcHlwaS5vcmc([A-Za-z0-9_-]{50,400})"),
    _format("AWS access key id", "AKIA", r"AKIA([A-Z2-7]{16})", is_name=True),
    _format("AWS access key id", "ASIA", r"ASIA([A-Z2-7]{16})", is_name=True),
    _format("Alibaba Cloud access key id", "LTAI", r"LTAI([A-Za-z0-9]{16,26})", is_name=True),
    _format("Tencent Cloud secret id", "AKID", r"AKID([A-Za-z0-9]{32})", is_name=True),
    _format("Google API key", "AIza", r"AIza([A-Za-z0-9_-]{35})"),
    _format("Slack token", "xox", r"xox[abprs]-(\d{9,13}-\d{9,13}(?:-\d{9,13})?-[A-Za-z0-9]{24,64})"),
    _format(
        "Slack webhook",
        "hooks.slack.com",
        r"hooks\.slack\.com/services/(T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24})",
    ),
    _format("Stripe key", "k_live_", r"[rs]k_live_([A-Za-z0-9]{24,99})"),
    _format("OpenAI key", "T3BlbkFJ", r"sk-(?:proj-|svcacct-)?([A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80})"),
    _format("Anthropic key", "sk-ant-", r"sk-ant-(?:api|admin)\d\d-([A-Za-z0-9_-]{80,110})"),
    _format("Hugging Face token", "hf_", r"hf_([A-Za-z]{34})", _is_random),
    _format("SendGrid key", "SG.", r"SG\.([A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})"),
    _format("DigitalOcean token", "dop_v1_", r"dop_v1_([0-9a-f]{64})"),
    _format("Telegram bot token", ":AA", r"\d{8,10}:AA([A-Za-z0-9_-]{33})"),
)

_KEY_SIGN = "PRIVATE KEY"
# A first line and enough of a key below it; indentation, quote marks and `\n` of strings may stand between.
_KEY = re.compile(
    r"(?P<first>-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY(?: BLOCK)?-----)"
    r"(?:[ \t>|\"']|\\n|\\r)*+(?P<body>(?:[A-Za-z0-9+/=]|[\r\n]|[ \t>|\"']|\\n|\\r){64,400})"
)
_NOT_KEY = re.compile(r"[^A-Za-z0-9+/=]|\\[nr]")
_ANY_SIGN = any_of((_KEY_SIGN, *(form.sign for form in _FORMATS)))
_SHORTEST_KEY = 64
_DISTINCT_IN_KEY = 24


def secrets_in(text: str) -> Iterator[Secret]:
    """Yield the tokens and private keys in a text that seem to be real; linear in its length.

    A token counts if its random part is no example: GitHub's and npm's checksum holds, others have letters and
    digits, many different ones, and no word or run that stands for a token.
    """
    if _ANY_SIGN.search(text) is None:
        return
    for form in _FORMATS:
        if form.sign in text:
            for found in form.pattern.finditer(text):
                if form.is_real(found[1]):
                    yield Secret(form.kind, Span(*found.span()), form.is_name)
    if _KEY_SIGN in text:
        for found in _KEY.finditer(text):
            body = _NOT_KEY.sub("", found["body"])
            if len(body) >= _SHORTEST_KEY and len(set(body)) >= _DISTINCT_IN_KEY:
                yield Secret("private key", Span(*found.span("first")))
