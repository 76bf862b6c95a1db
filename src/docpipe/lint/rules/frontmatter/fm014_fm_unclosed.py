"""The front matter is opened and not closed.

## Why
Without the second `---` the whole post is front matter, or none of it is: nothing of it can be published.

## Bad
```markdown raw
---
title: 概述
date: 2024-05-11

正文在这里开始。
```

## Good
```markdown raw
---
title: 概述
date: 2024-05-11
---

正文在这里开始。
```
"""

from __future__ import annotations

from docpipe.lint.rule import issue_rule

RULE = issue_rule("FM014", "fm-unclosed", message="the front matter is never closed", page=__doc__)
