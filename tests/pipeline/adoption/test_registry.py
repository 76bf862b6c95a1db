"""The ways to adopt translations by name."""

from __future__ import annotations

import pytest

from docpipe.cli.l10n_adopt import ADOPTERS as OFFERED
from docpipe.pipeline.adoption.registry import ADOPTERS, adopter


def test_the_command_offers_all_of_them() -> None:
    """The names of the option are those of the registry, in its order."""
    assert tuple(known.name for known in ADOPTERS) == OFFERED


def test_each_is_found_by_its_name() -> None:
    """And nothing else is."""
    assert [adopter(name).name for name in OFFERED] == list(OFFERED)
    with pytest.raises(KeyError):
        adopter("memory")
