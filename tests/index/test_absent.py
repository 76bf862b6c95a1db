"""Tests of folders of images that are not there as a whole."""

from __future__ import annotations

from docpipe.index.absent import absent_folders
from docpipe.model.link import Image, LinkKind
from docpipe.model.text import Span
from tests.index.documents import document

NOWHERE = Span(0, 0)


def test_a_folder_that_several_images_miss_is_absent() -> None:
    """Five different images tell that a folder is not there at all; fewer, other sites and roots tell nothing."""
    targets = [
        *(f"../images/{number}.png" for number in range(5)),
        *(f"./few/{number}.png" for number in range(4)),
        *(["same/a.png"] * 9),
        *(f"there/{number}.png" for number in range(9)),
        *(f"/root/{number}.png" for number in range(9)),
        *(f"https://a.example/{number}.png" for number in range(9)),
    ]
    images = tuple(Image(LinkKind.INLINE, NOWHERE, target, NOWHERE) for target in targets)
    post = document("content/zh/blog/a.md").but(images=images)
    assert absent_folders([post], {"content/zh/blog/there"}) == {"content/zh/images"}
