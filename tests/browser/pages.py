"""The pages of the small site, by what they are: a new kind of page joins here."""

from __future__ import annotations

REDIRECT = "/old/elements/"
"""A page that nobody stays on."""

PAGES: dict[str, str] = {
    "chooser": "/",
    "not-found": "/404.html",
    "status": "/status/",
    "home-zh": "/zh/",
    "home-en": "/en/",
    "home-ja": "/ja/",
    "home-ar": "/ar/",
    "home-page-2": "/zh/page/2/",
    "post-with-everything": "/zh/every-element/",
    "post-original": "/zh/stone-arch/",
    "post-translated": "/en/stone-arch/",
    "post-half-translated": "/en/river-gauges/",
    "post-ar": "/ar/stone-arch/",
    "post-fallback": "/ja/every-element/",
    "page-zh": "/zh/about/",
    "page-en": "/en/about/",
    "archive-zh": "/zh/archive/",
    "archive-en": "/en/archive/",
    "tags-zh": "/zh/tags/",
    "tags-en": "/en/tags/",
    "tag-zh": "/zh/tags/bridge/",
    "tag-en": "/en/tags/bridge/",
    "series-zh": "/zh/series/",
    "one-series-zh": "/zh/series/crossing/",
    "one-series-en": "/en/series/crossing/",
    "side-by-side-ar": "/ar/stone-arch/side-by-side/",
    "side-by-side": "/en/river-gauges/side-by-side/",
    "authors-zh": "/zh/authors/",
    "author-en": "/en/authors/lin/",
    "search-zh": "/zh/search/",
    "search-en": "/en/search/",
    "search-ar": "/ar/search/",
    "not-found-zh": "/zh/404.html",
    "not-found-en": "/en/404.html",
}
"""One page of each kind in each language, by name."""

ALIKE = frozenset({
    REDIRECT,
    "/ar/404.html",
    "/ar/archive/",
    "/ar/authors/",
    "/ar/authors/lin/",
    "/ar/series/",
    "/ar/series/crossing/",
    "/ar/tags/",
    "/ar/tags/bridge/",
    "/en/about/side-by-side/",
    "/en/authors/",
    "/en/series/",
    "/en/stone-arch/side-by-side/",
    "/en/tags/computing/",
    "/ja/404.html",
    "/ja/about/",
    "/ja/ferry-hours/",
    "/ja/river-gauges/",
    "/ja/stone-arch/",
    "/zh/authors/lin/",
    "/zh/ferry-hours/",
    "/zh/river-gauges/",
    "/zh/tags/bridge/page/2/",
    "/zh/tags/computing/",
})  # fmt: skip
"""The others, of which one like them is looked at."""
