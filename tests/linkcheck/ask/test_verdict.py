"""What answers and faults say of an address."""

from __future__ import annotations

import pytest

from docpipe.linkcheck.ask.verdict import PASSING, of_fault, of_status
from docpipe.model.answer import LinkState, Reason


def test_only_what_says_so_itself_is_broken() -> None:
    """Of all that a status line can hold, success is ok, 404 and 410 are broken, and everything else leaves it open."""
    verdicts = {status: of_status(status) for status in range(1000)}
    assert {status for status, verdict in verdicts.items() if verdict.state is LinkState.OK} == set(range(200, 300))
    assert {status for status, verdict in verdicts.items() if verdict.state is LinkState.BROKEN} == {404, 410}
    assert all((verdict.reason is Reason.NONE) == (verdict.state is LinkState.OK) for verdict in verdicts.values())


@pytest.mark.parametrize("status", [200, 204, 301, 401, 403, 404, 410, 451, 501, 505, 520, 521, 526, 999])
def test_what_another_attempt_does_not_change(status: int) -> None:
    """An answer that is meant is not asked for again."""
    assert not of_status(status).passing


@pytest.mark.parametrize("status", sorted(PASSING))
def test_what_may_pass_is_never_broken(status: int) -> None:
    """A server that has trouble, or asks to wait, may be asked again."""
    verdict = of_status(status)
    assert verdict.passing
    assert verdict.state is LinkState.UNVERIFIED


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason])
def test_faults(reason: Reason) -> None:
    """A fault is broken where there is certainly nothing, and unverified otherwise; it keeps its reason."""
    verdict = of_fault(reason)
    assert verdict.reason is reason
    certain = {"no-such-host", "bad-address", "redirect-loop", "too-many-redirects", "other-scheme"}
    assert (verdict.state is LinkState.BROKEN) == (reason.value in certain)
    assert not (verdict.passing and verdict.state is LinkState.BROKEN)
