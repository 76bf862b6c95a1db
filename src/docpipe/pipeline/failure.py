"""What is said of a file whose analysis did not come to its end: one diagnostic, ST017, and no page."""

from __future__ import annotations

import signal
import traceback

import msgspec

from docpipe.model.diagnostic import Diagnostic, Message, Place, RuleCode, Severity
from docpipe.model.document import Analysis
from docpipe.model.source import Digest, SourceFile

CODE = RuleCode("ST017")
"""The rule of files that are too large, too deep or too heavy to be read within the limits."""

TOO_MUCH = "it needs more memory than one file may take"
"""The reason of a file that would need more than the limit."""

_NAME = "too-large"
_HINT = "Split the file or take out what was added last; if it is an ordinary post, please report it with the file"
_BUG = "This is a mistake of docpipe, not of the post: please report it with the file"


def failed(file: SourceFile, reason: str) -> Analysis:
    """Return the analysis of a file that could not be analysed.

    Args:
        file: which one.
        reason: completes "the file could not be analysed: …".
    """
    return _analysis(file, reason, hint=_HINT)


def failed_by_mistake(file: SourceFile, error: Exception) -> Analysis:
    """Return the analysis of a file on which docpipe itself failed."""
    return _analysis(file, described(error), hint=_BUG)


def described(error: Exception) -> str:
    """Return an exception in a few words that are enough to report it: its kind, and where in docpipe it arose."""
    return f"{type(error).__name__} in {_where(error)}"


class Failure(msgspec.Struct, frozen=True):
    """A mistake of docpipe: in a line, and as whoever mends it wants to see it."""

    said: str
    traceback: str


def failure_of(error: Exception) -> Failure:
    """Return what is told of an exception that nobody foresaw."""
    return Failure(f"{described(error)}: {error}", "".join(traceback.format_exception(error)))


def why_it_died(exit_code: int | None) -> str:
    """Return in words how a process ended; negative codes are signals.

    >>> why_it_died(-11)
    'it crashed the process that read it (SIGSEGV)'
    """
    if exit_code is None or exit_code >= 0:
        return f"it ended the process that read it (exit code {exit_code})"
    try:
        name = signal.Signals(-exit_code).name
    except ValueError:
        name = f"signal {-exit_code}"
    if name == "SIGKILL":
        return "the process that read it was killed (SIGKILL), perhaps because memory ran out"
    return f"it crashed the process that read it ({name})"


def _analysis(file: SourceFile, reason: str, *, hint: str) -> Analysis:
    diagnostic = Diagnostic(
        code=CODE,
        name=_NAME,
        severity=Severity.ERROR,
        place=Place(file.path),
        message=Message("the file could not be analysed: {reason}", {"reason": reason}),
        hint=Message(hint),
    )
    return Analysis(
        file=file,
        digest=Digest(""),
        document=None,
        body=None,
        blocked=True,
        diagnostics=(diagnostic,),
        blocking=(CODE,),
    )


def _where(error: Exception) -> str:
    """Return the innermost place of our own code, `blocks.py:12`: enough to report, and no path of this machine."""
    # The first frame is the one that caught it.
    step, place = error.__traceback__ and error.__traceback__.tb_next, "docpipe"
    while step is not None:
        name = step.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/docpipe/" in name:
            place = f"{name.rpartition('/docpipe/')[2]}:{step.tb_lineno}"
        step = step.tb_next
    return place
