"""Which addresses outside the site its posts name, and where."""

from __future__ import annotations

import pytest

from docpipe.index.site import SiteIndex
from docpipe.linkcheck.external import external_links, hosts_of
from docpipe.linkcheck.reach.address import host_of
from docpipe.model.answer import ExternalLink, LinkPlace
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.text import Span
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from tests.index.documents import config, site


def site_of(texts: dict[str, str], base_url: str = "") -> SiteIndex:
    """Return the index of these posts, parsed; the keys are `zh/a` for `content/zh/a.md`."""
    documents = []
    for name, text in texts.items():
        locale, _, key = name.partition("/")
        file = SourceFile(f"content/{name}.md", LocaleName(locale), DocumentKey(key))
        document = parse(text, file, ParseOptions(), digest=Digest("0")).document
        assert document is not None
        documents.append(document)
    return site(documents, settings=config(base_url=base_url))


def urls(text: str, base_url: str = "") -> list[str]:
    """Return the external addresses of a site of one post."""
    return [link.url for link in external_links(site_of({"zh/a": text}, base_url))]


def test_every_place_of_an_address_in_all_locales() -> None:
    """An address is listed once, without its fragment, with the place of each link, image and cover that names it."""
    texts = {
        "zh/a": '---\ntitle: 一\nimage: "https://b.example/x.png"\n---\n[甲](https://a.example/1#top)\n',
        "en/a": "![x](https://b.example/x.png) and <https://a.example/1>\n",
    }
    found = external_links(site_of(texts))
    assert [link.url for link in found] == ["https://a.example/1", "https://b.example/x.png"]
    written = [[(place.path, place.span.of(texts[place.path[8:-3]])) for place in link.places] for link in found]
    assert written == [
        [("content/en/a.md", "https://a.example/1"), ("content/zh/a.md", "https://a.example/1#top")],
        [("content/en/a.md", "https://b.example/x.png"), ("content/zh/a.md", '"https://b.example/x.png"')],
    ]


def test_a_place_says_what_was_written_there() -> None:
    """Each place has its own fragment, and whether it shows what the address leads to."""
    (link,) = external_links(site_of({"zh/a": "[x](http://A.example/b#c?d) ![y](http://a.example:80/b)\n"}))
    assert link.url == "http://a.example/b"
    assert [(place.fragment, place.is_image) for place in link.places] == [("c?d", False), ("", True)]


def test_a_definition_is_one_place() -> None:
    """Links through one definition share the place where the address is written."""
    (link,) = external_links(site_of({"zh/a": "[x] [y][x]\n\n[x]: https://a.example/\n"}))
    assert len(link.places) == 1


def test_a_cover_inside_a_table_of_the_front_matter() -> None:
    """A cover written as `cover.image` has its place, too."""
    text = "---\ntitle: 一\ncover:\n  image: https://a.example/x.png\n---\n正文。\n"
    (link,) = external_links(site_of({"zh/a": text}))
    assert [place.span.of(text) for place in link.places] == ["https://a.example/x.png"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](HTTPS://a.example/)", ["https://a.example/"]),
        ("[x](//a.example/b)", ["http://a.example/b"]),
        ("[x](http://me.example/site/b/)", []),
        ("[x](http://me.example/other/)", ["http://me.example/other/"]),
        ("[x](b.md), [y](#z), [z](mailto:a@b.example), [w](ftp://a.example/)", []),
        ("`https://a.example/`", []),
        ("见 https://a.example/gone，又见https://b.example。", ["https://a.example/gone", "https://b.example/"]),
        ("见 http://me.example/site/b/ 和 http://host:port/x", []),
        ("[x](https://), [y](http://?b), [z](https://[1/), [w](https://a.example:x/)", []),
        ("[x](https://a.example/{{page}})", []),
    ],
)
def test_what_is_an_address_outside(text: str, expected: list[str]) -> None:
    """Only http and https addresses that name a host and do not lie below the site's own address are."""
    assert urls(text, "http://me.example/site/") == expected


def test_without_base_url_an_address_without_scheme_is_https() -> None:
    """`//host/path` takes the scheme of the page, and that of most pages is https."""
    assert urls("[x](//a.example/b)") == ["https://a.example/b"]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://User:pw@Docs.Example.:8080/a", "docs.example"),
        ("https://例え.Example/", "xn--r8jz45g.example"),
        ("https://xn--R8JZ45G.example/", "xn--r8jz45g.example"),
        ("https://%E4%BE%8B%E3%81%88.example/", "xn--r8jz45g.example"),
        ("http://[::1]:80/", "::1"),
        ("http://" + "例" * 80 + ".example/", ""),
        ("http://[::1/", ""),
    ],
)
def test_host_of(url: str, host: str) -> None:
    """One host has one name, however its letters are written."""
    assert host_of(url) == host


def test_hosts_of_counts_addresses() -> None:
    """Each address counts once, wherever it is written; the host with the most comes first, then by name."""
    places = (LinkPlace("content/zh/a.md", Span(0, 1)), LinkPlace("content/zh/b.md", Span(0, 1)))
    written = [
        "http://b.example/",
        "http://a.example/",
        "http://c.example/1",
        "http://C.example/2",
        "http://a.example/",
    ]
    hosts = hosts_of(ExternalLink(url, places) for url in written)
    assert list(hosts.items()) == [("c.example", 2), ("a.example", 1), ("b.example", 1)]


def test_nothing() -> None:
    """A site without such addresses has no links and no hosts."""
    assert external_links(site_of({"zh/a": "正文。\n"})) == ()
    assert hosts_of(()) == {}
