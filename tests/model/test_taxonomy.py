"""Names of authors and tags, with and without registries."""

from __future__ import annotations

from docpipe.model.locale import Locale
from docpipe.model.source import LocaleName, LocaleTag
from docpipe.model.taxonomy import Person, Registries, Term

ZH, EN = LocaleName("zh"), LocaleName("en")


def test_a_name_is_that_of_the_locale_else_the_common_one_else_the_key() -> None:
    """Each step is taken only where the one before has nothing to say."""
    registries = Registries(
        {"li": Person("li", {"": "Li Lei", "zh": "李雷"}), "x": Person("x", {})},
        {"ai": Term("ai", {"zh": "人工智能"})},
    )
    assert [registries.author_name("li", ZH), registries.author_name("li", EN)] == ["李雷", "Li Lei"]
    assert [registries.author_name("x", ZH), registries.author_name("unknown", ZH)] == ["x", "unknown"]
    assert [registries.tag_label("ai", ZH), registries.tag_label("ai", EN)] == ["人工智能", "ai"]


def test_without_registries_keys_are_names() -> None:
    """A site that keeps no registry shows what its posts say."""
    assert Registries().author_name("李雷", ZH) == "李雷"
    assert Registries().tag_label("研究", ZH) == "研究"


def test_only_chinese_is_written_in_han_alone() -> None:
    """Japanese uses Han beside kana, so Han text alone does not make a text Japanese."""
    scripts = {"Hans": True, "Hant": True, "Hani": True, "Jpan": False, "Latn": False}
    for script, expected in scripts.items():
        assert Locale(ZH, LocaleTag("x"), script, "ltr", "x", "x", "x").is_han is expected
