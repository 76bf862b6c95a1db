"""Smaller files of the pictures that posts show, made once and kept in `.docpipe/images/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from docpipe.config.images import Images
from docpipe.index.links import resolve
from docpipe.index.site import SiteIndex
from docpipe.index.targets import ToAsset
from docpipe.pipeline.pictures.kept import FOLDER, digest_of, record_of
from docpipe.pipeline.pictures.measure import Remark
from docpipe.pipeline.pictures.one_by_one import each_alone
from docpipe.pipeline.pictures.pillow import pillow_version
from docpipe.pipeline.pictures.scale import MOST_PIXELS, Scaling, scale
from docpipe.publish.images.assets import Picture, Variant, suffix_of
from docpipe.publish.images.localized import localized

DEADLINE = 60.0
"""Seconds that the smaller files of one picture may take."""

_RASTER = frozenset({"jpg", "jpeg", "png", "webp"})
_FORMAT = 1  # goes up when the same picture would become other files


def with_variants(
    root: Path, site: SiteIndex, pictures: Mapping[str, Picture], *, count: int, deadline: float = DEADLINE
) -> tuple[dict[str, Picture], tuple[Remark, ...]]:
    """Return the pictures with their smaller files, and why some have none; reads and writes the cache.

    Args:
        root: the site's folder.
        site: says which pictures are shown.
        pictures: all of the site.
        count: how many processes at a time.
        deadline: seconds for one picture.

    Raises:
        ConfigError: Pillow is not installed, or cannot write the format.
        OSError: the cache cannot be written.
    """
    options = site.config.images
    made_by = pillow_version("images.variants", "variants", options.format)
    remarks, wanted = [], {}
    for path in sorted(shown(site) & pictures.keys()):
        picture = pictures[path]
        if not (picture.safe and picture.width and suffix_of(path) in _RASTER):
            continue
        if picture.width * picture.height > MOST_PIXELS:
            remarks.append(Remark(path, _too_many(picture)))
        elif (content := _content(root / path)) is not None:
            wanted[path] = _key(content, options, made_by)
    folder = root / FOLDER
    missing = {key: path for path, key in wanted.items() if record_of(folder, key) is None}
    failures = _make(root, options, missing, count=count, deadline=deadline)
    remarks += [Remark(missing[key], f"has no smaller files: {reason}") for key, reason in failures.items()]
    found = {path: _variants(folder, key, pictures[path]) for path, key in wanted.items()}
    changed = {path: msgspec.structs.replace(pictures[path], variants=each) for path, each in found.items() if each}
    return {**pictures, **changed}, tuple(sorted(remarks))


def shown(site: SiteIndex) -> frozenset[str]:
    """Return the files that posts show as pictures, with those that some locales are shown in their place."""
    return frozenset(_shown(site))


def _shown(site: SiteIndex) -> Iterator[str]:
    for document in site.by_path.values():
        for image in document.images:
            resolved = resolve(image.target, document, site)
            if isinstance(resolved, ToAsset):
                yield resolved.path
                yield from (localized(resolved.path, locale, site.assets) for locale in site.config.site.locales)


def _make(root: Path, options: Images, missing: Mapping[str, str], *, count: int, deadline: float) -> Mapping[str, str]:
    """Make the files of the pictures at the paths of `missing`; return why that failed, by key."""
    if not missing:
        return {}
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    tasks = [
        Scaling(str(root / path), str(folder), key, options.widths, options.format, options.quality)
        for key, path in missing.items()
    ]
    failures = each_alone(scale, tasks, count=count, deadline=deadline)
    return {tasks[number].key: reason for number, reason in failures.items()}


def _variants(folder: Path, key: str, picture: Picture) -> tuple[Variant, ...]:
    record = record_of(folder, key)
    made = record.made if record is not None else ()
    # One that is as wide as the picture has nothing to spare but bytes; alone it is worth its place, too.
    found = (Variant(each.width, f"{FOLDER}/{each.name}", each.name) for each in made)
    return tuple(variant for variant in found if variant.width <= picture.width)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _key(content: bytes, options: Images, made_by: str) -> str:
    chosen: Iterable[object] = (_FORMAT, options.format, options.widths, options.quality, made_by)
    return digest_of(digest_of(content).encode() + repr(tuple(chosen)).encode())


def _too_many(picture: Picture) -> str:
    millions, most = picture.width * picture.height // 1_000_000, MOST_PIXELS // 1_000_000
    return f"has no smaller files: of {millions} million pixels none are made, of {most} million they are"
