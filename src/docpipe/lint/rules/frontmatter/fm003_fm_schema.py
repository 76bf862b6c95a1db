"""A front-matter value has the wrong type.

## Why
The block must be a map of fields, and each known field has its type. A value of another type is lost or
misread: `draft: maybe` is neither, and a list instead of a map has no fields at all.

## Bad
```markdown raw
---
- 概述
- 2024-05-11
---

正文。
```

```markdown raw
---
title: 概述
date: 2024-05-11
12: 一打
---

正文。
```

## Good
```markdown raw
---
title: 概述
date: 2024-05-11
tags: [研究]
---

正文。
```
"""

from __future__ import annotations

from docpipe.lint.aspect import Aspect
from docpipe.lint.rule import issue_rule
from docpipe.model.diagnostic import Applicability

RULE = issue_rule(
    "FM003",
    "fm-schema",
    message="a front-matter value has the wrong type",
    fixable=Applicability.UNSAFE,
    changes=frozenset({Aspect.FRONT_MATTER}),
    page=__doc__,
)
