"""Nobody can tell from here where an address leads.

## Why
What is not checked is not right: an address from the root that is none of this site's may belong to its neighbour or to
nobody. Such links are passed over in silence, since nothing is known against them; select this rule to see them all.
Mail addresses, telephone numbers and other sites are not meant.

## Bad
```markdown content/zh/a.md
详见[另一个站点的手册](/docs/csi/introduction)。
```

## Good
```markdown content/zh/a.md
详见[手册](./b.md)、[别处](https://example.org/)和[信箱](mailto:a@example.org)。
```

```markdown content/zh/b.md
正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.targets import Resolved, Unresolvable, Why
from docpipe.lint.facts import SiteFacts
from docpipe.lint.rule import SiteRule
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity
from docpipe.model.document import Document
from docpipe.model.link import Image, Link

_UNCHECKED = {
    Why.TEMPLATE: (
        "`{target}` is not checked: a template fills it in when the page is made",
        "Look at the page once it is built",
    ),
    Why.FOLDER: (
        "`{target}` is not checked: that folder has no page of its own",
        "Link to a page in it, or give it an index.md",
    ),
    Why.UNOWNED: (
        "`{target}` is not checked: no page or file of this site has that address, another site may",
        "Write its whole address, https:// included, if it is another site's",
    ),
    Why.ADDRESS: (
        "`{target}` is not checked: no document lies there, but a generator may serve something at that address",
        "Link to the file, its suffix included, if a document of the site is meant",
    ),
    Why.OUTSIDE: (
        "`{target}` is not checked: it leads out of the folders of the documents",
        "Write the whole address of that file, https:// included",
    ),
    Why.ABSENT: (
        "`{target}` is not checked: nothing of its folder is here",
        "Check again where the files of that folder are",
    ),
}


def check(facts: SiteFacts) -> Iterator[Finding]:
    """Yield one finding per link or image that may lead into the site, where that cannot be told."""
    references: list[tuple[Document, Link | Image, Resolved]] = [
        *((each.document, each.link, each.target) for each in facts.links),
        *((each.document, each.image, each.target) for each in facts.images),
    ]
    for document, reference, target in references:
        words = _UNCHECKED.get(target.why) if isinstance(target, Unresolvable) else None
        if words is not None:
            message, hint = words
            yield Finding(
                reference.target_span,
                {"target": reference.target},
                message=message,
                hint=Message(hint),
                path=document.file.path,
            )


RULE = SiteRule(
    code=RuleCode("LK017"),
    name="link-not-checked",
    severity=Severity.INFO,
    message="`{target}` is not checked: nobody can tell where it leads",
    page=__doc__,
    precision=1.0,
    presets=(),
    leads=True,
    check=check,
)
