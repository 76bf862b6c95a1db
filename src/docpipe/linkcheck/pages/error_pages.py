"""Titles that tell of nothing: "Page not found", "页面不存在", "Domain for sale"; none of what is written about that.

Only a part of a title that says nothing else counts, so that "How to write a custom 404 page" is no error.
"""

from __future__ import annotations

import re

# A title is made of parts: the page's name, the site's, in any order.
_BETWEEN = re.compile(r"\s+[-–—|·•»«:/]+\s+|\s*[|｜»«·•]\s*|\s*——+\s*|_+|\s*[-–—]{1,2}\s+|(?<=\d)[:：]\s*")
_LONGEST = 200

_NUMBER = (
    r"(?:(?:http|error|status|code|错误码?|页面)[\s:：-]{0,3}){0,2}4(?:04|10)"
    r"(?:[\s:：-]{0,3}(?:error|page|错误|页面))?"
)
_SORRY = (
    r"(?:(?:we['’]?re |we are )?(?:so )?(?:sorry|w?h?oops|uh[ -]oh|hm{1,9}|ouch|error)[\s,.!:…-]{0,4}){0,2}(?:but )?"
)
_PAGE = (
    r"(?:the |this |that |your )?(?:requested |specified )?(?:web ?|blog ?)?"
    r"(?:page|url|file|document|article|post|content|website)"
    r"(?: (?:that )?(?:you(?:['’]?re| are| were|['’]?ve| have)?) [a-z ]{3,40}?)?"
)
_IS_GONE = (
    r"(?:(?:(?:was|is|could|can|has) ?(?:not |n?['’]?t )(?:been |be )?|not )found"
    r"|(?:does ?not|doesn['’]t|no longer) exists?|not exist|(?:is )?(?:no longer|not) available"
    r"|isn['’]t (?:available|here)|(?:has been|was|is) (?:deleted|removed)|(?:is|has) gone)"
)
_CANNOT_FIND = rf"(?:we )?(?:can['’]?t|cannot|couldn['’]t|could not) (?:seem to )?find {_PAGE}"
_END = r"(?: any ?more| here)?[\s!.?:;,…(/-]{0,6}"
_ENGLISH = re.compile(
    rf"{_SORRY}(?:{_NUMBER}[\s,:;!.(-]{{0,4}})?"
    rf"(?:{_PAGE} {_IS_GONE}|\(?not found|{_CANNOT_FIND}|{_NUMBER}|no such page)"
    rf"(?:{_END}{_NUMBER})?{_END}\)?[!1]{{0,3}}",
    re.IGNORECASE,
)

_SORRY_HAN = (
    r"(?:(?:非常|很|真)?(?:抱歉|对不起|對不起|不好意思|糟糕|哎呀|哎哟|出错了|噢|啊哦|温馨提示)"
    r"[\s,，.。!！~～:：…]{0,4}){0,2}"
)
_PAGE_HAN = (
    r"(?:(?:您|你|我们)?(?:所|要|想要?|正在|当前|刚刚)?(?:请求|访问|查看|浏览|打开|寻找|查找|瀏覽|訪問)的?)?"
    r"(?:这个|该|此|本|当前|這個|該)?(?:页面?|网页|网址|链接|文章|内容|帖子|博客|文档|商品|博文|视频|回答|頁面|網頁|內容)"
)
# What can be done with a page on purpose ("文章删除") must be said to have been done.
_IS_GONE_HAN = (
    r"(?:(?:已经?|现已|可能)?(?:不存在|未找到|找不到|没有找到|沒有找到|无法找到|無法找到|不见|走丢)"
    r"|(?:已经?|现已|已经?被|被|已由|已被)(?:作者|发布者|用户|管理员|楼主|系统)?(?:自行)?"
    r"(?:删除|刪除|移除|下架|失效|下线|屏蔽)|因违规无法查看)(?:了|啦|哦)?"
)
_MORE_HAN = r"(?:(?:或者?|、|,|，|/|\s)(?:已|被|不|没|无|暂|请|您|你|可能|是)[^。!！]{0,20})?"
_END_HAN = r"[\s!！.。~～…,，?？:：(（]{0,4}"
_HAN = re.compile(
    rf"{_SORRY_HAN}(?:{_NUMBER}[\s,，:：;!.-]{{0,3}})?"
    rf"(?:{_PAGE_HAN}{_IS_GONE_HAN}{_MORE_HAN}|(?:未找到|找不到|没有找到|沒有找到|无法找到)(?:相关)?{_PAGE_HAN}|{_NUMBER})"
    rf"(?:{_END_HAN}{_NUMBER})?{_END_HAN}[)）]?",
    re.IGNORECASE,
)

_DOMAIN = (
    r"(?:the |this )?(?:premium )?(?:domain(?: name)?|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,3})"
    r"(?: [a-z0-9-]{1,63}\.[a-z.]{2,20})?"
)
_PARKED = re.compile(
    rf"{_DOMAIN} (?:(?:is|may be|might be|could be) )?"
    r"(?:for sale|available for (?:sale|purchase)|parked|(?:has )?expired)(?: (?:at|by|on|with) [\w. ]{1,40})?[!.]*"
    rf"|buy {_DOMAIN}[!.]*|parked (?:domain|page)(?: name)?[!.]*|"
    r"(?:该|此|本|您(?:所)?访问的|您正在访问的)?(?:域名|网站)(?:[a-z0-9.-]{1,80})?(?:正在|可以|可|已|已经)?"
    r"(?:出售|转让|被出售|停放|过期|到期|待售|挂售)(?:中|了)?[!！.。]*"
    r"|[a-z0-9.-]{4,80} ?(?:域名)?(?:正在|可以|可)?(?:出售|转让)(?:中|了)?[!！.。]*",
    re.IGNORECASE,
)


def is_error(title: str) -> bool:
    """Tell whether a title or heading says that there is no such page.

    >>> is_error("404 - Page not found | Example"), is_error("How to write a custom 404 page")
    (True, False)
    """
    return any(_ENGLISH.fullmatch(part) or _HAN.fullmatch(part) for part in _parts(title))


def is_parked(title: str) -> bool:
    """Tell whether a title or heading offers a domain.

    >>> is_parked("example.com is for sale"), is_parked("How to tell that a domain is for sale")
    (True, False)
    """
    return any(_PARKED.fullmatch(part) for part in _parts(title))


def _parts(title: str) -> list[str]:
    if len(title) > _LONGEST:
        return []
    return [title, *filter(None, (part.strip() for part in _BETWEEN.split(title)))]
