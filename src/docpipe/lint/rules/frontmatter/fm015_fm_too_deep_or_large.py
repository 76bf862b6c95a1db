"""The front matter is nested too deeply or too large.

## Why
Front matter is a handful of fields. Thousands of nested brackets crash YAML parsers, and a megabyte of
metadata belongs into a data file, so both are refused before anything tries to read them.

## Bad
```markdown raw
---
title: 概述
date: 2024-05-11
data: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
  [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
---

正文。
```

## Good
```markdown raw
---
title: 概述
date: 2024-05-11
data: [[1, 2], [3, 4]]
---

正文。
```
"""

from __future__ import annotations

from docpipe.lint.rule import issue_rule

RULE = issue_rule("FM015", "fm-too-deep-or-large", message="the front matter is too deep or too large", page=__doc__)
