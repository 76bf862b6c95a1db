"""Tests of authors.yml, tags.yml and series.yml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.errors import ConfigError
from docpipe.model.source import LocaleName
from docpipe.model.taxonomy import Registries
from docpipe.sources.registries import load_registries

WriteSite = Callable[[dict[str, str | bytes]], Path]

EN, ZH, JA = LocaleName("en"), LocaleName("zh"), LocaleName("ja")


def registries(write_site: WriteSite, files: dict[str, str | bytes]) -> Registries:
    """Return the registries of a site in Chinese, English and Japanese."""
    root = write_site({"docpipe.toml": '[site]\nlocales = ["zh", "en", "ja"]', **files})
    return load_registries(root, load(root).config)


def complaint(write_site: WriteSite, path: str, text: str | bytes) -> str:
    """Return why a registry cannot be read."""
    with pytest.raises(ConfigError) as caught:
        registries(write_site, {path: text})
    return str(caught.value)


def test_without_files_there_are_no_registries(write_site: WriteSite) -> None:
    """None is not the same as an empty file: only where there is a registry, it is checked."""
    assert registries(write_site, {}) == Registries(None, None)
    assert registries(write_site, {"content/tags.yml": "# none yet\n"}) == Registries(None, {})


def test_authors_as_docusaurus_has_them(write_site: WriteSite) -> None:
    """Name, address and picture are taken; what else is there is of no concern."""
    text = """\
alice:
  name: Alice Wu
  title: Editor
  url: https://example.org/alice
  image_url: /img/alice.png
  socials: { x: alice, github: alice }
bob: Bob
carol:
"""
    found = registries(write_site, {"content/authors.yml": text}).authors
    assert found is not None
    assert found["alice"].url == "https://example.org/alice"
    assert found["alice"].image == "/img/alice.png"
    assert found["alice"].names == {"": "Alice Wu"}
    assert found["bob"].names == {"": "Bob"}
    assert found["carol"].names == {}


def test_a_name_per_locale(write_site: WriteSite) -> None:
    """A name may be a table of locales; the source's stands in for those that are missing."""
    text = "alice:\n  name: { en: Alice Wu, zh: 吴爱丽 }\n  image: /a.png\n"
    found = registries(write_site, {"content/authors.yml": text})
    assert [found.author_name("alice", locale) for locale in (ZH, EN, JA)] == ["吴爱丽", "Alice Wu", "吴爱丽"]
    assert found.author_name("nobody", EN) == "nobody"


def test_a_locale_s_own_file_overlays(write_site: WriteSite) -> None:
    """content/<locale>/authors.yml words names for that locale alone."""
    files: dict[str, str | bytes] = {
        "content/authors.yml": "alice: { name: 吴爱丽, url: https://example.org/ }\n",
        "content/en/authors.yml": "alice: { name: Alice Wu, url: https://example.org/en }\nbob: Bob\n",
    }
    found = registries(write_site, files)
    assert [found.author_name("alice", locale) for locale in (ZH, EN, JA)] == ["吴爱丽", "Alice Wu", "吴爱丽"]
    assert found.author_name("bob", ZH) == "Bob"
    assert found.authors is not None
    assert found.authors["alice"].url == "https://example.org/"


def test_only_locale_files(write_site: WriteSite) -> None:
    """As Docusaurus has it, there may be a file per locale and none for all; the source's is the general one."""
    files: dict[str, str | bytes] = {"content/en/authors.yml": "a: Ann\n", "content/zh/authors.yml": "a: 安\n"}
    found = registries(write_site, files)
    assert [found.author_name("a", locale) for locale in (ZH, EN, JA)] == ["安", "Ann", "安"]


@pytest.mark.parametrize(
    "text",
    [
        "ai: { label: { zh: 人工智能, en: AI } }",
        "ai: { zh: 人工智能, en: AI }",
        "ai: { zh: 人工智能, en: AI, permalink: /ai, description: … }",
        "ai:\n  label:\n    zh: 人工智能\n    en: AI\n",
    ],
)
def test_labels_per_locale(write_site: WriteSite, text: str) -> None:
    """A tag's labels may stand under `label` or at once."""
    found = registries(write_site, {"content/tags.yml": text})
    assert [found.tag_label("ai", locale) for locale in (ZH, EN, JA)] == ["人工智能", "AI", "人工智能"]


def test_series(write_site: WriteSite) -> None:
    """series.yml is read as tags.yml is; without it the key is the label."""
    found = registries(write_site, {"content/series.yml": "basics:\n  zh: 入门\n  en: The basics\n"})
    assert [found.series_label("basics", locale) for locale in (ZH, EN, JA)] == ["入门", "The basics", "入门"]
    assert found.series_label("other", ZH) == "other"
    assert Registries().series_label("basics", ZH) == "basics"
    assert "3:1" in complaint(write_site, "content/series.yml", "a: b\nc: d\na: b\n")


def test_tags_as_docusaurus_has_them(write_site: WriteSite) -> None:
    """One label for all locales, or none: then the key is the label."""
    text = "ai: { label: AI, permalink: /ai, description: About it }\nweb: Web\nnone:\n2024: { label: Year }\n"
    found = registries(write_site, {"content/tags.yml": text})
    assert [found.tag_label(key, EN) for key in ("ai", "web", "none", "2024")] == ["AI", "Web", "none", "Year"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b\n c: d\n", "2:3", "this is not YAML"),
        ("a: 'b\n", "2:1", "this is not YAML"),
        ("- alice\n- bob\n", "1:1", "here must stand a key for each entry"),
        ("a: {label: A}\na: B\n", "2:1", '"a" stands here twice'),
        ("a: [b]\n", "1:4", "here must stand label: and what it is"),
        ("a: {label: [b]}\n", "1:12", "text, or text for each locale"),
        ("a: {label: {zhh: b}}\n", "1:12", '"zhh" is no locale. Did you mean "zh"?'),
        ("a: {lable: b}\n", "1:4", 'Did you mean "label"?'),
        ("a: {label: {zh: [b]}}\n", "1:17", '"zh" must be text'),
        ("? [a]\n: b\n", "1:3", "a key must be a word"),
        ("a: &x {label: b}\nc: {<<: *x}\n", "2:5", "a merge key"),
        ("a: *nobody\n", "1:4", "this is not YAML"),
        ("--- a\n--- b\n", "2:1", "this is not YAML"),
        ('a: "\\ud800"\n', "1:4", "U+D800 is no character of a name"),
        ('a: {label: "\\e[31m"}\n', "1:12", "U+001B is no character of a name"),
        ('"a\\u009b": b\n', "1:1", "U+009B is no character of a name"),
    ],
)
def test_what_is_wrong_has_its_place(write_site: WriteSite, text: str, place: str, words: str) -> None:
    """A registry of the wrong form is an error of the configuration, with line and column."""
    said = complaint(write_site, "content/tags.yml", text)
    assert said.startswith(f"content/tags.yml:{place}: ")
    assert words in said


@pytest.mark.parametrize(
    "text",
    ["[" * 30_000, "{a: " * 30_000, "a: \x07", b"a: \xff", "a" * (300 << 10), "a: \0"],
    ids=["brackets", "braces", "control", "not utf-8", "large", "nul"],
)
def test_hostile_registries_are_refused(write_site: WriteSite, text: str | bytes) -> None:
    """Nesting, size and bytes that are no text are an error, never a crash."""
    assert complaint(write_site, "content/authors.yml", text).startswith("content/authors.yml")


def test_an_alias_is_what_it_stands_for(write_site: WriteSite) -> None:
    """Aliases are not followed deeper than an entry goes, so a bomb of them is harmless."""
    bomb = "a: &a {name: x}\n" + "".join(f"b{n}: {{name: B{n}, socials: [*a, *a]}}\n" for n in range(9)) + "c: *a\n"
    found = registries(write_site, {"content/authors.yml": bomb})
    assert found.author_name("c", EN) == "x"


def test_a_registry_is_not_read_through_a_link_out_of_the_root(write_site: WriteSite) -> None:
    """What lies outside the site is not shown in it."""
    root = write_site({"content/zh/a.md": "", "../authors.yml": "a: Secret\n"})
    (root / "content/authors.yml").symlink_to("../../authors.yml")
    with pytest.raises(ConfigError, match="leaves the site's root"):
        load_registries(root, load(root).config)


def test_registries_of_a_copied_docusaurus_blog(write_site: WriteSite) -> None:
    """What was blog/authors.yml there is found in the folder blog of each locale."""
    found = registries(
        write_site,
        {
            "content/zh/blog/authors.yml": "wei: { name: 高伟, url: https://example.org/ }",
            "content/zh/blog/tags.yml": "ai: { label: 人工智能, permalink: /ai, description: … }",
            "content/en/blog/authors.yml": "wei: { name: Gao Wei }",
        },
    )
    assert found.authors is not None
    assert found.authors["wei"].names == {"zh": "高伟", "en": "Gao Wei", "": "高伟"}
    assert found.tag_label("ai", ZH) == "人工智能"
