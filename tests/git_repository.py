"""A real git repository for tests that need a history."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}
_ALSO = {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it writes."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],  # noqa: S607 - the git of this machine
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **_WHO, **_ALSO},
    )
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """Make a repository of a folder and commit what is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "first")
    return folder


def commit(folder: Path, message: str) -> str:
    """Commit everything and return the commit."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")
