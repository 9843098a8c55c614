"""Say of the name or keyword at a place what it means: in words, with its unit, its share, and a value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from lsprotocol import types

from indicrules.card.arithmetic import alone, decimal_text, measured_type
from indicrules.editing.names import Mention, mention_at, mentions_in
from indicrules.explain.describe.clauses import Described, brought
from indicrules.explain.describe.compose import said_of, share_of
from indicrules.explain.document import Line
from indicrules.explain.messages import Words
from indicrules.language.clauses import BLOCK_KINDS, HINTS
from indicrules.language.words import BLOCKS
from indicrules.lsp.outline import whole_of
from indicrules.lsp.session import Open, Session
from indicrules.lsp.trying import Trials, item_of, nearest
from indicrules.lsp.wording import way
from indicrules.model.rules import Item, Model
from indicrules.model.types import NumberType
from indicrules.syntax import tree
from indicrules.syntax.lexer import lex
from indicrules.syntax.written import language_of
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

_REMARKS = pattern(r"(?:\n[ \t]*(?:#[^\n]*)?)+\Z")  # above the block that follows
_MARKED = str.maketrans({each: f"\\{each}" for each in "\\`*_[]<>#|"})


def hovered(found: Open, session: Session, trials: Trials, position: types.Position) -> types.Hover | None:
    """Give what is to be said of what stands at a position; None where that is nothing of the language."""
    lines = found.lines(session.encoding)
    offset, source = lines.offset(position), found.document.source
    mention = mention_at(mentions_in(source), offset)
    if mention is None:
        return _keyword(found, session, source, offset)
    paragraphs = list(_of_name(mention, found, session, trials))
    if not paragraphs:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(paragraphs))
    return types.Hover(content, lines.of(mention.span))


def _keyword(found: Open, session: Session, source: Source, offset: int) -> types.Hover | None:
    lines = found.lines(session.encoding)
    opening = (line.opener for line in lex(source).lines)
    token = next((each for each in opening if each.start <= offset <= each.end), None)
    hint = HINTS.get(token.kind) if token is not None else None
    if token is None or hint is None:
        return None
    content = types.MarkupContent(
        types.MarkupKind.Markdown, way(hint, session.language, language_of(found.document.text))
    )
    return types.Hover(content, lines.range(token.start, token.end))


def _of_name(mention: Mention, found: Open, session: Session, trials: Trials) -> Iterator[str]:
    model = found.document.model
    if model is None:
        yield from _written(mention, found)
        return
    word, language = mention.word, session.language
    item = model.root if mention.kind == "ruleset" else model.items.get(word)
    if mention.is_unit:
        unit = model.units.known(tree.UnitText(((word, 1),), span=mention.span))
        if unit is not None:
            scale, base = decimal_text(unit.scale), _base(unit.dimension)
            if (scale, base) == ("1", word):
                yield say("editor.unit-of-its-own").told(language)
                return
            yield say("editor.unit", word=word, scale=scale, base=base).told(language)
        return
    if item is not None:
        yield from _item(item, model, session)
        yield from _tried(item, found, session, trials, mention.span)
        return
    told = Described(model, model.root, Words(language))
    if word in model.inputs:
        yield _plain(brought(told, model.inputs[word]))
    elif word in model.params:
        yield f"**{_plain(word)}** = {_plain(told.value(model.params[word].value))}"
    else:
        yield from _written(mention, found)


def _written(mention: Mention, found: Open) -> Iterator[str]:
    """Give the lines that declare a name, where no more is known of it."""
    own = [each for each in found.document.blocks if getattr(each, "name", None) == mention.word]
    texts = [whole_of(each, found).text for each in own] or list(_borrowed(mention.word, found))
    for text in texts:
        yield f"```indicrules\n{text}\n```"


def _borrowed(word: str, found: Open) -> Iterator[str]:
    """Give the blocks of used files that declare a name."""
    for source in found.document.borrowed:
        opening = [line.opener for line in lex(source).lines if line.opener.kind in BLOCK_KINDS]
        starts = [each.start for each in opening]
        for each in mentions_in(source):
            if each.word == word and each.kind in BLOCKS:
                at = bisect_right(starts, each.span.start)
                end = starts[at] if at < len(starts) else len(source.text)
                yield _REMARKS.sub("", source.text[starts[at - 1] : end]).rstrip()


def _item(item: Item, model: Model, session: Session) -> Iterator[str]:
    language = session.language
    heading, facts = said_of(model, item, language)
    beside = f" {_plain(heading.title)}" if heading.title else ""
    parts = [f"**{_plain(heading.name)}**{beside}", *([_plain(heading.score)] if heading.score else [])]
    yield " — ".join(parts)
    lines = [f"- {_line(each)}" for fact in facts for each in fact.lines]
    if item.unit is not None and item.unit.name:
        lines.append(f"- {say('editor.measured-in', unit=item.unit.name).told(language)}")
    share = share_of(model, item)
    if share is not None and item.kind != "ruleset":
        percent = alone(f"{decimal_text(share * 100)}%")
        lines.append(f"- {say('editor.share', share=percent).told(language)}")
    yield "\n".join(lines)


def _tried(item: Item, found: Open, session: Session, trials: Trials, span: Span) -> Iterator[str]:
    """Give what an item measures and scores under the example that stands nearest."""
    index = nearest(found, found.document.place(span).start)
    card = None if index is None else trials.card(found, index)
    model = found.document.model
    if card is None or model is None or index is None:
        return
    title = model.examples[index].title
    if item.kind == "ruleset":
        yield say("editor.under-example", title=title, score=str(card.total)).told(session.language)
        return
    scored = item_of(card, item.name)
    if scored is None:
        return
    score = "—" if scored.score is None else str(scored.score)
    if scored.actual is None:
        yield say("editor.under-example", title=title, score=score).told(session.language)
        return
    shown = _measured(scored.actual, item)
    yield say("editor.under-example-with", title=title, score=score, actual=shown).told(session.language)


def _measured(actual: Any, item: Item) -> str:
    """Write what an item measures in its unit."""
    type_ = measured_type(item)
    if not isinstance(type_, NumberType):
        return str(actual)
    percent, unit = type_.percent, item.unit
    number = alone(decimal_text(Fraction(actual) * (100 if percent else 1)))
    return f"{number}%" if percent else f"{number} {unit.name}" if unit is not None else number


def _line(line: Line) -> str:
    aside = f" ({line.aside})" if line.aside else ""
    return _plain(f"{line.text}{aside}")


def _plain(text: str) -> str:
    return text.translate(_MARKED)


def _base(dimension: tuple[tuple[str, int], ...]) -> str:
    return "*".join(word if power == 1 else f"{word}^{power}" for word, power in dimension)
