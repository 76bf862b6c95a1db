"""Documents that a generator's tag names in the place of an address."""

from __future__ import annotations

import msgspec
import pytest

from docpipe.config.layout import Layout, Mount
from docpipe.config.schema import Config
from docpipe.index.links import resolve
from docpipe.index.named import Named, named_in, rooted_in
from docpipe.index.targets import Broken, Resolved, ToAsset, ToDocument, Unresolvable, Why
from docpipe.model.document import DocumentKind
from docpipe.model.source import DocumentKey, LocaleName, SourceFile
from tests.index.documents import config, document, site


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ('{{< ref "a.md" >}}', Named("ref", "a.md")),
        ('{{<ref "a.md">}}', Named("ref", "a.md")),
        ('{{% relref "../a#b" %}}', Named("ref", "../a", "b")),
        ('{{< ref "a.md" >}}#b', Named("ref", "a.md", "b")),
        ("{{< relref a.md >}}", Named("ref", "a.md")),
        ("{{< ref `a b.md` >}}", Named("ref", "a b.md")),
        ('{{< ref path="/a.md" lang="en" >}}', Named("ref", "/a.md", "", "en")),
        ("{% post_url 2020-01-01-x %}", Named("post_url", "2020-01-01-x")),
        ("{%- post_url sub/2020-01-01-x -%}", Named("post_url", "sub/2020-01-01-x")),
        ("{{ site.baseurl }}{% link _posts/x.md %}#y", Named("link", "_posts/x.md", "y")),
        ("{% post_path a-b %}", Named("post_path", "a-b")),
        ("{% post_link 'a b' 标题 true %}", Named("post_link", "a b")),
        ("{{ page.next.url }}", None),
        ("{{< figure src=a.png >}}", None),
        ("{{< ref >}}", None),
        ("{% include a.md %}", None),
        ("a.md", None),
    ],
)
def test_what_a_tag_names(target: str, expected: Named | None) -> None:
    """Hugo's two shortcodes, Jekyll's two tags and Hexo's two, quoted or not; other templates name nothing."""
    assert named_in(target) == expected


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("{{ site.url }}/images/a.png", "/images/a.png"),
        ("{{site.url}}{{site.baseurl}}/a/#b", "/a/#b"),
        ("{{ '/a/' | relative_url }}#b", "/a/#b"),
        ('{{ "/a/" | prepend: site.baseurl }}', "/a/"),
        ("{{ page.url }}/a", ""),
        ("{{ site.url }}", ""),
    ],
)
def test_the_address_that_a_template_writes_out(target: str, address: str) -> None:
    """With Jekyll's addresses of the site before it, a path counts from the root."""
    assert rooted_in(target) == address


_FILES = (
    document("content/zh/posts/a.md"),
    document("content/zh/posts/2020-01-01-x.md", stem="x", title="新年"),
    document("content/zh/posts/2021-01-01-getting-started.md"),
    document("content/zh/docs/_index.md", kind=DocumentKind.SECTION),
    document("content/zh/docs/b.md"),
    document("content/en/docs/b.md"),
    document("content/en/posts/a.md"),
)
_A = _FILES[0]


def _settings(layout: str) -> Config:
    mounts = tuple(Mount(folder=f"content/{name}", locale=LocaleName(name)) for name in ("zh", "en"))
    return msgspec.structs.replace(config(), layout=Layout(name=layout, mount=mounts))


def _resolved(target: str, layout: str = "docpipe") -> Resolved:
    index = site(_FILES, assets=["static/images/c.png"], settings=_settings(layout))
    return resolve(target, _A, index)


def _to(key: str, fragment: str = "", locale: str = "zh") -> ToDocument:
    return ToDocument(LocaleName(locale), DocumentKey(key), fragment)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ('{{< ref "/docs/b.md#c" >}}', _to("docs/b", "c")),
        ('{{< ref "/docs/b" >}}', _to("docs/b")),
        ('{{< ref "../docs/b.md" >}}', _to("docs/b")),
        ('{{< ref "docs/b.md" >}}', _to("docs/b")),
        ('{{< ref "b" >}}', _to("docs/b")),
        ('{{< ref "/docs" >}}', _to("docs/_index")),
        ('{{< ref path="/docs/b.md" lang="en" >}}', _to("docs/b", locale="en")),
        ('{{< ref path="/docs/_index.md" lang="en" >}}', _to("docs/_index")),
        ("{% post_url 2020-01-01-x %}", _to("posts/2020-01-01-x")),
        ("{% post_url sub/2020-01-01-x %}#y", _to("posts/2020-01-01-x", "y")),
        ("{% link content/zh/docs/b.md %}", _to("docs/b")),
        ("{% link _docs/b.md %}", _to("docs/b")),
        ("{% link images/c.png %}", ToAsset("static/images/c.png")),
        ("{% post_path x %}", _to("posts/2020-01-01-x")),
        ("{% post_link 新年 %}", _to("posts/2020-01-01-x")),
        ("{{ site.url }}/images/c.png", ToAsset("static/images/c.png")),
        ("{{ site.url }}/images/d.png", Unresolvable(why=Why.TEMPLATE)),
        ('{{< ref "nothing.md" >}}', Unresolvable(why=Why.TEMPLATE)),
        ("{{ page.url }}", Unresolvable(why=Why.TEMPLATE)),
    ],
)
def test_a_tag_leads_to_what_it_names(target: str, expected: Resolved) -> None:
    """By path, by name, by title; in the locale that it asks for, and anywhere if the site is no such generator's."""
    assert _resolved(target) == expected


@pytest.mark.parametrize(
    ("layout", "target", "expected"),
    [
        ("hugo", '{{< ref "instal.md" >}}', Broken("no document is called instal.md", ())),
        ("hugo", '{{< ref "/docs/bb.md" >}}', Broken("no document is called /docs/bb.md", ())),
        ("hugo", '{{< ref "some-tag" >}}', Unresolvable(why=Why.TEMPLATE)),
        ("hexo", '{{< ref "instal.md" >}}', Unresolvable(why=Why.TEMPLATE)),
        ("jekyll", "{% post_url 2020-01-01-y %}", Broken("no document is called 2020-01-01-y", ())),
        (
            "jekyll",
            "{% post_url 2021-01-01-geting-started %}",
            Broken("no document is called 2021-01-01-geting-started", ("2021-01-01-getting-started",)),
        ),
        ("jekyll", "{% link _docs/none.md %}", Broken("no document is called _docs/none.md", ())),
        ("jekyll", "{% post_path none %}", Unresolvable(why=Why.TEMPLATE)),
        ("hexo", "{% post_path none %}", Broken("no document is called none", ())),
        ("jekyll", "{{ site.baseurl }}/images/d.png", Broken("static/images/d.png does not exist", ())),
    ],
)
def test_a_document_that_is_certainly_missing(layout: str, target: str, expected: Resolved) -> None:
    """Only the generator whose tag it is knows; Hugo's names without a suffix may be those of tags."""
    assert _resolved(target, layout) == expected


@pytest.mark.parametrize(
    "target",
    [
        "{{< ref " + '"' * 50_000 + " >}}",
        "{{< ref " + "a=" * 50_000 + " >}}",
        "{{ site.url }}" * 20_000,
        "{% link " + "a " * 50_000,
    ],
)
def test_a_hostile_tag_costs_little(target: str) -> None:
    """No pattern goes back over a long tag."""
    assert isinstance(_resolved(target), Unresolvable)


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ('{{< ref "b.md" >}}', "zh"),
        ("b.md", "zh"),
        ("b.md#c", "zh"),
        ("b.en.md", "en"),
    ],
)
def test_where_every_name_says_its_locale(target: str, locale: str) -> None:
    """With `a.zh.md` beside `a.en.md`, `b.md` is that of the own language, not the first that is there."""
    zh, en = LocaleName("zh"), LocaleName("en")
    mounts = (
        Mount(folder="content", locale=zh),
        Mount(folder="content", locale=zh, suffix=".zh"),
        Mount(folder="content", locale=en, suffix=".en"),
    )
    files = [
        msgspec.structs.replace(
            document("content/zh/x.md", ids=("c",)),
            file=SourceFile(f"content/{key}.{name}.md", name, DocumentKey(key)),
        )
        for key in ("a", "b")
        for name in (zh, en)
    ]
    settings = msgspec.structs.replace(config(), layout=Layout(name="hugo", mount=mounts))
    found = resolve(target, files[0], site(files, settings=settings))
    assert isinstance(found, ToDocument)
    assert found.locale == locale
