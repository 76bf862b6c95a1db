"""What docs/theming.md promises, done as it says."""

from __future__ import annotations

import re
from pathlib import Path

from docpipe.publish.theme import load_theme
from tests.publish.factory import Built, build

PAGE = (Path(__file__).parents[2] / "docs/theming.md").read_text("utf-8")
_EXAMPLE = re.compile(r"^`(themes/[^`]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _built(root: Path) -> Built:
    """Return a site with every file that the page shows, in its place."""
    examples = dict(_EXAMPLE.findall(PAGE))
    assert len(examples) == 2
    for name, text in examples.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    headings = "\n\n".join(f"## {name}\n\n文字。" for name in "甲乙丙丁")
    return build(
        {"content/zh/a.md": f"# 标题\n\n{headings}\n", "content/en/b.md": "# B\n\nText.\n"}, theme=load_theme(root)
    )


def test_a_template_extends_the_one_it_stands_for(tmp_path: Path) -> None:
    """Every page has the new line, and the footer that was there; words without a translation stay English."""
    built = _built(tmp_path)
    for page, line in (
        ("zh/a/index.html", "文字与图片可以自由复制"),
        ("en/index.html", "Text and pictures may be copied"),
    ):
        text = built.text(page)
        assert f'<p class="licence">{line}' in text
        assert '<footer class="site">' in text


def test_a_catalogue_needs_only_what_it_changes(tmp_path: Path) -> None:
    """One word is the site's own, the others are docpipe's."""
    text = _built(tmp_path).text("zh/a/index.html")
    assert "本文要点" in text
    assert "跳到正文" in text


def test_the_page_names_tokens_and_blocks_that_there_are() -> None:
    """Each custom property stands in the style sheet, each block in the base of all pages."""
    files = load_theme().files
    for token in re.findall(r"`(--[a-z]+)`", PAGE):
        assert f"{token}:" in files["style.css"]
    for block in ("head", "header", "main", "footer"):
        assert f"{{% block {block} %}}" in files["templates/base.html.j2"]
