"""Tests of the list of options."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.config.checks import CHECKS
from docpipe.config.literal import toml_value
from docpipe.config.load import load
from docpipe.config.options import OPTIONS, Option

SITE = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n'
NEEDED = {"lint.per-file[]": {"glob": "**"}, "layout.mount[]": {"folder": "docs", "locale": "zh"}}
"""What a table of each list cannot do without."""


def written(option: Option) -> str:
    """Return a docpipe.toml that sets one option to its example, in every place that holds it."""
    section, _, key = option.key.rpartition(".")
    assignment = f"{key} = {toml_value(option.example)}\n"
    if section == "site":
        kept = [line for line in SITE.splitlines() if not line.startswith(f"{key} =")]
        return "\n".join(kept) + "\n" + assignment
    if section.endswith("[]"):
        needed = {name: value for name, value in NEEDED[section].items() if name != key}
        others = "".join(f"{name} = {toml_value(value)}\n" for name, value in needed.items())
        return f"{SITE}[[{section.removesuffix('[]')}]]\n{others}{assignment}"
    return f"{SITE}[{section.replace('*', 'en')}]\n{assignment}"


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_every_option_is_documented(option: Option) -> None:
    """An option has a sentence that says what it is, without a full stop, and its type in words."""
    assert option.doc
    assert not option.doc.endswith(".")
    assert option.type


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.key)
def test_every_example_is_valid(option: Option, tmp_path: Path) -> None:
    """An option's example can be written in docpipe.toml as it stands, and is then said to come from there."""
    tmp_path.joinpath("docpipe.toml").write_text(written(option), encoding="utf-8")
    loaded = load(tmp_path)
    key = option.key.replace("[]", ".0").replace("*", "en")
    assert loaded.origin(key).path == "docpipe.toml"


def test_every_key_is_listed_once() -> None:
    """No option occurs twice."""
    assert len({option.key for option in OPTIONS}) == len(OPTIONS)


def test_the_design_s_keys_are_there() -> None:
    """The sections hold the keys that the conventions name, and no other."""
    found: dict[str, set[str]] = {}
    for option in OPTIONS:
        section, _, key = option.key.rpartition(".")
        found.setdefault(section, set()).add(key)
    # What single rules go by is the rules' own business.
    assert found.pop("lint.options")
    assert found == {
        "site": {"title", "description", "image", "base_url", "source", "locales", "root", "timezone", "permalink"},
        "layout": {"name", "assets", "ignore"},
        "layout.mount[]": {"folder", "locale", "prefix", "suffix"},
        "markdown": {"renderer", "html", "tags", "math"},
        "lint": {"select", "ignore", "severity", "plugins"},
        "lint.per-file[]": {"glob", "ignore", "severity"},
        "lint.locale.*": {"select", "ignore", "severity"},
        "links": {"slugs"},
        "build": {
            *("out", "paginate", "updated", "markdown", "llms", "side_by_side"),
            *("redirects", "moved_from", "old_permalink"),
        },
        "images": {"cards", "font", "format", "quality", "variants", "widths"},
        "external": {
            *("history", "ignore", "body", "kilobytes", "redirects"),
            *("concurrency", "per_host", "interval", "connect_seconds", "total_seconds", "minutes"),
            *("retries", "retry_after"),
            *("most_per_file", "most_per_host"),
            *("ok_days", "broken_days", "unverified_days", "error_runs", "error_days", "doubt_days"),
        },
        "external.host.*": {"headers", "interval", "per_host"},
        "translation": {"publish_at", "fallback", "scope", "dashboard", "characters_per_hour"},
        "translation.*": {"publish_at", "fallback", "scope", "characters_per_hour"},
        "locale.*": {"tag", "name"},
    }


def test_checks_are_of_options() -> None:
    """Every check of a value belongs to an option that exists."""
    assert set(CHECKS) <= {option.key for option in OPTIONS}
