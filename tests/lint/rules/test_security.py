"""What is said of code, secrets and deceiving characters in content."""

from __future__ import annotations

import msgspec
import pytest

from docpipe.config.layout import Layout
from docpipe.config.linting import Lint, LintOptions
from docpipe.lint.engine import check_document
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import Diagnostic
from tests.lint.posts import HEAD, config, read
from tests.lint.repairs import repaired


def _found(
    body: str,
    code: str,
    path: str = "content/zh/a.md",
    *,
    layout: str = "docpipe",
    options: LintOptions | None = None,
) -> list[Diagnostic]:
    lint = Lint(select=(code,), options=options or LintOptions())
    site = msgspec.structs.replace(config(lint, ("zh", "en", "ar")), layout=Layout(name=layout))
    found = check_document(read(body, path), Selection(site, RULES)).diagnostics
    return [each for each in found if each.code == code]


def _quoted(body: str, code: str, path: str = "content/zh/a.md", layout: str = "docpipe") -> list[str]:
    text = read(body, path).text
    return [each.place.span.of(text) for each in _found(body, code, path, layout=layout) if each.place.span]


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("<script src='x'></script>\n", ["<script"]),
        ("<a href='java\nscript:x'>a</a>\n", ["href"]),
        ("文字 <img src=x onerror=alert(1)>\n", ["onerror"]),
        ("<iframe srcdoc='x'></iframe>\n", ["srcdoc"]),
        ("<a href='&#106;avascript:x'>a</a>\n", ["href"]),
        ("[a](javascript:x)\n", ["javascript:"]),
        ("[a]( <JavaScript:x>)\n", ["JavaScript:"]),
        ("[a]: vbscript:x\n", ["vbscript:"]),
        ("![a](data:text/html;base64,x)\n", ["data:text/html"]),
        ("![a](data:image/png;base64,x)\n", []),
        ("<b data-on='1' title='onclick=x'>a</b>\n", []),
        ("`<script>` 和 `javascript:`，写 javascript: 也行\n", []),
        ("```html\n<script>x</script>\n```\n", []),
        ("<!-- <script> -->\n", []),
    ],
)
def test_code_that_would_run(body: str, quoted: list[str]) -> None:
    """Scripts, handlers and addresses are reported, spelt as they may be; what is only text is not."""
    assert _quoted(body, "SE001") == quoted


def test_components_have_handlers() -> None:
    """In MDX a handler in braces is a component's."""
    body = "<button onClick={() => a()}>按</button>\n"
    assert _quoted(body, "SE001", "content/zh/a.mdx") == []


def test_a_tag_may_be_meant_elsewhere() -> None:
    """Where another generator shows raw HTML, it is a warning."""
    (found,) = _found("<script src='x'></script>\n", "SE001", layout="hexo")
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("hosts", "quoted"), [((), []), (("player.example",), ["video.example"]), (("video.example",), [])]
)
def test_frames_of_listed_hosts(hosts: tuple[str, ...], quoted: list[str]) -> None:
    """Where raw HTML works, a frame is asked for its host once there is a list."""
    body = '<iframe width="9" src="https://video.example/1"></iframe>\n\n<b>粗</b>\n'
    found = _found(body, "SE002", layout="hugo", options=LintOptions(iframe_hosts=hosts))
    assert [each.message.arguments["host"] for each in found] == quoted


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("<div>\n\n正文。\n", ["<div"]),
        ("正文。</div>\n", ["</div"]),
        ("<div>\n<div>\n</div>\n", ["<div"]),
        ("<a name='x'>\n", ["<a"]),
        ("<details>\n\n正文。\n\n</details>\n", []),
        ("<p>甲<br>乙<img src=x>\n", []),
        ("<b><i>甲</b></i>\n", []),
        ("<script>if (a<b) '<div>'</script>\n", []),
        ("`<div>` List<String> <path>\n", []),
        ("<a id='x'/>\n", []),
        ("<DIV>甲</div>\n", []),
        ("<b><p>甲</p></b><div><b></div></b>\n", []),
        ("<table><tr><td><code>甲</table>\n", ["<code"]),
        ("<table><tr><td>甲<td>乙</table>\n", []),
        ("<details><table><tr><td>甲</td></tr></details>\n", ["<details", "<table", "</details"]),
        ("<table><tr><td></b></td></tr></table>\n", ["</b"]),
        ("<div><table><tr><td></div></td></tr></table></div>\n", ["</div"]),
        ("<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table></td>\n", []),
    ],
)
def test_halves_of_tags(body: str, quoted: list[str]) -> None:
    """Only elements of HTML that need both halves are counted, and where they are shown as text nothing is said."""
    assert _quoted(body, "SE003", layout="hugo") == quoted
    assert _quoted(body, "SE003") == []


@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ("甲</details>\n", "info"),
        ("甲</div>\n", "warning"),
        ("<details>\n<ul>\n<li>甲\n</details>\n", "info"),
        ("<table><tr><td><code>甲</td></tr></table>\n", "info"),
        ("<ul><li><code>甲</li></ul>\n", "warning"),
        ("<details>\n\n甲\n", "warning"),
        ("<table><tr><td>甲</table></table>\n", "info"),
    ],
)
def test_what_browsers_mend_is_a_remark(body: str, severity: str) -> None:
    """Only what changes the rest of the page is a warning."""
    assert [each.severity for each in _found(body, "SE003", layout="hugo")] == [severity]


def test_components_are_left_to_their_compiler() -> None:
    """MDX does not compile with half a tag."""
    assert _quoted("<div>\n\n正文。\n", "SE003", "content/zh/a.mdx", "docusaurus") == []


def test_a_secret_is_never_shown_whole() -> None:
    """The message has its beginning, the place all of it."""
    token = "glpat-" + "Zq3vLkP9xWm2RtYb7NcD"
    (found,) = _found(f"```sh\nexport T={token}\n```\n", "SE004")
    assert found.place.span is not None
    assert len(found.place.span) == len(token)
    assert str(found.message) == "this seems to be a real GitLab token: `glpat-…`"


def test_a_name_without_its_secret() -> None:
    """An access key id is a warning."""
    (found,) = _found("AKIA" + "Q3EGUZ7VTLXN5KWJ\n", "SE004")
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("`user\u202e nimda\u202c`\n", "`user nimda`\n"),
        ("甲\u202a乙\r\n丙\u202e\r\n", "甲乙\r\n丙\r\n"),
        ("\u2067abc\u2069\n", "abc\n"),
        ("\u2067שלום\u2069\u202d\n", "\u2067שלום\u2069\n"),
    ],
)
def test_characters_that_turn_text_around(body: str, mended: str) -> None:
    """The fix takes them out, line by line, and leaves what encloses a right-to-left word."""
    assert repaired(body, "SE005") == HEAD + mended


def test_right_to_left_languages() -> None:
    """There isolates and embeddings are at home, overrides are not."""
    assert _quoted("\u2067abc\u2069 \u202aabc\u202c\n", "SE005", "content/ar/a.md") == []
    assert _quoted("\u202eabc\u202c\n", "SE005", "content/ar/a.md") == ["\u202e"]


_IDNA = "xn--" + "g\u0456thub".encode("punycode").decode()


@pytest.mark.parametrize(
    ("address", "is_reported"),
    [
        ("https://g\u0456thub.com/a", True),
        (f"https://{_IDNA}.com/a", True),
        ("https://\u0441\u043e\u0441\u043e.com", True),
        ("https://github.com@example.net/a", True),
        ("//a@b.example/", True),
        ("https://xn--\u4e2d.com/", False),
        ("https://github.com/@a", False),
        ("https://пример.рф", False),
        ("https://例子.com", False),
        ("https://münchen.de", False),
        ("https://[::1]:80/x", False),
        ("https://$USER@example.net", False),
        ("mailto:a@b.example", False),
        ("./a.md", False),
    ],
)
def test_hosts_that_deceive(address: str, is_reported: bool) -> None:  # noqa: FBT001 - a column of a table
    """Mixed alphabets, whole disguises and names before the host are reported; honest foreign names are not."""
    assert bool(_found(f"[链接]({address})\n", "SE006")) is is_reported
