"""Behaviours: places within pages; None stands for what nobody can judge."""

from __future__ import annotations

import unicodedata

from tests.linkcheck.server.behaviour import HTML, Behaviour, page, says, shows

_FAR = "<p>" + "a" * 600_000 + "</p>"
_NFD = unicodedata.normalize("NFD", "café")
_NFC = unicodedata.normalize("NFC", "café")
_IN_PERCENT = "%E5%AE%89%E8%A3%85"


def _places(name: str, inside: str, fragments: dict[str, bool | None]) -> Behaviour:
    return Behaviour(name=name, play=shows(page(inside=inside)), asked="HEAD GET", fragments=fragments)


FRAGMENTS = (
    _places("place-there", '<h2 id="there">A</h2>', {"there": True}),
    _places("place-missing", '<h2 id="there">A</h2>', {"missing": False}),
    _places("places-both", '<h2 id="there">A</h2>', {"there": True, "missing": False}),
    _places("place-in-other-case", '<h2 id="API-参考">A</h2>', {"API-参考": True, "api-参考": False}),
    _places("place-in-percent", '<h2 id="安装">A</h2>', {_IN_PERCENT: True}),
    _places("place-in-percent-in-page", f'<h2 id="{_IN_PERCENT}">A</h2>', {_IN_PERCENT: True}),
    _places("place-decomposed", f'<h2 id="{_NFC}">A</h2>', {_NFD: True}),
    _places("place-decomposed-in-page", f'<h2 id="{_NFD}">A</h2>', {_NFC: True}),
    _places("place-by-name", '<a name="there"></a>', {"there": True}),
    _places("place-without-quotes", "<h2 id=there>A</h2><h2 id=last>", {"there": True, "last": True}),
    _places("place-in-single-quotes", "<h2 class='a' id='there'>A</h2>", {"there": True}),
    _places("place-with-entity", '<h2 id="a&amp;b">A</h2>', {"a&b": True}),
    _places("place-in-capitals", '<H2 ID="there">A</H2>', {"there": True}),
    # In doubt a place is there: a false alarm is worse than a place that only seems to be one.
    _places("place-in-a-comment", '<!-- <h2 id="there">A</h2> -->', {"there": True}),
    _places("place-of-data", '<h2 data-id="there">A</h2>', {"there": False}),
    _places("place-in-text", "<p>Write id=there to name it.</p>", {"there": True}),
    _places("place-at-the-top", "<p>Text.</p>", {"top": None}),
    _places("place-of-text", "<p>Text.</p>", {":~:text=Text": None}),
    _places("place-too-far", _FAR + '<h2 id="there">A</h2>', {"there": None}),
    _places("place-before-the-limit", '<h2 id="there">A</h2>' + _FAR, {"there": True, "missing": None}),
    Behaviour(
        name="place-in-gbk",
        play=shows('<meta charset="gbk"><h2 id="安装">A</h2>'.encode("gbk"), "text/html"),
        asked="HEAD GET",
        fragments={"安装": True},
    ),
    Behaviour(
        name="place-in-a-document",
        play=says(200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
        fragments={"page=3": None},
    ),
    Behaviour(
        name="place-in-a-cut-page",
        play=says(200, HTML | {"Content-Length": "9000"}, page(inside='<h2 id="there">A</h2>')),
        asked="HEAD GET",
        fragments={"there": True, "missing": None},
    ),
)
