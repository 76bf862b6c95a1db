"""What a run is asked to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from docpipe.config.schema import Config
from docpipe.model.answer import Answers
from docpipe.model.diagnostic import Diagnostic, RuleCode
from docpipe.model.source import SourceFile


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is asked to do; nothing else enters it but the files.

    Attributes:
        root: the site's folder.
        now: aware; decides what lies in the future.
        drafts: whether drafts and posts of the future count.
        extra_select, extra_ignore: rules switched on or off besides the configuration.
        only: rules besides which none is on, whatever is chosen; None for no such limit.
        bodies: whether the site is to be built, so that rendered blocks are needed.
        given: bytes that stand in for a file's own, by path.
        loose: files that lie in no site; then nothing else is looked for.
        out: the folder of the last build where it is not the configured one.
        answers: of the addresses outside the site; None where nobody asked for them.
        history: whether git may be asked about translations that no ledger knows.
        cache: the folder in which docpipe keeps what it found out; None for no such folder.
        trusted: whether the files are; what strangers wrote runs nothing, and silences no rule about security.
    """

    root: Path
    config: Config
    now: dt.datetime
    drafts: bool = False
    extra_select: tuple[str, ...] = ()
    extra_ignore: tuple[str, ...] = ()
    only: frozenset[RuleCode] | None = None
    bodies: bool = False
    given: dict[str, bytes] = {}
    loose: tuple[SourceFile, ...] = ()
    out: Path | None = None
    answers: Answers | None = None
    history: bool = False
    cache: Path | None = None
    trusted: bool = True

    @property
    def site_folder(self) -> Path:
        """Where the built site stands, as the last build left it; nothing is there before the first."""
        return self.out if self.out is not None else self.root / self.config.build.out

    def is_about(self, diagnostic: Diagnostic) -> bool:
        """Return whether a finding is one of those that were asked for."""
        return self.only is None or diagnostic.code in self.only
