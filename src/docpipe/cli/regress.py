"""What a change did to translations: the site as it stood before it, and as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from docpipe.cli.past import session_at
from docpipe.model.document import Document
from docpipe.model.errors import ConfigError
from docpipe.model.source import LocaleName
from docpipe.pipeline.judging import judged
from docpipe.report.status.standing import lines_of
from docpipe.sources.git import base_of
from docpipe.translation.status.gate import Verdict
from docpipe.translation.status.ratchet import Loss, Version, compare, matched

if TYPE_CHECKING:
    from docpipe.pipeline.session import Session
    from docpipe.translation.status.overview import StatusReport

OPTION = "--no-regress"


def regressions(session: Session, report: StatusReport, ref: str) -> Iterator[Verdict]:
    """Yield a verdict for each locale, and one more for each further translation that became worse.

    Raises:
        ConfigError: git does not know the commit, or fails.
    """
    gate = f"{OPTION} {ref}"
    with session_at(session, _base(session, ref)) as past:
        before = _versions(past)
    after = _versions(session)
    for status in report.locales:
        pairs = matched(before.get(status.locale, ()), after.get(status.locale, ()))
        losses = [(now, compare(was, now)) for was, now in pairs if _is_touched(was, now)]
        notes = tuple(_note(version, loss) for version, loss in losses if loss.lagging and not loss.lost)
        worse = [_verdict(gate, version, loss, ref) for version, loss in losses if loss.lost]
        if worse:
            yield msgspec.structs.replace(worse[0], notes=notes)
            yield from worse[1:]
        else:
            yield Verdict(gate, holds=True, locale=status.locale, notes=notes)


def _base(session: Session, ref: str) -> str:
    try:
        return base_of(session.request.root, ref)
    except ConfigError as error:
        # What git knows of a commit is asked for other options as well.
        hint = error.hint.replace("--since", OPTION)
        raise ConfigError(error.message, hint=hint) from error


def _versions(session: Session) -> Mapping[LocaleName, Sequence[Version]]:
    """Return every translation of a session's site by locale, as the ledgers and the texts show it.

    The earlier state has no history to ask, so today's is not asked either: of two states that were judged by
    different evidence, one may look worse than it is.
    """
    request = msgspec.structs.replace(session.request, history=False)
    found: dict[LocaleName, list[Version]] = {}
    if request.config.targets:
        by_path = session.site.by_path
        for state in judged(request, session.site, session.ledgers, None):
            if state.path in by_path and state.path != state.target_path:
                version = Version(state, by_path[state.path], by_path.get(state.target_path))
                found.setdefault(state.locale, []).append(version)
    return found


def _is_touched(before: Version, after: Version) -> bool:
    return before.source.digest != after.source.digest or _digest(before.target) != _digest(after.target)


def _digest(document: Document | None) -> str:
    return document.digest if document is not None else ""


def _verdict(gate: str, version: Version, loss: Loss, ref: str) -> Verdict:
    state = version.state
    lines = lines_of(version.source, loss.lost[:1])
    fell = f", and fresh fell from {loss.before} % to {loss.after} %" if loss.after < loss.before else ""
    return Verdict(
        gate,
        holds=False,
        locale=state.locale,
        message=(
            f"{state.target_path or f'the translation of {state.path} into {state.locale}'} lost the translation of "
            f"{_blocks(len(loss.lost))} whose source did not change, first that of "
            f"{state.path}:{lines[0] if lines else 1}{fell}"
        ),
        hint=f"git diff {ref} -- {state.target_path}" if state.target_path else "bring the translation back",
        path=state.target_path or state.path,
    )


def _note(version: Version, loss: Loss) -> str:
    state = version.state
    verb = "has" if loss.lagging == 1 else "have"
    return (
        f"{state.path} changed, so {_blocks(loss.lagging)} of it {verb} no current translation in {state.locale} yet; "
        "that fails nothing"
    )


def _blocks(count: int) -> str:
    return "1 block" if count == 1 else f"{count} blocks"
