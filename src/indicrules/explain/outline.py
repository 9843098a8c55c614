"""Turn a document into the order in which pages draw its sections: how deep each heading, and what shares a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from indicrules.explain.document import Document, Section
from indicrules.explain.messages import Words
from indicrules.text.classes import frozen

_TOP = 2  # the page's own heading is above


@frozen
class Headed:
    """A section under a heading of its own; `leads` where its members follow."""

    section: Section
    level: int
    leads: bool


@frozen
class Together:
    """Sections of one line each, which share a table."""

    sections: tuple[Section, ...]


def outline(document: Document) -> Iterator[Headed | Together]:
    """Give the sections in file order."""
    levels = _levels(document)
    follows = {before.name: after for before, after in zip(document.sections, document.sections[1:], strict=False)}
    for short, sections in groupby(document.sections, lambda section: bool(section.short)):
        if short:
            yield Together(tuple(sections))
            continue
        for section in sections:
            after = follows.get(section.name)
            leads = after is not None and after.depth > section.depth
            yield Headed(section, levels.get(section.name, _TOP), leads)


def scores(document: Document, words: Words) -> Mapping[str, str]:
    """Give each item's score and full mark as the overview has them, by its name."""
    bars = document.overview.bars if document.overview is not None else ()
    return {bar.name: f"{bar.score} {words.say('of', full=bar.full)}" if bar.full else bar.score for bar in bars}


def _levels(document: Document) -> Mapping[str, int]:
    """Give each item the level of its heading: one below that of the group around it, if the group has a heading."""
    if document.overview is None:
        return {}
    headed = {section.name for section in document.sections if not section.short}
    levels: dict[str, int] = {}
    below: list[int] = []  # levels of what stands in each of the groups around
    for bar in document.overview.bars:
        del below[bar.depth :]
        levels[bar.name] = below[-1] if below else _TOP
        below.append(min(levels[bar.name] + (bar.name in headed), 6))
    return levels
