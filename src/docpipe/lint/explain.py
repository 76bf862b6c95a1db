"""The page of a rule: its module's docstring, with the facts of the rule on top."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import msgspec

from docpipe.lint.registry import RULES
from docpipe.lint.rule import DocumentRule, OutputRule, PairRule, Rule
from docpipe.lint.selector import find_rule
from docpipe.model.diagnostic import Applicability

WHY, BAD, GOOD, OPTIONS, SOURCES = "Why", "Bad", "Good", "Options", "Sources"
REQUIRED = (WHY, BAD, GOOD)
SECTIONS = (*REQUIRED, OPTIONS, SOURCES)

_HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<marks>`{3,}|~{3,})[^\n]*\n(?:.*\n)*?(?P=marks)[ \t]*$", re.MULTILINE)


class Page(msgspec.Struct, frozen=True):
    """What a rule says of itself.

    Attributes:
        title: one sentence.
        sections: text by heading, in the order of the page.
    """

    title: str
    sections: dict[str, str]


def page_of(rule: Rule) -> Page:
    """Return the page of a rule; headings inside fenced examples are no sections."""
    text = inspect.cleandoc(rule.page or rule.message)
    fences = [match.span() for match in _FENCE.finditer(text)]
    headings = [
        match for match in _HEADING.finditer(text) if not any(start <= match.start() < end for start, end in fences)
    ]
    starts = [*(match.start() for match in headings), len(text)]
    sections = {match[1]: text[match.end() : end].strip("\n") for match, end in zip(headings, starts[1:], strict=True)}
    return Page(text[: starts[0]].strip(), sections)


def explain(code_or_name: str, rules: tuple[Rule, ...] = RULES) -> str:
    """Return the page of a rule as Markdown, with its severity, scope and what a fix of it promises.

    Raises:
        ConfigError: no rule is called that.
    """
    rule = find_rule(code_or_name, rules)
    page = page_of(rule)
    parts = [f"# {rule.code} {rule.name}", page.title, " · ".join(_facts(rule))]
    parts += [f"## {name}\n\n{text}" for name, text in page.sections.items()]
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> Iterator[str]:
    yield f"severity: {rule.severity}"
    yield f"looks at: {_scope(rule)}"
    yield f"fix: {_fix(rule)}"
    presets = ", ".join(rule.presets) or "none, name it to run it"
    yield "preview: name it to run it" if rule.preview else f"presets: {presets}"
    if rule.precision is not None:
        yield f"precision: {rule.precision:.0%}"


def _scope(rule: Rule) -> str:
    if isinstance(rule, DocumentRule):
        return "one file"
    if isinstance(rule, OutputRule):
        return "the built pages"
    return "a translation and its source" if isinstance(rule, PairRule) else "the whole site"


def _fix(rule: Rule) -> str:
    return {
        None: "none",
        Applicability.SAFE: "safe",
        Applicability.UNSAFE: "unsafe, it may change what is meant",
    }[rule.fixable]
