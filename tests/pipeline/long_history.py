"""A repository with a long history of translated posts, made by `git fast-import` in a second or two."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.git_repository import git
from tests.pipeline.committed_post import CONFIG

_HAN = "网络数据模型节点协议治理开放权重训练推理验证共识存储带宽延迟费用"
_WORDS = ("network", "data", "model", "node", "protocol", "open", "weight", "training", "proof", "storage", "delay")
_PARAGRAPHS = 12
_SECTIONS = 3


def make_repository(root: Path, *, documents: int, commits: int, seed: int = 5) -> None:
    """Make a repository below `root`: every commit edits one paragraph of a post, and translators follow later.

    Args:
        root: a folder that does not exist yet.
        documents: how many posts there are, each in two languages.
        commits: how many there are in all.
        seed: of the edits.
    """
    root.mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    stream = b"".join(_commands(random.Random(seed), documents, commits))  # noqa: S311 - reproducible, not secret
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)  # noqa: S607 - whichever git is here
    git(root, "reset", "-q", "--hard")


def _commands(dice: random.Random, documents: int, commits: int) -> Iterator[bytes]:
    texts = {}
    for number in range(documents):
        texts[number, "zh"] = [_chinese(dice) for _ in range(_PARAGRAPHS)]
        texts[number, "en"] = [_english(dice) for _ in range(_PARAGRAPHS)]
    yield _commit(0, [("docpipe.toml", CONFIG), *((_path(*key), _text(key, texts[key])) for key in texts)])
    waiting: list[tuple[int, int]] = []
    for number in range(1, commits):
        if waiting and dice.random() < 0.45:
            post, place = waiting.pop(dice.randrange(len(waiting)))
            key, made = (post, "en"), _english
        else:
            key, place, made = (dice.randrange(documents), "zh"), dice.randrange(_PARAGRAPHS), _chinese
            waiting.append((key[0], place))
        texts[key][place] = made(dice)
        yield _commit(number, [(_path(*key), _text(key, texts[key]))])


def _commit(number: int, files: list[tuple[str, str]]) -> bytes:
    parts = [
        b"commit refs/heads/main\n",
        f"committer a <a@example.org> {1_600_000_000 + 3600 * number} +0000\n".encode(),
    ]
    parts += [b"data 1\nx\n"]
    for path, text in files:
        content = text.encode()
        parts += [f"M 100644 inline {path}\ndata {len(content)}\n".encode(), content, b"\n"]
    return b"".join([*parts, b"\n"])


def _path(number: int, locale: str) -> str:
    return f"content/{locale}/post-{number}.md"


def _text(key: tuple[int, str], paragraphs: list[str]) -> str:
    step = _PARAGRAPHS // _SECTIONS
    sections = ("\n\n".join(paragraphs[at : at + step]) for at in range(0, _PARAGRAPHS, step))
    title = f"---\ntitle: {'文章' if key[1] == 'zh' else 'Post'} {key[0]}\n---\n\n"
    name = "小节" if key[1] == "zh" else "Section"
    return title + "\n\n".join(f"## {name} {at}\n\n{body}" for at, body in enumerate(sections)) + "\n"


def _chinese(dice: random.Random) -> str:
    return "".join(dice.choices(_HAN, k=dice.randint(20, 60))) + "。"


def _english(dice: random.Random) -> str:
    return " ".join(dice.choices(_WORDS, k=dice.randint(14, 40))).capitalize() + "."
