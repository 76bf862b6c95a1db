"""What the rules about translations find in pairs, and what they must leave alone."""

from __future__ import annotations

import time

import pytest

from docpipe.lint.engine import check_site
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Applicability, Severity
from docpipe.model.glossary import Glossary, GlossaryTerm
from docpipe.model.source import LocaleName
from docpipe.model.taxonomy import Person, Registries, Term
from docpipe.translation.state import states
from tests.lint.translations import HEADS, after_edit, findings, mended, of_pair, site_of, trusted

_ZH = "节点保存数据，并且互相检查；读者从最近的节点取得数据，如果它没有响应，就去问下一个，直到有一个回答为止。"
_EN = (
    "Nodes keep the data and check each other; readers fetch it from the nearest node, and if that does not answer "
    "they ask the next one until there is an answer."
)


def test_an_edit_of_the_source_is_a_remark() -> None:
    """Several outdated blocks are one finding of the mildest kind."""
    before, now = f"{_ZH}\n\n读者取得数据。\n", f"{_ZH}然后继续。\n\n读者取得全部数据。\n"
    (found,) = after_edit("QA003", before, now, f"{_EN}\n\nReaders fetch data.\n")
    assert found.severity is Severity.INFO
    assert found.message.arguments["count"] == "2"
    assert len(found.related) == 1


@pytest.mark.parametrize("code", ["QA006", "QA007", "QA008", "QA009", "QA010", "QA014", "QA016"])
def test_an_edit_of_the_source_is_never_worse(code: str) -> None:
    """Whatever an author changes in the source, the translation gets no warning for it."""
    before = f"{_ZH}见[手册](https://example.org/a-manual)，共 75 台，`run --all`，2024年7月9日。\n"
    target = f"{_EN} See the [manual](https://example.org/a-manual), 75 of them, `run --all`, July 9, 2024.\n"
    now = f"{_ZH}见[手册](https://example.org/a-manuall)，共 85 台，`run --alll`，2024年7月8日。\n\n再加一段话。\n"
    assert [found.severity for found in after_edit(code, before, now, target)] in ([], [Severity.INFO])


def test_a_mixed_blog_is_warned_only() -> None:
    """A post without another version may be in the wrong folder on purpose."""
    site = site_of({"content/zh/a.md": _EN * 3, "content/en/b.md": "Text."})
    (found,) = findings("QA004", site)
    assert found.severity is Severity.WARNING
    (found,) = findings("QA004", site_of({"content/zh/a.md": _EN * 3, "content/en/a.md": _EN * 3}))
    assert found.severity is Severity.ERROR
    assert findings("QA004", site_of({"content/zh/a.md": _EN * 3}, locales=("zh",))) == []
    assert findings("QA004", site_of({"content/zh/a.md": "---\nsource: en\ntitle: a\n---\n\n" + _EN * 3})) == []


def test_a_paragraph_that_shrank() -> None:
    """Between paragraphs that fit, one that lost most of its text is found; its split halves are not."""
    around_zh, around_en = f"{_ZH}\n\n", f"{_EN}\n\n"
    short = "Nodes keep the data."
    (found,) = of_pair("QA006", around_zh + _ZH * 2 + "\n\n" + around_zh, around_en + short + "\n\n" + around_en)
    assert found.severity is Severity.WARNING
    assert of_pair("QA006", around_zh * 3, around_en * 3) == []


def test_a_whole_post_that_shrank() -> None:
    """A translation of half the length is one finding at its title."""
    source = "\n\n".join(f"## 第{number}节\n\n{_ZH}{_ZH}" for number in range(6))
    target = "\n\n".join(f"## Section {number}\n\n{_EN[:55]}" for number in range(6))
    found = [each for each in of_pair("QA006", source, target) if "translation is" in str(each.message)]
    assert [each.place.start.line for each in found if each.place.start] == [2]
    (longer,) = [each for each in of_pair("QA006", source, target.replace(_EN[:55], _EN * 5)) if each.place.start]
    assert longer.severity is Severity.INFO


def test_a_missing_image_is_told_at_the_gap() -> None:
    """The finding is at the block behind the gap, or before it where nothing follows."""
    source = f"{_ZH}\n\n![三个节点](https://example.org/a.png)\n\n## 下一节\n\n{_ZH}\n"
    (found,) = of_pair("QA007", source, f"{_EN}\n\n## Next\n\n{_EN}\n")
    assert found.place.start is not None
    assert found.place.start.line == 7
    assert found.severity is Severity.INFO
    (found,) = of_pair("QA007", f"{_ZH}\n\n## 下一节\n", f"{_EN}\n")
    assert found.place.start is not None
    assert found.place.start.line == 5


def test_a_block_that_was_translated_once() -> None:
    """What the ledger knows and the translation has no more is an error; where it may stand elsewhere, a warning."""
    files = {"content/zh/a.md": f"{_ZH}\n\n## 节\n\n读者取得数据。\n"}
    ledgers = trusted(site_of({**files, "content/en/a.md": f"{_EN}\n\n## Section\n\nReaders fetch data.\n"}))
    without = site_of({**files, "content/en/a.md": f"{_EN}\n\n## Section\n"})
    (found,) = findings("QA017", without, ledgers)
    assert found.severity is Severity.ERROR
    assert "content/zh/a.md:9 still says it" in str(found.hint)
    assert findings("QA007", without, ledgers) == []
    elsewhere = site_of({**files, "content/en/a.md": f"Another thing.\n\n{_EN}\n\n## Section\n"})
    assert findings("QA017", elsewhere, ledgers) == []
    assert {found.severity for found in findings("QA007", elsewhere, ledgers)} == {Severity.WARNING, Severity.INFO}


def test_blocks_that_were_joined() -> None:
    """A translator puts two paragraphs into one: neither is lost."""
    files = {"content/zh/a.md": f"{_ZH}\n\n读者取得数据，然后检查它们。\n\n## 节\n"}
    two = {**files, "content/en/a.md": f"{_EN}\n\nReaders fetch data, then check what they got.\n\n## Section\n"}
    one = {**files, "content/en/a.md": f"{_EN} Readers fetch data, then check what they got.\n\n## Section\n"}
    assert findings("QA017", site_of(one), trusted(site_of(two))) == []


def test_what_the_source_lacks() -> None:
    """Blocks of the translation alone are one remark."""
    (found,) = of_pair("QA007", f"{_ZH}\n", f"{_EN}\n\n## More\n\nText.\n")
    assert found.message.arguments["count"] == "2"
    assert found.severity is Severity.INFO


def test_texts_that_were_written_apart() -> None:
    """Of a dozen and more places that differ there is one remark, at the top of the text."""
    heads = [(f"## 节 {{#s{at}}}\n\n{_ZH}\n\n", f"## Section {{#s{at}}}\n\n{_EN}\n\n") for at in range(14)]
    source, target = "".join(zh for zh, _ in heads), "".join(f"{en}> More here.\n\n" for _, en in heads)
    (found,) = of_pair("QA007", source, target)
    assert (found.message.arguments["places"], found.message.arguments["extra"]) == ("14", "14")
    assert found.severity is Severity.INFO
    fewer = "".join(f"{en}> More here.\n\n" if at % 2 else en for at, (_, en) in enumerate(heads))
    assert len(of_pair("QA007", source, fewer)) == 7


def test_a_passage_that_moved() -> None:
    """A stretch that stands elsewhere in the translation is neither missing nor extra."""
    passage_zh = f"## 移\n\n{_ZH}\n\n- 甲项\n- 乙项\n\n### 下\n\n| 甲 |\n|---|\n| 乙 |\n"
    passage_en = f"## Moved\n\n{_EN}\n\n- item one\n- item two\n\n### Below\n\n| A |\n|---|\n| B |\n\n"
    before = [f"## 首 {{#first}}\n\n{_ZH}\n\n", f"## First {{#first}}\n\n{_EN}\n\n"]
    behind = [f"## 末 {{#last}}\n\n{_ZH}\n\n", f"## Last {{#last}}\n\n{_EN}\n\n"]
    assert of_pair("QA007", before[0] + behind[0] + passage_zh, before[1] + passage_en + behind[1]) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("网络里有 25 亿个文件。", "There are 2.5 billion files in the network."),
        ("`75` 和 `--limit 80` 是两个选项。", "The two options are what the manual says they are."),
        ("其中 60% 在 2024 年完成。", "60 percent of them were done in 2024."),
        ("第 3 节有 12 个例子。", "The third section has a dozen examples."),
    ],
)
def test_numbers_that_agree(source: str, target: str) -> None:
    """Values are compared, and code is none."""
    assert of_pair("QA008", source, target) == []


def test_a_wrong_magnitude() -> None:
    """The finding is at the number that stands there instead."""
    target = "There are 25 billion files in the network."
    (found,) = of_pair("QA008", "网络里有 25 亿个文件。", target)
    assert found.place.span is not None
    assert found.place.span.of(HEADS["en"] + target) == "25 billion"


def test_another_link() -> None:
    """A translator may choose another article, unless the ledger says that the text is current."""
    source, target = f"[甲](https://a.org/the-first){_ZH}", f"[One](https://b.org/something-else) {_EN}"
    assert of_pair("QA009", source, target) == []
    (found,) = of_pair("QA009", source, target, known=True)
    assert found.severity is Severity.WARNING
    (found,) = of_pair("QA009", source, target.replace("b.org", "a.org"))
    assert found.severity is Severity.INFO
    (found,) = of_pair("QA009", source, target.replace("b.org", "a.org"), known=True)
    assert found.severity is Severity.ERROR
    (found,) = of_pair("QA009", source, _EN, known=True)
    assert found.severity is Severity.WARNING


def test_another_page_of_the_site() -> None:
    """A link to another document of the site is a warning in any case, one to its version in the locale is none."""
    files = {f"content/{locale}/{name}.md": "1\n" for locale in ("zh", "en") for name in ("b", "c")}
    text = {"content/zh/a.md": f"[甲](b.md#节){_ZH}", "content/en/a.md": f"[One](b.md#section) {_EN}"}
    assert findings("QA009", site_of(files | text)) == []
    text["content/en/a.md"] = f"[One](c.md) {_EN}"
    (found,) = findings("QA009", site_of(files | text))
    assert found.severity is Severity.WARNING


def test_a_misspelt_address_is_mended() -> None:
    """The fix writes the source's address and is not safe."""
    source = f"[甲](https://docs.example.org/install){_ZH}"
    target = f"[One](https://docs.exam.ple.org/install) {_EN}\n"
    (found,) = of_pair("QA009", source, target)
    assert found.severity is Severity.ERROR
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    assert "](https://docs.example.org/install)" in mended(HEADS["en"] + target, found.fix)
    (found,) = of_pair("QA009", source.replace("org/", "org/zh/"), target.replace("org/", "org/en/"))
    assert found.fix is None


def test_a_link_that_moved_to_another_block() -> None:
    """What the translation links elsewhere is not lost."""
    link = "[甲](https://example.org/one)"
    assert of_pair("QA009", f"{_ZH}{link}\n\n{_ZH}\n", f"{_EN}\n\n{_EN} {link}\n", known=True) == []


def test_code_spans() -> None:
    """A slip is a warning, an error where the ledger knows the text; a span more is nothing."""
    source = f"{_ZH}用 `--follow-symlinks` 选项。"
    assert of_pair("QA010", source, f"{_EN} Use `--follow-symlinks` or `-f`.") == []
    (found,) = of_pair("QA010", source, f"{_EN} Use `--folow-symlinks`.")
    assert found.severity is Severity.WARNING
    (found,) = of_pair("QA010", source, f"{_EN} Use `--folow-symlinks`.", known=True)
    assert found.severity is Severity.ERROR
    assert of_pair("QA010", f"{_ZH}写 `姓名-简历.pdf`。", f"{_EN} Write `name-resume.pdf`.", known=True) == []


def test_what_was_only_assumed_proves_nothing() -> None:
    """A site that adopts docpipe gets no errors for what nobody has compared."""
    source, target = f"{_ZH}用 `--follow-symlinks` 选项。", f"{_EN} Use `--folow-symlinks`."
    site = site_of({"content/zh/a.md": source, "content/en/a.md": target})
    (found,) = findings("QA010", site, trusted(site, "assumed"))
    assert found.severity is Severity.WARNING


def test_code_blocks_are_mended_line_by_line() -> None:
    """Only the lines that differ are written anew, and none with a comment."""
    source = "```sh\n# 甲\nrun --all-of-it now\nstop\n```\n"
    target = "```sh\n# one\nrun -all-of-it now\nstop\n```\n"
    (found,) = of_pair("QA010", source, target)
    assert found.fix is not None
    assert mended(HEADS["en"] + target, found.fix) == HEADS["en"] + target.replace("-all", "--all")
    (found,) = of_pair("QA010", source.replace("now", "now # 甲"), target.replace("now", "now # one"))
    assert found.fix is None


def test_windows_line_endings_are_kept() -> None:
    """A fix of code leaves the ends of lines alone."""
    source = "```sh\nrun --all-of-it now\n```\n"
    target = "```sh\r\nrun -all-of-it now\r\n```\r\n"
    (found,) = of_pair("QA010", source, target)
    assert mended(HEADS["en"] + target, found.fix).endswith("```sh\r\nrun --all-of-it now\r\n```\r\n")


_GLOSSARY = Glossary(
    ("Cosmos SDK",),
    (
        GlossaryTerm({LocaleName("zh"): ("代理",), LocaleName("en"): ("agent",)}),
        GlossaryTerm({LocaleName("zh"): ("反向代理",), LocaleName("en"): ("reverse proxy",)}),
    ),
)


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("代理会自己行动。", "Agents act by themselves.", 0),
        ("代理会自己行动。", "Proxies act by themselves.", 1),
        ("用反向代理保护它。", "Reverse proxies protect it.", 0),
        ("用 Cosmos SDK 写。", "Write it with the cosmos sdk.", 1),
        ("用 Cosmos SDKs 写。", "Write it with that.", 0),
    ],
)
def test_glossary(source: str, target: str, count: int) -> None:
    """Inflected forms are fine, the longest term of the source is the one meant, names stay as they are."""
    site = site_of({"content/zh/a.md": source, "content/en/a.md": target})
    found = findings("QA011", site, glossary=_GLOSSARY)
    assert len(found) == count
    if found and found[0].fix:
        assert "Cosmos SDK" in mended(HEADS["en"] + target, found[0].fix)


def _front(fields: str) -> str:
    return f"---\ntitle: '1'\n{fields}\n---\n\n1\n"


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("date: 2024-05-11", "date: 2024-05-12", Severity.ERROR),
        ("date: 2024-05-11", "date: 2024-05-11 10:00", None),
        ("date: 2024-05-11", "draft: false", None),
        ("authors: [dora]", "authors: [emil]", Severity.ERROR),
        ("authors: [dora]", "authors: [nobody]", None),
        ("author: 朵拉", "author: Dora", None),
        ("tags: [网络]", "tags: [network]", None),
        ("tags: [网络]", "tags: [disk]", Severity.ERROR),
        ("tags: [网络]", "tags: [unheard-of]", None),
        ("slug: storage", "slug: store", Severity.WARNING),
        ("slug: 存储", "slug: storage", None),
    ],
)
def test_front_matter(source: str, target: str, severity: Severity | None) -> None:
    """Facts must agree where both write them; labels of one tag, and authors nobody knows, are no difference."""
    people = {key: Person(key, {"": key}) for key in ("dora", "emil")}
    tags = {"network": Term("network", {"zh": "网络"}), "disk": Term("disk", {"zh": "磁盘"})}
    files = {"content/zh/a.md": _front(source), "content/en/a.md": _front(target)}
    found = findings("QA012", site_of(files, registries=Registries(people, tags)))
    assert [each.severity for each in found] == ([severity] if severity else [])


def test_a_date_is_mended() -> None:
    """The fix writes the date of the source."""
    files = {"content/zh/a.md": _front("date: 2024-05-11"), "content/en/a.md": _front("date: 2024-11-05")}
    (found,) = findings("QA012", site_of(files))
    assert mended(files["content/en/a.md"], found.fix) == _front("date: 2024-05-11")


def test_a_description_left() -> None:
    """Every field that was left is told, unless the whole file was."""
    head = "---\ntitle: 分布式存储\ndescription: 节点保存数据并且互相检查\n---\n\n"
    site = site_of({"content/zh/a.md": head + _ZH, "content/en/a.md": head + _EN})
    assert [found.message.arguments["field"] for found in findings("QA013", site)] == ["title", "description"]
    assert findings("QA013", site_of({"content/zh/a.md": head + _ZH * 4, "content/en/a.md": head + _ZH * 4})) == []


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("于2024年7月9日发布。", "It was released on July 7, 2024.", 1),
        ("于2024年7月9日发布。", "It was released on July 9.", 0),
        ("于2024年7月9日发布。", "It was released last summer.", 0),
        ("7月9日到7月11日。", "From 11 July to 9 July.", 0),
        ("于 2024-07-09 发布。", "It was released on 2024-09-07.", 1),
    ],
)
def test_dates(source: str, target: str, count: int) -> None:
    """Days are compared where both name as many."""
    assert len(of_pair("QA014", source, target)) == count


def test_stretches_of_untranslated_blocks() -> None:
    """Neighbours are one finding; a short cell is a remark, a heading never is."""
    source = f"## 总结\n\n{_ZH}\n\n{_ZH}\n\n读者取得数据。\n"
    (found,) = of_pair("QA016", source, f"## Summary\n\n{_ZH}\n\n{_ZH}\n\nReaders fetch data.\n")
    assert found.message.arguments["count"] == "2"
    (found,) = of_pair("QA016", source, f"## 总结\n\n{_EN}\n\n{_EN}\n\nReaders fetch data.\n")
    assert found.severity is Severity.WARNING
    (found,) = of_pair("QA016", "| 网卡 |\n|---|\n| 1 |\n", "| 网卡 |\n|---|\n| 1 |\n")
    assert found.severity is Severity.INFO


def test_drafts_are_read_too() -> None:
    """A draft has no state, so only what is plainly left is told, as a remark."""
    head = "---\ntitle: Example\ndraft: true\n---\n\n"
    site = site_of({"content/zh/a.md": head + _ZH, "content/en/a.md": head + _ZH})
    assert [found.severity for found in findings("QA016", site)] == [Severity.INFO]
    assert findings("QA016", site_of({"content/en/a.md": head + _ZH})) == []


def test_japanese_keeps_its_han() -> None:
    """A Chinese heading may be Japanese to the letter; a paragraph without kana is not."""
    japanese = "ノードはデータを保持し、互いに検査する。読者は最も近いノードからデータを取得する。"
    files = {"content/zh/a.md": f"## 安装\n\n{_ZH}\n", "content/ja/a.md": f"## 安装\n\n{japanese}\n"}
    assert findings("QA016", site_of(files, locales=("zh", "ja"))) == []
    files["content/ja/a.md"] = f"## 安装\n\n{_ZH}\n"
    assert len(findings("QA016", site_of(files, locales=("zh", "ja")))) == 1


def test_one_against_one_is_no_habit() -> None:
    """A heading with two wordings and no usual one is left alone; the odd one of three is told."""
    files = {f"content/zh/{name}.md": f"## 安装\n\n{_ZH}\n" for name in "abc"}
    wordings = {"a": "Installation", "b": "Setup", "c": "installation"}
    files |= {f"content/en/{name}.md": f"## {word}\n\n{_EN}\n" for name, word in wordings.items()}
    (found,) = findings("QA015", site_of(files))
    assert found.place.path == "content/en/b.md"
    assert findings("QA015", site_of({path: text for path, text in files.items() if "c.md" not in path})) == []


_SHAPES = {
    "unclosed comments": ("```\n" + "/* " * 20_000 + "\n```\n", "```\n" + "/* " * 20_000 + "x\n```\n"),
    "unclosed strings": ("```\n" + '\\"' * 30_000 + "\n```\n", "```\n" + '\\"' * 30_000 + "x\n```\n"),
    "numbers": ("99万" * 20_000 + "。", "99 " * 20_000),
    "words": ("9" + "甲" * 60_000, "99 " + "hundred " * 8_000),
    "one word": ("77" + "a" * 60_000, "78" + "a" * 60_000),
    "links": ("[甲](https://example.org/one-a) " * 1_000, "[A](https://example.org/one-b) " * 1_000),
    "many links": (
        "".join(f"[甲](https://example.org/{number}) " for number in range(1_000)),
        "".join(f"[A](https://example.org/x{number}) " for number in range(1_000)),
    ),
    "dates": ("7月9日" * 10_000, "July 9 " * 10_000),
    "items": ("- 甲\n" * 3_000, "- a\n\ntext\n\n" * 1_500),
}


@pytest.mark.parametrize("shape", _SHAPES)
def test_odd_shapes_take_no_time(shape: str) -> None:
    """Whatever stands in a pair, all rules about translations are done with it at once."""
    source, target = _SHAPES[shape]
    site = site_of({"content/zh/a.md": source, "content/en/a.md": target})
    known = states(site, {})
    selection = Selection(site.config, RULES, extra_select=("QA",))
    start = time.process_time()
    check_site(site, known, None, selection, {})
    assert time.process_time() - start < 3
