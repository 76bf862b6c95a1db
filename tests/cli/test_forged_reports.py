"""No name, title, link or setting forges a report: every format of every command parses and commands nobody."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.dom import minidom

import pytest

from docpipe.report.registry import FORMATS
from docpipe.report.status.registry import STATUS_FORMATS
from tests.cli.command import Command, Result

NAMES = (
    "::error::forged",
    "::error file=a.md,line=1::forged",
    "##[error]forged",
    "##vso[task.complete result=Succeeded]",
    "%0A::error::forged",
    "]]><forged",
    "a|b`c",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "&lt;&amp;forged",
    "\"quoted\" 'twice'",
    "-rf --output json",
    "$(touch forged)`touch forged`",
    "\u202egnp.exe",
    "\u2066a\u2069",
    "a\u2028b",
    "a\u200bb\ufeff",
    "e\u0301 é",
    "=cmd|'x'!A0",
    "{0} %s {{ 7*7 }}",
)
"""File names that a repository can hold and an address can be made of."""

BYTES = (
    b"\x1b[31mred",
    b"\x1b]0;forged\x07",
    b"line\n::error::forged",
    b"carriage\rforged",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "\x9b31m".encode(),
    b"tab\tbed",
)
"""And names that are passed over, which is told."""

TEXTS = (
    *NAMES,
    "\x1b[31m",
    "\x1b]8;;https://evil.example\x07",
    "\x9b2J",
    "\x07\x08",
    "\n::error::forged\n",
    "\r\n##[error]forged\r",
    "\U000e0041\U000e0042",
)

_OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_COMMAND = re.compile(r"^\s*::|##(?:vso\[|\[(?:error|add-mask)\])", re.MULTILINE)
_OWN_COMMAND = re.compile(r"::(?:error|warning|notice)(?: [a-zA-Z]+=[^\n]*)?::[^\n]+|::group::[^\n]+|::endgroup::|")


def quoted(text: str) -> str:
    """Return a text in double quotes, as YAML and TOML write it."""
    return json.dumps(text, ensure_ascii=True)


def post(text: str, date: str = "2024-05-11") -> str:
    """Return a post that says something hostile wherever one can, and has findings of many kinds."""
    shown = text.replace("\n", " ").replace("\r", " ")
    return (
        f"---\ntitle: {quoted(text)}\ndate: {date}\ntags: [{quoted(text)}]\n{quoted(shown)}: 1\n---\n\n"
        f"## {shown}\n\n## {shown}\n\n[{shown}](</missing {shown}>) ![{shown}](missing.png) [{shown}][{shown}]\n\n"
        f"文中有,半角标点 {shown}。<script>{shown}</script> [^{shown}]\n\n一段没有结束的{shown}以及"
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of which everything is hostile."""
    made = tmp_path_factory.mktemp("hostile") / "site"
    for folder in ("content/zh", "content/en", "static"):
        (made / folder).mkdir(parents=True)
    title = quoted("".join(TEXTS).replace("\ufeff", ""))
    (made / "docpipe.toml").write_text(
        f'[site]\nsource = "zh"\nlocales = ["zh", "en"]\ntitle = {_toml(title)}\n[lint]\nselect = ["strict"]\n', "utf-8"
    )
    for number, name in enumerate(NAMES):
        text = TEXTS[number % len(TEXTS)]
        (made / f"content/zh/{name.replace('/', '_')}.md").write_text(post(text), "utf-8", "surrogatepass")
    for number, text in enumerate(TEXTS):
        date = "2024-13-45" if number % 5 == 0 else "2024-05-11"
        (made / f"content/zh/t{number}.md").write_text(post(text, date), "utf-8")
        (made / f"content/en/t{number}.md").write_text(post(text).replace("文中有", "In the text"), "utf-8")
    for raw in BYTES:
        Path(os.fsdecode(os.fsencode(made / "content/zh") + b"/" + raw + b".md")).write_text(post("x"), "utf-8")
    return made


def _toml(text: str) -> str:
    """Return JSON's text as TOML's: no surrogate pairs."""
    return re.sub(
        r"\\ud([89ab]..)\\ud([c-f]..)",
        lambda pair: f"\\U{0x10000 + ((int('d' + pair[1], 16) - 0xD800) << 10) + int('d' + pair[2], 16) - 0xDC00:08x}",
        text.replace("\\u007f", "\\u007F"),
    )


class Inert(HTMLParser):
    """Tells what a page holds that could run."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.live: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        if (tag in {"script", "img", "iframe", "forged"} and ("src", "x") in attrs) or tag == "forged":
            self.live.append(tag)
        self.live += [name for name, _ in attrs if name.startswith("on")]
        self.live += [value or "" for _, value in attrs if (value or "").lower().startswith("javascript:")]


def xml(text: str) -> None:
    """Parse XML that has no element of the posts' own."""
    assert not minidom.parseString(text).getElementsByTagName("forged")  # noqa: S318 - made here


def lines_of_json(text: str) -> None:
    """Parse a JSON value on every line."""
    for line in text.splitlines():
        json.loads(line)


def workflow(text: str) -> None:
    """Hold every line to the commands that docpipe itself gives, one each."""
    assert [line for line in text.split("\n") if not _OWN_COMMAND.fullmatch(line)] == []


def markdown(text: str) -> None:
    """Hold Markdown to no HTML but its own, and no link that runs; code spans are text."""
    bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    assert re.search(r"<(?!/?(?:details|summary|br|sub|p|/)\b)[a-z]", bare.replace("\\<", "")) is None
    assert "](javascript" not in bare


def page(text: str) -> None:
    """Hold a page to what can run in it: nothing of the posts'."""
    assert Inert(text).live == []


PARSERS: dict[str, Callable[[str], object]] = {
    "text": str,
    "full": str,
    "concise": str,
    "json": json.loads,
    "jsonl": lines_of_json,
    "github": workflow,
    "markdown": markdown,
    "gitlab": json.loads,
    "sarif": json.loads,
    "junit": xml,
    "checkstyle": xml,
    "rdjson": json.loads,
    "rdjsonl": lines_of_json,
    "html": page,
    "badge": xml,
}


def held(done: Result, name: str) -> None:
    """Hold both streams to what they promise, and the report to its format."""
    assert done.code in {0, 1}, done.err
    # On a page only what is a letter in no language would be in the way.
    assert name != "html" or _CONTROL.search(done.out) is None
    for text in ("" if name == "html" else done.out, done.err):
        assert (found := _OBEYED.search(text)) is None, (found, text[max(0, found.start() - 60) : found.end() + 20])
        assert "Traceback" not in text
    assert _COMMAND.search(done.err) is None
    if name not in {"github", "html"}:
        assert (found := _COMMAND.search(done.out)) is None, done.out[max(0, found.start() - 60) : found.end() + 60]
    PARSERS[name](done.out)


def test_every_format_is_parsed_here() -> None:
    """A new format has to say how it is read."""
    assert {known.name for known in FORMATS} | {known.name for known in STATUS_FORMATS} == PARSERS.keys()


@pytest.mark.parametrize(
    "arguments", [("lint",), ("lint", "--untrusted"), ("links",), ("links", "--offline")], ids=" ".join
)
def test_reports_of_findings(docpipe: Command, root: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Every format of `lint` and `links` says what is in the posts, and none of it is obeyed."""
    outputs = [("--output", f"{known.name}:{tmp_path / known.name}") for known in FORMATS]
    done = docpipe(*arguments, "--no-cache", "--root", root, *(word for pair in outputs for word in pair))
    held(done, "text")
    for known in FORMATS:
        text = (tmp_path / known.name).read_bytes().decode("utf-8")
        held(Result(done.code, text, ""), known.name)
        # GitHub shows ten annotations of a kind; the others stand in the summary.
        assert "forged" in text or known.name == "github"


@pytest.mark.parametrize("name", ["text", "json"])
def test_statistics(docpipe: Command, root: Path, name: str) -> None:
    """Nor are counts."""
    held(docpipe("lint", "--statistics", "--no-cache", "--root", root, "--format", name), name)


def test_reports_of_the_status(docpipe: Command, root: Path, tmp_path: Path) -> None:
    """Every format of `status` tells of documents by their names, and none of it is obeyed."""
    outputs = [("--output", f"{known.name}:{tmp_path / known.name}") for known in STATUS_FORMATS]
    words = (word for pair in outputs for word in pair)
    held(docpipe("status", "en", "--all", "--no-cache", "--root", root, *words), "text")
    for known in STATUS_FORMATS:
        held(Result(0, (tmp_path / known.name).read_bytes().decode("utf-8"), ""), known.name)


@pytest.mark.parametrize(
    "arguments", [("build", "--strict"), ("l10n", "diff", "en"), ("explain", "content/zh/t3.md")], ids=" ".join
)
def test_what_else_is_said(docpipe: Command, root: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Other commands print the same names and titles."""
    out = ("--out", tmp_path / "built") if arguments[0] == "build" else ()
    held(docpipe(*arguments, *out, "-v", "--no-cache", "--root", root), "text")


def test_the_summary_of_a_step(docpipe: Command, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What GitHub shows above the log is Markdown of docpipe's own."""
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    docpipe("lint", "--no-cache", "--root", root, "--format", "github")
    text = summary.read_text("utf-8")
    assert _OBEYED.search(text) is None
    assert _COMMAND.search(text) is None
    markdown(text)
