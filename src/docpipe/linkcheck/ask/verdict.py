"""What an answer, or the lack of one, says of an address: ok, broken or unverified, and whether to try again."""

from __future__ import annotations

from typing import Final

import msgspec

from docpipe.model.answer import LinkState, Reason


class Verdict(msgspec.Struct, frozen=True):
    """What one attempt says.

    Attributes:
        state: the verdict, if there is no further attempt.
        reason: why it is not ok.
        passing: whether the trouble may pass within a minute, so that another attempt is worth while.
    """

    state: LinkState
    reason: Reason = Reason.NONE
    passing: bool = False


OK: Final = Verdict(LinkState.OK)

_BROKEN: Final = {404: Reason.NOT_FOUND, 410: Reason.GONE}
_LOGIN: Final = frozenset({401, 407})
_FORBIDDEN: Final = frozenset({402, 403, 405, 406, 451})
_SUCCESS: Final = range(200, 300)
_SERVER_ERRORS: Final = range(500, 600)
# RFC 9110 §15.5.9, RFC 8470, RFC 6585, RFC 9110 §15.6: what the server itself calls a passing state.
PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
RATE_LIMITS: Final = frozenset({429, 503})

# The server, its name or the address itself says that there is nothing, each time anew.
_CERTAIN: Final = frozenset(
    {Reason.NO_SUCH_HOST, Reason.BAD_ADDRESS, Reason.REDIRECT_LOOP, Reason.TOO_MANY_REDIRECTS, Reason.OTHER_SCHEME}
)
_PASSING_FAULTS: Final = frozenset({Reason.TIMEOUT, Reason.RESET, Reason.REFUSED, Reason.RESOLVER})


def of_status(status: int) -> Verdict:
    """Return what a final status says.

    >>> of_status(410).state.value, of_status(503).passing, of_status(206).state.value
    ('broken', True, 'ok')
    """
    if status in _SUCCESS:
        return OK
    if status in _BROKEN:
        return Verdict(LinkState.BROKEN, _BROKEN[status])
    return Verdict(LinkState.UNVERIFIED, _doubt(status), status in PASSING)


def _doubt(status: int) -> Reason:
    if status in _LOGIN:
        return Reason.LOGIN
    if status in _FORBIDDEN:
        return Reason.FORBIDDEN
    if status == 429:  # noqa: PLR2004 - Too Many Requests
        return Reason.RATE_LIMITED
    if status in {408, 504}:
        return Reason.TIMEOUT
    return Reason.SERVER_ERROR if status in _SERVER_ERRORS else Reason.UNEXPECTED


def of_fault(reason: Reason) -> Verdict:
    """Return what it says that there was no answer to judge.

    >>> of_fault(Reason.NO_SUCH_HOST).state.value, of_fault(Reason.CERTIFICATE).state.value
    ('broken', 'unverified')
    """
    state = LinkState.BROKEN if reason in _CERTAIN else LinkState.UNVERIFIED
    return Verdict(state, reason, reason in _PASSING_FAULTS)
