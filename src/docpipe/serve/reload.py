"""What makes an open page load itself again when the site has changed: a script that only served pages carry."""

from __future__ import annotations

PLACE = "/.docpipe/"
"""Where the server's own answers stand: no site has a page there, for names with a dot in front are never published."""
SCRIPT = f"{PLACE}reload.js"
CHANGES = f"{PLACE}changes"

_HEAD_END = b"</head>"

# The place on the page is kept over the reload. A page in the background asks nothing, since browsers open few
# connections to a server; what it missed it is told when it is looked at again.
TEXT = """\
const script = document.querySelector("script[data-made]");
const place = "docpipe:" + location.pathname;
const kept = sessionStorage.getItem(place);
sessionStorage.removeItem(place);
if (kept !== null) scrollTo({ top: Number(kept), behavior: "instant" });
let source;
const listen = () => {
  source?.close();
  source = null;
  if (document.hidden) return;
  source = new EventSource("/.docpipe/changes?since=" + script.dataset.made);
  source.onmessage = () => {
    source.close();
    sessionStorage.setItem(place, scrollY);
    location.reload();
  };
};
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => source?.close());
listen();
"""


def with_reload(page: bytes, version: int) -> bytes:
    """Return a page with the script in its head; `version` is the making of the site it is of."""
    tag = f'<script type="module" src="{SCRIPT}" data-made="{version}"></script>\n'.encode()
    return page.replace(_HEAD_END, tag + _HEAD_END, 1)
