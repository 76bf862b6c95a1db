r"""A key or token that seems to be real stands in the text.

## Why
Whoever reads the post can use it, and so can whoever reads the repository's history: it must be withdrawn where it
was issued, taking it out of the file is not enough. Only well-known formats are reported, and of these only what
cannot be an example: checksums are tried, and `AKIAIOSFODNN7EXAMPLE` or `ghp_xxxx` mean nobody's key. The message
shows the beginning alone. An access key id (`AKIA…`, `LTAI…`) without its secret opens nothing: that is a warning.

## Bad
````markdown escaped
```sh
export GITHUB_TOKEN=ghp\x5fStZsxnTSWsbCBpWUedoB6SJ95Ypuie0AKxrk
```
````

## Good
````markdown
```sh
export GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
```
````
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.rule import DocumentRule
from docpipe.lint.secrets import Secret, secrets_in
from docpipe.model.diagnostic import Finding, Message, RuleCode, Severity

_SHOWN = 6
_KEY = "-----"


def check(facts: DocumentFacts) -> Iterator[Finding]:
    """Yield one finding per key or token, in code and front matter too."""
    for secret in secrets_in(facts.text):
        yield Finding(
            secret.span,
            {"kind": secret.kind, "beginning": _beginning(secret, facts.text)},
            hint=Message("Withdraw it where it was issued, then write a placeholder such as <token>"),
            severity=Severity.WARNING if secret.is_name else None,
            is_secret=True,
        )


def _beginning(secret: Secret, text: str) -> str:
    """Return as much of a secret as shows which one is meant."""
    written = secret.span.of(text)
    return written if written.startswith(_KEY) else written[:_SHOWN] + "…"


RULE = DocumentRule(
    code=RuleCode("SE004"),
    name="secret-in-content",
    severity=Severity.ERROR,
    message="this seems to be a real {kind}: `{beginning}`",
    page=__doc__,
    check=check,
    needs_document=False,
)
