"""Fixes of a whole site: what is made, what is withheld and why, and that it comes to an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpipe.config.load import load
from docpipe.lint import registry
from docpipe.lint.aspect import TEXT_ONLY, Aspect
from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import Rule
from docpipe.model.diagnostic import Severity
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.fixing import Fixed, fix_all, write_changes
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from tests.lint.small_rules import UNSAFE, forbidding, linking_to, rewriting
from tests.parse.markdown_source import documents

CONFIG = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n'
HEAD = "---\ntitle: 示例\ndate: 2024-05-11\n---\n\n"
A, B = "content/zh/a.md", "content/zh/b.md"
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
COMMA = rewriting("ZZ001", "(?<=[\u4e00-\u9fff]),", "，")


class Run(NamedTuple):
    """What one run of fixes left."""

    fixed: Fixed
    texts: dict[str, str]

    @property
    def reasons(self) -> list[str]:
        """Why fixes were withheld."""
        return [one.reason for path in sorted(self.fixed.withheld) for one in self.fixed.withheld[path]]


Fix = Callable[..., Run]


@pytest.fixture
def fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fix:
    """Return a function that fixes a site of these files with these rules, in memory, and checks that it holds."""

    def run(files: dict[str, str], *rules: Rule, unsafe: bool = False, only: str = "", **options: object) -> Run:
        monkeypatch.setattr(registry, "RULES", rules)
        for path, text in {"docpipe.toml": CONFIG, **files}.items():
            place = tmp_path / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())
        request = Request(root=tmp_path, config=load(tmp_path).config, now=NOW, extra_select=("ZZ",), **options)  # type: ignore[arg-type] # given
        fixed = fix_all(Session(request, Serial()), lambda path: path.startswith(only), unsafe=unsafe)
        texts = files | {change.path: change.after.decode() for change in fixed.changes}
        again = {**request.given, **{change.path: change.after for change in fixed.changes}}
        session = Session(Request(root=tmp_path, config=request.config, now=NOW, given=again), Serial())
        second = fix_all(session, lambda path: path.startswith(only), unsafe=unsafe)
        assert second.changes == ()
        assert fixed.session.diagnostics() == session.diagnostics()
        return Run(fixed, texts)

    return run


def test_fixes_of_several_rules(fix: Fix) -> None:
    """Each rule mends what it finds, also what another has left to it; the result is counted per rule."""
    space = rewriting("ZZ002", "， ", "，", changes=TEXT_ONLY)
    run = fix({A: HEAD + "一, 二, 三\n"}, space, COMMA)
    assert run.texts[A] == HEAD + "一，二，三\n"
    assert run.fixed.fixed == {(A, "ZZ001"): 2, (A, "ZZ002"): 2}
    assert not run.reasons


def test_only_safe_fixes_unless_asked(fix: Fix) -> None:
    """An unsafe fix waits for `--unsafe-fixes`."""
    rule = rewriting("ZZ001", "的的", "的", applicability=UNSAFE)
    assert fix({A: HEAD + "好的的\n"}, rule).fixed.changes == ()
    assert fix({A: HEAD + "好的的\n"}, rule, unsafe=True).texts[A] == HEAD + "好的\n"


@pytest.mark.parametrize(
    ("body", "rule", "mended", "reason"),
    [
        ("**注意：**请,看,见 `一,二`", COMMA, "**注意：**请，看，见 `一,二`", "would change code"),
        ("一,二 [三](四,五.md)", COMMA, "一，二 [三](四,五.md)", "would change urls"),
        ("**一,** 二", rewriting("ZZ001", ",\\*\\*", "**,"), "", "would change inline"),
        ("一,二", rewriting("ZZ001", "一", "# 一"), "", "would change blocks"),
        ("一", rewriting("ZZ001", "一", "一\\0"), "", "would make the file unreadable"),
        ("一", rewriting("ZZ001", "(?s)\\A.*", "---\ntitle: [\n---\n"), "", "would make the file unreadable"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_withheld(fix: Fix, body: str, rule: Rule, mended: str, reason: str) -> None:
    """One bad fix among good ones is found and said; the good ones are made."""
    run = fix({A: HEAD + body + "\n"}, rule)
    assert run.texts[A] == HEAD + (mended or body) + "\n"
    assert run.reasons == [reason]


def test_a_list_in_the_front_matter_is_not_broken(fix: Fix) -> None:
    """Two tags stay two tags."""
    run = fix({A: "---\ntitle: 题\ntags: [甲,乙]\n---\n\n一,二\n"}, COMMA)
    assert run.texts[A] == "---\ntitle: 题\ntags: [甲,乙]\n---\n\n一，二\n"
    assert run.reasons == ["would change front-matter"]


def test_a_new_error_of_another_rule(fix: Fix) -> None:
    """A fix that makes an error is withheld, the others of its rule are made; a new warning is no reason."""
    error, warning = forbidding("ZZ002", "坏，"), forbidding("ZZ003", "，", Severity.WARNING)
    run = fix({A: HEAD + "好,坏,\n\n好,\n"}, COMMA, error, warning)
    assert run.texts[A] == HEAD + "好，坏,\n\n好，\n"
    assert run.reasons == ["would make a new error"]


def test_many_bad_ones_cost_little_and_withhold_all(fix: Fix) -> None:
    """A rule most of whose fixes do not hold is left out of a file, rather than tried a thousand times."""
    run = fix({A: HEAD + "`一,二`\n" * 300 + "三,四\n"}, COMMA)
    assert run.fixed.changes == ()
    assert len(run.reasons) == 301


def test_two_rules_that_undo_each_other(fix: Fix) -> None:
    """The later one of the registry yields, whatever the file looks like at first, and others go on."""
    there, back = rewriting("ZZ001", "甲", "乙"), rewriting("ZZ002", "乙", "甲")
    other = rewriting("ZZ003", "丙,", "丙，")
    for text in ("甲\n", "乙\n"):
        run = fix({A: HEAD + text + "丙,\n"}, there, back, other)
        assert run.texts[A] == HEAD + "乙\n丙，\n"
        assert len(run.reasons) == 1


def test_a_rule_caught_in_the_circle_of_others(fix: Fix) -> None:
    """A rule that was undone only by one that yields in the end is heard again."""
    always, never = rewriting("ZZ001", "一二", "一·二"), rewriting("ZZ002", "·", "")
    unit = rewriting("ZZ003", "三四", "三·四")
    run = fix({A: HEAD + "一二三四\n"}, always, never, unit)
    assert run.texts[A] == HEAD + "一·二三·四\n"
    assert {one.proposal.rule.code for one in run.fixed.withheld[A]} == {"ZZ002"}


def test_a_rule_without_an_end(fix: Fix) -> None:
    """A rule that always finds more to do does nothing."""
    run = fix({A: HEAD + "甲,\n"}, rewriting("ZZ002", "甲", "甲甲"), COMMA)
    assert run.texts[A] == HEAD + "甲，\n"
    assert len(run.reasons) == 1


def test_fixes_that_meet_are_made_one_after_the_other(fix: Fix) -> None:
    """Of overlapping fixes the first is made, and the next pass sees what is left."""
    run = fix({A: HEAD + "aaaaa\n"}, rewriting("ZZ001", "a(?=a)", ""))
    assert run.texts[A] == HEAD + "a\n"


def test_an_unreadable_file_becomes_readable(fix: Fix) -> None:
    """A rule about unreadable files may change everything, if the file can be read then."""
    rule = rewriting("ZZ001", "title: (.*: .*)", 'title: "\\1"', changes=frozenset(Aspect), needs_document=False)
    broken = "---\ntitle: AI: 概述\ndate: 2024-05-11\n---\n\n正文\n"
    assert fix({A: broken}, rule).texts[A] == broken.replace("AI: 概述", '"AI: 概述"')
    worse = broken.replace("date", "tags: [\ndate")
    assert fix({A: worse}, rule).reasons == ["would make the file unreadable"]


class TestAnchors:
    """A heading whose text is mended takes the links to it along."""

    def test_in_all_locales(self, fix: Fix) -> None:
        """Inline, percent-encoded, by reference and in raw HTML; links to other ids are left alone."""
        files = {
            A: HEAD + "## 甲,乙_丙\n\n## 别的\n\n[这](#甲乙_丙) [那](#别的) [全](./a.md#甲乙_丙)\n",
            B: HEAD + "[一](a.md#%E7%94%B2%E4%B9%99_%E4%B8%99) [二][r] <a href='a.md#甲乙_丙'>三</a>\n\n"
            "[r]: ./a.md#甲乙_丙 '题'\n",
            "content/en/c.md": HEAD + "[one](../zh/a.md#甲乙_丙) [two](../zh/a.md#别的) [top](../zh/a.md)\n",
        }
        run = fix(files, rewriting("ZZ001", "(?<=## 甲,乙)_", " "))
        assert run.texts[A] == files[A].replace("## 甲,乙_", "## 甲,乙 ").replace("甲乙_丙", "甲乙-丙")
        assert run.texts[B] == files[B].replace("甲乙_丙", "甲乙-丙").replace("B9%99_%", "B9%99-%")
        assert run.texts["content/en/c.md"] == files["content/en/c.md"].replace("甲乙_丙", "甲乙-丙")
        assert not run.reasons

    def test_a_translation_that_uses_the_id_of_its_source(self, fix: Fix) -> None:
        """A link to the translation with an anchor that only the source has follows the source."""
        files = {
            A: HEAD + "## 甲_乙\n",
            "content/en/a.md": HEAD + "## One\n",
            "content/en/b.md": HEAD + "[x](./a.md#甲_乙)\n",
        }
        run = fix(files, rewriting("ZZ001", "## 甲_", "## 甲 "))
        assert not run.fixed.changes  # a mark of a heading is no text
        run = fix(files, rewriting("ZZ001", "(?<=## 甲)_", " "))
        assert run.texts["content/en/b.md"] == HEAD + "[x](./a.md#甲-乙)\n"

    def test_repeated_headings_are_numbered_anew(self, fix: Fix) -> None:
        """Where the first of two namesakes changes, the second takes its id: links keep their headings."""
        files = {A: HEAD + "## 甲\n\n## 甲\n\n[一](#甲) [二](#甲-1)\n"}
        run = fix(files, rewriting("ZZ001", "(?<=---\n\n## )甲", "乙"))
        assert run.texts[A] == HEAD + "## 乙\n\n## 甲\n\n[一](#乙) [二](#甲)\n"

    def test_a_link_from_a_file_that_may_not_be_changed(self, fix: Fix) -> None:
        """Then the heading stays as it is, too; one without such links is mended."""
        files = {A: HEAD + "## 甲_乙\n\n## 丙_丁\n", B: HEAD + "[x](a.md#甲_乙)\n"}
        run = fix(files, rewriting("ZZ001", "(?<=[甲丙])_", " "), only=A)
        assert run.texts == {A: HEAD + "## 甲_乙\n\n## 丙 丁\n", B: files[B]}
        assert run.reasons == [f"would move an anchor that {B} links to, and that file is not to be changed"]

    def test_a_link_that_cannot_be_rewritten(self, fix: Fix) -> None:
        """A `#` that is not written as such cannot be found in the file."""
        files = {A: HEAD + "## 甲_乙\n\n[x](&#35;甲_乙)\n"}
        run = fix(files, rewriting("ZZ001", "(?<=## 甲)_", " "))
        assert run.reasons == [f"would move an anchor, and the link to it in {A} cannot be rewritten"]

    def test_an_explicit_id_does_not_move(self, fix: Fix) -> None:
        """`{#id}` stays, and so do the links to it."""
        files = {A: HEAD + "## 甲_乙 {#x_y}\n\n[x](#x_y)\n"}
        run = fix(files, rewriting("ZZ001", "(?<=甲)_", " "))
        assert run.texts[A] == files[A].replace("甲_", "甲 ")


def test_rules_of_the_site(fix: Fix) -> None:
    """Findings that need the site are mended, too, beside those of the file; what that reveals comes next."""
    first, second = linking_to("ZZ002", "old.md", "older.md"), linking_to("ZZ003", "older.md", "a.md")
    run = fix({A: HEAD + "一,二,[三](old.md)\n"}, COMMA, first, second)
    assert run.texts[A] == HEAD + "一，二，[三](a.md)\n"
    assert run.fixed.fixed == {(A, "ZZ001"): 2, (A, "ZZ002"): 1, (A, "ZZ003"): 1}


def test_given_bytes_are_fixed_and_not_written(fix: Fix, tmp_path: Path) -> None:
    """What stands in for a file is mended; the file itself is another matter."""
    run = fix({A: HEAD + "一\n"}, COMMA, given={A: (HEAD + "二,三\n").encode()})
    assert run.texts[A] == HEAD + "二，三\n"
    assert write_changes(tmp_path, run.fixed.changes) == {}
    assert (tmp_path / A).read_text("utf-8") == HEAD + "一\n"


def test_a_rule_that_fails_on_the_result(fix: Fix) -> None:
    """What a rule cannot read is not written; the other files go on."""
    failing = msgspec.structs.replace(forbidding("ZZ002", "x"), check=_fails_on_full_width)
    run = fix({A: HEAD + "一,二\n", B: HEAD + "好。。\n"}, COMMA, rewriting("ZZ003", "。。", "。"), failing)
    assert run.texts == {A: HEAD + "一,二\n", B: HEAD + "好。\n"}
    assert run.reasons == ["docpipe fails on its result: RuntimeError"]


def _fails_on_full_width(facts: DocumentFacts) -> tuple[()]:
    if "，" in facts.text:
        raise RuntimeError
    return ()


EVIL = st.tuples(
    st.sampled_from([" ", ",", "一", "*", "链", "\\n", "`", "去中", ":", "#"]), st.text("，* `[#\n", max_size=3)
)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=documents(), evil=st.lists(EVIL, min_size=1, max_size=3))
def test_any_rules_come_to_an_end(fix: Fix, ending: str, text: str, evil: list[tuple[str, str]]) -> None:
    """Whatever the rules want, a second run changes nothing (the fixture checks it), and line ends stay."""
    rules = [
        rewriting(f"ZZ{number:03}", old if old == "\\n" else old.replace("*", r"\*"), lambda _, new=new: new)  # type: ignore[misc] # bound now
        for number, (old, new) in enumerate(evil)
    ]
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", ending)
    run = fix({A: text}, *rules)
    assert run.texts[A].startswith("\ufeff") == text.startswith("\ufeff")
    if ending == "\r\n":
        assert "\n" not in run.texts[A].replace("\r\n", "") or "\n" in text.replace("\r\n", "")
