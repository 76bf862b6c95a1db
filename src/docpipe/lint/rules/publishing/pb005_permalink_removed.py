"""A page of the last build is gone, and nothing says where it went.

## Why
Others link to it, and search engines list it: they all get an error page. A renamed file, another slug or a post that
became a draft is enough. Written as `aliases:` of the post that took its place, the old address stays known.
Lists, tags, authors and series are not looked at, nor posts that were to end, with `expires:` in their front matter.
Without a built site in the output folder nothing is known, and nothing said.

## Bad
```markdown content/zh/new-name.md
正文。
```

```text build/.docpipe-site
```

```text build/zh/old-name/index.html
```

## Good
```markdown content/zh/new-name.md raw
---
title: 示例
date: 2024-05-11
aliases: [/zh/old-name/]
---

正文。
```

```text build/.docpipe-site
```

```text build/zh/old-name/index.html
```
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from docpipe.index.routes import locale_root, output_path
from docpipe.lint.facts import title_span
from docpipe.lint.page_addresses import route_at
from docpipe.lint.presets import PUBLISH
from docpipe.lint.rendered import OutputFacts
from docpipe.lint.rule import OutputRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document, DocumentKind
from docpipe.model.page import Route

# Pages that come and go with what they list.
_LISTS = re.compile(
    r"(?:.*/)?(?:page/\d+|(?:tags|authors|series)(?:/.*)?|archive|search|side-by-side)/index\.html|(?:.*/)?404\.html"
)
_NEAR = 0.6
_MOST = 2000
_DRAFT = "{route} was a page of the last build, and this file is not published now"


def check(facts: OutputFacts) -> Iterator[Finding]:
    """Yield one finding per page that is gone, at the document that most likely took its place."""
    # Where an alias leads on there is a page.
    gone = facts.rendered.previous - facts.rendered.paths
    homes = {output_path(locale_root(facts.site.config, each.name)) for each in facts.site.config.site.locales}
    wanted = sorted(path for path in gone if not _LISTS.fullmatch(path) and path not in {*homes, "index.html"})
    for path in wanted if facts.site.by_path else ():
        route = route_at(path)
        version = facts.site.by_route.get(Route(route))
        document = facts.site.documents[version] if version is not None else _heir(route, facts)
        if version is not None and _is_taken_back(document, facts):
            continue
        yield Finding(
            title_span(document),
            {"route": route},
            message=_DRAFT if version is not None else None,
            hint=Message("Put `aliases: [{route}]` into the post that takes its place", {"route": route}),
            path=document.file.path,
        )


def _is_taken_back(document: Document, facts: OutputFacts) -> bool:
    """Tell whether a post that is gone was to go: its front matter, or its source's, names the day."""
    source = facts.site.source_of(document)
    return document.meta.expires is not None or (source is not None and source.meta.expires is not None)


def _heir(route: str, facts: OutputFacts) -> Document:
    """Return the document whose address is most like `route`, else the front page of its locale, else any."""
    routes = sorted(facts.site.by_route)
    near = difflib.get_close_matches(route, routes[:_MOST], n=1, cutoff=_NEAR)
    if near:
        return facts.site.documents[facts.site.by_route[Route(near[0])]]
    locale = route.split("/")[1]
    documents = sorted(
        facts.site.documents.values(),
        key=lambda each: (each.file.locale != locale, each.kind is not DocumentKind.SECTION, each.file.path),
    )
    return documents[0]


RULE = OutputRule(
    code=RuleCode("PB005"),
    name="permalink-removed",
    severity=Severity.ERROR,
    message="{route} was a page of the last build and is gone, and no post names it in `aliases`",
    page=__doc__,
    presets=(PUBLISH,),
    check=check,
)
