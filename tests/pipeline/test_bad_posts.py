"""Posts that cannot be read: one at a time in a site of good ones, each is one error with its place, and no more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.cli.main import run

WriteSite = Callable[[dict[str, str | bytes]], Path]

CONFIG = '[site]\ntitle = "例"\nbase_url = "https://example.org/"\nsource = "zh"\nlocales = ["zh", "en"]\n'
GOOD = "---\ntitle: 好文章\ndate: 2024-05-10\n---\n\n这是一篇好文章。\n"
BODY = "\n\n正文在这里，写得很完整。\n"
TOP = "title: 坏文章\ndate: 2024-05-11\n"

BAD: dict[str, str | bytes] = {
    "unclosed": "---\n" + TOP + BODY,
    "list": "---\n- 甲\n- 乙\n---" + BODY,
    "scalar": "---\n只是一句话\n---" + BODY,
    "no-space": "---\ntitle:无空格\n---" + BODY,
    "duplicate-key": "---\n" + TOP + "title: 又一个\n---" + BODY,
    "tab-indent": "---\n" + TOP + "tags:\n\t- 甲\n---" + BODY,
    "unknown-escape": "---\n" + TOP + 'description: "\\q"\n---' + BODY,
    "alias-bomb": "---\n"
    + TOP
    + "a: &a [x, x]\n"
    + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "---"
    + BODY,
    "merge-bomb": "---\n"
    + TOP
    + "a0: &a0 {k: v}\n"
    + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 24))
    + "---"
    + BODY,
    "nested-brackets": "---\n" + TOP + "x: " + "[" * 30_000 + "]" * 30_000 + "\n---" + BODY,
    "non-string-key": "---\n" + TOP + "2024: 年\n---" + BODY,
    "impossible-date": "---\ntitle: 坏文章\ndate: 2024-13-45\n---" + BODY,
    "long-integer": "---\n" + TOP + "weight: " + "9" * 5_000 + "\n---" + BODY,
    "python-tag": "---\n" + TOP + "x: !!python/object/apply:os.system [id]\n---" + BODY,
    "toml": "+++\ntitle = 坏文章\n+++" + BODY,
    "not-utf-8": b"---\ntitle: x\ndate: 2024-05-11\n---\n\n" + "正文是国标编码的。".encode("gb18030") + b"\n",
    "utf-16": ("---\n" + TOP + "---" + BODY).encode("utf-16"),
    "nul": "---\n" + TOP + "---\n\n正文\0在这里。\n",
    "surrogate": "---\n" + TOP + 'description: "\\ud800"\n---' + BODY,
    "long-line": "---\n" + TOP + "---\n\n" + "长" * (5_000_000 // 3) + "\n",
    "deep-quote": "---\n" + TOP + "---\n\n" + ">" * 200 + " 深\n",
    "unclosed-fence": "---\n" + TOP + "---\n\n```python\nprint(1)\n",
    "fence-in-list": "---\n" + TOP + "---\n\n- 甲\n\n  ```python\n  print(1)\n\n后面还有一段。\n",
    "fence-in-quote": "---\n" + TOP + "---\n\n> ~~~~\n> ~~~\n\n后面还有一段。\n",
    "control-in-front-matter": "---\n" + TOP + "description: 一\x07句\n---" + BODY,
    "json": '{\n"title": 坏文章,\n"date": "2024-05-11"\n}' + BODY,
    "json-unclosed": '{\n"title": "坏文章",\n"date": "2024-05-11"\n' + BODY,
}


@pytest.fixture(params=list(BAD))
def bad_site(request: pytest.FixtureRequest, write_site: WriteSite) -> Path:
    """Return a site with two good posts and one bad one."""
    return write_site(
        {
            "docpipe.toml": CONFIG,
            "content/zh/blog/good.md": GOOD,
            "content/en/blog/good.md": GOOD.replace("好文章", "Good post").replace(
                "这是一篇Good post。", "This is a good post."
            ),
            "content/zh/blog/bad.md": BAD[request.param],
        }
    )


def test_lint_reports_one_error_with_its_place(bad_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The bad file has exactly one error, at a line and column; the run exits 1."""
    assert run(["lint", "--root", str(bad_site), "--jobs", "1", "--format", "json"]) == 1
    errors = [found for found in json.loads(capsys.readouterr().out)["diagnostics"] if found["severity"] == "error"]
    assert [found["path"] for found in errors] == ["content/zh/blog/bad.md"], errors
    assert errors[0]["line"] >= 1, errors
    assert errors[0]["column"] >= 1, errors


def test_build_publishes_the_others(bad_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same one error is said by build, which publishes everything else and exits 1."""
    assert run(["build", "--root", str(bad_site), "--jobs", "1"]) == 1
    said = capsys.readouterr().out
    assert len(re.findall(r"^content/zh/blog/bad\.md:\d+:\d+: error ", said, re.MULTILINE)) == 1, said
    assert "Found 1 error," in said
    assert (bad_site / "build/zh/blog/good/index.html").is_file()
    assert (bad_site / "build/en/blog/good/index.html").is_file()
    assert not (bad_site / "build/zh/blog/bad").exists()
