"""Every rule docpipe knows: its own in one tuple, those of others by entry point."""

from __future__ import annotations

import re

from docpipe.lint.rule import DocumentRule, OutputRule, PairRule, Rule, SiteRule
from docpipe.lint.rules.anchors import (
    an001_anchor_missing,
    an002_anchor_case,
    an003_anchor_encoding_mix,
    an004_anchor_duplicate,
    an006_anchor_unstable,
)
from docpipe.lint.rules.chinese import (
    zh001_zh_halfwidth_punct,
    zh002_zh_fullwidth_alnum,
    zh003_zh_punct_clash,
    zh004_zh_bracket_mixed,
    zh005_zh_quote_unpaired,
    zh006_zh_space_near_punct,
    zh007_zh_doubled_char,
    zh008_zh_latin_spacing,
    zh009_zh_space_between_han,
    zh010_zh_quote_style,
    zh011_zh_ellipsis,
    zh012_zh_dash,
    zh013_zh_traditional_mix,
    zh014_zh_term_case,
    zh015_zh_region_term,
    zh016_zh_indent_space,
    zh017_zh_bracket_width,
    zh018_zh_doubled_mark,
    zh019_zh_latin_space_always,
    zh020_zh_latin_space_never,
    zh021_zh_range_mark,
    zh022_zh_middle_dot,
    zh023_zh_unit_space,
    zh024_zh_mark_run,
)
from docpipe.lint.rules.frontmatter import (
    fm001_fm_missing,
    fm002_fm_yaml_syntax,
    fm003_fm_schema,
    fm004_fm_required_field,
    fm005_fm_unknown_field,
    fm006_fm_duplicate_key,
    fm007_fm_tag_fullwidth_separator,
    fm008_fm_date_invalid,
    fm009_fm_date_filename_mismatch,
    fm010_fm_author_unknown,
    fm011_fm_tag_unknown,
    fm012_fm_slug_collision,
    fm013_fm_not_first,
    fm014_fm_unclosed,
    fm015_fm_too_deep_or_large,
)
from docpipe.lint.rules.images import (
    im001_image_missing_file,
    im003_image_alt_missing,
    im004_image_alt_untranslated,
    im005_image_alt_filename,
    im006_image_too_heavy,
)
from docpipe.lint.rules.links import (
    lk001_link_broken_internal,
    lk003_link_untranslated_target,
    lk004_link_bare_url_cjk,
    lk005_link_fullwidth_syntax,
    lk006_link_empty,
    lk007_link_reference_undefined,
    lk008_link_case_mismatch,
    lk014_link_absolute_own_site,
    lk015_link_text_generic,
    lk016_footnote_undefined,
)
from docpipe.lint.rules.locales import lc001_loc_cjk_punct_residue, lc002_loc_doubled_word, lc004_loc_bidi_unbalanced
from docpipe.lint.rules.publishing import (
    pb001_seo_description_missing,
    pb002_seo_title_length,
    pb003_html_lang_hreflang,
    pb004_canonical_wrong,
    pb005_permalink_removed,
    pb006_excerpt_marker_missing,
    pb007_suppression_unused,
)
from docpipe.lint.rules.security import (
    se001_html_unsafe,
    se002_html_not_allowed,
    se003_html_unbalanced,
    se004_secret_in_content,
    se005_bidi_control,
    se006_link_homoglyph,
)
from docpipe.lint.rules.structure import (
    st001_heading_skip,
    st002_heading_duplicate_h1,
    st003_heading_duplicate,
    st004_heading_not_parsed,
    st005_section_empty,
    st006_emphasis_not_rendered,
    st007_fence_unclosed,
    st008_directive_unclosed,
    st009_list_not_parsed,
    st010_table_column_count,
    st011_merge_conflict_marker,
    st012_encoding,
    st013_invisible_char,
    st014_compat_ideograph,
    st015_fence_language,
    st016_nul_or_control,
    st017_too_large,
)
from docpipe.lint.rules.translation import (
    qa001_qa_missing_translation,
    qa002_qa_orphan_translation,
    qa003_qa_outdated,
    qa004_qa_wrong_language,
    qa005_qa_outline_mismatch,
    qa006_qa_length_ratio,
    qa007_qa_block_missing,
    qa008_qa_missing_number,
    qa009_qa_link_image_mismatch,
    qa010_qa_code_changed,
    qa011_qa_glossary,
    qa012_qa_fm_drift,
    qa013_qa_fm_untranslated,
    qa014_qa_date_changed,
    qa015_qa_inconsistent,
    qa016_qa_block_untranslated,
)
from docpipe.lint.rules.truncation import (
    tr001_truncated_ending,
    tr002_truncated_construct,
    tr003_truncated_last_section,
    tr004_outline_promise_unmet,
    tr005_mt_chat_residue,
    tr006_mt_placeholder_leak,
    tr007_mt_repetition,
    tr008_mt_untranslated_fragment,
    tr009_todo_left,
    tr010_truncated_unusual_ending,
    tr011_truncated_version,
)
from docpipe.plugins import RULES as GROUP
from docpipe.plugins import PluginError, load_plugins

RULES: tuple[Rule, ...] = (
    fm001_fm_missing.RULE,
    fm002_fm_yaml_syntax.RULE,
    fm003_fm_schema.RULE,
    fm004_fm_required_field.RULE,
    fm005_fm_unknown_field.RULE,
    fm006_fm_duplicate_key.RULE,
    fm007_fm_tag_fullwidth_separator.RULE,
    fm008_fm_date_invalid.RULE,
    fm009_fm_date_filename_mismatch.RULE,
    fm010_fm_author_unknown.RULE,
    fm011_fm_tag_unknown.RULE,
    fm012_fm_slug_collision.RULE,
    fm013_fm_not_first.RULE,
    fm014_fm_unclosed.RULE,
    fm015_fm_too_deep_or_large.RULE,
    st001_heading_skip.RULE,
    st002_heading_duplicate_h1.RULE,
    st003_heading_duplicate.RULE,
    st004_heading_not_parsed.RULE,
    st005_section_empty.RULE,
    st006_emphasis_not_rendered.RULE,
    st007_fence_unclosed.RULE,
    st008_directive_unclosed.RULE,
    st009_list_not_parsed.RULE,
    st010_table_column_count.RULE,
    st011_merge_conflict_marker.RULE,
    st012_encoding.RULE,
    st013_invisible_char.RULE,
    st014_compat_ideograph.RULE,
    st015_fence_language.RULE,
    st016_nul_or_control.RULE,
    st017_too_large.RULE,
    lk001_link_broken_internal.RULE,
    lk003_link_untranslated_target.RULE,
    lk004_link_bare_url_cjk.RULE,
    lk005_link_fullwidth_syntax.RULE,
    lk006_link_empty.RULE,
    lk007_link_reference_undefined.RULE,
    lk008_link_case_mismatch.RULE,
    lk014_link_absolute_own_site.RULE,
    lk015_link_text_generic.RULE,
    lk016_footnote_undefined.RULE,
    im001_image_missing_file.RULE,
    im003_image_alt_missing.RULE,
    im004_image_alt_untranslated.RULE,
    im005_image_alt_filename.RULE,
    im006_image_too_heavy.RULE,
    an001_anchor_missing.RULE,
    an002_anchor_case.RULE,
    an003_anchor_encoding_mix.RULE,
    an004_anchor_duplicate.RULE,
    an006_anchor_unstable.RULE,
    lc001_loc_cjk_punct_residue.RULE,
    lc002_loc_doubled_word.RULE,
    lc004_loc_bidi_unbalanced.RULE,
    zh001_zh_halfwidth_punct.RULE,
    zh002_zh_fullwidth_alnum.RULE,
    zh003_zh_punct_clash.RULE,
    zh004_zh_bracket_mixed.RULE,
    zh005_zh_quote_unpaired.RULE,
    zh006_zh_space_near_punct.RULE,
    zh007_zh_doubled_char.RULE,
    zh008_zh_latin_spacing.RULE,
    zh009_zh_space_between_han.RULE,
    zh010_zh_quote_style.RULE,
    zh011_zh_ellipsis.RULE,
    zh012_zh_dash.RULE,
    zh013_zh_traditional_mix.RULE,
    zh014_zh_term_case.RULE,
    zh015_zh_region_term.RULE,
    zh016_zh_indent_space.RULE,
    zh017_zh_bracket_width.RULE,
    zh018_zh_doubled_mark.RULE,
    zh019_zh_latin_space_always.RULE,
    zh020_zh_latin_space_never.RULE,
    zh021_zh_range_mark.RULE,
    zh022_zh_middle_dot.RULE,
    zh023_zh_unit_space.RULE,
    zh024_zh_mark_run.RULE,
    tr001_truncated_ending.RULE,
    tr002_truncated_construct.RULE,
    tr003_truncated_last_section.RULE,
    tr004_outline_promise_unmet.RULE,
    tr005_mt_chat_residue.RULE,
    tr006_mt_placeholder_leak.RULE,
    tr007_mt_repetition.RULE,
    tr008_mt_untranslated_fragment.RULE,
    tr009_todo_left.RULE,
    tr010_truncated_unusual_ending.RULE,
    tr011_truncated_version.RULE,
    qa001_qa_missing_translation.RULE,
    qa002_qa_orphan_translation.RULE,
    qa003_qa_outdated.RULE,
    qa004_qa_wrong_language.RULE,
    qa005_qa_outline_mismatch.RULE,
    qa006_qa_length_ratio.RULE,
    qa007_qa_block_missing.RULE,
    qa008_qa_missing_number.RULE,
    qa009_qa_link_image_mismatch.RULE,
    qa010_qa_code_changed.RULE,
    qa011_qa_glossary.RULE,
    qa012_qa_fm_drift.RULE,
    qa013_qa_fm_untranslated.RULE,
    qa014_qa_date_changed.RULE,
    qa015_qa_inconsistent.RULE,
    qa016_qa_block_untranslated.RULE,
    se001_html_unsafe.RULE,
    se002_html_not_allowed.RULE,
    se003_html_unbalanced.RULE,
    se004_secret_in_content.RULE,
    se005_bidi_control.RULE,
    se006_link_homoglyph.RULE,
    pb001_seo_description_missing.RULE,
    pb002_seo_title_length.RULE,
    pb003_html_lang_hreflang.RULE,
    pb004_canonical_wrong.RULE,
    pb005_permalink_removed.RULE,
    pb006_excerpt_marker_missing.RULE,
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
