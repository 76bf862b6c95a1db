"""The front matter is not valid YAML, TOML or JSON.

## Why
A post whose front matter cannot be read has no title, no date and no address, so it is not published.
Most often a value holds `: ` or starts with a mark that means something in YAML, or a tab indents a line.

## Bad
```markdown raw
---
title: AI: 概述
date: 2024-05-11
---

正文。
```

```markdown raw
+++
title = "概述"
date = 2024-05-11
tags = [研究
+++

正文。
```

## Good
```markdown raw
---
title: "AI: 概述"
date: 2024-05-11
---

正文。
```

## Sources
YAML 1.1, 5 and 7.3.3; TOML 1.0.
"""

from __future__ import annotations

from docpipe.lint.aspect import Aspect
from docpipe.lint.rule import issue_rule
from docpipe.model.diagnostic import Applicability

RULE = issue_rule(
    "FM002",
    "fm-yaml-syntax",
    message="the front matter cannot be read",
    fixable=Applicability.UNSAFE,
    # The file is no readable post before.
    changes=frozenset(Aspect),
    page=__doc__,
)
