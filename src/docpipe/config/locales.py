"""What a locale is, as data: one TOML file per language in locales/, looked up by folder name or tag."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib

import msgspec

from docpipe.model.locale import Direction, Locale
from docpipe.model.source import LocaleName, LocaleTag

# Language, script and region of BCP 47 (RFC 5646 §2.1); what follows them says nothing that we use.
_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?(?:-[a-z0-9]{1,8})*", re.ASCII)


class LocaleData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of locales/; the fields of `Locale` besides other names of its folder.

    Attributes:
        aliases: folder names that mean just this locale.
        regions: regions whose folders are known, `en-GB`.
    """

    tag: LocaleTag
    script: str
    direction: Direction
    label: str
    babel: str
    open_graph: str
    sentence_ends: str
    words_per_minute: int
    aliases: tuple[str, ...]
    regions: tuple[str, ...]

    @property
    def language(self) -> str:
        """The language alone, `zh`."""
        return self.tag.partition("-")[0]


@functools.cache
def known_locales() -> tuple[LocaleData, ...]:
    """Return all locales that ship with docpipe, by tag."""
    folder = importlib.resources.files("docpipe.config").joinpath("locales")
    texts = [entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")]
    entries = [msgspec.convert(tomllib.loads(text), LocaleData) for text in texts]
    return tuple(sorted(entries, key=lambda entry: entry.tag))


def locale_for(name: str, tag: str = "", label: str = "") -> Locale | None:
    """Return the locale of the content folder `name`, or None where it cannot be told.

    Args:
        name: the folder; `zh`, `zh-cn` and `zh_CN` are all simplified Chinese.
        tag: a BCP 47 tag that says what the name does not; any region will do.
        label: what readers see instead of the language's own name.

    >>> locale_for("zh_CN").tag
    'zh-Hans'
    >>> locale_for("en-gb").babel
    'en_GB'
    """
    folded = _fold(tag or name)
    entry = _look_up(folded, any_region=bool(tag))
    if entry is None or (tag and _parts(folded)[0] != entry.language):
        return None
    region = "" if folded in entry.aliases else _parts(folded)[2].upper()
    regional = region in entry.regions
    return Locale(
        name=LocaleName(name),
        tag=LocaleTag(_written(folded) if tag else f"{entry.tag}-{region}" if region else entry.tag),
        script=entry.script,
        direction=entry.direction,
        label=label or entry.label,
        babel=f"{entry.babel}_{region}" if regional else entry.babel,
        open_graph=f"{entry.language}_{region}" if regional else entry.open_graph,
        sentence_ends=entry.sentence_ends,
        words_per_minute=entry.words_per_minute,
    )


def _look_up(folded: str, *, any_region: bool) -> LocaleData | None:
    for entry in known_locales():
        if folded == _fold(entry.tag) or folded in entry.aliases:
            return entry
    language, script, region = _parts(folded)
    speaking = [
        entry for entry in known_locales() if language == entry.language and script in {"", entry.script.lower()}
    ]
    at_home = [entry for entry in speaking if region.upper() in entry.regions]
    # Without a region that decides it, the language's first entry is as good as any: zh-Hans of zh-US.
    return next(iter(at_home or (speaking if any_region else [])), None)


def _parts(folded: str) -> tuple[str, str, str]:
    """Return language, script and region, each "" where there is none."""
    match = _TAG.fullmatch(folded)
    language, script, region = match.groups(default="") if match else ("", "", "")
    return language, script, region


def _written(folded: str) -> str:
    """Return a tag in the letter case that BCP 47 recommends (RFC 5646 §2.1.1)."""
    language, *others = folded.split("-")
    cased = [{2: str.upper, 4: str.title}.get(len(part), str.lower)(part) for part in others]
    return "-".join([language, *cased])


def _fold(name: str) -> str:
    return name.lower().replace("_", "-")
