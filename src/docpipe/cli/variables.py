"""The variables of the environment that headers may name: the only door for secrets, and nothing shows them."""

from __future__ import annotations

import os

from docpipe.config.check_external import variables_in
from docpipe.config.external import External
from docpipe.config.load import FILE_NAME
from docpipe.model.errors import ConfigError

_PREFIX = "DOCPIPE_"


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
