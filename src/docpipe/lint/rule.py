"""What a rule is: a name, a severity, and a function that yields findings."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

import msgspec

from docpipe.lint.aspect import TEXT_ONLY, Aspect
from docpipe.lint.facts import DocumentFacts, PairFacts, SiteFacts
from docpipe.lint.presets import RECOMMENDED
from docpipe.lint.rendered import OutputFacts
from docpipe.model.diagnostic import Applicability, Finding, RuleCode, Severity
from docpipe.model.document import Parsed

DocumentCheck = Callable[[DocumentFacts], Iterable[Finding]]
PairCheck = Callable[[PairFacts], Iterable[Finding]]
SiteCheck = Callable[[SiteFacts], Iterable[Finding]]
OutputCheck = Callable[[OutputFacts], Iterable[Finding]]


class _Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What every kind of rule has.

    Attributes:
        code: stable and never reused, `TR001`.
        name: the same in words; both are accepted everywhere.
        severity: of its findings, unless the configuration says otherwise.
        message: the template that a finding's arguments fill.
        fixable: the best that a fix of this rule promises; None when it offers none.
        changes: what its fixes may change of a post; a fix that changes anything else is withheld.
        page: the docstring of its module: what `docpipe explain` shows, examples that are its tests included.
        presets: those that hold it, `docpipe.lint.presets`; a rule that is in none must be named itself.
        preview: whether it is still on trial: then no preset and no prefix holds it, only its own code or name.
        precision: share of its findings that were right when they were read one by one, 0 to 1; None where
            too few were found to say.
        most: how many of its findings in one file are told one by one; more are told as one, at the first place,
            as are those in the same words of many files. None for all of them.
        leads: whether it is about where a link, an image or an anchor leads; `docpipe links` asks these rules.
    """

    code: RuleCode
    name: str
    severity: Severity
    message: str
    fixable: Applicability | None = None
    changes: frozenset[Aspect] = TEXT_ONLY
    page: str | None = None
    presets: tuple[str, ...] = (RECOMMENDED,)
    preview: bool = False
    precision: float | None = None
    most: int | None = None
    leads: bool = False


class DocumentRule(_Facts, frozen=True, kw_only=True):
    """A rule about one file by itself.

    Attributes:
        check: yields findings in any order; it is pure, because its answer is cached.
        needs_document: whether it can say nothing of a file that could not be read as a post.
    """

    check: DocumentCheck
    needs_document: bool = True


class PairRule(_Facts, frozen=True, kw_only=True):
    """A rule about a translation beside its source; findings without a path are about the translation."""

    check: PairCheck


class SiteRule(_Facts, frozen=True, kw_only=True):
    """A rule that must know the whole site; every finding names its path.

    Attributes:
        last: whether it is asked after all others, because it looks at what became of their findings.
        needs_answers: whether it speaks of nothing but what addresses outside the site answered.
        compares: whether it holds translations against their sources, as a rule about pairs does.
    """

    check: SiteCheck
    last: bool = False
    needs_answers: bool = False
    compares: bool = False


class OutputRule(_Facts, frozen=True, kw_only=True):
    """A rule that looks at the built pages; every finding names the path of a document.

    The site is rendered for it, so it is asked only where it is on, and never of a site that docpipe does not build.
    """

    check: OutputCheck


Rule = DocumentRule | PairRule | SiteRule | OutputRule


def issues_of(parsed: Parsed, code: RuleCode) -> Iterator[Finding]:
    """Yield what reading and parsing left for the rule `code` to report."""
    for issue in parsed.issues:
        if issue.code == code:
            yield Finding(
                issue.span,
                issue.message.arguments,
                message=issue.message.template,
                hint=issue.hint,
                fix=issue.fix,
                related=issue.related,
                severity=issue.severity,
                blocking=issue.blocking,
            )


def _issues_with(facts: DocumentFacts, code: RuleCode) -> Iterator[Finding]:
    return issues_of(facts.parsed, code)


def issue_rule(
    code: str,
    name: str,
    *,
    message: str,
    page: str | None,
    severity: Severity = Severity.ERROR,
    fixable: Applicability | None = None,
    changes: frozenset[Aspect] = TEXT_ONLY,
    precision: float | None = None,
) -> DocumentRule:
    """Return the rule that reports what reading or parsing met; it speaks even of unreadable files.

    Args:
        code: of the rule and of the issues it reports.
        name: of the rule.
        message: what the rule is about, where it is listed; each issue brings its own.
        page: the docstring of the rule's module.
        severity: unless an issue is milder.
        fixable: the best that a fix of these issues promises.
        changes: what such a fix may change.
        precision: share of its findings that were right when they were read one by one.
    """
    return DocumentRule(
        code=RuleCode(code),
        name=name,
        severity=severity,
        message=message,
        fixable=fixable,
        changes=changes,
        page=page,
        precision=precision,
        check=functools.partial(_issues_with, code=RuleCode(code)),
        needs_document=False,
    )
