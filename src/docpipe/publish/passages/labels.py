"""The page's own words in a text: the titles of admonitions, and what a task is."""

from __future__ import annotations

from docpipe.model.body import LABELS
from docpipe.publish.messages import Words


def label(index: int, words: Words) -> str:
    """Return the word that a slot stands for; `index` counts `LABELS`."""
    labels = {
        "note": words("Note"),
        "tip": words("Tip"),
        "info": words("Info"),
        "important": words("Important"),
        "warning": words("Warning"),
        "caution": words("Caution"),
        "danger": words("Danger"),
        "done": words("Done"),
        "to do": words("To do"),
    }
    return labels[LABELS[index]]
