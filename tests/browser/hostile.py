"""A reader who opens page after page of a hostile site, touches everything there, and notes what should not happen."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Request

from tests.browser.site import Site

# Whatever a post manages to run calls or sets one of these.
_TRAPS = """
    window.happened = [];
    const trap = (name) => (...values) => { window.happened.push(`${name}(${values})`); return null; };
    for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = trap(name);
    Object.defineProperty(window, "pwned", {get: () => trap("pwned"), set: trap("pwned =")});
    addEventListener("securitypolicyviolation", (event) =>
        window.happened.push(`${event.violatedDirective}: ${event.blockedURI}`));
    navigator.serviceWorker && (navigator.serviceWorker.register = trap("a service worker"));
"""
# Links are followed by a browser only where they lead into the web; all else about them happens.
_TOUCH = """() => {
    document.addEventListener("click", (event) => {
        const link = event.target.closest?.("a, area");
        if (link && ["http:", "https:", "mailto:"].includes(link.protocol)) event.preventDefault();
    }, true);
    const events = ["mouseover", "mouseenter", "focus", "blur", "toggle", "load", "error", "animationstart"];
    for (const one of [...document.querySelectorAll("main *, svg *")].slice(0, 1000)) {
        for (const name of events) one.dispatchEvent(new Event(name));
        one.focus?.();
        const click = new MouseEvent("click", {bubbles: true, cancelable: true});
        if (one.matches("a, button, summary, label, area")) one.dispatchEvent(click);
    }
    return {
        happened: window.happened,
        title: document.title,
        foreign: document.querySelectorAll("iframe, frame, object, embed, base, form:not(.search)").length,
        shadowed: [document.body, document.head, document.querySelector, document.getElementById, document.forms]
            .filter((one) => one instanceof HTMLAnchorElement || one instanceof HTMLHeadingElement).length,
    };
}"""
# What a post names need not be there, and what lies elsewhere is out of reach here. Over HTTP no picture is shown.
_MISSING = "Failed to load resource"
_INSECURE = ("Loading the image 'http:", "img-src: http:")


class Victim:
    """Opens pages of one site in one window."""

    def __init__(self, browser: Browser, site: Site, *, heeds_policy: bool = True) -> None:
        """Open the window; without its policy a page has nothing but its own harmlessness."""
        self.site = site
        self.noted: list[str] = []
        self._context = browser.new_context(bypass_csp=not heeds_policy, accept_downloads=False)
        self._context.add_init_script(_TRAPS)
        self.page = self._context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.noted.append(f"an error: {error}"))
        self.page.on("dialog", self._dismiss)
        self.page.on("popup", lambda popup: self.noted.append(f"a window: {popup.url}"))
        self.page.on("download", lambda download: self.noted.append(f"a download: {download.url}"))
        self.page.on("frameattached", lambda frame: self.noted.append(f"a frame: {frame.url}"))
        self.page.on("request", self._see)

    def close(self) -> None:
        """Close the window."""
        self._context.close()

    def open(self, path: str, *, leads_on: bool = False) -> list[str]:
        """Return what happened on a page that should not have.

        Args:
            path: of the page, from the slash.
            leads_on: whether the page leads to another one by itself.
        """
        self.noted.clear()
        try:
            self.page.goto(self.site.address + path, wait_until="load")
            if leads_on:
                here = self.site.address + path
                self.page.wait_for_url(lambda url: url.startswith(self.site.address) and url != here, wait_until="load")
                return list(self.noted)
            found = self.page.evaluate(_TOUCH)
        except Error as error:
            return [*self.noted, str(error).splitlines()[0]]
        return [*self.noted, *self._against(found)]

    def _against(self, found: dict[str, object]) -> Iterator[str]:
        happened = found["happened"]
        assert isinstance(happened, list)
        yield from (each for each in map(str, happened) if not each.startswith(_INSECURE))
        for name in ("foreign", "shadowed"):
            if found[name]:
                yield f"{found[name]} {name} elements"

    def _dismiss(self, dialog: Dialog) -> None:
        self.noted.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith((_MISSING, *_INSECURE)):
            self.noted.append(message.text)

    def _see(self, request: Request) -> None:
        is_elsewhere = not request.url.startswith((self.site.address, "data:"))
        if is_elsewhere and request.resource_type != "image":
            self.noted.append(f"{request.resource_type} asked for at {request.url}")
