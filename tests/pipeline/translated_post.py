"""A post and its translation as pairs of blocks, edited at random as authors, translators and reviewers do."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import msgspec

POSTS = ("content/zh/a.md", "content/en/a.md")
_TITLES = dict(zip(POSTS, ("关于网络的文章", "A post about networks"), strict=True))
_HAN = "网络数据模型节点协议治理开放权重训练推理验证共识存储带宽延迟费用"
_WORDS = ("network", "data", "model", "node", "protocol", "open", "weight", "training", "proof", "storage", "delay")
_SHAPES = ("{}", "{}", "{}", "## {}", "- {}", "- {}", "> {}")


class Pair(msgspec.Struct):
    """A block in both languages, "" where there is none.

    Attributes:
        is_claimed: whether its translator says that it is current.
        reviewer: who says that it was compared.
        is_new: whether it is of the base, and no ledger knows it yet.
    """

    shape: str
    source: str
    target: str
    is_claimed: bool = False
    reviewer: str = ""
    is_new: bool = False


class Post:
    """A post and its translation, as a list of pairs that can be edited."""

    def __init__(self, dice: random.Random, pairs: list[Pair]) -> None:
        """Take the pairs and what chance is left to."""
        self.dice = dice
        self.pairs = pairs

    def copy(self, dice: random.Random) -> Post:
        """Return the same post for another branch: nobody has claimed anything there yet."""
        return Post(dice, [msgspec.structs.replace(pair, is_claimed=False, reviewer="") for pair in self.pairs])

    def write(self, root: Path) -> None:
        """Write both files."""
        for path, texts in zip(
            POSTS, ([(p.shape, p.source) for p in self.pairs], [(p.shape, p.target) for p in self.pairs]), strict=True
        ):
            body = "\n\n".join(shape.format(text) for shape, text in texts if text)
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(f"---\ntitle: {_TITLES[path]}\n---\n\n{body}\n", "utf-8")

    def place(self) -> int:
        """Return a place to edit."""
        return self.dice.randrange(len(self.pairs))

    def new_pair(self) -> Pair:
        """Return a pair that says nothing any other says; both name what they are about, as real texts do."""
        name = f"Node{self.dice.randrange(10**6)}"
        return Pair(self.dice.choice(_SHAPES), f"{name}{self.han()}", f"{name} {self.words()}")

    def han(self) -> str:
        """Return a Chinese sentence."""
        return "".join(self.dice.choices(_HAN, k=self.dice.randint(16, 24))) + "。"

    def words(self) -> str:
        """Return an English sentence."""
        return " ".join(self.dice.choices(_WORDS, k=self.dice.randint(10, 16))) + "."


def dice_of(seed: object) -> random.Random:
    """Return what chance is left to, the same for the same seed."""
    return random.Random(str(seed))  # noqa: S311 - nothing is secret here


def random_post(dice: random.Random, count: int) -> Post:
    """Return a post of so many blocks."""
    post = Post(dice, [])
    post.pairs = [post.new_pair() for _ in range(count)]
    return post


def _author_edits(post: Post, place: int) -> None:
    post.pairs[place].source += post.han()


def _translator_corrects(post: Post, place: int) -> None:
    post.pairs[place].target += " Indeed."


def _both_follow(post: Post, place: int) -> None:
    new = post.new_pair()
    pair = post.pairs[place]
    pair.source, pair.target, pair.is_claimed = new.source, new.target, True


def _accepted(post: Post, place: int) -> None:
    pair = post.pairs[place]
    pair.source, pair.is_claimed = pair.source + "啊。", True


def _reviewed(post: Post, place: int) -> None:
    post.pairs[place].reviewer = "li"


def _inserted(post: Post, place: int) -> None:
    pair = post.new_pair()
    pair.is_claimed = True
    post.pairs.insert(place, pair)


def _inserted_by_author(post: Post, place: int) -> None:
    pair = post.new_pair()
    pair.target = ""
    post.pairs.insert(place, pair)


def _deleted(post: Post, place: int) -> None:
    if len(post.pairs) > 1:
        del post.pairs[place]


def _translation_deleted(post: Post, place: int) -> None:
    post.pairs[place].target = ""


def _move(post: Post, place: int, count: int) -> None:
    moved = post.pairs[place : place + count]
    del post.pairs[place : place + count]
    at = post.dice.randint(0, len(post.pairs))
    post.pairs[at:at] = moved


def _moved(post: Post, place: int) -> None:
    _move(post, place, 1)


def _section_moved(post: Post, place: int) -> None:
    _move(post, place, 4)


def _all_reviewed(post: Post, _: int) -> None:
    for pair in post.pairs:
        pair.reviewer = "li"


EDITS: tuple[Callable[[Post, int], None], ...] = (
    _author_edits,
    _author_edits,
    _translator_corrects,
    _translator_corrects,
    _both_follow,
    _accepted,
    _inserted,
    _inserted_by_author,
    _deleted,
    _translation_deleted,
    _moved,
    _section_moved,
)
"""What authors and translators do to one block, or to some."""

REVIEWS: tuple[Callable[[Post, int], None], ...] = (_reviewed, _all_reviewed)
"""What reviewers do."""
