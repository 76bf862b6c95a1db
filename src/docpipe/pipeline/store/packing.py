"""Analyses on their way out of a worker: the greater part goes to the disk, what every run needs goes on."""

from __future__ import annotations

from msgspec.structs import replace

from docpipe.model.document import Analysis, Details, Document
from docpipe.model.source import SourceFile
from docpipe.pipeline.store.encoding import decode_facts, encode_details, encode_facts
from docpipe.pipeline.store.pack import Packer, Ref
from docpipe.pipeline.store.shelf import KeptBody, KeptDetails, Shelf


class Packed(Analysis, frozen=True):
    """An analysis without details and body, and where these lie."""

    refs: tuple[Ref, ...] = ()


def packed(analysis: Analysis, packer: Packer) -> Analysis:
    """Return an analysis with its details and body packed; as it is where that cannot be."""
    document, body = analysis.document, analysis.body
    refs: tuple[Ref, ...] = ()
    try:
        if document is not None:
            details = encode_details(document.details)
            refs = packer.put(details, body) if isinstance(body, bytes) else packer.put(details)
            document = replace(document, kept=Details())
    # A full disk, or text that is no Unicode: then it stays in memory.
    except (OSError, ValueError):
        return analysis
    return Packed(
        analysis.file,
        analysis.digest,
        document,
        None,
        analysis.blocked,
        analysis.diagnostics,
        analysis.suppressions,
        analysis.blocking,
        analysis.silenced,
        refs,
    )


def facts_of(analysis: Packed) -> bytes:
    """Return what the register says of an analysis.

    Raises:
        ValueError: it holds text that is no Unicode.
    """
    return encode_facts(analysis)


def unpacked(analysis: Analysis, shelf: Shelf) -> Analysis:
    """Return an analysis whose details and body can be looked into."""
    return _shelved(analysis, analysis.refs, shelf) if isinstance(analysis, Packed) else analysis


def known_analysis(facts: bytes, refs: tuple[Ref, ...], file: SourceFile, shelf: Shelf) -> Analysis:
    """Return the analysis that the register knows.

    Raises:
        ValueError: what it says is no analysis.
    """
    return _shelved(decode_facts(facts, file), refs, shelf)


def _shelved(analysis: Analysis, refs: tuple[Ref, ...], shelf: Shelf) -> Analysis:
    if analysis.document is None or not refs:
        return analysis
    file, digest = analysis.file, analysis.digest
    document: Document = replace(analysis.document, kept=KeptDetails(shelf, file, digest, refs[0]))
    body = KeptBody(shelf, file, digest, refs[1]) if len(refs) > 1 else None
    return replace(analysis, document=document, body=body)
