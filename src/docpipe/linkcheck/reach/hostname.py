"""The one spelling of the host that an address names, found as browsers find it (WHATWG URL Standard, §3)."""

from __future__ import annotations

import functools
import ipaddress
import re
from urllib.parse import unquote_to_bytes

import idna

_LONGEST_LABEL = 63
_LONGEST_NAME = 253
# The forbidden domain code points, and those with which templates mark what somebody else fills in.
_FORBIDDEN = re.compile(r'[\x00-\x20"#%/:<>?@\[\\\]^`{|}\x7f]')
_PUNYCODE = "xn--"
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_BASES = ((re.compile(r"0x[0-9a-f]*"), 16), (re.compile(r"0[0-7]*"), 8), (re.compile(r"[1-9][0-9]*"), 10))
_MOST_NUMBERS = 4
_LAST_BYTE = 255
_GROUPS = 8
# A site links to some hosts very often, and reading a name takes longer than all the rest of an address.
_REMEMBERED = 4096


@functools.lru_cache(maxsize=_REMEMBERED)
def host_named(written: str) -> str:
    """Return the host that is written between the user and the port of an address, or "" if it is none.

    Names are in ASCII and small letters without a dot at the end, IPv4 addresses four decimal numbers,
    IPv6 addresses as RFC 5952 has them, without brackets and never with a dotted end.

    >>> host_named("Bücher.Example."), host_named("①②⑦。0x1"), host_named("[0:0::FFFF:127.0.0.1]")
    ('xn--bcher-kva.example', '127.0.0.1', '::ffff:7f00:1')
    """
    if written.startswith("["):
        return _ipv6(written[1:-1]) if written.endswith("]") else ""
    decoded = unquote_to_bytes(written).decode("utf-8", "replace")
    name = _ascii_name(decoded).removesuffix(".") if len(decoded) <= _LONGEST_NAME + len(".") else ""
    labels = name.split(".")
    if len(name) > _LONGEST_NAME or not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return ""
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(labels)
    return name


def _ascii_name(name: str) -> str:
    """Return the name as resolvers are asked for it (UTS #46, non-transitional), or ""."""
    try:
        mapped = idna.uts46_remap(name, std3_rules=False)
        labels = [_ascii_label(label) for label in mapped.split(".")]
    except UnicodeError:
        return ""
    encoded = ".".join(labels)
    return "" if _FORBIDDEN.search(encoded) else encoded


def _ascii_label(label: str) -> str:
    """Return one mapped label in ASCII.

    The registries' own rules (IDNA 2008) are left to them: names with emoji are asked for, as browsers do.

    Raises:
        UnicodeError: nobody can register it.
    """
    if label.isascii() and not label.startswith(_PUNYCODE):
        return label
    letters = label if not label.isascii() else label[len(_PUNYCODE) :].encode("ascii").decode("punycode")
    encoded = _PUNYCODE + letters.encode("punycode").decode("ascii")
    # What the mapping would change is a second spelling of another name, and no browser takes it.
    if letters.isascii() or idna.uts46_remap(letters, std3_rules=False) != letters or label not in {letters, encoded}:
        raise UnicodeError(label)
    return encoded


def _ipv4(labels: list[str]) -> str:
    """Return the address that labels of which the last is a number stand for, in any of the bases of inet_aton."""
    numbers = [_number(label) for label in labels]
    *upper, lower = numbers
    room = 256 ** (_MOST_NUMBERS + 1 - len(numbers)) if len(numbers) <= _MOST_NUMBERS else 0
    if not 0 <= lower < room or not all(0 <= number <= _LAST_BYTE for number in upper):
        return ""
    value = lower + sum(number << 8 * (3 - place) for place, number in enumerate(upper))
    return str(ipaddress.IPv4Address(value))


def _number(label: str) -> int:
    """Return the number a label is in its base, -1 if it is none."""
    for digits, base in _BASES:
        if digits.fullmatch(label):
            return int(label.removeprefix("0x") or "0", base)
    return -1


def _ipv6(written: str) -> str:
    # Browsers know no zones, and Python's release decides whether a mapped address ends with dots: not here.
    try:
        if "%" in written:
            return ""
        value = int(ipaddress.IPv6Address(written))
    except ValueError:
        return ""
    groups = [f"{value >> 16 * place & 0xFFFF:x}" for place in reversed(range(_GROUPS))]
    for length in range(_GROUPS, 1, -1):
        for start in range(_GROUPS - length + 1):
            if set(groups[start : start + length]) == {"0"}:
                return f"{':'.join(groups[:start])}::{':'.join(groups[start + length :])}"
    return ":".join(groups)
