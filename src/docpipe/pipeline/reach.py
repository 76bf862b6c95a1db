"""How far back git could be asked about translations."""

from __future__ import annotations

import enum


class Reach(enum.StrEnum):
    """What git could tell: nothing was asked, there is none, commits without contents, later commits, or everything."""

    UNASKED = "unasked"
    NONE = "none"
    PARTIAL = "partial"
    SHALLOW = "shallow"
    WHOLE = "whole"
