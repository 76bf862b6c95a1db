"""A font for a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFont

from docpipe.config.locales import locale_for
from docpipe.model.locale import Locale
from docpipe.pipeline.pictures.fonts import Face, drawable, face_of, faces_for, font_files, loaded, missing


def latin(folder: Path) -> str:
    """Return the path of a font that has Latin letters and no Han."""
    font = ImageFont.load_default(20)
    assert isinstance(font, ImageFont.FreeTypeFont)
    path = folder / "latin.ttf"
    path.write_bytes(font.font_bytes)
    return str(path)


def named(name: str) -> Locale:
    """Return a locale."""
    found = locale_for(name)
    assert found is not None
    return found


def test_what_a_font_has(tmp_path: Path) -> None:
    """Characters that a font does not have are told; no font has what is none."""
    face = Face(latin(tmp_path))
    assert missing("Hello, world", face) == ""
    assert missing("Hello 世界", face) == "世界"
    (tmp_path / "none.ttf").write_bytes(b"x")
    assert missing("ba b", Face(str(tmp_path / "none.ttf"))) == "ab"
    assert missing("a", Face(str(tmp_path / "absent.ttf"))) == "a"


def test_fonts_of_a_system(tmp_path: Path) -> None:
    """Fonts are found by name at any depth, and each language gets those made for it first."""
    for name in (
        "b/DejaVuSans-Bold.ttf",
        "a/x/NotoSansCJK-Bold.ttc",
        "NotoSans-Bold.ttf",
        "NotoSans-Regular.ttf",
        "x.ttf",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    files = font_files([str(tmp_path / "absent"), str(tmp_path)])
    assert sorted(files) == ["DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf", "NotoSans-Regular.ttf", "NotoSansCJK-Bold.ttc"]
    han, english = (list(faces_for(named(name), files)) for name in ("zh", "en"))
    assert [Path(face.path).name for face in han][:2] == ["NotoSansCJK-Bold.ttc", "NotoSans-Bold.ttf"]
    assert english[0] == Face(files["NotoSans-Bold.ttf"], 0, files["NotoSans-Regular.ttf"])


@pytest.mark.parametrize(("name", "suffix"), [("zh", "SC"), ("zh-tw", "TC"), ("ja", "JP")])
def test_the_shapes_of_a_language(name: str, suffix: str) -> None:
    """Of a collection of Han fonts a language gets the face with its own shapes."""
    path = font_files().get("NotoSansCJK-Bold.ttc")
    if path is None:
        pytest.skip("needs Noto Sans CJK: apt-get install fonts-noto-cjk")
    face = face_of(path, named(name))
    family = loaded(path, face.index, 20).getname()[0] or ""
    assert family.endswith(suffix)
    assert "Mono" not in family
    assert missing("骨直今", face) == ""


def test_what_is_drawn() -> None:
    """Emoji and characters that steer text are left out, whatever font there is."""
    assert drawable("发布 🎉 v2.0\u202e\t！") == "发布 v2.0 ！"
    assert drawable("👩‍💻") == ""
