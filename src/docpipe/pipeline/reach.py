"""How far back git could be asked about translations."""

from __future__ import annotations

import enum


class Reach(enum.StrEnum):
    """What git could tell: nothing was asked, there is none, later commits only, or everything."""

    UNASKED = "unasked"
    NONE = "none"
    SHALLOW = "shallow"
    WHOLE = "whole"
