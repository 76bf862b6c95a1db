"""The glossary says which words a site has agreed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.model.errors import ConfigError
from docpipe.model.glossary import Glossary, GlossaryTerm
from docpipe.model.source import LocaleName
from docpipe.sources.glossary import load_glossary
from tests.lint.posts import config

ZH, EN = LocaleName("zh"), LocaleName("en")


def _load(tmp_path: Path, text: str | bytes) -> Glossary:
    (tmp_path / "l10n").mkdir()
    (tmp_path / "l10n/glossary.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return load_glossary(tmp_path, config())


def test_no_glossary_is_an_empty_one(tmp_path: Path) -> None:
    """A site needs none."""
    assert load_glossary(tmp_path, config()) == Glossary()


def test_a_glossary_keeps_names_and_lists_wordings(tmp_path: Path) -> None:
    """One wording may be written without brackets."""
    text = 'keep = ["IPFS"]\n\n[[term]]\nzh = "去中心化"\nen = ["decentralised", "decentralized"]\n'
    term = GlossaryTerm({ZH: ("去中心化",), EN: ("decentralised", "decentralized")})
    assert _load(tmp_path, text) == Glossary(("IPFS",), (term,))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("keep = 1\n", r"l10n/glossary.toml:1:8: keep is neither a wording nor a list"),
        ('keep = ["a", ""]\n', r"glossary.toml:1:8: keep is neither"),
        ("terms = []\n", r"glossary.toml:1:9: there is no key 'terms'"),
        ('[[term]]\nfr = "x"\n', r"glossary.toml:2:6: the site has no locale 'fr'"),
        ("[[term]]\nzh = 1\n", r"glossary.toml:2:6: zh is neither a wording"),
        ('term = ["x"]\n', r"glossary.toml:1:9: term is no list of tables"),
        ("term = 1\n", r"glossary.toml:1:8: term is no list of tables"),
        ("keep = [\n", r"glossary.toml"),
        (b"keep = ['\xff']\n", r"glossary.toml: it is not UTF-8"),
        (b"#" * (1 << 20) + b"#", r"glossary.toml: it is larger than 1 MiB"),
    ],
)
def test_what_cannot_be_is_said_with_its_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    """A wrong glossary is an error of the configuration."""
    with pytest.raises(ConfigError, match=said):
        _load(tmp_path, text)
