"""The files of the built site on their way to the stage: made in several processes, or as the last build made them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial

from docpipe.pipeline.forked import forked
from docpipe.pipeline.incremental.memory import Memory
from docpipe.pipeline.outputs import Planned, Values, planned
from docpipe.pipeline.pictures.prepared import Pictures
from docpipe.publish.build import phases
from docpipe.publish.making import Job, Made, Task
from docpipe.publish.status.board import Todos
from docpipe.publish.writing.staging import Placed, Stage

Steps = Generator[list[Job], list[Made] | None, None]


def fill(session: Values, todos: Todos, stage: Stage) -> Memory:
    """Put every file of the built site on the stage; only what depends on a change is made again.

    Args:
        session: whose request asked for bodies.
        todos: the blocks to be done that a page of the translation status shows.
        stage: where the files are put in place.

    Returns:
        What the next build is to know.

    Raises:
        ConfigError: the site wants pictures to be made, and what that needs is not there.
        ValueError: the request did not ask for bodies.
        PublishError: a path is unsafe, or wanted twice.
        OSError: the disk is full, a source is gone.
    """
    work = planned(session, todos)
    with session.timed("render"):
        memory = Memory(session.request, work.plan, work.looks, session.request.cache if session.is_kept else None)
        steps, made = phases(work.plan), None
        session.counts["pages made"] = 0
        while True:
            jobs, looks = session.watch.watched(partial(_next, steps, made))
            memory.plan_on(looks)
            if jobs is None:
                break
            made = _done(session, jobs, memory, work, stage)
    session.remarks.extend(work.remarks())
    return memory


def _next(steps: Steps, made: list[Made] | None) -> list[Job] | None:
    try:
        return steps.send(made)
    except StopIteration:
        return None


def _done(session: Values, jobs: list[Job], memory: Memory, work: Planned, stage: Stage) -> list[Made]:
    """Return what every task of the jobs made, now or before."""
    known = {task.name: made for job in jobs for task in job if (made := memory.known(task.name)) is not None}
    for made in known.values():
        stage.keep(output.path for output in made.outputs)
    left = [rest for job in jobs if (rest := tuple(task for task in job if task.name not in known))]
    shared = [partial(_do, [_ready(task, memory) for task in job], work.pictures, stage) for job in left]
    answers = forked(shared, session.executor.count, partial(session.progress, "making pages"))
    for job, answer in zip(left, answers, strict=True):
        for task, (made, placed) in zip(job, answer, strict=True):
            stage.take(placed)
            memory.note(task.name, made)
            known[task.name] = made
            session.counts["pages made"] += made.page is not None
    return [known[task.name] for job in jobs for task in job]


def _ready(task: Task, memory: Memory) -> Callable[[], Made]:
    """Return what does a task in the shortest way."""
    before = memory.before(task.name) if task.make_again is not None else None
    return partial(task.make_again, before) if task.make_again is not None and before is not None else task.make


def _do(tasks: Sequence[Callable[[], Made]], pictures: Pictures, stage: Stage) -> list[tuple[Made, tuple[Placed, ...]]]:
    answers = []
    for make in tasks:
        made = make()
        placed = tuple(stage.place(output) for output in pictures.cleaned(made.outputs))
        answers.append((made.told(), placed))
    return answers
