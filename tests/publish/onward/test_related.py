"""Related posts."""

from __future__ import annotations

import re

from tests.publish.factory import Built, build


def post(day: int, tags: str, front: str = "", *, locale: str = "zh") -> dict[str, str]:
    """Return a post of a day in January with these tags."""
    text = f"---\ntitle: {locale}{day}\ntags: [{tags}]\n{front}\n---\n文 text。"
    return {f"content/{locale}/blog/2026-01-{day:02}-p{day}.md": text}


def related(built: Built, day: int, locale: str = "zh") -> list[str]:
    """Return the titles that a post calls related."""
    text = built.text(f"{locale}/blog/p{day}/index.html")
    found = re.search(r'<nav class="related".*?</nav>', text, re.DOTALL)
    return re.findall(r"<a [^>]*>([^<]*)</a>", found[0]) if found is not None else []


def test_rare_tags_say_more() -> None:
    """A post that shares a rare tag goes before newer ones that share a common one."""
    files = post(1, "common, rare") | post(2, "other") | post(3, "common") | post(4, "common") | post(5, "common")
    files |= post(6, "common") | post(7, "rare") | post(8, "other")
    assert related(build(files), 1) == ["zh7", "zh6", "zh5"]


def test_a_tag_of_all_posts_says_nothing() -> None:
    """Nor does a post without tags have related ones."""
    built = build(post(1, "a") | post(2, "a") | post(3, "a") | post(4, "a"))
    assert related(built, 1) == []
    built = build(post(1, "") | post(2, "a") | post(3, "b") | post(4, "a"))
    assert related(built, 1) == []
    assert "相关文章" not in built.text("zh/blog/p1/index.html")


def test_what_the_page_leads_to_already_is_left_out() -> None:
    """The posts before and after it, and the parts of its series."""
    files = (
        post(1, "a", "series: s")
        | post(2, "a")
        | post(3, "a", "series: s")
        | post(4, "a")
        | post(5, "a")
        | post(6, "b")
    )
    assert related(build(files), 3) == ["zh5"]


def test_spellings_of_a_tag_are_one() -> None:
    """A difference in case is none."""
    assert related(build(post(1, "Rust") | post(2, "b") | post(3, "rust")), 1) == ["zh3"]


def test_in_the_same_language_only() -> None:
    """And what is unlisted is left out."""
    files = post(1, "a") | post(2, "b") | post(3, "a", locale="en") | post(4, "a", "unlisted: true") | post(5, "c")
    assert related(build(files), 1) == []


def test_of_many_posts_the_nearest_in_time_are_looked_at() -> None:
    """A tag of hundreds of posts makes the build no slower, and some are found all the same."""
    files = {
        f"content/zh/blog/{2000 + n // 28}-01-{n % 28 + 1:02}-q{n}.md": f"---\ntitle: q{n}\ntags: [many]\n---\n文"
        for n in range(200)
    }
    text = build(files | post(1, "few")).text("zh/blog/q100/index.html")
    found = re.findall(r">q(\d+)</a>", text[text.index('class="related"') :])
    assert all(abs(int(number) - 100) <= 41 for number in found[:3])
