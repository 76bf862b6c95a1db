"""Files on their way out."""

from __future__ import annotations

from pathlib import Path

from docpipe.model.page import Output
from docpipe.pipeline.pictures.copies import without_metadata
from tests.publish.images.metadata.photos import SOMEONE, noise, photo, saved


def test_pictures_leave_without_metadata(tmp_path: Path) -> None:
    """A picture with metadata is cleaned, one without is copied, the files themselves stay what they are."""
    contents = {"a.jpg": photo("JPEG"), "b.png": saved(noise(), "PNG"), "c.txt": SOMEONE.encode(), "d.png": b"x"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    outputs = [Output(name, source=str(tmp_path / name)) for name in contents]
    page = Output("e.html", b"<p>")
    found = list(without_metadata([*outputs, page], {str(tmp_path / "d.png")}))
    assert found[1:] == [outputs[1], outputs[2], page]
    assert found[0].content is not None
    assert SOMEONE.encode() not in found[0].content
    assert {name: (tmp_path / name).read_bytes() for name in contents} == contents


def test_what_is_gone_is_for_the_writer_to_say(tmp_path: Path) -> None:
    """A file that vanished meanwhile is handed on as it is."""
    gone = Output("a.jpg", source=str(tmp_path / "a.jpg"))
    assert list(without_metadata([gone])) == [gone]
