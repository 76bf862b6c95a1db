"""What is said of Chinese typography, and what is not."""

from __future__ import annotations

import pytest

from docpipe.config.linting import Lint
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rules.chinese import zh013_zh_traditional_mix
from docpipe.model.diagnostic import Severity
from tests.lint.posts import HEAD, codes, config, findings, read
from tests.lint.repairs import repaired

ALL = Lint(select=("ZH", "ST013", "ST014"), ignore=("ZH019",))


def _body(body: str, code: str, path: str = "content/zh/a.md") -> str | None:
    text = repaired(body, code, path)
    return None if text is None else text.removeprefix(HEAD)


@pytest.mark.parametrize(
    "body",
    [
        "看:smile:和:+1:吧。",
        "公式 $公式,里$ 和 $$甲,乙.$$ 不动。",
        "公司在2023年和 100 元之间，24/7 都行。",
        "有 1) 第一和 2) 第二，;-) 也行。",
        "[链接](https://example.com/甲,乙) 结束，![图,一](a.png)也是。",
        "(约合$14),增长很快。",
        "代码 `m.update()；` 和`a,b`,后面。",
        "{% note 甲,乙 %}\n\n正文。",
        "## 标题甲{#id,甲}\n\n正文。",
        ":::tip 提示\n\n正文。\n\n:::",
        "<span title='甲,乙 丙'>文字</span>。",
        "见 https://example.com/a。后文，见 example@example.com。",
        "**注意：** 请 **先** 保存， **再** 退出。",
        "时间:12:30，比例:3:2，网址:https://a.com，输入:wq 退出。",
        "一. 概述\n\n庄子. 内篇. 养生主",
        "- 作者: 张三\n- 名称: Python",
        "他说“好”！真的？！是的……",
        "A, B 和 C 都是 Latin.",
        "三个点 a, b, ... 以及 foo(...) 和 ../x。",
        "第一行\n第二行，\n第三行。",
        "> 引文\n> 第二行",
        "| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |",
        "发送 ❤️ 和 👨‍👩‍👧 表情，🏴󠁧󠁢󠁥󠁮󠁧󠁿 旗。",
        "上海 （浦东）和北京 （海淀）。",
        "- 【增强】 颜色统一\n- 「修复」 间距太大",
        "参考 [引脚,电气](https://example.com/a) 一文，见 2.3节 构建特征库的方式。",
        "错误：\n\n> 嗨!你好 ，用 Github 吧.\n\n正确的写法在上面。",
    ],
)
def test_known_false_alarms_stay_away(body: str) -> None:
    """What other tools break or report without need is left alone by every rule."""
    assert [code for code in codes(body + "\n", lint=ALL) if code.startswith(("ZH", "ST"))] == []


def test_the_front_matter_is_left_alone() -> None:
    """Tags with full-width marks would be one tag, so nothing there is touched."""
    head = "---\ntitle: 甲,乙 丙１\ntags: [公司, 路线图]\ndate: 2024-05-11\n---\n\n"
    assert codes("正文。\n", head=head, lint=ALL) == []


@pytest.mark.parametrize("path", ["content/en/a.md"])
def test_other_languages_are_left_alone(path: str) -> None:
    """The rules speak in Chinese locales only."""
    body = "你好,世界.（x)１２　测 试。，“ --- 的的 Github 資料！！！！\n"
    assert [code for code in codes(body, path, lint=ALL) if code.startswith("ZH")] == []


@pytest.mark.parametrize(
    ("code", "body", "mended"),
    [
        ("ZH001", "你好, 世界,好;坏!对?", "你好，世界，好；坏！对？"),
        ("ZH001", "你好,\r\n世界.\r\n", "你好，\r\n世界.\r\n"),
        ("ZH001", "这件事情我们已经讨论过了.  \n后文", "这件事情我们已经讨论过了。  \n后文"),
        (
            "ZH001",
            "他说“好!”，（真的?）还说“这件事情我们讨论过了.”",
            "他说“好！”，（真的？）还说“这件事情我们讨论过了。”",
        ),
        ("ZH001", "你好, **世界**", None),
        ("ZH001", "**你好,世界**", "**你好，世界**"),
        ("ZH001", "时间,成本和质量,三者需要权衡。", "时间，成本和质量，三者需要权衡。"),
        ("ZH002", "共有１２３个", "共有123个"),
        ("ZH002", "１. 第一", None),
        ("ZH004", "用（比如 marked)来", "用（比如 marked）来"),
        ("ZH006", "你好 ，世界。 好（ 甲 ）", "你好，世界。好（甲）"),
        ("ZH007", "独立的的系统", "独立的系统"),
        ("ZH009", "我们在测 试环境里运行了一遍，没有问题。", "我们在测试环境里运行了一遍，没有问题。"),
        ("ZH009", "第一步 创建", None),
        ("ZH011", "待补充...", "待补充……"),
        ("ZH011", "以此类推...之后。。。好", "以此类推……之后……好"),
        ("ZH012", "目标--读者—看懂", "目标——读者——看懂"),
        ("ZH013", "这份資料在我们的网站上", "这份资料在我们的网站上"),
        ("ZH014", "在 Github 和 [Javascript 入门](a.md)", "在 GitHub 和 [JavaScript 入门](a.md)"),
        ("ZH014", "在 my.Github.io 和 Github-x 和 mysql", None),
        ("ZH015", "这个软体和外网路由、方程式、软体动物", "这个软件和外网路由、方程式、软体动物"),
        ("ZH016", "\u3000\u3000第一段。\n\n\u3000\u3000- 第二段。\n", "第一段。\n\n\u3000\u3000- 第二段。\n"),
        ("ZH017", "上海(浦东)和 Python(龟叔)", "上海（浦东）和 Python(龟叔)"),
        ("ZH021", "取1-10个，2018-10 月，版本1-2-3", "取1～10个，2018-10 月，版本1-2-3"),
        ("ZH022", "比尔•盖茨", "比尔·盖茨"),
        ("ZH023", "有20TB空间和4K", "有20 TB空间和4K"),
        ("ZH024", "关注！！！", "关注！"),
    ],
)
def test_fixes(code: str, body: str, mended: str | None) -> None:
    """Each fix writes what the hint says, and mended text has nothing left for the rule."""
    assert _body(body, code) == mended
    if mended is not None:
        again = _body(mended, code)
        assert again in {None, mended}


@pytest.mark.parametrize("marks", ["！！！！", "？？？！", "!!!!"])
def test_more_than_three_marks(marks: str) -> None:
    """Four marks are a warning by default; three are a remark of `strict` and of the copywriting preset."""
    assert codes(f"真的{marks}\n") == ["ZH018"]
    assert codes(f"真的{marks[:3]}\n") == []
    assert codes(f"真的{marks[:3]}\n", lint=Lint(select=("strict",))).count("ZH024") == 1


def test_marks_of_a_shell_are_no_shouting() -> None:
    """`!!` behind Latin text may be a command."""
    assert codes("执行最近的命令用 !! 就行。\n", lint=ALL) == []


def test_traditional_posts_are_judged_the_other_way() -> None:
    """In a traditional locale it is the simplified character that stands out; whole sentences are quotations."""
    facts = DocumentFacts(
        read("這份资料在我們的網站上。\n\n这是简体的引文。\n", "content/zh-tw/a.md"), config(locales=("zh-tw",))
    )
    assert [finding.arguments["found"] for finding in zh013_zh_traditional_mix.check(facts)] == ["资"]


def test_house_styles_contradict_each_other_by_name_only() -> None:
    """No preset and no prefix asks for blanks and forbids them."""
    body = "用 Python写。\n"
    assert "ZH020" not in codes(body, lint=Lint(select=("ZH", "strict", "zh-copywriting", "zh-gbt15834", "all")))
    assert codes(body, lint=Lint(select=("ZH020",))) == ["ZH020"]
    assert codes(body, lint=Lint(select=("zh-copywriting",))) == ["ZH019"]


def test_a_colon_at_the_end_of_a_line_is_a_remark() -> None:
    """Nothing follows that it could stick to; its fix is as safe as the others."""
    found = {each.severity for each in findings("代码如下所示:\n\n它说,你好。\n") if each.code == "ZH001"}
    assert found == {Severity.INFO, Severity.WARNING}
    assert _body("代码如下所示:\n", "ZH001") == "代码如下所示：\n"


@pytest.mark.parametrize(
    "odd", ["## SQL语句", "在 C:/www/site下。", "按 Shift + ESC退出。", "点「GLUE模式」。", "参数为5。", "前k 个。"]
)
def test_spacing_of_headings_and_compounds_is_left_alone(odd: str) -> None:
    """A habit of the text says nothing of them."""
    habit = "我们用 Python 写工具，用 Rust 写引擎，用 Go 写服务，用 SQL 查数据。" * 12
    assert codes(f"{habit}\n\n{odd}\n", lint=ALL) == []
    assert codes(f"{habit}这里用Java写。\n\n{odd}\n", lint=ALL) == ["ZH008"]
