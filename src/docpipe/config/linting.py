"""`[lint]`: which rules run, how severe their findings are, and what they go by."""

from __future__ import annotations

from typing import Annotated

import msgspec

from docpipe.config.option import option
from docpipe.model.diagnostic import Severity

Count = Annotated[int, msgspec.Meta(ge=1, le=1000)]
SeverityOf = dict[str, Severity]


class LintLocale(msgspec.Struct, frozen=True, kw_only=True):
    """`[lint.locale.X]`: what is different for one locale."""

    select: Annotated[tuple[str, ...], option("Rules that run for this locale besides lint.select", ["ZH"])] = ()
    ignore: Annotated[tuple[str, ...], option("Rules that do not run for this locale", ["FM008"])] = ()
    severity: Annotated[SeverityOf, option("Severities for this locale", {"IM001": "error"})] = {}


class PerFile(msgspec.Struct, frozen=True, kw_only=True):
    """`[[lint.per-file]]`: what is different for some files; the last that names a rule wins."""

    glob: Annotated[str, option("The files it is about, as a pattern of paths from the root", "content/*/drafts/**")]
    ignore: Annotated[tuple[str, ...], option("Rules that do not run for these files", ["TR001"])] = ()
    severity: Annotated[SeverityOf, option("Severities for these files", {"LK001": "warning"})] = {}


class LintOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`[lint.options]`: what single rules go by."""

    reasons: Annotated[
        bool, option("Whether a comment that silences a rule must say why, behind two hyphens", example=True)
    ] = False
    title_cells: Annotated[
        Count, option("Width from which a title is too long for a result page; a Han character counts two", 70)
    ] = 60
    image_kilobytes: Annotated[
        int, msgspec.Meta(ge=1, le=1_000_000), option("Size in kB from which an image is too heavy", 300)
    ] = 500
    excerpt_length: Annotated[
        int,
        msgspec.Meta(ge=1, le=1_000_000),
        option("Words and Han characters from which a post needs an excerpt mark", 500),
    ] = 1000
    iframe_hosts: Annotated[tuple[str, ...], option("Hosts whose frames may be embedded", ["player.bilibili.com"])] = ()


class Lint(msgspec.Struct, frozen=True, kw_only=True, rename={"per_file": "per-file"}):
    """`[lint]`: which rules run, and how severe their findings are."""

    select: Annotated[
        tuple[str, ...],
        option(
            "Rules that run: codes, names, prefixes of codes, or the presets recommended, publish, strict, "
            "zh-copywriting, zh-gbt15834",
            ["recommended", "zh-gbt15834"],
        ),
    ] = ("recommended",)
    ignore: Annotated[tuple[str, ...], option("Rules that do not run: codes or prefixes of codes", ["FM008"])] = ()
    severity: Annotated[
        SeverityOf, option("Severity per rule instead of its own: error, warning or info", {"ST006": "warning"})
    ] = {}
    per_file: Annotated[
        tuple[PerFile, ...],
        option("Other choices for some files", [{"glob": "content/*/drafts/**", "ignore": ["TR001"]}]),
    ] = ()
    locale: Annotated[
        dict[str, LintLocale], option("Other choices for some locales", {"en": {"ignore": ["FM008"]}})
    ] = {}
    options: LintOptions = LintOptions()
    plugins: Annotated[
        tuple[str, ...],
        option(
            "Installed packages whose rules are known here, by entry point",
            ["our-style"],
            trusted_only="Their rules run where the change is merged and checked without --untrusted",
        ),
    ] = ()
