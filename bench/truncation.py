"""Cut real posts in the middle of a paragraph, list item, table, code, link or front matter, and count what is found.

The posts are those of the corpora in DOCPIPE_CORPORA. Each cut post is linted by itself and, where it has a version in
another locale, once more beside that version, which stays whole. A cut counts as found when an error or a warning about
truncation appears that the whole post did not have. The whole posts are linted too: what is said of them are the false
alarms, as far as a reader of them cannot find the text really cut off.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from docpipe.config.load import load
from docpipe.config.schema import Config
from docpipe.index.site import build_index
from docpipe.lint.engine import check_document, check_site
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Diagnostic, Severity
from docpipe.model.document import Document, DocumentKind, Parsed
from docpipe.model.link import LinkKind
from docpipe.model.taxonomy import Registries
from docpipe.model.text import Span
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.sources.discover import discover
from docpipe.sources.read import read
from docpipe.translation.state import states

CUTS = 1_000
SEED = 2026
CODES = ("TR", "ST007", "ST008", "FM002", "FM014", "QA005")
"""The rules that speak of a text that was cut off, codes or prefixes of codes."""
KINDS = ("paragraph", "list item", "table", "code", "link", "front matter")
_OF_BLOCKS = dict(zip((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.CODE), KINDS, strict=False))
# A cut leaves this much at least on both sides of it.
_MARGIN = 2
HOW_TO_GET_THE_CORPORA = """\
bench/truncation.py needs posts to cut, and DOCPIPE_CORPORA does not say where they are.
Set it to the folder that holds the corpora:  DOCPIPE_CORPORA=../corpora python bench/truncation.py"""


class Site(msgspec.Struct, frozen=True):
    """One corpus: how its posts are read and judged."""

    name: str
    config: Config
    selection: Selection

    def judge(self, parsed: Parsed) -> Iterator[Diagnostic]:
        """Yield what the rules about truncation say of one post by itself."""
        yield from filter(is_counted, check_document(parsed, self.selection).diagnostics)

    def judge_pair(self, *documents: Document) -> Iterator[Diagnostic]:
        """Yield what they say of two versions of a post beside each other."""
        site = build_index(documents, self.config, frozenset(), Registries())
        yield from filter(is_counted, check_site(site, states(site, {}), None, self.selection, {}))


class Post(msgspec.Struct, frozen=True):
    """One whole post; `key` is the same for all its versions."""

    site: Site
    parsed: Parsed
    document: Document
    key: tuple[str, str]


class Place(msgspec.Struct, frozen=True):
    """A stretch of a post to cut it in."""

    post: Post
    span: Span


class Cut(msgspec.Struct, frozen=True):
    """A post that was cut off, and how it was found out.

    Attributes:
        alone: whether the post by itself shows it.
        paired: whether it shows beside the other version; None where there is none.
        text: what is left of the post.
    """

    kind: str
    path: str
    alone: bool
    paired: bool | None
    text: str


def is_counted(diagnostic: Diagnostic) -> bool:
    """Tell whether a finding is an error or warning about truncation."""
    return diagnostic.severity is not Severity.INFO and diagnostic.code.startswith(CODES)


def posts_of(corpora: Path) -> Iterator[Post]:
    """Yield every post of every corpus that can be read, but no partials: they are no posts."""
    rules = tuple(rule for rule in RULES if rule.code.startswith(CODES))
    for root in sorted(path for path in corpora.iterdir() if (path / "content").is_dir()):
        config = load(root).config
        site = Site(root.name, config, Selection(config, rules))
        for file in discover(root, config).files:
            decoded = read(root / file.path)
            parsed = parse(decoded.text, file, ParseOptions.of(config), digest=decoded.digest, issues=decoded.issues)
            if parsed.document is not None and parsed.document.kind is not DocumentKind.PARTIAL:
                yield Post(site, parsed, parsed.document, (root.name, file.key))


def places_of(posts: list[Post]) -> dict[str, dict[str, list[Place]]]:
    """Return by kind, then by post, all places to cut in."""
    found: dict[str, dict[str, list[Place]]] = {kind: {} for kind in KINDS}
    for post in posts:
        for kind, span in spans_of(post.parsed, post.document):
            if len(span) > 2 * _MARGIN:
                found[kind].setdefault(f"{post.site.name}/{post.parsed.file.path}", []).append(Place(post, span))
    return found


def spans_of(parsed: Parsed, document: Document) -> Iterator[tuple[str, Span]]:
    """Yield what can be cut in two, with its kind."""
    for block in document.blocks:
        if block.kind in _OF_BLOCKS and block.span.start >= parsed.body_start:
            yield _OF_BLOCKS[block.kind], block.span
    yield from (("link", link.span) for link in document.links if link.kind is LinkKind.INLINE)
    if document.front_matter is not None and document.front_matter.fields:
        first = document.front_matter.fields[0].key_span.start
        yield "front matter", Span(first, document.front_matter.fields[-1].value_span.end)


def cut_posts(posts: list[Post], cuts: int, seed: int) -> Iterator[Cut]:
    """Cut posts, each kind as often as the others, and yield what was found."""
    chance = random.Random(seed)  # noqa: S311 - the same cuts every time are what is wanted
    others = {key: [post for post in posts if post.key == key] for key in {post.key for post in posts}}
    places = {kind: list(by_post.values()) for kind, by_post in places_of(posts).items()}
    for number in range(cuts):
        kind = KINDS[number % len(KINDS)]
        place = chance.choice(chance.choice(places[kind]))
        end = chance.randrange(place.span.start + _MARGIN, place.span.end - _MARGIN + 1)
        other = next((each for each in others[place.post.key] if each is not place.post), None)
        yield cut_post(place.post, kind, end, other)


def cut_post(post: Post, kind: str, end: int, other: Post | None) -> Cut:
    """Return what is found of a post that ends at the offset `end`."""
    text = post.parsed.text[:end]
    file = post.parsed.file
    parsed = parse(text, file, ParseOptions.of(post.site.config), digest=post.document.digest)
    alone = is_new(post.site.judge(parsed), post.site.judge(post.parsed))
    if other is None:
        return Cut(kind, file.path, alone, None, text)
    paired = alone or (
        parsed.document is not None
        and is_new(
            post.site.judge_pair(parsed.document, other.document),
            post.site.judge_pair(post.document, other.document),
        )
    )
    return Cut(kind, file.path, alone, paired, text)


def is_new(found: Iterator[Diagnostic], known: Iterator[Diagnostic]) -> bool:
    """Tell whether something was found that was not known, or not as bad."""
    return bool(set(map(_sort_of, found)) - set(map(_sort_of, known)))


def _sort_of(diagnostic: Diagnostic) -> tuple[str, Severity]:
    return diagnostic.code, diagnostic.severity


def alarms_of(posts: list[Post]) -> Iterator[Diagnostic]:
    """Yield what is said of the posts that nobody cut, by themselves and in pairs."""
    versions: dict[tuple[str, str], list[Post]] = {}
    for post in posts:
        yield from post.site.judge(post.parsed)
        versions.setdefault(post.key, []).append(post)
    for pair in versions.values():
        if len(pair) > 1:
            yield from pair[0].site.judge_pair(*(post.document for post in pair))


def table(cuts: list[Cut], alarms: list[Diagnostic], posts: int) -> str:
    """Return the report: a row per kind of cut, and the false alarms per 1,000 whole posts."""
    lines = ["| cut in | posts | found alone | of those with a version in another locale | found beside it |"]
    lines.append("|---|---:|---:|---:|---:|")
    for kind in (*KINDS, "all"):
        chosen = [cut for cut in cuts if kind in {cut.kind, "all"}]
        paired = [cut for cut in chosen if cut.paired is not None]
        alone, beside = sum(cut.alone for cut in chosen), sum(bool(cut.paired) for cut in paired)
        shares = f"{percent(alone, len(chosen))} | {len(paired)} | {percent(beside, len(paired))}"
        lines.append(f"| {kind} | {len(chosen)} | {shares} |")
    worst = Counter(alarm.severity for alarm in alarms)
    figures = (f"{worst[severity] * 1000 / posts:.1f} {severity}s" for severity in (Severity.ERROR, Severity.WARNING))
    lines.append(f"\n{posts} whole posts; alarms per 1,000: {', '.join(figures)}")
    return "\n".join(lines)


def percent(part: int, whole: int) -> str:
    """Return a share in whole percent."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def main() -> None:
    """Print the table, and with --show what was not found and what was said of whole posts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=CUTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", action="store_true", help="list what was missed, and every alarm")
    arguments = parser.parse_args()
    corpora = os.environ.get("DOCPIPE_CORPORA", "")
    if not corpora or not Path(corpora).is_dir():
        sys.exit(HOW_TO_GET_THE_CORPORA)
    posts = list(posts_of(Path(corpora)))
    cuts = list(cut_posts(posts, arguments.cuts, arguments.seed))
    alarms = list(alarms_of(posts))
    print(table(cuts, alarms, len(posts)))
    if arguments.show:
        for cut in cuts:
            if not (cut.alone or cut.paired):
                where = "alone" if cut.paired is None else "beside its other version"
                print(f"missed ({where}) {cut.kind}: {cut.path}: {cut.text[-60:]!r}")
        for alarm in alarms:
            line = alarm.place.start.line if alarm.place.start else 0
            print(f"{alarm.severity} {alarm.code} {alarm.place.path}:{line}: {alarm.message}")


if __name__ == "__main__":
    main()
