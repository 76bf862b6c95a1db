"""Translations that keep the source of each block in an HTML comment above it."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.adoption.adopting import CONFIG, adopt, known_of, previous_of, write

EN, ZH = "content/en/docs/ferry.md", "content/zh/docs/ferry.md"
SOURCE = """---
title: Ferries
description: How a ferry is run.
weight: 10
---

<!-- overview -->

A *ferry* crosses the lake every hour, and every half hour in summer.
It takes {{< term id="bike" >}} as well.

<!-- body -->

## Before you board {#boarding}

Buy a ticket at the pier, or on board.

Dogs travel free of charge.

{{< note >}}
Tickets are valid for one day.
{{< /note >}}

The crew checks these things:

1. Count the passengers.

   Nobody may stand on the ramp.
2. Close the gate.

> Quoted from the rules
> of the harbour.

| Month | Trips |
|-------|-------|
| May   | many  |

## After the trip

See the [timetable](https://example.org/times) for 2025.

{{< warning >}}The lake freezes in winter.{{< /warning >}}
"""
TARGET = """---
title: 渡轮
description: 渡轮如何运行。
weight: 10
---
<!---
title: Ferries
description: How a ferry is run.
weight: 10
-->

<!-- overview -->

<!--
A *ferry* crosses the lake every hour,
and every half hour in summer. It takes {{< term id="bike" >}} as well.
-->
*渡轮*每小时过湖一次，夏季每半小时一次。也运送{{< term id="bike" >}}。

<!-- body -->

<!--
## Before you board {#boarding}

Buy a ticket at the pier.

Dogs travel free of charge.
-->
## 登船之前 {#boarding}

请在码头买票。

狗可以免费乘船。

{{< note >}}
<!--
Tickets are valid for one day.
-->
船票一日内有效。
{{< /note >}}

<!--
The crew checks these things:
-->
船员检查以下事项：

<!--
1. Count the passengers.
-->
1. 清点乘客人数。

   <!--
   Nobody may stand on the ramp.
   -->
   任何人不得站在坡道上。
2. <!-- Shut the gate. -->
   关好大门。

> <!--
> Quoted from the rules
> of the harbour.
> -->
> 摘自港口规则。

<!--
| Month | Trips |
|-------|-------|
| May   | some  |
-->
| 月份 | 班次 |
|------|------|
| 五月 | 很多 |

## 航行之后

<!--
See the [timetable](https://example.org/times) for 2024.
-->
请看[时刻表](https://example.org/times)，适用于 2024 年。

{{< warning >}}
<!-- The lake freezes in winter. -->
湖面冬季结冰。
{{< /warning >}}
"""


def site(root: Path, *, source: str = SOURCE, target: str = TARGET) -> Path:
    """Make a site of one page and its translation; no git is needed."""
    return write(root, {"docpipe.toml": CONFIG, EN: source, ZH: target})


def test_each_comment_is_the_source_of_what_follows(tmp_path: Path) -> None:
    """A block whose comment is today's source is current, else outdated; one without a comment is not known."""
    assert not adopt(site(tmp_path), "comments").problems
    states = known_of(tmp_path, ZH)
    assert {text: state for text, state in states.items() if state != "current"} == {
        "请在码头买票。": "outdated",
        "{{< note >}}": states["{{< note >}}"],
        "{{< warning >}}": states["{{< warning >}}"],
        "关好大门。": "outdated",
        "很多": "outdated",
        "航行之后": "unverified",
        "请看时刻表，适用于 2024 年。": "outdated",
    }
    assert "outdated" not in {states["{{< note >}}"], states["{{< warning >}}"]}
    known = ("渡轮", "渡轮如何运行。", "登船之前", "狗可以免费乘船。", "船员检查以下事项：", "清点乘客人数。")
    others = (
        "湖面冬季结冰。{{< /warning >}}",
        "任何人不得站在坡道上。",
        "摘自港口规则。",
        "月份",
        "班次",
        "五月",
        "船票一日内有效。{{< /note >}}",
    )
    assert {states[text] for text in (*known, *others)} == {"current"}


def test_what_the_source_said_is_kept(tmp_path: Path) -> None:
    """The comment itself is what the translator saw."""
    adopt(site(tmp_path), "comments")
    previous = previous_of(tmp_path, ZH)
    assert previous["请在码头买票。"] == "Buy a ticket at the pier."
    assert previous["关好大门。"] == "Shut the gate."
    ledger = (tmp_path / "l10n/zh/docs/ferry.ledger").read_text("utf-8")
    assert "was: See the [timetable](https://example.org/times) for 2024.\n" in ledger
    assert ledger.count("was: ") == 4


def test_a_comment_may_say_more_than_is_translated(tmp_path: Path) -> None:
    """Where a paragraph was left out, the others still find theirs."""
    target = TARGET.replace("狗可以免费乘船。\n\n", "")
    adopt(site(tmp_path, target=target), "comments")
    states = known_of(tmp_path, ZH)
    assert states["登船之前"] == "current"
    assert states["请在码头买票。"] == "outdated"


def test_remarks_of_translators_are_no_sources(tmp_path: Path) -> None:
    """A comment within a line, beside text or about something else makes nothing outdated."""
    target = TARGET.replace("，夏季", "，<!-- fix me -->夏季").replace("航行之后\n", "航行之后\n\n<!-- todo --> 注意\n")
    adopt(site(tmp_path, target=target), "comments")
    assert known_of(tmp_path, ZH)["航行之后"] == "unverified"
    assert known_of(tmp_path, ZH)["请看时刻表，适用于 2024 年。"] == "outdated"


def test_comments_of_a_page_without_any_source_are_remarks(tmp_path: Path) -> None:
    """What the source never held, as far as one can see, makes nothing outdated."""
    remark = "<!-- This is kept short on purpose, do not touch. -->"
    target = f"---\ntitle: 渡轮\n---\n\n{remark}\n\n渡轮每小时过湖一次，请早点来。\n"
    assert adopt(site(tmp_path, target=target), "comments").is_void


def test_a_comment_that_never_ends_is_none(tmp_path: Path) -> None:
    """What a damaged file still tells is taken; the rest is unverified."""
    target = TARGET.replace("for 2024.\n-->", "for 2024.\n")
    assert not adopt(site(tmp_path, target=target), "comments").problems
    assert known_of(tmp_path, ZH)["狗可以免费乘船。"] == "current"


def test_without_comments_the_convention_is_said(tmp_path: Path) -> None:
    """Nothing is written where no comment holds a source."""
    adoption = adopt(site(tmp_path, target="---\ntitle: 渡轮\n---\n\n渡轮每小时过湖一次。\n"), "comments")
    assert adoption.is_void
    assert "right above the text" in str(adoption.problems[0])
    assert not (tmp_path / "l10n").exists()


def test_adopting_again_changes_nothing(tmp_path: Path) -> None:
    """The second time the ledger knows it all."""
    adopt(site(tmp_path), "comments")
    before = (tmp_path / "l10n/zh/docs/ferry.ledger").read_bytes()
    adopt(tmp_path, "comments")
    assert (tmp_path / "l10n/zh/docs/ferry.ledger").read_bytes() == before
