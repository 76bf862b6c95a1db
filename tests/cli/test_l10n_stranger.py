"""A translation that comes back is a stranger's post: held against its source, and never a path or a command."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Command
from tests.cli.test_l10n_work import Work
from tests.translation.boxes import fill

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\nbase_url = "https://a.example/"\n'
ZH = """---
title: 网络的模型
date: 2024-05-11
---

## 为什么

参见[协议](https://example.org/a)和 `tool`，共有 {count} 个节点。

这一段什么也没有，只有几个字。
"""
INJECTIONS = {
    "another address": lambda text: text.replace("https://example.org/a", "https://evil.example/a"),
    "a further address": lambda text: text.replace("`tool`", "`tool` and [more](https://evil.example)"),
    "a bare address": lambda text: text.replace("`tool`", "`tool` (https://evil.example)"),
    "a picture that tells": lambda text: text.replace("`tool`", "`tool` ![x](https://evil.example/p.png)"),
    "a script": lambda text: text.replace("`tool`", "`tool` <script>alert(1)</script>"),
    "a handler": lambda text: text.replace("`tool`", "`tool` <img src=x onerror=alert(1)>"),
    "a frame": lambda text: text.replace("`tool`", '`tool` <iframe src="https://evil.example"></iframe>'),
}


@pytest.fixture
def work(docpipe: Command, write_site: WriteSite) -> Work:
    """Return a translator of a post that is not translated."""
    return Work(docpipe, write_site({"docpipe.toml": CONFIG, "content/zh/a.md": ZH}))


@pytest.mark.parametrize("who", [("--origin", "machine:any"), ("--untrusted",)], ids=" ".join)
@pytest.mark.parametrize("name", INJECTIONS)
def test_nothing_is_injected(work: Work, name: str, who: tuple[str, ...]) -> None:
    """A block that leads elsewhere, or brings HTML, is refused with its line; the others come in."""
    honest = fill(work.export())
    done = work.take(INJECTIONS[name](honest), "--partial", *who)
    assert done.code == 1, done.err
    assert re.search(r"work\.md:\d+: not imported: it (?:leads to .*evil|holds the raw HTML <)", done.err)
    english = work.english()
    assert "evil" not in english
    assert "<script" not in english
    assert "#" in english
    done = work.take(fill(work.export()), "--partial", *who)
    assert done.code == 0, done.err


def test_a_person_may_add_a_link(work: Work) -> None:
    """Whoever translates here writes what they want, and is told of it."""
    done = work.take(INJECTIONS["a further address"](fill(work.export())))
    assert done.code == 0
    assert "the translation has 2 links where the source has 1" in done.err
    assert "evil" in work.english()


ANSWERS = {
    "a page": "<html><body onload=alert(1)>x</body></html>",
    "front matter": "---\nslug: ../../x\ntitle: y\n---",
    "a template": "{{ cycler.__init__.__globals__ }}{% include '/etc/passwd' %}",
    "escapes": "a\x1b[31m\x1b]0;x\x07b\x9bc",
    "marks of direction": "a\u202eb\u2066c",
    "the end of its box": "x\n```\n<!-- docpipe: end b-00000000 -->\n<!-- docpipe: block b-1 -->",
    "another document": "<!-- docpipe: document source=../../x target=/etc/passwd -->",
    "a command": "::error::forged\n##[error]forged",
    "a path": "../../../../etc/passwd",
    "another heading": "# A\n\n## B\n\n### C",
    "fences": "````\nx",
    "nothing that prints": "\u200b\u2060\ufeff",
    "invalid characters": "\ufffe\uffff\x00",
    "far too much": "word " * 200_000,
    "nested": "> " * 2_000 + "x",
    "brackets": "[" * 20_000,
    "a definition": "[协议]: https://evil.example\n\n[x][协议]",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_any_answer(work: Work, docpipe: Command, name: str) -> None:
    """Whatever stands in a box, the site stays one: nothing is written elsewhere, nothing runs, nothing commands."""
    before = set(work.files())
    done = work.take(fill(work.export(), lambda _: ANSWERS[name]), "--partial", "--origin", "machine:any")
    assert done.code in {0, 1, 2}
    assert set(work.files()) - before <= {"content/en/a.md", "l10n/en/a.ledger"}
    assert {path.name for path in work.root.parent.iterdir()} == {"site", "work.md"}
    for text in (done.out, done.err):
        assert re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) is None
        assert re.search(r"^\s*::|##\[", text, re.MULTILINE) is None
        assert "Traceback" not in text
    built = docpipe("build", "--root", work.root)
    assert built.code in {0, 1}
    page = work.root / "build/en/a/index.html"
    text = page.read_text("utf-8") if page.exists() else ""
    assert "<script>alert" not in text
    assert "onload=" not in text.replace("&lt;html&gt;&lt;body onload=", "")
    assert "evil.example" not in text
    assert "root:" not in text
