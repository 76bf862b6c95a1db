"""How names are written."""

from __future__ import annotations

from docpipe.lint.names import names_with


def test_the_list_is_by_small_letters() -> None:
    """Each name is found by its small letters; most may also be written so."""
    names = names_with(())
    assert names.right["github"] == "GitHub"
    assert "mysql" in names.small
    assert "github" not in names.small
    assert names.kept is None


def test_names_of_the_site_win() -> None:
    """A name that the site keeps replaces the list's and is wrong in any other case."""
    names = names_with(("github", "Cosmos SDK", "去中心化"))
    assert names.right["github"] == "github"
    assert names.right["cosmos sdk"] == "Cosmos SDK"
    assert "cosmos sdk" not in names.small
    assert names.kept is not None
    assert [match[0] for match in names.kept.finditer("用 cosmos sdk 和 xCosmos SDK")] == ["cosmos sdk"]
