"""Every rule docpipe knows: its own in one tuple, those of others by entry point."""

from __future__ import annotations

import re
from importlib import import_module

from docpipe.lint.rule import DocumentRule, OutputRule, PairRule, Rule, SiteRule
from docpipe.plugins import RULES as GROUP
from docpipe.plugins import PluginError, load_plugins

_MODULES = (
    "frontmatter.fm001_fm_missing",
    "frontmatter.fm002_fm_yaml_syntax",
    "frontmatter.fm003_fm_schema",
    "frontmatter.fm004_fm_required_field",
    "frontmatter.fm005_fm_unknown_field",
    "frontmatter.fm006_fm_duplicate_key",
    "frontmatter.fm007_fm_tag_fullwidth_separator",
    "frontmatter.fm008_fm_date_invalid",
    "frontmatter.fm009_fm_date_filename_mismatch",
    "frontmatter.fm010_fm_author_unknown",
    "frontmatter.fm011_fm_tag_unknown",
    "frontmatter.fm012_fm_slug_collision",
    "frontmatter.fm013_fm_not_first",
    "frontmatter.fm014_fm_unclosed",
    "frontmatter.fm015_fm_too_deep_or_large",
    "structure.st001_heading_skip",
    "structure.st002_heading_duplicate_h1",
    "structure.st003_heading_duplicate",
    "structure.st004_heading_not_parsed",
    "structure.st005_section_empty",
    "structure.st006_emphasis_not_rendered",
    "structure.st007_fence_unclosed",
    "structure.st008_directive_unclosed",
    "structure.st009_list_not_parsed",
    "structure.st010_table_column_count",
    "structure.st011_merge_conflict_marker",
    "structure.st012_encoding",
    "structure.st013_invisible_char",
    "structure.st014_compat_ideograph",
    "structure.st015_fence_language",
    "structure.st016_nul_or_control",
    "structure.st017_too_large",
    "links.lk001_link_broken_internal",
    "links.lk002_link_wrong_locale",
    "links.lk003_link_untranslated_target",
    "links.lk004_link_bare_url_cjk",
    "links.lk005_link_fullwidth_syntax",
    "links.lk006_link_empty",
    "links.lk007_link_reference_undefined",
    "links.lk008_link_case_mismatch",
    "links.lk009_link_external_dead",
    "links.lk010_link_external_moved",
    "links.lk011_link_soft_404",
    "links.lk012_link_insecure",
    "links.lk013_link_private_host",
    "links.lk014_link_absolute_own_site",
    "links.lk015_link_text_generic",
    "links.lk016_footnote_undefined",
    "links.lk017_link_not_checked",
    "links.lk018_link_external_anchor",
    "images.im001_image_missing_file",
    "images.im002_image_external_dead",
    "images.im003_image_alt_missing",
    "images.im004_image_alt_untranslated",
    "images.im005_image_alt_filename",
    "images.im006_image_too_heavy",
    "anchors.an001_anchor_missing",
    "anchors.an002_anchor_case",
    "anchors.an003_anchor_encoding_mix",
    "anchors.an004_anchor_duplicate",
    "anchors.an005_anchor_locale_drift",
    "anchors.an006_anchor_unstable",
    "locales.lc001_loc_cjk_punct_residue",
    "locales.lc002_loc_doubled_word",
    "locales.lc004_loc_bidi_unbalanced",
    "chinese.zh001_zh_halfwidth_punct",
    "chinese.zh002_zh_fullwidth_alnum",
    "chinese.zh003_zh_punct_clash",
    "chinese.zh004_zh_bracket_mixed",
    "chinese.zh005_zh_quote_unpaired",
    "chinese.zh006_zh_space_near_punct",
    "chinese.zh007_zh_doubled_char",
    "chinese.zh008_zh_latin_spacing",
    "chinese.zh009_zh_space_between_han",
    "chinese.zh010_zh_quote_style",
    "chinese.zh011_zh_ellipsis",
    "chinese.zh012_zh_dash",
    "chinese.zh013_zh_traditional_mix",
    "chinese.zh014_zh_term_case",
    "chinese.zh015_zh_region_term",
    "chinese.zh016_zh_indent_space",
    "chinese.zh017_zh_bracket_width",
    "chinese.zh018_zh_doubled_mark",
    "chinese.zh019_zh_latin_space_always",
    "chinese.zh020_zh_latin_space_never",
    "chinese.zh021_zh_range_mark",
    "chinese.zh022_zh_middle_dot",
    "chinese.zh023_zh_unit_space",
    "chinese.zh024_zh_mark_run",
    "truncation.tr001_truncated_ending",
    "truncation.tr002_truncated_construct",
    "truncation.tr003_truncated_last_section",
    "truncation.tr004_outline_promise_unmet",
    "truncation.tr005_mt_chat_residue",
    "truncation.tr006_mt_placeholder_leak",
    "truncation.tr007_mt_repetition",
    "truncation.tr008_mt_untranslated_fragment",
    "truncation.tr009_todo_left",
    "truncation.tr010_truncated_unusual_ending",
    "truncation.tr011_truncated_version",
    "translation.qa001_qa_missing_translation",
    "translation.qa002_qa_orphan_translation",
    "translation.qa003_qa_outdated",
    "translation.qa004_qa_wrong_language",
    "translation.qa005_qa_outline_mismatch",
    "translation.qa006_qa_length_ratio",
    "translation.qa007_qa_block_missing",
    "translation.qa008_qa_missing_number",
    "translation.qa009_qa_link_image_mismatch",
    "translation.qa010_qa_code_changed",
    "translation.qa011_qa_glossary",
    "translation.qa012_qa_fm_drift",
    "translation.qa013_qa_fm_untranslated",
    "translation.qa014_qa_date_changed",
    "translation.qa015_qa_inconsistent",
    "translation.qa016_qa_block_untranslated",
    "translation.qa017_qa_block_lost",
    "security.se001_html_unsafe",
    "security.se002_html_not_allowed",
    "security.se003_html_unbalanced",
    "security.se004_secret_in_content",
    "security.se005_bidi_control",
    "security.se006_link_homoglyph",
    "publishing.pb001_seo_description_missing",
    "publishing.pb002_seo_title_length",
    "publishing.pb003_html_lang_hreflang",
    "publishing.pb004_canonical_wrong",
    "publishing.pb005_permalink_removed",
    "publishing.pb006_excerpt_marker_missing",
    "publishing.pb007_suppression_unused",
)
"""The file of each rule below `rules/`, in the order of the catalogue."""

RULES: tuple[Rule, ...] = tuple(import_module(f"docpipe.lint.rules.{name}").RULE for name in _MODULES)
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
            if not isinstance(rule, (DocumentRule, PairRule, SiteRule, OutputRule)):
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
