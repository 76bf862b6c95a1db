"""Every option once: its type, default, meaning and an example; nothing else lists them.

A section of `docpipe.toml` is a struct here, a key is a field. Where the value is written in
another form than it is kept, `written` names the form of the file.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from docpipe.config.building import Build
from docpipe.config.external import External
from docpipe.config.images import Images
from docpipe.config.layout import Layout, Mount
from docpipe.config.linting import Lint
from docpipe.config.markdown import Markdown
from docpipe.config.option import option
from docpipe.model.locale import Locale
from docpipe.model.source import LocaleName

Fallback = Literal["list", "page", "none"]
Scope = Literal["all", "existing"] | tuple[str, ...]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Rate = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
SlugDialect = Literal["github", "docusaurus", "hugo", "vuepress", "hexo"]


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """`[site]`: what the site is called, where it stands and which languages it speaks."""

    title: Annotated[
        dict[str, str],
        option(
            "The site's name, or one name per locale",
            {"zh": "去中心化笔记", "en": "Notes on decentralisation"},
            written=str | dict[str, str],
        ),
    ] = {}
    description: Annotated[
        dict[str, str],
        option(
            "What the site is about, in a sentence, or one per locale: for its home page, its feeds and search engines",
            {"zh": "算力、模型与开放网络", "en": "Compute, models and open networks"},
            written=str | dict[str, str],
        ),
    ] = {}
    image: Annotated[
        dict[str, str],
        option(
            "The picture that other sites show of a page that has none of its own, or one per locale: a file below "
            "static/, best 1200 by 630 pixels, or a whole address",
            "images/card.png",
            written=str | dict[str, str],
        ),
    ] = {}
    base_url: Annotated[
        str,
        option(
            "The address the site is published at; without it there are no canonical links, feeds or sitemap",
            "https://example.org/",
        ),
    ] = ""
    source: Annotated[LocaleName, option("The locale posts are written in first", "zh")]
    locales: Annotated[
        tuple[Locale, ...],
        option(
            "The locales the site speaks: folders of content/ and first segments of its addresses",
            ["zh", "en"],
            written=tuple[LocaleName, ...],
        ),
    ]
    root: Annotated[
        Literal["chooser", "source"],
        option("What stands at /: a page to choose the language, or the source locale itself", "source"),
    ] = "chooser"
    timezone: Annotated[
        str, option("The time zone in which a date without a time is that day (IANA name)", "Asia/Shanghai")
    ] = "Asia/Shanghai"
    permalink: Annotated[
        str,
        option(
            "The address of a post below its locale: a pattern with :year :month :day :slug, "
            "or the name of a generator whose addresses it keeps",
            "/:year/:month/:day/:slug/",
        ),
    ] = "/:slug/"


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """`[links]`: how links are read."""

    slugs: Annotated[
        SlugDialect, option("The generator whose heading ids the posts' #fragments are written for", "docusaurus")
    ] = "github"


class TranslationLocale(msgspec.Struct, frozen=True, kw_only=True):
    """`[translation.X]`: what is different for one target locale; None is as in `[translation]`."""

    publish_at: Annotated[Percent | None, option("As translation.publish_at, for this locale", 80)] = None
    fallback: Annotated[Fallback | None, option("As translation.fallback, for this locale", "page")] = None
    scope: Annotated[Scope | None, option("As translation.scope, for this locale", ["blog/**"])] = None
    characters_per_hour: Annotated[Rate | None, option("As translation.characters_per_hour, for this locale", 800)] = (
        None
    )


class Translation(msgspec.Struct, frozen=True, kw_only=True):
    """`[translation]`: when a translation becomes a page, and what stands in for a missing one."""

    publish_at: Annotated[Percent, option("Coverage in percent below which a translation gets no page", 80)] = 50
    fallback: Annotated[
        Fallback,
        option(
            "What a locale shows of a post it lacks: an entry in lists that leads to the original (list), "
            "the original as a page of its own (page), or nothing (none)",
            "page",
        ),
    ] = "list"
    scope: Annotated[
        Scope,
        option(
            "What is to be translated: all, what exists already (existing), or patterns of document keys",
            ["blog/**"],
        ),
    ] = "all"
    dashboard: Annotated[
        bool,
        option(
            "Whether the built site has a page of the translation status, /status/, with a badge for each locale; "
            "search engines are kept out of it",
            True,  # noqa: FBT003 - an example's value
        ),
    ] = False
    characters_per_hour: Annotated[
        Rate,
        option(
            "How fast is translated, for the hours that status tells: source characters, a word of another script "
            "being 1.5. 500 Chinese characters become some 350 English words, and seven such hours the 2,500 words "
            "that a translator of technical texts does in a day. With a machine's draft to revise, 1000 is nearer",
            1000,
        ),
    ] = 500
    locale: Annotated[
        dict[str, TranslationLocale],
        option("Other choices for one target locale", {"en": {"publish_at": 80}}, spread=True),
    ] = {}


class LocaleOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`[locale.X]`: what a folder's name does not tell of its locale."""

    tag: Annotated[str, option("The BCP 47 language tag of this locale", "zh-Hant-HK")] = ""
    name: Annotated[str, option("The locale's name as readers see it, in its own language", "繁體中文（香港）")] = ""


class Config(msgspec.Struct, frozen=True, rename={"locale_options": "locale"}):
    """The configuration of one site: values only, without the root folder, the clock or the environment."""

    site: Site
    layout: Layout = Layout()
    markdown: Markdown = Markdown()
    lint: Lint = Lint()
    links: Links = Links()
    external: External = External()
    build: Build = Build()
    images: Images = Images()
    translation: Translation = Translation()
    locale_options: Annotated[
        dict[str, LocaleOptions],
        option("What a folder's name does not tell of its locale", {"en": {"name": "English"}}),
    ] = {}

    @property
    def source(self) -> LocaleName:
        """The name of the locale posts are written in first."""
        return self.site.source

    @property
    def targets(self) -> tuple[LocaleName, ...]:
        """The names of all other locales, in the site's order."""
        return tuple(locale.name for locale in self.site.locales if locale.name != self.site.source)

    @property
    def mounts(self) -> tuple[Mount, ...]:
        """Where the documents lie: as `[layout]` says, else `content/<locale>` for each locale."""
        own = (Mount(folder=f"content/{locale.name}", locale=locale.name) for locale in self.site.locales)
        return self.layout.mount or tuple(own)

    def locale(self, name: str) -> Locale:
        """Return the locale called `name`.

        Raises:
            KeyError: the site has no such locale.
        """
        for locale in self.site.locales:
            if locale.name == name:
                return locale
        raise KeyError(name)

    def site_title(self, locale: str) -> str:
        """Return the site's name in `locale`, else in the source locale, else any, else ""."""
        title = self.site.title
        return title.get(locale) or title.get("") or title.get(self.source) or next(iter(title.values()), "")

    def site_description(self, locale: str) -> str:
        """Return what the site says of itself in `locale`, or "": a sentence in another language would not do."""
        return self.site.description.get(locale) or self.site.description.get("", "")

    def site_image(self, locale: str) -> str:
        """Return the picture of pages in `locale` that have none, as written, or ""."""
        return self.site.image.get(locale) or self.site.image.get("", "")

    def publish_at(self, locale: str) -> int:
        """Return the coverage in percent from which a translation into `locale` becomes a page."""
        own = self.translation.locale.get(locale, TranslationLocale()).publish_at
        return self.translation.publish_at if own is None else own

    def fallback(self, locale: str) -> Fallback:
        """Return what `locale` shows of a document it lacks."""
        return self.translation.locale.get(locale, TranslationLocale()).fallback or self.translation.fallback

    def scope(self, locale: str) -> Scope:
        """Return what is to be translated into `locale`."""
        own = self.translation.locale.get(locale, TranslationLocale()).scope
        return self.translation.scope if own is None else own

    def characters_per_hour(self, locale: str) -> int:
        """Return how many characters of the source are translated into `locale` in an hour."""
        own = self.translation.locale.get(locale, TranslationLocale()).characters_per_hour
        return own or self.translation.characters_per_hour
