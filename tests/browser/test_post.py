"""Posts as they are read: typography, colours, printing, and the extras that a script adds."""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader, style
from tests.browser.site import Site

ORIGINAL, TRANSLATED, HALF = "/zh/stone-arch/", "/en/stone-arch/", "/en/river-gauges/"
EVERYTHING = "/zh/every-element/"
FIRST_PASSAGE = """() => [...document.querySelectorAll('.text [id^="b-"]')]
    .find(one => one.getBoundingClientRect().bottom > 40)?.id"""
# Colours come in many spellings; a canvas tells what they are on the screen.
BRIGHTNESS = """() => {
    const context = document.createElement("canvas").getContext("2d");
    const light = colour => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [text, ground] = [document.body, document.documentElement].map(one => getComputedStyle(one));
    return light(text.color) - light(ground.backgroundColor);
}"""
VISIBLE_CONTROLS = """() => [...document.querySelectorAll("nav, button, input, .skip, .contents")]
    .filter(one => one.checkVisibility() && !one.disabled).map(one => one.outerHTML.slice(0, 80))"""


def test_chinese_is_typeset(small: Site, reader: Reader) -> None:
    """The declarations that set Chinese well are in force: a browser drops values it does not know."""
    page = reader.open(small.address + EVERYTHING)
    assert style(page, "html", "textAutospace") == "normal"
    assert style(page, ".text p", "lineBreak") == "strict"
    assert style(page, ".text em", "textEmphasisStyle") == "dot"
    assert style(page, ".text em", "fontStyle") == "normal"
    paragraph = [float(style(page, ".text p", name).removesuffix("px")) for name in ("width", "fontSize")]
    assert 34 <= paragraph[0] / paragraph[1] <= 40


def test_english_emphasis_leans(own: Site, reader: Reader) -> None:
    """The dots are for Chinese alone, also where Chinese stands in an English page."""
    page = reader.open(own.address + "/en/writing-a-post/")
    assert style(page, ".text em", "fontStyle") == "italic"


def test_text_stands_out_in_both_schemes(small: Site, reader: Reader) -> None:
    """Text and ground change places with the reader's wish, without a script."""
    light, dark = (
        reader.visit(small.address + ORIGINAL, scheme=scheme, has_scripts=False).page for scheme in ("light", "dark")
    )
    assert light.evaluate(BRIGHTNESS) < -150
    assert dark.evaluate(BRIGHTNESS) > 150


def test_foreign_passages_say_their_language(small: Site, reader: Reader) -> None:
    """In a half-translated page, every passage that is missing or untranslated is marked as Chinese."""
    page = reader.open(small.address + HALF)
    passages = page.locator('[data-state="missing"], [data-state="untranslated"]')
    found = passages.evaluate_all('all => all.map(one => one.closest("[lang]").lang)')
    assert len(found) >= 3
    assert set(found) == {"zh-Hans"}


def test_images_keep_their_place(own: Site, reader: Reader) -> None:
    """Every image has a size of its own before it is loaded, so the text does not jump."""
    page = reader.open(own.address + "/zh/writing-a-post/")
    images = page.locator("img")
    assert images.count()
    for number in range(images.count()):
        images.nth(number).scroll_into_view_if_needed()
        images.nth(number).evaluate("one => one.decode()")
        sizes = images.nth(number).evaluate("one => [one.getAttribute('width'), one.getAttribute('height')]")
        assert all(sizes)


def test_the_switcher_keeps_the_passage(small: Site, reader: Reader) -> None:
    """Whoever goes up from the middle of a text to change the language goes on at the same passage, however often."""
    page = reader.open(small.address + ORIGINAL, width=500, height=360)
    passages = page.locator('.text [id^="b-"]')
    passages.nth(passages.count() // 2).evaluate("one => one.scrollIntoView()")
    passage = page.evaluate(FIRST_PASSAGE)
    assert passage != passages.first.get_attribute("id")
    for language, there in (("en", TRANSLATED), ("zh-Hans", ORIGINAL), ("en", TRANSLATED)):
        page.wait_for_timeout(900)
        page.evaluate("scrollTo(0, 0)")
        page.locator(f'header.site a[hreflang="{language}"]').click()
        page.wait_for_url(f"{small.address}{there}#{passage}")
        box = page.locator(f"#{passage}").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 100
        assert page.evaluate(FIRST_PASSAGE) == passage


def test_who_stays_at_the_top_is_there(small: Site, reader: Reader) -> None:
    """Whoever went back to the beginning, and stayed, begins at the beginning in the other language, too."""
    page = reader.open("about:blank", width=500, height=360)
    page.clock.install()
    page.goto(small.address + ORIGINAL)
    page.evaluate("scrollTo(0, 400)")
    page.wait_for_timeout(100)
    page.clock.run_for(1_000)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(100)
    page.clock.run_for(10_000)
    page.locator('header.site a[hreflang="en"]').click()
    page.wait_for_url(small.address + TRANSLATED)


def test_the_switcher_leads_to_the_top_from_there(small: Site, reader: Reader) -> None:
    """Whoever has not read yet begins at the beginning; without a script everybody does."""
    page = reader.open(small.address + ORIGINAL)
    page.locator('header.site a[hreflang="en"]').click()
    assert page.url == small.address + TRANSLATED
    page = reader.open(small.address + ORIGINAL, has_scripts=False)
    page.locator('header.site a[hreflang="en"]').click()
    assert page.url == small.address + TRANSLATED


@pytest.mark.parametrize("has_scripts", [True, False])
def test_changes_unfold(small: Site, reader: Reader, *, has_scripts: bool) -> None:
    """What changed in the original is hidden until it is asked for, by mouse or by keyboard, and needs no script."""
    page = reader.open(small.address + HALF, has_scripts=has_scripts)
    fold = page.locator("details.changed").first
    change = fold.locator("ins").first
    assert not change.is_visible()
    fold.locator("summary").click()
    assert change.is_visible()
    assert page.locator(":focus").evaluate("one => one.localName") == "summary"
    page.keyboard.press("Enter")
    assert not change.is_visible()
    page.keyboard.press("Space")
    assert change.is_visible()


def test_code_is_copied(small: Site, reader: Reader) -> None:
    """The button copies exactly the code, says so, and does without a mouse."""
    page = reader.open(small.address + EVERYTHING)
    codes = page.locator(".text pre")
    buttons = page.get_by_role("button", name="复制")
    assert buttons.count() == codes.count() == 2
    for number in range(2):
        buttons.nth(number).focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="已复制").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == codes.nth(number).text_content()
        page.reload()


def test_code_has_no_button_without_a_script(small: Site, reader: Reader) -> None:
    """A button that could do nothing is not there."""
    page = reader.open(small.address + EVERYTHING, has_scripts=False)
    assert page.locator(".text pre").count() == 2
    assert page.locator("button").count() == 0


@pytest.mark.parametrize("path", [EVERYTHING, HALF, "/zh/", "/zh/search/", "/en/river-gauges/side-by-side/"])
def test_printed_pages(path: str, small: Site, reader: Reader) -> None:
    """On paper there is nothing to press, every fold is open, links say where they lead, and code is not cut off."""
    page = reader.open(small.address + path)
    page.emulate_media(media="print")
    assert page.evaluate(VISIBLE_CONTROLS) == []
    for fold in page.locator(".text details").all():
        assert fold.evaluate(
            "one => [...one.children].every(child => child.checkVisibility()"
            " && child.getBoundingClientRect().height > 0)"
        )
    for link in page.locator('.text a[href^="http"]').all():
        target = link.evaluate("one => getComputedStyle(one, '::after').content")
        assert str(link.get_attribute("href")) in target
    for code in page.locator("pre").all():
        assert code.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_printed_translations_say_what_they_are(small: Site, reader: Reader) -> None:
    """What is known of the translation stays on paper."""
    page = reader.open(small.address + HALF)
    page.emulate_media(media="print")
    assert page.locator(".about").is_visible()


@pytest.mark.parametrize("path", [EVERYTHING, HALF, "/zh/", "/zh/search/"])
def test_nothing_moves_for_those_who_want_calm(path: str, small: Site, reader: Reader) -> None:
    """With reduced motion there is no animation, no transition, and no smooth scrolling."""
    page = reader.visit(small.address + path, is_calm=True).page
    assert page.evaluate("document.getAnimations().length") == 0
    assert (
        page.evaluate("""() => [...document.querySelectorAll("*")].filter(one => {
        const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(one);
        return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
    }).map(one => one.outerHTML.slice(0, 80))""")
        == []
    )
