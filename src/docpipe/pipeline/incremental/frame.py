"""What all pages of a site may be made from besides the texts: where any of it changes, all are made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from docpipe.model.document import Document
from docpipe.pipeline.request import Request
from docpipe.publish.build import Plan

_SIZE = 16


def digest_of(value: object) -> bytes:
    """Return what tells a value from any other; sets and dictionaries count by what they hold."""
    encoded = msgspec.msgpack.encode(value, enc_hook=str, order="deterministic")
    return hashlib.blake2b(encoded, digest_size=_SIZE).digest()


def digest_of_parts(parts: Iterable[str | msgspec.Raw]) -> bytes:
    """Return what tells a sequence from any other: text, and what has been encoded."""
    digest = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        # What is encoded tells where it ends.
        digest.update(msgspec.msgpack.encode(part))
    return digest.digest()


class Frame(msgspec.Struct, frozen=True, array_like=True):
    """The frame of a build, as digests.

    Attributes:
        parts: by what they are called.
        heads: what front matter and place say of each document, by its path.
    """

    parts: dict[str, bytes]
    heads: dict[str, bytes]

    def changes(self, before: Frame) -> Iterator[str]:
        """Yield in words what is not as it was: documents first, for much else follows from them."""
        yield from (f"{path} is new" for path in sorted(self.heads.keys() - before.heads))
        yield from (f"{path} is gone" for path in sorted(before.heads.keys() - self.heads))
        both = sorted(self.heads.keys() & before.heads)
        yield from (f"the front matter of {path} changed" for path in both if self.heads[path] != before.heads[path])
        yield from (f"{name} changed" for name, digest in self.parts.items() if before.parts.get(name) != digest)


def frame_of(request: Request, plan: Plan) -> Frame:
    """Return the frame of a build."""
    edition = plan.contents.edition
    site, published = edition.site, edition.published
    groups = [(key, one.source, [each.file.path for each in one.versions.values()]) for key, one in site.groups.items()]
    parts: Mapping[str, object] = {
        "the configuration": (request.config, request.drafts, request.trusted),
        "the theme": (plan.theme.files, plan.theme.overrides),
        "the list of authors, tags or series": site.registries,
        "which page has which address": (list(published.routes.items()), published.alternates, groups, site.paths),
        "a file beside the posts": (site.absent, site.collisions, _assets(request.root, site.assets), edition.files),
        "a moment that git tells": edition.moments,
        "a picture that was drawn": list(edition.previews.items()),
    }
    return Frame(
        {name: digest_of(value) for name, value in parts.items()},
        {path: _head(document) for path, document in site.by_path.items()},
    )


def _head(document: Document) -> bytes:
    """Return the digest of what others may know of a document without a look into its text."""
    return digest_of((document.file, document.kind, document.meta, document.title, document.stem))


def _assets(root: Path, assets: Iterable[str]) -> list[tuple[str, int, int, int, int]]:
    """Return how the files beside the posts look from outside."""
    found = []
    for path in sorted(assets):
        try:
            facts = (root / path).stat()
        except OSError:
            continue
        found.append((path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino))
    return found
