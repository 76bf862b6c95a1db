"""What git knows of a site: which files and lines changed since a commit, and how the site stood there.

Every function starts a fixed number of processes, whatever the size of the site.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec

from docpipe.model.errors import ConfigError

Lines = tuple[int, int]
"""First and last line of a stretch, from 1, both included."""

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_FILE = re.compile(r"^\+\+\+ b/(.*?)\t?$", re.MULTILINE)
SAFE = ("-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "--no-pager")
_PATCH = ("-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/")
_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHORT_HASH = re.compile(r"[0-9a-f]{4,63}")
_ANCESTOR = re.compile(r"(?:HEAD|@)(?:~(\d{0,4})|\^)")
_NAME = re.compile(r"[\w./-]+")
_LEAVE_OUT = "Leave out --since and what goes with it"
_ORIGIN = "origin/"
_REGULAR = frozenset({"100644", "100755"})
# What docpipe reads; of any other file it is enough that it is there, and how large it is.
_READ = (".md", ".mdx", ".markdown", ".toml", ".yml", ".yaml", ".json", ".ledger", ".html", ".htm")


class Changes(msgspec.Struct, frozen=True):
    """What is different from a commit.

    Attributes:
        files: POSIX paths from the site's root, new and changed ones, files git does not know included.
        lines: of the changed files, the stretches that are new; a file git does not know has none.
    """

    files: frozenset[str]
    lines: dict[str, tuple[Lines, ...]]

    def touch(self, path: str, lines: Lines | None = None) -> bool:
        """Tell whether any of these lines of a file is new, or without lines, anything in it."""
        if path not in self.files:
            return False
        if lines is None or path not in self.lines:
            return True
        first, last = lines
        return any(start <= last and first <= end for start, end in self.lines[path])


def top_level(folder: Path) -> Path | None:
    """Return the top folder of the repository that `folder` lies in, or None."""
    try:
        out = run_git(folder, "rev-parse", "--show-toplevel")
    except ConfigError:
        return None
    return Path(out.decode("utf-8", "surrogateescape").rstrip("\n"))


def base_of(root: Path, ref: str) -> str:
    """Return the commit that `ref` and the current one have in common, or that of `ref` if history does not tell.

    Raises:
        ConfigError: there is no git, no repository, or no such commit.
    """
    if not ref.strip() or ref.startswith("-"):
        raise ConfigError(f"git knows no commit '{ref}'", hint="Name a branch or a commit: --since origin/main")
    try:
        commit = _text(run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"))
    except ConfigError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise  # git itself is not there
        if top_level(root) is None:
            raise ConfigError("this is no git repository, so nothing is known of changes", hint=_LEAVE_OUT) from error
        raise _unknown(root, ref) from error
    try:
        return _text(run_git(root, "merge-base", commit, "HEAD"))
    except ConfigError:
        # A shallow clone does not hold the commit where the two parted.
        return commit


def changes_since(root: Path, commit: str) -> Changes:
    """Return what differs between a commit and the files as they are now.

    Raises:
        ConfigError: git fails.
    """
    names = run_git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")
    others = run_git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    files = frozenset(name for name in _names(names) + _names(others) if (root / name).is_file())
    patch = run_git(root, "diff", *_PATCH, "--relative", commit, "--", ".")
    return Changes(files, dict(_stretches(patch.decode("utf-8", "replace"))))


def write_tree(root: Path, commit: str, target: Path) -> None:
    """Write the site as it stood at `commit` below `target`.

    What docpipe does not read is written as an empty file of the same size. Links are left out.

    Raises:
        ConfigError: git fails.
        OSError: it cannot be written.
    """
    listed = run_git(root, "ls-tree", "-r", "-l", "-z", commit, "--", ".")
    wanted: list[tuple[str, str]] = []
    for entry in _names(listed):
        facts, _, name = entry.partition("\t")
        mode, _, blob, size = facts.split()
        place = target / name
        if mode not in _REGULAR or not place.resolve().is_relative_to(target.resolve()):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if name.lower().endswith(_READ):
            wanted.append((blob, name))
        else:
            with place.open("wb") as file:
                file.truncate(int(size))
    for name, content in _contents(root, wanted):
        (target / name).write_bytes(content)


def _contents(root: Path, wanted: list[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    asked = "".join(f"{blob}\n" for blob, _ in wanted).encode()
    answer = memoryview(run_git(root, "cat-file", "--batch", given=asked)) if wanted else memoryview(b"")
    for _, name in wanted:
        end = bytes(answer[:200]).index(b"\n")
        size = int(bytes(answer[:end]).split()[2])
        yield name, bytes(answer[end + 1 : end + 1 + size])
        answer = answer[end + size + 2 :]


def _stretches(patch: str) -> Iterator[tuple[str, tuple[Lines, ...]]]:
    starts = list(_FILE.finditer(patch))
    for number, file in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(patch)
        hunks = ((int(hunk[1]), int(hunk[2] or 1)) for hunk in _HUNK.finditer(patch, file.end(), end))
        yield file[1], tuple((first, first + count - 1) for first, count in hunks if count)


def _names(out: bytes) -> list[str]:
    return [name for name in out.decode("utf-8", "surrogateescape").split("\0") if name]


def _text(out: bytes) -> str:
    return out.decode("ascii", "replace").strip()


def _unknown(root: Path, ref: str) -> ConfigError:
    try:
        is_shallow = _text(run_git(root, "rev-parse", "--is-shallow-repository")) == "true"
    except ConfigError:
        is_shallow = False
    hint = f"This clone is shallow: {_fetching(ref)}" if is_shallow else "See git log"
    return ConfigError(f"git knows no commit '{ref}'", hint=hint)


def _fetching(ref: str) -> str:
    """Return how a shallow clone comes by what `ref` names: servers know branches, tags and whole hashes alone."""
    if _HASH.fullmatch(ref):
        return f"fetch it first, git fetch --depth=1 origin {ref}"
    if (ancestor := _ANCESTOR.fullmatch(ref)) is not None:
        # From the place where this history ends, which is not above HEAD.
        return f"fetch more of it first, git fetch --deepen={ancestor[1] or 1} or git fetch --unshallow"
    if ref.startswith(_ORIGIN):
        branch = ref.removeprefix(_ORIGIN)
        return f"fetch it first, git fetch --depth=1 origin {branch}:refs/remotes/{ref}"
    if _NAME.fullmatch(ref) and not _SHORT_HASH.fullmatch(ref):
        return f"fetch it first, git fetch --depth=1 origin {ref}, and name it FETCH_HEAD"
    return "fetch all of it first, git fetch --unshallow"


def run_git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Return what a git command writes.

    Raises:
        ConfigError: there is no git, or the command fails.
    """
    try:
        done = subprocess.run(  # noqa: S603 - arguments are our own, and a revision cannot be taken for an option
            ["git", *SAFE, "-C", str(folder), *arguments],  # noqa: S607 - the git that the user's PATH names
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise ConfigError("git is not installed", hint=f"Install it, or {_LEAVE_OUT.lower()}") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ConfigError(f"git failed: {said[-1] if said else f'exit code {error.returncode}'}") from error
    return done.stdout
