"""What the aligner's own test found, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpipe.translation.bench import CONFIDENCES, Measured, Score

_HEADS = ("spoiled", "texts", "links P", "R", "F1", "missing P", "R", "outdated P", "R")


def bench_text(found: Iterable[Measured]) -> str:
    """Return two tables: what was found at each share of spoiled blocks, and the F1 at each confidence."""
    measured = list(found)
    rows = [_HEADS, *(_row(each) for each in measured)]
    kept = [
        ("kept from", *(f"{least:.2f}" for least in CONFIDENCES)),
        *(
            (f"{each.share:.0%}", *(f"{score.f1:.3f} ({score.precision:.3f})" for score in each.kept))
            for each in measured
        ),
    ]
    return "\n".join([*_table(rows), "", "F1 (and precision) of the links from each confidence on", *_table(kept), ""])


def _row(each: Measured) -> tuple[str, ...]:
    links = each.links
    return (
        f"{each.share:.0%}",
        str(each.documents),
        *(f"{value:.4f}" for value in (links.precision, links.recall, links.f1)),
        *_both(each.missing),
        *_both(each.outdated),
    )


def _both(score: Score) -> tuple[str, str]:
    return f"{score.precision:.3f}", f"{score.recall:.3f}"


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
