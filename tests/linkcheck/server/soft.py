"""Behaviours: pages that answer well and are gone all the same, and those that only sound like it."""

from __future__ import annotations

from docpipe.model.answer import SoftMiss
from tests.linkcheck.server.behaviour import HTML, Behaviour, Play, by_path, page, says, shows
from tests.linkcheck.server.redirects import leads


def _titled(name: str, title: str, soft: SoftMiss, inside: str = "<p>Text.</p>") -> Behaviour:
    return Behaviour(name=name, play=shows(page(title, inside)), asked="HEAD GET", soft=soft)


def _moved(name: str, play: Play, soft: SoftMiss, status: int, asked: str = "HEAD HEAD GET") -> Behaviour:
    return Behaviour(name=name, play=play, asked=asked, soft=soft, hops=(status,), written="{http}/post/a-page")


def _lost_in(name: str, content_type: str, body: bytes) -> Behaviour:
    return Behaviour(name=name, play=shows(body, content_type), asked="HEAD GET", soft=SoftMiss.TITLE)


_HOME = says(200, HTML, page("The blog of somebody"))

SOFT = (
    _moved("to-the-home-page", by_path({"/post/a-page": leads("/", 301), "/": _HOME}), SoftMiss.ROOT, 301),
    _moved("to-the-home-page-for-now", by_path({"/post/a-page": leads("/"), "/": _HOME}), SoftMiss.ROOT, 302),
    _moved("moved-for-ever", by_path({"/post/a-page": leads("/a-page/", 301), "/a-page/": _HOME}), SoftMiss.NONE, 301),
    _moved("moved-for-now", by_path({"/post/a-page": leads("/a-page/", 307), "/a-page/": _HOME}), SoftMiss.NONE, 307),
    Behaviour(
        name="home-page-by-language",
        play=by_path({"/": leads("/zh/"), "/zh/": _HOME}),
        written="{http}/",
        asked="HEAD HEAD GET",
        hops=(302,),
    ),
    Behaviour(
        name="home-page-by-its-name",
        play=by_path({"/index.html": leads("/", 301), "/": _HOME}),
        written="{http}/index.html",
        asked="HEAD HEAD GET",
        hops=(301,),
    ),
    _titled("titled-404", "404 Not Found", SoftMiss.TITLE),
    _titled("titled-page-not-found", "Page not found | A blog", SoftMiss.TITLE),
    _titled("titled-404-in-chinese", "404 - 页面不存在", SoftMiss.TITLE),
    _titled("titled-not-found-in-chinese", "页面未找到", SoftMiss.TITLE),
    _titled("titled-with-entities", "404&nbsp;&#78;ot&#x20;Found", SoftMiss.TITLE),
    _titled("about-404", "HTTP 404 explained: how to write a good error page", SoftMiss.NONE),
    _titled("about-404-in-chinese", "一文看懂 404 状态码：页面不存在时服务器做了什么", SoftMiss.NONE),
    _titled("room-404", "Room 404: notes from a hotel", SoftMiss.NONE),
    _titled(
        "for-sale",
        "example.com",
        SoftMiss.PARKED,
        "<h1>This domain is for sale!</h1><a href='https://www.sedo.com/'>Buy this domain</a>",
    ),
    _lost_in("lost-in-gbk", "text/html", "<meta charset=gbk><title>404 页面不存在</title>".encode("gbk")),
    _lost_in("lost-in-gb2312-by-header", "text/html; charset=GB2312", "<title>404 页面不存在</title>".encode("gbk")),
    _lost_in("lost-in-big5", "text/html; charset=big5", "<title>404 頁面不存在</title>".encode("big5")),
    _lost_in("lost-in-utf-16", "text/html", "<html><title>404 页面不存在</title>".encode("utf-16")),
    _lost_in("lost-in-utf-8-with-mark", "text/html", "<title>404 页面不存在</title>".encode("utf-8-sig")),
    _lost_in(
        "lost-in-bytes-that-are-no-text", "text/html", b"\xff\xc3(" + b"<title>404 Not Found</title>" + b"\xed\xa0\x80"
    ),
)
