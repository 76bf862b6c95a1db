"""Pages in place of those that could not be made: what is wrong, where, and what to type instead."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath

from docpipe.model.diagnostic import Diagnostic
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import blocking_diagnostics
from docpipe.report.format import Report
from docpipe.report.registry import find_format

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 0 auto; max-width: 60rem; padding: 2rem 1.2rem; font: 1rem/1.6 system-ui, sans-serif; }}
body {{ border-top: 4px solid light-dark(#a6321f, #ff9c86); }}
h1 {{ font-size: 1.4rem; }}
pre {{ padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }}
pre {{ font: .95rem/1.5 ui-monospace, monospace; border-radius: .4rem; }}
pre {{ background: light-dark(#f4f1ea, #1d2125); }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<pre>{text}</pre>
<p>This page shows the site again as soon as that is mended and saved.</p>
</main>
</body>
</html>
"""


def trouble_page(title: str, text: str) -> str:
    """Return a page that says what is wrong; both texts are escaped."""
    return _PAGE.format(title=html.escape(title), text=html.escape(text))


def blocked_pages(session: Session) -> dict[str, str]:
    """Return, by the path of its file, a page that says what keeps a document from being published."""
    problems: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for problem in blocking_diagnostics(session.analyses):
        problems[problem.place.path].append(problem)
    report = find_format("text")
    return {
        path: trouble_page(
            f"{path} cannot be published",
            report.render(Report(diagnostics=tuple(found), files=(path,), command="serve")),
        )
        for path, found in problems.items()
    }


def blocked_at(address: str, blocked: Mapping[str, str]) -> str | None:
    """Return the page of the blocked file that an address means, or None; such a file has no address of its own.

    The file's name tells, without its date, below a folder that the address begins with: what its front matter says
    of the address could not be read.
    """
    segments = [segment for segment in address.removesuffix(".html").split("/") if segment]
    if not segments:
        return None
    for path, page in blocked.items():
        file = PurePosixPath(path)
        name = file.parent.name if file.stem in {"index", "_index"} else file.stem
        is_named = name == segments[-1] or name.endswith(f"-{segments[-1]}")
        if is_named and (len(segments) == 1 or segments[0] in file.parts):
            return page
    return None
