"""What the aligner's own test found, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from docpipe.translation.benchmark.bench import CONFIDENCES, Measured, Score

_HEADS = ("spoiled", "texts", "links P", "R", "F1", "missing P", "R", "outdated P", "R")


def bench_text(found: Iterable[Measured]) -> str:
    """Return the tables: what was found at each share of spoiled blocks, and how good the links are by confidence.

    No line is longer than 80 characters.
    """
    measured = list(found)
    lines = [
        *_table([_HEADS, *(_row(each) for each in measured)]),
        "",
        "F1 of the links from each confidence on",
        *_table(_kept(measured, lambda score: score.f1)),
        "",
        "their precision: what a confidence is worth",
        *_table(_kept(measured, lambda score: score.precision)),
    ]
    return "\n".join([*lines, ""])


def _kept(measured: Sequence[Measured], figure: Callable[[Score], float]) -> list[tuple[str, ...]]:
    heads = ("spoiled", *(f"{least:.2f}" for least in CONFIDENCES))
    return [heads, *((f"{each.share:.0%}", *(f"{figure(score):.3f}" for score in each.kept)) for each in measured)]


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
