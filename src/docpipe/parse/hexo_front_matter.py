"""Front matter without an opening line, as old Hexo scaffolds wrote it."""

from __future__ import annotations

import re

from docpipe.model.diagnostic import Applicability, Edit, Fix, Issue, Message, Severity
from docpipe.model.text import Span
from docpipe.parse.delimiters import NEWLINE, Delimited, Format, find_lead
from docpipe.parse.refusal import LARGEST, NOT_FIRST

_TITLE = re.compile(r"(?:\A|[\r\n])title[ \t]*+:[ \t]", re.IGNORECASE)
_FIELD = r"\w[\w.-]*+[ \t]*+:(?:[ \t][^\r\n]*+)?"
_LATER = rf"(?:{_FIELD}|[ \t]++[^\s][^\r\n]*+|-[ \t][^\r\n]*+|#[^\r\n]*+)"
_YAML = re.compile(rf"({_FIELD}{NEWLINE}(?:{_LATER}{NEWLINE})*+)-{{3,}}[ \t]*+(?:{NEWLINE}|\Z)")
_JSON = re.compile(
    rf'([ \t]*+"title"[ \t]*+:[^\r\n]*+{NEWLINE}(?:[ \t]*+[^\s;][^\r\n]*+{NEWLINE})*+);;;[ \t]*+(?:{NEWLINE}|\Z)',
)


def find_unopened(text: str) -> Delimited | None:
    """Return the fields that open `text` and are closed, though nothing opens them, else None.

    A title is among them, and no line of prose and no blank one, so that no heading
    underlined by hyphens is taken for a field.
    """
    lead = find_lead(text)
    match = _YAML.match(text, lead.end, lead.end + LARGEST)
    if match is not None:
        return _delimited("yaml", lead, match) if _TITLE.search(match.group(1)) else None
    match = _JSON.match(text, lead.end, lead.end + LARGEST)
    return _delimited("json", lead, match) if match else None


def _delimited(written: Format, lead: Span, match: re.Match[str]) -> Delimited:
    return Delimited(written, lead, Span(lead.end, lead.end), Span(match.start(1), match.end(1)), match.end())


def unopened_issue(block: Delimited) -> Issue:
    """Return the note that only Hexo reads this; the fix types the missing line."""
    at = block.opening
    fix = Fix(Applicability.SAFE, (Edit(at, "---\n"),)) if block.format == "yaml" else None
    return Issue(
        NOT_FIRST,
        at,
        Message("nothing opens the front matter; only Hexo reads it so"),
        Message("type a line `---` above the first field" if fix else "type a line `;;;` above the first field"),
        fix,
        severity=Severity.INFO,
    )
