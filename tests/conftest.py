"""What every test can ask for: golden files, sites to work on, corpora; and the promise that no test dials out."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.golden import Golden
from tests.watchdog import Watchdog

SITES = Path(__file__).parent / "sites"
NEEDED = "needs "
"""How the reason of a skip starts when something beside the checkout is missing; the summary names those loudly."""

# The suite is the same in every run, so that a red test is always of the change at hand; `make stress` explores.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True, max_examples=40)
hypothesis.settings.register_profile("stress", deadline=None, max_examples=2_000, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew in place of comparing")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how long hypothesis looks: briefly in the suite, long under `make stress`, where nothing hangs."""
    stress = config.getoption("markexpr") == "stress"
    hypothesis.settings.load_profile("stress" if stress else "suite")
    if not stress:
        config.pluginmanager.register(Watchdog(config))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what could not be tested here, and what to do about it."""
    reasons = [
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    ]
    missing = [reason for reason in reasons if reason.startswith(NEEDED)]
    if missing:
        terminalreporter.section("NOT TESTED HERE", sep="!", yellow=True, bold=True)
    for reason in sorted(set(missing)):
        count = missing.count(reason)
        tests = "1 test" if count == 1 else f"{count} tests"
        terminalreporter.write_line(f"{tests} skipped: {reason}", yellow=True)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return the golden files under tests/golden; `golden.check("a/b.txt", text)` compares."""
    return Golden(update=bool(request.config.getoption("--update-golden")))


@pytest.fixture
def site(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that copies the site `tests/sites/<name>` and gives the root of the copy."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(SITES / name, tmp_path / "site", dirs_exist_ok=True))

    return copy


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Return a function that writes a site from `{path: content}` and gives its root."""

    def write(files: dict[str, str | bytes]) -> Path:
        root = tmp_path / "site"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return write


def folder_from_environment(variable: str, what: str) -> Path:
    """Return the folder that an environment variable names; skip the test, saying so, where it names none."""
    value = os.environ.get(variable, "")
    if not value:
        pytest.skip(f"{NEEDED}{what}: set {variable} to the folder that holds it")
    folder = Path(value).resolve()
    if not folder.is_dir():
        pytest.fail(f"{variable} is {value!r}, which is no folder", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of the development corpora, never to be written to; skip loudly without it."""
    return folder_from_environment("DOCPIPE_CORPORA", "real bilingual repositories")


@pytest.fixture(scope="session")
def corpus_generator() -> Path:
    """Return the folder of `make_corpus.py`; skip loudly without it."""
    return folder_from_environment("DOCPIPE_BENCH", "the corpus generator")


@pytest.fixture(scope="session")
def sitecheck() -> Path:
    """Return the folder of the page checker; skip loudly without it."""
    return folder_from_environment("DOCPIPE_SITECHECK", "the page checker")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return a Chromium or Chrome to test pages in; skip loudly without one."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            return Path(found)
    pytest.skip(f"{NEEDED}Chromium: install it (Debian, Ubuntu: sudo apt-get install chromium fonts-noto-cjk)")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Make a connection to anything but this machine a failure."""
    connect = socket.socket.connect

    def connect_to_loopback(self: socket.socket, address: tuple[str, int] | str) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not is_loopback(str(address[0])):
            pytest.fail(f"a test dialled out to {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_to_loopback)
        yield


def is_loopback(host: str) -> bool:
    """Tell whether a host names this machine, without asking a name server."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
