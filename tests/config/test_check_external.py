"""`[external]`: names of hosts, and headers whose secrets stand in the environment alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.config.check_external import variables_in
from docpipe.config.load import load
from docpipe.model.errors import ConfigError

VALUE = "s3cr3t-value"


def written(tmp_path: Path, text: str) -> Path:
    """Return a site with this configuration."""
    (tmp_path / "docpipe.toml").write_text(f'[site]\nsource = "zh"\nlocales = ["zh"]\n{text}\n', "utf-8")
    return tmp_path


def headers(lines: str, host: str = "api.example.org") -> str:
    """Return the table of one host's headers."""
    return f'[external.host."{host}".headers]\n{lines}\n'


@pytest.mark.parametrize(
    "text",
    [
        headers('Authorization = "Bearer ${DOCPIPE_TOKEN}"'),
        headers('Accept-Language = "zh"'),
        headers('Cookie = "a=${DOCPIPE_A}; b=${DOCPIPE_B}"', "127.0.0.1"),
        headers('X-Api-Key = "${DOCPIPE_KEY}"', "2001:db8::1"),
    ],
)
def test_what_may_be_written(tmp_path: Path, text: str) -> None:
    """A secret by its variable, and what is none as it is."""
    assert load(written(tmp_path, text)).config.external.host


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            headers(f'Authorization = "Bearer {VALUE}"'),
            "holds a secret",
            'Authorization = "Bearer ${DOCPIPE_API_EXAMPLE_',
        ),
        (headers(f'cookie = "a={VALUE}"'), "holds a secret", 'cookie = "${DOCPIPE_API_EXAMPLE_ORG}"'),
        (headers(f'PRIVATE-TOKEN = "{VALUE}"'), "holds a secret", "set that variable where docpipe runs"),
        (headers(f'X-Api-Key = "{VALUE}"'), "holds a secret", "set that variable"),
        (headers(f'Proxy-Authorization = "{VALUE}"'), "holds a secret", "set that variable"),
        (headers('X-A = "${HOME}"'), "does not begin with DOCPIPE_", "Write ${DOCPIPE_HOME}"),
        (headers('X-A = "${DOCPIPE_A} ${GITHUB_TOKEN}"'), "does not begin with DOCPIPE_", "${DOCPIPE_GITHUB_TOKEN}"),
        (headers('X-A = "a\\r\\nHost: b"'), "more than printable ASCII", "Leave out line ends"),
        (headers('Host = "b"'), "none that can be chosen", "Accept-Language"),
        (headers('"a b" = "b"'), "none that can be chosen", "Accept-Language"),
        (headers('A = "b"', "https://example.org/"), "not how addresses name a host", "Write the name alone"),
        (headers('A = "b"', "Example.org"), "not how addresses name a host", "small letters"),
    ],
)
def test_what_may_not(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """The message names the place and what to type, and never shows what may be a secret."""
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text))
    error = caught.value
    assert message in error.message
    assert hint in error.hint
    assert error.position is not None
    assert VALUE not in str(error)


def test_variables() -> None:
    """Every variable of a value, in its order."""
    assert variables_in("a ${DOCPIPE_A}${B} $C {D}") == ("DOCPIPE_A", "B")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("interval = -0.5", "it must be a number from 0 to 3600"),
        ('interval = "1"', "it must be a number from 0 to 3600"),
        ("interval = nan", "it must be a number from 0 to 3600"),
        ("interval = true", "it must be a number from 0 to 3600"),
        ("total_seconds = 0", "it must be a number above 0, up to 3600"),
        ("retries = [-1]", "it must be a number from 0 to 3600"),
        ("retries = 1", "it must be a list of numbers from 0 to 3600"),
    ],
)
def test_numbers(tmp_path: Path, line: str, message: str) -> None:
    """Seconds and days are numbers within limits; whole ones will do."""
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, f"[external]\n{line}"))
    assert message in caught.value.message


def test_whole_numbers_of_seconds(tmp_path: Path) -> None:
    """`2` is as good as `2.0`."""
    external = load(written(tmp_path, "[external]\ninterval = 2\nretries = [1, 2.5]")).config.external
    assert (external.interval, external.retries) == (2.0, (1.0, 2.5))
