"""Tests of the list of options."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from docpipe.config.checks import CHECKS
from docpipe.config.external import Host
from docpipe.config.literal import toml_value
from docpipe.config.load import LoadedConfig, load
from docpipe.config.options import Option, all_options
from docpipe.config.schema import Config

SITE = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n'
# What anybody may choose: where text stands, how it looks, how it is judged. It runs nothing, moves nothing out of
# its place, reads no variable and loosens no limit. What does, says `trusted_only` in its declaration.
HARMLESS = """
site.title site.description site.image site.base_url site.source site.locales site.root site.timezone site.permalink
layout.name layout.assets layout.ignore
layout.mount[].folder layout.mount[].locale layout.mount[].prefix layout.mount[].suffix
markdown.renderer markdown.tags markdown.math
lint.select lint.ignore lint.severity lint.per-file[].glob lint.per-file[].ignore lint.per-file[].severity
lint.locale.*.select lint.locale.*.ignore lint.locale.*.severity
lint.options.reasons lint.options.title_cells lint.options.image_kilobytes lint.options.excerpt_length
lint.options.iframe_hosts links.slugs
external.ignore external.body external.ok_days external.broken_days external.unverified_days external.error_runs
external.error_days external.doubt_days
build.paginate build.updated build.markdown build.llms build.side_by_side build.redirects build.moved_from
build.old_permalink
images.format images.widths images.quality
translation.publish_at translation.fallback translation.scope translation.dashboard
translation.characters_per_hour translation.*.publish_at translation.*.fallback translation.*.scope
translation.*.characters_per_hour
locale.*.tag locale.*.name
"""
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


@pytest.mark.parametrize("option", all_options(), ids=lambda option: option.key)
def test_every_option_is_documented(option: Option) -> None:
    """An option has a sentence that says what it is, without a full stop, and its type in words."""
    assert option.doc
    assert not option.doc.endswith(".")
    assert option.type


@pytest.mark.parametrize("option", all_options(), ids=lambda option: option.key)
def test_every_example_is_valid(option: Option, tmp_path: Path) -> None:
    """An option's example can be written in docpipe.toml as it stands, and is then said to come from there."""
    tmp_path.joinpath("docpipe.toml").write_text(written(option), encoding="utf-8")
    loaded = load(tmp_path)
    key = option.key.replace("[]", ".0").replace("*", "en")
    assert loaded.origin(key).path == "docpipe.toml"


def test_every_option_has_been_judged() -> None:
    """Of each it is known whether a stranger may choose it; a new one has to be judged before this passes."""
    assert {option.key for option in all_options() if not option.trusted_only} == set(HARMLESS.split())


HELD = [option for option in all_options() if option.trusted_only]


@pytest.mark.parametrize("option", HELD, ids=lambda option: option.key)
def test_what_strangers_may_not_choose_is_its_default(option: Option, tmp_path: Path) -> None:
    """Under --untrusted the file is not asked for it: the default holds, and one sentence says where and what to do."""
    file = tmp_path / "docpipe.toml"
    file.write_text(SITE, encoding="utf-8")
    default = load(tmp_path, trusted=False)
    file.write_text(written(option), encoding="utf-8")
    loaded = load(tmp_path, trusted=False)
    key = option.key.replace("*", "en")
    assert loaded.config == with_hosts(default, loaded)
    assert loaded.origin(key).path == ""
    line = written(option).count("\n")
    said = f"docpipe.toml:{line}:1: {key} is not taken from this file under --untrusted. {option.trusted_only}"
    assert loaded.held == (said,)
    assert load(tmp_path).held == ()


def with_hosts(default: LoadedConfig, loaded: LoadedConfig) -> Config:
    """Return the default configuration with tables for those hosts that have one, all empty."""
    hosts = {name: Host() for name in loaded.config.external.host}
    external = msgspec.structs.replace(default.config.external, host=hosts)
    return msgspec.structs.replace(default.config, external=external)


@pytest.mark.parametrize("option", HELD, ids=lambda option: option.key)
def test_nonsense_is_not_even_looked_at(option: Option, tmp_path: Path) -> None:
    """What does not count cannot be wrong either."""
    text = written(option).replace(toml_value(option.example), "{ a = [[1979-05-27]] }")
    tmp_path.joinpath("docpipe.toml").write_text(text, encoding="utf-8")
    assert len(load(tmp_path, trusted=False).held) == 1


def test_every_key_is_listed_once() -> None:
    """No option occurs twice."""
    assert len({option.key for option in all_options()}) == len(all_options())


def test_the_design_s_keys_are_there() -> None:
    """The sections hold the keys that the conventions name, and no other."""
    found: dict[str, set[str]] = {}
    for option in all_options():
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
    assert set(CHECKS) <= {option.key for option in all_options()}
