"""What the rules about truncation and machine residue find, and what they must leave alone."""

from __future__ import annotations

import pytest

from docpipe.model.diagnostic import Severity
from tests.lint.posts import HEAD, findings

_PARAGRAPHS = "".join(f"这是第{number}段完整的文字，它以句号结束。\n\n" for number in "一二三四五")
_LOOP = "去中心化的云让机器更便宜；" * 30


def _found(body: str, path: str = "content/zh/a.md", *, head: str = HEAD) -> list[str]:
    """Return the codes of this family, remarks left out."""
    found = findings(body, path, head=head)
    return [each.code for each in found if each.code.startswith("TR") and each.severity is not Severity.INFO]


@pytest.mark.parametrize(
    "body",
    [
        "## 云\n\n云上的计算。\n\n## 市场\n",
        "## 云\n\n云上的计算。\n\n市场\n----\n",
        "## 云\r\n\r\n云上的计算。\r\n\r\n## 市场 ##\r\n",
    ],
)
def test_a_last_heading_without_text(body: str) -> None:
    """However the heading is written, it is found at the end."""
    assert _found(body) == ["TR003"]


@pytest.mark.parametrize(
    "body",
    [
        "## 云\n\n云上的计算。\n\n## 参考\n\n- [市场](https://a.example/)\n",
        "## 云\n\n云上的计算。\n\n## 评论\n\n<!-- comments -->\n",
        "## 云\n\n云上的计算。\n\n## 图\n\n```mermaid\ngraph TD\n```\n",
        "## 云\n\n云上的计算。\n\n## 谢谢！\n",
        "## 云\n\n### 市场\n\n#### 计算\n\n### 代理\n",
        "## 云\n\n### 市场\n\n### 代理\n\n会行动。\n\n## 数据\n",
    ],
)
def test_a_last_heading_that_is_meant(body: str) -> None:
    """Lists of links, comments, diagrams, farewells and lists of names are no lost sections."""
    assert _found(body) == []


def test_a_last_heading_of_a_page_is_a_warning() -> None:
    """A page without a date may be about to grow."""
    (found,) = findings("## 云\n\n云上的计算。\n\n## 市场\n", "content/zh/wiki/a.md", head="---\ntitle: 云\n---\n\n")
    assert (found.code, found.severity) == ("TR003", Severity.WARNING)


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        ("云上计算、计算市场、模型训练以及数据存储", "模型训练、数据存储"),
        ("云上计算、计算市场和代理", None),
        ("云上计算、数据存储、计算市场、模型训练", None),
        ("云上计算、计算市场", None),
    ],
)
def test_promised_sections(names: str, missing: str | None) -> None:
    """Only the last names may be missing, behind two that came, and not where others took their place."""
    sections = "## 云上计算\n\n便宜。\n\n## 计算资源市场\n\n公平。\n\n" + (
        "## 智能\n\n会做事。\n" if missing is None else ""
    )
    found = [each for each in findings(f"今天看几个类别：{names}。\n\n{sections}") if each.code == "TR004"]
    assert [each.message.arguments["missing"] for each in found] == ([missing] if missing else [])


@pytest.mark.parametrize(
    "body",
    [
        "以下是翻译：\n\n云上的计算。\n",
        "好的，以下是您要的文章的中文翻译：\n\n云上的计算。\n",
        "云上的计算。\n\n注：我已将标题翻译成中文。\n",
        "作为一个AI语言模型，我不能回答。\n\n云上的计算。\n",
        "```markdown\n## 云\n\n云上的计算。\n```\n",
        "```markdown\n## 云\n\n```sh\nls\n```\n\n云上的计算。\n```\n",
    ],
)
def test_chat_residue(body: str) -> None:
    """Words before, behind and around an answer are found."""
    assert "TR005" in _found(body)


@pytest.mark.parametrize(
    "body",
    [
        "Sure, here is the translation:\n\nThe cloud is cheap.\n",
        "Here is your translated document:\n\nThe cloud is cheap.\n",
        "The cloud is cheap.\n\nNote: I have translated the headings.\n",
        "The cloud is cheap.\n\nLet me know if you want changes to the translation.\n",
        "As an AI language model, I cannot see the cloud.\n\nIt is cheap.\n",
    ],
)
def test_chat_residue_in_english(body: str) -> None:
    """The same in English."""
    assert _found(body, "content/en/a.md") == ["TR005"]


def test_a_whole_file_in_a_fence() -> None:
    """The front matter may have gone into the fence as well."""
    found = findings("```markdown\n---\ntitle: 云\n---\n\n云上的计算。\n```\n", head="")
    assert "TR005" in [each.code for each in found]


@pytest.mark.parametrize(
    "body",
    [
        "有的模型会写“以下是翻译：”。\n",
        "> 以下是翻译：\n\n它这样回答。\n",
        "写下 `以下是翻译：` 就行。\n",
        "先写标题：\n\n```markdown\n## 云\n```\n",
        "```markdown\n## 云\n```\n\n这样写标题。\n",
        "以下是安装的步骤：\n\n1. 下载。\n2. 安装。\n",
        "第一段。\n\n第二段。\n\n作为一个AI语言模型，它不知道时间。\n\n第四段。\n\n第五段。\n",
    ],
)
def test_words_that_are_no_residue(body: str) -> None:
    """Quotations, code and ordinary introductions are left alone."""
    assert _found(body) == []


@pytest.mark.parametrize(
    "mark",
    [
        "__PH_1__",
        "⟦3⟧",
        "⟦/b2⟧",
        "【4†source】",
        "【12:0†报告.pdf】",
        ":contentReference[oaicite:1]{index=1}",
        "turn0search1",
        "\ue200cite\ue202turn0search1\ue201",
        "[citation:3]",
        "PLACEHOLDER_7",
    ],
)
def test_placeholders(mark: str) -> None:
    """A mark is found as a whole in prose, and not at all in code."""
    (found,) = [each for each in findings(f"训练的成本下降了 {mark} 一半。\n") if each.code == "TR006"]
    assert found.message.arguments["found"] == mark
    assert "TR006" not in _found(f"写成 `{mark}` 就行。\n\n```\n{mark}\n```\n\n<!-- {mark} -->\n")


@pytest.mark.parametrize("text", ["{{ name }}", "__init__", "⟦e⟧", "【注】", "turn the page", "pH 7", "[1]: 见下。"])
def test_no_placeholders(text: str) -> None:
    """Templates, semantics and brackets are none."""
    assert "TR006" not in _found(f"这里写的是 {text} 的意思。\n")


@pytest.mark.parametrize(
    "body",
    [
        "去中心化的云连在一起了。" * 3 + "\n",
        "去中心化的云连在一起了。\n\n" * 3,
        "- 去中心化的云连在一起了\n" * 4,
        "The cloud connects all idle machines. " * 3 + "\n",
        f"{_LOOP}\n",
    ],
)
def test_repetition(body: str) -> None:
    """Three equal sentences in a row, across blocks too, and loops inside one."""
    assert "TR007" in _found(body)


@pytest.mark.parametrize(
    "body",
    [
        "去中心化的云连在一起了。" * 2 + "\n",
        "很重要！很重要！很重要！\n",
        "> 去中心化的云连在一起了。\n" * 3,
        "去中心化的云连在一起了。\n\n```sh\nls\n```\n\n" * 3,
        "哈" * 300 + "\n",
        "- 无\n" * 9,
    ],
)
def test_no_repetition(body: str) -> None:
    """Emphasis, verses, laughter, and texts with something else between them."""
    assert "TR007" not in _found(body)


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (f"{_PARAGRAPHS}这一段没有写完就停下了\n", "content/zh/a.md"),
        (f"{_PARAGRAPHS}这一段\n", "content/zh/a.md"),
        ("- 第一项已经写完了。\n- 第二项也写完了。\n- 第三项写完了。\n- 第四项还没有\n", "content/zh/a.md"),
        ("这里只有一段。它的第二句没有写完\n", "content/zh/a.md"),
        ("The configuration is one file.\n\nIt holds the confi\n", "content/en/a.md"),
    ],
)
def test_unusual_endings(body: str, path: str) -> None:
    """A last block without a mark where the others have one, or that stops inside a word."""
    found = [each for each in findings(body, path) if each.code == "TR010"]
    assert [each.severity for each in found] == [Severity.WARNING]


@pytest.mark.parametrize(
    "end",
    [
        "作者：云南的一位读者",
        "（完）",
        "——云南的一位读者",
        "谢谢大家",
        "欢迎关注我的公众号",
        "2024 年 5 月 11 日凌晨于云南",
        "© 2024 云南的一位读者",
        "2024年5月11日于云南 :-P",
        "源码在 https://a.example/x/y",
        "见[安装的方法](https://a.example/)",
        "运行 `make test`",
        "《区块链的历史》第二版",
        "我们在云上\n我们在市场\n我们在路上",
        "> 没有句号的引文",
    ],
)
def test_endings_that_have_no_mark_anywhere(end: str) -> None:
    """Labels, farewells, signatures, addresses, links, code, titles, verses and quotations."""
    assert _found(f"{_PARAGRAPHS}{end}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "这位作者不写句号\n\n哪一段都不写\n\n最后一段也不写\n",
        "- 云\n- 市场\n- 代理\n",
        "The files of the server.\n\nEvery file\n",
    ],
)
def test_authors_without_marks(body: str) -> None:
    """Whoever sets no marks, or ends in another form of a word, is not told so."""
    assert _found(body) == []
