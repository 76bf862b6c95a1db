r"""The file is not UTF-8, or characters in it were lost.

## Why
docpipe reads UTF-8, as the web does. Bytes that are not UTF-8 (often GBK, or UTF-16 with its byte order
mark) cannot be read at all, and U+FFFD stands where another program failed to read them before.

## Bad
```markdown raw escaped
---
title: 概述
date: 2024-05-11
---

\xb8\xc5\xca\xf6
```

```markdown escaped
去中心化的\ufffd\ufffd网络。
```

## Good
```markdown
去中心化的网络。
```

## Sources
The Unicode Standard 15.0, 3.9 (U+FFFD substitution).
"""

from __future__ import annotations

from docpipe.lint.rule import issue_rule

RULE = issue_rule("ST012", "encoding", message="the file is not readable UTF-8", page=__doc__)
