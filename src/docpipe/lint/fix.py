"""Fixes as edits of a text: which may be made together, what they make of it, and where others are then."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from docpipe.lint.rule import Rule
from docpipe.model.diagnostic import Applicability, Diagnostic, Edit, Fix, RuleCode
from docpipe.model.text import Span

_BARE_LINE_FEED = re.compile(r"(?<!\r)\n")


class Proposal(msgspec.Struct, frozen=True):
    """A fix that may be made, with the rule that vouches for it.

    Attributes:
        order: of the rule among all rules.
        diagnostic: what it mends, as it was found.
        edits: those of its fix, in the text as it is by now.
    """

    rule: Rule
    order: int
    diagnostic: Diagnostic
    edits: tuple[Edit, ...]

    @property
    def key(self) -> tuple[RuleCode, tuple[Edit, ...]]:
        """What makes it the same proposal when it is found again."""
        return self.rule.code, self.edits

    def behind(self, made: Sequence[Edit]) -> Proposal | None:
        """Return the proposal for the text in which `made` was done, or None where they meet."""
        edits = moved(self.edits, made)
        return None if edits is None else msgspec.structs.replace(self, edits=edits)


def proposals(
    diagnostics: Iterable[Diagnostic], rules: Mapping[RuleCode, tuple[int, Rule]], *, unsafe: bool
) -> tuple[Proposal, ...]:
    """Return the fixes of these findings, rule by rule in the order of the registry.

    Args:
        diagnostics: of one file, in any order.
        rules: every rule with its place in the registry, by its code.
        unsafe: whether fixes that may change the meaning are wanted, too.
    """
    found = []
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is not None and fix.edits and (unsafe or fix.applicability is Applicability.SAFE):
            order, rule = rules[diagnostic.code]
            found.append(Proposal(rule, order, diagnostic, fix.edits))
    return tuple(sorted(found, key=_place))


def needs_unsafe(fix: Fix | None) -> bool:
    """Tell whether only `--unsafe-fixes` would make this fix."""
    return fix is not None and fix.applicability is Applicability.UNSAFE


def _place(proposal: Proposal) -> tuple[int, Span, Span]:
    return proposal.order, proposal.edits[0].span, proposal.edits[-1].span


def compatible(wanted: Iterable[Proposal]) -> list[Proposal]:
    """Return as many of the proposals as can be made at once, in the order of the text.

    Of two that meet or touch, the one of the earlier rule is chosen, of one rule the first.
    """
    chosen: list[Proposal] = []
    starts: list[int] = []
    for proposal in sorted(wanted, key=_place):
        start, end = proposal.edits[0].span.start, proposal.edits[-1].span.end
        index = bisect_right(starts, end)
        if index == 0 or chosen[index - 1].edits[-1].span.end < start:
            starts.insert(index, start)
            chosen.insert(index, proposal)
    return chosen


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with the edits made; new lines are ended as the text ends its own.

    Raises:
        ValueError: the edits are not in order, overlap, lie outside the text, or hold what no file can.
    """
    pieces: list[str] = []
    end = 0
    for edit in edits:
        if not end <= edit.span.start <= edit.span.end <= len(text):
            raise ValueError(f"an edit of {edit.span} cannot be made behind {end} in {len(text)} characters")
        edit.text.encode("utf-8")
        pieces += (text[end : edit.span.start], edit.text)
        end = edit.span.end
    return "".join((*pieces, text[end:]))


def in_style_of(text: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits with the line endings of a text that ends all its lines by CR LF."""
    if "\r\n" not in text or _BARE_LINE_FEED.search(text):
        return tuple(edits)
    return tuple(Edit(edit.span, _BARE_LINE_FEED.sub("\r\n", edit.text)) for edit in edits)


def moved(edits: Sequence[Edit], made: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """Return `edits` for the text in which `made` was done, or None where the two meet or touch."""
    found: list[Edit] = []
    shift, index = 0, 0
    for edit in edits:
        while index < len(made) and made[index].span.end < edit.span.start:
            shift += len(made[index].text) - len(made[index].span)
            index += 1
        if index < len(made) and made[index].span.start <= edit.span.end:
            return None
        found.append(Edit(Span(edit.span.start + shift, edit.span.end + shift), edit.text))
    return tuple(found)
