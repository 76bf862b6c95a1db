"""All that is done for the pictures of one build: measured, scaled, drawn, and cleaned on their way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docpipe.index.site import SiteIndex
from docpipe.model.page import Output
from docpipe.pipeline.pictures.copies import without_metadata
from docpipe.pipeline.pictures.measure import Remark, measure
from docpipe.publish.images.assets import Files
from docpipe.publish.sharing.previews import Draw


class Pictures:
    """The pictures of one build.

    Attributes:
        files: what pages have to know of them.
        draw: draws for pages without a picture; None where that is not wanted.
    """

    def __init__(
        self, root: Path, site: SiteIndex, *, style: str, count: int, looks: bool, trusted: bool = True
    ) -> None:
        """Measure the site's pictures and make the smaller files that it wants.

        Args:
            root: the site's folder.
            site: the index.
            style: the theme's style sheet: its colours are those of pictures that are drawn.
            count: how many processes at a time.
            looks: whether the pages are only looked at: then no file is made, and none is cleaned.
            trusted: whether the files are.

        Raises:
            ConfigError: the site wants what needs Pillow, or a font, that is not there.
            OSError: a file cannot be written.
        """
        measured = measure(root, site.assets)
        pictures, self._remarks = measured.pictures, measured.remarks
        self._looks, self._cards, options = looks, None, site.config.images
        self._withheld = frozenset(f"{root}/{path}" for path in measured.withheld)
        if (options.variants or options.cards) and not looks:
            from docpipe.pipeline.pictures.kept import check_folder

            check_folder(root)
        if options.variants and not looks:
            from docpipe.pipeline.pictures.variants import with_variants

            pictures, remarks = with_variants(root, site, pictures, count=count)
            self._remarks += remarks
        if options.cards and not looks:
            from docpipe.pipeline.pictures.cards import Cards
            from docpipe.pipeline.pictures.draw import palette_of

            self._cards = Cards(root, options, palette_of(style), count=count)
        self.files = Files(str(root), pictures, trusted)
        self.draw: Draw | None = self._cards

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is to be said of single pictures; complete after the last output."""
        return (*self._remarks, *(self._cards.remarks if self._cards is not None else ()))

    def cleaned(self, outputs: Iterable[Output]) -> Iterator[Output]:
        """Return the outputs as they may be published: pictures tell nothing besides themselves."""
        return iter(outputs) if self._looks else without_metadata(outputs, self._withheld)
