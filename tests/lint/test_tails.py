"""Where the shorter of two versions stops."""

from __future__ import annotations

from docpipe.index.site import build_index
from docpipe.lint.facts import PairFacts
from docpipe.lint.tails import Tail, tails
from docpipe.model.taxonomy import Registries
from docpipe.translation.state import states
from tests.lint.posts import config, read
from tests.lint.translations import site_of, trusted

_ZH = [
    "云上的计算便宜了很多，许多团队都搬了过去。",
    "市场上的价格每天都在变，没有人知道明天。",
    "模型的训练需要很多机器。",
]
_EN = [
    "Computing in the cloud has become much cheaper, and many teams have moved.",
    "Prices on the market change every day, and nobody knows about tomorrow.",
    "Training a model takes many machines.",
]


def _tails(source: list[str], target: list[str]) -> tuple[Tail, ...]:
    found = [
        read("\n\n".join(source), "content/zh/a.md").document,
        read("\n\n".join(target), "content/en/a.md").document,
    ]
    site = build_index([each for each in found if each], config(), frozenset(), Registries())
    (state,) = states(site, {})
    return tails(PairFacts(site, site.by_path[state.path], site.by_path[state.target_path], state))


def test_whole_versions_stop_together() -> None:
    """Nothing is missing on either side."""
    assert [(tail.missing, tail.gain, tail.is_cut) for tail in _tails(_ZH, _EN)] == [(0, 0, False), (0, 0, False)]


def test_the_translation_comes_first() -> None:
    """The first tail is the translation's, and it names the block that the source goes on with."""
    first, second = _tails(_ZH, _EN[:2])
    assert (first.short.file.locale, first.missing, first.gain) == ("en", 1, 1)
    assert first.long.blocks[first.following].text == _ZH[2]
    assert (second.short.file.locale, second.missing) == ("zh", 0)


def test_a_piece_is_shorter_and_has_no_mark() -> None:
    """Half a block is a piece; a short block with its mark is not."""
    assert _tails(_ZH[:2], [_EN[0], "Prices change"])[0].is_cut
    assert not _tails(_ZH[:2], [_EN[0], "Prices change."])[0].is_cut


def test_too_little_to_tell() -> None:
    """A version of a single block is compared with nothing."""
    document = read("一段。", "content/zh/a.md", head="").document
    other = read("One.", "content/en/a.md", head="").document
    assert document is not None
    assert other is not None
    site = build_index([document, other], config(), frozenset(), Registries())
    (state,) = states(site, {})
    assert tails(PairFacts(site, site.by_path[state.path], site.by_path[state.target_path], state)) == ()


def test_the_ledger_knows_the_end() -> None:
    """A text that lost its middle ends where its source ends, if the ledger says so of the last block."""
    old = site_of({"content/zh/a.md": "\n\n".join(_ZH), "content/en/a.md": "\n\n".join(_EN)})
    new = site_of({"content/zh/a.md": "\n\n".join(_ZH), "content/en/a.md": "\n\n".join([_EN[0], _EN[2]])})
    (state,) = states(new, trusted(old))
    (tail, _) = tails(PairFacts(new, new.by_path[state.path], new.by_path[state.target_path], state))
    assert (tail.missing, tail.lost) == (0, 0)
