"""Texts that make careless scanners slow: each is one idea, repeated up to a size."""

from __future__ import annotations

SHAPES: dict[str, str] = {
    "brackets": "（",
    "quotes": "“",
    "stars": "**a",
    "links": "[a](",
    "references": "[a][b",
    "addresses": "https://a",
    "marks": "！？。，",
    "dots": "...",
    "blanks": "中 ，",
    "spaces": "中 ",
    "mixed": "中a1",
    "repeats": "的的",
    "sentences": "这是同一句话。",
    "numbers": "1,234.5万",
    "tags": "<b",
    "attributes": "<a b=",
    "comments": "<!--",
    "dollars": "$a",
    "braces": "{{a",
    "colons": ":a",
    "lines": "中文\n",
    "headings": "## 中\n\n",
    "items": "- 中，\n",
    "rows": "|a",
    "fences": "`a",
    "hashes": "#中",
    "indents": "　　中\n\n",
    "emails": "a@b.",
    "tokens": "ghp_a",
    "marked": "__PH_1__",
}
"""What is repeated, by name."""

FRONT = "---\ntitle: 示例\ndate: 2024-05-11\n---\n\n"


def shape(name: str, size: int) -> str:
    """Return a post of the shape `name` with about `size` characters of body."""
    piece = SHAPES[name]
    return FRONT + piece * (size // len(piece)) + "\n"
