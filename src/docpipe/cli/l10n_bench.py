"""`docpipe l10n bench`: how well translations of this site would be aligned if they had come apart."""

from __future__ import annotations

import click

from docpipe.cli.console import Console
from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.cli.options import site_options
from docpipe.cli.run import Work, say_timings, site_session


@click.command()
@click.option("--seed", type=int, default=1, show_default=True, help="Which blocks are spoiled depends on it alone.")
@site_options
@click.pass_obj
def bench(console: Console, *, seed: int, work: Work) -> int:
    """Measure the aligner on this site's own texts; nothing is written.

    Translations built like their sources are taken to belong together. Copies of them lose, gain, move, merge
    and split 5, 10, 20 and 40 % of their blocks and are aligned again.
    """
    from docpipe.report.bench_text import bench_text
    from docpipe.translation.benchmark.bench import SHARES, known_links, measure

    session = site_session(work, console, drafts=True)
    known = known_links(session.site)
    if not known:
        console.error("there is nothing to measure: no translation has the same blocks as its source, in their order")
        console.talk("  docpipe status tells which documents have a translation at all")
        return FINDINGS
    with session.timed("bench"):
        measured = [measure(known, session.site, share, seed) for share in SHARES]
    console.result(bench_text(measured))
    say_timings(session, console, work)
    return CLEAN
