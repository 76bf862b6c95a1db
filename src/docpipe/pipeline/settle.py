"""One file fixed until nothing is left: pass after pass, rule after rule, and one by one where a fix does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from docpipe.lint.fix import Proposal, compatible, proposals
from docpipe.lint.rule import DocumentRule, Rule
from docpipe.model.diagnostic import Diagnostic, RuleCode
from docpipe.pipeline.drafts import Drafts, Saved, new_errors

_MOST_PASSES = 12
# A rule whose fixes fail one after the other costs a parse each.
_MOST_TRIALS = 64

Rules = Mapping[RuleCode, tuple[int, Rule]]
"""Every rule with its place in the registry, by its code."""


class Settler:
    """Fixes files one at a time.

    A rule whose fixes are undone by another, or come to no end, is switched off in that file, and the file
    is begun again from what it was: so a second run, which starts from the result, ends there, too.
    """

    def __init__(self, drafts: Drafts, rules: Rules, *, unsafe: bool) -> None:
        """Take what is to be fixed.

        Args:
            drafts: the files; all changes go through them.
            rules: those whose fixes there are.
            unsafe: whether fixes that may change the meaning are wanted.
        """
        self._drafts = drafts
        self._rules = rules
        self._unsafe = unsafe
        self._off: set[tuple[str, RuleCode]] = set()

    def propose(self, path: str, diagnostics: Iterable[Diagnostic]) -> tuple[Proposal, ...]:
        """Return the fixes of a file's findings that may still be made, and remember which may not."""
        kept = []
        for proposal in proposals(diagnostics, self._rules, unsafe=self._unsafe):
            if (path, proposal.rule.code) in self._off:
                self._drafts.withhold(path, proposal, "another fix would undo it, or it comes to no end")
            elif not self._drafts.is_withheld(path, proposal):
                kept.append(proposal)
        return tuple(kept)

    def settle(self, path: str, known: Sequence[Diagnostic]) -> None:
        """Make what holds of a file's pending fixes, and of those that its document rules propose then.

        Args:
            path: of a file with pending fixes.
            known: what its document rules have found.
        """
        if self._drafts.of(path) is None:
            for proposal in self._drafts.pending.pop(path):
                self._drafts.withhold(path, proposal, "the file was changed while docpipe was at work")
            return
        saved, off = self._drafts.saved(), []
        while (endless := self._endless(path, known)) is not None:
            off.append(endless)
            self._off.add((path, endless))
            self._begin_again(path, saved)
        for code in off[:-1]:
            self._try_again(path, code, saved, known)

    def _try_again(self, path: str, code: RuleCode, saved: Saved, known: Sequence[Diagnostic]) -> None:
        """Switch a rule on again if it was but caught in the circle of one that was switched off after it."""
        settled = self._drafts.saved()
        self._off.remove((path, code))
        self._begin_again(path, saved)
        if self._endless(path, known) is not None:
            self._off.add((path, code))
            self._drafts.restore(settled)

    def _begin_again(self, path: str, saved: Saved) -> None:
        """Go back to what the file was, without the rules that are switched off in it."""
        self._drafts.restore(saved)
        pending = self._drafts.pending[path]
        self._drafts.pending[path] = tuple(each for each in pending if (path, each.rule.code) not in self._off)
        for proposal in pending:
            if (path, proposal.rule.code) in self._off:
                self._drafts.withhold(path, proposal, "another fix would undo it, or it comes to no end")

    def _endless(self, path: str, known: Sequence[Diagnostic]) -> RuleCode | None:
        """Make passes until nothing is left; return the rule that keeps that from happening, or None."""
        seen: dict[str, int] = {}
        made: list[RuleCode] = []
        used: list[RuleCode] = []
        for _ in range(_MOST_PASSES):
            seen[self._drafts.parsed[path].text] = len(made)
            used, known = self._pass(path, known)
            if not used:
                return None
            made += used
            first = seen.get(self._drafts.parsed[path].text)
            if first is not None:
                return self._last(made[first:])
        return self._last(used)

    def _last(self, codes: Iterable[RuleCode]) -> RuleCode:
        """Return the last in the order of the registry: the same one whichever way round they take turns."""
        return max(codes, key=lambda code: self._rules[code][0])

    def _pass(self, path: str, known: Sequence[Diagnostic]) -> tuple[list[RuleCode], Sequence[Diagnostic]]:
        """Make what is pending; return the rules that did something, and what the document rules find then."""
        if not self._drafts.pending.get(path):
            return [], known
        readable = self._drafts.parsed[path].document is not None
        saved = self._drafts.saved()
        used = self._rules_in_turn(path)
        found = self._findings(path) if used else known
        if found is None or (used and readable and new_errors(known, found)):
            # Rare enough to be done again, and slowly: the document rules are asked behind every fix.
            self._drafts.restore(saved)
            used = self._rules_in_turn(path, strictly=True)
            found = (self._findings(path) if used else known) or ()
        others = [each for each in self._drafts.pending[path] if not isinstance(each.rule, DocumentRule)]
        own = self.propose(path, found) if used else ()
        self._drafts.pending[path] = (*others, *own)
        return used, found

    def _findings(self, path: str) -> Sequence[Diagnostic] | None:
        """Return what the document rules find now; None where one of them fails on what was made."""
        try:
            return self._drafts.desk.findings(self._drafts.parsed[path])
        except Exception:  # noqa: BLE001 # law 6: a text that breaks a rule is not written
            return None

    def _rules_in_turn(self, path: str, *, strictly: bool = False) -> list[RuleCode]:
        """Make what is pending, rule by rule; neighbours in the registry that may change the same are tried together.

        That is a parse for each few rules in place of one for each, and as strict: what all of them changed
        together is compared with what each of them may change.
        """
        used: list[RuleCode] = []
        for group in self._groups(path):
            # What an earlier rule did may have taken some away.
            wanted = [each for each in self._drafts.pending[path] if each.order in group]
            if len(group) > 1 and not strictly and self._make_together(path, wanted):
                used += sorted({each.rule.code for each in wanted})
                continue
            for order in group:
                wanted = [each for each in self._drafts.pending[path] if each.order == order]
                if wanted and self._make(path, wanted, strictly=strictly):
                    used.append(wanted[0].rule.code)
        return used

    def _groups(self, path: str) -> list[list[int]]:
        rules = sorted({each.order: each.rule.changes for each in self._drafts.pending[path]}.items())
        return [[order for order, _ in group] for _, group in groupby(rules, key=lambda known: known[1])]

    def _make_together(self, path: str, wanted: list[Proposal]) -> bool:
        """Make the fixes of several rules if all of them hold."""
        pending = self._drafts.pending[path]
        self._drop_pending(path, wanted)
        if wanted and not self._drafts.make(path, compatible(wanted), strictly=False):
            return True
        self._drafts.pending[path] = pending
        return False

    def _make(self, path: str, wanted: list[Proposal], *, strictly: bool) -> bool:
        """Make those fixes of one rule that hold; return whether there were any."""
        self._drop_pending(path, wanted)
        saved = self._drafts.saved()
        trials = _Trials(self._drafts, path, strictly=strictly)
        done = trials.make(compatible(wanted))
        if trials.left >= 0:
            return done
        # So many bad ones: the rule is wrong here. All are withheld, so that a second run has the same answer.
        self._drafts.restore(saved)
        for proposal in wanted:
            self._drafts.withhold(path, proposal, "too many fixes of this rule do not hold here")
        return False

    def _drop_pending(self, path: str, taken: Sequence[Proposal]) -> None:
        keys = {proposal.key for proposal in taken}
        pending = self._drafts.pending[path]
        self._drafts.pending[path] = tuple(each for each in pending if each.key not in keys)


class _Trials:
    """Makes the fixes of one rule by halves, so that a bad one among many is found in few parses.

    Attributes:
        left: how many trials there are still; below 0 none were, and the answer is not complete.
    """

    def __init__(self, drafts: Drafts, path: str, *, strictly: bool) -> None:
        self.left = _MOST_TRIALS
        self._drafts = drafts
        self._path = path
        self._strictly = strictly

    def make(self, wanted: Sequence[Proposal]) -> bool:
        """Make those of the fixes that hold and withhold the others; return whether any was made."""
        self.left -= 1
        if self.left < 0 or not wanted:
            return False
        reason = self._drafts.make(self._path, wanted, strictly=self._strictly)
        if not reason:
            return True
        if len(wanted) == 1:
            self._drafts.withhold(self._path, wanted[0], reason)
            return False
        middle, done = len(wanted) // 2, len(self._drafts.made)
        first = self.make(wanted[:middle])
        return self.make(self._behind(wanted[middle:], done)) or first

    def _behind(self, wanted: Sequence[Proposal], done: int) -> list[Proposal]:
        """Return proposals in the text as it is since `done` changes were made; links may have been carried, too."""
        for path, edits in self._drafts.made[done:]:
            if path == self._path:
                wanted = [each for each in (proposal.behind(edits) for proposal in wanted) if each is not None]
        return list(wanted)
