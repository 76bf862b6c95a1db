"""A code fence is opened and never closed.

## Why
Everything from the fence to the end of the file becomes code: headings, links and images below it are
gone from the page, and nobody sees it in the source.

## Bad
````markdown
先安装工具：

```sh
pip install docpipe

然后写一篇文章。
````

## Good
````markdown
先安装工具：

```sh
pip install docpipe
```

然后写一篇文章。
````

## Sources
CommonMark 0.31, 4.5: an unclosed fence runs to the end of the document.
"""

from __future__ import annotations

from docpipe.lint.rule import issue_rule

RULE = issue_rule("ST007", "fence-unclosed", message="a code fence is never closed", page=__doc__)
