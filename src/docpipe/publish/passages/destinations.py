"""What a link or an image of a post becomes on a page: no dangerous address, and no dead one that is known to be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from urllib.parse import urljoin

from docpipe.index.anchors import decode_fragment
from docpipe.index.links import resolve
from docpipe.index.routes import locale_root
from docpipe.index.targets import External, Here, Resolved, ToAsset, ToDocument, Unresolvable
from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.model.source import LocaleName, SourceFile
from docpipe.publish.edition import Edition
from docpipe.publish.images.assets import Picture, place_of
from docpipe.publish.images.localized import localized
from docpipe.publish.images.offered import sizes, srcset
from docpipe.publish.looks import of_anchors, of_document
from docpipe.publish.passages.voice import Anchors
from docpipe.publish.urls import Address, attribute, clickable, fragment_of

# A picture inside an address can run nothing, unless it is an SVG.
_DATA_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp|avif);base64,[A-Za-z0-9+/=]+")
# Shows the description in the place of a picture that is not there, and asks no server for it.
_NO_PICTURE = "data:,"


class Destinations:
    """The link targets of one document, as one page writes them."""

    def __init__(
        self,
        edition: Edition,
        document: Document,
        *,
        locale: Locale,
        page: Route,
        address: Address,
        owner: SourceFile | None = None,
        offers: bool = True,
    ) -> None:
        """Collects in `copies` which files have to go with the page: site path → path below the root.

        Args:
            edition: the site.
            document: where the links are written.
            locale: the page's; readers stay in it where they can.
            page: its route.
            address: writes routes and site paths for it.
            owner: the file that the page is mainly of, where that is not the document's: two files of one name that
                two documents show on one page must not want one place there.
            offers: whether images name their smaller files.
        """
        self._edition = edition
        self._document = document
        self._locale = locale
        self._page = page
        self._address = address
        self._owner = owner or document.file
        self._offers = offers
        self._resolved: dict[str, Resolved] = {}
        self.copies: dict[str, str] = {}

    def resolved(self, target: str) -> Resolved:
        """Return where `target` leads, as the index knows it."""
        if target not in self._resolved:
            self._resolved[target] = resolve(target, self._document, self._edition.site)
        return self._resolved[target]

    def link(self, target: str, anchors: Anchors) -> str:
        """Return the attributes of a link to `target`; "" where there is nothing to lead to."""
        resolved = self.resolved(target)
        match resolved:
            case External(url):
                href = clickable(url)
            case Here(fragment):
                href = anchors(fragment) or "#"
            case ToDocument():
                return self._to_document(resolved)
            case ToAsset(path, fragment):
                place = self.place(path)
                href = self._address(place) + fragment_of(decode_fragment(fragment)) if place else ""
            case Unresolvable():
                href = self._elsewhere(target)
            case _:
                href = ""
        return attribute("href", href) if href else ""

    def image(self, target: str, first: bool) -> str:  # noqa: FBT001 - the type of `Voice.image`
        """Return the attributes of an image; only the `first` of a page is loaded at once."""
        resolved = self.resolved(target)
        later = "" if first else ' loading="lazy" decoding="async"'
        if isinstance(resolved, ToAsset) and (place := self.place(resolved.path)):
            source = self._address(place)
            return attribute("src", source) + self._shape(resolved.path, source) + later
        if isinstance(resolved, External):
            return attribute("src", clickable(resolved.url) or _NO_PICTURE) + later
        return attribute("src", target if _DATA_PICTURE.fullmatch(target) else _NO_PICTURE) + later

    def place(self, asset: str) -> str:
        """Return the site path of a file, as the page's readers are shown it, and take note that it is needed.

        That is "" if it may not be published.
        """
        asset = self.shown(asset)
        if not self._edition.files.is_publishable(asset):
            return ""
        place = place_of(asset, self._page, self._owner)
        if not asset.startswith("static/"):
            self.copies[place] = asset
        return place

    def shown(self, asset: str) -> str:
        """Return the path of what the page's readers are shown for a file: a picture made for their language."""
        return localized(asset, self._locale, self._edition.site.assets)

    def picture(self, asset: str) -> Picture:
        """Return what is known of the picture that the page's readers are shown."""
        return self._edition.files.pictures.get(self.shown(asset), Picture())

    def _shape(self, asset: str, source: str) -> str:
        """Return the smaller files a browser may choose from, and the room to keep free for any of them."""
        picture = self.picture(asset)
        if not picture.width:
            return ""
        offered = ""
        if picture.variants and self._offers:
            addresses = {variant.name: self._offered(variant.name, variant.path) for variant in picture.variants}
            offered = attribute("srcset", srcset(picture, source, addresses)) + attribute("sizes", sizes(picture))
        return f'{offered} width="{picture.width}" height="{picture.height}"'

    def _offered(self, name: str, path: str) -> str:
        """Return the address of a smaller file, one for all pages, and take note that it is needed."""
        place = f"/assets/images/{name}"
        self.copies[place] = path
        return self._address(place)

    def _to_document(self, wanted: ToDocument) -> str:
        """Return the attributes of a link to a post, in the page's language where it is published in that."""
        site = self._edition.site
        group = site.groups[site.group_keys[wanted.locale, wanted.key]]
        # A link within the document's own locale means the post; one into another locale means that version.
        here = (self._locale.name,) if wanted.locale == self._document.file.locale else ()
        order = (*here, wanted.locale, *self._edition.published.alternates.get(group.key, ()))
        found = next(((name, route) for name in order if (route := self._edition.route(group, name))), None)
        if found is None:
            return ""
        name, route = found
        fragment = self._fragment(wanted, name, route)
        href = attribute("href", self._address(route) + fragment_of(fragment))
        tag = self._edition.locale(name).tag
        return href if tag == self._locale.tag else href + attribute("hreflang", tag)

    def _anchors(self, route: Route, shown: Document) -> Container[str]:
        """Return the places of a page that shows a document."""
        watch, anchors = self._edition.watch, self._edition.published.anchors
        if route in anchors:
            return watch.seen(of_anchors(route), lambda: anchors[route])
        watch.note(of_document(shown.file.path))
        return shown.ids

    def _fragment(self, wanted: ToDocument, locale: LocaleName, route: Route) -> str:
        """Return the id on that page; one of another locale's heading becomes the neutral id of its block."""
        fragment = decode_fragment(wanted.fragment)
        site = self._edition.site
        written_for = site.documents[wanted.locale, wanted.key]
        group = site.group_of(written_for)
        shown = group.versions.get(locale, written_for)
        if not fragment or fragment in self._anchors(route, shown):
            return fragment
        for version in dict.fromkeys((written_for.file, *(v.file for v in group.versions.values()))):
            document = site.by_path[version.path]
            heading = next((heading for heading in document.headings if heading.id == fragment), None)
            ids = self._edition.neutral_ids(document)
            if heading is not None and heading.block < len(ids) and ids[heading.block]:
                return ids[heading.block]
        return fragment

    def _elsewhere(self, target: str) -> str:
        """Return the address of what the index does not know: a home page, a foreign path, `mailto:`."""
        written = target.strip()
        base = self._edition.urls.base
        own = written.removeprefix(base) if base and written.startswith((f"{base}/", f"{base}#")) else written
        path, _, fragment = own.partition("#")
        joined = posixpath.normpath(posixpath.join(self._page, path))
        for locale in self._edition.locales:
            home = locale_root(self._edition.config, locale.name)
            if joined.rstrip("/") + "/" == home:
                return self._address(home) + fragment_of(decode_fragment(fragment))
        if joined == "/":
            return self._address("/")
        if "{" in written:
            return ""
        if written.startswith("/"):
            # Outside of a page, in a feed, what begins at the root of the host needs the host.
            return urljoin(self._address("/"), clickable(written))
        return clickable(written) if re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:", written) else ""
