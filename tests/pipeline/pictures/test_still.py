"""Which drawings are mere pictures."""

from __future__ import annotations

import pytest

from docpipe.pipeline.pictures.still import is_still

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
LINK = "http://www.w3.org/1999/xlink"


def drawn(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    """Return a drawing."""
    return f'{before}<svg xmlns="{SVG}" xmlns:x="{LINK}" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        drawn("<script>pwned()</script>"),
        drawn("<SCRIPT/>"),
        drawn(f'<a.b:script xmlns:a.b="{SVG}">pwned()</a.b:script>'),
        drawn(f'<a\u00b7b:script xmlns:a\u00b7b="{SVG}">pwned()</a\u00b7b:script>'),
        drawn(f'<h:meta xmlns:h="{XHTML}" http-equiv="refresh" content="0;url=https://evil.example/"/>'),
        drawn('<h:form xmlns:h="http://www.w3.org/1999&#47;xhtml" action="https://evil.example/"/>'),
        drawn("<foreignObject/>"),
        drawn('<a><set attributeName="href" to="x"/></a>'),
        drawn('<animateTransform attributeName="x"/>'),
        drawn(attributes='onload="pwned()"'),
        drawn('<g\nonclick\n=\n"pwned()"/>'),
        drawn('<a href="javascript:pwned()"/>'),
        drawn('<a href="java&#10;script:pwned()"/>'),
        drawn('<a href="java&#9;script&#58;pwned()"/>'),
        drawn('<a x:href="&#1;javascript:pwned()"/>'.replace("&#1;", " ")),
        drawn('<a href="data:text/html,x"/>'),
        drawn('<a href="data:image/svg+xml,x"/>'),
        drawn('<use href="data:image/svg+xml,x"/>'),
        drawn('<image href="https://evil.example/x.png"/>'),
        drawn('<image href="//evil.example/x.png"/>'),
        drawn('<use href="\\\\evil.example/x.svg#a"/>'),
        drawn("<style>@import 'https://evil.example/x.css';</style>"),
        drawn("<style>g { fill: url(https://evil.example/x.svg#a) }</style>"),
        drawn("<style>g { fill: u\\72l(x) }</style>"),
        drawn('<g style="background: url(//evil.example/x.png)"/>'),
        drawn('<g fill="url(https://evil.example/x.svg#a)"/>'),
        drawn(before="<!DOCTYPE svg [<!ENTITY x '<script/>'>]>", inside="&x;"),
        drawn(before="<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'pwned()'>]>"),
        drawn(before="<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", inside="&x;"),
        drawn(before="<?xml-stylesheet href='x.xsl'?>"),
        drawn(before="<?xml version='1.0' encoding='iso-2022-jp'?>", inside="<scr\x1b(Bipt/>"),
        drawn(before="<?xml version='1.0' encoding='utf-7'?>", inside="+ADw-script+AD4-"),
        drawn().decode().encode("utf-16"),
        drawn("\0"),
        drawn("<g>"),
        drawn("<g/>")[:-3],
        b" ",
        b"<html/>",
        f'<html xmlns="{XHTML}"/>'.encode(),
        b'<svg width="1"/>',
        b"\xff",
    ],
)
def test_what_could_run_or_ask(data: bytes) -> None:
    """Or what browsers and we would read in two ways."""
    assert not is_still(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        drawn(),
        b"\xef\xbb\xbf" + drawn(),
        drawn(before="<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n<!-- 画 -->\n"),
        drawn(
            before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        ),
        drawn(
            '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="stroke: url(\'#a\')"/><use x:href="#a"/>'
        ),
        drawn('<image href="data:image/png;base64,AAAA"/><image href="photo.png"/>'),
        drawn('<a href="https://example.org/"><text>看</text></a><a href="/zh/"/><a href="#a"/>'),
        drawn("<style>text { font: 1em 'Noto Sans'; fill: url(#a) }</style><title>说明</title><desc>one</desc>"),
        drawn('<g font-family="Zapfino" opacity="0.5"/><metadata><r:RDF xmlns:r="http://r.example/"/></metadata>'),
        drawn('<text>javascript: onload=x</text><text id="online">&lt;script&gt;</text>'),
        drawn("<g>" * 20_000 + "</g>" * 20_000),
    ],
)
def test_pictures(data: bytes) -> None:
    """What drawing programs write."""
    assert is_still(data)
