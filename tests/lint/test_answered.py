"""Addresses as they stand in the posts, with what they answered."""

from __future__ import annotations

from docpipe.index.links import resolve
from docpipe.index.site import SiteIndex, build_index
from docpipe.linkcheck.external import external_links
from docpipe.lint.answered import answered
from docpipe.lint.facts import ResolvedImage, ResolvedLink, SiteFacts
from docpipe.model.answer import Answers
from docpipe.model.link import LinkKind
from docpipe.model.taxonomy import Registries
from tests.lint.outside import at, ok
from tests.lint.posts import HEAD, config, read


def facts_of(body: str, *urls: str) -> tuple[SiteFacts, str]:
    """Return a site of one post, some of whose addresses have answered, and the post's text."""
    parsed = read(body)
    assert parsed.document is not None
    document = parsed.document
    site: SiteIndex = build_index([document], config(), frozenset(), Registries(), frozenset())
    links = tuple(ResolvedLink(document, each, resolve(each.target, document, site)) for each in document.links)
    images = tuple(ResolvedImage(document, each, resolve(each.target, document, site)) for each in document.images)
    answers = Answers(external_links(site), {url: ok(url) for url in urls})
    return SiteFacts(site, links=links, images=images, answers=answers), HEAD + body


def test_each_place_of_what_was_asked() -> None:
    """With how it is written there; what nobody asked is left out, and a definition is one place."""
    body = "[x](https://a.example/1#p) ![y](https://a.example/1) [z] [w][z] [v](https://b.example/)\n\n[z]: https://a.example/1\n"
    facts, text = facts_of(body, "https://a.example/1", "https://c.example/")
    found = [(each.kind, each.place.span.of(text), each.place.is_image) for each in answered(facts)]
    assert found == [
        (LinkKind.INLINE, "https://a.example/1#p", False),
        (LinkKind.INLINE, "https://a.example/1", True),
        (LinkKind.REFERENCE, "https://a.example/1", False),
    ]


def test_without_answers() -> None:
    """Where nobody asked, there is nothing to yield."""
    facts, _ = facts_of("[x](https://a.example/)\n")
    assert list(answered(facts)) == []
    assert list(answered(SiteFacts(facts.site, links=facts.links))) == []


def test_a_place_that_is_no_more() -> None:
    """Places of a text that has changed since are left out."""
    facts, _ = facts_of("[x](https://a.example/)\n", "https://a.example/")
    moved, _ = facts_of("前 [x](https://a.example/)\n", "https://a.example/")
    assert list(answered(SiteFacts(facts.site, links=facts.links, answers=moved.answers))) == []


def test_where_it_stands_letter_by_letter() -> None:
    """Between quotes in front matter, and nowhere where an escape makes it longer."""
    each = at("https://a.example/", ok("https://a.example/"))
    assert each.literal_span == each.place.span
    facts, text = facts_of("[x](https://a.example/\\(1\\))\n", "https://a.example/(1)")
    (hidden,) = answered(facts)
    assert hidden.literal_span is None
    assert hidden.place.span.of(text) == "https://a.example/\\(1\\)"


def test_a_bare_address_has_its_place() -> None:
    """Though no rule on links sees it: it is a link to readers of other generators."""
    facts, text = facts_of("见 https://a.example/1#p，后文\n", "https://a.example/1")
    (each,) = answered(facts)
    assert (each.kind, each.target, each.place.fragment) == (LinkKind.BARE, "https://a.example/1#p", "p")
    assert each.literal_span is not None
    assert each.literal_span.of(text) == "https://a.example/1#p"
    assert facts.links == ()
