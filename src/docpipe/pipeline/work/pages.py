"""One translation that takes in what a work file brings: its new text, and why anything was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Edit
from docpipe.model.document import Document, Parsed
from docpipe.model.text import Span
from docpipe.pipeline.work.entries import Pages, Task
from docpipe.pipeline.work.new_translation import Unmade, new_translation
from docpipe.pipeline.work.placing import Homeless, Placing
from docpipe.pipeline.work.put_in import Part, Read, put_in
from docpipe.translation.work.field_text import field_line, field_text
from docpipe.translation.work.markup import FIELDS, in_place


class Placed(msgspec.Struct, frozen=True):
    """A task whose text stands in the translation: source and target blocks of the new versions."""

    task: Task
    source: tuple[int, ...]
    target: tuple[int, ...]


class Taken(msgspec.Struct, frozen=True):
    """What a translation took in.

    Attributes:
        parsed: as it is to be; None for a file that cannot be made.
        placed: the tasks whose text it holds, those that it held already included.
        refused: the others, each with a clause that says why.
    """

    parsed: Parsed | None
    placed: tuple[Placed, ...]
    refused: tuple[tuple[Task, str], ...]


def take_in(pages: Pages, tasks: Sequence[Task], read: Read, *, inherits: bool, partial: bool) -> Taken:
    """Return the translation with what the tasks bring.

    Args:
        pages: source and translation.
        tasks: of their blocks.
        read: parses a text as a version of the translation.
        inherits: see `new_translation`.
        partial: likewise.
    """
    if pages.target is None:
        return _created(pages, tasks, read, inherits=inherits, partial=partial)
    return _Taking(pages, pages.target, tasks, read).run()


def _created(pages: Pages, tasks: Sequence[Task], read: Read, *, inherits: bool, partial: bool) -> Taken:
    given = _given(tasks)
    made = new_translation(pages.source, given, read, inherits=inherits, partial=partial)
    if isinstance(made, Unmade):
        return Taken(None, (), tuple((task, made.reason) for task in tasks))
    placed = [
        Placed(task, task.state.source, tuple(made.places[index] for index in task.state.source))
        for task in tasks
        if all(index in made.places for index in task.state.source)
    ]
    return Taken(made.parsed, tuple(placed), ())


def _given(tasks: Sequence[Task]) -> dict[int, str]:
    return {
        index: text
        for task in tasks
        if not task.is_done
        for index, text in zip(task.state.source, task.texts, strict=True)
    }


class _Taking:
    """One translation at work."""

    def __init__(self, pages: Pages, target: Parsed, tasks: Sequence[Task], read: Read) -> None:
        self._pages, self._target, self._read = pages, target, read
        self._tasks = tasks
        self._refused: list[tuple[Task, str]] = []

    def run(self) -> Taken:
        missing = {number for number, task in enumerate(self._tasks) if not task.is_done and not task.state.target}
        parts = [
            self._replacing(number, task)
            for number, task in enumerate(self._tasks)
            if not task.is_done and task.state.target
        ]
        parts += [*self._fields(missing), *self._placed(missing)]
        made = put_in(self._target, parts, self._read)
        for part in made.refused:
            reason = "the file would read differently elsewhere; look for marks of Markdown in the translation"
            self._refused += [(self._tasks[number], reason) for number in part.numbers]
        spans = iter(made.spans)
        regions = {number: [next(spans) for _ in part.edits] for part in made.parts for number in part.numbers[:1]}
        placed = [*self._found(made.parts, regions, made.parsed), *self._done(made.parsed, made.parts)]
        return Taken(made.parsed, tuple(placed), tuple(self._refused))

    def _replacing(self, number: int, task: Task) -> Part:
        document = _document(self._target)
        pairs = sorted(zip(task.state.target, task.texts, strict=True))
        edits, shapes = [], []
        for index, text in pairs:
            block = document.blocks[index]
            edits.append(Edit(block.span, self._written(index, text)))
            shapes.append((block.shape,))
        return Part(tuple(edits), tuple(shapes), (number,))

    def _written(self, index: int, text: str) -> str:
        document = _document(self._target)
        block = document.blocks[index]
        if block.kind in FIELDS and document.front_matter is not None:
            return field_text(" ".join(text.split()), block.span.of(self._target.text), document.front_matter.format)
        return in_place(text, self._target.lines, block)

    def _fields(self, missing: set[int]) -> Iterator[Part]:
        """Yield how a title or a description is added to the front matter."""
        wanted = [number for number in sorted(missing) if self._kind(number) in FIELDS]
        missing -= set(wanted)
        if not wanted:
            return
        front = _document(self._target).front_matter
        form = front.format if front is not None else "yaml"
        if form == "json":
            reason = "front matter in JSON is not added to; write it there by hand"
            self._refused += [(self._tasks[number], reason) for number in wanted]
            return
        lines = "".join(
            field_line(self._kind(number).value, " ".join(self._tasks[number].texts[0].split()), form)
            for number in wanted
        )
        start = front.content_span.start if front is not None else len(self._target.text) - len(self._bare)
        text = lines if front is not None else f"---\n{lines}---\n\n"
        ours = _document(self._pages.source).blocks
        shapes = tuple(ours[self._tasks[number].state.source[0]].shape for number in wanted)
        yield Part((Edit(Span(start, start), text),), (shapes,), tuple(wanted))

    @property
    def _bare(self) -> str:
        return self._target.text.removeprefix("\ufeff")

    def _kind(self, number: int) -> BlockKind:
        return _document(self._pages.source).blocks[self._tasks[number].state.source[0]].kind

    def _placed(self, missing: set[int]) -> Iterator[Part]:
        """Yield how missing blocks are put in, by the numbers of their tasks."""
        owners = {index: number for number in sorted(missing) for index in self._tasks[number].state.source}
        given = _given([self._tasks[number] for number in sorted(missing)])
        placing = Placing(self._pages.source, self._target, self._pages.state.states, self._read)
        for found in placing.parts(given):
            numbers = tuple(dict.fromkeys(owners[index] for index in found.numbers))
            if isinstance(found, Homeless):
                where = f"line {found.line}" if found.line else "the beginning"
                reason = f"{found.reason} (it belongs behind {where} of {self._target.file.path})"
                self._refused += [(self._tasks[number], reason) for number in numbers]
            else:
                yield msgspec.structs.replace(found, numbers=numbers)

    def _found(self, parts: Sequence[Part], regions: Mapping[int, Sequence[Span]], after: Parsed) -> Iterator[Placed]:
        """Yield the blocks of the new text that came in by edits."""
        blocks = _document(after).blocks
        ours = _document(self._pages.source).blocks
        for part in parts:
            inside = [
                index
                for span in regions[part.numbers[0]]
                for index, block in enumerate(blocks)
                if span.start <= block.span.start and block.span.end <= span.end
            ]
            tasks = [self._tasks[number] for number in part.numbers]
            if tasks[0].state.target:
                mains = _mains(inside, after)
                yield Placed(tasks[0], tasks[0].state.source, tuple(mains))
                continue
            mains = [index for index in _mains(inside, after) if blocks[index].translatable]
            wanted = [index for task in tasks for index in task.state.source]
            is_even = len(mains) == len(wanted) and all(
                ours[one].shape == blocks[other].shape for one, other in zip(sorted(wanted), mains, strict=False)
            )
            places = dict(zip(sorted(wanted), mains, strict=False)) if is_even else {}
            for task in tasks if is_even else ():
                yield Placed(task, task.state.source, tuple(places[index] for index in task.state.source))

    def _done(self, after: Parsed, parts: Sequence[Part]) -> Iterator[Placed]:
        """Yield the blocks that said already what they were to say, where they are now."""
        edits = sorted((edit for part in parts for edit in part.edits), key=lambda edit: edit.span)
        before, blocks = _document(self._target).blocks, _document(after).blocks
        starts = {block.span.start: index for index, block in enumerate(blocks)}
        for task in self._tasks:
            if task.is_done:
                shifted = [_moved(before[index].span.start, edits) for index in task.state.target]
                if all(start in starts for start in shifted):
                    yield Placed(task, task.state.source, tuple(starts[start] for start in shifted))


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    return offset + sum(len(edit.text) - len(edit.span) for edit in edits if edit.span.end <= offset)


def _mains(indices: Sequence[int], parsed: Parsed) -> list[int]:
    blocks = _document(parsed).blocks
    mains = [index for index in indices if blocks[index].kind is not BlockKind.ALT]
    return mains or list(indices)


def _document(parsed: Parsed) -> Document:
    assert parsed.document is not None  # noqa: S101 - it was indexed, and verified since
    return parsed.document
