"""The status of one locale as a badge: how much is fresh, or where that is not known, how many documents there are."""

from __future__ import annotations

from docpipe.report.badge import badge_svg
from docpipe.report.status.standing import Standing, StatusFormat
from docpipe.report.status.words import documents, fresh_percent
from docpipe.translation.status.overview import LocaleStatus


def render(standing: Standing) -> str:
    """Return the badge of the first locale as SVG."""
    return locale_badge(standing.report.locales[0])


def locale_badge(status: LocaleStatus) -> str:
    """Return the badge of a locale as SVG, self-contained."""
    if status.is_mostly_unverified:
        return badge_svg(status.locale, f"{documents(status)} documents")
    return badge_svg(status.locale, f"{fresh_percent(status)} fresh", status.coverage.percent(status.coverage.fresh))


FORMAT = StatusFormat("badge", "the SVG badge of one locale", render, is_of_one=True)
