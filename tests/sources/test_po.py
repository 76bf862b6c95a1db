"""PO files as they come."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpipe.model.errors import DocpipeError
from docpipe.sources.po import PoEntry, read_po_file

HEAD = 'msgid ""\nmsgstr ""\n"Language: de_AT\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(folder: Path, text: str | bytes) -> tuple[PoEntry, ...]:
    """Write a PO file and return its entries."""
    path = folder / "de.po"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_po_file(path, "po/de.po").entries


def test_entries_with_what_is_said_of_them(tmp_path: Path) -> None:
    """Files, fuzzy entries with the earlier text on one line or several, and obsolete ones."""
    text = (
        f'{HEAD}#: a.md:3 b.md:7 a.md:9\nmsgid "One"\nmsgstr "Eins"\n\n'
        '#, fuzzy\n#| msgctxt "x"\n#| msgid "Tow"\nmsgid "Two"\nmsgstr "Zwei"\n\n'
        '#, fuzzy\n#| msgid ""\n#| "Thr\\""\n#| "ee"\nmsgid "Three"\nmsgstr "Drei"\n\n'
        '#~ msgid "Four"\n#~ msgstr "Vier"\n'
    )
    assert read(tmp_path, text) == (
        PoEntry("One", "Eins", files=("a.md", "b.md")),
        PoEntry("Two", "Zwei", "Tow", is_fuzzy=True),
        PoEntry("Three", "Drei", 'Thr"ee', is_fuzzy=True),
        PoEntry("Four", "Vier", is_obsolete=True),
    )
    assert read_po_file(tmp_path / "de.po", "de.po").language == "de_AT"


def test_plural_forms_and_empty_translations_are_left_out(tmp_path: Path) -> None:
    """They say nothing of a block."""
    text = f'{HEAD}msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n\nmsgid "e"\nmsgstr ""\n'
    assert read(tmp_path, text) == ()


def test_a_byte_order_mark_and_windows_line_ends_are_no_damage(tmp_path: Path) -> None:
    """As editors on Windows leave them."""
    text = b"\xef\xbb\xbf" + f'{HEAD}msgid "One"\nmsgstr "Eins"\n'.replace("\n", "\r\n").encode()
    assert read(tmp_path, text) == (PoEntry("One", "Eins"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid "a"\nmsgstr "b"\nwhat\n', "po/de.po:3:1: this is no PO file"),
        ('"a"\n', "po/de.po:1:1: this is no PO file"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', "po/de.po:1:1: this is no PO file"),
        (b'msgid "\xff\xfe"\nmsgstr "b"\n', "po/de.po: the PO file cannot be read"),
    ],
)
def test_damage_is_named_with_its_line(tmp_path: Path, text: str | bytes, said: str) -> None:
    """As far as one line is to blame."""
    with pytest.raises(DocpipeError) as raised:
        read(tmp_path, text)
    assert str(raised.value).startswith(said)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Like any other that cannot be read."""
    with pytest.raises(DocpipeError, match=r"po/x\.po: the file cannot be read"):
        read_po_file(tmp_path / "x.po", "po/x.po")


PIECES = (
    *(b'msgid "a"\n', b'msgstr "b"\n', b'msgid_plural "c"\n', b'msgstr[1] "d"\n', b"#~ ", b'#| msgid "e"\n'),
    *(b"#, fuzzy\n", b'"\\n"\n', b'"Plural-Forms: nplurals=x;\\n"\n', b"\xff", b"msgstr[x] 1\n", b"\n"),
    *(b'msgid ""\n', b'msgstr ""\n', b'"Language: ??\\n"\n', b'"PO-Revision-Date: 1\\n"\n', b'msgid "\\"\n'),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES)).map(b"".join))
def test_no_file_is_a_traceback(tmp_path: Path, data: bytes) -> None:
    """Whatever it holds, it is read or refused."""
    with suppress(DocpipeError):
        read(tmp_path, data)
