"""The laws of parsing hold on every post of the development corpora."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from docpipe.model.body import Role
from docpipe.model.document import Parsed
from docpipe.model.link import Image, Link
from docpipe.parse.guards import LimitError
from docpipe.parse.markdown import make_parser
from tests.parse.oracles import signatures, stock_parser, whole_and_recomposed


@cache
def _texts(corpora: Path) -> dict[str, str]:
    files = sorted(path for suffix in ("md", "mdx") for path in corpora.glob(f"*/content/**/*.{suffix}"))
    return {path.relative_to(corpora).as_posix(): path.read_bytes().decode() for path in files}


@cache
def _rendered(corpora: Path) -> dict[str, tuple[str, str, Parsed]]:
    return {path: whole_and_recomposed(text, path=path) for path, text in _texts(corpora).items()}


def test_every_post_is_read(corpora: Path) -> None:
    """Nothing that people publish is refused as too deep or too large, and hardly a fence is open."""
    issues = [issue for _, _, found in _rendered(corpora).values() for issue in found.issues if issue.blocking]
    codes = Counter(str(issue.code) for issue in issues)
    assert codes["ST017"] == 0
    assert codes["ST007"] <= len(_texts(corpora)) // 200


def test_positions_change_no_token_of_a_real_post(corpora: Path) -> None:
    """Docpipe's parser makes markdown-it's own tokens of every post."""
    ours, stock = make_parser("commonmark"), stock_parser()
    for path, text in _texts(corpora).items():
        try:
            assert signatures(ours.parse(text)) == signatures(stock.parse(text)), path
        except LimitError:
            pytest.fail(f"{path} is refused")


def test_pieces_are_the_whole_render_of_a_real_post(corpora: Path) -> None:
    """Skeleton and fragments put together are the whole render, byte for byte, and balanced."""
    for path, (whole, recomposed, found) in _rendered(corpora).items():
        assert recomposed == whole, path
        assert "\0" not in recomposed, path
        roles = Counter(piece.role for piece in found.body.pieces) if found.body else Counter()
        assert roles[Role.OPEN] == roles[Role.CLOSE], path


def test_places_in_a_real_post_slice_back(corpora: Path) -> None:
    """Every run of every post is its source, one escape or one entity, on one line."""
    for path, (_, _, found) in _rendered(corpora).items():
        for run in found.runs:
            source = run.span.of(found.text)
            assert source == run.text or source[0] in "\\&", (path, run)
            assert "\n" not in source, (path, run)


def test_targets_in_a_real_post_slice_back(corpora: Path) -> None:
    """Every destination of every post stands where it is said to stand."""
    for path, (_, _, found) in _rendered(corpora).items():
        facts: list[Link | Image] = [*found.document.links, *found.document.images] if found.document else []
        for each in facts:
            source = each.target_span.of(found.text)
            as_is = each.target in {source, f"mailto:{source}"}
            assert as_is or "\\" in source or "&" in source, (path, each)


def test_ids_in_a_real_post_are_unique(corpora: Path) -> None:
    """No two headings of a post share an id."""
    for path, (_, _, found) in _rendered(corpora).items():
        ids = [heading.id for heading in found.document.headings if heading.id] if found.document else []
        assert len(set(ids)) == len(ids), path
