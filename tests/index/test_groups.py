"""Which files are versions of one document."""

from __future__ import annotations

from docpipe.index.groups import group_documents
from docpipe.model.front_matter import Meta
from docpipe.model.source import DocumentKey
from tests.index.documents import config, document


def test_versions_share_their_path() -> None:
    """Files at the same path below their locale are one document, the configured source first."""
    groups = group_documents([document("content/en/a.md"), document("content/zh/a.md")], config())
    group = groups[DocumentKey("a")]
    assert list(group.versions) == ["zh", "en"]
    assert group.source == "zh"
    assert group.original is group.versions[config().source]


def test_front_matter_names_the_source() -> None:
    """`source:` decides where the configured source has no such file."""
    settings = config(locales=("zh", "en", "ja"))
    documents = [document("content/en/a.md"), document("content/ja/a.md", meta=Meta(source="ja"))]
    assert group_documents(documents, settings)[DocumentKey("a")].source == "ja"


def test_a_single_version_is_its_own_source() -> None:
    """A post in one locale only is an original, whatever the configured source."""
    assert group_documents([document("content/en/a.md")], config())[DocumentKey("a")].source == "en"


def test_an_open_question_stays_open() -> None:
    """Two versions, neither in the configured source nor named: no source."""
    settings = config(locales=("zh", "en", "ja"))
    groups = group_documents([document("content/en/a.md"), document("content/ja/a.md")], settings)
    assert groups[DocumentKey("a")].source is None
    assert groups[DocumentKey("a")].original is None


def test_translation_of_joins_other_names() -> None:
    """`translation_of` takes a key or a path, with or without suffix and locale."""
    for named in ("你好", "/你好.md", "zh/你好.md", "content/zh/你好"):
        target = document("content/en/hello.md", meta=Meta(translation_of=named))
        groups = group_documents([document("content/zh/你好.md"), target], config())
        assert list(groups) == ["你好"]
        assert list(groups[DocumentKey("你好")].versions) == ["zh", "en"]


def test_a_taken_place_is_not_taken_again() -> None:
    """A second file that claims the same translation stays a document of its own."""
    documents = [
        document("content/zh/a.md"),
        document("content/en/a.md"),
        document("content/en/b.md", meta=Meta(translation_of="a")),
        document("content/en/c.md", meta=Meta(translation_of="z")),
        document("content/en/d.md", meta=Meta(translation_of="z")),
    ]
    groups = group_documents(documents, config())
    assert {key: [known.file.path for known in group.versions.values()] for key, group in groups.items()} == {
        "a": ["content/zh/a.md", "content/en/a.md"],
        "b": ["content/en/b.md"],
        "d": ["content/en/d.md"],
        "z": ["content/en/c.md"],
    }
