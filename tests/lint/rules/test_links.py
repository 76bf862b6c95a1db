"""Links as they are written: bare addresses, brackets of the wrong width, labels, notes, letter case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from docpipe.config.layout import Layout
from docpipe.config.linting import Lint
from docpipe.config.markdown import Markdown
from docpipe.config.schema import Config
from docpipe.lint.engine import check_document
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Applicability, Diagnostic, Severity
from tests.lint.examples import lint_built, lint_site
from tests.lint.posts import HEAD, codes, config, findings, read
from tests.lint.repairs import repaired

Write = Callable[[dict[str, str | bytes]], Path]


def _found(code: str, body: str) -> list[str]:
    """Return the stretches that a document rule finds in a post."""
    text = read(body).text
    only = [found.place.span for found in findings(body, lint=Lint(select=(code,)))]
    return [span.of(text) for span in only if span is not None]


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        ("见https://a.example/x。后文", ["https://a.example/x"]),
        ("见 https://a.example，再看", ["https://a.example"]),
        ("（见https://a.example/x_(y)）", ["https://a.example/x_(y)"]),
        ("(见https://a.example/x)。后文", ["https://a.example/x"]),
        ("**见https://a.example/x**。后文", ["https://a.example/x"]),
        ("访问https://a.example后重试", ["https://a.example"]),
        ("https://a.example/wiki/数据 是中文路径", []),
        ("https://a.example/wiki/Python教程 也是", []),
        ("见 https://a.example/x 一页。", []),
        ("见https://a.example/x.", []),
        ("见<https://a.example/x>。后文", []),
        ("见[页](https://a.example/x)。后文", []),
        ("见[https://a.example/x。](https://a.example/x)", []),
        ("见`https://a.example/x`。后文", []),
        ("见[页]（https://a.example/x）。后文", []),
        ("```\nhttps://a.example/x。后文\n```", []),
        ("<!-- https://a.example/x。后文 -->", []),
        ('<a href="https://a.example/x。">x</a>', []),
        ("- 见https://a.example/x。\r\n- 乙", ["https://a.example/x"]),
        ("| 见 |\n| --- |\n| https://a.example/x、乙 |", ["https://a.example/x"]),
    ],
)
def test_where_a_bare_address_ends(body: str, urls: list[str]) -> None:
    """A Chinese mark ends it, and a Chinese letter behind a host; in links, code and HTML nothing is bare."""
    assert _found("LK004", body) == urls


@pytest.mark.parametrize(
    ("renderer", "layout", "severity"),
    [
        ("docpipe", "docpipe", Severity.INFO),
        ("commonmark", "docusaurus", Severity.ERROR),
        ("commonmark", "hexo", Severity.ERROR),
        ("commonmark", "hugo", Severity.INFO),
        ("commonmark", "jekyll", Severity.INFO),
    ],
)
def test_a_bare_address_is_an_error_where_it_becomes_a_link(renderer: str, layout: str, severity: Severity) -> None:
    """Not where docpipe or Jekyll makes no link of it, or Hugo's ends in time."""
    settings = config(Lint(select=("LK004",)))
    markdown = msgspec.convert({"renderer": renderer}, Markdown)
    settings = msgspec.structs.replace(settings, markdown=markdown, layout=Layout(name=layout))
    assert [found.severity for found in _check("见https://a.example/x。后文", settings)] == [severity]


def _check(body: str, settings: Config) -> tuple[Diagnostic, ...]:
    return check_document(read(body), Selection(settings, RULES)).diagnostics


def test_a_bare_address_gets_angle_brackets() -> None:
    """The fix is the address as CommonMark writes one, and nothing else changes."""
    body = "见https://a.example/x。后文\r\n"
    assert repaired(body, "LK004") == HEAD + "见<https://a.example/x>。后文\r\n"
    assert repaired("见<https://a.example/x>。后文", "LK004") is None


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("见[文档]（https://a.example）。", "见[文档](https://a.example)。"),
        ("见[文档](https://a.example）。", "见[文档](https://a.example)。"),
        ("见［文档］(./b.md)。", "见[文档](./b.md)。"),
        ("见【文档】（/zh/b/）。", "见[文档](/zh/b/)。"),
        ("见[文档]（b.md）。", "见[文档](b.md)。"),
        ("见[文档] （#安装）。", "见[文档](#安装)。"),
        ("见[附录]（第三部分）。", None),
        ("见[label，属性]（HugeGraph-1262）。", None),
        ("见【注意】（重要）。", None),
        ("见[文档](https://a.example)（说明）。", None),
        ("见`[文档]（https://a.example）`。", None),
        ("区间[0, 1)（见下）。", None),
    ],
)
def test_full_width_brackets(body: str, written: str | None) -> None:
    """Only a text with an address behind it was to be a link."""
    assert repaired(body, "LK005") == (None if written is None else HEAD + written)


@pytest.mark.parametrize(
    ("body", "applicability"),
    [
        ("见[文档]（https://a.example）。", Applicability.SAFE),
        ("见[文档]（./b.md）。", Applicability.SAFE),
        ("见【文档】（https://a.example）。", Applicability.UNSAFE),
        ("见［文档］(./b.md)。", Applicability.UNSAFE),
        ("见[1]（https://a.example）。", Applicability.UNSAFE),
    ],
)
def test_how_sure_a_link_was_meant(body: str, applicability: Applicability) -> None:
    """With the square brackets of a link and a text, nothing else can have been."""
    fixes = [found.fix for found in findings(body, lint=Lint(select=("LK005",)))]
    assert [fix.applicability for fix in fixes if fix is not None] == [applicability]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("见[空]()。", ["[空]()"]),
        ("见[空](<>)。", ["[空](<>)"]),
        ("见**[空]( )**。", ["[空]( )"]),
        ("- 见[空]()\n  - 见[空]()", ["[空]()", "[空]()"]),
        ("回到[页首](#)，`[空]()`，<a href=''>空</a>。", []),
    ],
)
def test_links_without_an_address(body: str, found: list[str]) -> None:
    """Blank addresses are found wherever links stand; `#` is the top of the page."""
    assert _found("LK006", body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("见[文档][ref]。", ["[文档][ref]"]),
        ("见[文档][]。", ["[文档][]"]),
        ("图![结构][ref]。", ["![结构][ref]"]),
        ("见[用`码`的文档][ref]。", ["[用`码`的文档][ref]"]),
        (r"见[tern\_x][]。", [r"[tern\_x][]"]),
        ("见[文档][Ref]和[乙][ref]。\n\n[REF]: https://a.example\n", []),
        ("取 a[i][j] 和 x[0][1]，`[a][b]`，$[a][b]$，[ ][x]。", []),
        ("[x]、[待办]、[[维基]]。", []),
        (r"\[a][b]", []),
    ],
)
def test_references_without_a_definition(body: str, found: list[str]) -> None:
    """What the parser left as text is undefined; indices of arrays are no references."""
    assert _found("LK007", body) == found


def test_a_label_is_suggested() -> None:
    """The nearest label of the post is named."""
    (found,) = findings("见[文档][instal]。\n\n[install]: https://a.example\n")
    assert (found.code, str(found.hint)) == ("LK007", "Did you mean `[install]`?")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("数字[^1]。", ["[^1]"]),
        ("数字[^注-1]和[^n.2]。", ["[^注-1]", "[^n.2]"]),
        ("**数字[^1]**", ["[^1]"]),
        ("数字[^1]。\n\n[^1]: 见报告。\n", []),
        ("正则 [^a]+、[^abc]*、[^a-z]、([^x])、\\[^1] 和 `[^1]`。", []),
        ("数字^[就地的注]。", []),
    ],
)
def test_notes_that_are_not_there(body: str, found: list[str]) -> None:
    """Regular expressions, code and escapes are no references."""
    assert _found("LK016", body) == found


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("[点击这里](https://a.example)", 1),
        ("[**这里**。](https://a.example)", 1),
        ("[Read more »](https://a.example)", 1),
        ("[安装指南](https://a.example)", 0),
        ("[这里 `docpipe`](https://a.example)", 0),
        ("[![图](a.png)](https://a.example)", 0),
        ("[更多](#更多)、[这里](#)、<https://here.example>", 0),
    ],
)
def test_words_that_fit_any_link(body: str, count: int) -> None:
    """Marks and emphasis do not count; code, images and the name of a heading say something."""
    assert len(_found("LK015", body)) == count


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("./Guide/INSTALL.md", "./guide/install.md"),
        ("Guide/install.md#x", "guide/install.md#x"),
        ("guide/Install", "guide/install"),
        ("Guid%65/install.md", None),
        ("Guide/Install/", None),
    ],
)
def test_a_path_in_other_letters(target: str, written: str | None, write_site: Write) -> None:
    """It is LK008 and not LK001 too, and the fix keeps what stands behind the path."""
    body = f"见[甲]({target})。\n"
    root = write_site({"content/zh/a.md": HEAD + body, "content/zh/guide/install.md": HEAD + "## x\n\n正文。\n"})
    (found,) = lint_site(root)
    assert found.code == "LK008"
    if written is None:
        assert found.fix is None
    else:
        assert found.fix is not None
        (edit,) = found.fix.edits
        text = HEAD + body
        assert text[: edit.span.start] + edit.text + text[edit.span.end :] == HEAD + f"见[甲]({written})。\n"


def test_the_same_name_elsewhere_is_no_matter_of_case(write_site: Write) -> None:
    """A file of this name in another folder is LK001's suggestion."""
    root = write_site(
        {"content/zh/a.md": HEAD + "见[甲](./Install.md)。\n", "content/zh/b/install.md": HEAD + "正文。\n"}
    )
    assert [found.code for found in lint_site(root)] == ["LK001"]


_BILINGUAL = '[site]\nbase_url = "https://example.org/blog/"\nsource = "zh"\nlocales = ["zh", "en"]\n'


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.org/blog/zh/b/", "./b.md"),
        ("http://example.org/blog/zh/b/#x", None),
        ("//example.org/blog/zh/b/#x", "./b.md#x"),
        ("https://example.org/blog/images/x.png", "/images/x.png"),
        ("https://example.org/other/", None),
        ("https://example.org/blog/", None),
        ("https://example.com/blog/zh/b/", None),
        ("./b.md", None),
    ],
)
def test_whole_addresses_of_the_site_itself(target: str, written: str | None, write_site: Write) -> None:
    """A page or file of the site is written as a path; its home page, and what it does not know, may stay."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": _BILINGUAL,
        "content/zh/a.md": HEAD + f"见[乙]({target})。\n",
        "content/zh/b.md": HEAD + "## x\n\n正文。\n",
        "static/images/x.png": b"",
    }
    found = [each for each in lint_site(write_site(files)) if each.code == "LK014"]
    assert [edit.text for each in found if each.fix for edit in each.fix.edits] == ([written] if written else [])


def test_an_address_that_is_its_own_text_stays(write_site: Write) -> None:
    """The reader reads it, so it is whole on purpose."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": _BILINGUAL,
        "content/zh/a.md": HEAD + "见<https://example.org/blog/zh/b/>。\n",
        "content/zh/b.md": HEAD + "正文。\n",
    }
    assert not [each for each in lint_site(write_site(files)) if each.code == "LK014"]


def test_a_link_to_a_page_that_is_not_translated_far_enough(write_site: Write) -> None:
    """What has a file and no page leads readers to the original, too."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n',
        "content/zh/a.md": HEAD + "见[乙](./b.md)。\n",
        "content/en/a.md": HEAD.replace("示例", "Example") + "See [B](./b.md).\n",
        "content/zh/b.md": HEAD + "第一段正文。\n\n第二段正文。\n\n第三段正文。\n",
        "content/en/b.md": HEAD.replace("示例", "Example") + "第一段正文。\n\n第二段正文。\n\n第三段正文。\n",
    }
    found = [each for each in lint_built(write_site(files), "LK003") if each.code == "LK003"]
    assert [each.message.arguments["path"] for each in found] == ["content/zh/b.md"]


def test_a_site_in_one_language_says_nothing_of_others(write_site: Write) -> None:
    """There is nothing to be translated."""
    root = write_site({"content/zh/a.md": HEAD + "见[乙](./b.md)。\n", "content/zh/b.md": HEAD + "正文。\n"})
    assert lint_site(root, "LK003") == []


def test_rules_on_links_need_a_document() -> None:
    """Of a file that cannot be read, they say nothing."""
    head = "---\ntitle: 示例\n"
    assert set(codes("见[空]()[^1]。", head=head)) == {"FM014"}


def test_a_label_in_round_brackets(write_site: Write) -> None:
    """Where it is defined, the reference was meant: the fix writes that, and is unsafe."""
    body = '见[官方文档](1)和[乙](2)、[丙](1 "题")。\n\n[1]: https://a.example/\n'
    root = write_site({"content/zh/a.md": HEAD + body})
    found = [each for each in lint_site(root) if each.code == "LK001"]
    assert [str(each.hint) for each in found] == [
        "Did you mean `[官方文档][1]`?",
        "Correct the path, or take the link out",
        "Correct the path, or take the link out",
    ]
    (fix,) = (each.fix for each in found if each.fix is not None)
    (edit,) = fix.edits
    text = HEAD + body
    assert fix.applicability is Applicability.UNSAFE
    assert (edit.span.of(text), edit.text) == ("(1)", "[1]")
