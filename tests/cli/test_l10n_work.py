"""`docpipe l10n export --work` and `docpipe l10n import --work`: there and back."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from docpipe.model.source import HOME
from tests.cli.command import Command, Result, start_python
from tests.git_repository import repository
from tests.translation.boxes import fill

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'
ZH = """---
title: 网络的模型
description: 一篇关于节点的文章
date: 2024-05-11
---

## 为什么

参见[协议](https://example.org/a)和 `tool`，共有 30 个节点。

> 引用的话，有两行，
> 这是第二行。

- 安装工具
- 运行 `tool`
    - 里面的一项

```sh
tool --run
```

| 名称 | 说明 |
|---|---|
| 节点 | 网络里的一台机器 |
| 协议 | 大家同意的规则 |

:::note 请注意

这里有一段说明。

:::

![一张图](a.png)
"""


@pytest.fixture
def root(write_site: WriteSite) -> Path:
    """Return a site with one post that is not translated."""
    return write_site({"docpipe.toml": CONFIG, "content/zh/a.md": ZH, "content/zh/a.png": b""})


class Work:
    """A translator's round: export, edit, import."""

    def __init__(self, docpipe: Command, root: Path) -> None:
        """Take the site; the work file stands beside it."""
        self.docpipe, self.root = docpipe, root
        self.file = root.parent / "work.md"

    def export(self, *options: str) -> str:
        """Export English, whatever the file held, and return its text."""
        done = self.docpipe("l10n", "export", "--work", self.file, "en", "--force", *options, "--root", self.root)
        assert done.code == 0
        return self.file.read_text("utf-8")

    def take(self, text: str, *options: str) -> Result:
        """Import a text."""
        self.file.write_text(text, "utf-8")
        return self.docpipe("l10n", "import", "--work", self.file, *options, "--root", self.root)

    def files(self) -> dict[str, bytes]:
        """Return every file of the site, but for what docpipe keeps for itself."""
        paths = (path for path in self.root.rglob("*") if path.is_file() and not {".git", HOME} & {*path.parts})
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}

    def english(self) -> str:
        """Return the translation."""
        return (self.root / "content/en/a.md").read_text("utf-8")

    def blocks(self) -> dict[str, int]:
        """Return how many blocks are in which state, those that are none left out."""
        found = json.loads(self.docpipe("status", "--format", "json", "--root", self.root).out)
        return {kind: count for kind, count in found["locales"]["en"]["items"][0]["blocks"].items() if count}


@pytest.fixture
def work(docpipe: Command, root: Path) -> Work:
    """Return a translator."""
    return Work(docpipe, root)


@pytest.fixture
def translated(work: Work) -> Work:
    """Return a translator who has translated the post."""
    assert work.take(fill(work.export())).code == 0
    return work


def _said(text: str, _source: str) -> str:
    return text


def change(work: Work, old: str, new: str) -> None:
    """Change the source."""
    assert old in ZH
    (work.root / "content/zh/a.md").write_text(ZH.replace(old, new), "utf-8")


def test_a_post_is_made_of_its_translations(work: Work) -> None:
    """With the structure and the code of its source, its front matter of texts alone, and a ledger."""
    made = work.take(fill(work.export()))
    assert made.code == 0
    assert made.out.splitlines() == ["content/en/a.md", "l10n/en/a.ledger"]
    english = work.english()
    assert english.startswith("---\ntitle: ")
    assert "date:" not in english
    assert "```sh\ntool --run\n```" in english
    assert "(https://example.org/a)" in english
    assert "> " in english.split("## ")[1]
    found = json.loads(work.docpipe("status", "--format", "json", "--root", work.root).out)["locales"]["en"]
    assert set(work.blocks()) == {"current"}
    assert json.dumps(found).count('"outdated": 0') >= 1


def test_what_was_not_edited_changes_nothing(translated: Work) -> None:
    """Neither a fresh export, nor one whose blanks and line ends an editor has changed."""
    change(translated, "30 个节点", "三十多个节点")
    before = translated.files()
    text = translated.export("--unverified")
    assert "outdated" in text
    for edited in (text, text.replace("\n", "\r\n"), "\ufeff" + text.replace("\n\n", " \n\t\n")):
        done = translated.take(edited)
        assert (done.code, done.out) == (0, "")
        assert "1 left as they are" in done.err
    assert translated.files() == before


def test_only_the_edited_block_changes(translated: Work) -> None:
    """The rest of the file stays as it is, byte for byte; afterwards, nothing is to do."""
    change(translated, "安装工具", "安装新的工具")
    before = translated.english().splitlines()
    assert translated.blocks()["outdated"] == 1
    assert translated.take(fill(translated.export(), lambda _: "Install the new tool")).code == 0
    after = translated.english().splitlines()
    assert [line for line in after if line not in before] == ["- Install the new tool"]
    assert len(after) == len(before)
    assert set(translated.blocks()) == {"current"}
    assert "nothing" not in translated.export()


def test_a_second_import_changes_nothing(work: Work) -> None:
    """Whoever forgot that he did it may do it again; the records stay those of the first time."""
    text = fill(work.export())
    assert work.take(text, "--origin", "machine:mt").code == 0
    before = work.files()
    again = work.take(text)
    assert (again.code, again.out) == (0, "")
    assert "there already" in again.err
    assert work.files() == before
    assert b"o=machine:mt" in before["l10n/en/a.ledger"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## 为什么\n", "## 为什么\n\n新的一段话。\n"),
        ("- 安装工具\n", "- 安装工具\n- 新的一项\n"),
        ("- 安装工具\n", "- 新的第一项\n- 安装工具\n"),
        ("    - 里面的一项\n", "    - 里面的一项\n    - 里面的另一项\n"),
        ("| 协议 |", "| 新词 | 新的说明 |\n| 协议 |"),
        ("> 引用的话", "> 新的引用。\n>\n> 引用的话"),
        ("这里有一段说明。\n", "这里有一段说明。\n\n又一段说明。\n"),
        ("![一张图](a.png)\n", "![一张图](a.png)\n\n## 新的结尾\n\n最后一段。\n\n```sh\nnew\n```\n\n- 一项\n"),
        (":::\n\n![", ":::\n\n告示之后的一段。\n\n!["),
        ("## 为什么\n", "开头的一段。\n\n## 为什么\n"),
    ],
)
def test_a_missing_block_is_put_in_where_it_belongs(translated: Work, old: str, new: str) -> None:
    """Whatever it is, the translation has the structure of the source afterwards, and is up to date."""
    change(translated, old, new)
    assert "missing" in translated.blocks()
    done = translated.take(fill(translated.export()))
    assert (done.code, done.err.count("refused")) == (0, 0)
    assert set(translated.blocks()) == {"current"}
    # What is made of the whole anew is what was put together.
    together = translated.english()
    (translated.root / "content/en/a.md").unlink()
    (translated.root / "l10n/en/a.ledger").unlink()
    assert translated.take(fill(translated.export())).code == 0
    assert translated.english() == together


def test_a_title_that_is_missing_is_added(translated: Work) -> None:
    """To the front matter that is there, or with one of its own."""
    whole = translated.english()
    for text in (whole.replace("description: ", "# "), whole.split("---\n", 2)[2]):
        (translated.root / "content/en/a.md").write_text(text, "utf-8")
        assert translated.take(fill(translated.export())).code == 0
        assert set(translated.blocks()) == {"current"}


@pytest.mark.parametrize("options", [[], ["--force"]])
def test_an_export_is_written_over_no_other_file(translated: Work, options: list[str]) -> None:
    """What is no work file is kept, whatever is forced: --force gives up translations, not a configuration."""
    config = translated.root / "docpipe.toml"
    known = config.read_bytes()
    done = translated.docpipe("l10n", "export", "--work", config, "en", *options, "--root", translated.root)
    assert (done.code, config.read_bytes()) == (2, known)
    assert "this is no work file, and is not written over" in done.err


def test_what_was_overtaken_is_refused_with_its_line(translated: Work) -> None:
    """A source or a translation that changed since the export is not written over; the others come in."""
    new = ZH.replace("安装工具", "安装新的工具").replace("大家同意的规则", "大家都同意的规则")
    place = translated.root / "content/zh/a.md"
    place.write_text(new, "utf-8")
    text = fill(translated.export(), lambda _: "Something new")
    place.write_text(new.replace("安装新的工具", "安装很新的工具"), "utf-8")
    done = translated.take(text)
    assert done.code == 1
    line = text[: text.index("安装新的工具")].count("\n") + 1
    assert f"error: {translated.file}:" in done.err
    told = int(done.err.split(f"{translated.file}:")[1].split(":")[0])
    assert 0 < line - told < 15
    assert "the source has changed since the export" in done.err
    assert "1 block imported" in done.err
    english = translated.root / "content/en/a.md"
    place.write_text(new, "utf-8")
    text = fill(translated.export(), lambda _: "Something else")
    english.write_text(english.read_text("utf-8").replace("- ", "- Edited ", 1), "utf-8")
    done = translated.take(text)
    assert done.code == 1
    assert "the translation has changed since the export, content/en/a.md:" in done.err


def test_a_translation_that_would_change_other_blocks_is_refused(translated: Work) -> None:
    """An open fence, a blank line, a heading's mark: said with the reason, and nothing is written."""
    change(translated, "安装工具", "安装新的工具")
    text = translated.export()
    before = translated.files()
    for hostile in ("```\nopen", "one\n\ntwo", "- [ ] \n# Heading\n\n<!-- open"):
        done = translated.take(fill(text, partial(_said, hostile)))
        assert done.code == 1
        assert "not imported" in done.err
    assert translated.files() == before


def test_half_a_post_needs_partial(work: Work) -> None:
    """Without it nothing is made, and it is said how much is missing; with it, what is there makes a post."""
    text = work.export()
    half = fill(text, wanted=lambda mark: " cell " not in mark and " item " not in mark)
    done = work.take(half)
    assert done.code == 1
    assert "9 of its 17" in done.err
    assert "--partial" in done.err
    assert not (work.root / "content/en").exists()
    done = work.take(half, "--partial")
    assert done.code == 0, done.err
    assert "|" not in work.english()
    assert work.blocks() == {"current": work.blocks()["current"], "missing": 9}
    rest = fill(work.export())
    assert work.take(rest).code == 0
    assert set(work.blocks()) == {"current"}


def test_links_and_code_that_got_lost_are_named(translated: Work) -> None:
    """It may be meant so, so it is a warning, and the block comes in."""
    change(translated, "30 个节点", "三十多个节点")
    done = translated.take(fill(translated.export(), lambda _: "Without anything"))
    assert done.code == 0
    assert "the translation has 0 links where the source has 1, 0 code spans where the source has 1" in done.err


def test_damage_costs_its_block_only(translated: Work) -> None:
    """A box that is not closed, an end that is gone, a mark that was edited: each is said with its line."""
    new = ZH.replace("安装工具", "安装新的工具").replace("大家同意的规则", "大家都同意的规则")
    (translated.root / "content/zh/a.md").write_text(new, "utf-8")
    text = fill(translated.export(), lambda _: "Translated anew")
    end = text.index("<!-- docpipe: end")
    for damaged, reason in (
        (text[:end] + text[end:].replace("<!-- docpipe: end", "<!-- end", 1), "no end mark"),
        (text[:end] + text[end:].replace("docpipe: end b-", "docpipe: end b-0", 1), "it is ended as"),
        (text.replace("markdown translation", "markdown", 1), "the box of its translation is gone"),
        (text.replace("docpipe: block b-", "docpipe: blok b-", 1), "damaged"),
    ):
        done = translated.take(damaged, "--dry-run")
        assert done.code == 1
        assert reason in done.err
        assert "1 block would be imported" in done.err
    cut = translated.take(text[: text.rindex("```")], "--dry-run")
    assert "never closed" in cut.err
    assert translated.take("# Something else\n").code == 2
    assert translated.take("").code == 2


def test_a_damaged_ledger_keeps_its_post_as_it_is(translated: Work) -> None:
    """What it knows would be lost; the line to mend is named."""
    change(translated, "安装工具", "安装新的工具")
    text = fill(translated.export(), lambda _: "Install the new tool")
    ledger = translated.root / "l10n/en/a.ledger"
    ledger.write_text(ledger.read_text("utf-8") + "<<<<<<< ours\n", "utf-8")
    before = translated.files()
    done = translated.take(text)
    assert done.code == 1
    assert "l10n/en/a.ledger:" in done.err
    assert translated.files() == before


def test_nothing_is_written_when_only_asked(translated: Work) -> None:
    """`--dry-run` says what would be done, `--diff` shows it as a patch."""
    change(translated, "安装工具", "安装新的工具")
    text = fill(translated.export(), lambda _: "Install the new tool")
    before = translated.files()
    assert "1 block would be imported into 1 file" in translated.take(text, "--dry-run").err
    shown = translated.take(text, "--diff").out
    assert "+++ b/content/en/a.md" in shown
    assert "+- Install the new tool" in shown
    assert translated.files() == before


def test_a_work_file_is_not_lost(work: Work, docpipe: Command) -> None:
    """Nor is another file written over, nor a post made by mistake."""
    text = work.export()
    work.file.write_text(fill(text), "utf-8")
    again = docpipe("l10n", "export", "--work", work.file, "en", "--root", work.root)
    assert again.code == 2
    assert "not imported" in again.err
    assert work.take(fill(text)).code == 0
    assert docpipe("l10n", "export", "--work", work.file, "en", "--root", work.root).code == 0
    other = work.root.parent / "notes.md"
    other.write_text("mine", "utf-8")
    assert docpipe("l10n", "export", "--work", other, "en", "--root", work.root).code == 2
    assert other.read_text("utf-8") == "mine"
    inside = work.root / "content/en/work.md"
    assert docpipe("l10n", "export", "--work", inside, "en", "--root", work.root).code == 2
    assert docpipe("l10n", "export", "--work", work.file, "--root", work.root).code == 2


def test_hostile_texts_come_back_as_they_are(work: Work) -> None:
    """Fences, comments, marks of docpipe's own and control characters in posts are only text in a box."""
    hostile = (
        "`````\n码```~~~\n`````\n\n段落 ```` ``` ```` 里 `a` --> 完\n\n"
        "段落 &lt;!-- docpipe: end b-12345678 --> 和 <!-- docpipe: block x --> 字\n\n"
        "## <!-- docpipe: document source=a target=b -->题\n\n- 项\n  ``` 码 ```\n\n~~~\n<!-- docpipe: end -->\n~~~\n\n"
        "控\x1b[31m制\u202e字\n"
    )
    (work.root / "content/zh/a.md").write_text(f'---\ntitle: "--> ``` 题"\n---\n\n{hostile}', "utf-8")
    text = work.export()
    assert text == work.export()
    done = work.take(fill(text))
    assert (done.code, done.err.count("error")) == (0, 0)
    assert set(work.blocks()) == {"current"}
    assert "`````\n码```~~~\n`````" in work.english()


def test_windows_files_stay_what_they_are(work: Work) -> None:
    """Line ends and byte order mark of source and translation are kept."""
    place = work.root / "content/zh/a.md"
    place.write_bytes(b"\xef\xbb\xbf" + ZH.replace("\n", "\r\n").encode())
    assert work.take(fill(work.export())).code == 0
    target = work.root / "content/en/a.md"
    made = target.read_bytes()
    assert made.count(b"\n") == made.count(b"\r\n")
    place.write_bytes(
        b"\xef\xbb\xbf" + ZH.replace("- 安装工具\n", "- 安装工具\n- 又一项\n").replace("\n", "\r\n").encode()
    )
    done = work.take(fill(work.export()))
    assert done.code == 0, done.err
    made = target.read_bytes()
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\n") == made.count(b"\r\n")
    assert set(work.blocks()) == {"current"}


def test_a_killed_import_is_taken_up(work: Work) -> None:
    """Killed between post and ledger, the next run writes the records; what it left is whole."""
    text = fill(work.export())
    work.file.write_text(text, "utf-8")
    code = (
        "import sys, time, docpipe.pipeline.stages as stages\n"
        "def stop(*_):\n    print('now', flush=True)\n    time.sleep(60)\n"
        "stages.write_ledgers = stop\n"
        "from docpipe.cli.main import run\nrun(sys.argv[1:])\n"
    )
    process = start_python(code, "l10n", "import", "--work", str(work.file), "--root", str(work.root), cwd=work.root)
    assert process.stdout is not None
    deadline = time.monotonic() + 30
    while "now" not in process.stdout.readline():
        assert time.monotonic() < deadline
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert "current" not in work.blocks()
    done = work.take(text)
    assert done.out == "l10n/en/a.ledger\n"
    assert set(work.blocks()) == {"current"}
    assert not list(work.root.rglob("*~"))


def test_git_tells_what_the_source_said(translated: Work, docpipe: Command) -> None:
    """An outdated block comes with the words that went and came, though no ledger has the old ones."""
    repository(translated.root)
    change(translated, "安装工具", "安装新的工具")
    text = translated.export()
    assert "```diff\n- 安装" in text
    assert "{+新的+}" in text
    shown = docpipe("l10n", "diff", "--root", translated.root)
    assert "content/en/a.md:" in shown.out
    assert "安装{+新的+}工具" in shown.out
    assert "\x1b" not in shown.out
    assert shown.code == 0
