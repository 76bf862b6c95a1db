"""Every behaviour, in the order of the addresses that play it."""

from __future__ import annotations

from typing import Final

from tests.linkcheck.server.behaviour import Behaviour
from tests.linkcheck.server.bodies import BODIES
from tests.linkcheck.server.etags import ETAGS
from tests.linkcheck.server.faults import FAULTS
from tests.linkcheck.server.fragments import FRAGMENTS
from tests.linkcheck.server.inside import INSIDE
from tests.linkcheck.server.privacy import PRIVACY
from tests.linkcheck.server.redirects import REDIRECTS
from tests.linkcheck.server.retries import RETRIES
from tests.linkcheck.server.secure import SECURE
from tests.linkcheck.server.silences import SILENCES
from tests.linkcheck.server.soft import SOFT
from tests.linkcheck.server.spelling import SPELLING
from tests.linkcheck.server.statuses import STATUSES

CATALOGUE: Final[tuple[Behaviour, ...]] = (
    *STATUSES,
    *RETRIES,
    *SILENCES,
    *FAULTS,
    *BODIES,
    *REDIRECTS,
    *INSIDE,
    *SOFT,
    *FRAGMENTS,
    *SPELLING,
    *PRIVACY,
    *SECURE,
    *ETAGS,
)
