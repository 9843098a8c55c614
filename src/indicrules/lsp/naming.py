"""Find where the name at a place is declared and mentioned, in all files that it may stand in, and rename it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from indicrules import std
from indicrules.editing.names import Mention, declarations_of, mention_at, mentions_in, refusal
from indicrules.files.rulesets import shipped_methods
from indicrules.lsp.positions import Lines
from indicrules.lsp.session import Open, Session
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source


class Refused(Exception):
    """Why a name cannot be another one."""

    def __init__(self, said: Sentence) -> None:
        """Take the sentence."""
        super().__init__(said.told())
        self.said = said


def touched(found: Open, session: Session, position: types.Position) -> Mention | None:
    """Give the name that a position touches."""
    offset = found.lines(session.encoding).offset(position)
    return mention_at(mentions_in(found.document.source), offset)


def definitions(found: Open, session: Session, position: types.Position) -> list[types.Location]:
    """Give the places that declare the name at a position."""
    mention = touched(found, session, position)
    if mention is None:
        return []
    texts = session.family(found)
    shipped = {each.name: each for each in _shipped(found, session)}
    mentions = [each for source in (*texts.values(), *shipped.values()) for each in mentions_in(source)]
    return list(_locations(declarations_of(mention, mentions), found, session, texts))


def references(found: Open, session: Session, position: types.Position, declared: bool) -> list[types.Location]:
    """Give the places that mention the name at a position, and with `declared` those that declare it."""
    mention = touched(found, session, position)
    if mention is None:
        return []
    texts = session.family(found)
    mentions = [each for source in texts.values() for each in mentions_in(source)]
    wanted = [each for each in mentions if each.is_of(mention) and (declared or not each.kind)]
    return list(_locations(wanted, found, session, texts))


def renamed(found: Open, session: Session, position: types.Position, word: str) -> types.WorkspaceEdit:
    """Give the edits that make the name at a position another one, wherever it stands; raise `Refused`."""
    mention = renameable(found, session, position)
    texts = session.family(found)
    mentions = [each for source in texts.values() for each in mentions_in(source)]
    why = refusal(word, mention, mentions)
    if why is not None:
        raise Refused(why)
    changes: dict[str, list[types.TextEdit]] = {}
    for place in _locations((each for each in mentions if each.is_of(mention)), found, session, texts):
        changes.setdefault(place.uri, []).append(types.TextEdit(place.range, word))
    return types.WorkspaceEdit(changes=changes)


def renameable(found: Open, session: Session, position: types.Position) -> Mention:
    """Give the name at a position, if it is one of the author's; raise `Refused`."""
    mention = touched(found, session, position)
    if mention is None:
        raise Refused(say("editor.not-a-name"))
    mentions = [each for source in session.family(found).values() for each in mentions_in(source)]
    if not declarations_of(mention, mentions):
        raise Refused(say("editor.not-declared", word=mention.word))
    return mention


def _shipped(found: Open, session: Session) -> Iterator[Source]:
    yield shipped_methods().source
    yield from (each for each in found.document.borrowed if std.is_shipped(each.name))


def _locations(
    mentions: Iterable[Mention], found: Open, session: Session, texts: dict[str, Source]
) -> Iterator[types.Location]:
    known = {id(source): uri for uri, source in texts.items()}
    lines: dict[int, Lines] = {}
    for each in mentions:
        source = each.span.source
        uri = known.get(id(source)) or session.address(found.document, source)
        if uri is not None:
            counted = lines.setdefault(id(source), Lines(source.text, session.encoding))
            yield types.Location(uri, counted.of(each.span))
