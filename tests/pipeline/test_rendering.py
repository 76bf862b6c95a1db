"""The built pages for the rules that look at them: rendered only where one is on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from docpipe.config.load import load
from docpipe.pipeline.executor import Serial, Workers
from docpipe.pipeline.rendering import previous_pages
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
Write = Callable[[dict[str, str | bytes]], Path]
_BROKEN = '<!doctype html>\n<html lang="tlh">\n<head><title>x</title></head>\n<body>{{ markup }}</body>\n</html>\n'


def _session(root: Path, *select: str, out: Path | None = None, workers: int = 0) -> Session:
    config = load(root).config
    request = Request(root=root, config=config, now=NOW, extra_select=select, out=out)
    return Session(request, Workers(workers) if workers else Serial())


def _codes(session: Session) -> list[str]:
    return [found.code for found in session.diagnostics() if found.code.startswith("PB00")]


def test_nothing_is_rendered_unasked(site: Callable[[str], Path]) -> None:
    """Without such a rule there are no bodies and no pages."""
    run = _session(site("bilingual"))
    run.diagnostics()
    assert "render" not in run.timings
    assert all(analysis.body is None for analysis in run.analyses)


@pytest.mark.parametrize("select", ["PB003", "publish", "strict"])
def test_pages_are_rendered_for_a_rule(select: str, site: Callable[[str], Path]) -> None:
    """Named by itself or by a preset; our own theme gives no error."""
    run = _session(site("bilingual"), select)
    assert not {"PB003", "PB004", "PB005"} & set(_codes(run))
    assert "render" in run.timings


def test_findings_are_the_same_whatever_does_the_work(site: Callable[[str], Path]) -> None:
    """In this process and in two others."""
    root = site("bilingual")
    (root / "themes/templates").mkdir(parents=True)
    (root / "themes/templates/article.html.j2").write_text(_BROKEN)
    runs = [_session(root, "publish", workers=workers).diagnostics() for workers in (0, 2)]
    assert runs[0] == runs[1]
    assert "PB003" in {found.code for found in runs[0]}


def test_the_site_of_another_generator_is_not_built(write_site: Write) -> None:
    """What its pages say is not known."""
    root = write_site(
        {"docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh"]\n', "content/zh/a.md": "# 题\n\n文。\n"}
    )
    config = load(root).config
    layout = msgspec.structs.replace(config.layout, name="hugo", mount=config.mounts)
    config = msgspec.structs.replace(config, layout=layout)
    run = Session(Request(root=root, config=config, now=NOW, extra_select=("publish",)), Serial())
    run.diagnostics()
    assert "render" not in run.timings


def test_the_last_build_may_stand_elsewhere(write_site: Write, tmp_path: Path) -> None:
    """`build --out` looks at what stood in that folder."""
    root = write_site(
        {"docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh"]\n', "content/zh/a.md": "# 题\n\n文。\n"}
    )
    out = tmp_path / "elsewhere"
    (out / "zh/old").mkdir(parents=True)
    (out / "zh/old/index.html").write_text("")
    assert previous_pages(out) == frozenset()
    (out / ".docpipe-site").write_text("")
    assert previous_pages(out) == {"zh/old/index.html"}
    assert "PB005" in _codes(_session(root, "PB005", out=out))
    assert "PB005" not in _codes(_session(root, "PB005"))
