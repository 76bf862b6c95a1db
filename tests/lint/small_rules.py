"""Small rules that mend by a pattern, good ones and bad ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docpipe.lint.aspect import TEXT_ONLY, Aspect
from docpipe.lint.facts import DocumentFacts, SiteFacts
from docpipe.lint.rule import DocumentRule, SiteRule
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, RuleCode, Severity
from docpipe.model.text import Span

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def rewriting(
    code: str,
    pattern: str,
    becomes: str | Callable[[re.Match[str]], str],
    *,
    changes: frozenset[Aspect] = TEXT_ONLY,
    applicability: Applicability = SAFE,
    severity: Severity = Severity.WARNING,
    needs_document: bool = True,
) -> DocumentRule:
    """Return a rule that wants everything a pattern matches, anywhere in the file, written in another way."""
    compiled = re.compile(pattern)

    def check(facts: DocumentFacts) -> Iterator[Finding]:
        for match in compiled.finditer(facts.text):
            text = becomes(match) if callable(becomes) else match.expand(becomes)
            span = Span(*match.span())
            yield Finding(span, {"found": match[0]}, fix=Fix(applicability, (Edit(span, text),)))

    return DocumentRule(
        code=RuleCode(code),
        name=f"test-{code.lower()}",
        severity=severity,
        message="`{found}` is not wanted",
        fixable=applicability,
        changes=changes,
        check=check,
        needs_document=needs_document,
    )


def forbidding(code: str, pattern: str, severity: Severity = Severity.ERROR) -> DocumentRule:
    """Return a rule without fixes that finds what a pattern matches."""
    compiled = re.compile(pattern)

    def check(facts: DocumentFacts) -> Iterator[Finding]:
        return (Finding(Span(*match.span()), {"found": match[0]}) for match in compiled.finditer(facts.text))

    return DocumentRule(
        code=RuleCode(code),
        name=f"test-{code.lower()}",
        severity=severity,
        message="`{found}` is not wanted",
        check=check,
    )


def linking_to(code: str, old: str, new: str) -> SiteRule:
    """Return a rule of the site that wants links to `old` to lead to `new`."""

    def check(facts: SiteFacts) -> Iterator[Finding]:
        for resolved in facts.links:
            if resolved.link.target == old:
                fix = Fix(SAFE, (Edit(resolved.link.target_span, new),))
                yield Finding(resolved.link.target_span, {"found": old}, fix=fix, path=resolved.document.file.path)

    return SiteRule(
        code=RuleCode(code),
        name=f"test-{code.lower()}",
        severity=Severity.WARNING,
        message="`{found}` has moved",
        fixable=SAFE,
        changes=frozenset({Aspect.URLS}),
        check=check,
    )
