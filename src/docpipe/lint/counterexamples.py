"""What a post shows as a mistake: blocks behind a label such as `错误：`, where no typography is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document

_LABEL = re.compile(
    r"\W{0,4}(?:错误|不正确|不推荐|不建议|不规范|反例|反面例子|不好|糟糕|錯誤|bad|wrong|incorrect|don[’']?t|avoid)"
    r"(?:的?(?:示例|例子|示范|写法|用法|例|做法|格式|排版)| examples?| practice)?\W{0,4}",
    re.IGNORECASE,
)
_LONGEST = 20


def counterexamples(document: Document) -> Iterator[int]:
    """Yield the indices of the blocks shown as mistakes: the quotation, or the one block, behind a label for them."""
    label: Block | None = None
    is_quoted = False
    for index, block in enumerate(document.blocks):
        if _is_label(block):
            label, is_quoted = block, False
        elif label is not None:
            in_quote = block.nesting.startswith(f"{label.nesting}q")
            if in_quote or not is_quoted:
                yield index
            # A quotation goes on until it ends; of anything else one block is meant.
            is_quoted = in_quote
            label = label if in_quote else None


def _is_label(block: Block) -> bool:
    is_short = block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING} and len(block.text) <= _LONGEST
    return is_short and _LABEL.fullmatch(block.text) is not None
