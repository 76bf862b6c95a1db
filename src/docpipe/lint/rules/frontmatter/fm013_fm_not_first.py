r"""Something stands before the front matter.

## Why
Many tools look for `---` in the very first line only. With a blank line above it they show the whole
block as text, and the post loses its title and date. docpipe reads it nevertheless.

## Bad
```markdown raw

---
title: 概述
date: 2024-05-11
---

正文。
```

```markdown raw escaped
\ufeff---
title: 概述
date: 2024-05-11
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
"""

from __future__ import annotations

from docpipe.lint.aspect import Aspect
from docpipe.lint.rule import issue_rule
from docpipe.model.diagnostic import Applicability

RULE = issue_rule(
    "FM013",
    "fm-not-first",
    message="something stands before the front matter",
    fixable=Applicability.SAFE,
    # The file is no readable post before.
    changes=frozenset(Aspect),
    page=__doc__,
)
