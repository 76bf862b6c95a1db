"""What each rule finds in real repositories, how much of it a person found right, and what that allows the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from docpipe.lint.registry import RULES
from docpipe.lint.rule import Rule
from docpipe.model.diagnostic import Severity
from tests.cli.command import start
from tests.corpus.corpora import NAMES

FOLDER = Path(__file__).with_name("rules")
ENOUGH = 30
"""So many findings are read of each rule, all where there are fewer."""
LEAST = {Severity.ERROR: 0.95, Severity.WARNING: 0.85, Severity.INFO: 0.0}
"""The precision a rule needs, by severity; one that has less is on trial."""
FEW = 5
"""Fewer findings than these say nothing of a precision."""
_RENDERED = frozenset({"PB003", "PB004", "PB005"})
"""Rules that look at the rendered site: `test_build.py` renders it."""


class Read(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that a person has read in its post."""

    corpus: str
    path: str
    line: int | None
    column: int | None
    right: bool
    why: str


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a rule: `tests/corpus/rules/<CODE>.json`.

    Attributes:
        counts: findings by corpus, with the rule selected.
        precision: share of those read that were right; None where too few were.
    """

    code: str
    counts: dict[str, int]
    read: tuple[Read, ...]
    precision: float | None


def review_of(rule: Rule) -> Review:
    """Return what is known of a rule."""
    return msgspec.json.decode((FOLDER / f"{rule.code}.json").read_bytes(), type=Review)


REVIEWED = [rule for rule in RULES if (FOLDER / f"{rule.code}.json").is_file()]


def by_code(rule: Rule) -> str:
    """Return how a rule is called in a report."""
    return rule.code


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_every_rule_was_reviewed(rule: Rule) -> None:
    """There is a file for each, with findings of every corpus counted."""
    review = review_of(rule)
    assert review.code == rule.code
    assert set(review.counts) == set(NAMES)


@pytest.mark.parametrize("rule", REVIEWED, ids=by_code)
def test_enough_findings_were_read(rule: Rule) -> None:
    """Thirty of them, or all; each once, with a reason."""
    review = review_of(rule)
    assert len(review.read) >= min(ENOUGH, sum(review.counts.values()))
    assert len({(each.corpus, each.path, each.line, each.column) for each in review.read}) == len(review.read)
    assert all(each.why and each.corpus in NAMES for each in review.read)


@pytest.mark.parametrize("rule", REVIEWED, ids=by_code)
def test_the_precision_is_that_of_the_review(rule: Rule) -> None:
    """The rule declares what was measured, and is on trial where that is too little for its severity."""
    review = review_of(rule)
    assert rule.precision == review.precision
    if len(review.read) < FEW:
        assert review.precision is None
        return
    share = sum(each.right for each in review.read) / len(review.read)
    assert review.precision == pytest.approx(share, abs=0.006)
    assert rule.preview or share >= LEAST[rule.severity]


class _Found(msgspec.Struct, frozen=True):
    code: str


class _Report(msgspec.Struct, frozen=True):
    diagnostics: tuple[_Found, ...]


@pytest.mark.parametrize("name", NAMES)
def test_the_counts_are_those_of_today(name: str, corpus: Callable[[str], Path]) -> None:
    """Every rule finds as much in a corpus as its file says."""
    codes = [rule.code for rule in RULES if rule.code not in _RENDERED]
    process = start("lint", "--format", "json", "--select", ",".join(codes), cwd=corpus(name))
    out, err = process.communicate()
    assert "Traceback" not in err
    counts = Counter(each.code for each in msgspec.json.decode(out, type=_Report).diagnostics)
    expected = {rule.code: review_of(rule).counts[name] for rule in RULES if rule.code not in _RENDERED}
    changed = [
        f"{code}: {expected[code]} in the file, {counts[code]} found"
        for code in expected
        if expected[code] != counts[code]
    ]
    assert changed == []
