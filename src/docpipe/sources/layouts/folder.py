"""A folder of Markdown that no generator is known for: `docs/zh` beside `docs/en`, `README.zh-CN.md`, or just posts."""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from docpipe.config.layout import Mount
from docpipe.model.diagnostic import Severity
from docpipe.model.source import LocaleName
from docpipe.sources.documents import guess_locale, han_in
from docpipe.sources.layouts.found import COMMON_IGNORES, Found, LayoutKind, Locales, is_locale
from docpipe.sources.layouts.look import documents, head_of, path
from docpipe.sources.layouts.unknown import unknown_endings, unknown_folders

MOST_DOCUMENTS = 20_000
"""A folder with more Markdown is nobody's site; more would only be slow."""

_DEEPEST = 2
_MOST_EXCEPTIONS = 40
# One Han character among so many: less is a name or a quotation in an English text.
_FEW = 50
_ENDING = re.compile(r"[._-]([A-Za-z]{2}(?:[-_][A-Za-z]{2,4}){0,2})$")
_SEVERITY = {"FM001": Severity.INFO, "FM004": Severity.INFO}


def marks(_folder: Path) -> bool:
    """Tell that any folder may be one."""
    return True


def find(root: Path, base: str) -> Found | None:
    """Return the folder `base`, or None where it holds no Markdown."""
    names = sorted(path(base, name) for name in islice(documents(root / base), MOST_DOCUMENTS))
    if not names:
        return None
    locales = Locales()
    folders = list(_locale_folders(names, locales))
    homes = tuple(f"{mount.folder}/" for mount in folders)
    strange = tuple(unknown_folders(names, folders))
    rest = [name for name in names if not name.startswith(homes) and set(strange).isdisjoint(name.split("/"))]
    suffixed = list(_suffixes(rest, locales))
    others = tuple(unknown_endings(rest, suffixed))
    endings = (*(mount.suffix for mount in suffixed), *others)
    plain = [name for name in rest if not posixpath.splitext(name)[0].endswith(endings)] if endings else rest
    guessed = list(_guessed(root, plain, base, locales)) if plain else []
    first = guessed[0].locale if suffixed and not folders and guessed else ""
    source = locales.source(first)
    return Found(
        layout="folder",
        title="Markdown folder",
        because="the Markdown files",
        source=source,
        locales=locales.ordered(source),
        mounts=tuple(dict.fromkeys((*guessed, *folders, *suffixed))),
        assets=(),
        ignore=(*COMMON_IGNORES, *strange, *(f"*{ending}.md" for ending in others)),
        left_out=tuple(dict.fromkeys((*strange, *(ending[1:] for ending in others)))),
        severity=_SEVERITY,
    )


def _locale_folders(names: Iterable[str], locales: Locales) -> Iterator[Mount]:
    """Yield folders called like locales: several side by side, or one that repeats names of the folder it lies in."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    others: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = name.split("/")
        for depth in range(min(_DEEPEST + 1, len(parts))):
            above, inside = "/".join(parts[:depth]), "/".join(parts[depth:])
            if depth < len(parts) - 1 and is_locale(parts[depth]):
                found[above][parts[depth]].add("/".join(parts[depth + 1 :]))
            else:
                others[above].add(inside)
    for above, by_name in sorted(found.items()):
        chinese = sorted(by_name, key=lambda name: (not _is_chinese(name), name))
        for name in chinese:
            if len(by_name) > 1 or by_name[name] & others[above]:
                yield Mount(folder=path(above, name), locale=LocaleName(locales.add(name)), prefix=above)


def _is_chinese(name: str) -> bool:
    return name.lower().startswith("zh") or name.lower() == "cn"


def _suffixes(names: list[str], locales: Locales) -> Iterator[Mount]:
    """Yield the endings by which files beside each other name their locale."""
    known = {posixpath.splitext(name)[0] for name in names}
    endings: dict[str, list[str]] = defaultdict(list)
    for stem in sorted(known):
        match = _ENDING.search(stem)
        if match and is_locale(match[1]):
            endings[stem[: match.start()]].append(match[0])
    seen = {ending for stem, found in endings.items() if stem in known or len(found) > 1 for ending in found}
    for ending in sorted(seen):
        yield Mount(folder="", locale=LocaleName(locales.add(ending[1:])), suffix=ending)


def _guessed(root: Path, names: list[str], base: str, locales: Locales) -> Iterator[Mount]:
    """Yield a mount for all other files in the language of most, and one for each folder or file in another."""
    language = {name: _language(head_of(root / name)) for name in names}
    most = _majority(language.values())
    yield Mount(folder=base, locale=LocaleName(locales.add(most)), prefix=base)
    tops: dict[str, list[str]] = defaultdict(list)
    for name in names:
        tops[_top(name, base)].append(name)
    exceptions = list(_exceptions(tops, language, most))
    for folder, other in exceptions[:_MOST_EXCEPTIONS]:
        prefix = folder if folder in tops and folder not in language else posixpath.dirname(folder)
        yield Mount(folder=folder, locale=LocaleName(locales.add(other)), prefix=prefix)


def _language(text: str) -> str:
    """Return `zh` or `en` where that is plain, "" for a text with much of both: it is written like its neighbours."""
    if guess_locale(text) == "zh":
        return "zh"
    return "" if han_in(text) * _FEW > len(text) else "en"


def _exceptions(tops: dict[str, list[str]], language: dict[str, str], most: str) -> Iterator[tuple[str, str]]:
    for top, names in sorted(tops.items()):
        if top in language:
            own = most
        elif (own := _majority((language[name] for name in names), most)) != most:
            yield top, own
        yield from ((name, language[name]) for name in names if language[name] not in {own, ""})


def _top(name: str, base: str) -> str:
    """Return the folder right below the base that a file lies in, or the file itself."""
    below = name.removeprefix(f"{base}/") if base else name
    return path(base, below.partition("/")[0])


def _majority(languages: Iterable[str], otherwise: str = "zh") -> str:
    """Return the language of most, `otherwise` where there are as many of both."""
    counted = Counter(languages)
    if counted["zh"] == counted["en"]:
        return otherwise
    return "zh" if counted["zh"] > counted["en"] else "en"


LAYOUT = LayoutKind("folder", marks, find)
