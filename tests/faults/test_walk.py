"""Whatever was edited, and in whatever order: the site is the one that a build makes which knows of no other."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Command
from tests.faults.bilingual_site import tree
from tests.publish.images.metadata.photos import photo

CONFIG = """\
[site]
title = "{title}"
base_url = "https://example.org/"
source = "zh"
locales = [{locales}]

[build]
paginate = {paginate}
side_by_side = true
"""
WORDS = ("节点", "协议", "网络", "文章", "翻译", "读者", "作者", "目录")
ENGLISH = ("node", "protocol", "network", "post", "translation", "reader", "author", "folder")


_SYNCS = 0.15
_DRAFT = "draft: true\n"


class Walker:
    """A site, and the edits that somebody could make next."""

    def __init__(self, root: Path, seed: int) -> None:
        """Begin with three posts in two languages."""
        self.root = root
        self.choice = random.Random(seed)  # noqa: S311 - the same walk in every run
        self.settings = {"title": "例", "locales": '"zh", "en"', "paginate": "2"}
        self.made = 0
        root.mkdir()
        self._configure()
        for _ in range(3):
            self.add()
            self.translate()

    def step(self) -> str:
        """Make one edit and return its name."""
        edits: tuple[Callable[[], None], ...] = (
            self.add,
            self.translate,
            self.edit,
            self.edit,
            self.edit,
            self.retitle,
            self.retag,
            self.rename,
            self.delete,
            self.draft,
            self.link,
            self.picture,
            self.label,
            self.theme,
            self.configure,
            self.add_locale,
        )
        edit = self.choice.choice(edits)
        edit()
        return edit.__name__

    def add(self) -> None:
        """Write a new post."""
        self.made += 1
        day = f"2024-{1 + self.made % 12:02}-{1 + self.made % 27:02}"
        self._write(f"zh/post-{self.made}.md", self._post(f"第 {self.made} 篇", day))

    def translate(self) -> None:
        """Translate a post, or begin to."""
        path = self._any("zh")
        lines = path.read_text("utf-8").split("\n")
        kept = lines if self.choice.random() < 0.7 else lines[: max(8, len(lines) // 2)]
        text = "\n".join(line if line.startswith(("-", "date", "tags")) else self._english(line) for line in kept)
        self._write(f"{self.choice.choice(self._targets())}/{path.name}", text)

    def edit(self) -> None:
        """Change a paragraph, or add one."""
        path = self._any()
        self._append(path, "".join(self.choice.choices(WORDS, k=5)) + "。")

    def retitle(self) -> None:
        """Change a title, which stands on many pages."""
        path = self._any()
        lines = path.read_text("utf-8").split("\n")
        lines[1] = f"title: {self.choice.choice(WORDS)} {self.choice.randrange(99)}"
        path.write_text("\n".join(lines), "utf-8")

    def retag(self) -> None:
        """Change the tags of a post."""
        path = self._any("zh")
        text = path.read_text("utf-8")
        tags = ", ".join(self.choice.sample(WORDS, 2))
        head, _, rest = text.partition("tags: [")
        path.write_text(f"{head}tags: [{tags}]{rest.partition(']')[2]}", "utf-8")

    def rename(self) -> None:
        """Give a post another file name in one language, or in all."""
        path = self._any("zh")
        self.made += 1
        for locale in self._locales()[: self.choice.choice((1, 9))]:
            old = self.root / "content" / locale / path.name
            if old.exists():
                old.rename(old.with_name(f"moved-{self.made}.md"))

    def delete(self) -> None:
        """Delete a file, but not the last post."""
        if len(list((self.root / "content/zh").glob("*.md"))) > 2:
            self._any().unlink()

    def draft(self) -> None:
        """Make a draft of a post, or a post of a draft."""
        path = self._any("zh")
        text = path.read_text("utf-8")
        path.write_text(
            text.replace("draft: true\n", "")
            if "draft: true" in text
            else text.replace("---\n", "---\ndraft: true\n", 1),
            "utf-8",
        )

    def link(self) -> None:
        """Let a post lead to another one."""
        self._append(self._any(), f"参见[另一篇](./{self._any('zh').name}#{self.choice.choice(WORDS)})。")

    def picture(self) -> None:
        """Show a picture, a new one or one that has changed."""
        place = self.root / "content/zh/images/a.jpg"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(photo("JPEG", self.choice.choice((1, 3, 6))))
        self._append(self._any("zh"), "![一张图](images/a.jpg)")

    def label(self) -> None:
        """Change what a tag is called."""
        lines = [
            f"{word}:\n  label:\n    en: {word}{self.choice.randrange(3)}\n" for word in self.choice.sample(WORDS, 3)
        ]
        self._write("tags.yml", "".join(lines))

    def theme(self) -> None:
        """Override a template, or take that back."""
        place = self.root / "themes/templates/term.html.j2"
        if place.exists() and self.choice.random() < 0.5:
            place.unlink()
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            said = f"<p>{self.choice.randrange(99)}</p>"
            place.write_text(
                f'{{% extends "default/term.html.j2" %}}\n{{% block footer %}}{said}{{% endblock %}}\n', "utf-8"
            )

    def configure(self) -> None:
        """Change the site's title, or how long lists are."""
        key, values = self.choice.choice((("title", ("例", "站", "文")), ("paginate", ("1", "2", "10"))))
        self.settings[key] = self.choice.choice(values)
        self._configure()

    def add_locale(self) -> None:
        """Add a language, or take it away."""
        both = ('"zh", "en"', '"zh", "en", "ja"')
        self.settings["locales"] = both[self.settings["locales"] == both[0]]
        self._configure()

    def _configure(self) -> None:
        (self.root / "docpipe.toml").write_text(CONFIG.format(**self.settings), "utf-8")

    def _locales(self) -> list[str]:
        return [name.strip(' "') for name in self.settings["locales"].split(",")]

    def _targets(self) -> list[str]:
        return self._locales()[1:]

    def _any(self, locale: str = "") -> Path:
        pattern = f"content/{locale or '*'}/*.md"
        return self.choice.choice(sorted(self.root.glob(pattern)) or sorted(self.root.glob("content/zh/*.md")))

    def _write(self, name: str, text: str) -> None:
        place = self.root / "content" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def _append(self, path: Path, line: str) -> None:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")

    def _post(self, title: str, day: str) -> str:
        tags = ", ".join(self.choice.sample(WORDS, 2))
        parts = ["".join(self.choice.choices(WORDS, k=6)) + "。" for _ in range(4)]
        body = f"{parts[0]}\n\n## {self.choice.choice(WORDS)}\n\n{parts[1]}\n\n- {parts[2]}\n- {parts[3]}\n"
        return f"---\ntitle: {title}\ndate: {day}\ntags: [{tags}]\n---\n\n{body}"

    def _english(self, line: str) -> str:
        for han, word in zip(WORDS, ENGLISH, strict=True):
            line = line.replace(han, f" {word}")
        return line


def check_walk(docpipe: Command, folder: Path, steps: int, seed: int) -> None:
    """Edit, build, and compare with a build from nothing, so many times."""
    walker = Walker(folder / "site", seed)
    done: list[str] = []
    for number in range(steps):
        built = docpipe("build", "--root", walker.root, "--jobs", "1")
        clean = folder / f"clean-{number}"
        fresh = docpipe("build", "--root", walker.root, "--jobs", "1", "--no-cache", "--out", clean)
        assert (built.code, built.out) == (fresh.code, fresh.out), done
        ours, theirs = tree(walker.root / "build"), tree(clean)
        differing = sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))
        assert differing == [], done
        # Nothing happens to a site in which nothing happened.
        assert " 0 written, " in docpipe("build", "--root", walker.root, "--jobs", "1").err.replace("(", " "), done
        done.append(walker.step())
        if walker.choice.random() < _SYNCS:
            docpipe("l10n", "sync", "--root", walker.root)
            done.append("sync")


def test_a_short_walk(docpipe: Command, tmp_path: Path) -> None:
    """Twenty-five edits of all kinds."""
    check_walk(docpipe, tmp_path, 25, seed=1)


@pytest.mark.stress
@pytest.mark.parametrize("seed", range(5))
def test_a_long_walk(docpipe: Command, tmp_path: Path, seed: int) -> None:
    """A hundred edits, five times."""
    check_walk(docpipe, tmp_path, 100, seed=100 + seed)
