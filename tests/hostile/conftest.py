"""The cases, built together: those that take a moment in the suite, all of them under `make stress`."""

from __future__ import annotations

import pytest

from tests.hostile.built import Built, build
from tests.hostile.suite import all_cases
from tests.once import once

WHOLE = pytest.param("whole", marks=pytest.mark.stress)


@pytest.fixture(scope="session", params=["light", WHOLE])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build all cases that can stand beside each other, in one site."""
    is_whole = request.param == "whole"
    cases = [case for case in all_cases() if not case.alone and (is_whole or not case.heavy)]
    return once(tmp_path_factory, f"hostile-{request.param}", lambda folder: build(cases, folder))


@pytest.fixture(scope="session")
def sanitized(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build those of them that are text with raw HTML let through, less what could run."""
    kinds = {"html", "markdown", "ids", "machines", "template", "honest", "translation"}
    cases = [case for case in all_cases() if case.category in kinds and not case.alone]
    return once(tmp_path_factory, "sanitized", lambda folder: build(cases, folder, 'html = "sanitize"'))
