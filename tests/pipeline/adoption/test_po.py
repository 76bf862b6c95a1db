"""Translations that were made through PO files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.adoption.adopting import CONFIG, adopt, known_of, previous_of, write

EN, ZH = "content/en/kite.md", "content/zh/kite.md"
SOURCE = """---
title: Flying a kite
---

## Choosing the wind {#wind}

A steady wind is better than a strong one. Walk away from trees and read the
[forecast](https://example.org/forecast) first.

- Hold the line with `both` hands.
- Never fly in a thunderstorm.

Let it out slowly, one metre at a time.

| Wind | Line |
|------|------|
| weak | long |
"""
TARGET = """---
title: 放风筝
---

## 选择风向 {#wind}

稳定的风比强风好。请远离树木，并先看[天气预报](https://example.org/forecast)。

- 用`两只`手握住线。
- 雷雨天绝不要放风筝。

慢慢放线，一次一米。

| 风 | 线 |
|----|----|
| 弱 | 长 |
"""
PO = r"""# Chinese
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: zh_CN\n"

#. type: YAML Front Matter: title
#: content/en/kite.md:1
#, no-wrap
msgid "Flying a kite"
msgstr "放风筝"

#. type: Title ##
#: content/en/kite.md:5
msgid "Choosing the wind {#wind}"
msgstr "选择风向 {#wind}"

#. type: Plain text
#: content/en/kite.md:8
msgid ""
"A steady wind is better than a strong one. Walk away from trees and read the "
"[forecast](https://example.org/forecast) first."
msgstr ""
"稳定的风比强风好。请远离树木，并先看[天气预报](https://example.org/"
"forecast)。"

#. type: Bullet: '- '
#, fuzzy
#| msgid "Hold the line with `one` "
#| "hand."
msgid "Hold the line with `both` hands."
msgstr "用`两只`手握住线。"

#. type: Bullet: '- '
#, fuzzy
msgid "Never fly in a thunderstorm."
msgstr "雷雨天绝不要放风筝。"

msgid "one kite"
msgid_plural "several kites"
msgstr[0] "风筝"

msgid "Wind"
msgstr "风"

msgid "Not translated yet."
msgstr ""

#~| msgid "Let it out quickly, a metre at a time."
#~ msgid "Let it out slowly, half a metre at a time."
#~ msgstr "慢慢放线，一次一米。"
"""
STATES = {
    "放风筝": "current",
    "选择风向": "current",
    "稳定的风比强风好。请远离树木，并先看天气预报。": "current",
    "用两只手握住线。": "outdated",
    "雷雨天绝不要放风筝。": "unverified",
    "慢慢放线，一次一米。": "outdated",
    "风": "current",
    "线": "unverified",
    "弱": "unverified",
    "长": "unverified",
}


def site(root: Path, po: str = PO, name: str = "po/zh.po") -> Path:
    """Make a site with a page, its translation and a PO file; return the folder of that."""
    write(root, {"docpipe.toml": CONFIG, EN: SOURCE, ZH: TARGET, name: po})
    return root / "po"


@pytest.mark.parametrize("place", ["po/zh.po", "po/kite.zh.po", "po/zh/kite.po", "po/kite.po"])
def test_entries_tell_of_what_a_text_was_made(tmp_path: Path, place: str) -> None:
    """Exact, fuzzy with the earlier text, fuzzy without one, obsolete, and none; wherever the PO file lies."""
    assert not adopt(tmp_path, "po", po=site(tmp_path, name=place)).problems
    assert known_of(tmp_path, ZH) == STATES
    previous = previous_of(tmp_path, ZH)
    assert previous == {
        "用两只手握住线。": "Hold the line with `one` hand.",
        "慢慢放线，一次一米。": "Let it out slowly, half a metre at a time.",
    }


def test_a_single_file_does_as_well(tmp_path: Path) -> None:
    """`--po` may name one file."""
    site(tmp_path)
    adopt(tmp_path, "po", po=tmp_path / "po/zh.po")
    assert known_of(tmp_path, ZH) == STATES


def test_a_damaged_file_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    """With its line; what the sound files say holds."""
    folder = site(tmp_path)
    write(tmp_path, {"po/a.po": 'msgid "a"\nmsgstr "b"\nnonsense\n'})
    (folder / "b.po").write_bytes(b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nonsense\\n"\n\nmsgid "\xff"\n')
    damaged, charset = adopt(tmp_path, "po", po=folder).problems
    assert str(damaged).startswith(f"{folder.as_posix()}/a.po:3:1: this is no PO file")
    assert str(charset).startswith(f"{folder.as_posix()}/b.po: the PO file cannot be read")
    assert known_of(tmp_path, ZH) == STATES


def test_a_file_of_another_language_is_named(tmp_path: Path) -> None:
    """A header that names no locale of the site is no mistake to guess at."""
    folder = site(tmp_path, PO.replace("zh_CN", "fr"), "po/kite.po")
    adoption = adopt(tmp_path, "po", po=folder)
    assert adoption.is_void
    assert "which locale is this? The site is translated into zh" in str(adoption.problems[0])
    assert "no translation holds a text of these PO files" in str(adoption.problems[1])


def test_of_two_sources_the_one_of_this_page_goes_first(tmp_path: Path) -> None:
    """One translation of two texts: today's is taken; where neither is, only one that stands in this file."""
    entries = (
        '#: content/en/else.md:1\nmsgid "Breeze"\nmsgstr "弱"\n\n'
        '#: content/en/kite.md:1\nmsgctxt "cell"\nmsgid "weak"\nmsgstr "弱"\n\n'
        'msgid "Distant"\nmsgstr "长"\n\nmsgid "Lengthy"\nmsgstr "长"\n\n'
        '#: ./content/en/kite.md\nmsgid "Rope"\nmsgstr "线"\n\nmsgid "Cord"\nmsgstr "线"\n'
    )
    adopt(tmp_path, "po", po=site(tmp_path, f"{PO}\n{entries}"))
    states = known_of(tmp_path, ZH)
    assert (states["弱"], states["长"], states["线"]) == ("current", "unverified", "outdated")
    assert previous_of(tmp_path, ZH)["线"] == "Rope"
