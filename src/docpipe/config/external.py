"""`[external]`: how addresses outside the site are asked."""

from __future__ import annotations

from typing import Annotated

import msgspec

from docpipe.config.option import option

Several = Annotated[int, msgspec.Meta(ge=1, le=1000)]
Seconds = Annotated[float, msgspec.Meta(gt=0, le=3600)]
Wait = Annotated[float, msgspec.Meta(ge=0, le=3600)]
Days = Annotated[float, msgspec.Meta(ge=0, le=3650)]
Most = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]

_LIMIT = "docpipe's own limit holds until the change is merged and asked without --untrusted"


class Host(msgspec.Struct, frozen=True, kw_only=True):
    """`[external.host."X"]`: what is different for one host; what is not said is as in `[external]`."""

    headers: Annotated[
        dict[str, str],
        option(
            "Headers sent to this host alone; ${DOCPIPE_X} stands for a variable of the environment",
            {"Authorization": "Bearer ${DOCPIPE_GITHUB_TOKEN}"},
            trusted_only="No header is sent until the change is merged and asked without --untrusted",
        ),
    ] = {}
    interval: Annotated[Wait | None, option("As external.interval, for this host", 2.0, trusted_only=_LIMIT)] = None
    per_host: Annotated[Several | None, option("As external.per_host, for this host", 1, trusted_only=_LIMIT)] = None


class External(msgspec.Struct, frozen=True, kw_only=True):
    """`[external]`: how addresses outside the site are asked, and how long an answer holds."""

    history: Annotated[
        str,
        option(
            "The file that remembers every answer, to be committed with the posts",
            "linkcheck/history.jsonl",
            trusted_only="It is linkcheck/history.jsonl until the change is merged",
        ),
    ] = "linkcheck/history.jsonl"
    ignore: Annotated[
        tuple[str, ...],
        option("Addresses that are never asked: * stands for any text, also with slashes", ["https://example.com/*"]),
    ] = ()
    concurrency: Annotated[Several, option("Requests under way at the same time", 32, trusted_only=_LIMIT)] = 16
    per_host: Annotated[Several, option("Requests under way at the same time on one host", 1, trusted_only=_LIMIT)] = 2
    interval: Annotated[
        Wait, option("Seconds between two requests to one host; up to a fifth is added", 1.0, trusted_only=_LIMIT)
    ] = 0.25
    connect_seconds: Annotated[Seconds, option("Seconds for a connection to be made", 10.0, trusted_only=_LIMIT)] = 5.0
    total_seconds: Annotated[Seconds, option("Seconds for one answer as a whole", 30.0, trusted_only=_LIMIT)] = 20.0
    minutes: Annotated[
        Annotated[float, msgspec.Meta(gt=0, le=10_000)],
        option("Minutes for a run as a whole; what is left is asked by the next one", 10.0, trusted_only=_LIMIT),
    ] = 60.0
    kilobytes: Annotated[Most, option("Most that is read of one answer, in kB", 1024, trusted_only=_LIMIT)] = 512
    redirects: Annotated[
        Annotated[int, msgspec.Meta(ge=0, le=50)], option("Redirects followed from one address", 5, trusted_only=_LIMIT)
    ] = 10
    retries: Annotated[
        tuple[Wait, ...],
        option("Seconds to wait before each further attempt, where one may help", [2.0, 8.0], trusted_only=_LIMIT),
    ] = (2.0, 8.0, 30.0)
    retry_after: Annotated[
        Wait,
        option(
            "Longest wait in seconds that a host may ask for; beyond it the address is unverified",
            300.0,
            trusted_only=_LIMIT,
        ),
    ] = 120.0
    most_per_file: Annotated[Most, option("Addresses of one post that are asked", 200, trusted_only=_LIMIT)] = 1000
    most_per_host: Annotated[
        Most, option("Addresses on one host that are asked in one run", 200, trusted_only=_LIMIT)
    ] = 1000
    body: Annotated[
        bool, option("Whether the beginning of pages is read to find those that only seem to be there", example=False)
    ] = True
    ok_days: Annotated[Days, option("Days for which a good answer holds", 30.0)] = 14.0
    broken_days: Annotated[Days, option("Days after which a broken address is asked again", 0.5)] = 1.0
    unverified_days: Annotated[Days, option("Days after which an unverified address is asked again", 1.0)] = 0.25
    error_runs: Annotated[Several, option("Runs in a row from which a broken address is an error", 2)] = 3
    error_days: Annotated[Days, option("And days for which it has to be broken", 14.0)] = 7.0
    doubt_days: Annotated[Days, option("Days after which an address that cannot be verified is told", 60.0)] = 30.0
    host: Annotated[dict[str, Host], option("Other choices for one host", {"api.github.com": {"interval": 1.0}})] = {}
