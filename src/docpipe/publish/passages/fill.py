"""Slots filled with what only the page knows: ids, languages, states, link targets, numbers of notes."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable, Sequence

from markupsafe import Markup

from docpipe.model.block import BlockKind
from docpipe.model.body import Part, Slot, SlotKind
from docpipe.model.locale import Locale
from docpipe.model.translation import BlockState, Freshness
from docpipe.publish.messages import Words
from docpipe.publish.passages.compose import Shown
from docpipe.publish.passages.elements import as_element
from docpipe.publish.passages.labels import label
from docpipe.publish.passages.numbering import Key, Numbering, heading_of, is_empty_heading
from docpipe.publish.passages.outdated import with_original
from docpipe.publish.passages.pauses import pause_markup, pauses
from docpipe.publish.passages.voice import Filled, FilledNote, Heading, Voice
from docpipe.publish.text import Text, language_attributes
from docpipe.publish.urls import attribute, fragment_of

_BLOCK = SlotKind.BLOCK


class Filler:
    """Fills the slots of one page, whose pieces may come from two documents."""

    def __init__(
        self,
        voices: tuple[Voice, Voice | None],
        words: Words,
        *,
        text_locale: Locale,
        zone: dt.tzinfo = dt.UTC,
        page: str = "",
        bare: bool = False,
    ) -> None:
        """Prepare to fill a page.

        Args:
            voices: the page's own document, and its source if it is a translation.
            words: in the page's language.
            text_locale: the language declared around the text.
            zone: in which a moment is that day.
            page: what stands before a `#`: "" on the page itself, its address elsewhere.
            bare: for feeds: no ids, no fold-outs.
        """
        self._voices = {False: voices[0], True: voices[1] or voices[0]}
        self._fillers: dict[SlotKind, Callable[[Slot, Shown], str]] = {
            SlotKind.LINK: self._link,
            SlotKind.IMAGE: self._image,
            SlotKind.RAW_LINK: self._link,
            SlotKind.RAW_IMAGE: self._image,
            SlotKind.HEADING: self._heading,
            SlotKind.NOTE: self._reference,
            SlotKind.BACK: self._back,
            SlotKind.LABEL: self._label,
            SlotKind.WRAP: self._wrap,
            SlotKind.UNWRAP: self._unwrap,
        }
        self._section = attribute("aria-label", words("Link to this section"))
        self._ids: dict[Key, str] = {}
        self._said: dict[tuple[bool, Freshness | None], str] = {}
        self._words = words
        self._text_locale = text_locale
        self._zone = zone
        self._page = page
        self._bare = bare
        self._images = 0

    def fill(self, shown: Sequence[Shown], states: Sequence[BlockState] = ()) -> Filled:
        """Return the filled text.

        Args:
            shown: the pieces of the page; of the source only where there is one.
            states: of all blocks, for the texts of notes.
        """
        body = self._numbered(shown, states)
        told = frozenset() if self._bare else pauses(body)
        filled = list(map(self._piece, body))
        for at in told:
            filled[at] = pause_markup(self._words, self._text_locale) + filled[at]
        markup = "".join(filled)
        notes = tuple(map(self._note, self._numbers.notes))
        return Filled(Markup(markup), notes, tuple(map(self._listed, self._numbers.leveled)), self._title_id())  # noqa: S704 - escaped by parse

    def fill_each(self, shown: Sequence[Shown], states: Sequence[BlockState] = ()) -> tuple[str, ...]:
        """Return the markup of every piece by itself, "" for the title; put together they are the filled text."""
        self._numbered(shown, states)
        return tuple("" if self._is_title(piece) else self._piece(piece) for piece in shown)

    def _numbered(self, shown: Sequence[Shown], states: Sequence[BlockState]) -> Sequence[Shown]:
        """Name and number what `shown` holds; return it without the title."""
        own, source = self._voices[False], self._voices[True]
        self._numbers = Numbering(shown, (own.body, source.body), states)
        self._numbers.name(((own.document, own.ids), (source.document, source.ids)))
        if not self._bare:
            self._ids = {key: attribute("id", name) for key, name in self._numbers.blocks.items()}
        is_titled = max(own.document.title_heading, source.document.title_heading) >= 0
        body = [piece for piece in shown if not self._is_title(piece)] if is_titled else shown
        self._numbers.level(body)
        return body

    def _is_title(self, shown: Shown) -> bool:
        title = self._voices[shown.of_source].document.title_heading
        return title >= 0 and Slot(SlotKind.HEADING, title) in shown.piece.parts

    def _title_id(self) -> str:
        document, ids = self._voices[False].document, self._voices[False].ids
        if document.title_heading >= 0:
            return self._numbers.headings.get((False, document.title_heading), "")
        titles = (number for number, block in enumerate(document.blocks) if block.kind is BlockKind.TITLE)
        return next((ids[number] for number in titles if number < len(ids)), "")

    def _listed(self, shown: Shown) -> Heading:
        key = (shown.of_source, heading_of(shown.piece))
        text = Text(self._voices[shown.of_source].document.headings[key[1]].text, self._locale_of(shown))
        return Heading(self._numbers.headings.get(key, ""), text, self._numbers.levels[key])

    def _locale_of(self, shown: Shown) -> Locale:
        untranslated = shown.state is not None and shown.state.freshness is Freshness.UNTRANSLATED
        return self._voices[shown.of_source or untranslated].locale

    def _piece(self, shown: Shown) -> str:
        parts = shown.piece.parts
        if shown.state is None and len(parts) == 1 and isinstance(parts[0], str):
            return parts[0]
        filled: list[str] = []
        anchor = ""
        heading = heading_of(shown.piece)
        for part in parts if heading < 0 else self._heading_parts(shown, heading):
            if isinstance(part, str):
                filled.append(part if not anchor else part.replace(">", f">{anchor}", 1))
                anchor = ""
            elif part.kind is _BLOCK:
                attributes, anchor = self._block(shown, part.index)
                filled.append(attributes)
            else:
                filled.append(self._fillers[part.kind](part, shown))
        markup = "".join(filled)
        if self._bare or shown.state is None:
            return markup
        return with_original(
            markup, shown, self._voices[True], words=self._words, around=self._text_locale, zone=self._zone
        )

    def _heading_parts(self, shown: Shown, number: int) -> tuple[Part, ...]:
        if is_empty_heading(shown.piece):
            return as_element(shown.piece, "div")
        level = self._numbers.levels.get((shown.of_source, number))
        if level is None:
            return shown.piece.parts
        return as_element(shown.piece, f"h{level}", self._link_to_itself(shown, number))

    def _link_to_itself(self, shown: Shown, heading: int) -> str:
        """Return the link a heading ends with; its mark is the style sheet's, so that it is no part of the text."""
        identifier = "" if self._bare else self._numbers.headings.get((shown.of_source, heading), "")
        if not identifier:
            return ""
        language = language_attributes(self._words.locale, self._locale_of(shown))
        return f'<a class="anchor"{attribute("href", fragment_of(identifier))}{self._section}{language}></a>'

    def _link(self, slot: Slot, shown: Shown) -> str:
        voice = self._voices[shown.of_source]

        def anchor(written: str) -> str:
            return self._page + fragment_of(self._numbers.anchor(shown.of_source, written))

        if slot.kind is SlotKind.RAW_LINK:
            return voice.link(voice.body.targets[slot.index], anchor)
        return voice.link(voice.document.links[slot.index].target, anchor)

    def _image(self, slot: Slot, shown: Shown) -> str:
        voice = self._voices[shown.of_source]
        self._images += 1
        if slot.kind is SlotKind.RAW_IMAGE:
            return voice.image(voice.body.targets[slot.index], self._images == 1)
        attributes = voice.image(voice.document.images[slot.index].target, self._images == 1)
        return attributes + self._description(shown, slot.index)

    def _heading(self, slot: Slot, shown: Shown) -> str:
        identifier = "" if self._bare else self._numbers.headings.get((shown.of_source, slot.index), "")
        return attribute("id", identifier) if identifier else ""

    def _wrap(self, slot: Slot, shown: Shown) -> str:
        attributes, _ = self._block(shown, slot.index)
        return f"<span{attributes}>" if attributes else ""

    def _unwrap(self, slot: Slot, shown: Shown) -> str:
        attributes, _ = self._block(shown, slot.index)
        return "</span>" if attributes else ""

    def _block(self, shown: Shown, block: int) -> tuple[str, str]:
        """Return the attributes of a block's start tag, and an anchor to stand in it where it has an id already."""
        key = shown.of_source, block
        said = self._said_of(shown)
        own = self._ids.get(key, "")
        return (said, f"<span{own}></span>") if own and key in self._numbers.heading_blocks else (own + said, "")

    def _said_of(self, shown: Shown) -> str:
        """Return the attributes that tell the language of a passage and how it stands."""
        key = shown.of_source, shown.state.freshness if shown.state is not None else None
        known = self._said.get(key)
        if known is None:
            state = "missing" if shown.of_source else shown.state.freshness.value if shown.state is not None else ""
            language = language_attributes(self._locale_of(shown), self._text_locale)
            known = self._said[key] = language + (attribute("data-state", state) if state else "")
        return known

    def _description(self, shown: Shown, image: int) -> str:
        """Return the language of an image's description where that alone is not translated."""
        if shown.of_source or not self._numbers.has_states:
            return ""
        state = self._numbers.state(self._numbers.description(shown.of_source, image))
        if state is None or state.freshness is not Freshness.UNTRANSLATED:
            return ""
        return language_attributes(self._voices[True].locale, self._text_locale)

    def _label(self, slot: Slot, _: Shown) -> str:
        return html.escape(label(slot.index, self._words))

    def _reference(self, slot: Slot, shown: Shown) -> str:
        key = (shown.of_source, slot.index)
        number = self._numbers.number(key)
        identifier = self._numbers.reference_id(number, self._numbers.next_reference(key))
        href = attribute("href", f"{self._page}#{self._numbers.note_id(number)}")
        own = "" if self._bare else attribute("id", identifier)
        return f'<sup><a{href}{own} role="doc-noteref">{number}</a></sup>'

    def _back(self, slot: Slot, shown: Shown) -> str:
        if self._bare:
            return ""
        key, links = (shown.of_source, slot.index), []
        number = self._numbers.number(key)
        language = language_attributes(self._words.locale, self._locale_of(shown))
        for nth in range(self._numbers.references[key]):
            name = self._words("Back to reference {number}", number=f"{number}-{nth + 1}" if nth else number)
            href = attribute("href", f"#{self._numbers.reference_id(number, nth)}")
            links.append(f' <a{href} role="doc-backlink"{attribute("aria-label", name)}{language}>↩\ufe0e</a>')
        return "".join(links)

    def _note(self, key: tuple[bool, int]) -> FilledNote:
        markup = "".join(self._piece(shown) for shown in self._numbers.pieces_of(key))
        identifier = "" if self._bare else attribute("id", self._numbers.note_id(self._numbers.number(key)))
        language = language_attributes(self._voices[key[0]].locale, self._text_locale)
        return FilledNote(Markup(identifier + language), Markup(markup))  # noqa: S704 - escaped by parse and above
