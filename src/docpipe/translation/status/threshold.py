"""A least share that a locale, or a folder of it, is to have: `en:fresh=80@content/zh/blog`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Literal, cast

import msgspec

from docpipe.model.translation import Coverage, Label, TranslationState
from docpipe.translation.status.gate import Verdict
from docpipe.translation.status.overview import LocaleStatus, StatusReport

OPTION = "--fail-under"
FORM = (
    "write [LOCALE:]MEASURE=PERCENT[@FOLDER], the measure being fresh, coverage or reviewed: fresh=80, "
    "en:coverage=95, fresh=90@content/zh/blog"
)
_WRITTEN = re.compile(
    r"(?:(?P<locale>[^:=@]++):)?(?P<measure>fresh|coverage|reviewed)=(?P<percent>\d{1,3})%?(?:@(?P<folder>.++))?"
)
_WHOLE = 100

Measure = Literal["fresh", "coverage", "reviewed"]


class Threshold(msgspec.Struct, frozen=True):
    """One demand.

    Attributes:
        text: as it was written.
        measure: what is measured.
        percent: the least of it, 0 to 100.
        locale: "" for each.
        folder: of sources or of translations, from the site's root, without a slash at its end; "" for all.
    """

    text: str
    measure: Measure
    percent: int
    locale: str = ""
    folder: str = ""

    @classmethod
    def parse(cls, text: str) -> Threshold:
        """Read a demand.

        Raises:
            ValueError: it is none; the message says how it is written.
        """
        found = _WRITTEN.fullmatch(text.strip())
        if found is None or int(found["percent"]) > _WHOLE:
            raise ValueError(FORM)
        measure = cast("Measure", found["measure"])
        folder = (found["folder"] or "").removeprefix("./").rstrip("/")
        return cls(text.strip(), measure, int(found["percent"]), found["locale"] or "", folder)

    def judge(self, report: StatusReport) -> Iterator[Verdict]:
        """Yield a verdict for each locale of the report that this is about."""
        for status in report.locales:
            if self.locale in {"", status.locale}:
                yield self._verdict(self.part(status))

    def part(self, status: LocaleStatus) -> LocaleStatus:
        """Return what this looks at."""
        return status.part(item for item in status.items if self._holds(item)) if self.folder else status

    def _holds(self, item: TranslationState) -> bool:
        return any(path.startswith(f"{self.folder}/") for path in (item.path, item.target_path))

    def _verdict(self, status: LocaleStatus) -> Verdict:
        part, total = _measured(status.coverage, self.measure), status.coverage.total
        found, gate = status.coverage.percent(part), f"{OPTION} {self.text}"
        if lost := _lost(status):
            many = "1 translation" if lost == 1 else f"{lost} translations"
            message = f"{status.locale}: there is nothing to measure, and the sources of {many} are gone"
            hint = "See that the source locale's folder is where docpipe.toml says; docpipe lint names each translation"
            return Verdict(gate, holds=False, locale=status.locale, message=message, hint=hint)
        if found >= self.percent:
            return Verdict(gate, holds=True, locale=status.locale)
        short = math.ceil(total * self.percent / _WHOLE - part)
        where = f" in {self.folder}" if self.folder else ""
        unknown = status.unverified if self.measure != "coverage" else 0
        also = f"; {math.ceil(unknown):,} are unverified" if unknown else ""
        message = (
            f"{status.locale}{where}: {self.measure} is {found} %, and {self.percent} % is demanded: "
            f"{short:,} of {math.ceil(total):,} characters short{also}"
        )
        hint = f"docpipe status {status.locale} --all lists every document"
        if status.is_mostly_unverified and self.measure != "coverage":
            hint = (
                "most of it is unverified, not known to be outdated: --trust-unverified counts it as fresh, "
                "docpipe l10n adopt --from trust records it"
            )
        return Verdict(gate, holds=False, locale=status.locale, message=message, hint=hint)


def _lost(status: LocaleStatus) -> int:
    """Return how many translations have lost their sources, if nothing else is there: no share says anything then."""
    return 0 if status.in_scope else status.documents[Label.ORPHAN]


def _measured(coverage: Coverage, measure: Measure) -> float:
    known = {"fresh": coverage.fresh, "coverage": coverage.covered, "reviewed": coverage.reviewed}
    return known[measure]
