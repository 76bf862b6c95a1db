"""The texts of documents as they lie in the folder."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from docpipe.pipeline.raw_texts import RawTexts
from docpipe.sources.read import read
from tests.publish.factory import parsed


def test_texts_are_those_that_were_analysed(tmp_path: Path) -> None:
    """A file is read when it is asked for; one that changed meanwhile is not what spans were measured in."""
    file = tmp_path / "content/zh/a.md"
    file.parent.mkdir(parents=True)
    file.write_bytes("# 甲\r\n".encode())
    document = msgspec.structs.replace(parsed("content/zh/a.md", "# 甲\r\n")[0], digest=read(file).digest)
    changes: list[None] = []
    texts = RawTexts(tmp_path, {"content/zh/a.md": document}, lambda: changes.append(None))
    assert dict(texts) == {"content/zh/a.md": "# 甲\r\n"}
    assert "content/zh/b.md" not in texts
    assert len(texts) == 1
    file.write_bytes("# 乙\r\n".encode())
    assert changes == []
    assert texts["content/zh/a.md"] == ""
    assert changes == [None]
    with pytest.raises(KeyError):
        texts["content/zh/b.md"]
