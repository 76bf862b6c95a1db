"""The JSON Schema of docpipe.toml says what docpipe itself says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import jsonschema
import pytest

from docpipe.config.json_schema import json_schema
from docpipe.config.literal import toml_value
from docpipe.config.load import load
from docpipe.config.options import Option, all_options
from docpipe.model.errors import ConfigError

ROOT = Path(__file__).parents[2]
_NEEDED = {"lint.per-file[]": {"glob": "**"}, "layout.mount[]": {"folder": "docs", "locale": "zh"}}
_VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_it_is_a_schema() -> None:
    """It is valid by the meta-schema of its dialect."""
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_our_own_configuration_fulfils_it() -> None:
    """docpipe.toml of this project is valid."""
    _VALIDATOR.validate(tomllib.loads((ROOT / "docpipe.toml").read_text("utf-8")))


def _with_required(option: Option) -> dict[str, object]:
    """Return the example with what else its table must have."""
    section, _, key = option.key.rpartition(".")
    beside = (known for known in all_options() if known.key.rpartition(".")[0] == section and known.default is None)
    repeated = {known.key.rpartition(".")[2]: known.example for known in beside} if section.endswith("[]") else {}
    return {**repeated, key: option.example}


def _file(option: Option) -> str:
    section = option.key.rpartition(".")[0].replace("*", "en")
    header = f"[[{section[:-2]}]]" if section.endswith("[]") else f"[{section}]"
    return header + "".join(f"\n{key} = {toml_value(value)}" for key, value in _with_required(option).items())


@pytest.mark.parametrize("option", all_options(), ids=lambda option: option.key)
def test_every_example_fulfils_it(option: Option) -> None:
    """The schema takes the example of every option."""
    _VALIDATOR.validate(tomllib.loads(_file(option)))


@pytest.mark.parametrize(
    "text",
    [
        '[site]\ntitel = "x"\n',
        "[site]\nbase_url = 1\n",
        '[lint]\nselect = "recommended"\n',
        '[lint]\nseverity = { ZH = "fatal" }\n',
        "[build]\npaginate = 0\n",
        '[translation]\nfallback = "maybe"\n',
        "[translation.en]\npublish_at = 101\n",
        '[[lint.per-file]]\nglob = "**"\nselect = ["ZH"]\n',
        "[lint.options]\nreasons = 1\n",
    ],
)
def test_it_refuses_what_docpipe_refuses(text: str, tmp_path: Path) -> None:
    """Unknown keys and values that cannot be are wrong by both."""
    assert not _VALIDATOR.is_valid(tomllib.loads(text))
    (tmp_path / "docpipe.toml").write_text(text, "utf-8")
    (tmp_path / "content/en").mkdir(parents=True)
    with pytest.raises(ConfigError):
        load(tmp_path)
