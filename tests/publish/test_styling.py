"""How pages carry the style sheet."""

from __future__ import annotations

import base64
import hashlib

from docpipe.publish.styling import styling
from docpipe.publish.theme import Theme, load_theme
from tests.publish.factory import build

DEFAULT = load_theme()


def themed(css: str) -> Theme:
    """Return the default theme with another style sheet."""
    return Theme(DEFAULT.files, {"style.css": css})


def test_a_small_sheet_stands_in_the_page() -> None:
    """Below 5,000 bytes there is no file, and the policy names the sheet by its digest."""
    css = "body > p { color: #123456 }"
    built = build({"content/zh/a.md": "# 甲\n\n乙"}, theme=themed(css))
    text = built.text("zh/a/index.html")
    assert f"<style>{css}</style>" in text
    assert "stylesheet" not in text
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in text
    assert "unsafe" not in text
    assert not [path for path in built.outputs if path.endswith(".css")]


def test_a_larger_one_is_a_file() -> None:
    """From 5,000 bytes on browsers fetch it once for all pages."""
    look, file = styling("a{}" * 2_000)
    assert file is not None
    assert look.path == "/" + file.path
    assert not look.inline
    assert "sha256" not in look.policy


def test_nothing_in_a_sheet_ends_its_element() -> None:
    """A sheet with an end tag in it is a file, however small."""
    _, file = styling("/* </style><script> */")
    assert file is not None
