"""The theme's own words."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from docpipe.config.locales import known_locales, locale_for
from docpipe.model.locale import Locale
from docpipe.publish.messages import Words, compile_catalogue, first_problem
from docpipe.publish.theme import load_theme

THEME = load_theme()


def locale(name: str) -> Locale:
    """Return a known locale."""
    found = locale_for(name)
    assert found is not None
    return found


CATALOGUES = sorted(path.removeprefix("locale/").partition("/")[0] for path in THEME.files if path.endswith(".po"))


def test_nothing_is_missing_and_nothing_left_over() -> None:
    """Every message of code and templates is in each catalogue, translated, with all its plurals; nothing else is."""
    assert CATALOGUES == ["en", "ja", "zh_Hans", "zh_Hant"]
    tool = Path(__file__).parents[2] / "docs" / "messages.py"
    told = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_the_tool_finds_what_is_missing(tmp_path: Path) -> None:
    """A message without a translation, and one that nobody says any more, fail the check."""
    here = Path(__file__).parents[2]
    shutil.copytree(here / "src/docpipe/publish", tmp_path / "src/docpipe/publish")
    (tmp_path / "docs").mkdir()
    tool = shutil.copy(here / "docs/messages.py", tmp_path / "docs")
    template = tmp_path / "src/docpipe/publish/themes/default/templates/term.html.j2"
    template.write_text(template.read_text("utf-8").replace("count }}", 't("Quite new") }}'), "utf-8")
    told = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "ja/LC_MESSAGES/docpipe.po: no translation of 'Quite new'" in told.stdout
    assert "docpipe.pot is out of date. Run: make messages" in told.stdout


@pytest.mark.parametrize("name", CATALOGUES)
def test_values_are_those_of_the_message(name: str) -> None:
    """A translation fills in nothing that the message does not have."""
    catalogue = read_po(io.StringIO(THEME.files[f"locale/{name}/LC_MESSAGES/docpipe.po"]), locale=name)
    for message in catalogue:
        if not message.id:
            continue
        wanted = set(re.findall(r"\{\w+\}", message.id if isinstance(message.id, str) else message.id[1]))
        for text in [message.string] if isinstance(message.string, str) else message.string or ():
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


@pytest.mark.parametrize(
    "said",
    [
        "{name.__class__}",
        "{name!r}",
        "{name:>99999999}",
        "{name[0]}",
        "{0}",
        "{}",
        "{ name }",
        "{name.__init__.__globals__}",
    ],
)
def test_a_catalogue_asks_no_more_of_a_value_than_its_text(said: str) -> None:
    """Whoever translates puts values in, and can neither look into them nor fill the memory with blanks."""
    words = Words(locale("zh"), compile_catalogue([f'msgid "by {{name}}"\nmsgstr "{said} {{name}}"\n'], "zh"))
    assert words("by {name}", name="林") == "by 林"


def test_a_value_that_does_not_exist() -> None:
    """Then the message itself is said."""
    words = Words(locale("zh"), compile_catalogue(['msgid "by {name}"\nmsgstr "{nobody}"\n'], "zh"))
    assert words("by {name}", name="林") == "by 林"


def header(line: str) -> str:
    """Return a catalogue with this line in its header."""
    start = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n'
    return (
        start
        + line
        + '\\n"\n\nmsgid "{number} a"\nmsgid_plural "{number} b"\nmsgstr[0] "{number} x"\nmsgstr[1] "{number} y"\n'
    )


@pytest.mark.parametrize(
    "line",
    [
        "Plural-Forms: nplurals=2; plural=__import__('os');",
        "Plural-Forms: nplurals=2; plural=" + "(" * 2000 + "n" + ")" * 2000 + ";",
        "Plural-Forms: nplurals=99999999999; plural=n>1;",
        "Content-Type: text/plain; charset=zip_codec",
        "Content-Type: text/plain; charset=../../x",
    ],
)
def test_a_header_that_cannot_be_read_is_told(line: str) -> None:
    """With the catalogue to blame, not as a mistake of docpipe."""
    problem = first_problem(header(line), "en")
    assert problem is None or problem[0] == 1
    if problem is None:
        assert compile_catalogue([header(line)], "en").ngettext("{number} a", "{number} b", 2)


def test_plurals_that_divide_by_zero() -> None:
    """The message itself is said where the rule gives nothing."""
    text = header("Plural-Forms: nplurals=2; plural=1/(n-3);")
    assert first_problem(text, "en") is None
    words = Words(locale("en"), compile_catalogue([text], "en"))
    assert [words.count("{number} a", "{number} b", number) for number in (3, 4)] == ["3 b", "4 y"]
