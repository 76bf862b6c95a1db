"""What changed in the original of a passage, to be unfolded beneath its translation."""

from __future__ import annotations

import html

from docpipe.publish.messages import Words


def fold_out(previous: str, today: str, *, language: str, words: Words) -> str:
    """Return the markup that shows what the original said and says.

    Args:
        previous: the original as it was translated, "" where that is not known.
        today: the original as it is.
        language: attributes that declare its language.
        words: in the page's language.
    """
    summary = f"<summary>{html.escape(words('The original of this passage has changed since'))}</summary>"
    before = f"<p{language}><del>{html.escape(previous)}</del></p>" if previous else ""
    now = f"<ins>{html.escape(today)}</ins>" if previous else html.escape(today)
    return f'<details class="changed">{summary}{before}<p{language}>{now}</p></details>\n'
