"""Authors, tags and series as the site's registries name them."""

from __future__ import annotations

import msgspec

from docpipe.model.source import LocaleName


class Person(msgspec.Struct, frozen=True):
    """An entry of `authors.yml`.

    Attributes:
        names: one per locale that words it differently; "" holds for every other locale.
    """

    key: str
    names: dict[str, str]
    url: str = ""
    image: str = ""


class Term(msgspec.Struct, frozen=True):
    """An entry of `tags.yml` or `series.yml`: a key and a label per locale ("" holds for every other locale)."""

    key: str
    labels: dict[str, str]


class Registries(msgspec.Struct, frozen=True):
    """What the registries hold; None where a site has no such file, and then nothing is checked.

    Attributes:
        authors_file: the first file that names authors, where a further one belongs.
    """

    authors: dict[str, Person] | None = None
    tags: dict[str, Term] | None = None
    series: dict[str, Term] | None = None
    authors_file: str = ""

    def author_name(self, key: str, locale: LocaleName) -> str:
        """Return how the author is called in `locale`, or the key itself."""
        person = (self.authors or {}).get(key)
        return (person.names.get(locale) or person.names.get("") or key) if person else key

    def tag_label(self, key: str, locale: LocaleName) -> str:
        """Return the tag's label in `locale`, or the key itself."""
        return _label(self.tags, key, locale)

    def series_label(self, key: str, locale: LocaleName) -> str:
        """Return what the series is called in `locale`, or the key itself."""
        return _label(self.series, key, locale)


def _label(terms: dict[str, Term] | None, key: str, locale: LocaleName) -> str:
    term = (terms or {}).get(key)
    return (term.labels.get(locale) or term.labels.get("") or key) if term else key
