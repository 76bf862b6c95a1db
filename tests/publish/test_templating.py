"""What Jinja does for every value, done with less."""

from __future__ import annotations

import jinja2
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from docpipe.publish.templating import LeanContext, LeanTemplate
from docpipe.publish.text import Text
from tests.publish.feeds.samples import locale

TEMPLATE = """{% macro twice(value) %}{{ value }}{{ value }}{% endmacro %}
{% block all %}{% for value in values %}{{ value }} {{ twice(value) }} {{ value ~ "<" }} {{ values.index(value) }}
{{ titled.attributes(page) }} {{ "a{}".format(value) }} {{ loop.cycle(value, "&") }}{% endfor %}{% endblock %}
{% set kept %}{{ values[0] }}{% endset %}{{ kept }}"""
VALUES = st.one_of(st.text("a<>&'\"中 "), st.text("a<>&'\"中 ").map(Markup), st.integers(), st.none(), st.booleans())


class Lean(jinja2.Environment):
    """Jinja as pages use it."""

    template_class = LeanTemplate
    context_class = LeanContext


@given(st.lists(VALUES, min_size=1, max_size=4))
def test_what_is_written_is_the_same(values: list[object]) -> None:
    """Texts, markup and all else, in loops, macros, blocks, calls and what is kept, come out as Jinja has them."""
    given_ = {"values": values, "titled": Text("x", locale("en")), "page": locale("zh")}
    stock, lean = (kind(autoescape=True).from_string(TEMPLATE) for kind in (jinja2.Environment, Lean))
    assert lean.render(given_) == stock.render(given_)
