"""Examples of what GitHub adds to CommonMark and docpipe reads: of our own writing, a few for each rule."""

from __future__ import annotations

EXAMPLES = (
    "| a | b |\n| --- | --- |\n| c | d |\n",
    "a | b\n:-: | -:\nc | d\ne\n\nf",
    "| a\\|b |\n| -- |\n| `c\\|d` |\n| **e\\|f** |",
    "| a | b |\n| - | - |\n| c | d |\n> e",
    "| a | b |\n| - | - |\n| c | d |\ne\n\nf",
    "| a | b |\n| - |\n| c |",
    "| a | b |\n| - | - |\n| c |\n| c | d | e |",
    "| a |\n|---|\n",
    "|a|\n|:-|\n|\\\\|b|\n    |c|",
    "a\n| b |\n| - |\n| c |",
    "- | a |\n  | - |\n  | b |\n- c",
    "> | a |\n> |:-:|\n> | b |\n| c |",
    "|a|b|\n|-|-|\n|`c|d`|\n\n- - -",
    "a\n-|-\nb",
    "|\n|-\n|a",
    "||\n||\n||",
    "| a |\n| --- |\n| b |\n```\nc\n```",
    "- [ ] a\n- [x] b\n",
    "- [x] a\n  - [ ] b\n  - [X] c\n- [ ] d",
    "1. [ ] a\n2. [x]b\n3. [ ]\n4. [x] ",
    "- [ ]\ta\n-     [ ] b\n- \\[ ] c",
    "~~a~~ b, ~~c d~~.",
    "~~a\n\nb~~.",
    "~~~a~~~ ~b~ ~~c~",
    "a~~b~~c **d~~e**f~~",
    "~~中~~文，~~（x）~~后",
    "www.a.b https://a.b/c?d=e c@d.e",
    "<title> <b>a</b>\n\n<xmp> is not <XMP>\n",
)
