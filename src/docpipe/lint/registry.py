"""Every rule docpipe knows: its own in one tuple, those of others by entry point."""

from __future__ import annotations

import re

from docpipe.lint.rule import DocumentRule, PairRule, Rule, SiteRule
from docpipe.lint.rules.anchors import an001_anchor_missing, an004_anchor_duplicate
from docpipe.lint.rules.frontmatter import (
    fm001_fm_missing,
    fm002_fm_yaml_syntax,
    fm003_fm_schema,
    fm004_fm_required_field,
    fm006_fm_duplicate_key,
    fm008_fm_date_invalid,
    fm010_fm_author_unknown,
    fm013_fm_not_first,
    fm014_fm_unclosed,
    fm015_fm_too_deep_or_large,
)
from docpipe.lint.rules.images import im001_image_missing_file
from docpipe.lint.rules.links import lk001_link_broken_internal
from docpipe.lint.rules.publishing import pb007_suppression_unused
from docpipe.lint.rules.security import se002_html_not_allowed
from docpipe.lint.rules.structure import (
    st006_emphasis_not_rendered,
    st007_fence_unclosed,
    st012_encoding,
    st016_nul_or_control,
    st017_too_large,
)
from docpipe.lint.rules.translation import (
    qa001_qa_missing_translation,
    qa002_qa_orphan_translation,
    qa005_qa_outline_mismatch,
)
from docpipe.lint.rules.truncation import tr001_truncated_ending, tr002_truncated_construct
from docpipe.plugins import RULES as GROUP
from docpipe.plugins import PluginError, load_plugins

RULES: tuple[Rule, ...] = (
    fm001_fm_missing.RULE,
    fm002_fm_yaml_syntax.RULE,
    fm003_fm_schema.RULE,
    fm004_fm_required_field.RULE,
    fm006_fm_duplicate_key.RULE,
    fm008_fm_date_invalid.RULE,
    fm010_fm_author_unknown.RULE,
    fm013_fm_not_first.RULE,
    fm014_fm_unclosed.RULE,
    fm015_fm_too_deep_or_large.RULE,
    st006_emphasis_not_rendered.RULE,
    st007_fence_unclosed.RULE,
    st012_encoding.RULE,
    st016_nul_or_control.RULE,
    st017_too_large.RULE,
    lk001_link_broken_internal.RULE,
    im001_image_missing_file.RULE,
    an001_anchor_missing.RULE,
    an004_anchor_duplicate.RULE,
    tr001_truncated_ending.RULE,
    tr002_truncated_construct.RULE,
    qa001_qa_missing_translation.RULE,
    qa002_qa_orphan_translation.RULE,
    qa005_qa_outline_mismatch.RULE,
    se002_html_not_allowed.RULE,
    pb007_suppression_unused.RULE,
)
"""docpipe's own rules, in the order of the catalogue."""

_CODE = re.compile(r"[A-Z]{2,4}\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def load_rules(enabled: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Return docpipe's rules and those of the enabled plug-ins, sorted by the plug-ins' names.

    An entry point of the group `docpipe.rules` is a rule or a tuple of rules.

    Args:
        enabled: names of entry points; what is installed and not enabled does not run.

    Raises:
        PluginError: a plug-in is missing, cannot be loaded, holds no rule, or takes a code or name that is in use.
    """
    rules = list(RULES)
    for plugin in load_plugins(GROUP, enabled) if enabled else ():
        entries = plugin.value if isinstance(plugin.value, tuple) else (plugin.value,)
        for rule in entries:
            if not isinstance(rule, (DocumentRule, PairRule, SiteRule)):
                raise PluginError(f"the plug-in '{plugin.name}' of {plugin.distribution} holds what is no rule")
            problem = _problem(rule, rules)
            if problem:
                raise PluginError(f"the rule {rule.code} {rule.name} of {plugin.distribution} {problem}")
            rules.append(rule)
    return tuple(rules)


def _problem(rule: Rule, known: list[Rule]) -> str:
    if _CODE.fullmatch(rule.code) is None or _NAME.fullmatch(rule.name) is None:
        return "needs a code like XY001 and a name in small letters and hyphens"
    if any(rule.code == other.code or rule.name == other.name for other in known):
        return "has a code or a name that is in use"
    return ""
