"""The files of a run as fixes have made them so far, and the one way to change them: a fix that holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.lint.fix import Proposal, apply_edits, in_style_of
from docpipe.lint.inbound import CARRIED, carried, leads_as_carried, linking, moved_ids, names_moved
from docpipe.lint.verify import undeclared
from docpipe.model.diagnostic import Diagnostic, Edit, RuleCode, Severity
from docpipe.model.document import Parsed
from docpipe.model.source import SourceFile

Key = tuple[RuleCode, tuple[Edit, ...]]


class Withheld(msgspec.Struct, frozen=True):
    """A fix that was not made, and why: one clause without a full stop."""

    proposal: Proposal
    reason: str


class Saved(NamedTuple):
    """A state of the drafts that can be gone back to."""

    parsed: dict[str, Parsed]
    pending: dict[str, tuple[Proposal, ...]]
    withheld: dict[str, dict[Key, Withheld]]
    fixed: Counter[tuple[str, RuleCode]]


class Desk(NamedTuple):
    """What fixing needs of a run.

    Attributes:
        read: gives the parse of a file from its bytes.
        findings: gives what the document rules say of a parse.
        draft: gives the parse of a file as it is, by path; None where it may not be changed.
        site: gives the index of the files as they were.
    """

    read: Callable[[SourceFile, bytes], Parsed]
    findings: Callable[[Parsed], tuple[Diagnostic, ...]]
    draft: Callable[[str], Parsed | None]
    site: Callable[[], SiteIndex]


class Drafts:
    """Files that are being fixed; every change of state goes through `make`.

    Attributes:
        parsed: every file that was looked at, as it is now.
        pending: proposals that wait for their turn, by path, in the text as it is now.
        withheld: what was refused, by path and by what it is now.
        fixed: how many fixes were made, by path and rule.
        made: every change so far with its path, also those that were gone back on.
    """

    def __init__(self, desk: Desk) -> None:
        """Start with nothing read."""
        self.desk = desk
        self.parsed: dict[str, Parsed] = {}
        self.pending: dict[str, tuple[Proposal, ...]] = {}
        self.withheld: dict[str, dict[Key, Withheld]] = {}
        self.fixed: Counter[tuple[str, RuleCode]] = Counter()
        self.made: list[tuple[str, Sequence[Edit]]] = []
        self._linking: Mapping[str, tuple[str, ...]] | None = None

    def saved(self) -> Saved:
        """Return the state of now; what it holds is frozen."""
        withheld = {path: dict(known) for path, known in self.withheld.items()}
        return Saved(dict(self.parsed), dict(self.pending), withheld, Counter(self.fixed))

    def restore(self, saved: Saved) -> None:
        """Go back to an earlier state."""
        self.parsed, self.pending = dict(saved.parsed), dict(saved.pending)
        self.withheld = {path: dict(known) for path, known in saved.withheld.items()}
        self.fixed = Counter(saved.fixed)

    def of(self, path: str) -> Parsed | None:
        """Return a file as it is now; None where it may not be changed."""
        if path not in self.parsed:
            read = self.desk.draft(path)
            if read is None:
                return None
            self.parsed[path] = read
        return self.parsed[path]

    def make(self, path: str, wanted: Sequence[Proposal], *, strictly: bool) -> str:
        """Make fixes in one file; return why they cannot be made, or "".

        Args:
            path: of a file that may be changed.
            wanted: proposals that do not meet, in order, of rules that may change the same of a post.
            strictly: whether the document rules are asked at once if the new text has new errors.
        """
        before = self.of(path)
        if before is None:
            return "the file may not be changed"
        edits = in_style_of(before.text, [edit for proposal in wanted for edit in proposal.edits])
        try:
            after = self._edited(before, edits)
            reason, others = self._judged(before, after, edits, wanted[0])
            if not reason and strictly and new_errors(self.desk.findings(before), self.desk.findings(after)):
                reason = "would make a new error"
        except ValueError as error:
            return f"cannot be made: {error}"
        except Exception as error:  # noqa: BLE001 # law 6: a text that breaks a rule or the parser is not written
            return f"docpipe fails on its result: {type(error).__name__}"
        if reason:
            return reason
        self._commit(path, after, edits)
        for other, (parsed, links) in others.items():
            self._commit(other, parsed, links)
        self.fixed.update((path, proposal.rule.code) for proposal in wanted)
        return ""

    def withhold(self, path: str, proposal: Proposal, reason: str) -> None:
        """Remember that a fix is not made."""
        self.withheld.setdefault(path, {})[proposal.key] = Withheld(proposal, reason)

    def is_withheld(self, path: str, proposal: Proposal) -> bool:
        """Tell whether this fix was refused before."""
        return proposal.key in self.withheld.get(path, {})

    def _edited(self, parsed: Parsed, edits: Sequence[Edit]) -> Parsed:
        return self.desk.read(parsed.file, apply_edits(parsed.text, edits).encode("utf-8"))

    def _judged(
        self, before: Parsed, after: Parsed, edits: Sequence[Edit], example: Proposal
    ) -> tuple[str, dict[str, tuple[Parsed, tuple[Edit, ...]]]]:
        """Return why the fix does not hold, and what else must change with it: files with links into this one."""
        if after.document is None:
            return "would make the file unreadable", {}
        if before.document is None:
            return "", {}
        changed = undeclared(before, after, edits, example.rule.changes)
        if changed:
            return f"would change {', '.join(aspect.value for aspect in changed)}", {}
        moves = moved_ids(before.document, after.document)
        return self._carried(after, moves) if moves else ("", {})

    def _carried(
        self, after: Parsed, moves: dict[str, str | None]
    ) -> tuple[str, dict[str, tuple[Parsed, tuple[Edit, ...]]]]:
        path = after.file.path
        site = self.desk.site()
        if self._linking is None:
            self._linking = linking(site)
        found: dict[str, tuple[Parsed, tuple[Edit, ...]]] = {}
        for source in self._linking.get(path, ()):
            parsed = after if source == path else self.of(source)
            if parsed is None:
                if names_moved(site.by_path[source], path, moves, site):
                    return f"would move an anchor that {source} links to, and that file is not to be changed", {}
                continue
            links = carried(parsed, path, moves, site)
            if links == ():
                continue
            result = self._edited(parsed, links) if links else parsed
            if links is None or not _holds(parsed, result, links, (path, moves), site):
                return f"would move an anchor, and the link to it in {source} cannot be rewritten", {}
            found[source] = result, links
        return "", found

    def _commit(self, path: str, parsed: Parsed, edits: Sequence[Edit]) -> None:
        self.parsed[path] = parsed
        self.made.append((path, edits))
        self.pending[path] = tuple(filter(None, (each.behind(edits) for each in self.pending.get(path, ()))))
        known = self.withheld.pop(path, {})
        for withheld in known.values():
            proposal = withheld.proposal.behind(edits)
            if proposal is not None:
                self.withhold(path, proposal, withheld.reason)


def new_errors(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Tell whether a rule has more errors than before."""
    old, new = _errors(before), _errors(after)
    return any(count > old[code] for code, count in new.items())


def _errors(found: Iterable[Diagnostic]) -> Counter[RuleCode]:
    return Counter(each.code for each in found if each.severity is Severity.ERROR)


def _holds(
    before: Parsed, after: Parsed, links: Sequence[Edit], moved: tuple[str, dict[str, str | None]], site: SiteIndex
) -> bool:
    """Tell whether carrying links along changed these links alone, and they lead where they should."""
    if after.document is None or undeclared(before, after, links, CARRIED):
        return False
    return leads_as_carried(before, after, *moved, site)
