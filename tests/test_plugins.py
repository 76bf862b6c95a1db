"""Tests of loading plugins."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docpipe.plugins import PluginError, load_plugins

GROUP = "docpipe.rules"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which packages are installed for one test."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def install(folder: Path, package: str, entries: str, code: str = "RULE = 'a rule'\n") -> None:
    """Install a package with a module of its own name and entry points."""
    module = package.replace("-", "_")
    folder.joinpath(f"{module}.py").write_text(code, encoding="utf-8")
    metadata = folder / f"{module}-1.2.dist-info"
    metadata.mkdir()
    metadata.joinpath("METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", encoding="utf-8"
    )
    metadata.joinpath("entry_points.txt").write_text(f"[{GROUP}]\n{entries}\n", encoding="utf-8")


def test_nothing_enabled_loads_nothing(packages: Path) -> None:
    """Installed is not enabled."""
    install(packages, "house-rules", "house = house_rules:RULE", "raise RuntimeError")
    assert load_plugins(GROUP, ()) == ()
    assert "house_rules" not in sys.modules


def test_enabled_plugins_are_loaded_by_name(packages: Path) -> None:
    """Each comes with its package and version, sorted by name, once."""
    install(packages, "plain-rules", "zeta = plain_rules:RULE\nalpha = plain_rules")
    loaded = load_plugins(GROUP, ("zeta", "alpha", "zeta"))
    assert [(plugin.name, plugin.distribution, plugin.version) for plugin in loaded] == [
        ("alpha", "plain-rules", "1.2"),
        ("zeta", "plain-rules", "1.2"),
    ]
    assert loaded[1].value == "a rule"


def test_an_unknown_plugin_is_an_error(packages: Path) -> None:
    """The nearest installed name is suggested."""
    install(packages, "near-rules", "typography = near_rules:RULE")
    with pytest.raises(PluginError, match='Did you mean "typography"'):
        load_plugins(GROUP, ("typografy",))
    with pytest.raises(PluginError, match="Install the package"):
        load_plugins(GROUP, ("zzz",))


def test_a_name_of_two_packages_is_an_error(packages: Path) -> None:
    """Which one is meant cannot be told."""
    install(packages, "one-rules", "same = one_rules:RULE")
    install(packages, "two-rules", "same = two_rules:RULE")
    with pytest.raises(PluginError, match="offered by one-rules and two-rules"):
        load_plugins(GROUP, ("same",))


@pytest.mark.parametrize("code", ["raise RuntimeError('no')", "1 +", "import nowhere_to_be_found", "OTHER = 1"])
def test_a_plugin_that_fails_to_load_is_an_error(packages: Path, code: str, request: pytest.FixtureRequest) -> None:
    """Whatever a plugin's module raises, the plugin and its package are named."""
    package = f"bad-rules-{request.node.callspec.indices['code']}"
    install(packages, package, f"bad = {package.replace('-', '_')}:RULE", code)
    with pytest.raises(PluginError, match=f'the plugin "bad" of {package} cannot be loaded'):
        load_plugins(GROUP, ("bad",))
