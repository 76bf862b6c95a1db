"""Code of a translation differs from its source.

## Why
Code is copied, not read: an engine that "corrects" an option or drops a hyphen breaks the reader's afternoon.
Comments, and strings that hold words, may be translated, and so may any line in another script; white space
and line breaks may differ. A slip of the pen in a code span is an error where the ledger says that the text is
current. Elsewhere, and for code blocks, whose age nobody knows, a slip of the pen is a warning and anything more a
remark: the source may have gone ahead, or the example been chosen for other readers.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

````markdown content/zh/a.md
启动：

```sh
podman run --network=host --name cache redis:7  # 在前台运行
```
````

````markdown content/en/a.md
Start it:

```sh
podman run -network=host --name cache redis:7  # in the foreground
```
````

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

````markdown content/zh/a.md
用 `--name` 起个名字：

```sh
# 在前台运行
podman run --network=host --name cache redis:7
echo "已经启动"
```
````

````markdown content/en/a.md
Name it with `--name`:

```sh
# in the foreground
podman run --network=host --name cache redis:7
echo "started"
```
````
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from docpipe.lint.addresses import is_misspelt
from docpipe.lint.aligned import Aligned, aligned, quoted
from docpipe.lint.aspect import Aspect
from docpipe.lint.code_lines import (
    code_of,
    differing_lines,
    has_comment,
    is_alike,
    is_for_others,
    is_same,
    is_slip,
    paired,
)
from docpipe.lint.facts import PairFacts
from docpipe.lint.rule import PairRule
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.text import Span, position_at

_CODE = "`"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Quotes and marks around code, and which sign joins two words of it, are a matter of taste.
_MARKS = re.compile(r"[\"'`,;:!?()<>{}\[\]]+|[./]+$")
_SEPARATOR = re.compile(r"(?<=\w)[-_](?=\w)|=|\s+")
_MOST_PAIRS = 2_000
_MOST_RELATED = 20


def check(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding per code span that was changed, and one for all code blocks that were."""
    known = frozenset(span for block in pair.source.blocks for span in _spans(block))
    for one in aligned(pair):
        yield from _of_spans(one, known)
    yield from _of_blocks(pair)


def _of_spans(one: Aligned, known: frozenset[str]) -> Iterator[Finding]:
    """Yield what is to be said of the code spans of one block; a span more, or in the reader's words, is fine.

    Args:
        one: the block and its source.
        known: every code span of the source document; one of those is no slip of the pen.
    """
    there, here = _spans(one.source), _spans(one.target)
    if there == here or not there:
        return
    lost, gained = sorted(there - here), sorted(here - there)
    if len(lost) * len(gained) > _MOST_PAIRS:
        return
    slips = {written: wanted for written in gained for wanted in lost if _is_slip(wanted, written, known)}
    for written, wanted in slips.items():
        yield _changed_span(one, wanted, written, severity=None if one.is_known else Severity.WARNING)
    if one.is_known and not slips and len(lost) == len(gained) == 1 and not _is_same(lost[0], gained[0]):
        yield _changed_span(one, lost[0], gained[0], severity=Severity.WARNING)


def _is_slip(wanted: str, written: str, known: frozenset[str]) -> bool:
    return written not in known and is_misspelt(wanted, written) and not _is_same(wanted, written)


def _is_same(wanted: str, written: str) -> bool:
    """Tell whether two spans differ in taste, or are words that were translated."""
    plain = [_SEPARATOR.sub(" ", _MARKS.sub(" ", span)).lower().split() for span in (wanted, written)]
    return bool(_BEYOND_ASCII.search(wanted + written)) or plain[0] == plain[1]


def _changed_span(one: Aligned, wanted: str, written: str, *, severity: Severity | None) -> Finding:
    arguments = {"source": quoted(wanted, 80), "target": quoted(written, 80)}
    hint = Message("One of the two is wrong: write the same in both")
    return Finding(one.target.span, arguments, hint=hint, severity=severity)


def _spans(block: Block) -> set[str]:
    return {value[1:] for value in block.anchor_values if value.startswith(_CODE) and value[1:].strip()}


class _Changed(msgspec.Struct, frozen=True):
    """A code block of the translation that differs, its source, how to mend it, and whether that is a trifle."""

    source: Block
    target: Block
    edits: tuple[Edit, ...]
    is_slip: bool


def _of_blocks(pair: PairFacts) -> Iterator[Finding]:
    """Yield one finding for all blocks with a slip of the pen, and one for those that say something else."""
    changed = list(_changed_blocks(pair))
    for are_slips, severity in ((True, Severity.WARNING), (False, Severity.INFO)):
        blocks = [each for each in changed if each.is_slip is are_slips]
        if blocks:
            yield _of_changed(blocks, severity, pair)


def _of_changed(changed: list[_Changed], severity: Severity, pair: PairFacts) -> Finding:
    first, *others = changed
    arguments = {
        "count": str(len(changed)),
        "line": str(position_at(pair.source.line_starts, first.source.span.start).line),
        "path": pair.source.file.path,
    }
    edits = tuple(edit for each in changed for edit in each.edits)
    return Finding(
        _first_line(first.target, pair.target),
        arguments,
        message=_SEVERAL if others else _SINGLE,
        hint=Message("Compare it with line {line} of {path}", arguments),
        fix=Fix(Applicability.UNSAFE, edits) if all(each.edits for each in changed) else None,
        related=tuple(
            (_first_line(each.target, pair.target), Message("this one too")) for each in others[:_MOST_RELATED]
        ),
        severity=severity,
    )


_SINGLE = "this code differs from the source in more than comments and texts"
_SEVERAL = "{count} code blocks from here on differ from the source in more than comments and texts"


def _changed_blocks(pair: PairFacts) -> Iterator[_Changed]:
    ours = [block for block in pair.source.blocks if block.kind is BlockKind.CODE]
    theirs = [block for block in pair.target.blocks if block.kind is BlockKind.CODE]
    if not ours or not theirs or [block.text for block in ours] == [block.text for block in theirs]:
        return
    for one, other in _places(ours, theirs):
        if one.text != other.text and not is_for_others(one.text, other.text):
            source, target = code_of(one.text), code_of(other.text)
            if not is_same(source, target) and is_alike(source, target):
                edits = _edits(one, other, differing_lines(source, target), pair.target)
                yield _Changed(one, other, edits, is_slip(source, target))


def _places(ours: Sequence[Block], theirs: Sequence[Block]) -> Iterable[tuple[Block, Block]]:
    """Return the code blocks that belong together: by position where there are as many, else by what they say."""
    if len(ours) == len(theirs):
        return zip(ours, theirs, strict=True)
    both = paired([code_of(block.text) for block in ours], [code_of(block.text) for block in theirs])
    return [(ours[one], theirs[other]) for one, other in both]


def _edits(source: Block, target: Block, lines: list[tuple[int, int]], document: Document) -> tuple[Edit, ...]:
    """Return how to bring the lines of the source back; nothing where a line cannot be placed or has a comment."""
    wanted, written = source.text.split("\n"), target.text.split("\n")
    first = position_at(document.line_starts, target.span.start).line
    last = position_at(document.line_starts, target.span.end).line
    # Only a fence at the margin holds its lines as they stand in the file: between its two marks.
    if target.nesting or last - first != len(written):
        return ()
    edits: list[Edit] = []
    for ours, theirs in lines:
        start, end = (document.line_starts[first + theirs + step] for step in (0, 1))
        is_whole = end - start - len(written[theirs]) in {1, 2}
        if not is_whole or has_comment(wanted[ours]) or has_comment(written[theirs]):
            return ()
        edits.append(Edit(Span(start, start + len(written[theirs])), wanted[ours]))
    return tuple(edits)


def _first_line(block: Block, document: Document) -> Span:
    line = position_at(document.line_starts, block.span.start).line
    ends = document.line_starts[line] - 1 if line < len(document.line_starts) else block.span.end
    return Span(block.span.start, max(block.span.start + 1, min(block.span.end, ends)))


RULE = PairRule(
    code=RuleCode("QA010"),
    name="qa-code-changed",
    severity=Severity.ERROR,
    message="the code `{target}` is `{source}` in the source",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.CODE}),
    page=__doc__,
    precision=1.0,
    check=check,
)
