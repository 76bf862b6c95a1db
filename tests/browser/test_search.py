"""The search page, by keyboard and by mouse, in Chinese and in English."""

from __future__ import annotations

import itertools
import re

import pytest
from playwright.sync_api import Page, expect

from docpipe.publish.search.terms import terms
from tests.browser.reader import Reader
from tests.browser.site import Site

NOT_SAID = ".admonition-title, .pause, .changed p"
"""What the theme says in a text, not its author."""

ASK = """async (questions) => {
    const [field, status] = [document.querySelector("form.search input"), document.querySelector("form.search output")];
    const answers = [];
    for (const question of questions) {
        const answered = new Promise(done => new MutationObserver((_, watch) => (watch.disconnect(), done()))
            .observe(status, {childList: true}));
        field.value = question;
        field.dispatchEvent(new InputEvent("input"));
        await answered;
        answers.push([...document.querySelectorAll("#page\\\\:found h2 a")].map(link => link.textContent));
    }
    return answers;
}"""


def texts(reader: Reader, site: Site, locale: str) -> dict[str, str]:
    """Return what every page says that the search of a locale lists, by its title; the theme's own words aside."""
    page = reader.open(f"{site.address}/{locale}/search/", has_scripts=False)
    links = page.locator(".found h2 a").evaluate_all("all => all.map(one => [one.textContent, one.href])")
    found = {}
    for title, address in links:
        page.goto(address)
        blocks = page.locator("h1, [rel=tag], [rel=author]").all_inner_texts()
        blocks += page.locator(f".text :is(p:not({NOT_SAID}), li, td, th, pre, h2, h3, h4)").all_inner_texts()
        blocks += page.locator("img[alt]").evaluate_all("all => all.map(one => one.alt)")
        blocks += page.locator("meta[name=description]").evaluate_all("all => all.map(one => one.content)")
        found[title] = "\n".join(blocks)
    return found


def titles(page: Page) -> list[str]:
    """Return the titles of what is listed."""
    return page.locator(".found h2 a").all_text_contents()


def test_everything_is_listed_without_a_script(small: Site, reader: Reader) -> None:
    """The page is of use without a script: it is a list of everything, newest first."""
    page = reader.open(small.address + "/zh/search/", has_scripts=False)
    assert titles(page) == ["渡船的时刻", "水位站怎样读数", "石拱桥为什么不塌", "一页看全", "关于"]


@pytest.mark.parametrize(
    ("locale", "question", "status", "title"),
    [
        ("zh", "压力", "找到1页", "石拱桥为什么不塌"),
        ("en", "sticky rice", "Pages found: 1", "Why stone arches stand"),
    ],
)
def test_by_keyboard(locale: str, question: str, status: str, title: str, small: Site, reader: Reader) -> None:
    """A slash leads to the field, what is found is announced, arrows lead there and back, Escape begins anew."""
    page = reader.open(f"{small.address}/{locale}/search/")
    everything = titles(page)
    page.keyboard.press("/")
    page.keyboard.type(question)
    announced = page.get_by_role("status")
    expect(announced).to_have_text(status)
    assert titles(page) == [title]
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found h2 a")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(announced).to_have_text("")
    assert titles(page) == everything
    page.keyboard.type(question)
    expect(announced).to_have_text(status)
    page.keyboard.press("Enter")
    expect(page.locator(".found h2 a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_letters_on_the_way_to_chinese_are_not_asked_for(small: Site, reader: Reader) -> None:
    """What an input method shows before a character is chosen changes nothing; the character does."""
    page = reader.open(small.address + "/zh/search/")
    field = page.get_by_role("searchbox")
    field.evaluate("""one => {
        one.value = "ya";
        one.dispatchEvent(new InputEvent("input", {isComposing: true}));
    }""")
    assert len(titles(page)) == 5
    field.evaluate("""one => {
        one.value = "压";
        one.dispatchEvent(new CompositionEvent("compositionend"));
    }""")
    expect(page.get_by_role("status")).to_have_text("找到1页")


def test_a_result_shows_where(small: Site, reader: Reader) -> None:
    """A result shows the passage that holds what was asked for, marked and in its language, and leads there."""
    page = reader.open(small.address + "/en/search/?q=drum+%E5%9B%9E%E6%B3%A2")
    excerpt = page.locator(".found .excerpt")
    expect(excerpt.locator("mark")).to_have_text(["drum"])
    page.get_by_role("searchbox").fill("电波")
    expect(excerpt.locator("mark")).to_have_text(["电波"])
    assert excerpt.get_attribute("lang") == "zh-Hans"
    page.locator(".found h2 a").click()
    assert re.search("#b-", page.url)
    assert "电波" in page.locator(":target").inner_text()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("电波")
    expect(excerpt.locator("mark")).to_have_text(["电波"])
    page.keyboard.press("Escape")
    expect(excerpt).to_have_count(0)
    assert page.locator(".found p[hidden]").count() == 0
    assert page.locator(".found mark").count() == 0


@pytest.mark.parametrize(
    "question", ["<img src=x onerror=alert(1)>", "'\"><script>1</script>", "__proto__", "constructor"]
)
def test_what_is_asked_is_only_text(question: str, small: Site, reader: Reader) -> None:
    """Whatever an address or a reader asks for, it never becomes a part of the page."""
    visit = reader.visit(small.address + "/zh/search/")
    elements = visit.page.locator("*").count()
    assert visit.page.evaluate(ASK, [question]) == [[]]
    visit.page.wait_for_timeout(300)
    visit.page.get_by_role("searchbox").fill("")
    expect(visit.page.locator(".found li")).to_have_count(5)
    assert visit.page.locator("*").count() == elements
    assert visit.complaints == []


def test_pages_stay_text_in_excerpts(small: Site, reader: Reader) -> None:
    """Markup that a post writes about is shown in a result as it is on the page."""
    page = reader.open(small.address + "/zh/search/?q=%E5%8E%9F%E6%A0%B7")
    expect(page.locator(".excerpt")).to_contain_text("<b>原样的标签</b>")
    assert page.locator(".excerpt b").count() == 0


def test_a_search_that_does_not_load_says_so(small: Site, reader: Reader) -> None:
    """Without its index the page says what is the matter, and goes on listing everything."""
    page = reader.open(small.address + "/en/search/")
    page.route("**/index.json", lambda route: route.abort())
    page.get_by_role("searchbox").fill("stone")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded")
    assert len(titles(page)) == 3


def test_spellings(small: Site, reader: Reader) -> None:
    """Case, width and the order of words do not matter; beginnings of words do, and other parts of them do not."""
    page = reader.open(small.address + "/zh/search/")
    everything = [["一页看全"]]
    for question in ("GPU 算力", "gpu算力", "ＧＰＵ　算力", "算力 gpu", "Gp", "casefold", "悬索桥", "golden 钢"):
        assert page.evaluate(ASK, [question]) == everything, question
    for question in ("pu", "力算", "不存在的词", "gpu 糯米", "鬥"):
        assert page.evaluate(ASK, [question]) == [[]], question


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_string_of_a_page_finds_it(locale: str, own: Site, reader: Reader) -> None:
    """Strings cut from the project's own pages find every page that has them, and none that lacks a part of them."""
    known = texts(reader, own, locale)
    runs = sorted({run for text in known.values() for run in re.findall(r"[\u4e00-\u9fff]{2,}|[a-zA-Z]{2,}", text)})
    questions = [run[:4] if run > "一" else run for run in runs[:: len(runs) // 80]]
    page = reader.open(f"{own.address}/{locale}/search/")
    for question, found in zip(questions, page.evaluate(ASK, questions), strict=True):
        assert {title for title, text in known.items() if _holds(text, question)} <= set(found), question
        parts = list(map("".join, itertools.pairwise(question))) if question > "一" else [question]
        assert all(_holds(known[title], part) for title in found for part in parts), question


def _holds(text: str, question: str) -> bool:
    """Tell whether a text has a string of Han in it, or a word with that beginning."""
    if question > "一":
        return question in text
    return any(term.startswith(question.lower()) for term in terms(text))
