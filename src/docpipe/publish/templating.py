"""What Jinja does for every value of every page, done with less: calls, escaping, compiling."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from types import BuiltinMethodType, CodeType, FunctionType, MethodType
from typing import Any, cast

import jinja2
import jinja2.bccache
import jinja2.runtime
from markupsafe import Markup, escape

from docpipe.publish.messages import Words

_PLAIN = frozenset({Words, MethodType, BuiltinMethodType})
_SPECIAL = re.compile(r"""[&<>'"]""")


class LeanContext(jinja2.runtime.Context):
    """Calls messages and methods at once; Jinja looks up for each call whether it is to be handed the context."""

    def call(
        self,
        called: Callable[..., object],
        /,
        *args: object,
        _loop_vars: object = None,
        _block_vars: object = None,
        **values: object,
    ) -> object:
        """Return what `called` answers; the two are for what is handed the context."""
        if type(called) in _PLAIN:
            return called(*args, **values)
        return super().call(called, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **values)


class LeanTemplate(jinja2.Template):
    """Writes as they are the values in which nothing is to be escaped: most of them, at a fifth of the cost."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - the name Jinja calls it by
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        """Return the template that has this code."""
        template = super().from_code(environment, code, globals, uptodate)
        cast("FunctionType", template.root_render_func).__globals__["escape"] = _escaped
        return template


def _escaped(value: object) -> str:
    """Return what `escape` does; Jinja puts a page together from strings, and needs no markup of them."""
    is_plain = type(value) is Markup or (type(value) is str and not _SPECIAL.search(value))
    return cast("str", value) if is_plain else escape(value)


class _Compiled(jinja2.BytecodeCache):
    """Keeps what templates were compiled to, so that a process that builds again compiles only what was edited."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill in the code of a template, if its text is still the same."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep the code of a template in place of what its older text was compiled to."""
        if bucket.code is not None:
            self._kept[bucket.key] = bucket.checksum, bucket.code


COMPILED = _Compiled()
"""Of all themes of this process."""
