r"""The file holds a NUL or another control character.

## Why
Control characters are no text: they end strings, move the cursor of a terminal, and make HTML and XML
invalid. They come from copying out of a terminal, or from a file that is not text at all.

## Bad
```markdown escaped
第一行\x00第二行。
```

```markdown escaped
\x1b[31m红色的字\x1b[0m。
```

## Good
```markdown
第一行，第二行。
```

## Sources
XML 1.0, 2.2 (characters a document may hold).
"""

from __future__ import annotations

from docpipe.lint.rule import issue_rule

RULE = issue_rule("ST016", "nul-or-control", message="the file holds a control character", page=__doc__)
