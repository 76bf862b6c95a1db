"""What is said of an address that did not answer well, in words for people, and how loud: history decides that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docpipe.lint.answered import Answered, answered
from docpipe.lint.facts import SiteFacts
from docpipe.model.answer import Answer, Answers, LinkState, Reason, SoftMiss
from docpipe.model.diagnostic import Finding, Message, Severity

_DAY = 86_400
# The last second that a date can name.
_LATEST = 253_402_300_799

_BROKEN = {
    Reason.NOT_FOUND: "`{target}` answers {status}, there is nothing",
    Reason.GONE: "`{target}` answers {status}, it is gone for good",
    Reason.NO_SUCH_HOST: "the host of `{target}` does not exist",
    Reason.BAD_ADDRESS: "`{target}` leads to a port on which no browser opens pages",
    Reason.REDIRECT_LOOP: "`{target}` leads in a circle",
    Reason.TOO_MANY_REDIRECTS: "`{target}` leads from redirect to redirect without end",
    Reason.OTHER_SCHEME: "`{target}` leads to an address that is neither http nor https",
}
_NO_HOST_BEHIND = "`{target}` leads to `{final}`, whose host does not exist"
_BROKEN_AT_ALL = "`{target}` is not there"
_AGAIN = ", since {since}, {runs} runs"
_ONCE = ", for the first time on {since}"

_LOOK_ELSEWHERE = Message("Look for its new address or a copy in an archive, or take it out")
_BROKEN_HINTS = {
    Reason.NO_SUCH_HOST: Message("Check how the host is spelt; if it is gone, link to a copy in an archive"),
    Reason.BAD_ADDRESS: Message("Check the port of the address and of what it redirects to, or take it out"),
}

_DOUBT = "`{target}` could not be verified since {since}: "
_DOUBTS = {
    Reason.REFUSED: "its host refuses the connection",
    Reason.RESET: "its host hangs up",
    Reason.TIMEOUT: "there is no answer in time",
    Reason.CERTIFICATE: "the certificate of its host does not hold",
    Reason.TLS: "no secure connection comes about",
    Reason.PROTOCOL: "what it answers is no HTTP",
    Reason.TOO_LARGE: "its answer is too large",
    Reason.LOGIN: "it asks for a login",
    Reason.FORBIDDEN: "it answers {status}",
    Reason.RATE_LIMITED: "its host wants fewer questions",
    Reason.SERVER_ERROR: "it answers {status}",
    Reason.RESOLVER: "the name of its host could not be looked up",
    Reason.HOST_SILENT: "its host is silent",
}
_ANY_DOUBT = "it answers {status}"
_DOUBT_HINT = Message("Open it in a browser; if it is there, name it in `external.ignore`")
# A host that turns machines away says nothing of its pages; private hosts are the matter of another rule.
_NEVER_TOLD = frozenset({Reason.WALL, Reason.PRIVATE, Reason.NONE})

SOFT_MISSES = {
    SoftMiss.ROOT: "`{target}` leads to the front page of its site, `{final}`: the page seems to be gone",
    SoftMiss.DOMAIN: "`{target}` leads to another site, `{final}`, where nothing has its name",
    SoftMiss.TITLE: "`{target}` answers that all is well, and its page says that there is nothing",
    SoftMiss.PARKED: "`{target}` leads to a domain that is for sale",
}
"""What is said of each way to be gone without saying so."""


def outages(facts: SiteFacts, *, images: bool) -> Iterator[Finding]:
    """Yield a finding for every place of an address that is broken, or cannot be verified for long.

    Args:
        facts: the site with its answers.
        images: whether the places are meant where something is shown, or those that lead to something.
    """
    answers = facts.answers or Answers()
    for each in answered(facts):
        if each.place.is_image is images:
            finding = _outage(each, answers)
            if finding is not None:
                yield finding


def _outage(each: Answered, answers: Answers) -> Finding | None:
    answer = each.answer
    if answer.state is LinkState.BROKEN:
        template = _what_is_broken(answer) + (_AGAIN if answer.fails > 1 else _ONCE)
        hint = _BROKEN_HINTS.get(answer.reason, _LOOK_ELSEWHERE)
        return _finding(each, template, hint, severity_of(each, answers))
    is_told = answer.state is LinkState.UNVERIFIED and answer.reason not in _NEVER_TOLD
    if is_told and lasted_days(answer) >= answers.patience.unverified_days:
        return _finding(each, _DOUBT + _DOUBTS.get(answer.reason, _ANY_DOUBT), _DOUBT_HINT, Severity.INFO)
    return None


def _what_is_broken(answer: Answer) -> str:
    if answer.reason is Reason.NO_SUCH_HOST and answer.hops:
        return _NO_HOST_BEHIND
    return _BROKEN.get(answer.reason, _BROKEN_AT_ALL)


def _finding(each: Answered, template: str, hint: Message, severity: Severity) -> Finding:
    answer = each.answer
    arguments = {
        "target": each.target,
        "final": answer.final,
        "status": str(answer.status),
        "since": day_of(answer.first_failed or answer.checked),
        "runs": str(answer.fails),
    }
    return Finding(each.place.span, arguments, message=template, hint=hint, path=each.place.path, severity=severity)


def severity_of(each: Answered, answers: Answers) -> Severity:
    """Return how bad a broken address is.

    In a change only what the change adds can be an error, and that at once. Else one bad run is a remark, a second
    one a warning, and as many runs over as many days as the site has patience for are an error.
    """
    if answers.added is not None:
        return Severity.ERROR if each.place in answers.added else Severity.INFO
    answer, patience = each.answer, answers.patience
    if answer.fails >= patience.runs and lasted_days(answer) >= patience.days:
        return Severity.ERROR
    return Severity.WARNING if answer.fails > 1 else Severity.INFO


def lasted_days(answer: Answer) -> float:
    """Return for how many days an address is known not to be ok: days in which nobody asked it count for nothing."""
    return (answer.checked - answer.first_failed) / _DAY if answer.first_failed else 0.0


def day_of(second: int) -> str:
    """Return the day of a second of Unix time, in UTC.

    >>> day_of(1_795_305_600)
    '2026-11-22'
    """
    return dt.datetime.fromtimestamp(min(max(second, 0), _LATEST), dt.UTC).date().isoformat()
