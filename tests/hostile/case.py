"""One hostile input, and what must become of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

PUBLISHED = "published"
"""The post has a page."""
LEFT_OUT = "left out"
"""The file is no post: it is passed over."""
WITHHELD = "withheld"
"""The post is one, and is not to be published: a draft, for instance."""
HOME = "content/zh"


class Link(msgspec.Struct, frozen=True):
    """A symbolic link; `{outside}` in its target is a folder that is not the site's."""

    target: str


class Pipe(msgspec.Struct, frozen=True):
    """A named pipe that nobody writes to."""


Content = str | bytes | Link | Pipe


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One attack, mishap or honest post.

    Attributes:
        name: `category/what`; the post is `content/zh/<name>.md` unless `files` says otherwise.
        says: what it tries, in a few words.
        files: what it consists of, by path from the root; the first is the post that `outcome` is about.
        outcome: `PUBLISHED`, `LEFT_OUT`, `WITHHELD`, or rule and line that refuse it (`FM002:3`; without one any line).
        shows: what the text of its page says.
        never: what its page and the files beside that do not say; where it has no page, no file of the site.
        alone: whether it changes more than its own page, and so has a site to itself.
        exit_code: of a build of it alone, where it is not what the outcome means.
        config: what its docpipe.toml says besides.
        heavy: whether it takes seconds.
    """

    name: str
    says: str
    files: Mapping[str, Content]
    outcome: str = PUBLISHED
    shows: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    alone: bool = False
    exit_code: int | None = None
    config: str = ""
    heavy: bool = False

    @property
    def category(self) -> str:
        """What kind of attack it is."""
        return self.name.partition("/")[0]

    @property
    def path(self) -> str:
        """The post that `outcome` is about."""
        return next(iter(self.files))

    @property
    def code(self) -> int:
        """What a build of this case alone ends with."""
        if self.exit_code is not None:
            return self.exit_code
        return 0 if self.outcome in {PUBLISHED, LEFT_OUT, WITHHELD} else 1


def post(body: str, title: str = "一篇文章", extra: str = "") -> str:
    """Return a post that is in order, but for what is in it."""
    return f"---\ntitle: {title}\ndate: 2024-05-01\n{extra}---\n\n{body}\n"


def write(case: Case, root: Path, outside: Path) -> None:
    """Write the files of a case below `root`; links out lead to `outside`."""
    for name, content in case.files.items():
        place = os.path.join(os.fsencode(root), os.fsencode(name))  # noqa: PTH118 - names may be no text
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
        if isinstance(content, Link):
            os.symlink(content.target.format(outside=outside, root=root), place)  # noqa: PTH211
        elif isinstance(content, Pipe):
            os.mkfifo(place)
        else:
            with open(place, "wb") as file:  # noqa: PTH123
                file.write(content.encode() if isinstance(content, str) else content)
