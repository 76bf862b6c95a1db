"""The files of a site on their way out: pictures without metadata, and none that is withheld."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from docpipe.model.page import Output
from docpipe.publish.images.assets import suffix_of
from docpipe.publish.images.metadata.cleaned import SUFFIXES, cleaned


def without_metadata(outputs: Iterable[Output], withheld: Container[str] = frozenset()) -> Iterator[Output]:
    """Yield the outputs, each copy of a picture without what it tells besides itself; originals are never touched.

    Args:
        outputs: each is read when it is asked for.
        withheld: absolute paths of files that are not published.

    Raises:
        OSError: a file cannot be read.
    """
    for output in outputs:
        if output.content is None and output.source in withheld:
            continue
        if output.content is None and suffix_of(output.source) in SUFFIXES:
            yield _cleaned(output)
        else:
            yield output


def _cleaned(output: Output) -> Output:
    source = Path(output.source)
    # Whoever copies says what is wrong with a pipe or a device.
    if not source.is_file():
        return output
    data = source.read_bytes()
    kept = cleaned(data)
    # What is copied as it is need not be held in memory.
    return output if kept == data else Output(output.path, kept)
