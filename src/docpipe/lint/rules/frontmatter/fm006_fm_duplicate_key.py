"""A front-matter key is given twice.

## Why
YAML parsers keep the last of two equal keys and say nothing, so half of what was written is lost.

## Bad
```markdown raw
---
title: 概述
date: 2024-05-11
title: 总览
---

正文。
```

## Good
```markdown raw
---
title: 概述
date: 2024-05-11
---

正文。
```

## Sources
YAML 1.2, 3.2.1.3: the keys of a map are unique.
"""

from __future__ import annotations

from docpipe.lint.rule import issue_rule

RULE = issue_rule("FM006", "fm-duplicate-key", message="a front-matter key is given twice", page=__doc__)
