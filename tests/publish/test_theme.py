"""The look of the site and what a site may change of it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import jinja2
import pytest

from docpipe.model.errors import ConfigError
from docpipe.publish.theme import Templates, Theme, load_theme
from tests.publish.factory import build


def test_everything_is_escaped() -> None:
    """Values are escaped in templates of any name."""
    templates = Templates(Theme({"templates/x.html.j2": '<p title="{{ a }}">{{ a }}</p>{{ a | tojson }}'}))
    shown = templates.render("x.html.j2", {"a": "\"><script>'&"})
    escaped = "&#34;&gt;&lt;script&gt;&#39;&amp;"
    assert shown == rf'<p title="{escaped}">{escaped}</p>"\"\u003e\u003cscript\u003e\u0027\u0026"'


def test_a_misspelt_value_is_an_error() -> None:
    """A template that asks for something that does not exist fails, it does not print nothing."""
    with pytest.raises(jinja2.UndefinedError):
        Templates(Theme({"templates/x.html.j2": "{{ a }}"})).render("x.html.j2", {})


def test_a_site_overrides_template_by_template(tmp_path: Path) -> None:
    """A template in themes/ takes the place of the default one; the others stay. Links are not followed."""
    folder = tmp_path / "themes" / "templates"
    folder.mkdir(parents=True)
    (folder / "chooser.html.j2").write_text('{% extends "base.html.j2" %}{% block main %}<h1>own</h1>{% endblock %}')
    (tmp_path / "secret").write_text("secret")
    (folder / "base.html.j2").symlink_to(tmp_path / "secret")
    built = build({"content/zh/a.md": "# 甲"}, theme=load_theme(tmp_path))
    assert "<h1>own</h1>" in built.text("index.html")
    assert "secret" not in built.text("index.html")
    assert 'class="text"' in built.text("zh/a/index.html")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("<p>\n{% broken %}", 2, "unknown tag 'broken'"),
        ("<p>\n\n{{ nothing.at.all }}", 3, "'nothing' is undefined"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        ('{% extends "none.html.j2" %}', 1, "there is no template none.html.j2"),
        ('{% extends "article.html.j2" %}', 1, "RecursionError"),
    ],
)
def test_a_broken_template_of_the_site_is_named_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    """What is wrong in a site's own template is said as of any file of the site, not as a mistake of docpipe."""
    folder = tmp_path / "themes" / "templates"
    folder.mkdir(parents=True)
    (folder / "article.html.j2").write_text(text)
    with pytest.raises(ConfigError, match=said) as caught:
        build({"content/zh/a.md": "# 甲"}, theme=load_theme(tmp_path))
    assert str(caught.value).startswith(f"themes/templates/article.html.j2:{line}:1: the template fails: ")


def test_an_unreadable_theme_is_named(tmp_path: Path) -> None:
    """A template that is not UTF-8 and a catalogue that is no PO file are said with their paths."""
    template = tmp_path / "themes" / "templates" / "base.html.j2"
    catalogue = tmp_path / "themes" / "locale" / "zh" / "LC_MESSAGES" / "docpipe.po"
    for path, content in ((template, b"\xff\xfe"), (catalogue, b'msgid "a\nxx')):
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        with pytest.raises(ConfigError, match=path.name):
            build({"content/zh/a.md": "# 甲"}, theme=load_theme(tmp_path))
        path.unlink()


def test_content_is_never_a_template() -> None:
    """Template marks in a post are text."""
    text = build({"content/zh/a.md": "---\ntitle: '{{ 7*7 }}'\n---\n{{ 7*7 }} {% raw %} {# x #}"}).text(
        "zh/a/index.html"
    )
    assert "<h1>{{ 7*7 }}</h1>" in text
    assert "<p>{{ 7*7 }} {% raw %} {# x #}</p>" in text


def test_pages_are_light() -> None:
    """The style sheet and the frame of a page stay far below what a page may weigh."""
    built = build({"content/zh/a.md": "# 甲\n\n乙"})
    style = next(path for path in built.outputs if path.endswith(".css"))
    weight = sum(len(gzip.compress(built.text(path).encode())) for path in (style, "zh/a/index.html"))
    assert weight < 7_500


def test_nothing_inline() -> None:
    """No page has inline styles, handlers or scripts, so that a strict policy holds."""
    built = build({"content/zh/a.md": "# 甲\n\n| a |\n|:-:|\n| b |\n\n[^1]\n\n[^1]: x", "content/en/a.md": "# A\n\nb"})
    for path in built.outputs:
        if path.endswith(".html"):
            text = built.text(path)
            assert "style=" not in text
            assert " onclick" not in text
            scripts = re.findall(r"<script[^>]*>", text.replace('<script type="application/ld+json">', ""))
            assert [tag for tag in scripts if "src=" not in tag] == []
            assert 'http-equiv="Content-Security-Policy" content="default-src \'self\'' in text
