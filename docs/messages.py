"""Collect what the theme says and bring its catalogues up to date; `--check` only says whether they are.

`make messages` after a change of words. The messages stand in `locale/docpipe.pot` of the default theme, and one
`docpipe.po` per language beside it; what is new has no translation until somebody writes one, and the check says so.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

PUBLISH = Path(__file__).parents[1] / "src" / "docpipe" / "publish"
FOLDER = PUBLISH / "themes" / "default" / "locale"
TEMPLATE = FOLDER / "docpipe.pot"
_SPEAKERS = frozenset({"t", "words", "_words"})
"""What messages are said with: `t("…")` in templates, `words("…")` in code, and `.count("…", "…", n)` of both."""
_KEYWORDS: dict[str, tuple[int, ...] | None] = {**dict.fromkeys(_SPEAKERS), "count": (1, 2)}
_WIDTH = 120

Said = str | tuple[str, str]


def said() -> Iterator[Said]:
    """Yield every message of code and templates, in the order of the files; a plural is a pair."""
    for path in sorted(PUBLISH.rglob("*.py")):
        with path.open("rb") as file:
            for _, message, _, _ in extract("python", file, keywords=_KEYWORDS):
                yield message if isinstance(message, str) else (message[0], message[1])
    environment = Environment(autoescape=True)
    for path in sorted(PUBLISH.rglob("*.j2")):
        for call in environment.parse(path.read_text("utf-8")).find_all(nodes.Call):
            texts = tuple(
                node.value for node in call.args if isinstance(node, nodes.Const) and isinstance(node.value, str)
            )
            if isinstance(call.node, nodes.Name) and call.node.name in _SPEAKERS and texts:
                yield texts[0]
            elif isinstance(call.node, nodes.Getattr) and call.node.attr == "count" and len(texts) > 1:
                yield texts[0], texts[1]


def template() -> Catalog:
    """Return the catalogue of all messages, without translations; sorted, so that branches merge."""
    found = Catalog(fuzzy=False)
    for message in sorted(set(said()), key=lambda message: message if isinstance(message, str) else message[0]):
        found.add(message)
    return found


def updated(path: Path, messages: Catalog) -> Catalog:
    """Return the catalogue at `path` with just these messages; translations are kept."""
    catalogue = read_po(io.StringIO(path.read_text("utf-8")), locale=path.parents[1].name)
    catalogue.update(messages, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> str:
    """Return a catalogue as the file holds it: no dates and places, which would change with every run."""
    head = ['msgid ""', 'msgstr ""']
    if catalogue.locale is not None:
        head.append(f'"Language: {catalogue.locale}\\n"')
    head += [r'"MIME-Version: 1.0\n"', r'"Content-Type: text/plain; charset=utf-8\n"']
    head += [r'"Content-Transfer-Encoding: 8bit\n"']
    if catalogue.locale is not None:
        head.append(f'"Plural-Forms: {catalogue.plural_forms}\\n"')
    file = io.BytesIO()
    write_po(file, catalogue, width=_WIDTH, no_location=True, omit_header=True, sort_output=True)
    return "\n".join(head) + "\n\n" + file.getvalue().decode().strip("\n") + "\n"


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the messages of a catalogue that lack a translation or one of its plurals."""
    return [_name(message) for message in catalogue if message.id and not all(_texts(message))]


def _texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def main(*, check: bool) -> int:
    """Write the files, or tell which are out of date; 1 if one is, or if a translation is missing."""
    messages = template()
    paths = sorted(FOLDER.glob("*/LC_MESSAGES/docpipe.po"))
    catalogues = {path: updated(path, messages) for path in paths}
    texts = {TEMPLATE: written(messages)} | {path: written(catalogue) for path, catalogue in catalogues.items()}
    old = [path for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text]
    missing = [(path, name) for path, catalogue in catalogues.items() for name in untranslated(catalogue)]
    for path, name in missing:
        print(f"{path.relative_to(FOLDER)}: no translation of {name!r}")
    if check:
        for path in old:
            print(f"{path.relative_to(FOLDER)} is out of date. Run: make messages")
        return int(bool(old or missing))
    for path in old:
        path.write_text(texts[path], "utf-8")
    print(f"messages: {len(messages)} in {len(catalogues)} languages, {len(old)} files written")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
