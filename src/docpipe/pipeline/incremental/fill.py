"""The files of the built site on their way to the stage: made in several processes, or as the last build made them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from functools import partial

from docpipe.model.document import Analysis, Details
from docpipe.model.errors import DocpipeError
from docpipe.pipeline.failure import Failure, failure_of
from docpipe.pipeline.forked import forked
from docpipe.pipeline.incremental.memory import Memory
from docpipe.pipeline.incremental.sight import Sighting
from docpipe.pipeline.outputs import Planned, planned
from docpipe.pipeline.pictures.prepared import Pictures
from docpipe.pipeline.session import Session
from docpipe.pipeline.store.built import SPARE, Look, look_at_files
from docpipe.publish.build import phases
from docpipe.publish.looks import PASSING
from docpipe.publish.making import Job, Made, Task, Told
from docpipe.publish.status.board import Todos
from docpipe.publish.writing.staging import MARKER, Placed, Stage
from docpipe.publish.writing.write import PublishReport

_Answer = tuple[Told, tuple[Placed, ...], tuple[Sighting, ...], Failure | None]
"""What a task made, where its files were put, what was seen of it, and why it made none, where docpipe failed."""

Steps = Generator[list[Job], list[Told] | None, None]


class Filling:
    """The build of one session: what is put on the stage, and what the next build is to know of it.

    Attributes:
        spare: where the old site is kept for the next build; None where nothing is kept.
        look: how the site looks, once it has been published.
    """

    def __init__(self, session: Session) -> None:
        """Do nothing yet; the request of the session asked for bodies."""
        self._session = session
        self._memory: Memory | None = None
        home = session.request.cache
        self.spare = home / SPARE if home is not None and session.cache is not None else None
        self.look = Look()

    def fill(self, todos: Todos, stage: Stage) -> None:
        """Put every file of the built site on the stage; only what depends on a change is made again.

        Args:
            todos: the blocks to be done that a page of the translation status shows.
            stage: where the files are put in place.

        Raises:
            ConfigError: the site wants pictures to be made, and what that needs is not there.
            ValueError: the request did not ask for bodies.
            PublishError: a path is unsafe, or wanted twice.
            StartAnewError: the stage has to be filled from the first file on.
            OSError: the disk is full, a source is gone.
        """
        session = self._session
        work = planned(session, todos)
        with session.timed("render"):
            home = session.request.cache if self.spare is not None and _is_kept(session.analyses) else None
            memory = self._memory = Memory(session.request, work.plan, work.looks, home)
            memory.begin(stage, self.spare)
            steps, made = phases(work.plan), None
            session.counts["pages made"] = 0
            while True:
                jobs, looks = session.watch.watched(partial(_next, steps, made))
                memory.plan_on(looks)
                if jobs is None:
                    break
                made = _done(session, jobs, memory, work, stage)
        session.remarks.extend(work.remarks())

    def explained(self) -> str:
        """Return why files were made again, a line for each, or one for all."""
        return self._memory.explained() if self._memory is not None else ""

    def remember(self, report: PublishReport) -> None:
        """Let the next build know what this one has published."""
        if self.spare is not None and self._memory is not None:
            files = (MARKER, *report.written, *report.unchanged)
            self.look = look_at_files(self._session.request.site_folder, files)
            self._memory.keep(self.look, report, self.spare)


def _is_kept(analyses: Iterable[Analysis]) -> bool:
    """Tell whether every look into a post is noticed: its details and its body are kept elsewhere."""
    known = ((analysis.document, analysis.body) for analysis in analyses if analysis.document is not None)
    return not any(isinstance(document.kept, Details) or isinstance(body, bytes) for document, body in known)


def _next(steps: Steps, made: list[Told] | None) -> list[Job] | None:
    try:
        return steps.send(made)
    except StopIteration:
        return None


def _done(session: Session, jobs: list[Job], memory: Memory, work: Planned, stage: Stage) -> list[Told]:
    """Return what every task of the jobs made, now or before."""
    known = {task.name: told for job in jobs for task in job if (told := memory.known(task.name)) is not None}
    for told in known.values():
        stage.keep(told.paths)
    left = [rest for job in jobs if (rest := tuple(task for task in job if task.name not in known))]
    shared = [partial(_do, [_ready(task, memory) for task in job], work.pictures, stage, memory) for job in left]
    with closing(forked(shared, session.executor.count, partial(session.progress, "making pages"))) as answers:
        for job, answer in zip(left, answers, strict=True):
            for task, (told, placed, seen, failure) in zip(job, answer, strict=True):
                if failure is not None:
                    session.lost[task.name] = failure
                stage.take(placed)
                known[task.name] = memory.note(task.name, told, seen)
                session.counts["pages made"] += told.page is not None
    return [known[task.name] for job in jobs for task in job]


def _ready(task: Task, memory: Memory) -> Callable[[], Made]:
    """Return what does a task in the shortest way."""
    before = memory.before(task.name) if task.make_again is not None else None
    return partial(task.make_again, before) if task.make_again is not None and before is not None else task.make


def _do(tasks: Sequence[Callable[[], Made]], pictures: Pictures, stage: Stage, memory: Memory) -> list[_Answer]:
    answers: list[_Answer] = []
    for make in tasks:
        try:
            made = make()
        except (DocpipeError, OSError):
            # What somebody can mend; the old site stands until then.
            raise
        except Exception as error:  # noqa: BLE001 - over one file docpipe failed: the others are published
            answers.append((Told((), None, (PASSING,)), (), (), failure_of(error)))
            continue
        placed = tuple(stage.place(output) for output in pictures.cleaned(made.outputs))
        told = made.told()
        answers.append((told, placed, memory.seen(told), None))
    return answers
