"""Posts made to trip a fixer: nothing is damaged, as two parsers see it that are not ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.corpus.watched import watch
from tests.pipeline.repaired_site import CONFIG, EVERY_FIX, PLAIN, config_of, repaired

HEAD = "---\ntitle: 示例\ndate: 2024-05-11\n---\n\n"
ZH, EN = "content/zh/2024-05-11-a.md", "content/en/2024-05-11-a.md"

POSTS = sorted(Path(__file__).with_name("hostile").glob("*.md"))
_NO_PROSE = re.compile(
    r"\$\$[^$]+\$\$|\$(?! )[^$\n]*[^ $\n]\$(?!\d)"
    r"|\{\{.*?\}\}|\{%.*?%\}|\{[#:./].*?\}|(?<=[)\]])\{.*?\}|(?<= )\{.*?\}|<[A-Za-z/!](?!ttps?:)[^\n]*?>|`[^`\n]+`"
    r"|^(?:import|export) .*$|^:::+ ?\w+|^!!! \w+|^> \[!\w+\]",
    re.MULTILINE,
)


@pytest.mark.parametrize("config", [CONFIG, PLAIN], ids=["docpipe", "commonmark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.stem)
def test_hostile_posts(post: Path, ending: str, config: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In either language, with either line ending, under either renderer."""
    body = post.read_text("utf-8").replace("\n", ending)
    head = HEAD.replace("\n", ending)
    steps = watch(monkeypatch)
    for path in (ZH, EN):
        result = repaired({path: head + body}, steps, tmp_path, config_of(tmp_path, config))
        assert result.damage == ()
        text = result.files[path]
        assert text.count("\r\n") == (text.count("\n") if ending == "\r\n" else 0)
        assert text.endswith(ending)


@pytest.mark.parametrize("suffix", [".md", ".mdx"])
@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.stem)
def test_what_is_no_prose_stays(post: Path, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mathematics, shortcodes, template tags, attribute lists and code of MDX, which are text to those parsers."""
    steps = watch(monkeypatch)
    body = post.read_text("utf-8")
    path = ZH.replace(".md", suffix)
    result = repaired({path: HEAD + body}, steps, tmp_path, config_of(tmp_path, CONFIG))
    assert _NO_PROSE.findall(result.files[path].removeprefix(HEAD)) == _NO_PROSE.findall(body)


@pytest.mark.parametrize(
    "head",
    [
        '\ufeff---\r\ntitle: "甲,乙: 丙"\r\ndate: 2024-05-11\r\ntags: ["甲,乙", \'丙，丁\', 戊]\r\n---\r\n\r\n',
        "---\ntitle: '它''s 甲,乙'\ndate: 2024-05-11\ndescription: |\n  甲,乙\n  丙，，丁\nsummary: >-\n  甲,乙\n---\n",
        '+++\ntitle = "甲,乙"\ndate = 2024-05-11\ntags = ["甲,乙"]\n+++\n\n',
        "---\ntitle: 甲,乙 # 注,释\ndate: 2024-05-11\ntags:\n- 甲,乙\n- &a 丙,丁\n- *a\n---\n",
    ],
    ids=["crlf", "blocks", "toml", "anchors"],
)
def test_hostile_front_matter(head: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a rule that declared it changes a value, and no rule the way values are written."""
    steps = watch(monkeypatch)
    body = "\n# 甲,乙\n\n丙,丁\n".replace("\n", "\r\n" if "\r" in head else "\n")
    # A byte order mark is what FM013 takes out.
    codes = tuple(code for code in EVERY_FIX if code != "FM013")
    config = config_of(tmp_path, CONFIG + '[lint]\nignore = ["FM013"]\n')
    result = repaired({ZH: head + body}, steps, tmp_path, config, codes)
    assert result.damage == ()
    assert result.files[ZH].startswith("\ufeff") == head.startswith("\ufeff")


def test_headings_linked_from_two_locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading's id moves with its text, and every spelling of a link to it follows, in both locales."""
    zh = (
        HEAD
        + "## 甲,乙 丙\n\n正文,见[一](#甲乙-丙)与[二](#%E7%94%B2%E4%B9%99-%E4%B8%99)。\n\n[三]: #甲乙-丙\n\n见[三]\n"
    )
    other = (
        HEAD.replace("示例", "另一篇")
        + "见[一](2024-05-11-a.md#甲乙-丙)和[二](2024-05-11-a.md#%E7%94%B2%E4%B9%99-%E4%B8%99)\n"
    )
    en = HEAD.replace("示例", "Example") + "## A, b c\n\nSee [one](../zh/2024-05-11-a.md#甲乙-丙), [two](#a-b-c).\n"
    files = {ZH: zh, "content/zh/2024-05-12-b.md": other, EN: en}
    steps = watch(monkeypatch)
    result = repaired(files, steps, tmp_path, config_of(tmp_path, CONFIG))
    assert result.damage == ()
    assert [found for found in result.fixed.session.diagnostics() if found.code in {"AN001", "LK001"}] == []
