"""Gates of `docpipe status`: what CI may demand of translations, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

import click
import msgspec

from docpipe.translation.status.age import OPTION as MAX_AGE
from docpipe.translation.status.age import MostAge
from docpipe.translation.status.threshold import OPTION as FAIL_UNDER
from docpipe.translation.status.threshold import Threshold

if TYPE_CHECKING:
    from docpipe.model.translation import TranslationState
    from docpipe.pipeline.session import Session
    from docpipe.translation.status.gate import Verdict
    from docpipe.translation.status.overview import StatusReport

R = TypeVar("R")


class Gates(msgspec.Struct, frozen=True):
    """What is demanded.

    Attributes:
        thresholds: least shares.
        no_regress: a commit, below which nothing that changed since may fall; None for none.
        max_age: how long a block may be outdated; None for ever.
    """

    thresholds: tuple[Threshold, ...] = ()
    no_regress: str | None = None
    max_age: MostAge | None = None

    def verdicts(self, session: Session, report: StatusReport) -> tuple[Verdict, ...]:
        """Return what came of each, in the order of the options.

        Raises:
            UsageError: a demand is about a locale or a folder that is not there.
            ConfigError: git does not know the commit.
        """
        return tuple(self._verdicts(session, report))

    def _verdicts(self, session: Session, report: StatusReport) -> Iterator[Verdict]:
        for threshold in self.thresholds:
            _check(threshold, report)
            yield from threshold.judge(report)
        if self.no_regress is not None:
            from docpipe.cli.regress import regressions

            yield from regressions(session, report, self.no_regress)
        if self.max_age is not None:
            from docpipe.cli.clock import present

            yield from self.max_age.judge(report, int(present().timestamp()), _place_in(session))


def gate_options(command: Callable[..., R]) -> Callable[..., R]:
    """Add the gates, received as `gates`."""

    @wraps(command)
    def with_gates(
        *arguments: object,
        fail_under: tuple[str, ...],
        no_regress: str | None,
        max_age: str | None,
        **others: object,
    ) -> R:
        thresholds = tuple(_read(FAIL_UNDER, text, Threshold.parse) for text in fail_under)
        age = None if max_age is None else _read(MAX_AGE, max_age, MostAge.parse)
        return command(*arguments, gates=Gates(thresholds, no_regress, age), **others)

    options = (
        click.option(
            FAIL_UNDER,
            multiple=True,
            metavar="[LOCALE:]MEASURE=PERCENT[@FOLDER]",
            help="Exit 1 if less is fresh (or: coverage, reviewed) in any locale; may be repeated. "
            "en:fresh=80@content/zh/blog demands it of one locale, in one folder.",
        ),
        click.option(
            "--no-regress",
            metavar="REF",
            help="Exit 1 if a translation became worse since this commit: if a block of which the source did not "
            "change lost its translation, or has an older one. What is outdated because its source changed is "
            "told, and fails nothing.",
        ),
        click.option(
            MAX_AGE,
            metavar="AGE",
            help="Exit 1 if a block is outdated for longer than 30d (days) or 6w (weeks), by the history in git; of "
            "what the history does not tell it is said how much there is, and that fails nothing.",
        ),
    )
    for option in reversed(options):
        with_gates = option(with_gates)
    return with_gates


G = TypeVar("G")


def _read(option: str, text: str, parse: Callable[[str], G]) -> G:
    try:
        return parse(text)
    except ValueError as error:
        raise click.UsageError(f"{option} does not understand '{text}': {error}") from error


def _check(threshold: Threshold, report: StatusReport) -> None:
    """Refuse a demand that nothing could ever fail, for it is a slip of the pen."""
    shown = [status.locale for status in report.locales]
    if threshold.locale and threshold.locale not in shown:
        raise click.UsageError(
            f"{FAIL_UNDER} {threshold.text}: this report has no locale '{threshold.locale}'; it has {', '.join(shown)}"
        )
    about = [status for status in report.locales if threshold.locale in {"", status.locale}]
    if threshold.folder and not any(threshold.part(status).items for status in about):
        raise click.UsageError(
            f"{FAIL_UNDER} {threshold.text}: no document lies below '{threshold.folder}': write the folder of sources "
            "or of translations from the site's root, such as content/zh/blog"
        )


def _place_in(session: Session) -> Callable[[TranslationState, int], tuple[str, int]]:
    def place(item: TranslationState, number: int) -> tuple[str, int]:
        from docpipe.report.status.standing import lines_of

        document = session.site.by_path.get(item.target_path)
        lines = lines_of(document, item.states[number].target) if document is not None else None
        return item.target_path or item.path, lines[0] if lines else 1

    return place
