"""What reports ask about findings: where their files stand in the repository, what these hold, what a rule says."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.cli.asked import Asked
from docpipe.model.text import LineIndex
from docpipe.report.format import RuleInfo

if TYPE_CHECKING:
    from docpipe.lint.rule import Rule

_FAMILIES = {
    "FM": "front-matter",
    "ST": "structure",
    "LK": "links",
    "IM": "images",
    "AN": "anchors",
    "ZH": "chinese",
    "LC": "typography",
    "TR": "truncation",
    "QA": "translation",
    "SE": "security",
    "PB": "publishing",
}


class Surroundings:
    """The files that were asked about, read again only when a report needs their text."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        """Take the sessions; nothing is read yet. Of two with a file of one path, the first has it."""
        self._asked = asked
        self._homes = {path: each for each in reversed(asked) for path in each.paths()}
        self._texts: dict[str, LineIndex | None] = {}
        self._folders: dict[Path, str] = {}
        self._rules: dict[str, RuleInfo | None] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all files that were looked at."""
        return tuple(path for each in self._asked for path in each.paths())

    def in_repository(self, path: str) -> str:
        """Return a path from the root of the git repository; from the site's where there is none."""
        root = self._home(path).session.request.root
        if root not in self._folders:
            self._folders[root] = _folder_in_repository(root)
        return f"{self._folders[root]}{path}"

    def text(self, path: str) -> LineIndex | None:
        """Return the text of a file, or None if it is not there or no text that can be written back."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def rule(self, code: str) -> RuleInfo | None:
        """Return what reports say of the rule with this code, or None if there is none."""
        if code not in self._rules:
            known = next((rule for rule in self._known_rules if rule.code == code), None)
            self._rules[code] = None if known is None else _info(known)
        return self._rules[code]

    def most(self, code: str) -> int | None:
        """Return how many findings of a rule are told one by one in a file; None for all."""
        return self._most.get(code)

    @functools.cached_property
    def _most(self) -> dict[str, int | None]:
        return {rule.code: rule.most for rule in self._known_rules}

    @functools.cached_property
    def _known_rules(self) -> tuple[Rule, ...]:
        from docpipe.lint.registry import load_rules

        plugins = {name for each in self._asked for name in each.session.request.config.lint.plugins}
        return load_rules(tuple(sorted(plugins)))

    def _read(self, path: str) -> LineIndex | None:
        from docpipe.sources.read import decode, read

        request = self._home(path).session.request
        decoded = decode(request.given[path]) if path in request.given else read(request.root / path)
        return None if any(issue.blocking for issue in decoded.issues) else LineIndex(decoded.text)

    def _home(self, path: str) -> Asked:
        return self._homes.get(path, self._asked[0])


def _folder_in_repository(root: Path) -> str:
    """Return the way from the top of a repository to `root`, with a slash behind it, or ""."""
    home = root.resolve()
    for folder in (home, *home.parents):
        if (folder / ".git").exists():
            inside = home.relative_to(folder).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def _info(rule: Rule) -> RuleInfo:
    from docpipe.lint.explain import WHY, explain, page_of

    page = page_of(rule)
    family = _FAMILIES.get(rule.code[:2])
    return RuleInfo(
        rule.code,
        rule.name,
        rule.severity,
        " ".join(page.title.split()),
        why=page.sections.get(WHY, ""),
        help=explain(rule.code, (rule,)),
        tags=(*((family,) if family else ()), *rule.presets),
        precision=rule.precision,
    )
