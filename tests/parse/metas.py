"""Short ways to read the meaning of a front matter and what is wrong with single fields of it."""

from __future__ import annotations

from docpipe.model.diagnostic import Issue
from docpipe.model.front_matter import Meta
from docpipe.model.source import DocumentKey, LocaleName, SourceFile
from docpipe.parse.frontmatter import read_front_matter
from docpipe.parse.metadata import read_meta

ZONE = "Asia/Shanghai"


def file(key: str = "a") -> SourceFile:
    """Return the source file of a key."""
    return SourceFile(f"content/zh/{key}.md", LocaleName("zh"), DocumentKey(key))


def block(content: str) -> str:
    """Return a post with this YAML."""
    return f"---\n{content}\n---\n正文"


def read(content: str, key: str = "a") -> tuple[Meta, tuple[Issue, ...]]:
    """Return what YAML of this content says, and the issues with it."""
    result = read_front_matter(block(content))
    assert result.issues == ()
    return read_meta(result.front_matter, file(key), ZONE)


def meta(content: str, key: str = "a") -> Meta:
    """Return what YAML of this content says, which has no issue."""
    found, issues = read(content, key)
    assert issues == ()
    return found


def issue(content: str) -> Issue:
    """Return the only issue of this content."""
    (found,) = read(content)[1]
    return found


def place(content: str) -> str:
    """Return what the only issue of this content points at."""
    span = issue(content).span
    assert span is not None
    return span.of(block(content))
