"""Addresses outside the site: the better address in every place, what a page lacks, and private hosts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from docpipe.config.load import load
from docpipe.model.answer import Answer, LinkState, Reason, SoftMiss
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.fixing import Fixed, fix_all
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from tests.lint.examples import answers_in, lint_site
from tests.lint.outside import NOW, ok, put_history

Write = Callable[[dict[str, str | bytes]], Path]
HEAD = "---\ntitle: 示例\ndate: 2024-05-11\n---\n\n"
BILINGUAL = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n'
MOVED = ok("https://a.example/old", (301, "https://a.example/new_(1)"))
INSECURE = ok("http://b.example/x", https=True)


def found(root: Path, code: str) -> list[str]:
    """Return what one rule says of a site."""
    return [str(each.message) for each in lint_site(root, code) if each.code == code]


def mended(root: Path, *, unsafe: bool = False) -> Fixed:
    """Return what the fixes make of a site that has a history."""
    config = load(root).config
    request = Request(root=root, config=config, now=dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    session = Session(request, Serial())
    answers = answers_in(root, session.site)
    assert answers is not None
    return fix_all(session.with_answers(answers), lambda _: True, unsafe=unsafe)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](https://a.example/old)", "[x](https://a.example/new_%281%29)"),
        ('[x](<https://a.example/old> "t")', '[x](<https://a.example/new_%281%29> "t")'),
        ("[x](https://a.example/old#p)", "[x](https://a.example/new_%281%29#p)"),
        ("<https://a.example/old>", "<https://a.example/new_%281%29>"),
        ("![图](https://a.example/old)", "![图](https://a.example/new_%281%29)"),
        ("[x] 与 [y][x]\n\n[x]: https://a.example/old", "[x] 与 [y][x]\n\n[x]: https://a.example/new_%281%29"),
        ('<a href="https://a.example/old">x</a>', '<a href="https://a.example/new_%281%29">x</a>'),
        ("| a |\n| - |\n| [x](https://a.example/old) |", "| a |\n| - |\n| [x](https://a.example/new_%281%29) |"),
        ("- **[x](https://a.example/old)**\r\n- 乙", "- **[x](https://a.example/new_%281%29)**\r\n- 乙"),
        ("[x](http://b.example/x?)", "[x](http://b.example/x?)"),
        ("[x](http://b.example/x)", "[x](https://b.example/x)"),
        ("[x](HTTP://b.example/x#p)", "[x](https://b.example/x#p)"),
        ("<http://b.example/x>", "<https://b.example/x>"),
        ("[x](http&#58;//b.example/x)", "[x](https://b.example/x)"),
        (r"[x](https://a.example\/old)", "[x](https://a.example/new_%281%29)"),
    ],
)
def test_the_new_address_is_written_wherever_it_stands(write_site: Write, before: str, after: str) -> None:
    """Links, images, definitions, raw HTML and tables, with entities and escapes."""
    root = write_site({"content/zh/a.md": f"{HEAD}{before}\n"})
    put_history(root, [MOVED, INSECURE])
    fixed = mended(root)
    assert not any(fixed.withheld.values())
    texts = [change.after.decode() for change in fixed.changes]
    assert texts == ([f"{HEAD}{after}\n"] if before != after else [])


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_a_cover_is_mended(write_site: Write, quote: str) -> None:
    """In quotes as without."""
    head = "---\ntitle: 示例\ndate: 2024-05-11\nimage: {0}{1}{0}\n---\n\n正文。\n"
    root = write_site({"content/zh/a.md": head.format(quote, "https://a.example/old")})
    put_history(root, [MOVED])
    (change,) = mended(root).changes
    assert change.after.decode() == head.format(quote, "https://a.example/new_%281%29")


def test_all_locales_are_mended_at_once(write_site: Write) -> None:
    """One answer, one fix for each place; the fragments of each stay."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": BILINGUAL,
        "content/zh/a.md": f"{HEAD}[甲](https://a.example/old#乙)，再见[丙](https://a.example/old)。\n",
        "content/en/a.md": "---\ntitle: Example\n---\n\n[a](https://a.example/old#b), and [c](https://a.example/old).\n",
    }
    root = write_site(files)
    put_history(root, [ok("https://a.example/old", (301, "https://a.example/a/longer/new"))])
    changed = {change.path: change.after.decode() for change in mended(root).changes}
    assert changed == {
        path: str(files[path]).replace("/old", "/a/longer/new") for path in files if path != "docpipe.toml"
    }


def test_another_domain_is_an_unsafe_fix(write_site: Write) -> None:
    """Who owns it now is for a person to see."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x](https://a.example/old)\n"})
    put_history(root, [ok("https://a.example/old", (301, "https://b.example/old"))])
    assert mended(root).changes == ()
    (change,) = mended(root, unsafe=True).changes
    assert b"(https://b.example/old)" in change.after


def test_one_place_has_one_finding(write_site: Write) -> None:
    """An address that has moved to another one with https is told once."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x](http://a.example/old)\n"})
    put_history(root, [ok("http://a.example/old", (301, "https://a.example/old"), (301, "https://a.example/new"))])
    assert [each.code for each in lint_site(root)] == ["LK010"]


@pytest.mark.parametrize("soft", [each for each in SoftMiss if each])
def test_a_soft_miss_is_a_remark_and_no_move(write_site: Write, soft: SoftMiss) -> None:
    """What seems to be gone is not written down as the new address."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x](https://a.example/old)\n"})
    put_history(root, [msgspec.structs.replace(MOVED, soft=soft)])
    assert [(each.code, each.severity.value) for each in lint_site(root)] == [("LK011", "info")]


def test_a_place_that_its_page_has_not(write_site: Write) -> None:
    """Each fragment by itself, decoded or as written; what was not looked for is not told."""
    body = "[x](https://a.example/g#a) [y](https://a.example/g#%E7%94%B2) [z](https://a.example/g#z) [w](https://a.example/g)"
    root = write_site({"content/zh/a.md": f"{HEAD}{body}\n"})
    put_history(root, [msgspec.structs.replace(ok("https://a.example/g"), fragments={"a": True, "甲": False})])
    assert found(root, "LK018") == [
        "the page of `https://a.example/g#%E7%94%B2` is there, and has no place `#%E7%94%B2`"
    ]


@pytest.mark.parametrize(
    ("body", "severities"),
    [
        ("[安装](http://localhost:4000/zh/b/)", ["error"]),
        ("[安装](http://127.0.0.1:4000/zh/b/#甲)", ["error"]),
        ("[首页](http://localhost:4000/)", []),
        ("[控制台](http://localhost:8080/console)", []),
        ("打开 http://localhost:4000，见[安装](http://localhost:4000/zh/b/)", []),
        ("监听 `:4000` 端口，见[安装](http://127.0.0.1:4000/zh/b/)", []),
        ("<http://localhost:4000/zh/b/>", []),
        ("[http://localhost:4000/zh/b/](http://localhost:4000/zh/b/)", []),
        ("![图](http://localhost:4000/a.png)", ["error"]),
        ("![图](http://192.168.3.86:8989/a.png)", ["error"]),
        ("[构建](http://build.internal/1)", ["warning"]),
        ("[构建](http://10.1.2.3:8080/1)", ["warning"]),
        ("[10.1.2.3](http://10.1.2.3:8080/1)", []),
        ("[路由器](http://192.168.1.1/)", []),
        ("[例](http://a.test/)，[例](https://localhost.example.org/)", []),
        ("`http://localhost:4000/zh/b/`", []),
        ("[坏](http://[::1/x)", []),
    ],
)
def test_private_hosts(write_site: Write, body: str, severities: list[str]) -> None:
    """What only its author reaches is told, and what is meant for the reader's own machine is not."""
    root = write_site({"content/zh/a.md": f"{HEAD}{body}\n", "content/zh/b.md": f"{HEAD}## 甲\n\n正文。\n"})
    assert [each.severity.value for each in lint_site(root) if each.code == "LK013"] == severities


def test_a_name_that_leads_into_a_private_network(write_site: Write) -> None:
    """Only asking tells; a host that says so itself is not told a second time."""
    root = write_site({"content/zh/a.md": f"{HEAD}[x](https://ci.corp.example/1) <http://localhost:8080/>\n"})
    urls = ("https://ci.corp.example/1", "http://localhost:8080/")
    put_history(root, [Answer(url, LinkState.UNVERIFIED, NOW, Reason.PRIVATE, first_failed=1, fails=9) for url in urls])
    (only,) = [each for each in lint_site(root) if each.code in {"LK009", "LK013"}]
    assert (only.code, only.severity.value) == ("LK013", "warning")
    assert str(only.message) == "the host of `https://ci.corp.example/1` has an address in a private network"
