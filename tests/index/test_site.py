"""The index as one fold over all documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.document import Document
from docpipe.model.front_matter import Meta
from tests.index.documents import document, site

_names = st.sampled_from(["a", "b", "A", "x/a", "x/_index", "a-2"])
_metas = st.builds(
    Meta,
    slug=st.sampled_from(["", "a", "/a", "b", "..", "."]),
    translation_of=st.sampled_from(["", "", "a", "b", "zh/x/a.md"]),
    source=st.sampled_from(["", "en", "zh"]),
)
_documents = st.lists(
    st.builds(
        lambda locale, name, suffix, meta: document(f"content/{locale}/{name}.{suffix}", meta=meta),
        st.sampled_from(["zh", "en"]),
        _names,
        st.sampled_from(["md", "mdx"]),
        _metas,
    ),
    unique_by=lambda known: known.file.path,
    max_size=8,
)


@given(_documents, st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(documents: list[Document], random: object) -> None:
    """The same files in any order give the same index, in the same order."""
    shuffled = list(documents)
    getattr(random, "shuffle")(shuffled)  # noqa: B009 # hypothesis types its random as object
    first, second = site(documents), site(shuffled)
    assert first == second
    assert list(first.routes.items()) == list(second.routes.items())
    assert list(first.groups.items()) == list(second.groups.items())


@given(_documents)
def test_every_document_is_in_one_group(documents: list[Document]) -> None:
    """Groups divide the documents that are no shadowed namesakes."""
    index = site(documents)
    grouped = [known.file.path for group in index.groups.values() for known in group.versions.values()]
    assert sorted(grouped) == sorted(known.file.path for known in index.documents.values())
    assert set(index.by_path) == {known.file.path for known in documents}
    for known in index.documents.values():
        assert index.group_of(known).versions[known.file.locale] is known


def test_an_original_has_no_source() -> None:
    """`source_of` names the other version a translation comes from."""
    chinese, english = document("content/zh/a.md"), document("content/en/a.md")
    index = site([chinese, english])
    assert index.source_of(chinese) is None
    assert index.source_of(english) is chinese
