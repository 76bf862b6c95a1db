"""One file to its analysis: read, parse, document rules. The one function that crosses a process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from docpipe.config.schema import Config
from docpipe.model.diagnostic import RuleCode
from docpipe.model.document import Analysis, Parsed
from docpipe.model.glossary import Glossary
from docpipe.model.source import Digest, SourceFile
from docpipe.pipeline.bodies import encode_body
from docpipe.pipeline.task import Analyze

if TYPE_CHECKING:
    from docpipe.lint.engine import DocumentFindings
    from docpipe.lint.selection import Selection


class AnalyzeOptions(msgspec.Struct, frozen=True):
    """All that an analysis depends on besides the file's bytes.

    Attributes:
        root: the site's folder.
        extra_select, extra_ignore: rules switched on or off besides the configuration.
        only: rules besides which none is on, whatever is chosen; None for no such limit.
        bodies: whether an analysis holds the rendered blocks; only a build needs them, and they are half of it.
        given: bytes that stand in for a file's own, by path: what an editor holds, or standard input.
        glossary: the words the site has agreed on.
        trusted: whether the files are, see `Request`.
    """

    root: str
    config: Config
    extra_select: tuple[str, ...] = ()
    extra_ignore: tuple[str, ...] = ()
    only: frozenset[RuleCode] | None = None
    bodies: bool = True
    given: dict[str, bytes] = {}
    glossary: Glossary = Glossary()
    trusted: bool = True


def selection_of(options: AnalyzeOptions) -> Selection:
    """Return which rules are on where.

    Raises:
        ConfigError: a word names no rule, or a plug-in cannot be loaded.
    """
    from docpipe.lint.registry import load_rules
    from docpipe.lint.selection import Selection

    rules = load_rules(options.config.lint.plugins)
    return Selection(
        options.config,
        rules,
        extra_select=options.extra_select,
        extra_ignore=options.extra_ignore,
        only=options.only,
        trusted=options.trusted,
    )


def analyzer(options: AnalyzeOptions) -> Analyze:
    """Return what reads, parses and checks one file.

    Raises:
        ConfigError: as `selection_of` does.
    """
    from docpipe.lint.engine import check_document
    from docpipe.parse.document import parse
    from docpipe.parse.options import ParseOptions
    from docpipe.sources.read import decode, read

    selection = selection_of(options)
    parse_options = ParseOptions.of(options.config)
    root = Path(options.root)

    def analyze(file: SourceFile) -> Analysis:
        given = options.given.get(file.path)
        decoded = read(root / file.path) if given is None else decode(given)
        parsed = parse(decoded.text, file, parse_options, digest=decoded.digest, issues=decoded.issues)
        return analysis_of(parsed, check_document(parsed, selection, options.glossary), decoded.digest, options)

    return analyze


def analysis_of(parsed: Parsed, findings: DocumentFindings, digest: Digest, options: AnalyzeOptions) -> Analysis:
    """Return the analysis of a file that has been parsed and checked; `digest` is of its bytes."""
    return Analysis(
        file=parsed.file,
        digest=digest,
        document=parsed.document,
        body=encode_body(parsed.body) if options.bodies and parsed.body is not None else None,
        blocked=bool(findings.blocking) or parsed.document is None,
        diagnostics=findings.diagnostics,
        suppressions=findings.suppressions,
        blocking=findings.blocking,
        silenced=findings.silenced,
    )
