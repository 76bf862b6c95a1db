"""The variables of the environment that headers may name: the only door for secrets, and nothing shows them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from docpipe.config.check_external import variables_in
from docpipe.config.external import External, Host
from docpipe.config.load import FILE_NAME, load
from docpipe.model.errors import ConfigError

_PREFIX = "DOCPIPE_"


def headers_in(root: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the headers that the configuration of a site has for each host; none where it cannot be read."""
    try:
        hosts = load(root).config.external.host
    except ConfigError:
        return {}
    return {host: own.headers for host, own in hosts.items()}


def held_back(options: External, before: Mapping[str, Mapping[str, str]] | None) -> tuple[External, tuple[str, ...]]:
    """Return the options without the headers that a change brings in, and these, `header of host`.

    Whoever writes a change could name a secret in a header for a host of their own.

    Args:
        options: as the change has them.
        before: the headers of each host without it; None where there is no change.
    """
    if before is None:
        return options, ()
    hosts: dict[str, Host] = {}
    new: list[str] = []
    for host, own in options.host.items():
        known = before.get(host, {})
        kept = {name: value for name, value in own.headers.items() if known.get(name) == value}
        new += (f"{name} of {host}" for name in own.headers if name not in kept)
        hosts[host] = msgspec.structs.replace(own, headers=kept)
    return msgspec.structs.replace(options, host=hosts), tuple(new)


def secrets_for(options: External) -> dict[str, str]:
    """Return the variables of the environment that the headers of `options` name.

    Raises:
        ConfigError: one of them is not set, or cannot be sent.
    """
    secrets: dict[str, str] = {}
    for host, own in options.host.items():
        for header, value in own.headers.items():
            for name in variables_in(value):
                secret = os.environ.get(name, "") if name.startswith(_PREFIX) else ""
                if not (secret.isascii() and secret.isprintable()):
                    raise ConfigError(
                        f"the variable {name} holds more than printable ASCII, so no header can hold it",
                        hint="Look for a line end behind it",
                    )
                if not secret:
                    raise ConfigError(
                        f"the header {header} of {host} wants the variable {name}, which is not set",
                        hint=f"Set it before the run, in CI as a secret: export {name}=…",
                        path=FILE_NAME,
                    )
                secrets[name] = secret
    return secrets
