"""What a run is asked to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from docpipe.pipeline.request import Request
from tests.publish.factory import configured

REQUEST = Request(root=Path("/site"), config=configured("zh", "en"), now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def test_the_site_stands_where_it_was_asked_for() -> None:
    """The built site stands in the configured folder below the root, unless another was named."""
    assert REQUEST.site_folder == Path("/site/build")
    assert msgspec.structs.replace(REQUEST, out=Path("/elsewhere")).site_folder == Path("/elsewhere")
