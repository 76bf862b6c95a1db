"""What is known of single hosts."""

from __future__ import annotations

import time
import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.linkcheck.pages.quirks import Quirks, known_quirks
from docpipe.linkcheck.reach.address import host_of

ANY = "[any]\nwall = [999]\ndoors = ['login']\ndoor_hosts = ['passport']\n"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("zhuanlan.zhihu.com", 403),
        ("www.zhihu.com", 400),
        ("juejin.cn", 403),
        ("blog.csdn.net", 521),
        ("www.bilibili.com", 412),
        ("www.linkedin.com", 999),
        ("somewhere.example", 999),
        ("x.com", 404),
        ("math.stackexchange.com", 403),
        ("www.npmjs.com", 403),
        ("www.gnu.org", 429),
    ],
)
def test_a_wall(host: str, status: int) -> None:
    """These answers are for machines and say nothing of the page."""
    assert known_quirks().wall(host, status, "")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("zhuanlan.zhihu.com", 404),
        ("blog.csdn.net", 404),
        ("stackoverflow.com", 404),
        ("notzhihu.com", 403),
        ("zhihu.com.example", 403),
        ("somewhere.example", 403),
        ("www.zhihu.com", 200),
    ],
)
def test_no_wall(host: str, status: int) -> None:
    """What is gone is believed where no report says otherwise, and names that only look alike are others."""
    assert not known_quirks().wall(host, status, "")


@pytest.mark.parametrize(
    ("asked", "final", "is_wall"),
    [
        ("https://www.zhihu.com/question/1", "https://www.zhihu.com/account/unhuman?type=1", True),
        ("https://mp.weixin.qq.com/s/a", "https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?poc_token=1", True),
        ("https://a.example/doc/1", "https://a.example/users/sign_in", True),
        ("https://a.example/doc/1", "https://passport.a.example/in?from=1", True),
        ("https://a.example/doc/1", "https://a.example/LOGIN/", True),
        ("https://a.example/login", "https://a.example/login/", False),
        ("https://a.example/login", "https://a.example/login", False),
        ("https://a.example/doc/1", "https://a.example/doc/login-page-design", False),
        ("https://a.example/doc/1", "https://passport.example/doc/1", False),
        ("https://t.example/1", "https://www.zhihu.com/signin?next=1", True),
        ("https://a.example/1", "http://[::1", False),
    ],
)
def test_a_redirect_to_a_door_is_a_wall(asked: str, final: str, *, is_wall: bool) -> None:
    """Who is led to a login or a proof to be human has not seen the page; who asked for a login has."""
    assert known_quirks().wall(host_of(asked), 200, final, asked=asked) is is_wall


def test_the_host_that_answered_counts() -> None:
    """A short address leads to a wall as well as the long one."""
    assert known_quirks().wall("t.cn", 403, "https://zhuanlan.zhihu.com/p/1")


@pytest.mark.parametrize(
    ("host", "path", "fragment", "skips"),
    [
        ("github.com", "/a/b", "usage", True),
        ("gist.github.com", "/a", "file-x", True),
        ("a.example", "/x", "usage", False),
        ("a.example", "/x", ":~:text=usage", True),
        ("a.example", "/x", "/route", True),
        ("a.example", "/x.PDF", "page=3", True),
        ("a.example", "/film", "t=30", True),
        ("a.example", "/x", "L12", False),
    ],
)
def test_fragments_that_no_page_holds(host: str, path: str, fragment: str, *, skips: bool) -> None:
    """Scripts, routes, text directives and other formats have no ids to be found."""
    assert known_quirks().skips_fragments(host, path, fragment) is skips


def test_head_and_headers() -> None:
    """Some hosts want a header, of some only the page tells."""
    known = known_quirks()
    assert known.skips_head("mp.weixin.qq.com")
    assert not known.skips_head("weixin.example")
    assert known.headers("crates.io") == {"Accept": "text/html"}
    assert known.headers("a.example") == {}


def test_the_nearest_table_wins() -> None:
    """A host with a table of its own does not take over that of its parent."""
    known = Quirks(f'{ANY}[host."a.example"]\nwall = [403]\n[host."b.a.example"]\nfragments = false\n')
    assert known.wall("c.a.example", 403, "")
    assert not known.wall("b.a.example", 403, "")


def test_the_table_is_sound() -> None:
    """Every host is written as hosts are asked, with a quirk that says something, and no key is misspelt."""
    for host, quirk in known_quirks().hosts.items():
        assert host_of(f"https://{host}/") == host
        assert msgspec.to_builtins(quirk) != msgspec.to_builtins(type(quirk)())
        assert all(door == door.lower().strip("/") for door in quirk.doors)


@pytest.mark.parametrize("table", ["", "[any]\n", f"{ANY}[host.'a']\nwal = [1]\n", f"{ANY}[host]\na = 1\n"])
def test_a_table_that_is_none(table: str) -> None:
    """A misspelt key is an error, not a quirk that never holds."""
    with pytest.raises(msgspec.ValidationError):
        Quirks(table)
    with pytest.raises(tomllib.TOMLDecodeError):
        Quirks("[")


@given(st.text(max_size=300), st.integers(0, 999), st.text(max_size=300))
def test_no_answer_breaks_it(host: str, status: int, final: str) -> None:
    """Whatever a server names as its address is judged without an exception."""
    known_quirks().wall(host, status, final, asked="https://a.example/")
    known_quirks().skips_fragments(host, final, final)


def test_a_long_host_costs_little() -> None:
    """A name of ten thousand labels is cut, not tried."""
    start = time.perf_counter()
    known_quirks().of("a." * 10_000)
    assert time.perf_counter() - start < 1
