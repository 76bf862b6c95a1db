"""Links that lead to another language, and places that another language calls otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from docpipe.cli.place import open_root
from docpipe.model.diagnostic import Diagnostic
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from tests.lint.examples import lint_built, lint_site

Write = Callable[[dict[str, str | bytes]], Path]
Lint = Callable[..., list[Diagnostic]]
_CONFIG = '[site]\nbase_url = "https://example.org/"\nsource = "zh"\nlocales = ["zh", "en"]\n'
_ZH = "---\ntitle: 示例\ndate: 2024-05-11\n---\n\n"
_EN = "---\ntitle: Example\n---\n\n"
_NOTHING: Mapping[str, str] = {}


def _said(
    write_site: Write, code: str, body: str, more: Mapping[str, str] = _NOTHING, *, lint: Lint = lint_site
) -> list[Diagnostic]:
    """Return what a rule says of the English post `content/en/a.md` with this body; `more` are further bodies."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": _CONFIG,
        "content/zh/a.md": _ZH + "见[乙](./b.md)。\n",
        "content/zh/b.md": _ZH + "## 安装\n\n正文。\n",
        "content/en/a.md": _EN + body,
        "content/en/b.md": _EN + "## Setup\n\nThe text.\n",
    }
    for name, text in more.items():
        locale, _, key = name.partition("_")
        files[f"content/{locale}/{key}.md"] = (_ZH if locale == "zh" else _EN) + text
    return [each for each in lint(write_site(files), code) if each.code == code]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("../zh/b.md", "./b.md"),
        ("./../zh/b.md", "./b.md"),
        ("../zh/b", "./b"),
        ("../zh/b.md?x=1#安装", "./b.md?x=1#安装"),
        ("/zh/b/", "/en/b/"),
        ("/zh/b", "/en/b/"),
        ("https://example.org/zh/b/", "https://example.org/en/b/"),
        ("//example.org/zh/b/", "https://example.org/en/b/"),
    ],
)
def test_another_language_is_named(target: str, written: str, write_site: Write) -> None:
    """By path, by address or by whole address; the fix names the page's own language in the same manner."""
    body = f"See [it]({target}) there, at /zh/b/.\n"
    (found,) = _said(write_site, "LK002", body)
    assert found.place.path == "content/en/a.md"
    assert str(found.message) == f"`{target}` leads to 简体中文, though there is content/en/b.md"
    text = _EN + body
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == text.replace(f"({target})", f"({written})")


@pytest.mark.parametrize(
    "body",
    [
        "See [it](./b.md), [it](/b/) and [it](/en/b/).\n",
        "[中文](../zh/a.md) | English\n",
        "[this page](../zh/a.md)\n",
        "See [the original](../zh/b.md) in Chinese.\n",
        "See [it](../zh/b.md) (zh).\n",
        '<a href="../zh/b.md" hreflang="zh">it</a>\n',
        "See [it](../zh/only.md).\n",
        "See [it](/b/#安装).\n",
        "See [it](https://example.com/zh/b/).\n",
    ],
)
def test_another_language_is_meant(body: str, write_site: Write) -> None:
    """A choice of language, a text or an attribute that says so, a page that only that language has."""
    assert _said(write_site, "LK002", body, {"zh_only": "正文。\n"}) == []


def test_an_address_in_the_folder_of_the_site(write_site: Write) -> None:
    """Where the site is published in a folder of its host, the fix keeps that folder."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": _CONFIG.replace("example.org/", "example.org/docs/"),
        "content/zh/b.md": _ZH + "正文。\n",
        "content/en/a.md": _EN + "See [it](/docs/zh/b/).\n",
        "content/en/b.md": _EN + "The text.\n",
    }
    fixes = [each.fix for each in lint_site(write_site(files)) if each.code == "LK002"]
    assert [fix.edits[0].text for fix in fixes if fix] == ["/docs/en/b/"]


def test_a_translation_that_is_not_published_is_no_better(write_site: Write) -> None:
    """The reader would be led to the original all the same."""
    long = "".join(f"第{number}段正文在这里。\n\n" for number in range(40))
    body = "See [it](../zh/c.md).\n"
    assert len(_said(write_site, "LK002", body, {"zh_c": "正文。\n", "en_c": "The text.\n"}, lint=lint_built)) == 1
    assert _said(write_site, "LK002", body, {"zh_c": long, "en_c": "One line.\n"}, lint=lint_built) == []


_LAYOUTS: dict[str, dict[str, str]] = {
    "hugo": {
        "hugo.toml": 'defaultContentLanguage = "zh"\n[languages.zh]\n[languages.en]\n',
        "content/docs/a.zh.md": "文。\n",
        "content/docs/b.zh.md": "文。\n",
        "content/docs/a.en.md": "[1](b.zh.md) [2](b.md) [3](b.en.md) [4](a.zh.md) [5](/zh/docs/b/) [6](b)\n",
        "content/docs/b.en.md": "The text.\n",
    },
    "docusaurus": {
        "docusaurus.config.js": "i18n: {defaultLocale: 'zh', locales: ['zh', 'en']}",
        "docs/a.md": "文。\n",
        "docs/b.md": "文。\n",
        "i18n/en/docusaurus-plugin-content-docs/current/a.md": (
            "[1](../../../../docs/b.md) [2](b.md) [3](/docs/b) [4](@site/docs/b.md) [5](@site/docs/a.md)\n"
        ),
        "i18n/en/docusaurus-plugin-content-docs/current/b.md": "The text.\n",
    },
}


def _in_place(files: Mapping[str, str], write_site: Write, *extra: str) -> list[Diagnostic]:
    """Return what the rules say of a repository in the layout of its generator."""
    heads = {name: "---\ntitle: '1'\n---\n\n" if name.endswith(".md") else "" for name in files}
    root = write_site({name: heads[name] + text for name, text in files.items()})
    config = open_root(root).loaded.config
    request = Request(root=root, config=config, now=dt.datetime(2030, 1, 1, tzinfo=dt.UTC), extra_select=extra)
    return list(Session(request, Serial()).diagnostics())


@pytest.mark.parametrize(
    ("layout", "wrong"), [("hugo", ["b.zh.md"]), ("docusaurus", ["../../../../docs/b.md", "@site/docs/b.md"])]
)
def test_other_layouts(layout: str, wrong: list[str], write_site: Write) -> None:
    """What their generators turn into the page's own language by themselves is right; a named file is not."""
    found = [each for each in _in_place(_LAYOUTS[layout], write_site) if each.code == "LK002"]
    assert [each.message.arguments["target"] for each in found] == wrong


def test_what_the_reader_of_docusaurus_gets(write_site: Write) -> None:
    """It serves the original at the translation's address, whatever docpipe itself would do."""
    files = _LAYOUTS["docusaurus"] | {"docs/only.md": "文。\n"}
    files["i18n/en/docusaurus-plugin-content-docs/current/a.md"] = "[1](only.md)\n"
    (found,) = (each for each in _in_place(files, write_site, "LK003") if each.code == "LK003")
    assert str(found.message).endswith("the reader gets a page with the original in 简体中文")


def test_tags_of_hugo(write_site: Write) -> None:
    """A link whose address is a tag is followed like any other; one that asks for a language says so itself."""
    files = _LAYOUTS["hugo"] | {
        "content/docs/a.en.md": (
            '[1]({{< ref "b.md" >}}) [2]({{< relref "b.zh.md" >}}) [3]({{< ref path="b.md" lang="zh" >}}) '
            '[4]({{< ref "instal.md" >}})\n'
        )
    }
    found = [(each.code, each.message.arguments["target"]) for each in _in_place(files, write_site)]
    assert found == [("LK002", '{{< relref "b.zh.md" >}}'), ("LK001", '{{< ref "instal.md" >}}')]


@pytest.mark.parametrize(
    ("fragment", "meant"),
    [("安装", "setup"), ("%E5%AE%89%E8%A3%85", "setup"), ("setup", None), ("nothing", None), ("Setup", None)],
)
def test_a_place_is_called_otherwise(fragment: str, meant: str | None, write_site: Write) -> None:
    """The heading that translates the source's is named, however the fragment is encoded."""
    found = _said(write_site, "AN005", f"See [it](./b.md#{fragment}).\n")
    assert [each.fix.edits[0].text for each in found if each.fix] == ([] if meant is None else [meant])


def test_only_one_rule_speaks_of_a_place(write_site: Write) -> None:
    """AN001 is silent where the heading is known; where it is not, it speaks, and names the heading."""
    assert _said(write_site, "AN001", "See [it](./b.md#安装).\n") == []
    cut = {"zh_c": "## 安装\n\n正文。\n\n## 用法\n\n正文。\n", "en_c": "The text.\n"}
    assert _said(write_site, "AN005", "See [it](./c.md#用法).\n", cut) == []
    (found,) = _said(write_site, "AN001", "See [it](./c.md#用法).\n", cut)
    assert str(found.hint) == ("It is an id of content/zh/c.md, of the heading “用法”: write that of its translation")


def test_a_place_of_the_page_itself(write_site: Write) -> None:
    """A list of contents that was translated with its addresses kept."""
    body = "[Setup](#安装), [Use](#用法)\n\n## Setup\n\nThe text.\n\n## Use\n\nThe text.\n"
    source = "[安装](#安装)、[用法](#用法)\n\n## 安装\n\n正文。\n\n## 用法\n\n正文。\n"
    found = _said(write_site, "AN005", "x\n", {"zh_c": source, "en_c": body})
    assert [str(each.message) for each in found] == [
        "`#安装` names a place as content/zh/c.md calls it; in content/en/c.md it is `setup`",
        "`#用法` names a place as content/zh/c.md calls it; in content/en/c.md it is `use`",
    ]


def test_an_id_of_its_own_leads_right(write_site: Write) -> None:
    """Written in both, it is the same place; written in the source alone, the translation's slug is meant."""
    both = {"zh_c": "## 安装 {#install}\n\n正文。\n", "en_c": "## Setup {#install}\n\nThe text.\n"}
    assert _said(write_site, "AN005", "See [it](./c.md#install).\n", both) == []
    (found,) = _said(write_site, "AN005", "See [it](./c.md#install).\n", both | {"en_c": "## Setup\n\nThe text.\n"})
    assert str(found.hint) == "Write `#setup`"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("/docs/csi/", "no page or file of this site has that address, another site may"),
        ("{{ page.url }}", "a template fills it in when the page is made"),
        ("<{{ page.url }}>", "a template fills it in when the page is made"),
        ("../empty/", "that folder has no page of its own"),
        ("../../../README.md", "it leads out of the folders of the documents"),
    ],
)
def test_what_nobody_can_tell(target: str, message: str, write_site: Write) -> None:
    """One remark per address, with the reason."""
    root = write_site(
        {
            "docpipe.toml": _CONFIG,
            "content/zh/a/a.md": _ZH + f"见[乙]({target})。\n",
            "content/zh/empty/c.md": _ZH + "正文。\n",
        }
    )
    found = [each for each in lint_site(root, "LK017") if each.code == "LK017"]
    assert [str(each.message) for each in found] == [f"`{target.strip('<>')}` is not checked: {message}"]


def test_what_needs_no_check(write_site: Write) -> None:
    """Other sites, mail, telephone, home pages and whatever is found; nothing is said unless it is asked for."""
    body = "[a](mailto:a@b.example) [a](tel:1) [a](https://b.example/) [a](/) [a](/en/) [a](#) ![a](data:,)\n"
    assert _said(write_site, "LK017", body) == []
    files: dict[str, str | bytes] = {"docpipe.toml": _CONFIG, "content/zh/a.md": _ZH + "见[乙](/docs/csi/)。\n"}
    assert [each.code for each in lint_site(write_site(files))] == []
