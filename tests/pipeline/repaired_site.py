"""A small site fixed in memory by every rule that has fixes, and judged by parsers that are not ours."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from docpipe.config.load import load
from docpipe.config.schema import Config
from docpipe.lint.registry import RULES
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.fixing import Fixed, fix_all
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from tests.corpus.watched import Step, differences

CONFIG = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n'
PLAIN = CONFIG + '[markdown]\nrenderer = "commonmark"\n[links]\nslugs = "docusaurus"\n'
# ZH020 undoes what ZH019 does: nobody wants both, and preview keeps them apart.
EVERY_FIX = tuple(rule.code for rule in RULES if rule.fixable is not None and not rule.preview)
_NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


class Repaired(msgspec.Struct, frozen=True):
    """What fixing made of a site.

    Attributes:
        files: all of them as they are now.
        damage: what changed that no rule declared, that a rule failed, and that a second run still changed something.
    """

    files: dict[str, str]
    fixed: Fixed
    damage: tuple[str, ...]


def config_of(folder: Path, text: str) -> Config:
    """Return the configuration of a site."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "docpipe.toml").write_text(text, "utf-8")
    return load(folder).config


def repaired(
    files: dict[str, str], steps: list[Step], root: Path, config: Config, codes: tuple[str, ...] = EVERY_FIX
) -> Repaired:
    """Return a site with all fixes of these rules made, unsafe ones, too.

    Args:
        files: texts by path; nothing is written.
        steps: what `watch` gave; it is emptied.
        root: an empty folder.
        config: of the site.
        codes: the rules.
    """
    given = {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()}
    request = Request(root=root, config=config, now=_NOW, given=given, extra_select=codes)
    steps.clear()
    fixed = fix_all(Session(request, Serial()), lambda _: True, unsafe=True)
    damage = [line for step in steps for line in differences(step)]
    failed = (
        one.reason for known in fixed.withheld.values() for one in known if one.reason.startswith("docpipe fails")
    )
    damage += [*failed, *fixed.session.failures.values()]
    after = given | {change.path: change.after for change in fixed.changes}
    again = (
        fix_all(Session(msgspec.structs.replace(request, given=after), Serial()), lambda _: True, unsafe=True)
        if fixed.changes
        else fixed
    )
    damage += [f"{change.path} is changed by a second run" for change in again.changes if again is not fixed]
    return Repaired({path: text.decode("utf-8", "surrogatepass") for path, text in after.items()}, fixed, tuple(damage))
