"""Fixes as they are made, one after the other, and what the independent parsers say each has changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import pytest

from docpipe.lint.aspect import TEXT_ONLY, Aspect
from docpipe.lint.fix import Proposal, apply_edits
from docpipe.lint.inbound import CARRIED
from docpipe.model.diagnostic import Edit
from docpipe.pipeline import fixing
from docpipe.pipeline.drafts import Drafts
from tests.corpus.independent import Level, View, data, views

_LEVELS: dict[Aspect, frozenset[Level]] = {
    Aspect.INLINE: frozenset({"inline"}),
    Aspect.BLOCKS: frozenset({"block"}),
    Aspect.HTML: frozenset({"html"}),
    Aspect.COMMENTS: frozenset({"html"}),
}
# Explicit ids of headings are text to a parser of plain CommonMark.
_ID = re.compile(r"[ \t]*\{#[^{}\n]*\}[ \t]*$", re.MULTILINE)
# A bare address that runs into a backtick, for cmark-gfm.
_SWALLOWED = re.compile(r"(?:://|www\.)[^\s<`]*`", re.IGNORECASE)
# Hexo's front matter needs no fence above it, which no other parser knows.
_FENCES = ("---", "+++")


class Step(msgspec.Struct, frozen=True):
    """Fixes of one file that were made together.

    Attributes:
        edits: those of the fixes, then those that carry links along, each in the text that the ones before left.
        rules: whose fixes they are; none where only links were carried along.
        allowed: what they may change.
    """

    path: str
    before: str
    edits: tuple[tuple[Edit, ...], ...]
    rules: tuple[str, ...]
    allowed: frozenset[Aspect]

    @property
    def after(self) -> str:
        """The text with the edits made."""
        text = self.before
        for edits in self.edits:
            text = apply_edits(text, edits)
        return text


def watch(monkeypatch: pytest.MonkeyPatch) -> list[Step]:
    """Return a list that gets every step that fixing makes from now on."""
    steps: list[Step] = []

    class Watched(Drafts):
        """Drafts that tell what is made of them."""

        def make(self, path: str, wanted: Sequence[Proposal], *, strictly: bool) -> str:
            """Make fixes as always, and note them."""
            self.of(path)
            before = {known: parsed.text for known, parsed in self.parsed.items()}
            count = len(self.made)
            refused = super().make(path, wanted, strictly=strictly)
            steps.extend(_steps(path, wanted, before, self.made[count:]))
            return refused

    monkeypatch.setattr(fixing, "Drafts", Watched)
    return steps


def _steps(
    path: str, wanted: Sequence[Proposal], before: dict[str, str], made: Iterable[tuple[str, Sequence[Edit]]]
) -> Iterator[Step]:
    by_path: dict[str, list[tuple[Edit, ...]]] = {}
    for changed, edits in made:
        by_path.setdefault(changed, []).append(tuple(edits))
    for changed, groups in by_path.items():
        rules = tuple(sorted({each.rule.code for each in wanted})) if changed == path else ()
        declared = wanted[0].rule.changes if changed == path else CARRIED
        allowed = declared | CARRIED if len(groups) > 1 else declared
        # A file that was first read for the sake of its links is as it was.
        yield Step(changed, before[changed], tuple(groups), rules, frozenset(allowed))


def differences(step: Step) -> list[str]:
    """Return what a step changed besides what its rules declare, as both parsers and PyYAML see it."""
    after = step.after
    found = []
    if Aspect.FRONT_MATTER not in step.allowed and data(step.before) != data(after):
        found.append(f"front matter: {data(step.before)} -> {data(after)}")
    texts = [_ID.sub("", text) if Aspect.IDS in step.allowed else text for text in (step.before, after)]
    seen = [views(text) for text in texts]
    if _SWALLOWED.search(step.before):
        # What is code depends there on where a link of cmark-gfm ends.
        seen = [{"pulldown-cmark": each["pulldown-cmark"]} for each in seen]
    for (name, old), new in zip(seen[0].items(), seen[1].values(), strict=True):
        found += [f"{name}: {what}" for what in _undeclared(old, new, step)]
    return [f"{step.path} {', '.join(step.rules) or 'links'}: {what}" for what in found]


def _undeclared(old: View, new: View, step: Step) -> Iterator[str]:
    allowed = step.allowed
    free = frozenset[Level]().union(*(_LEVELS.get(aspect, frozenset()) for aspect in allowed))
    pairs = {
        "structure": [tuple(mark.name for mark in view.marks if mark.level not in free) for view in (old, new)],
        Aspect.CODE: [old.code, new.code],
        Aspect.URLS: [old.urls, new.urls],
        Aspect.HTML: [old.html, new.html],
    }
    if Aspect.COMMENTS in allowed:
        del pairs[Aspect.HTML]
    changed = [what for what, (one, other) in pairs.items() if what not in allowed and one != other]
    yield from (f"{what} {_first_difference(*pairs[what])}" for what in changed)
    if allowed == TEXT_ONLY and not changed:
        more = _net(zip(old.texts, new.texts, strict=True)) - _net(_pieces(step))
        if more:
            yield f"text {dict(more)}"
    elif Aspect.FRONT_MATTER in allowed and not step.before.removeprefix("\ufeff").startswith(_FENCES):
        return
    elif not allowed & {Aspect.TEXT, Aspect.INLINE} and _solid("".join(old.texts)) != _solid("".join(new.texts)):
        yield "text"


def _pieces(step: Step) -> Iterator[tuple[str, str]]:
    """Yield what each edit takes out, and what it puts in its place."""
    text = step.before
    for edits in step.edits:
        yield from ((edit.span.of(text), edit.text) for edit in edits)
        text = apply_edits(text, edits)


def _net(pairs: Iterable[tuple[str, str]]) -> Counter[str]:
    """Return which characters each pair loses (`-x`) and gains (`+x`), all pairs together; blanks do not count."""
    found: Counter[str] = Counter()
    for one, other in pairs:
        if one != other:
            old, new = Counter(_solid(one)), Counter(_solid(other))
            found.update({f"-{character}": count for character, count in (old - new).items()})
            found.update({f"+{character}": count for character, count in (new - old).items()})
    return found


def _solid(text: str) -> str:
    return "".join(text.split())


def _first_difference(old: Sequence[str], new: Sequence[str]) -> str:
    for one, other in zip(old, new, strict=False):
        if one != other:
            return f"{one!r} -> {other!r}"
    return f"{len(old)} -> {len(new)}"
