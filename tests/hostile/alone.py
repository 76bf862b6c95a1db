"""Commands run one by one on sites of one case each, and what each took: time and memory, with all of its workers."""

from __future__ import annotations

import os
import sys
import tempfile

import msgspec


class Run(msgspec.Struct, frozen=True):
    """One command that has ended.

    Attributes:
        root: the site.
        command: which of docpipe's.
        code: how it ended; negative for a signal.
        seconds: of work, of all its processes; a clock would tell more of what else the machine does.
        mebibytes: the most that one of its processes held.
        said: what it wrote.
    """

    root: str
    command: str
    code: int
    seconds: float
    mebibytes: float
    said: str


def run(root: str, arguments: list[str]) -> Run:
    """Run a command of docpipe in a copy of this process, which has loaded all it needs."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            _become(arguments, said.fileno())
        _, status, usage = os.wait4(child, 0)
        seconds = usage.ru_utime + usage.ru_stime
        said.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return Run(root, arguments[0], code, seconds, usage.ru_maxrss / 1024, said.read().decode("utf-8", "replace"))


def _become(arguments: list[str], said: int) -> None:
    code = 3
    try:
        os.dup2(said, 1)
        os.dup2(said, 2)
        from docpipe.cli.main import run as docpipe  # noqa: PLC0415 - in this process alone

        sys.argv = ["docpipe", *arguments]
        code = docpipe()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Read sites from the input, one by line, and write what building and linting each took, as a line of JSON."""
    import docpipe.cli.build  # noqa: PLC0415
    import docpipe.lint.registry  # noqa: PLC0415
    import docpipe.parse.document  # noqa: PLC0415
    import docpipe.pipeline.session  # noqa: PLC0415
    import docpipe.publish.registry  # noqa: F401, PLC0415

    for line in sys.stdin:
        root = line.rstrip("\n")
        for command in (["build", "--no-cache"], ["lint", "--no-cache", "--format", "json"]):
            found = run(root, [*command, "--root", root, "--jobs", "2"])
            sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
