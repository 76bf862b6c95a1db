"""The texts of documents as they lie in the folder, each read again when its page is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from docpipe.model.document import Document
from docpipe.sources.read import read


class RawTexts(Mapping[str, str]):
    """The text of every document by its path; none is kept, for all of them would be the whole site in memory."""

    def __init__(self, root: Path, documents: Mapping[str, Document], changed: Callable[[], None]) -> None:
        """Read nothing yet.

        Args:
            root: of the site.
            documents: by path.
            changed: called whenever a file is no longer what was analysed.
        """
        self._root = root
        self._changed = changed
        self._documents = documents

    def __getitem__(self, path: str) -> str:
        """Return the text of the document at `path`; "" where the file is no longer what was analysed.

        Raises:
            KeyError: there is no such document.
        """
        decoded = read(self._root / path)
        if decoded.digest == self._documents[path].digest:
            return decoded.text
        self._changed()
        return ""

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a document; nothing is read."""
        return path in self._documents

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self._documents)

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self._documents)
