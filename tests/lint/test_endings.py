"""Which texts break off, and which only have no full stop."""

from __future__ import annotations

import pytest

from docpipe.lint.endings import broken_ending
from tests.lint.posts import read

_PUNCTUATED = "".join(f"这是第{number}段完整的文字，它以句号结束。\n\n" for number in "一二三四五")


def _found(body: str, path: str = "content/zh/a.md") -> str | None:
    parsed = read(body, path)
    ending = broken_ending(parsed)
    return ending.span.of(parsed.text) if ending else None


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("这种集成能够降低训练的成本，以及\n", "以及"),
        ("这种集成能够降低训练的成本和\n", "降低训练的成本和"),
        ("它们目前主要的做法是务实的。一些\n", "一些"),
        ("我们先来看看市场，\n", "，"),
        ("- 云的计算资源\n- 市场的计算资源，例如\n", "市场的计算资源，例如"),
        ("> 这个项目位于去中心化的网络，并且\n", "并且"),
        ("我們先來看看市場與\n", "我們先來看看市場與"),
        ("主要的项目有两个（一个在云上\n", "一个在云上"),
        ("他在会上说：“我们现在\n", "我们现在"),
        ("这个项目的名字叫作——\n", "—"),
    ],
)
def test_broken_texts(body: str, found: str) -> None:
    """A function word, an open mark or an open pair at the end is a text that stops."""
    assert (_found(body) or "").endswith(found.removeprefix("市场的计算资源，"))


@pytest.mark.parametrize(
    "body",
    [
        "这种集成能够降低训练的成本。\n",
        "这种集成能够降低训练的成本\n",
        "最后就可以了\n",
        "这个软件是我自己写的\n",
        "- 苹果，\n- 香蕉，\n- 梨子和桃子都要，\n",
        "这些都在服务器上存在\n",
        "数据之间的关系需要双方参与\n",
        "系统会把它们自动合并\n",
        "查看[安装的方法以及](https://a.example/)\n",
        "运行 `make test` 以及 `make site`\n",
        "作者：**云南的一位读者和**\n",
        "的\n",
        "这是最后一段文字，以及\n\n---\n",
        "这是最后一段文字，以及\n\n```sh\nls\n```\n",
        "这是最后一段文字，以及\n\n![图](a.png)\n",
        "| 项目 | 用途 |\n|---|---|\n| 云 | 计算以及 |\n",
        ":::tip\n这是最后一段文字，以及\n:::\n",
        "## 这是最后一个标题，以及\n",
    ],
)
def test_complete_texts(body: str) -> None:
    """Words that happen to end in a function word, closed markup, lists with commas and other blocks are complete."""
    assert _found(body) is None


def test_a_comment_behind_the_text_is_no_text() -> None:
    """A comment does not complete a sentence."""
    assert _found("这是最后一段文字，以及\n\n<!-- 以后再写 -->\n\n<!-- 再说 -->\n") == "以及"


@pytest.mark.parametrize("end", ["吸引资本投资，并助长了", "去中心化社区带来的重要而困难的"])
def test_particles_count_where_the_author_sets_full_stops(end: str) -> None:
    """A closing 了 or 的 breaks off in a punctuated post, when a sentence ends before it."""
    assert _found(f"{_PUNCTUATED}这种集成代表了叙事。{end}\n") == (end if "，" not in end else "并助长了")[-12:]


@pytest.mark.parametrize("end", ["这样就好了", "找到原因，并解决了", "其实是很简单的", "吸引投资者来了"])
def test_casual_particles_are_complete(end: str) -> None:
    """What people say without a full stop is complete, in a punctuated post too."""
    assert _found(f"{_PUNCTUATED}这种集成代表了叙事。{end}\n") is None


def test_particles_say_nothing_in_casual_posts() -> None:
    """Where paragraphs have no full stops, a closing 了 is one more of them."""
    casual = "".join(f"这是第{number}段没有句号的文字而它也不需要\n\n" for number in "一二三四五")
    assert _found(f"{casual}这样做。吸引资本投资，并助长了\n") is None


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("It lets people share models and\n", "and"),
        ("- Decentralised training is slower than the\n", "the"),
        ("It is slow. It lets people share,\n", ","),
    ],
)
def test_broken_english(body: str, found: str) -> None:
    """An article, a conjunction or a comma ends no English sentence."""
    assert (_found(body, "content/en/a.md") or "").endswith(found)


@pytest.mark.parametrize(
    "body",
    [
        "What models are made of\n",
        "Choose plan A\n",
        "It lets people share models.\n",
        "See the [list and](a.md)\n",
        "Cheers, and\n",
    ],
)
def test_complete_english(body: str) -> None:
    """A preposition may end a casual line, and capitals, links and short lines are complete."""
    assert _found(body, "content/en/a.md") is None


def test_prepositions_count_where_the_author_sets_full_stops() -> None:
    """In a punctuated post an English preposition at the end is a text that stops."""
    body = "".join(
        f"This is paragraph {number}, and like all the others in here it is complete.\n\n" for number in range(4)
    )
    assert _found(f"{body}Training is slow. It is made of\n", "content/en/a.md") == "It is made of"[-12:]


def test_partials_may_end_anywhere() -> None:
    """A partial is put into a sentence of another post."""
    assert _found("这是最后一段文字，以及\n", "content/zh/_part.md") is None


def test_the_place_is_on_the_last_line() -> None:
    """A wrapped paragraph is marked where it stops."""
    parsed = read("这是一段换行的文字，\n它在第二行断开，以及\n")
    ending = broken_ending(parsed)
    assert ending is not None
    assert parsed.lines.position(ending.span.start).line == 7
