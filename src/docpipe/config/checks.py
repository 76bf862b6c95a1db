"""What a single value must fulfil beyond its type: addresses, time zones, patterns, folders."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import msgspec

PERMALINK_NAMES = ("docusaurus", "hexo", "hugo", "jekyll", "jekyll-none", "jekyll-ordinal", "jekyll-pretty")
PLACEHOLDERS = (
    "year",
    "month",
    "day",
    "i_month",
    "i_day",
    "y_day",
    "hour",
    "minute",
    "second",
    "slug",
    "title",
    "name",
    "filename",
    "folder",
    "category",
    "categories",
)
_PLACEHOLDER = re.compile(r":([a-z_]+)")
# Below this (of 1) difflib's suggestions are no longer what was meant: "Asia" is not "Asia/Oral".
_LIKENESS = 0.65
_WINDOWS_DRIVE = re.compile(r"[A-Za-z]:")
_HOUSE_FOLDERS = ("content", "static", "l10n", "themes", ".docpipe", ".git")


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with a value: a sentence that follows its name and value, and what to type instead."""

    message: str
    hint: str = ""


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate most like `word`, or "" where none is near."""
    import difflib  # noqa: PLC0415 - only a wrong word needs it, and every command starts here

    by_fold = {candidate.lower(): candidate for candidate in candidates}
    found = difflib.get_close_matches(word.lower(), sorted(by_fold), n=1, cutoff=_LIKENESS)
    return by_fold[found[0]] if found else ""


def suggest(word: str, candidates: Iterable[str]) -> str:
    """Return a hint: the candidate that was probably meant, else all of them."""
    names = list(candidates)
    found = nearest(word, names)
    return f'Did you mean "{found}"?' if found else f"Write one of: {', '.join(names)}" if names else ""


def check_base_url(url: str) -> Problem | None:
    """Find what keeps `url` from being the address of a site; "" is none and right."""
    if not url:
        return None
    hint = "Write it in full: https://example.org/"
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return Problem("which is no address", hint)
    if parts.scheme not in {"http", "https"} or not host or not url.isprintable() or " " in url:
        return Problem("which is no absolute http or https address", hint)
    if parts.query or parts.fragment or parts.username is not None:
        return Problem("but the site's address has no query, fragment or user name", hint)
    return None


def check_timezone(name: str) -> Problem | None:
    """Find whether the time zone is unknown to this computer, or another one on each."""
    if name == "localtime":
        return Problem("which is another zone on every computer", 'Write an IANA name such as "Asia/Shanghai"')
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        zones = sorted(zoneinfo.available_timezones() - {"localtime"})
        if not zones:
            return Problem("but this computer has no time zone data", "Install it: pip install tzdata")
        found = nearest(name, zones)
        return Problem(
            "which is no time zone",
            f'Did you mean "{found}"?' if found else 'Write an IANA name such as "Asia/Shanghai"',
        )
    return None


def check_permalink(pattern: str) -> Problem | None:
    """Find whether a permalink is neither a pattern nor a known name."""
    if not pattern.startswith("/"):
        hint = f"Write a pattern that starts with /, such as /:year/:slug/, or one of: {', '.join(PERMALINK_NAMES)}"
        return None if pattern in PERMALINK_NAMES else Problem("which is no permalink pattern", hint)
    found = _PLACEHOLDER.findall(pattern)
    unknown = next((name for name in found if name not in PLACEHOLDERS), None)
    if unknown is not None:
        likely = nearest(unknown, PLACEHOLDERS)
        every = " ".join(f":{name}" for name in PLACEHOLDERS)
        return Problem(f"but there is no :{unknown}", f"Did you mean :{likely}?" if likely else f"There are {every}")
    if not {"slug", "title", "name", "filename"}.intersection(found):
        return Problem("which gives every post the same last segment", "Put :slug into it: /:year/:slug/")
    return None


def check_old_permalink(pattern: str) -> Problem | None:
    """Find whether what posts had for addresses is neither a permalink nor "", the generator's own."""
    return check_permalink(pattern) if pattern else None


def check_out(folder: str) -> Problem | None:
    """Find whether the output folder leaves the root, or is one that holds what is not docpipe's to replace."""
    hint = 'Write a folder of its own below the root: out = "build"'
    path = PurePosixPath(folder.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or _WINDOWS_DRIVE.match(folder):
        return Problem("which leaves the site's root", hint)
    if not path.parts or not folder.isprintable():
        return Problem("which is no folder's name", hint)
    if path.parts[0].lower() in _HOUSE_FOLDERS:
        return Problem(f"but {path.parts[0]}/ holds the site's own files", hint)
    return None


def check_glob(pattern: str) -> Problem | None:
    """Find whether a pattern can match no path of the site."""
    if pattern and not pattern.startswith(("/", "./", "../")):
        return None
    return Problem("which matches no file", "Write a pattern of paths from the root: content/zh/drafts/**")


def check_history(file: str) -> Problem | None:
    """Find whether the link history would lie outside the root, or among what is no file of docpipe's."""
    hint = 'Write a file below the root: history = "linkcheck/history.jsonl"'
    path = PurePosixPath(file.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or _WINDOWS_DRIVE.match(file):
        return Problem("which leaves the site's root", hint)
    if path.suffix != ".jsonl" or not file.isprintable():
        return Problem("which is no name that ends in .jsonl", hint)
    if path.parts[0].lower() in {".git", ".docpipe"}:
        return Problem(f"but {path.parts[0]}/ is not committed", hint)
    return None


CHECKS: Mapping[str, Callable[[str], Problem | None]] = {
    "site.base_url": check_base_url,
    "site.timezone": check_timezone,
    "site.permalink": check_permalink,
    "build.out": check_out,
    "build.old_permalink": check_old_permalink,
    "external.history": check_history,
    "lint.per-file[].glob": check_glob,
}
"""By the key of the option."""
