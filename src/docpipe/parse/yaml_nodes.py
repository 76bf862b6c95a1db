"""YAML front matter as nodes with their places: python-frontmatter's handler, strict and positioned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec
import yaml
from frontmatter.default_handlers import BaseHandler

from docpipe.model.front_matter import Field, FieldValue
from docpipe.model.text import Span
from docpipe.parse.delimiters import find_delimited
from docpipe.parse.refusal import SYNTAX, check_characters, check_depth, check_size, duplicate, refuse
from docpipe.parse.yaml_problems import explain
from docpipe.parse.yaml_refusals import no_alias, no_key, no_map, not_text
from docpipe.parse.yaml_values import NOT_TEXT, is_known_tag, scalar_value, short_tag, unknown_tag

# The C loader is 13 times faster; PyYAML is built without it where libyaml was not found.
_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Mark(Protocol):
    """What libyaml's marks and PyYAML's own have in common."""

    index: int


class PositionedYamlHandler(BaseHandler):
    """Reads YAML front matter without losing anything of it.

    The stock handler drops what is no map, keeps the last of two equal keys and knows no places;
    its loader recurses as deep as the text does, and the C stack ends before Python's own limit.
    This one takes libyaml's events, which do not recurse, and stops at the first fault.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Tell whether `text` opens with YAML front matter."""
        block = find_delimited(text)
        return block is not None and block.format == "yaml"

    def split(self, text: str) -> tuple[str, str]:
        """Return what stands between the delimiters, and the body to the last blank.

        Raises:
            ValueError: there is no YAML front matter.
        """
        block = find_delimited(text)
        if block is None or block.format != "yaml":
            message = "no YAML front matter"
            raise ValueError(message)
        return block.content.of(text), text[block.end :]

    def load(self, fm: str) -> dict[str, object]:
        """Return the plain values of `fm`, what stands between the delimiters.

        Raises:
            RefusedError: it cannot be read.
        """
        return {field.key: field.value for field in self.fields(fm)}

    def fields(self, content: str, start: int = 0, opening: Span | None = None) -> tuple[Field, ...]:
        """Return the top-level entries of `content`, which stands at offset `start` of its file.

        Args:
            content: what stands between the delimiters.
            start: added to every place.
            opening: the opening delimiter, for what is said of the block as a whole.

        Raises:
            RefusedError: the first thing that is wrong with it.
        """
        opening = opening or Span(start, start)
        check_size(content, opening)
        check_characters(content, start)
        try:
            return _Composer(content, start).compose()
        except yaml.YAMLError as error:
            raise explain(error, content, start, opening) from error


class _Node(msgspec.Struct, frozen=True):
    """A value and its place; `tag` is what a scalar was resolved to."""

    span: Span
    value: FieldValue
    text: str = ""
    tag: str = ""
    parts: tuple[Field, ...] = ()


class _Composer:
    """Builds fields from libyaml's events."""

    def __init__(self, content: str, start: int) -> None:
        self.content = content
        self.start = start

    def compose(self) -> tuple[Field, ...]:
        """Return the entries of the one map that `content` must be; none of an empty one."""
        loader = _LOADER(self.content)
        try:
            # libyaml's own types are not known to the stubs, so events are taken as they come.
            self.events: Iterator[yaml.Event] = iter(loader.get_event, None)
            self.resolve: Callable[[type[yaml.Node], str, tuple[bool, bool]], str] = loader.resolve
            next(self.events)
            return self._document()
        finally:
            loader.dispose()

    def _document(self) -> tuple[Field, ...]:
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return ()
        first = next(self.events)
        root = self._node(first, "", 1)
        next(self.events)
        behind = next(self.events)
        if isinstance(behind, yaml.DocumentStartEvent):
            raise refuse(
                SYNTAX,
                self._span(behind),
                "a second YAML document starts inside the front matter",
                hint="delete this line, or close the front matter above it with a line `---`",
            )
        if not isinstance(first, yaml.MappingStartEvent):
            raise no_map("a list" if isinstance(root.value, list) else "a text", root.span, self.content, self.start)
        return root.parts

    def _node(self, event: yaml.Event, prefix: str, depth: int) -> _Node:
        """Return the node that starts with `event`; `depth` counts the lists and maps, itself included."""
        if isinstance(event, yaml.AliasEvent) or (isinstance(event, yaml.NodeEvent) and event.anchor is not None):
            raise no_alias(self._name_span(event))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and not is_known_tag(event.tag):
            raise unknown_tag(str(event.tag), self._name_span(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        check_depth(depth, self._mark_span(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, prefix, depth)
        return self._mapping(event, prefix, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> _Node:
        span = self._span(event)
        tag = event.tag
        if tag is None or tag == "!":
            tag = self.resolve(yaml.ScalarNode, event.value, event.implicit)
        return _Node(span, scalar_value(tag, event.value, span), event.value, short_tag(tag))

    def _sequence(self, start: yaml.Event, prefix: str, depth: int) -> _Node:
        items: list[Field] = []
        event = next(self.events)
        while not isinstance(event, yaml.SequenceEndEvent):
            key = f"{prefix}{len(items)}"
            node = self._node(event, f"{key}.", depth + 1)
            items.append(Field(key, node.span, node.span, node.value, node.text, node.parts))
            event = next(self.events)
        return _Node(self._collection_span(start, event, items), [item.value for item in items], parts=tuple(items))

    def _mapping(self, start: yaml.Event, prefix: str, depth: int) -> _Node:
        entries: dict[str, Field] = {}
        event = next(self.events)
        while not isinstance(event, yaml.MappingEndEvent):
            name, span = self._key(event, depth)
            if name in entries:
                raise duplicate(name, span, entries[name].key_span)
            key = f"{prefix}{name}"
            node = self._node(next(self.events), f"{key}.", depth + 1)
            entries[name] = Field(key, span, node.span, node.value, node.text, node.parts)
            event = next(self.events)
        fields = tuple(entries.values())
        value = {name: field.value for name, field in entries.items()}
        return _Node(self._collection_span(start, event, fields), value, parts=fields)

    def _key(self, event: yaml.Event, depth: int) -> tuple[str, Span]:
        if isinstance(event, yaml.CollectionStartEvent):
            raise no_key(self._mark_span(event), self.content[_offset(event.start_mark) :])
        node = self._node(event, "", depth)
        if node.tag == "merge":
            raise no_alias(node.span)
        # Deeper down, data of a theme may be numbered or named `on`; the word as written is the key.
        if depth == 1 and node.tag in NOT_TEXT:
            raise not_text(node.text, node.span, node.tag)
        return node.text, node.span

    def _span(self, event: yaml.Event) -> Span:
        """Return the place of an event, without the blanks and line ends that block scalars take in."""
        start, end = _offset(event.start_mark), _offset(event.end_mark)
        while end > start and self.content[end - 1 : end].isspace():
            end -= 1
        return Span(self.start + start, self.start + end)

    def _mark_span(self, event: yaml.Event) -> Span:
        """Return the first character of what starts with `event`."""
        start = self.start + _offset(event.start_mark)
        return Span(start, min(start + 1, self.start + len(self.content)))

    def _name_span(self, event: yaml.Event) -> Span:
        """Return the place of an alias, an anchor or a tag, without the value behind it."""
        start = self._span(event).start
        length = len(re.split(r"[\s,\]}]", self.content[start - self.start :], maxsplit=1)[0])
        return Span(start, start + length)

    def _collection_span(self, start: yaml.Event, end: yaml.Event, parts: list[Field] | tuple[Field, ...]) -> Span:
        first = self.start + _offset(start.start_mark)
        if isinstance(start, yaml.CollectionStartEvent) and start.flow_style:
            return Span(first, self.start + _offset(end.end_mark))
        # A block collection ends where the next token starts, often lines below.
        return Span(first, max(first, *(max(part.key_span.end, part.value_span.end) for part in parts)))


def _offset(mark: _Mark | None) -> int:
    """Return the place of a mark that libyaml always sets."""
    return mark.index if mark else 0
