"""The description of an image is still Chinese, on a page in another language.

## Why
Descriptions are easily overlooked when a post is translated, because nobody sees them; those who hear them do.

## Bad
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
![去中心化的网络](https://example.org/network.png)
```

```markdown content/en/a.md
![去中心化的网络](https://example.org/network.png)
```

## Good
```toml docpipe.toml
[site]
source = "zh"
locales = ["zh", "en"]
```

```markdown content/zh/a.md
![去中心化的网络](https://example.org/network.png)
```

```markdown content/en/a.md
![A decentralised network (去中心化)](https://example.org/network.png)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.scan import is_han
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity

# Scripts whose languages write no Han characters of their own.
_FOREIGN_TO_HAN = frozenset({"Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Thai"})
_FEWEST = 2
# A post that is Chinese as a whole is the matter of another rule.
_MOST_IN_TEXT = 0.3


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per description with more Han characters than letters."""
    document = facts.document
    if document is None or facts.locale.script not in _FOREIGN_TO_HAN or not document.images:
        return
    text = [block for block in document.blocks if block.kind is not BlockKind.ALT]
    han = sum(block.han for block in text)
    if han > _MOST_IN_TEXT * (han + sum(block.words for block in text)):
        return
    for image in document.images:
        count = sum(map(is_han, image.alt))
        letters = sum(character.isalpha() for character in image.alt) - count
        if count >= _FEWEST and count > letters and image.alt not in facts.glossary.keep:
            yield Finding(
                image.span,
                {"alt": image.alt, "language": facts.locale.label},
                hint=Message("Translate the description"),
            )


RULE = DocumentRule(
    code=RuleCode("IM004"),
    name="image-alt-untranslated",
    severity=Severity.WARNING,
    message="the description “{alt}” is Chinese on a page in {language}",
    page=__doc__,
    check=check,
)
