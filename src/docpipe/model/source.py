"""Names for files and documents."""

from __future__ import annotations

from typing import NewType

import msgspec

DocumentKey = NewType("DocumentKey", str)
"""What a document is called in every locale: its path below the locale folder, without the suffix."""

LocaleName = NewType("LocaleName", str)
"""A locale as the site names it: the content folder and first URL segment, `zh`."""

LocaleTag = NewType("LocaleTag", str)
"""A BCP 47 language tag, `zh-Hans`."""

Digest = NewType("Digest", str)
"""A hexadecimal digest of content."""


class SourceFile(msgspec.Struct, frozen=True, order=True, array_like=True):
    """One content file: where it is and what it stands for.

    Attributes:
        path: POSIX path relative to the site's root, `content/zh/blog/a.md`.
        locale: the locale whose folder it lies in.
        key: the same for all locales' versions of the document, `blog/a`.
    """

    path: str
    locale: LocaleName
    key: DocumentKey


HOME = ".docpipe"
"""The folder of a site in which docpipe keeps what it found out: it may fill it, and anybody may delete it."""
