"""The site as it stood at a commit, judged by the rules of today."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from docpipe.model.diagnostic import Diagnostic
    from docpipe.pipeline.session import Session


@contextmanager
def session_at(session: Session, commit: str) -> Iterator[Session]:
    """Give a session over the site as it stood at a commit, with the configuration of today.

    Its files are there as long as the context lasts.

    Raises:
        ConfigError: git fails.
    """
    from docpipe.pipeline.session import Session
    from docpipe.sources.git import write_tree

    with tempfile.TemporaryDirectory(prefix="docpipe-") as folder:
        write_tree(session.request.root, commit, Path(folder))
        root = Path(folder).resolve()
        # What is kept is kept of the site as it is.
        request = msgspec.structs.replace(session.request, root=root, given={}, answers=None, cache=None)
        yield Session(request, session.executor)


def findings_at(session: Session, commit: str) -> tuple[Diagnostic, ...]:
    """Return the findings of the site as it stood at a commit.

    Raises:
        ConfigError: git fails.
    """
    with session_at(session, commit) as past:
        return tuple(past.diagnostics())
