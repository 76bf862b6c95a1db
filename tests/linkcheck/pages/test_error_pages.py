"""Titles that tell of nothing, and titles about that."""

from __future__ import annotations

import time

import pytest

from docpipe.linkcheck.pages.error_pages import is_error, is_parked

GONE = """
404
404 Not Found
404 - Page not found | Example
Page Not Found · GitHub
Page not found - Read the Docs Community
Oops! That page can't be found.
The page you requested was not found
The page you are looking for doesn't exist
Sorry, this page isn't available.
This page could not be found.
Page not found (404)
Not Found
Error 404 (Not Found)!!1
HTTP 404 - File not found
We couldn't find that page
404: This page could not be found
This post has been deleted
Hmm. This page doesn’t exist
404错误
页面不存在
页面不存在 - 某站
404 页面不存在
抱歉，您访问的页面不存在
很抱歉，您要访问的页面不存在！
该文章已被删除
该内容已被发布者删除
此内容因违规无法查看
您访问的页面不存在或已被删除
找不到页面
未找到页面 | 文档
文章不存在_某某博客
抱歉，页面没有找到~
404 | 页面未找到
页面走丢了
頁面不存在
文章已删除
"""
ABOUT = """
How to write a custom 404 page
HTTP 404 explained
Fixing "page not found" errors in nginx
自定义 404 页面
如何解决页面不存在的问题
404 页面设计欣赏
Nginx 配置 404 错误页面
Room 404
找不到对象？程序员的春天
文件被删除后如何恢复
已删除的文章如何恢复
文章删除
链接失效
文件删除
Deleted files
Not Found exceptions in Spring
What is a soft 404?
ModuleNotFoundError: No module named 'x'
Command not found
Resource not found
2404 种方法
"""
FOR_SALE = """
example.com is for sale
Example.com - Domain for sale
Buy this domain
The domain name example.com is for sale
域名出售
此域名正在出售
您正在访问的域名可以转让！
example.com 域名出售
Parked domain
This domain is parked
该域名已过期
"""
ABOUT_SALES = """
How to tell that a domain is for sale
Domain-driven design
域名出售平台对比
如何出售域名
House for sale
二手书转让
域名过期了怎么办
"""


@pytest.mark.parametrize("title", GONE.strip().splitlines())
def test_a_page_that_is_gone(title: str) -> None:
    """The title says nothing but that there is nothing."""
    assert is_error(title)
    assert not is_parked(title)


@pytest.mark.parametrize("title", ABOUT.strip().splitlines())
def test_a_page_about_pages_that_are_gone(title: str) -> None:
    """A title that says more is that of an article."""
    assert not is_error(title)


@pytest.mark.parametrize("title", FOR_SALE.strip().splitlines())
def test_a_domain_for_sale(title: str) -> None:
    """The title offers the domain."""
    assert is_parked(title)


@pytest.mark.parametrize("title", ABOUT_SALES.strip().splitlines())
def test_other_things_for_sale(title: str) -> None:
    """An article about domains is none, and neither are other goods."""
    assert not is_parked(title)


@pytest.mark.parametrize(
    "piece", ["sorry, ", "404 ", "error: ", "the page you ", "抱歉，", "您访问的", "a.", "[404 not found"]
)
def test_hostile_titles_cost_little(piece: str) -> None:
    """No pattern runs back over a title that almost fits."""
    start = time.perf_counter()
    for length in (150, 100_000):
        title = (piece * length)[:length]
        is_error(title)
        is_parked(title)
    assert time.perf_counter() - start < 1
