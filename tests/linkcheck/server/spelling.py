"""Behaviours: addresses written in many ways, and the bytes that are asked for them."""

from __future__ import annotations

from tests.linkcheck.server.behaviour import Behaviour, says


def _spelt(name: str, written: str, target: str) -> Behaviour:
    return Behaviour(name=name, play=says(200), written=written, targets=(target,))


SPELLING = (
    _spelt("path-in-chinese", "{http}/文档/安装", "/%E6%96%87%E6%A1%A3/%E5%AE%89%E8%A3%85"),
    _spelt("path-in-percent", "{http}/%E6%96%87%2f%7Ea", "/%E6%96%87%2f%7Ea"),
    _spelt("path-with-space", "{http}/a b", "/a%20b"),
    _spelt("path-with-signs", "{http}/a(b)+c;d=e,f'g!h*i@j:k", "/a(b)+c;d=e,f'g!h*i@j:k"),
    _spelt("path-with-lone-percent", "{http}/100%", "/100%"),
    _spelt("path-with-empty-steps", "{http}//a//b/", "//a//b/"),
    _spelt("path-with-dots", "{http}/a/./b/../c", "/a/c"),
    _spelt("path-left-out", "{http}", "/"),
    _spelt("query-kept", "{http}/a?b=1&b=2&&c=d+e%20f", "/a?b=1&b=2&&c=d+e%20f"),
    _spelt("query-in-chinese", "{http}/a?q=好", "/a?q=%E5%A5%BD"),
    _spelt("query-without-path", "{http}?q=1", "/?q=1"),
    _spelt("query-empty", "{http}/a?", "/a?"),
    _spelt("query-with-an-address", "{http}/a?u=https://b.example/c?d", "/a?u=https://b.example/c?d"),
    _spelt("host-of-full-width", "http://{wide}:{port}/page", "/page"),
    _spelt("host-with-chinese-stops", "http://{stops}:{port}/page", "/page"),
    _spelt("host-with-user", "http://me:password@{name}:{port}/page", "/page"),
    _spelt("scheme-in-capitals", "HTTP://{name}:{port}/page", "/page"),
)
