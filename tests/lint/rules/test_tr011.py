"""When a version that stops early is an error, a warning or nothing, with and without a ledger."""

from __future__ import annotations

import pytest

from docpipe.index.site import SiteIndex, build_index
from docpipe.lint.engine import check_site
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Diagnostic, Severity
from docpipe.model.source import LocaleName
from docpipe.model.taxonomy import Registries
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.state import states
from docpipe.translation.sync import adopt_trust
from tests.lint.posts import config, read

_ZH = (
    "云上的计算从今年开始便宜了很多，许多团队都搬了过去。",
    "市场上的价格每天都在变化，没有人知道明天会怎样。",
    "模型的训练需要很多机器，而且需要很长的时间才能完成。",
    "代理会替人做事，但是它们也会犯错误，所以要有人看着。",
    "最后说说数据：没有数据，前面说的这些都没有意义。",
    "这些就是我们今年看到的事情，明年的事情明年再说。",
)
_EN = (
    "Computing in the cloud has become much cheaper this year, and many teams have moved there.",
    "The prices on the market change every day, and nobody knows what tomorrow will bring.",
    "Training a model takes a lot of machines, and it takes a long time until it is done.",
    "Agents do things for people, but they make mistakes as well, so somebody has to watch them.",
    "A last word on data: without data nothing of what was said here would make any sense.",
    "This is what we have seen this year, and what comes next year will be told next year.",
)


def _site(source: str, target: str) -> SiteIndex:
    found = [read(source, "content/zh/a.md").document, read(target, "content/en/a.md").document]
    return build_index([each for each in found if each], config(), frozenset(), Registries())


def _text(blocks: tuple[str, ...], count: int, last: int | None = None) -> str:
    """Return the first blocks, of the last of them only the first `last` characters."""
    kept = list(blocks[:count])
    kept[-1] = kept[-1][:last]
    return "\n\n".join(kept) + "\n"


def _trusted(site: SiteIndex) -> dict[str, Ledger]:
    (state,) = states(site, {})
    source, target = site.by_path[state.path], site.by_path[state.target_path]
    ledger = adopt_trust(source, target, Ledger(LocaleName("zh"), LocaleName("en")), state.states)
    return {ledger_path(LocaleName("en"), state.key): ledger}


def _findings(site: SiteIndex, ledgers: dict[str, Ledger] | None = None) -> list[Diagnostic]:
    found = check_site(site, states(site, ledgers or {}), None, Selection(config(), RULES), {})
    return [diagnostic for diagnostic in found if diagnostic.code == "TR011"]


@pytest.mark.parametrize(
    ("count", "last", "severity"),
    [
        (6, None, None),
        (5, None, None),
        (4, None, None),
        (3, None, Severity.WARNING),
        (3, 30, Severity.ERROR),
        (5, 30, Severity.WARNING),
        (6, 30, Severity.WARNING),
    ],
)
def test_a_translation_that_stops(count: int, last: int | None, severity: Severity | None) -> None:
    """Three missing blocks are a warning, a last block that breaks off as well, and both together an error."""
    found = _findings(_site(_text(_ZH, 6), _text(_EN, count, last)))
    assert [each.severity for each in found] == ([severity] if severity else [])
    assert all(each.place.path == "content/en/a.md" for each in found)


def test_a_source_that_stops() -> None:
    """The other way round the finding is at the end of the source."""
    (found,) = _findings(_site(_text(_ZH, 3, 12), _text(_EN, 6)))
    assert (found.place.path, found.severity) == ("content/zh/a.md", Severity.ERROR)
    assert str(found.message) == "the text stops after 4 of the 7 blocks that content/en/a.md has"


def test_what_the_ledger_knows_and_the_translation_lost() -> None:
    """Where the ledger knows translations that are gone, even one is an error."""
    ledgers = _trusted(_site(_text(_ZH, 6), _text(_EN, 6)))
    (found,) = _findings(_site(_text(_ZH, 6), _text(_EN, 4, 30)), ledgers)
    assert found.severity is Severity.ERROR


def test_what_an_author_adds_is_explained() -> None:
    """Nothing is said of a source that goes on behind what was translated, however far."""
    ledgers = _trusted(_site(_text(_ZH, 3), _text(_EN, 3)))
    assert _findings(_site(_text(_ZH, 6), _text(_EN, 3)), ledgers) == []


def test_what_an_author_takes_away_is_explained() -> None:
    """Nothing is said of a source that became shorter at the end of a sentence."""
    ledgers = _trusted(_site(_text(_ZH, 6), _text(_EN, 6)))
    assert _findings(_site(_text(_ZH, 3), _text(_EN, 6)), ledgers) == []


def test_a_source_that_breaks_off_is_seen_with_a_ledger_too() -> None:
    """A source whose last block is a piece was cut off, whatever is known of its translation."""
    ledgers = _trusted(_site(_text(_ZH, 6), _text(_EN, 6)))
    (found,) = _findings(_site(_text(_ZH, 3, 12), _text(_EN, 6)), ledgers)
    assert found.severity is Severity.WARNING


def test_free_translations_are_no_loss() -> None:
    """Versions that differ in the middle and end alike are merely different."""
    source = "\n\n".join((*_ZH[:2], "- 一\n- 二\n- 三\n- 四", *_ZH[4:]))
    assert _findings(_site(source, "\n\n".join((*_EN[:2], *_EN[4:])))) == []
