"""Real repositories published: what search engines, feed readers and screen readers find wrong with the sites."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from tests.conftest import NEEDED
from tests.corpus.corpora import SMALLEST, build, copy_of

ROOT = Path(__file__).parents[2]
_PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
import seo
print(json.dumps(seo.Site(sys.argv[2]).run().findings))
"""


class Finding(msgspec.Struct, frozen=True, array_like=True):
    """What the page checker says."""

    severity: str
    id: str
    page: str
    detail: str


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fault of a corpus's own: `tests/corpus/published.json`.

    Attributes:
        id: of the finding; "" for any.
        page, detail: patterns that are found in the finding's.
        why: why it is no fault of docpipe.
    """

    why: str
    id: str = ""
    page: str = ""
    detail: str = ""

    def explains(self, finding: Finding) -> bool:
        """Tell whether the finding is of this kind."""
        is_kind = self.id in {"", finding.id}
        return is_kind and bool(re.search(self.page, finding.page) and re.search(self.detail, finding.detail))


def findings_of(site: Path, sitecheck: Path) -> tuple[Finding, ...]:
    """Return everything the page checker finds in a built site, errors and warnings."""
    home = Path(os.environ.get("SITECHECK_HOME", "/tmp/sitecheck-home"))  # noqa: S108 - where install.sh puts it
    python = home / "venv/bin/python"
    if not python.is_file():
        pytest.skip(f"{NEEDED}the page checker's own packages: run {sitecheck.name}/install.sh, or set SITECHECK_HOME")
    answer = subprocess.run([python, "-c", _PROGRAM, sitecheck, site], capture_output=True, check=False, timeout=300)
    assert answer.returncode == 0, answer.stderr.decode()
    return msgspec.json.decode(answer.stdout, type=tuple[Finding, ...])


@pytest.mark.parametrize("name", SMALLEST)
def test_nothing_is_wrong_but_the_content(name: str, corpora: Path, sitecheck: Path, tmp_path: Path) -> None:
    """Every finding is a fault of the posts, of a kind that is known with its reason; and each kind still occurs."""
    known = msgspec.json.decode(Path(__file__).with_name("published.json").read_bytes(), type=dict[str, list[Known]])
    root = copy_of(corpora, name, tmp_path)
    (root / "static").mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "static/images/card-zh.png", root / "static/card.png")
    locales = sorted(folder.name for folder in (root / "content").iterdir() if folder.is_dir())
    options = f'title = "{name}"\nbase_url = "https://{name}.example/"\nimage = "card.png"\nsource = "zh"\n'
    # These sites publish the HTML in their posts.
    markdown = '[markdown]\nhtml = "sanitize"\n'
    (root / "docpipe.toml").write_text(f"[site]\n{options}locales = {locales}\n{markdown}", encoding="utf-8")
    found = findings_of(build(root, tmp_path / "out").out, sitecheck)
    assert [finding for finding in found if not any(each.explains(finding) for each in known[name])] == []
    assert [each for each in known[name] if not any(each.explains(finding) for finding in found)] == []


def test_our_own_site_has_no_finding(sitecheck: Path, tmp_path: Path) -> None:
    """Neither an error nor a warning."""
    assert findings_of(build(ROOT, tmp_path / "out").out, sitecheck) == ()
