"""The aligner on real texts: spoiled translations, and pairs of different structure whose links a person wrote down."""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from docpipe.config.load import load
from docpipe.index.site import SiteIndex, build_index
from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.taxonomy import Registries
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.sources.discover import discover
from docpipe.sources.read import read
from docpipe.translation.align import align
from docpipe.translation.benchmark.bench import SHARES, Score, known_links, links_of, measure
from docpipe.translation.ledger import Ledger
from docpipe.translation.ledgers.known import translatable
from docpipe.translation.lessons import Lessons

_FOLDER = Path(__file__).with_name("alignments")
_GATES = dict(zip(SHARES, (0.99, 0.985, 0.975, 0.945), strict=True))


class Labelled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The true links of one pair, found by reading both texts.

    Attributes:
        source, target: paths below the corpus.
        source_digest, target_digest: of the texts' loose digests, so that other texts are noticed.
        links: ranges `12-20=11-19` of positions among the translatable blocks; a position may stand in several.
    """

    corpus: str
    source: str
    target: str
    source_digest: str
    target_digest: str
    links: tuple[str, ...]

    def pairs(self, source: Sequence[int], target: Sequence[int]) -> set[tuple[int, int]]:
        """Return the links as indices of blocks."""
        both = (map(_positions, part.split("=")) for part in self.links)
        return {(source[one], target[other]) for ours, theirs in both for one, other in zip(ours, theirs, strict=True)}


def _positions(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _digest(blocks: Sequence[Block]) -> str:
    texts = "\n".join(block.loose for block in blocks if block.translatable)
    return hashlib.blake2b(texts.encode(), digest_size=6).hexdigest()


@pytest.fixture(scope="session")
def index(corpus: Callable[[str], Path]) -> Callable[[str], SiteIndex]:
    """Return a function that reads a corpus."""
    return functools.cache(lambda name: _index(corpus(name)))


def _index(root: Path) -> SiteIndex:
    config = load(root).config
    return build_index(_documents(root), config, frozenset(), Registries())


def _documents(root: Path) -> Iterator[Document]:
    config = load(root).config
    for file in discover(root, config).files:
        decoded = read(root / file.path)
        parsed = parse(decoded.text, file, ParseOptions.of(config), digest=decoded.digest, issues=decoded.issues)
        if parsed.document is not None:
            yield parsed.document


def test_labelled_pairs_are_aligned(index: Callable[[str], SiteIndex]) -> None:
    """Twenty pairs of different structure, drawn by the digests of their paths from those of up to 200 blocks."""
    files = sorted(_FOLDER.glob("*.json"))
    assert len(files) == 20
    links, missing = Score(), Score()
    for file in files:
        labelled = msgspec.json.decode(file.read_bytes(), type=Labelled)
        site = index(labelled.corpus)
        source, target = site.by_path[labelled.source], site.by_path[labelled.target]
        assert (_digest(source.blocks), _digest(target.blocks)) == (labelled.source_digest, labelled.target_digest)
        learned = Lessons(site, {}).of(source.file.locale, target.file.locale)
        alignment = align(source, target, Ledger(source.file.locale, target.file.locale), learned)
        true = labelled.pairs(translatable(source.blocks), translatable(target.blocks))
        links += Score.of(links_of(alignment), true)
        found = {at for pair in alignment.pairs if not pair.target for at in pair.source}
        missing += Score.of(found, set(translatable(source.blocks)) - {one for one, _ in true})
    assert links.f1 >= 0.99, links
    assert missing.precision >= 0.9, missing
    assert missing.recall >= 0.9, missing


def test_sound_pairs_are_aligned_without_fault(index: Callable[[str], SiteIndex]) -> None:
    """Nothing is missing, extra or elsewhere in translations built like their sources."""
    site = index("juicefs")
    measured = measure(known_links(site), site, 0.0, 1)
    assert measured.links.f1 == 1
    assert (measured.missing.wrong, measured.missing.lost) == (0, 0)


@pytest.mark.parametrize("share", [0.1, 0.4])
def test_a_spoiled_site_is_aligned(index: Callable[[str], SiteIndex], share: float) -> None:
    """One corpus, one seed; all of both under `make stress`."""
    assert _f1(index, ("hugegraph",), share, (1,)) >= _GATES[share]


@pytest.mark.stress
@pytest.mark.parametrize("share", SHARES)
def test_spoiled_sites_are_aligned(index: Callable[[str], SiteIndex], share: float) -> None:
    """Both corpora, three seeds."""
    assert _f1(index, ("juicefs", "hugegraph"), share, (1, 2, 3)) >= _GATES[share]


def _f1(index: Callable[[str], SiteIndex], names: Sequence[str], share: float, seeds: Sequence[int]) -> float:
    links = Score()
    for name in names:
        site = index(name)
        known = known_links(site)
        for seed in seeds:
            links += measure(known, site, share, seed).links
    return links.f1


def test_a_stretch_that_was_moved_is_found(index: Callable[[str], SiteIndex]) -> None:
    """The chapter that one of these translations has in another place."""
    site = index("juicefs")
    source = site.by_path["content/zh/guide/quota.md"]
    target = site.by_path["content/en/guide/quota.md"]
    learned = Lessons(site, {}).of(LocaleName("zh"), LocaleName("en"))
    pairs = align(source, target, Ledger(LocaleName("zh"), LocaleName("en")), learned).pairs
    both = [pair for pair in pairs if pair.source and pair.target]
    crossing = sum(1 for one, other in itertools.pairwise(both) if one.source > other.source)
    assert crossing >= 1
    assert len(both) >= 95
