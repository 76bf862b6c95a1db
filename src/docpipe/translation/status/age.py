"""How long translations may be outdated: `30d`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from docpipe.model.translation import Freshness, TranslationState
from docpipe.translation.status.gate import Verdict
from docpipe.translation.status.overview import LocaleStatus, StatusReport

OPTION = "--max-age"
FORM = "write a number of days or weeks: 30d, 6w"
_WRITTEN = re.compile(r"(\d{1,5})([dw])")
_DAYS = {"d": 1, "w": 7}
_DAY = 86_400

Place = Callable[[TranslationState, int], tuple[str, int]]
"""Gives path and line of the translation in a state of a document, by its number."""


class MostAge(msgspec.Struct, frozen=True):
    """How many days a translation may be outdated; as it was written besides."""

    text: str
    days: int

    @classmethod
    def parse(cls, text: str) -> MostAge:
        """Read an age.

        Raises:
            ValueError: it is none; the message says how it is written.
        """
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise ValueError(FORM)
        return cls(text.strip(), int(found[1]) * _DAYS[found[2]])

    def judge(self, report: StatusReport, now: int, place: Place) -> Iterator[Verdict]:
        """Yield a verdict for each locale.

        Args:
            report: the figures.
            now: Unix time.
            place: asked where the oldest block stands.
        """
        return (self._verdict(status, now, place) for status in report.locales)

    def _verdict(self, status: LocaleStatus, now: int, place: Place) -> Verdict:
        outdated = [
            (state.since, item, number)
            for item in status.items
            for number, state in enumerate(item.states)
            if state.freshness is Freshness.OUTDATED
        ]
        unknown = sum(not since for since, _, _ in outdated)
        notes = (_not_known(status, unknown),) if unknown else ()
        gate = f"{OPTION} {self.text}"
        late = [each for each in outdated if each[0] and now - each[0] > self.days * _DAY]
        if not late:
            return Verdict(gate, holds=True, locale=status.locale, notes=notes)
        since, item, number = min(late, key=lambda each: (each[0], each[1].path, each[2]))
        path, line = place(item, number)
        paths = {each[1].path for each in late}
        message = (
            f"{status.locale}: {_counted(len(late), 'block')} of {_counted(len(paths), 'document')} "
            f"{'is' if len(late) == 1 else 'are'} outdated for more than {_counted(self.days, 'day')}, "
            f"the oldest for {_counted((now - since) // _DAY, 'day')}: {path}:{line}"
        )
        hint = f"docpipe l10n diff {status.locale} {item.path} shows what changed"
        return Verdict(
            gate, holds=False, locale=status.locale, message=message, hint=hint, path=path, line=line, notes=notes
        )


def _not_known(status: LocaleStatus, unknown: int) -> str:
    blocks = "1 outdated block is" if unknown == 1 else f"{unknown} outdated blocks are"
    return f"{status.locale}: {blocks} of unknown age: the history in git does not tell, and that fails nothing"


def _counted(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count:,} {word}s"
