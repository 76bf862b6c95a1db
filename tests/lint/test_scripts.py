"""The script of a text, and whether it can be the language of its locale."""

from __future__ import annotations

import pytest

from docpipe.config.locales import locale_for
from docpipe.lint.scripts import foreign_script, is_left_in_han, scripts_of
from tests.lint.posts import read

_ZH = (
    "分布式系统把计算和数据放在许多台机器上，每台机器只负责其中的一部分。机器之间通过网络交换消息，任何一台都可能失去响应。"
    * 2
)
_EN = "A distributed system puts computation and data on many machines, each of which answers for a part of it. " * 4
_JA = "分散システムは、計算とデータを多くの機械に置き、それぞれの機械がその一部だけを受け持つものである。" * 3
_KO = "분산 시스템은 계산과 데이터를 여러 대의 기계에 두고 각각의 기계가 그 일부만을 맡는 것이다. " * 4
_RU = "Распределённая система размещает вычисления и данные на многих машинах, каждая отвечает за свою часть. " * 4
_AR = "يضع النظام الموزع الحسابات والبيانات على أجهزة كثيرة، ويتولى كل جهاز جزءا منها فقط. " * 4


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        (_ZH, "zh", ""),
        (_EN, "zh", "Latn"),
        (_JA, "zh", "Kana"),
        (_ZH, "en", "Hani"),
        (_EN, "en", ""),
        (_RU, "en", "Cyrl"),
        (_AR, "fr", "Arab"),
        (_JA, "ja", ""),
        (_ZH, "ja", "Hani"),
        (_EN, "ja", "Latn"),
        (_KO, "ko", ""),
        (_ZH, "ko", "Hani"),
        (_RU, "ru", ""),
        (_EN, "ru", "Latn"),
        (_AR, "ar", ""),
        ("短文。", "en", ""),
        ("Redis IPFS", "zh", ""),
        (f"```\n{_EN}\n```\n", "zh", ""),
        (_ZH + _EN, "zh", ""),
        (_EN + _ZH[:40], "en", ""),
    ],
)
def test_language_by_script(text: str, locale: str, expected: str) -> None:
    """Each locale has its own test; short texts and code say nothing, and names are at home everywhere."""
    known, document = locale_for(locale), read(text, f"content/{locale}/a.md", head="---\ntitle: '1'\n---\n\n").document
    assert known is not None
    assert document is not None
    assert foreign_script(document, known) == expected


def test_shares() -> None:
    """Units add up, and nothing has no first script."""
    document = read("数据 data", head="---\ntitle: '1'\n---\n\n").document
    assert document is not None
    found = scripts_of(document.blocks)
    assert found.units == {"Hani": 2.0, "Latn": 1.5}
    assert found.share("Hani", "Latn") == 1.0
    assert scripts_of(()).share("Hani") == 0.0


def test_left_in_han() -> None:
    """A Chinese block is at home in Japanese, and not in English."""
    locales = {name: locale_for(name) for name in ("zh", "ja", "en")}
    document = read("节点保存数据。", "content/en/a.md").document
    zh, ja, en = locales["zh"], locales["ja"], locales["en"]
    assert document is not None
    assert zh is not None
    assert ja is not None
    assert en is not None
    assert is_left_in_han(document.blocks[-1], zh, en)
    assert not is_left_in_han(document.blocks[-1], zh, ja)
    assert not is_left_in_han(document.blocks[-1], en, zh)
