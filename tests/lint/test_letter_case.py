"""Links that fail because of capital and small letters alone."""

from __future__ import annotations

import pytest

from docpipe.index.targets import Broken, External, Resolved
from docpipe.lint.letter_case import path_of, right_case


@pytest.mark.parametrize(
    ("target", "resolved", "meant"),
    [
        ("./Intro.md#x", Broken("", ("./intro.md", "../intro.md")), "./intro.md"),
        ("Intro", Broken("", ("intro.md",)), "intro.md"),
        ("Intro.md", Broken("", ("../intro.md",)), None),
        ("Intro.md", Broken(""), None),
        ("https://a.example/Intro.md", External("https://a.example/Intro.md"), None),
    ],
)
def test_the_path_that_was_meant(target: str, resolved: Resolved, meant: str | None) -> None:
    """Only the first suggestion counts, and only in the same folder."""
    assert right_case(target, resolved) == meant


def test_the_path_of_a_target() -> None:
    """Without query and fragment."""
    assert path_of("./a.md?plain=1#x") == "./a.md"
