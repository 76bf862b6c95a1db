"""The theme's own words."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from docpipe.config.locales import known_locales, locale_for
from docpipe.model.locale import Locale
from docpipe.publish.messages import Words, compile_catalogue
from docpipe.publish.theme import load_theme

THEME = load_theme()
PUBLISH = Path(__file__).parents[2] / "src" / "docpipe" / "publish"
_CALL = re.compile(r"(?:\bt|words)\(\s*[\"']([^\"']+)[\"']|(?:\.count)\(\s*\"([^\"]+)\",\s*\"([^\"]+)\"")


def locale(name: str) -> Locale:
    """Return a known locale."""
    found = locale_for(name)
    assert found is not None
    return found


def used() -> set[str]:
    """Return every message that templates and code ask for."""
    files = (*PUBLISH.rglob("*.py"), *PUBLISH.rglob("*.j2"))
    texts = (path.read_text("utf-8") for path in files)
    return {next(filter(None, match.groups())) for text in texts for match in _CALL.finditer(text)}


@pytest.mark.parametrize("name", ["zh_Hans", "en"])
def test_catalogues_are_complete(name: str) -> None:
    """Each shipped catalogue translates just what is asked for, with the same values to fill in."""
    catalogue = read_po(io.StringIO(THEME.files[f"locale/{name}/LC_MESSAGES/docpipe.po"]), locale=name)
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue if message.id}
    conditional = {"Reviewed by {names}.", "Reviewed in part by {names}."}
    assert known == used() | conditional
    for message in catalogue:
        if not message.id:
            continue
        wanted = set(re.findall(r"\{\w+\}", message.id if isinstance(message.id, str) else message.id[1]))
        for text in [message.string] if isinstance(message.string, str) else message.string or ():
            assert text
            assert set(re.findall(r"\{\w+\}", text)) <= wanted


def test_plurals() -> None:
    """Messages follow the plural forms of their language."""
    english, chinese = THEME.words(locale("en")), THEME.words(locale("zh"))
    assert english.count("{number} post", "{number} posts", 1) == "1 post"
    assert english.count("{number} post", "{number} posts", 2) == "2 posts"
    assert chinese.count("{number} minute", "{number} minutes", 1) == "约 1 分钟"


def test_a_language_without_a_catalogue() -> None:
    """Where there is no translation, messages are English and dates are not."""
    german = THEME.words(locale("de"))
    assert german("Contents") == "Contents"
    assert german.date(dt.datetime(2026, 5, 3, tzinfo=dt.UTC)) == "3. Mai 2026"


def test_values_are_never_read_as_messages() -> None:
    """A value with braces stays what it is."""
    assert THEME.words(locale("en"))("Reviewed by {names}.", names="{0.__class__} {names}") == (
        "Reviewed by {0.__class__} {names}."
    )


def test_a_site_s_own_catalogue_comes_first() -> None:
    """Of several catalogues the first that has a message wins."""
    texts = ['msgid "Contents"\nmsgstr "本页"\n', 'msgid "Contents"\nmsgstr "目录"\n\nmsgid "Home"\nmsgstr "首页"\n']
    words = Words(locale("zh"), compile_catalogue(texts, "zh_Hans"))
    assert [words("Contents"), words("Home"), words("Feed")] == ["本页", "首页", "Feed"]


def test_names_of_languages() -> None:
    """A language is called by its name alone, and with its script only where the site has both."""
    english, chinese, traditional = locale("en"), locale("zh"), locale("zh-tw")
    words = THEME.words(english)
    assert words.language(chinese, (english, chinese)) == "Chinese"
    assert words.language(chinese, (english, chinese, traditional)) == "Simplified Chinese"
    assert THEME.words(chinese).language(english) == "英语"


def test_every_known_locale_has_words() -> None:
    """Each locale that ships can date a post."""
    for data in known_locales():
        assert THEME.words(locale(data.tag)).date(dt.datetime(2026, 5, 3, tzinfo=dt.UTC))


@pytest.mark.parametrize("wrong", ["{nothing}", "{0}", "{", "{title.none}"])
def test_a_translation_with_wrong_values_is_passed_over(wrong: str) -> None:
    """A site's own catalogue that asks for a value which does not exist costs that message, not the build."""
    text = f'msgid "on {{title}}"\nmsgstr "{wrong}"\n'
    words = Words(locale("zh"), compile_catalogue([text], "zh_Hans"))
    assert words("on {title}", title="甲") == "on 甲"
