"""A date in the front matter is none, or is not written as one.

## Why
Posts are sorted, addressed and shown by their date. `2024年5月11日` is a text for every tool, and the
thirteenth month is a typing mistake that no tool should guess away.

## Bad
```markdown raw
---
title: 概述
date: 2024年5月11日
---

正文。
```

```markdown raw
---
title: 概述
date: 2024-13-45
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

```markdown raw
---
title: 概述
date: 2024-05-11T20:30:00+08:00
---

正文。
```

## Sources
RFC 3339, 5.6.
"""

from __future__ import annotations

from docpipe.lint.aspect import Aspect
from docpipe.lint.rule import issue_rule
from docpipe.model.diagnostic import Applicability

RULE = issue_rule(
    "FM008",
    "fm-date-invalid",
    message="this is not a date",
    fixable=Applicability.SAFE,
    changes=frozenset({Aspect.FRONT_MATTER}),
    page=__doc__,
)
