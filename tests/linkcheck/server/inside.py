"""Behaviours: redirects that lead inside, to other schemes and to other ports."""

from __future__ import annotations

from docpipe.model.answer import LinkState, Reason
from tests.linkcheck.server.behaviour import Behaviour, Door
from tests.linkcheck.server.redirects import leads

_SCHEMES = ("file:///etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)", "gopher://127.0.0.1:70/1", "data:,a")
_PRIVATE = (
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://192.168.0.1:8080/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://0.0.0.0/",
    "http://[::ffff:10.0.0.1]/",
    "http://[64:ff9b::a00:1]/",
    "http://167772161/",
    "http://0x0a.0.0.1/",
    "http://012.0.0.1/",
    "//100.64.0.1/",
)


def _private(number: int, location: str) -> Behaviour:
    return Behaviour(
        name=f"to-private-{number}",
        play=leads(location),
        state=LinkState.UNVERIFIED,
        reason=Reason.PRIVATE,
        asked="HEAD",
        hops=(302,),
    )


INSIDE = (
    *(
        Behaviour(
            name=f"to-{location.partition(':')[0]}",
            play=leads(location),
            state=LinkState.BROKEN,
            reason=Reason.OTHER_SCHEME,
            asked="HEAD",
        )
        for location in _SCHEMES
    ),
    *(_private(number, location) for number, location in enumerate(_PRIVATE)),
    Behaviour(
        name="to-refused-port",
        play=leads("{there}/"),
        state=LinkState.UNVERIFIED,
        reason=Reason.REFUSED,
        asked="HEAD HEAD HEAD",
        hops=(302,),
        two_hosts=True,
        second_door=Door.CLOSED,
    ),
    Behaviour(
        name="to-port-of-mail",
        play=leads("http://{name}:25/"),
        state=LinkState.BROKEN,
        reason=Reason.BAD_ADDRESS,
        asked="HEAD GET",
        hops=(302,),
    ),
    Behaviour(
        name="to-port-that-is-none",
        play=leads("http://{name}:99999/"),
        state=LinkState.UNVERIFIED,
        reason=Reason.PROTOCOL,
        asked="HEAD",
    ),
)
