"""The parts of docs/performance.md that are measured: each stands between two comments that name it."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs/performance.md"
PLOT = PAGE.parent / "images/performance.svg"


def put(name: str, text: str) -> None:
    """Write what was measured into its place on the page."""
    page = PAGE.read_text("utf-8")
    start, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, behind = page.index(start) + len(start), page.index(end)
    PAGE.write_text(f"{page[:before]}\n{text.strip()}\n{page[behind:]}", "utf-8")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], rounds: int) -> str:
    """Return a Markdown table, and what it was measured on."""
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows)]
    said = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return "\n".join([*lines, "", f"{said}; {rounds} {'pair' if rounds == 1 else 'pairs'}, medians."])


def plot(title: str, bars: Sequence[tuple[str, float, float]]) -> str:
    """Return a picture of pairs of bars, ours and theirs, as SVG; each pair is scaled to its longer one.

    Args:
        title: of the picture.
        bars: what was done, and what it cost us and them, in seconds.
    """
    width, height = 720, 40 + 56 * len(bars)
    box = f'viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="14"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box}><title>{title}</title>',
        f'<rect width="100%" height="100%" fill="#fff"/><text x="12" y="24" font-weight="bold">{title}</text>',
    ]
    for number, (name, ours, theirs) in enumerate(bars):
        top, longest = 40 + 56 * number, max(ours, theirs)
        lines.append(f'<text x="12" y="{top + 26}">{name}</text>')
        for row, (who, seconds, colour) in enumerate((("docpipe", ours, "#0b6e4f"), ("Hugo", theirs, "#b4b4b4"))):
            length, y = max(2, round(340 * seconds / longest)), top + 4 + 22 * row
            lines.append(
                f'<rect x="220" y="{y}" width="{length}" height="18" fill="{colour}"/>'
                f'<text x="{228 + length}" y="{y + 14}">{who} {seconds:.2f} s</text>'
            )
    return "\n".join([*lines, "</svg>", ""])
