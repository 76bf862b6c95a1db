"""Markup and pairs that a file ends inside of."""

from __future__ import annotations

import pytest

from tests.lint.posts import codes, findings

_TABLE = "| 项目 | 用途 |\n|---|---|\n| Akash | 计算 |\n"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("- **Akash:** 计算。\n- **Phoe\n", "strong emphasis"),
        ("先运行 `docker\n", "code span"),
        ("详见[安装指南](https://a.example/do\n", "link"),
        ("详见[安装指南](\n", "link"),
        ("详见[安装指\n", "link"),
        ("见 <https://a.example/do\n", "link"),
        ("先运行 `\n", "code span"),
        ("前文。\n\n| 项目 | 用\n", "table row"),
        (f"{_TABLE}| Render | 渲\n", "table row"),
        (f"> {_TABLE}".replace("\n", "\n> ").rstrip("> ") + "> | Render | 渲\n", "table row"),
        ("主要的平台（例如 AWS\n", "bracket"),
        ("他在信里写道：“Hello\n", "quotation"),
    ],
)
def test_open_constructs(body: str, what: str) -> None:
    """The finding names what was opened."""
    (diagnostic,) = [each for each in findings(body) if each.code.startswith("TR")]
    assert diagnostic.code == "TR002"
    assert diagnostic.message.arguments["what"] == what


@pytest.mark.parametrize(
    "body",
    [
        f"{_TABLE}| Render | 渲染 |\n",
        "项目 | 用途\n---|---\nAkash | 计算\n",
        "| 项目 | 用途\n|---|---\n| Akash | 计算\n",
        "一个忘了关的括号（例如 AWS。\n",
        "匹配所有的 **/*.md\n",
        "二的三次方写成 2**3\n",
        "- **Akash:** 计算\n- **Phoenix:** 云\n",
        "转义的 \\*\\*记号\n",
        "代码里的 `**` 和 `（`\n",
        "详见[安装指南](https://a.example/doc)\n",
        "好的 :-(\n",
        "区间 [0, 1) 里都行\n",
        "数组写成 a[i 就行\n",
        "- [ ] 还没有做\n",
        "或者用 | 分开\n",
    ],
)
def test_complete_constructs(body: str) -> None:
    """Closed markup, tables without borders, globs, powers and escapes are complete."""
    assert codes(body) == []


def test_one_finding_per_end() -> None:
    """Where the sentence breaks off inside a bracket, only TR001 speaks."""
    assert codes("主要的平台有很多个（例如云上的\n") == ["TR001"]


def test_an_open_fence_is_not_ours() -> None:
    """An unclosed fence is ST007's."""
    assert codes("```sh\nls（\n") == ["ST007"]
