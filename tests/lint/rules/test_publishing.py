"""What a page needs that is to be found: descriptions, titles, excerpts, and what its head says once it is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from docpipe.config.layout import Layout
from docpipe.config.linting import Lint
from docpipe.lint.engine import check_document
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Diagnostic
from tests.lint.examples import lint_built
from tests.lint.posts import HEAD, codes, config, read

Write = Callable[[dict[str, str | bytes]], Path]

_SITE = '[site]\nbase_url = "https://example.org/x/"\nsource = "zh"\nlocales = ["zh", "en"]\n'
_ZH = HEAD + "第一段正文。\n"
_EN = HEAD.replace("示例", "Example") + "The first paragraph.\n"
_ARTICLE = "themes/templates/article.html.j2"


def _head(lang: str = "{{ locale.tag }}", canonical: str = "{{ canonical }}", links: str = "") -> str:
    """Return a whole template of a site's own; `links` stands in its head."""
    own = '{% for tag, href in alternates %}<link rel="alternate" hreflang="{{ tag }}" href="{{ href }}">{% endfor %}'
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<title>{{{{ page.title }}}}</title>\n'
        f'<link rel="canonical" href="{canonical}">\n{links or own}\n</head>\n<body>{{{{ markup }}}}</body>\n</html>\n'
    )


def _built(write_site: Write, template: str = "", **more: str | bytes) -> list[Diagnostic]:
    files: dict[str, str | bytes] = {"docpipe.toml": _SITE, "content/zh/a.md": _ZH, "content/en/a.md": _EN}
    files |= {_ARTICLE: template} if template else {}
    found = lint_built(write_site(files | more), "PB003", "PB004", "PB005")
    return [each for each in found if each.code in {"PB003", "PB004", "PB005"}]


def _said(found: list[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(each.place.path.removeprefix("content/"), each.code, str(each.message)) for each in found]


def test_our_own_theme_is_right(write_site: Write) -> None:
    """Language, versions and addresses of the default theme give no finding."""
    assert _built(write_site) == []


def test_a_template_that_repeats_our_head_is_right(write_site: Write) -> None:
    """The head of these tests is sound until something in it is broken."""
    assert _built(write_site, _head()) == []


@pytest.mark.parametrize(("lang", "said"), [("zh", "the page says `zh`"), ("", "the page does not say its language")])
def test_a_page_that_says_another_language(lang: str, said: str, write_site: Write) -> None:
    """Every page whose language is another one is named at its title."""
    found = _built(write_site, _head(lang))
    assert {each.code for each in found} == {"PB003"}
    assert {each.place.path for each in found} == {"content/zh/a.md", "content/en/a.md"}
    assert all(str(each.message).startswith(said) for each in found)
    assert [each.place.span.of(_EN) for each in found if each.place.path == "content/en/a.md" and each.place.span] == [
        "Example"
    ]


def test_the_hint_is_what_to_type(write_site: Write) -> None:
    """A template's own braces stand as they are to be written."""
    hints = {str(each.hint) for each in _built(write_site, _head("fr", "/elsewhere/"))}
    written = '<html lang="{{ locale.tag }}">', '<link rel="canonical" href="{{ canonical }}">'
    assert {f"Write `{text}` in the template" for text in written} <= hints


_LINK = '<link href="{}" rel="alternate" hreflang="{}">'
_NEITHER = {f"the page does not name its version in {language} with hreflang" for language in ("简体中文", "English")}
_ZH_URL, _EN_URL = "https://example.org/x/zh/a/", "https://example.org/x/en/a/"


@pytest.mark.parametrize(
    ("links", "said"),
    [
        (" ", _NEITHER),
        (
            _LINK.format(_ZH_URL, "zh-Hans") + _LINK.format(_EN_URL, "en"),
            {"the page names versions with hreflang and no `x-default`"},
        ),
        (
            "<!-- " + _LINK.format(_EN_URL, "en") + " -->",
            _NEITHER,
        ),
        (
            _LINK.format(_ZH_URL, "zh-Hans")
            + _LINK.format("https://example.org/x/en/b/", "en")
            + _LINK.format(_ZH_URL, "x-default"),
            {"the page names https://example.org/x/en/b/ as its version in `en`, which is no version of it"},
        ),
    ],
)
def test_versions_that_do_not_name_each_other(links: str, said: set[str], write_site: Write) -> None:
    """Missing and wrong versions and a missing default are told apart; a comment is no link."""
    found = _built(write_site, _head(links=links))
    assert {each.code for each in found} == {"PB003"}
    assert said == {str(each.message) for each in found if each.place.path == "content/zh/a.md"}


def test_a_version_that_does_not_answer(write_site: Write) -> None:
    """The Chinese page names the English one, which names only itself."""
    own = '<link rel="alternate" hreflang="{{ locale.tag }}" href="{{ canonical }}">'
    other = '{% if locale.name == "zh" %}' + _LINK.format(_EN_URL, "en") + "{% endif %}"
    found = _built(write_site, _head(links=own + other + _LINK.format(_EN_URL, "x-default")))
    said = f"the page names {_EN_URL} as its version in `en`, which does not name it back"
    assert ("zh/a.md", "PB003", said) in _said(found)
    assert ("en/a.md", "PB003", "the page does not name its version in 简体中文 with hreflang") in _said(found)


def test_a_page_with_the_address_of_another(write_site: Write) -> None:
    """The English page that names the Chinese one is never found."""
    found = _built(write_site, _head(canonical=_ZH_URL))
    assert _said(found) == [
        ("en/a.md", "PB004", f"the page at {_EN_URL} says that its address is {_ZH_URL}"),
    ]


def test_a_page_without_an_address(write_site: Write) -> None:
    """It is said with the address it should name."""
    found = _built(write_site, _head(canonical=""))
    assert ("zh/a.md", "PB004", f"the page at {_ZH_URL} names no canonical address") in _said(found)


def test_pages_kept_out_of_search_engines(write_site: Write) -> None:
    """They need neither versions nor an address."""
    template = _head(canonical="", links='<meta name="robots" content="noindex">')
    assert _built(write_site, template) == []


def test_a_site_without_a_base(write_site: Write) -> None:
    """There are no whole addresses, so only the language is looked at."""
    found = _built(
        write_site, _head("fr"), **{"docpipe.toml": _SITE.replace('base_url = "https://example.org/x/"\n', "")}
    )
    assert {str(each.message).partition(" is ")[0] for each in found} == {"the page says `fr`"}


_OLD = {"build/.docpipe-site": "", "build/zh/a/index.html": "", "build/en/a/index.html": "", "build/index.html": ""}


@pytest.mark.parametrize(
    ("gone", "path", "route"),
    [
        ("zh/a-old/index.html", "zh/a.md", "/zh/a-old/"),
        ("en/b.html", "en/a.md", "/en/b.html"),
        ("zh/page/2/index.html", None, ""),
        ("zh/tags/x/index.html", None, ""),
        ("zh/series/x/index.html", None, ""),
        ("zh/archive/index.html", None, ""),
        ("en/a/side-by-side/index.html", None, ""),
        ("zh/404.html", None, ""),
        ("zh/a/picture.png", None, ""),
    ],
)
def test_pages_of_the_last_build_that_are_gone(gone: str, path: str | None, route: str, write_site: Write) -> None:
    """A page of a post is missed, a list or a file is not; the likeliest heir is named."""
    found = _built(write_site, **_OLD, **{f"build/{gone}": ""})
    wanted = [(path, "PB005", f"{route} was a page of the last build and is gone, and no post names it in `aliases`")]
    assert _said(found) == (wanted if path else [])


def test_a_post_that_became_a_draft(write_site: Write) -> None:
    """The file itself is named, for its address is still its own."""
    draft = _ZH.replace("date:", "draft: true\ndate:")
    found = _built(write_site, **_OLD, **{"build/zh/b/index.html": "", "content/zh/b.md": draft})
    assert _said(found) == [
        ("zh/b.md", "PB005", "/zh/b/ was a page of the last build, and this file is not published now")
    ]


def test_a_post_that_was_to_end(write_site: Write) -> None:
    """What has expired is gone on purpose, and its translations with it."""
    ended = _ZH.replace("date:", "expires: 2024-06-01\ndate:")
    old = {"build/zh/b/index.html": "", "build/en/b/index.html": ""}
    assert _built(write_site, **_OLD, **old, **{"content/zh/b.md": ended, "content/en/b.md": _ZH}) == []


@pytest.mark.parametrize(
    ("alias", "leads_on"),
    [("/zh/old/", True), ("/zh/old", True), ("old", True), ("/zh/old/index.html", True), ("/old", False), ("/", False)],
)
def test_an_earlier_address_that_is_declared(alias: str, leads_on: bool, write_site: Write) -> None:  # noqa: FBT001 - a parameter of pytest
    """From the root of the site or beside the page, as the redirect is made; another address is of no use."""
    new = _ZH.replace("date:", f"aliases: [{alias}]\ndate:")
    found = _built(write_site, **_OLD, **{"build/zh/old/index.html": "", "content/zh/a.md": new})
    assert [each.code for each in found] == ([] if leads_on else ["PB005"])


def test_a_folder_that_docpipe_did_not_make(write_site: Write) -> None:
    """Nothing is known of it."""
    assert _built(write_site, **{"build/zh/old/index.html": ""}) == []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (HEAD, ["PB001"]),
        (HEAD.replace("date:", "description: 一句话。\ndate:"), []),
        (HEAD.replace("date:", "summary: 一句话。\ndate:"), []),
        (HEAD.replace("date:", "draft: true\ndate:"), []),
        (HEAD.replace("date:", 'description: " "\ndate:'), ["PB001"]),
    ],
)
def test_descriptions(head: str, found: list[str]) -> None:
    """Other names of the field count, and drafts need none."""
    assert codes("正文。", lint=Lint(select=("PB001",)), head=head) == found


@pytest.mark.parametrize(
    ("title", "is_long"), [("字" * 30, False), ("字" * 31, True), ("a" * 60, False), ("a" * 61, True)]
)
def test_titles(title: str, is_long: bool) -> None:  # noqa: FBT001 - a case
    """A Han character counts two cells."""
    head = HEAD.replace("示例", title)
    assert codes("正文。", lint=Lint(select=("PB002",)), head=head) == ["PB002"] * is_long


@pytest.mark.parametrize(
    ("layout", "body", "found"),
    [
        ("docusaurus", "字" * 1000, ["PB006"]),
        ("hexo", "字" * 1000, ["PB006"]),
        ("hugo", "字" * 1000, []),
        ("docpipe", "字" * 1000, []),
        ("docusaurus", "字" * 990, []),
        ("docusaurus", "字\n\n<!-- truncate -->\n\n" + "字" * 1000, []),
        ("hexo", "字\n\n<!-- more -->\n\n" + "字" * 1000, []),
        ("docusaurus", "字\n\n{/* truncate */}\n\n" + "字" * 1000, []),
    ],
)
def test_excerpts(layout: str, body: str, found: list[str]) -> None:
    """Only where lists show the whole of a long post without the mark."""
    settings = msgspec.structs.replace(config(Lint(select=("PB006",))), layout=Layout(name=layout))
    assert [each.code for each in check_document(read(body), Selection(settings, RULES)).diagnostics] == found
