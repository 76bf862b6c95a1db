"""What is not a post, and yet a stranger may write: registries, ledgers, catalogues, and what lies in docpipe's way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.hostile.case import HOME, LEFT_OUT, PUBLISHED, Case, Content, Link, Pipe, post

_AUTHORS = "content/authors.yml"
_POST = f"{HOME}/a.md"


def cases() -> Iterator[Case]:
    """Yield them all; each has a site to itself."""
    for name, says, file, content, code in _REGISTRIES:
        yield _case(f"registry/{name}", says, {file: content}, code)
    for name, says, files, code in _SURROUNDINGS:
        yield _case(f"surrounding/{name}", says, files, code)
    for name, says, slug in _ROOTED:
        text = post("这是一段平常的话。", extra=f"slug: '{slug}'\n")
        yield Case(name=f"root/{name}", says=says, files={_POST: text}, alone=True, config='root = "source"\n')


def _case(name: str, says: str, files: Mapping[str, Content], code: int) -> Case:
    text = post("这是一段平常的话。", extra="authors: [lin]\ntags: [x]\n")
    outcome = PUBLISHED if code < 2 else LEFT_OUT
    return Case(name=name, says=says, files={_POST: text, **files}, outcome=outcome, alone=True, exit_code=code)


_REGISTRIES: tuple[tuple[str, str, str, Content, int], ...] = (
    (
        "laughs",
        "a billion laughs",
        _AUTHORS,
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
        2,
    ),
    (
        "merges",
        "merge keys that double",
        _AUTHORS,
        "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30)),
        2,
    ),
    ("deep", "30,000 brackets", _AUTHORS, "a: " + "[" * 30_000, 2),
    ("python", "a tag that runs a command", _AUTHORS, "lin: !!python/object/apply:os.system ['touch pwned']\n", 2),
    ("list", "a list", _AUTHORS, "- lin\n", 2),
    ("text", "a text", "content/tags.yml", "标签\n", 2),
    (
        "numbers",
        "keys and values that are no texts",
        "content/tags.yml",
        "1: 2\n~: 3\ntrue: {label: [a]}\nx: {label: {zh: 1.5}}\n",
        2,
    ),
    ("large", "2 MiB", _AUTHORS, "".join(f"a{n}: {{name: 甲}}\n" for n in range(100_000)), 2),
    ("not-utf-8", "another encoding", _AUTHORS, "lin:\n  name: 林舟\n".encode("gbk"), 2),
    ("utf-16", "UTF-16", "content/tags.yml", "x: 甲\n".encode("utf-16"), 2),
    ("nul", "a NUL", "content/series.yml", b"x: a\0b\n", 2),
    ("link", "a link to a file outside", _AUTHORS, Link("{outside}/secret.md"), 0),
    ("device", "a link to a device without an end", _AUTHORS, Link("/dev/zero"), 0),
    ("pipe", "a pipe that nobody writes to", "content/tags.yml", Pipe(), 0),
    ("itself", "a link to itself", "content/series.yml", Link("series.yml"), 0),
)

_LEDGER = "l10n/en/a.ledger"
_EN = {"content/en/a.md": "---\ntitle: A post\n---\n\nThis is an ordinary text.\n"}
_PO = "themes/locale/zh/LC_MESSAGES/docpipe.po"
_MINUTES = 'msgid "{number} minute"\nmsgid_plural "{number} minutes"\n'
_PEEP = "{number.__class__.__init__.__globals__} {number:>99999999}"
_RUN = "Plural-Forms: nplurals=2; plural=__import__('os').system('touch pwned');\\n"
_MANY = "Plural-Forms: nplurals=99999999999; plural=1/(n-1);\\n"
_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n'

_SURROUNDINGS: tuple[tuple[str, str, Mapping[str, Content], int], ...] = (
    ("ledger-garbage", "a ledger of bytes", {**_EN, _LEDGER: bytes(range(256)) * 100}, 0),
    ("ledger-version", "a ledger of the future", {**_EN, _LEDGER: "docpipe-ledger 99 zh en loose-9\n"}, 0),
    (
        "ledger-large",
        "a ledger of a million lines",
        {**_EN, _LEDGER: "docpipe-ledger 1 zh en loose-1\n\n" + "s=0123456789ab\n\n\nt=0123456789ab\n\n" * 200_000},
        0,
    ),
    (
        "ledger-line",
        "a ledger of one long line",
        {**_EN, _LEDGER: "docpipe-ledger 1 zh en loose-1\n\ns=" + "a" * 3_000_000},
        0,
    ),
    (
        "ledger-markup",
        "a ledger that forges a report",
        {**_EN, _LEDGER: "docpipe-ledger 1 zh en loose-1\n\n::error file=x::\x1b[31m<script>\n"},
        0,
    ),
    ("ledger-pipe", "a ledger that is a pipe", {**_EN, _LEDGER: Pipe()}, 0),
    ("ledger-device", "a ledger without an end", {**_EN, _LEDGER: Link("/dev/zero")}, 0),
    ("ledger-outside", "a ledger outside", {**_EN, _LEDGER: Link("{outside}/secret.md")}, 0),
    ("ledger-folder", "a ledger that is a folder", {**_EN, f"{_LEDGER}/x": ""}, 0),
    ("glossary-garbage", "a glossary of bytes", {**_EN, "l10n/glossary.toml": b"\xff\xfe\0"}, 2),
    ("glossary-pipe", "a glossary that is a pipe", {**_EN, "l10n/glossary.toml": Pipe()}, 2),
    (
        "catalogue-markup",
        "messages of markup",
        {_PO: f'{_HEADER}"\n\nmsgid "Tags"\nmsgstr "<script>pwned(1)</script>"\n'},
        0,
    ),
    (
        "catalogue-plural",
        "plurals that run a command",
        {_PO: f'{_HEADER}{_RUN}"\n\n{_MINUTES}msgstr[0] "a"\nmsgstr[1] "b"\n'},
        2,
    ),
    (
        "catalogue-values",
        "messages that look into their values",
        {_PO: f'{_HEADER}"\n\n{_MINUTES}msgstr[0] "{_PEEP}"\n'},
        0,
    ),
    (
        "catalogue-plurals",
        "a hundred billion plural forms",
        {_PO: f'{_HEADER}{_MANY}"\n\n{_MINUTES}msgstr[0] "a"\n'},
        0,
    ),
    (
        "catalogue-format",
        "formats that do not fit",
        {_PO: f'{_HEADER}"\n\nmsgid "Tags"\nmsgstr "%(x)s %s {{0}} %"\n'},
        0,
    ),
    (
        "catalogue-charset",
        "a catalogue that names an encoding there is none of",
        {_PO: 'msgid ""\nmsgstr "Content-Type: text/plain; charset=zip_codec\\n"\n\nmsgid "Tags"\nmsgstr "x"\n'},
        2,
    ),
    ("catalogue-garbage", "a catalogue of bytes", {_PO: bytes(range(256)) * 10}, 2),
    ("catalogue-pipe", "a catalogue that is a pipe", {_PO: Pipe()}, 0),
    ("template-pipe", "a template that is a pipe", {"themes/templates/article.html.j2": Pipe()}, 0),
    ("cache-file", "a file where the cache belongs", {".docpipe": "x"}, 0),
    ("cache-link", "a link out where the cache belongs", {".docpipe": Link("{outside}")}, 0),
    ("out-file", "a file where the site belongs", {"build": "x"}, 3),
    ("out-foreign", "a folder of others where the site belongs", {"build/keep.txt": "x"}, 3),
    ("out-link", "a link out where the site belongs", {"build": Link("{outside}")}, 3),
    ("locale-file", "a file where a locale belongs", {"content/en": "x"}, 0),
    ("locale-link", "a link out where a locale belongs", {"content/en": Link("{outside}")}, 2),
    ("locale-pipe", "a pipe where a locale belongs", {"content/en": Pipe()}, 2),
    ("static-outside", "a link out where files of the site belong", {"static": Link("{outside}")}, 0),
    ("static-file-outside", "a link out among files of the site", {"static/x.md": Link("{outside}/secret.md")}, 0),
    (
        "git-garbage",
        "a repository that is none",
        {".git/HEAD": b"\xff\0", ".git/config": "[core]\n\tfsmonitor = touch pwned\n"},
        0,
    ),
    ("git-file", "a repository elsewhere", {".git": "gitdir: ../outside\n"}, 0),
    ("links-history", "a history of links that is a pipe", {"linkcheck/history.jsonl": Pipe()}, 0),
    ("many-empty-posts", "2,000 empty posts", {f"{HOME}/x/{n}.md": "" for n in range(2000)}, 0),
    ("many-folders", "3,000 folders", {f"{HOME}/x/{n}/a.txt": "" for n in range(3000)}, 0),
)

_ROOTED: tuple[tuple[str, str, str], ...] = tuple(
    (name, f"a post at {slug}, where the source locale is the root", slug)
    for name, slug in (
        ("assets", "/assets/"),
        ("asset-page", "/assets/x.html"),
        ("redirects", "/_redirects"),
        ("headers", "/_headers"),
        ("sitemap", "/sitemap.xml"),
        ("sitemap-part", "/sitemap-1.xml"),
        ("robots", "/robots.txt"),
        ("llms", "/llms.txt/x"),
        ("feed", "/feed.xml"),
        ("rss", "/rss.xml/y.html"),
        ("json-feed", "/feed.json"),
        ("other-locale", "/en/"),
        ("other-locale-page", "/en/x"),
        ("other-locale-file", "/en.html"),
        ("well-known", "/.well-known/acme-challenge/x"),
        ("cname", "/CNAME"),
        ("worker", "/sw.js"),
        ("index", "/index.html"),
        ("error-page", "/404.html"),
        ("markdown-copy", "/index.md"),
        ("marker", "/.docpipe-site"),
        ("search", "/search/index.json"),
        ("tags", "/tags/x/feed.xml"),
    )
)
