"""The percentages, computed by hand beside what docpipe says.

Weights: a Han character is 1, another word 1.5, and a block weighs at least 4.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from docpipe.model.translation import Coverage
from tests.cli.command import Command

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'

# a: half done.
A_ZH = """\
---
title: 去中心化
---

## 意义

区块链让每个人都能验证账本。

模型用 PyTorch 与 Rust 写成。

- 一
"""
A_EN = """\
---
title: Decentralised
---

## Meaning

The chain lets everybody verify the ledger.

The model is written with PyTorch and Go.
"""
#   title      去中心化                        4 Han               4      current
#   heading    意义                            2 Han, at least     4      current
#   paragraph  区块链让每个人都能验证账本      13 Han             13      current
#   paragraph  模型用……与……写成，two words     6 Han + 2 × 1.5     9      outdated: it was Go
#   item       一                              1 Han, at least     4      missing
#                                                           sum   34

# b: not translated.
B_ZH = "---\ntitle: 治理\n---\n\n没有人翻译过这一段。\n"
#   title      治理                            2 Han, at least     4      missing
#   paragraph  没有人翻译过这一段              9 Han               9      missing
#                                                           sum   13

# c: translated, but nobody knows from which text.
C_ZH = "---\ntitle: 网络\n---\n\n每个节点都保存一份副本。\n"
C_EN = "---\ntitle: Networks\n---\n\nEvery node keeps a copy.\n"
#   title      网络                            2 Han, at least     4      unverified
#   paragraph  每个节点都保存一份副本          11 Han             11      unverified
#                                                           sum   15
#                                                  sum of all     62


@pytest.fixture
def root(write_site: WriteSite, docpipe: Command) -> Path:
    """Return a site with the three of them."""
    before = A_ZH.replace("Rust", "Go").replace("\n- 一\n", "")
    site = write_site({"docpipe.toml": CONFIG, "content/zh/a.md": before, "content/en/a.md": A_EN})
    docpipe("l10n", "adopt", "--from", "trust", "--root", site)
    for path, text in {"zh/a": A_ZH, "zh/b": B_ZH, "zh/c": C_ZH, "en/c": C_EN}.items():
        (site / f"content/{path}.md").write_text(text, "utf-8")
    return site


def english(docpipe: Command, root: Path, *options: str) -> dict[str, Any]:
    """Return what the JSON says of English."""
    found = json.loads(docpipe("status", "--format", "json", "--all", "--root", root, *options).out)
    return cast("dict[str, Any]", found["locales"]["en"])


def test_the_blocks_weigh_what_they_should(docpipe: Command, root: Path) -> None:
    """Those of the comments above, in their order."""
    documents = english(docpipe, root)["items"]
    found = [[(state["weight"], state["freshness"]) for state in each["states"]] for each in documents]
    assert found[0] == [(4, "current"), (4, "current"), (13, "current"), (9, "outdated"), (4, "missing")]
    assert found[2] == [(4, "unverified"), (11, "unverified")]


def test_the_percentages_of_a_document(docpipe: Command, root: Path) -> None:
    """Of 34: 34 − 4 = 30 are covered, 88.2 %; 4 + 4 + 13 = 21 are fresh, 61.7 %."""
    first, second, third = english(docpipe, root)["items"]
    assert (first["coverage"], first["fresh"], first["reviewed"], first["label"]) == (88, 61, 0, "partial")
    assert (second["coverage"], second["fresh"], second["label"]) == (0, 0, "missing")
    # What is unverified is covered, and not fresh.
    assert (third["coverage"], third["fresh"], third["label"]) == (100, 0, "unverified")


def test_the_percentages_of_the_locale(docpipe: Command, root: Path) -> None:
    """Of 62: 30 + 0 + 15 = 45 are covered, 72.5 %; 21 + 0 + 0 are fresh, 33.8 %."""
    found = english(docpipe, root)
    assert found["weights"] == {"total": 62.0, "covered": 45.0, "fresh": 21.0, "reviewed": 0.0}
    assert (found["coverage"], found["fresh"]) == (72, 33)
    assert (found["documents"]["translated"], found["documents"]["in_scope"]) == (1, 3)


def test_trust_adds_what_is_unverified(docpipe: Command, root: Path) -> None:
    """21 + 15 = 36 of 62 are 58.0 %."""
    assert english(docpipe, root, "--trust-unverified")["fresh"] == 58


def test_the_effort(docpipe: Command, root: Path) -> None:
    """4 + 13 are missing, 9 outdated: 17 + 4.5 = 21.5 characters, 15.05 words, 2.6 minutes of 500 an hour."""
    assert english(docpipe, root)["effort"] == {"characters": 22, "words": 16, "minutes": 3}
    (root / "docpipe.toml").write_text(CONFIG + "\n[translation.en]\ncharacters_per_hour = 50\n", "utf-8")
    assert english(docpipe, root)["effort"]["minutes"] == 26


def test_shares_are_rounded_down() -> None:
    """249 of 250 are 99.6 %, and no 100 %."""
    assert Coverage(250, 249, 249).percent(249) == 99
    assert Coverage(250, 250, 250).percent(250) == 100
