"""The page of the translation status as values for its template: what to do next comes first."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname

import msgspec
from markupsafe import Markup

from docpipe.index.site import SiteIndex
from docpipe.model.locale import Locale
from docpipe.model.source import LocaleName
from docpipe.model.translation import Freshness, Label, TranslationState
from docpipe.publish.messages import Words
from docpipe.publish.status import phrases
from docpipe.publish.status.blocks import BlockView, PageOf, block_view
from docpipe.publish.status.board import Board, Todo
from docpipe.publish.status.strip import Cells, cells, strip
from docpipe.publish.text import Text
from docpipe.translation.status.effort import characters
from docpipe.translation.status.overview import BLOCK_KINDS, LocaleStatus, block_counts

# Pixels of a strip, by the number of locales that stand beside one another.
_WIDTHS = (320, 200, 140)
_WIDTH_OF_MANY = 80


class Cell(msgspec.Struct, frozen=True):
    """How a document stands in one locale.

    Attributes:
        percent: that is fresh, written out; "?" where most is unverified, "" for an orphan.
        value: the same as a number to sort by.
        anchor: id of what there is to do, or "".
        drawn: the strip.
    """

    label: str
    called: str
    percent: str
    value: int
    drawn: Markup
    anchor: str = ""


class TodoView(msgspec.Struct, frozen=True):
    """What there is to do in one translation.

    Attributes:
        summary: how much, by kind.
        blocks: the first of them.
        more: how many are not shown, in words, or "".
        command: shows all of them in a terminal.
    """

    anchor: str
    locale: Locale
    language: str
    path: str
    summary: str
    blocks: tuple[BlockView, ...]
    more: str
    command: str


class Row(msgspec.Struct, frozen=True):
    """A document.

    Attributes:
        cells: one per locale; None where the document is an original in it.
        minutes: of work, in all locales; `effort` is the same in words.
    """

    title: Text
    href: str
    path: str
    cells: tuple[Cell | None, ...]
    minutes: int
    effort: str
    todos: tuple[TodoView, ...]


class Folder(msgspec.Struct, frozen=True):
    """The documents of a folder; its name is "" where there is but one folder."""

    path: str
    rows: tuple[Row, ...]


class Viewer:
    """Turns a board into rows; holds what all of them need."""

    def __init__(self, board: Board, site: SiteIndex, words: Words, page_of: PageOf) -> None:
        """Take the figures, the documents, the page's language and what knows the addresses of pages."""
        self._board = board
        self._site = site
        self._words = words
        self._page_of = page_of
        self._statuses = board.report.locales

    def folders(self) -> tuple[Folder, ...]:
        """Return all documents by folder: those with most to do first, and in them what to do next."""
        found: dict[str, dict[str, dict[LocaleName, TranslationState]]] = {}
        order: dict[str, int] = {}
        for status in self._statuses:
            for place, item in enumerate(status.by_next()):
                order[item.path] = min(place, order.get(item.path, place))
                found.setdefault(dirname(item.path), {}).setdefault(item.path, {})[status.locale] = item
        work = {folder: sum(map(self._minutes, items.values())) for folder, items in found.items()}
        numbers = {path: number for number, path in enumerate(sorted(order, key=lambda path: (order[path], path)))}
        return tuple(
            Folder(
                folder if len(found) > 1 else "",
                tuple(
                    self._row(numbers[path], path, items)
                    for path, items in sorted(found[folder].items(), key=lambda each: numbers[each[0]])
                ),
            )
            for folder in sorted(found, key=lambda folder: (-work[folder], folder))
        )

    @property
    def is_coarse(self) -> bool:
        """Whether a cell of some strip stands for several blocks."""
        items = (item for status in self._statuses for item in status.items)
        return any(_cells(item, len(self._statuses)).blocks > 1 for item in items)

    def _minutes(self, items: Mapping[LocaleName, TranslationState]) -> int:
        paces = {status.locale: status.pace for status in self._statuses}
        return sum(paces[name].effort(characters(item)).minutes for name, item in items.items())

    def _row(self, number: int, path: str, items: Mapping[LocaleName, TranslationState]) -> Row:
        document = self._site.by_path.get(path)
        config = self._site.config
        locale = config.locale(document.file.locale if document is not None else config.source)
        title = document.title if document is not None else ""
        minutes = self._minutes(items)
        return Row(
            title=Text(" ".join(title.split()) or path.rpartition("/")[2], locale),
            href=self._page_of(path),
            path=path,
            cells=tuple(self._cell(items.get(status.locale), status, number) for status in self._statuses),
            minutes=minutes,
            effort=phrases.duration(minutes, self._words),
            todos=tuple(self._todos(items, number)),
        )

    def _cell(self, item: TranslationState | None, status: LocaleStatus, number: int) -> Cell | None:
        if item is None:
            return None
        part, words = status.part((item,)), self._words
        percent = part.coverage.percent(part.coverage.fresh)
        written = "?" if part.is_mostly_unverified else words.percent(percent)
        has_figures = item.label not in {Label.ORPHAN, Label.EXCLUDED}
        return Cell(
            label=item.label.value,
            called=phrases.label(item.label, words),
            percent=written if has_figures else "",
            value=percent if has_figures else -1,
            drawn=self._strip(item) if has_figures else Markup(),
            anchor=_anchor(number, status.locale) if (status.locale, item.path) in self._board.todos else "",
        )

    def _strip(self, item: TranslationState) -> Markup:
        shown, words = _cells(item, len(self._statuses)), self._words
        if not shown.marks:
            return Markup()
        return strip(shown, phrases.counts(block_counts(item), words))

    def _todos(self, items: Mapping[LocaleName, TranslationState], number: int) -> Iterator[TodoView]:
        words, config = self._words, self._site.config
        for name, item in items.items():
            todo = self._board.todos.get((name, item.path))
            if todo is None:
                continue
            yield TodoView(
                anchor=_anchor(number, name),
                locale=config.locale(name),
                language=words.language(config.locale(name), config.site.locales),
                path=item.target_path,
                summary=phrases.to_do(item, words),
                blocks=tuple(
                    _placed_once(
                        block_view(each, config, words, self._page_of, item.target_path) for each in todo.items
                    )
                ),
                more=words("and {number} more:", number=words.number(todo.more)) if todo.more else "",
                command=_command(item, todo),
            )


def _placed_once(blocks: Iterable[BlockView]) -> Iterator[BlockView]:
    """Yield the blocks; of those that belong to one place, the first names it."""
    last = ""
    for block in blocks:
        yield msgspec.structs.replace(block, place="") if block.place == last else block
        last = block.place


def _anchor(number: int, locale: LocaleName) -> str:
    return f"page:{number}-{locale}"


def _command(item: TranslationState, todo: Todo) -> str:
    found = block_counts(item)
    is_more = any(found[kind] for kind in BLOCK_KINDS if kind in {Freshness.MISSING, Freshness.UNTRANSLATED})
    option = " --missing" if is_more else ""
    return f"docpipe l10n diff{option} {shlex.quote(item.target_path or item.path)}" if todo.more else ""


def _cells(item: TranslationState, locales: int) -> Cells:
    width = _WIDTHS[locales - 1] if 0 < locales <= len(_WIDTHS) else _WIDTH_OF_MANY
    if not item.target_path:
        return cells((Freshness.MISSING,) * item.source_blocks, width)
    return cells([state.freshness for state in item.states for _ in state.source or state.target], width)
