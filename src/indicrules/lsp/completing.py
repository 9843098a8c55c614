"""Say what may stand at a place: keywords that belong there, names, units, functions, in the file's own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from indicrules import std
from indicrules.editing.names import Mention, mentions_in
from indicrules.files.rulesets import shipped_methods
from indicrules.language.clauses import BLOCK_KINDS, CLAUSES
from indicrules.language.words import KEYWORDS, OPENERS, Language, Role
from indicrules.lsp.session import Open, Session
from indicrules.lsp.wording import kind_word, way
from indicrules.model.units import BUILT_IN
from indicrules.syntax.places import normal
from indicrules.syntax.signs import NAME
from indicrules.syntax.written import language_of
from indicrules.text.patterns import pattern

_WORD = pattern(rf"{NAME}\Z")
_FIRST = pattern(rf"[ \t]*({NAME})?")
_NUMBER = pattern(r"[0-9][ \t]*\Z")
_GROUP = pattern(r"(?:\bin|属于)[ \t]+\Z")
_PATH = pattern(r'(?:use|引用)[ \t]+"[^"]*\Z')
_BY_OPENER: dict[str, tuple[Role, ...]] = {
    "missing": ("policy",),
    "inapplicable": ("policy",),
    "round": ("mode", "bare", "call", "item"),
    "input": ("type", "inline"),
    "weight": ("share",),
    "expect": ("answer", "item", "call", "inline"),
}
_VALUES: tuple[Role, ...] = ("inline", "item", "call", "step")
_KINDS = {
    "input": types.CompletionItemKind.Variable,
    "param": types.CompletionItemKind.Constant,
    "metric": types.CompletionItemKind.Variable,
    "method": types.CompletionItemKind.Function,
    "table": types.CompletionItemKind.Function,
    "indicator": types.CompletionItemKind.Property,
    "group": types.CompletionItemKind.Module,
    "unit": types.CompletionItemKind.Unit,
    "grade": types.CompletionItemKind.EnumMember,
    "parameter": types.CompletionItemKind.TypeParameter,
}


def completions(found: Open, session: Session, position: types.Position) -> list[types.CompletionItem]:
    """Give what may stand at a position, each once."""
    lines, text = found.lines(session.encoding), found.document.text
    offset = lines.offset(position)
    begin = lines.line_start(offset)
    word = _WORD.search(text, begin, offset)
    start = offset if word is None else word.start()
    place = lines.range(start, offset)
    once: dict[str, types.CompletionItem] = {}
    for label, kind, detail in _offered(found, session.language, begin, start):
        once.setdefault(
            label, types.CompletionItem(label, kind=kind, detail=detail, text_edit=types.TextEdit(place, label))
        )
    return list(once.values())


_Offer = tuple[str, types.CompletionItemKind, str | None]


def _offered(found: Open, told: Language, begin: int, start: int) -> Iterator[_Offer]:
    """Give what may stand at a place, in the language of the file, what it is in that of messages, `told`."""
    text = found.document.text
    language, before = language_of(text), text[begin:start]
    if not before.strip():
        yield from _openers(text, begin, bool(before), language, told)
        return
    names = _declared(found)
    if _PATH.search(before):
        yield from (
            (name, types.CompletionItemKind.File, None) for name in (f"{std.PREFIX}{each}" for each in std.names())
        )
        return
    if before.count('"') % 2 or "#" in before:
        return
    if _GROUP.search(before):
        yield from _names(names, {"group"}, told)
        return
    first = _FIRST.match(before)
    opener = OPENERS.get(normal(first[1] or "")) if first is not None else None
    if _NUMBER.search(before):
        yield from _names(names, {"unit"}, told)
        yield from _units(found)
        yield from _words(("inline",), language)
        return
    if opener is not None and opener.english == "score":
        yield from _names(names, {"method", "table"}, told)
    if opener is not None and opener.english in _BY_OPENER:
        yield from _words(_BY_OPENER[opener.english], language)
        if opener.english == "input":
            yield from _units(found)
            return
        if opener.english in ("missing", "inapplicable"):
            return
    yield from _names(names, {*_KINDS} - {"unit"}, told)
    if opener is None or opener.english not in _BY_OPENER:
        yield from _words(_VALUES, language)


def _openers(text: str, begin: int, indented: bool, language: Language, told: Language) -> Iterator[_Offer]:
    """Give the words that may open a line: blocks, or the clauses of the block around it."""
    if not indented:
        yield from _words(("block",), language)
    block = _block_above(text, begin)
    if block is None:
        return
    keywords = {each.english: each for each in KEYWORDS if each.role == "clause"}
    for row in CLAUSES:
        if block in row.blocks or any(block in blocks for blocks in row.speaks_of.values()):
            yield keywords[row.english].spelt(language), types.CompletionItemKind.Keyword, way(row.hint, told, language)


def _block_above(text: str, begin: int) -> str | None:
    """Name the block in which a line stands."""
    for line in reversed(text[:begin].split("\n")):
        first = _FIRST.match(line)
        opener = OPENERS.get(normal(first[1])) if first is not None and first[1] else None
        if opener is not None and opener.kind in BLOCK_KINDS:
            return opener.english
    return None


def _words(roles: Iterable[Role], language: Language) -> Iterator[_Offer]:
    wanted = frozenset(roles)
    kinds = {"call": types.CompletionItemKind.Function, "item": types.CompletionItemKind.Value}
    for each in KEYWORDS:
        if each.role in wanted:
            yield each.spelt(language), kinds.get(each.role, types.CompletionItemKind.Keyword), None


def _declared(found: Open) -> list[Mention]:
    """Give all declarations of a document and of what it uses, the shipped methods too."""
    sources = (found.document.source, *found.document.borrowed, shipped_methods().source)
    return [each for source in sources for each in mentions_in(source) if each.kind]


def _names(names: Iterable[Mention], kinds: set[str], told: Language) -> Iterator[_Offer]:
    for each in names:
        if each.kind in kinds:
            yield each.word, _KINDS[each.kind], kind_word(each.kind, told)


def _units(found: Open) -> Iterator[_Offer]:
    """Give the units that are built in, and those that the text uses."""
    used = {each.word for each in mentions_in(found.document.source) if each.is_unit}
    for word in (*sorted(used), *BUILT_IN):
        yield word, types.CompletionItemKind.Unit, None
