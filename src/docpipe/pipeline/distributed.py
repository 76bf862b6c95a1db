"""Files analysed on a cluster that shares no disk with this machine: their bytes go there, analyses come back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from docpipe.model.document import Analysis
from docpipe.model.source import SourceFile
from docpipe.pipeline.batch import Batch
from docpipe.pipeline.cluster import Cluster, check_address, cluster_at
from docpipe.pipeline.executor import DEADLINE
from docpipe.pipeline.failure import failed
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.task import guarded

# The process that a batch needs starts in the time of some hundred posts.
_MOST_FILES = 256
_MOST_BYTES = 1 << 20  # after which a batch is full
_AHEAD = 4  # batches that wait at the cluster, so that no worker has to
_PATIENCE = 15.0  # seconds in which a worker that died is replaced, if anybody replaces it


class Distributed:
    """Workers of a Dask cluster; what is done besides is done here.

    Attributes:
        count: how many processes of this machine may work at the same time.
        progress: told how many files are done with, and of how many.
    """

    def __init__(self, address: str, count: int, *, deadline: float = DEADLINE, patience: float = _PATIENCE) -> None:
        """Choose the cluster; it is asked when there is something to do.

        Args:
            address: `dask://host:port`.
            count: see above.
            deadline: seconds one file may take.
            patience: seconds after which a cluster without workers is given up.

        Raises:
            ConfigError: the address has another form.
        """
        check_address(address)
        self.address = address
        self.count = count
        self.deadline = deadline
        self.patience = patience
        self.progress: Callable[[int, int], None] = lambda _done, _total: None

    def run(self, prepare: Preparation, files: Sequence[SourceFile]) -> tuple[Analysis, ...]:
        """Return the analyses of `files`.

        Raises:
            ConfigError: the cluster cannot be reached or would work differently.
            OSError: it went away.
        """
        if not files:
            return ()
        with cluster_at(self.address, self.patience) as cluster:
            work = _Work(prepare, cluster, self.deadline, lambda done: self.progress(done, len(files)))
            each = min(_MOST_FILES, -(-len(files) // cluster.threads))
            # What is lost with its batch goes there by itself; what is lost then, once more with nobody beside it.
            lost = work.do(files, each, cluster.threads + _AHEAD)
            lost = work.do(tuple(lost), 1, cluster.threads)
            lost = work.do(tuple(lost), 1, 1)
        found = work.found | {file: failed(file, reason) for file, reason in lost.items()}
        return tuple(found[file] for file in files)


class _Work:
    """The files of one run, as far as they are done."""

    def __init__(
        self, prepare: Preparation, cluster: Cluster, deadline: float, progress: Callable[[int], None]
    ) -> None:
        self.found: dict[SourceFile, Analysis] = {}
        self._prepare = prepare
        self._keep = prepare.keeping()
        self._cluster = cluster
        self._deadline = deadline
        self._progress = progress

    def do(self, files: Sequence[SourceFile], each: int, at_once: int) -> dict[SourceFile, str]:
        """Analyse files, `each` in a batch and `at_once` batches at the same time; return those that were lost."""
        lost: dict[SourceFile, str] = {}
        for batch, answer in self._cluster.outcomes(self._batches(files, each), at_once):
            if isinstance(answer, Exception):
                raise answer
            if isinstance(answer, str):
                lost |= dict.fromkeys(batch, answer)
            else:
                self.found |= zip(batch, map(self._keep, answer), strict=True)
            self._progress(len(self.found))
        return lost

    def _batches(self, files: Sequence[SourceFile], each: int) -> Iterator[Batch]:
        """Yield the files in batches, each read when it is asked for."""
        contents: dict[SourceFile, bytes] = {}
        size = 0
        for file in files:
            try:
                contents[file] = self._prepare.content(file)
            except OSError:
                # There is nothing to send, and what is said of it can be said here.
                self.found[file] = guarded(self._prepare(), file)
                continue
            size += len(contents[file])
            if len(contents) >= each or size >= _MOST_BYTES:
                yield self._batch(contents)
                contents, size = {}, 0
        if contents:
            yield self._batch(contents)

    def _batch(self, contents: dict[SourceFile, bytes]) -> Batch:
        return Batch(self._prepare.carrying(contents), tuple(contents), self._deadline)
