"""Translations that cost more than they weigh: much to be told apart, or nothing that tells it apart."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import Case, post


def cases() -> Iterator[Case]:
    """Yield them all; the original is the post that the outcome is about."""
    for name, (source, target) in _PAIRS.items():
        files = {f"content/zh/pair/{name}.md": post(source), f"content/en/pair/{name}.md": _translated(target)}
        size = (len(source.encode()) + len(target.encode())) // 1024
        yield Case(name=f"pair/{name}", says=f"{size} KiB: {name.replace('-', ' ')}", files=files, heavy=True)


def _translated(body: str) -> str:
    return f"---\ntitle: A post\n---\n\n{body}\n"


def _many(form: str, count: int) -> str:
    return "".join(form.format(number) for number in range(count))


_PAIRS: dict[str, tuple[str, str]] = {
    "paragraphs": (_many("第 {} 段。\n\n", 6000), _many("Paragraph {}.\n\n", 6000)),
    "paragraphs-alike": ("这是一段话。\n\n" * 6000, "This is a paragraph.\n\n" * 6000),
    "paragraphs-reversed": (_many("第 {} 段。\n\n", 4000), "".join(f"Paragraph {n}.\n\n" for n in range(4000, 0, -1))),
    "paragraphs-without-end": (_many("第 {} 段。\n\n", 30_000), _many("Paragraph {}.\n\n", 30_000)),
    "paragraphs-reversed-without-end": (
        _many("第 {} 段。\n\n## 节\n\n", 12_000),
        "".join(f"Paragraph {n}.\n\n## Section\n\n" for n in range(12_000, 0, -1)),
    ),
    "code-and-gaps": (
        _many("```\n行 {}\n```\n\n", 6000) + "这一段还没有翻译。\n",
        _many("```\nline {}\n```\n\n", 6000),
    ),
    "gaps": (_many("第 {} 段说的是一件事。\n\n- 项\n\n", 3000), _many("Paragraph {} tells of one thing.\n\n", 3000)),
    "few-and-many": ("这是一段话。\n\n" * 30, "This is a paragraph.\n\n" * 20_000),
    "many-and-few": ("这是一段话。\n\n" * 20_000, "This is a paragraph.\n\n" * 30),
    "headings": (_many("## 第 {} 节\n\n", 6000), _many("## Section {}\n\n", 6000)),
    "items": (_many("- 第 {} 项\n", 10_000), _many("- Item {}\n", 9_000)),
    "cells": ("|甲|乙|\n|-|-|\n" + _many("|第 {} 行|值|\n", 6000), "|a|b|\n|-|-|\n" + _many("|Row {}|value|\n", 5000)),
    "links": (_many("看[这里](/a/{}/)。\n\n", 3000), _many("See [here](/b/{}/).\n\n", 3000)),
    "links-in-one-block": (_many("看[这里](/a/{}/)。", 4000), _many("See [here](/b/{}/). ", 4000)),
    "numbers-in-one-block": (_many("{} 和", 12_000), _many("{} and ", 12_000)),
    "code-alike": ("```\na\n```\n\n" * 4000, "```\nb\n```\n\n" * 4000),
    "code-different": ("```\n" + _many("行 {}\n", 12_000) + "```", "```\n" + _many("line {}\n", 12_000) + "```"),
    "one-block": ("这是一句话。" * 12_000, "This is a sentence. " * 12_000),
    "words-reversed": (_many("词{} ", 12_000), " ".join(f"word{n}" for n in range(12_000, 0, -1))),
    "structure": ("> " * 40 + "甲\n\n" + _many("1. {}\n", 4000), _many("* {}\n\n", 4000)),
    "anchors": (
        _many("## 节 {0} {{#a{0}}}\n\n看[这](#a{0})。\n\n", 2000),
        _many("## S {0}\n\nSee [it](#a{0}).\n\n", 2000),
    ),
    "images": (_many("![图](a{}.png)\n\n", 3000), _many("![x](b{}.png)\n\n", 3000)),
    "footnotes": (_many("甲[^{0}]\n\n[^{0}]: 乙\n\n", 2000), _many("a[^{0}]\n\n[^{0}]: b\n\n", 2000)),
    "copied": ("这是一段没有翻译的话，说的是一件事。\n\n" * 4000, "这是一段没有翻译的话，说的是一件事。\n\n" * 4000),
}
