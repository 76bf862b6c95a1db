"""Fragments that name a heading of the source."""

from __future__ import annotations

import msgspec
import pytest

from docpipe.lint.drift import Drifts
from docpipe.lint.facts import SiteFacts
from docpipe.translation.state import states
from tests.lint.translations import site_of

_SITE = site_of(
    {
        "content/zh/a.md": "## 安装\n\n正文。\n\n## 用法 {#use}\n\n正文。\n\n## 限制\n\n正文。\n",
        "content/en/a.md": "## Setup\n\nText.\n\n## Use {#use}\n\nText.\n",
        "content/zh/b.md": "## 安装\n\n正文。\n",
    }
)


@pytest.mark.parametrize(
    ("fragment", "meant"),
    [("安装", "setup"), ("%E5%AE%89%E8%A3%85", "setup"), ("限制", ""), ("use", None), ("setup", None), ("别处", None)],
)
def test_whose_heading_it_is(fragment: str, meant: str | None) -> None:
    """One of the source's that the translation calls otherwise, or has not; what the translation has is no drift."""
    drift = Drifts(SiteFacts(_SITE, states(_SITE, {}))).of(_SITE.by_path["content/en/a.md"], fragment)
    assert (drift.meant if drift is not None else None) == meant
    assert drift is None or (drift.source.file.path, drift.heading.id) == (
        "content/zh/a.md",
        "安装" if meant == "setup" else "限制",
    )


@pytest.mark.parametrize(
    ("of", "to", "confidence", "meant"),
    [
        (0, (0,), 1.0, "setup"),
        (0, (0,), 0.5, "setup"),
        (0, (0,), 0.4, ""),
        (0, (0, 1), 1.0, ""),
        (0, (), 1.0, ""),
        (1, (0,), 1.0, ""),
    ],
)
def test_only_an_alignment_that_can_be_trusted_tells(
    of: int, to: tuple[int, ...], confidence: float, meant: str
) -> None:
    """A heading belongs to the one that a likely pair joins it with, if that pair has no other."""
    source, target = _SITE.by_path["content/zh/a.md"], _SITE.by_path["content/en/a.md"]
    (state,) = (each for each in states(_SITE, {}) if each.target_path == target.file.path)
    pair = msgspec.structs.replace(
        state.states[0],
        source=(source.headings[of].block,),
        target=tuple(target.headings[each].block for each in to),
        confidence=confidence,
    )
    facts = SiteFacts(_SITE, (msgspec.structs.replace(state, states=(pair,)),))
    drift = Drifts(facts).of(target, "安装")
    assert drift is not None
    assert drift.meant == meant


def test_without_a_source_or_states() -> None:
    """An original drifts from nothing; without an alignment the heading is known and its translation is not."""
    facts = SiteFacts(_SITE)
    assert Drifts(facts).of(_SITE.by_path["content/zh/b.md"], "用法") is None
    drift = Drifts(facts).of(_SITE.by_path["content/en/a.md"], "安装")
    assert drift is not None
    assert drift.meant == ""
