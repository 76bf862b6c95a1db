"""Symbolic links, pipes and devices in the place of posts and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import HOME, LEFT_OUT, PUBLISHED, Case, Content, Link, Pipe, post

CANARY = "OUTSIDE-CANARY"
"""What a file outside the site says; nothing of the built site may."""


def cases() -> Iterator[Case]:
    """Yield them all."""
    for name, says, content in _POSTS:
        yield _case(name, says, {f"{HOME}/link/{name}.md": content}, LEFT_OUT)
    for name, says, content in _PICTURES:
        text = post(f"![图]({name}.png) [看]({name}.png)")
        yield _case(name, says, {f"{HOME}/link/{name}.md": text, f"{HOME}/link/{name}.png": content}, PUBLISHED)
    yield _case(
        "inside",
        "a link to another post of the site: that is followed",
        {f"{HOME}/link/inside.md": Link("inside-real.md"), f"{HOME}/link/inside-real.md": post("里面的话。")},
        PUBLISHED,
        ("里面的话。",),
    )
    yield _case(
        "folder-outside",
        "a link to a folder outside",
        {
            f"{HOME}/link/folder-outside/secret.md": Link("secret.md"),
            f"{HOME}/link/folder-outside-too": Link("{outside}"),
        },
        LEFT_OUT,
    )
    yield _case("folder-up", "a link to the folder above", {f"{HOME}/link/folder-up": Link("..")}, LEFT_OUT)
    yield _case("folder-root", "a link to the whole disk", {f"{HOME}/link/folder-root": Link("/")}, LEFT_OUT)


def _case(name: str, says: str, files: dict[str, Content], outcome: str, shows: tuple[str, ...] = ()) -> Case:
    return Case(name=f"link/{name}", says=says, files=files, outcome=outcome, shows=shows, never=(CANARY, "root:x:0"))


_POSTS: tuple[tuple[str, str, Content], ...] = (
    ("file-outside", "a link to a file outside", Link("{outside}/secret.md")),
    ("file-absolute", "a link to a file of the system", Link("/etc/passwd")),
    ("file-process", "a link to the environment of whoever reads it", Link("/proc/self/environ")),
    ("file-device", "a link to a device without an end", Link("/dev/zero")),
    ("file-random", "a link to another", Link("/dev/urandom")),
    ("file-terminal", "a link to what waits for somebody to type", Link("/dev/stdin")),
    ("file-hidden", "a link to a hidden file of the site", Link("../../../.env")),
    ("file-gone", "a link to nothing", Link("nowhere.md")),
    ("file-itself", "a link to itself", Link("file-itself.md")),
    ("file-folder", "a link to a folder, named as a post", Link(".")),
    ("pipe", "a pipe that nobody writes to", Pipe()),
)
_PICTURES: tuple[tuple[str, str, Content], ...] = (
    ("picture-outside", "a picture that is a link to a file outside", Link("{outside}/secret.png")),
    ("picture-system", "a picture that is a link to a file of the system", Link("/etc/passwd")),
    ("picture-device", "a picture that is a link to a device", Link("/dev/zero")),
    ("picture-pipe", "a picture that is a pipe", Pipe()),
    ("picture-itself", "a picture that is a link to itself", Link("picture-itself.png")),
    ("picture-hidden", "a picture that is a link to a hidden file", Link("../../../.env")),
)
