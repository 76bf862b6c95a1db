"""The words by which a text says what language something is in: “in Chinese”, `（英文）`, `zh-CN`."""

from __future__ import annotations

import re
from functools import lru_cache

from docpipe.model.locale import Locale

# By the language of a tag: its names in itself, in English and in Chinese.
_NAMES = {
    "ar": ("العربية", "Arabic", "阿拉伯文", "阿拉伯语"),
    "de": ("Deutsch", "German", "德文", "德语"),
    "en": ("English", "英文", "英语", "英語"),
    "es": ("Español", "Spanish", "西班牙文", "西班牙语"),
    "fr": ("Français", "French", "法文", "法语"),
    "ja": ("日本語", "Japanese", "日文", "日语", "日語"),
    "ko": ("한국어", "Korean", "韩文", "韩语", "韓文"),
    "pt": ("Português", "Portuguese", "葡萄牙文", "葡萄牙语"),
    "ru": ("Русский", "Russian", "俄文", "俄语"),
    "zh": ("中文", "汉语", "漢語", "华语", "华文", "简体", "簡體", "繁体", "繁體", "Chinese", "Mandarin"),
}


def names_language(text: str, locale: Locale) -> bool:
    """Tell whether `text` names the language of `locale`, in itself, in English or in Chinese, or by its tag."""
    return _pattern(locale.name, locale.tag, locale.label).search(text) is not None


@lru_cache(maxsize=64)
def _pattern(name: str, tag: str, label: str) -> re.Pattern[str]:
    language = tag.partition("-")[0].lower()
    words = {name, tag, language, label, *_NAMES.get(language, ())}
    plain = (_whole(word) if word.isascii() else re.escape(word) for word in sorted(words))
    return re.compile("|".join(plain), re.IGNORECASE)


def _whole(word: str) -> str:
    """Return the pattern of a Latin word: `en` is not in `then`, nor in `en-route`, `/en/a` or `a.en.md`."""
    return rf"(?<![\w/.\-]){re.escape(word)}(?![\w/\-]|\.\w)"
