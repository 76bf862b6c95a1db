"""What a translation brings besides a translation."""

from __future__ import annotations

import pytest

from docpipe.pipeline.work.injected import injected
from tests.pipeline.work.test_warnings import read


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("见[这里](https://a.example/)", "see [here](https://a.example/)", ""),
        ("见[这里](/zh/a)", "see [here](/en/a#b)", ""),
        ("见[这里](https://a.example/)", "see [here](https://evil.example/)", "it leads to https://evil.example/, and"),
        ("没有链接", "[none](//evil.example)", "it leads to //evil.example, and"),
        ("没有链接", "[none](\\\\\\\\evil.example)", "it leads to"),
        ("没有链接", "[write](mailto:me@evil.example)", "it leads to mailto:me@evil.example, and"),
        ("没有链接", "none, but https://evil.example", "it leads to https://evil.example, and"),
        ("没有链接", "<https://evil.example>", "it leads to https://evil.example, and"),
        ("图", "![a](https://evil.example/pixel.png)", "it leads to https://evil.example/pixel.png, and"),
        ("图", '<img src="x" onerror="alert(1)">', "it holds the raw HTML <img>, and"),
        ("字", "<script>alert(1)</script>", "it holds the raw HTML <script>, and"),
        ("字<br>字", "a<br>b", ""),
    ],
)
def test_what_the_source_does_not_have(source: str, target: str, told: str) -> None:
    """Addresses outside the site and HTML come from the source or not at all."""
    found = injected(read(source), (0,), read(target), (0,))
    assert found.startswith(told)
    assert bool(found) == bool(told)
