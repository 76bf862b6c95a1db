"""All rules that are known in the current folder: docpipe's own, and those of plug-ins that its site enables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.model.errors import ConfigError

if TYPE_CHECKING:
    from docpipe.lint.rule import Rule


def rules_here() -> tuple[Rule, ...]:
    """Return the rules; where the site's configuration is wrong, docpipe's own alone: these can be explained."""
    from docpipe.config.load import FILE_NAME, load
    from docpipe.lint.registry import RULES, load_rules

    here = Path.cwd()
    root = next((folder for folder in (here, *here.parents) if (folder / FILE_NAME).is_file()), None)
    try:
        return load_rules(load(root).config.lint.plugins) if root else RULES
    except ConfigError:
        return RULES
