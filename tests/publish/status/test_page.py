"""The page of the translation status on its own."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from docpipe.publish.status.page import status_page, status_values
from docpipe.publish.theme import Theme
from tests.golden import Golden
from tests.publish.factory import THEME
from tests.publish.status.boards import EVIL, board, outdated, site

_VOID = frozenset({"meta", "link", "br", "img", "path"})


class Outline(HTMLParser):
    """Checks that elements nest, and gathers what they carry."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.names.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.names.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        assert self.open.pop() == tag


def outline(text: str) -> Outline:
    """Return what a page consists of."""
    found = Outline()
    found.feed(text)
    assert not found.open
    return found


def page(**parts: str) -> str:
    """Return the page of the small board."""
    return status_page(board(), site(**parts), THEME)


def without_style(text: str) -> str:
    """Return a page without the theme's own style sheet, script and what is said of them."""
    text = re.sub(r"(<style>).*(</style>)", r"\1…\2", text, flags=re.DOTALL)
    text = re.sub(r"(<script>).*(</script>)", r"\1…\2", text, flags=re.DOTALL)
    return re.sub(r"sha256-[A-Za-z0-9+/=]*", "sha256-…", text)


def test_the_page_as_it_is(golden: Golden) -> None:
    """The whole page of a small site."""
    golden.check("publish/status.html", without_style(page()))


def test_what_to_do_next_comes_first() -> None:
    """Documents stand by folder; in each, and among the folders, what to do next is the first."""
    paths = re.findall(r"<small>(.*?)</small>", page())
    assert paths == [f"content/zh/{key}.md" for key in ("guide/a", "guide/b", "c", "e", "d")] or paths == [
        f"content/zh/{key}.md" for key in ("c", "e", "d", "guide/a", "guide/b")
    ]


def test_a_change_stands_beside_its_translation() -> None:
    """An outdated block shows its source's change by words, both texts in their language, and both places."""
    text = page()
    assert re.search(r'<p class="passage">把\*\*缓存\*\*<del>打开</del><ins>关上</ins>。</p>', text)
    assert '<p class="passage" lang="en">Switch it on.</p>' in text
    for place in ("content/zh/guide/a.md:12", "content/en/guide/a.md:14"):
        assert f'<p class="place">{place}</p>' in text
    assert '<span class="heading">安装</span> <span class="heading">缓存</span>' in text
    assert '<span class="note">自2026年3月2日起</span>' in text
    assert "译文此后改过，但看不出跟上了原文" in text


def test_a_missing_block_says_where_it_belongs() -> None:
    """A block without a translation has its source, the place it belongs to, and how to see the rest."""
    text = page()
    assert "应在 content/en/guide/b.md:7 之后" in text
    assert "曾经译过，译文里已经没有" in text
    assert "另有 2 块： <code>docpipe l10n diff --missing content/en/guide/b.md</code>" in text


def test_a_source_that_nobody_remembers() -> None:
    """Without the old text there is no change to show, and that is said."""
    text = status_page(board(outdated(before="")), site(), THEME)
    assert "<del>" not in text
    assert "不知道原文此前怎么写" in text


def test_long_passages_are_cut() -> None:
    """Of a long text, what stands around its changes is shown."""
    before, after = "前面的话，" * 80, "后面的话，" * 80
    item = outdated(f"{before}打开缓存。{after}", f"{before}关上缓存。{after}", translation="x" * 2000)
    text = status_page(board(item), site(), THEME)
    assert "<del>" in text
    assert 10 < text.count("前面的话") < 15
    assert 10 < text.count("后面的话") < 15
    assert "x" * 500 not in text


def test_hostile_texts_are_text() -> None:
    """Titles, headings and passages are escaped wherever they stand."""
    item = outdated(before=EVIL + " a", after=EVIL + " b", translation=EVIL)
    text = status_page(board(item), site(EVIL), THEME)
    assert text.count("<script>") == 1
    assert "alert(1)" in text
    outline(text)


def test_no_style_attribute_and_no_handler() -> None:
    """Nothing on the page needs `unsafe-inline`, and its elements nest."""
    found = outline(page())
    assert not [name for name, _ in found.attributes if name == "style" or name.startswith("on")]


def test_ids_are_unique_and_links_within_the_page_lead_somewhere() -> None:
    """Each cell with something to do leads to what it is."""
    found = outline(page())
    ids = [value for name, value in found.attributes if name == "id"]
    targets = [value[1:] for name, value in found.attributes if name == "href" and value and value.startswith("#")]
    assert len(set(ids)) == len(ids)
    assert targets
    assert set(targets) <= set(ids)


def test_the_policy_lets_in_just_what_is_there() -> None:
    """The page asks nobody for anything; its policy names its one style sheet and its one script by their hashes."""
    text = page()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "unsafe" not in policy[1]
    for name in ("style", "script"):
        embedded = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert len(embedded) == 1
        digest = base64.b64encode(hashlib.sha256(embedded[0].encode()).digest()).decode()
        assert f"{name}-src &#39;sha256-{digest}&#39;" in policy[1]
    assert not re.search(r'(?:src|href)="(?!#)', text)


def test_a_theme_cannot_end_its_own_element() -> None:
    """A style sheet with an end tag in a string stays one."""
    theme = Theme(THEME.files, {"style.css": 'a::after { content: "</style><b>"; }'})
    text = status_page(board(), site(), theme)
    assert text.count("</style>") == 1
    assert "<\\/style><b>" in text


def test_every_state_is_said_in_words() -> None:
    """Each strip has a name that counts its blocks, and each cell says what the document is."""
    text = page()
    assert "<title>4 块最新，1 块过期</title>" in text
    for called in ("过期", "部分翻译", "没有译文", "最新", "待核实"):
        assert f'<span class="called">{called}</span>' in text


def test_an_honest_figure_for_what_is_unverified() -> None:
    """Of a document that is mostly unverified no percentage is told."""
    row = re.search(r"<small>content/zh/e.md</small>.*?</tr>", page(), re.DOTALL)
    assert row
    assert '<span class="share">?</span>' in row[0]


def test_the_same_bytes() -> None:
    """The page depends on its values alone."""
    assert page() == page()


def test_nothing_to_show() -> None:
    """A site without translations gets a page that says so."""
    empty = msgspec.structs.replace(board(), report=msgspec.structs.replace(board().report, locales=()), todos={})
    text = status_page(empty, site(), THEME)
    assert "<table" not in text
    outline(text)


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_links_to_pages(locale: str) -> None:
    """Where pages are, titles lead to them, and passages to their place on both."""
    config = site().config
    values = status_values(board(), site(), THEME.words(config.locale(locale)), lambda path: f"/{path}/")
    folders = values["folders"]
    assert isinstance(folders, tuple)
    rows = {row.path: row for folder in folders for row in folder.rows}
    row = rows["content/zh/guide/a.md"]
    assert row.href == "/content/zh/guide/a.md/"
    block = row.todos[0].blocks[0]
    assert block.source.href == "/content/zh/guide/a.md/#b-51aa08c3"
    assert block.target.href == "/content/en/guide/a.md/#b-51aa08c3"
