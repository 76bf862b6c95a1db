"""Short ways to posts, configurations and what rules say of them."""

from __future__ import annotations

from docpipe.config.linting import Lint
from docpipe.config.locales import locale_for
from docpipe.config.schema import Config, Site
from docpipe.lint.engine import check_document
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Diagnostic
from docpipe.model.document import Parsed
from docpipe.model.locale import Locale
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions

HEAD = "---\ntitle: 示例\ndate: 2024-05-11\n---\n\n"


def config(lint: Lint | None = None, locales: tuple[str, ...] = ("zh", "en")) -> Config:
    """Return the configuration of a bilingual site."""
    return Config(site=Site(source=LocaleName("zh"), locales=tuple(map(_locale, locales))), lint=lint or Lint())


def _locale(name: str) -> Locale:
    found = locale_for(name)
    assert found is not None
    return found


def read(body: str, path: str = "content/zh/a.md", *, head: str = HEAD) -> Parsed:
    """Return a post whose front matter stands before `body`."""
    _, locale, *rest = path.split("/")
    file = SourceFile(path, LocaleName(locale), DocumentKey("/".join(rest).removesuffix(".md")))
    return parse(head + body, file, ParseOptions(), digest=Digest("0"))


def findings(
    body: str, path: str = "content/zh/a.md", *, lint: Lint | None = None, head: str = HEAD
) -> list[Diagnostic]:
    """Return what the document rules say of a post."""
    return list(check_document(read(body, path, head=head), Selection(config(lint), RULES)).diagnostics)


def codes(body: str, path: str = "content/zh/a.md", *, lint: Lint | None = None, head: str = HEAD) -> list[str]:
    """Return the codes of what the document rules say of a post."""
    return [diagnostic.code for diagnostic in findings(body, path, lint=lint, head=head)]
