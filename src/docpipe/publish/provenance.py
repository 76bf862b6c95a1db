"""What a translation's page says of itself: how much of it is current, who or what made it."""

from __future__ import annotations

import msgspec

from docpipe.model.translation import BlockState, Freshness
from docpipe.publish.articles import Article, day_of, title_of
from docpipe.publish.edition import Edition
from docpipe.publish.text import Text


class About(msgspec.Struct, frozen=True):
    """The box "About this translation".

    Attributes:
        language: of the original, in the page's words.
        original: its title.
        route: its page, or "" where it is not published.
        lines: whole sentences.
    """

    language: str
    original: Text
    route: str
    lines: tuple[str, ...]


def about(article: Article, edition: Edition) -> About | None:
    """Return what is said of a translation; None for an original."""
    if article.source is None or article.state is None:
        return None
    words = edition.words[article.locale.name]
    language = words.language(article.source_locale, edition.locales)
    route = edition.route(article.group, article.source_locale.name)
    original = Text(article.source.title or title_of(article).text, article.source_locale)
    return About(
        language,
        original,
        route or "",
        (*_freshness(article, edition, language), *_makers(article, edition), *_moments(article, edition)),
    )


def _freshness(article: Article, edition: Edition, language: str) -> list[str]:
    words = edition.words[article.locale.name]
    states = [state for state in _states(article) if state.freshness is not Freshness.EXTRA]
    counts = {freshness: sum(state.freshness is freshness for state in states) for freshness in Freshness}
    total, current = len(states), counts[Freshness.CURRENT]
    lines = []
    if total and current == total:
        lines.append(words("All of it matches the original as it is today."))
    elif current:
        lines.append(
            words.count(
                "{current} of {number} passage matches the original as it is today.",
                "{current} of {number} passages match the original as it is today.",
                total,
                current=current,
            )
        )
    if outdated := counts[Freshness.OUTDATED]:
        lines.append(
            words.count(
                "{number} passage is older than the original; below it you can unfold what changed.",
                "{number} passages are older than the original; below each you can unfold what changed.",
                outdated,
            )
        )
    if open_ := counts[Freshness.MISSING] + counts[Freshness.UNTRANSLATED]:
        lines.append(
            words.count(
                "{number} passage is not translated yet and is shown in {language}.",
                "{number} passages are not translated yet and are shown in {language}.",
                open_,
                language=language,
            )
        )
    return lines


def _makers(article: Article, edition: Edition) -> list[str]:
    words = edition.words[article.locale.name]
    made = [state for state in _states(article) if state.target]
    kinds = {state.origin.kind for state in made} & {"human", "machine"}
    lines = []
    if kinds == {"human", "machine"}:
        lines.append(words("Translated in part by machine, in part by people."))
    elif kinds == {"machine"}:
        lines.append(words("Translated by machine."))
    elif kinds == {"human"}:
        lines.append(words("Translated by people."))
    names = sorted({state.reviewer for state in made if state.reviewer})
    if names:
        listed = ", ".join(names)
        all_of_it = all(state.reviewer for state in made)
        lines.append(
            words("Reviewed by {names}.", names=listed)
            if all_of_it
            else words("Reviewed in part by {names}.", names=listed)
        )
    return lines


def _moments(article: Article, edition: Edition) -> list[str]:
    """Return of when the texts are, as far as front matter tells, or git where the site wants that."""
    source, words = article.source, edition.words[article.locale.name]
    if source is None:
        return []
    original = source.meta.updated or edition.moments.get(source.file.path) or source.meta.date
    own = article.document.meta.updated or edition.moments.get(article.document.file.path)
    if original is None:
        return []
    day = words.date(day_of(original, edition))
    if own is None:
        return [words("The original is of {date}.", date=day)]
    own_day = words.date(day_of(own, edition))
    return [words("The original is of {date}, the translation of {day}.", date=day, day=own_day)]


def _states(article: Article) -> tuple[BlockState, ...]:
    return article.state.states if article.state is not None else ()
