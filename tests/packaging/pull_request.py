"""A repository on a server, a pull request, and what a CI job checks out of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from tests.git_repository import commit, git, repository

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh"]\nbase_url = "https://example.org/"\n'
CLEAN = "---\ntitle: {title}\ndate: 2026-01-02\n---\n\n正文一段，说得很清楚。\n"
CUT = "---\ntitle: {title}\ndate: 2026-01-02\n---\n\n许多团队把两者放在一起，效果很好。\n\n这种集成吸引资本投资，以及\n"
RAW = CLEAN + "\n一个<b>词</b>在这里。\n"
START = {
    "docpipe.toml": CONFIG,
    "content/zh/好文.md": CLEAN.format(title="好文"),
    "content/zh/旧 文.md": CUT.format(title="旧文"),
}
"""A site with one old error."""


class PullRequest(msgspec.Struct, frozen=True):
    """A pull request as the server has it.

    Attributes:
        origin: the server's repository.
        base: the commit of the base that the event names.
        head: the last commit of the branch.
        merge: what GitHub made of both.
    """

    origin: Path
    base: str
    head: str
    merge: str

    def check_out(self, workspace: Path, ref: str = "", depth: int = 1) -> Path:
        """Check out the merge, or another commit, as GitHub's own action does; depth 0 takes all of history."""
        workspace.mkdir(parents=True)
        git(workspace, "init", "-q", "-b", "main")
        git(workspace, "remote", "add", "origin", self.origin.as_uri())
        only = (f"--depth={depth}",) if depth else ()
        refs = ("+refs/heads/*:refs/remotes/origin/*",) if not depth else ()
        wanted = ref or self.merge
        git(workspace, "fetch", "-q", "--no-tags", *only, "origin", *refs, f"+{wanted}:refs/remotes/pull/1/merge")
        git(workspace, "checkout", "-q", "--force", wanted)
        return workspace

    def payload(self) -> dict[str, object]:
        """Return what the event says of it."""
        return {"pull_request": {"base": {"sha": self.base}, "head": {"sha": self.head}}}


def propose(
    folder: Path,
    changes: Mapping[str, str],
    *,
    start: Mapping[str, str] = START,
    meanwhile: Mapping[str, str] | None = None,
) -> PullRequest:
    """Make a repository and a pull request.

    Args:
        folder: where the server's repository is to be.
        changes: what the branch writes.
        start: what both sides begin with.
        meanwhile: what was written to the base after the event's commit and before the merge.
    """
    write(folder, start)
    repository(folder)
    base = git(folder, "rev-parse", "HEAD")
    git(folder, "checkout", "-q", "-b", "topic")
    write(folder, changes)
    head = commit(folder, "topic")
    git(folder, "checkout", "-q", "main")
    if meanwhile:
        write(folder, meanwhile)
        commit(folder, "meanwhile")
    git(folder, "checkout", "-q", "--detach")
    git(folder, "merge", "-q", "--no-ff", "-m", "merge", "topic")
    return PullRequest(folder, base, head, git(folder, "rev-parse", "HEAD"))


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder; an empty text removes one."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text, "utf-8")
        else:
            path.unlink()
