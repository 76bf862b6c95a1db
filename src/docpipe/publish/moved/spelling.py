r"""How generators write tags and categories in addresses.

Hexo: `hexo-util`, `slugize`, which puts a dash for blanks and ASCII signs. Jekyll: `Utils.slugify` in its default mode.
Docusaurus: `kebabCase` of lodash, for ASCII cut between small and capital letters and at digits. Hugo: `urlize`.
Letters of other scripts stay as they are everywhere.
"""

from __future__ import annotations

import re
import unicodedata

_HEXO_SIGNS = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/\x00-\x1f]+")
_NO_WORD = re.compile(r"[\W_]+")
_HUGO_SIGNS = re.compile(r"[^\w\s.+#~-]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_BLANKS = re.compile(r"[\s-]+")
# A run of capitals that no small letter follows, a word with at most one capital in front, digits, other letters.
_KEBAB = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\dA-Za-z_]+")


def hexo(term: str) -> str:
    """Return a term as Hexo writes it: letters keep their size and lose their accents.

    >>> hexo("Node.js"), hexo("数据 分析"), hexo("C++")
    ('Node-js', '数据-分析', 'C')
    """
    return _HEXO_SIGNS.sub("-", _without_accents(term)).strip("-")


def jekyll(term: str) -> str:
    """Return a term as Jekyll and its archives write it.

    >>> jekyll("Node.js"), jekyll("数据 分析")
    ('node-js', '数据-分析')
    """
    return _NO_WORD.sub("-", unicodedata.normalize("NFC", term)).strip("-").lower()


def docusaurus(term: str) -> str:
    """Return a term as Docusaurus writes it.

    >>> docusaurus("OpenSource AI"), docusaurus("数据"), docusaurus("GPT4")
    ('open-source-ai', '数据', 'gpt-4')
    """
    return "-".join(_KEBAB.findall(_without_accents(term))).lower()


def hugo(term: str) -> str:
    """Return a term as Hugo writes it.

    >>> hugo("Node.js"), hugo("数据 分析"), hugo("C++")
    ('node.js', '数据-分析', 'c++')
    """
    return _BLANKS.sub("-", _HUGO_SIGNS.sub("", unicodedata.normalize("NFC", term)).strip()).lower()


def _without_accents(text: str) -> str:
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))
