"""The engine asks the rules and makes complete diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.config.linting import Lint
from docpipe.index.site import build_index
from docpipe.lint.engine import check_document, check_site
from docpipe.lint.facts import DocumentFacts, SiteFacts
from docpipe.lint.registry import RULES
from docpipe.lint.rule import DocumentRule, Rule, SiteRule
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.taxonomy import Registries
from docpipe.model.text import Position, Span
from tests.lint.examples import lint_site
from tests.lint.posts import HEAD, codes, config, findings, read

SITE_PATH = "content/zh/a.md"


def _document_rule(found: Finding, severity: Severity = Severity.WARNING) -> DocumentRule:
    def check(_facts: DocumentFacts) -> Iterator[Finding]:
        yield found

    return DocumentRule(
        code=RuleCode("XY001"), name="house-style", severity=severity, message="saw {what}", check=check
    )


def _site_rule(*found: Finding) -> SiteRule:
    def check(_facts: SiteFacts) -> Iterable[Finding]:
        return found

    return SiteRule(code=RuleCode("XY002"), name="house-site", severity=Severity.ERROR, message="saw it", check=check)


def _select(*rules: Rule, lint: Lint | None = None) -> Selection:
    return Selection(config(lint or Lint(select=("all",))), rules)


def test_a_finding_becomes_a_diagnostic() -> None:
    """Code, name, severity, message and place are filled in, with the line itself."""
    parsed = read("第一行。\n\n第二行。\n", head="")
    span = Span(8, 9)
    related = ((Span(0, 1), Message("here")),)
    rule = _document_rule(Finding(span, {"what": "行"}, hint=Message("Write it"), related=related))
    (diagnostic,) = check_document(parsed, _select(rule)).diagnostics
    assert (diagnostic.code, diagnostic.name, str(diagnostic.message)) == ("XY001", "house-style", "saw 行")
    assert diagnostic.severity is Severity.WARNING
    assert diagnostic.place.path == SITE_PATH
    assert (diagnostic.place.start, diagnostic.place.end) == (Position(3, 3), Position(3, 4))
    assert (diagnostic.place.excerpt, diagnostic.place.excerpt_column) == ("第二行。", 1)
    assert diagnostic.related[0].place.start == Position(1, 1)
    assert str(diagnostic.hint) == "Write it"


@pytest.mark.parametrize(
    ("rule", "finding", "expected"),
    [
        (Severity.ERROR, Severity.INFO, Severity.INFO),
        (Severity.INFO, Severity.ERROR, Severity.INFO),
        (Severity.WARNING, None, Severity.WARNING),
    ],
)
def test_a_finding_is_milder_than_its_rule_and_never_worse(
    rule: Severity, finding: Severity | None, expected: Severity
) -> None:
    """The milder of the two severities holds."""
    found = Finding(None, severity=finding, message="seen")
    (diagnostic,) = check_document(read("正文。\n"), _select(_document_rule(found, rule))).diagnostics
    assert diagnostic.severity is expected


def test_what_forbids_publishing_is_an_error_and_is_named() -> None:
    """A blocking finding is an error, and the file knows what blocks it."""
    findings_ = check_document(read("```sh\nls\n"), Selection(config(Lint(severity={"ST": Severity.INFO})), RULES))
    assert [(each.code, each.severity) for each in findings_.diagnostics] == [("ST007", Severity.ERROR)]
    assert findings_.blocking == ("ST007",)


def test_of_an_unreadable_file_only_the_reasons_are_said() -> None:
    """Front matter that cannot be read gives its one finding, and nothing of the text below."""
    assert codes("一个 <b>词</b>，以及\n", head="---\n- 一\n---\n\n") == ["FM003"]


def test_findings_are_sorted_by_place() -> None:
    """The order of the rules does not show."""
    found = findings("一个 <b>词</b>。\n\n这是最后的一段文字，以及\n\n" + "<i>又一个</i>，\n\n这是最后的一段，以及\n")
    places = [diagnostic.place.start for diagnostic in found]
    assert places == sorted(place for place in places if place)


def test_long_lines_are_cut_around_the_place() -> None:
    """An excerpt has at most 240 code points and holds the place."""
    parsed = read("字" * 1_000, head="")
    rule = _document_rule(Finding(Span(600, 603), {"what": "字"}))
    (diagnostic,) = check_document(parsed, _select(rule)).diagnostics
    place = diagnostic.place
    assert len(place.excerpt) == 240
    assert place.start == Position(1, 601)
    assert place.excerpt_column <= 601 < place.excerpt_column + 240


def _check(rule: SiteRule, *bodies: str, lint: Lint | None = None) -> list[tuple[str, Position | None]]:
    parsed = [read(body, f"content/zh/{number}.md") for number, body in enumerate(bodies)]
    documents = [each.document for each in parsed if each.document]
    selection = _select(rule, lint=lint)
    site = build_index(documents, selection.config, frozenset(), Registries())
    silenced = {each.file.path: check_document(each, selection).suppressions for each in parsed}
    found = check_site(site, (), None, selection, silenced)
    return [(diagnostic.place.path, diagnostic.place.start) for diagnostic in found]


def test_site_findings_have_places_without_the_text() -> None:
    """Lines and columns come from the document's line starts."""
    rule = _site_rule(Finding(Span(len(HEAD) + 1, len(HEAD) + 2), path="content/zh/0.md"))
    assert _check(rule, "正文。\n") == [("content/zh/0.md", Position(6, 2))]


def test_a_rule_that_fails_costs_its_own_findings_only() -> None:
    """Whoever asks is told which rule failed; without anybody to tell, the exception goes through."""

    def broken(_: SiteFacts) -> Iterator[Finding]:
        yield Finding(None, path="content/zh/0.md")
        raise ZeroDivisionError

    good = _site_rule(Finding(None, path="content/zh/0.md"))
    bad = msgspec.structs.replace(good, code=RuleCode("XY001"), check=broken)
    selection = _select(bad, good)
    document = read("正文。\n", "content/zh/0.md").document
    assert document is not None
    site = build_index([document], selection.config, frozenset(), Registries())
    told: list[tuple[str, Exception]] = []
    found = check_site(site, (), None, selection, {}, failed=lambda rule, error: told.append((rule.code, error)))
    assert [diagnostic.code for diagnostic in found] == [good.code]
    assert [(code, type(error)) for code, error in told] == [("XY001", ZeroDivisionError)]
    with pytest.raises(ZeroDivisionError):
        check_site(site, (), None, selection, {})


def test_site_findings_are_silenced_too() -> None:
    """The switches of a file hold for what site rules say of it, and for no other file."""
    both = [Finding(None, path="content/zh/0.md"), Finding(None, path="content/zh/1.md")]
    body = "<!-- docpipe-disable-file XY002 -->\n"
    assert _check(_site_rule(*both), body, "正文。\n") == [("content/zh/1.md", None)]


def test_equal_findings_are_said_once() -> None:
    """Links through one definition share its finding."""
    same = Finding(None, path="content/zh/0.md")
    assert len(_check(_site_rule(same, same), "正文。\n")) == 1


def test_a_site_rule_must_name_a_file() -> None:
    """A finding without a path is a mistake of the rule."""
    with pytest.raises(ValueError, match="XY002 names no document"):
        _check(_site_rule(Finding(None)), "正文。\n")


def test_switched_off_site_rules_are_silent() -> None:
    """A site rule that is off in a file says nothing of it."""
    rule = _site_rule(Finding(None, path="content/zh/0.md"))
    assert _check(rule, "正文。\n", lint=Lint(select=("all",), ignore=("XY002",))) == []


def test_the_cover_in_the_front_matter_is_an_image(tmp_path: Path) -> None:
    """A cover that should be a file of the site and is none is reported where it is written."""
    post = tmp_path / SITE_PATH
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: 示例\ndate: 2024-05-11\nimage: ./cover.png\n---\n\n正文。\n", encoding="utf-8")
    (diagnostic,) = lint_site(tmp_path)
    assert (diagnostic.code, diagnostic.place.start) == ("IM001", Position(4, 8))
    assert diagnostic.place.span is not None
    assert diagnostic.place.span.of(post.read_text(encoding="utf-8")) == "./cover.png"


def test_a_cover_elsewhere_is_not_asked_for(tmp_path: Path) -> None:
    """A cover on another host is left alone."""
    post = tmp_path / SITE_PATH
    post.parent.mkdir(parents=True)
    post.write_text(
        "---\ntitle: 示例\ndate: 2024-05-11\nimage: https://a.example/c.png\n---\n\n正文。\n", encoding="utf-8"
    )
    assert lint_site(tmp_path) == []


@given(st.text("字，。（“「*_`[]()|!#->:<b/&;\\\n\r\t 的和a了.", max_size=120))
def test_no_text_is_too_strange(body: str) -> None:
    """Whatever is written, rules answer, and what a truncation rule quotes is what its place covers."""
    parsed = read(body)
    for diagnostic in check_document(parsed, Selection(config(), RULES)).diagnostics:
        assert str(diagnostic.message)
        if diagnostic.code.startswith("TR") and diagnostic.place.span is not None:
            assert diagnostic.place.span.of(parsed.text) == diagnostic.message.arguments["found"]


def test_findings_are_plain_values() -> None:
    """A diagnostic survives the way to another process."""
    (diagnostic,) = findings("一个 <b>词</b>。\n")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(diagnostic), type=type(diagnostic)) == diagnostic
