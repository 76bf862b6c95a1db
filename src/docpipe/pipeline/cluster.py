"""A Dask cluster as docpipe sees it: whether it is there and runs this docpipe, and what becomes of batches."""

from __future__ import annotations

import asyncio
import logging
import pickle
import pkgutil
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docpipe import __version__
from docpipe.model.errors import ConfigError
from docpipe.model.source import SourceFile
from docpipe.pipeline.batch import Answer, Batch, analysed

if TYPE_CHECKING:
    from distributed import Client, Future

_ADDRESS = re.compile(r"dask://(?:\[[0-9A-Fa-f:.]+\]|[\w.-]+):([0-9]{1,5})", re.ASCII)
_LAST_PORT = 65535
_SECONDS_TO_CONNECT = 5.0
# Dask would have a thread read large answers that stays when all is done, and who has threads cannot fork any more.
_SETTINGS = {"distributed.comm.offload": False}

Outcome = tuple[tuple[SourceFile, ...], Answer | str]
"""The files of a batch, and the answer to it or why it was lost."""


class Cluster:
    """A cluster that is ready to work.

    Attributes:
        threads: how many batches it works on at the same time.
    """

    def __init__(self, client: Client, address: str, patience: float) -> None:
        """Take a client whose cluster has been checked.

        Args:
            client: connected.
            address: as the user knows it.
            patience: seconds after which a cluster that says nothing is asked whether anybody is there.
        """
        self._client = client
        self._address = address
        self._patience = patience
        self.threads = sum(client.nthreads().values())

    def outcomes(self, batches: Iterator[Batch], at_once: int) -> Iterator[Outcome]:
        """Yield what has become of each batch, in whatever order.

        Args:
            batches: each is asked for when there is room for it.
            at_once: how many the cluster has at the same time.

        Raises:
            OSError: the cluster is gone.
        """
        under_way: dict[Future[bytes], tuple[SourceFile, ...]] = {}
        for batch in batches:
            # Within the task and not beside it, the cluster can give it to another worker after a death.
            under_way[self._client.submit(analysed, pickle.dumps(batch), pure=False)] = batch.files
            if len(under_way) >= at_once:
                yield from self._finished(under_way)
        while under_way:
            yield from self._finished(under_way)

    def _finished(self, under_way: dict[Future[bytes], tuple[SourceFile, ...]]) -> Iterator[Outcome]:
        """Wait until a batch or more is done with; the cluster forgets what is no longer under way."""
        from distributed import CancelledError

        try:
            for future in self._done(list(under_way)):
                yield under_way.pop(future), _answer(future)
        except CancelledError:
            raise ConnectionError(f"the scheduler at {self._address} is gone") from None

    def _done(self, futures: list[Future[bytes]]) -> set[Future[bytes]]:
        import distributed

        while True:
            try:
                return set(distributed.wait(futures, timeout=self._patience, return_when="FIRST_COMPLETED").done)
            except distributed.TimeoutError:
                if not self._client.nthreads():
                    raise ConnectionError(f"the Dask cluster at {self._address} has no worker any more") from None


def _answer(future: Future[bytes]) -> Answer | str:
    from distributed import KilledWorker

    try:
        answer: Answer = pickle.loads(future.result())  # noqa: S301 - the cluster may do whatever we may
    except KilledWorker:
        return "it ended every worker of the cluster that read it"
    except ChildProcessError as error:
        return str(error)
    return answer


def check_address(address: str) -> None:
    """Make sure that an address can be one of a cluster.

    Raises:
        ConfigError: it has another form.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None or not 0 < int(match[1]) <= _LAST_PORT:
        raise ConfigError(f"'{address}' is no address of a cluster", hint="Type --executor dask://HOST:PORT")


@contextmanager
def cluster_at(address: str, patience: float) -> Iterator[Cluster]:
    """Give the cluster at an address for the time of a block; afterwards no thread is left.

    Args:
        address: `dask://host:port`.
        patience: see `Cluster`.

    Raises:
        ConfigError: it cannot be reached, has no worker, or runs another docpipe; or Dask is not installed here.
    """
    check_address(address)
    client = _client(address)
    try:
        _check_workers(client, address)
        yield Cluster(client, address, patience)
    finally:
        client.close()


def _client(address: str) -> Client:
    try:
        import dask

        dask.config.set(_SETTINGS)  # before anything else of it is imported
        from distributed import Client
    except ImportError as error:
        hint = "Install it: pip install 'docpipe[dask]'"
        raise ConfigError("--executor needs the package distributed, which is not installed", hint=hint) from error
    # What goes wrong is said by us, once and without a traceback.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    place = address.removeprefix("dask://")
    try:
        asyncio.run(asyncio.wait_for(_greet(f"tcp://{place}"), _SECONDS_TO_CONNECT))
        return Client(f"tcp://{place}", timeout=_SECONDS_TO_CONNECT)
    except Exception as error:
        hint = f"Start one ('dask scheduler' there, then 'dask worker {place}'), or leave --executor out"
        raise ConfigError(f"no Dask scheduler answers at {address}", hint=hint) from error


async def _greet(address: str) -> None:
    """Find out who listens at an address: Dask's own client waits for ever for the answer of another server."""
    from distributed.comm.core import connect

    comm = await connect(address, timeout=_SECONDS_TO_CONNECT)
    await comm.close()


def _check_workers(client: Client, address: str) -> None:
    """Make sure that somebody is there to work, and all would work as this docpipe does."""
    import distributed

    try:
        client.wait_for_workers(1, timeout=_SECONDS_TO_CONNECT)
    except distributed.TimeoutError as error:
        hint = f"Start some: dask worker {address.removeprefix('dask://')}"
        raise ConfigError(f"the Dask cluster at {address} has no workers", hint=hint) from error
    question = pkgutil.resolve_name, "docpipe:__version__"
    said = {f"the worker {name}": found for name, found in client.run(*question, on_error="return").items()}
    try:
        said["the scheduler"] = client.run_on_scheduler(*question)
    except ImportError as error:
        said["the scheduler"] = error
    for who, found in sorted(said.items()):
        if found != __version__:
            what = f"docpipe {found}" if isinstance(found, str) else f"no docpipe ({found})"
            raise ConfigError(
                f"{who} of the Dask cluster at {address} has {what}, and this is docpipe {__version__}",
                hint=f"Install the same there: pip install 'docpipe[dask]=={__version__}'",
            )
