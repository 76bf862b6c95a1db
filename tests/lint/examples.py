r"""The examples on the rules' pages, made into sites: what the pages show is what the rules are tested with.

Fenced blocks that follow each other are one site. Words between them start the next example, and so does
a block for a path that the example has already. A fence says what its block is:

    markdown                    the post content/zh/a.md, with a title and a date put before it
    markdown content/en/a.md    another place
    raw                         no front matter is put before it
    escaped                     Python escapes stand for characters and, up to \xff, bytes
    repeat=N                    the text N times, on one line
    yaml, toml, binary PATH     another file of the site, as any other word with a PATH
    jsonl linkcheck/history.jsonl   what the addresses outside answered; without it, nobody asked them
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import msgspec

from docpipe.config.load import load
from docpipe.index.site import SiteIndex, build_index
from docpipe.linkcheck.external import external_links
from docpipe.linkcheck.history.store import read_history
from docpipe.lint.engine import check_document, check_site
from docpipe.lint.explain import page_of
from docpipe.lint.registry import RULES
from docpipe.lint.rule import OutputRule, Rule
from docpipe.lint.selection import Selection
from docpipe.model.answer import Answers, Patience
from docpipe.model.diagnostic import Diagnostic, Silenced, Suppression
from docpipe.model.document import Document
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import read_ledgers
from docpipe.sources.discover import discover
from docpipe.sources.glossary import load_glossary
from docpipe.sources.read import read
from docpipe.sources.registries import load_registries
from docpipe.translation.state import states

DEFAULT_PATH = "content/zh/a.md"
FRONT_MATTER = b"---\ntitle: \xe7\xa4\xba\xe4\xbe\x8b\ndate: 2024-05-11\n---\n\n"
# A translation with a Chinese title would be a finding of its own.
ENGLISH_FRONT_MATTER = b"---\ntitle: Example\ndate: 2024-05-11\n---\n\n"

_FENCE = re.compile(r"^(?P<marks>`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<body>(?:.*\n)*?)(?P=marks)[ \t]*$", re.MULTILINE)
_PATH = re.compile(r"[\w./-]+\.[\w-]+")


class Example(msgspec.Struct, frozen=True):
    """The files of one example, by path."""

    files: dict[str, bytes]


def examples_of(rule: Rule, section: str) -> list[Example]:
    """Return the examples of one section of a rule's page."""
    text = page_of(rule).sections.get(section, "") + "\n"
    found: list[dict[str, bytes]] = []
    end = 0
    for match in _FENCE.finditer(text):
        path, content = _file(match["info"], match["body"])
        if not found or path in found[-1] or text[end : match.start()].strip():
            found.append({})
        found[-1][path] = content
        end = match.end()
    return [Example(files) for files in found]


def _file(info: str, body: str) -> tuple[str, bytes]:
    words = info.split()
    path = next((word for word in words[1:] if _PATH.fullmatch(word)), DEFAULT_PATH)
    content = body.encode()
    if "escaped" in words:
        content = re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes.fromhex(match[1].decode()), content)
        content = re.sub(rb"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)).encode(), content)
    repeat = next((int(word.removeprefix("repeat=")) for word in words if word.startswith("repeat=")), 1)
    if repeat > 1:
        content = content.rstrip(b"\n") * repeat + b"\n"
    if words[0] == "markdown" and "raw" not in words:
        content = (ENGLISH_FRONT_MATTER if path.startswith("content/en/") else FRONT_MATTER) + content
    return path, content


def lint(root: Path, example: Example, rule: Rule) -> list[Diagnostic]:
    """Write an example below `root` and return everything that its rule and the recommended ones say of it."""
    for path, content in example.files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return lint_built(root, rule.code) if isinstance(rule, OutputRule) else lint_site(root, rule.code)


def lint_built(root: Path, *extra: str) -> list[Diagnostic]:
    """Return the same as `lint_site`, of a site whose pages are looked at, too."""
    now = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    request = Request(root=root, config=load(root).config, now=now, extra_select=extra)
    return list(Session(request, Serial()).diagnostics())


def lint_site(root: Path, *extra: str) -> list[Diagnostic]:
    """Return everything that the rules its configuration selects, and `extra` ones, say of the site at `root`."""
    config = load(root).config
    glossary = load_glossary(root, config)
    discovery = discover(root, config)
    selection = Selection(config, RULES, extra_select=extra)
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    suppressions: dict[str, tuple[Suppression, ...]] = {}
    silenced: dict[str, tuple[Silenced, ...]] = {}
    for file in discovery.files:
        decoded = read(root / file.path)
        parsed = parse(decoded.text, file, ParseOptions.of(config), digest=decoded.digest, issues=decoded.issues)
        found = check_document(parsed, selection, glossary)
        diagnostics += found.diagnostics
        suppressions[file.path], silenced[file.path] = found.suppressions, found.silenced
        if parsed.document is not None:
            documents.append(parsed.document)
    paths = frozenset(file.path for file in discovery.files)
    site = build_index(documents, config, discovery.assets, load_registries(root, config), paths, discovery.sizes)
    diagnostics += check_site(
        site,
        states(site, read_ledgers(root)),
        None,
        selection,
        suppressions,
        silenced=silenced,
        glossary=glossary,
        answers=answers_in(root, site),
    )
    return sorted(diagnostics, key=lambda known: known.sort_key)


def answers_in(root: Path, site: SiteIndex) -> Answers | None:
    """Return what the history of a site says of the addresses outside it; None where it has none."""
    external = site.config.external
    history = root / external.history
    if not history.is_file():
        return None
    found = read_history(history)
    assert not found.problems, found.problems
    patience = Patience(external.error_runs, int(external.error_days), int(external.doubt_days))
    now = max((answer.checked for answer in found.answers.values()), default=0)
    return Answers(external_links(site), found.answers, now, patience)
