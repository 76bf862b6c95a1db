"""What `[external]` must fulfil beyond its types: names of hosts, and headers that give no secret away."""

from __future__ import annotations

import re

from docpipe.config.literal import toml_value
from docpipe.config.toml import KeyPath
from docpipe.config.validate import Tables

_PREFIX = "DOCPIPE_"
_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_OURS = re.compile(r"DOCPIPE_\w+", re.ASCII)
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|[0-9a-f:]*:[0-9a-f:.]*")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_VALUE = re.compile(r"[\x20-\x7e]*")
# What these hold opens a door, by the names of the header that are in use for it.
_SECRET = re.compile(
    r"authorization|cookie|token|secret|api-?key|password|passwd|auth-?key|access-?key|signature", re.IGNORECASE
)
_RESERVED = frozenset({"host", "connection", "content-length", "transfer-encoding"})


def variables_in(value: str) -> tuple[str, ...]:
    """Return the variables of the environment that the value of a header names.

    >>> variables_in("Bearer ${DOCPIPE_TOKEN}")
    ('DOCPIPE_TOKEN',)
    """
    return tuple(_VARIABLE.findall(value))


def check_external(tables: Tables) -> None:
    """Hold the hosts of `[external]` and their headers against what is safe; a value is never part of a message.

    Raises:
        ConfigError: a host's name has another form than addresses have it, a header cannot be sent, a secret is
            written in the file, or a variable is not one of docpipe's.
    """
    external = tables.values.get("external")
    hosts = external.get("host") if isinstance(external, dict) else None
    for host, own in hosts.items() if isinstance(hosts, dict) else ():
        at: KeyPath = ("external", "host", host)
        if _HOST.fullmatch(host) is None:
            hint = 'Write the name alone, in small letters and ASCII: [external.host."api.example.org"]'
            tables.fail(at, f"{toml_value(host)} is not how addresses name a host", hint, key=True)
        for name, value in own.get("headers", {}).items():
            _check_header(tables, (*at, "headers", name), name, value)


def _check_header(tables: Tables, at: KeyPath, name: str, value: str) -> None:
    where = f"the header {toml_value(name)} of {at[2]}"
    if _HEADER.fullmatch(name) is None or name.lower() in _RESERVED:
        tables.fail(at, f"{where} is none that can be chosen", 'Write for example Accept-Language = "en"', key=True)
    if _VALUE.fullmatch(value) is None:
        tables.fail(at, f"{where} holds more than printable ASCII", "Leave out line ends and other letters")
    names = variables_in(value)
    foreign = next((each for each in names if _OURS.fullmatch(each) is None), None)
    if foreign is not None:
        meant = _PREFIX + re.sub(r"\W", "_", foreign.upper(), flags=re.ASCII).removeprefix(_PREFIX)
        hint = f"Write ${{{meant}}} and set that variable: no other one can be read from here"
        tables.fail(at, f"{where} names a variable that does not begin with {_PREFIX}", hint)
    if _SECRET.search(name) and not names:
        variable = _PREFIX + re.sub(r"\W", "_", at[2].upper(), flags=re.ASCII)
        scheme = "Bearer " if "authorization" in name.lower() else ""
        hint = f'Write {name} = "{scheme}${{{variable}}}" and set that variable where docpipe runs'
        tables.fail(at, f"{where} holds a secret, which the whole world could read here", hint)
