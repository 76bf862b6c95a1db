"""Earlier addresses for hosts that answer with redirects of their own."""

from __future__ import annotations

import msgspec

from docpipe.config.building import Build
from docpipe.config.schema import Config
from tests.publish.factory import build, configured

FILES = {"content/zh/blog/2026-01-01-甲.md": "---\ntitle: 甲\naliases: [/old/, '/a b.html']\n---\n文"}


def asked(base_url: str = "https://example.org/") -> Config:
    """Return the configuration of a site that wants the file."""
    return msgspec.structs.replace(configured(base_url=base_url), build=Build(redirects="pages+file"))


def test_a_line_for_each() -> None:
    """From, to and the status, encoded as a browser asks for them; the pages are there, too."""
    built = build(FILES, config=asked())
    assert built.text("_redirects") == ("/a-b.html /zh/blog/%E7%94%B2/ 301\n/old/ /zh/blog/%E7%94%B2/ 301\n")
    assert "old/index.html" in built.outputs


def test_below_a_folder_of_the_host() -> None:
    """Addresses hold the folder that the site is published in."""
    assert built_lines("https://example.org/blog/") == ["/blog/a-b.html", "/blog/old/"]


def built_lines(base_url: str) -> list[str]:
    """Return the earlier addresses that the file of a site at `base_url` names."""
    return [line.split()[0] for line in build(FILES, config=asked(base_url)).text("_redirects").splitlines()]


def test_not_unless_asked_for() -> None:
    """Nor where there is nothing to say, or the site has a file of its own."""
    assert "_redirects" not in build(FILES).outputs
    assert "_redirects" not in build({}, config=asked()).outputs
    assert build(FILES, config=asked(), assets=["static/_redirects"]).outputs["_redirects"].content is None


def test_no_rule_for_other_addresses() -> None:
    """What hosts would take for a pattern has its page alone: a post takes over no address but its own."""
    aliases = "aliases: ['/*', '/:any', '/a/:b/c', '/q/*', '/old']"
    built = build({"content/zh/a.md": f"---\ntitle: 甲\n{aliases}\n---\n\n正文。\n"}, config=asked())
    assert [line.split()[0] for line in built.text("_redirects").splitlines()] == ["/old/"]
    assert "q/*/index.html" in built.outputs
