"""The file, a line of it or its nesting is too large to be a post.

## Why
A post of many megabytes, one line of a megabyte or two hundred nested quotations is generated data or an
attack, and no reader is served by it. Such a file is named and left out, so that the site still builds.

## Bad
```markdown repeat=120000
很长的一行没有尽头，
```

```markdown
> >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> 引文。
```

## Good
```markdown
> > 引文。
```
"""

from __future__ import annotations

from docpipe.lint.rule import issue_rule

RULE = issue_rule("ST017", "too-large", message="the file is too large or too deeply nested", page=__doc__)
