"""Turn the blocks of a document into its outline and what of it may be folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lsprotocol import types

from indicrules.lsp.session import Open, Session
from indicrules.syntax import tree
from indicrules.text.source import Span

_KINDS: Mapping[type[object], types.SymbolKind] = MappingProxyType(
    {
        tree.UseBlock: types.SymbolKind.File,
        tree.UnitBlock: types.SymbolKind.Constant,
        tree.InputBlock: types.SymbolKind.Field,
        tree.ParamBlock: types.SymbolKind.Constant,
        tree.MetricBlock: types.SymbolKind.Variable,
        tree.MethodBlock: types.SymbolKind.Function,
        tree.TableBlock: types.SymbolKind.Array,
        tree.CheckBlock: types.SymbolKind.Boolean,
        tree.ExampleBlock: types.SymbolKind.Event,
    }
)
_SCORED = MappingProxyType(
    {
        "ruleset": types.SymbolKind.Module,
        "group": types.SymbolKind.Namespace,
        "indicator": types.SymbolKind.Property,
    }
)


def symbols(found: Open, session: Session) -> list[types.DocumentSymbol]:
    """Give the blocks, members below their groups."""
    made: dict[str, types.DocumentSymbol] = {}
    listed: list[tuple[str | None, types.DocumentSymbol]] = []
    for block in _own(found):
        symbol = _symbol(block, found, session)
        parent = block.parent if isinstance(block, tree.ScoredBlock) else None
        if isinstance(block, tree.ScoredBlock) and block.kind == "group":
            made.setdefault(block.name, symbol)
        listed.append((parent, symbol))
    roots: list[types.DocumentSymbol] = []
    for parent, symbol in listed:
        above = made.get(parent or "")
        siblings = roots if above is None or _is_inside(above, symbol) else list(above.children or ())
        siblings.append(symbol)
        if siblings is not roots and above is not None:
            above.children = siblings
    return roots


def folds(found: Open, session: Session) -> list[types.FoldingRange]:
    """Give the blocks and runs of remarks of more than one line."""
    lines = found.lines(session.encoding)
    ranges = [lines.of(whole_of(block, found)) for block in _own(found)]
    folded = [types.FoldingRange(each.start.line, each.end.line) for each in ranges if each.end.line > each.start.line]
    return folded + [
        types.FoldingRange(first, last, kind=types.FoldingRangeKind.Comment)
        for first, last in _remarks(found.document.text)
    ]


def _own(found: Open) -> tuple[tree.Block, ...]:
    """Give the blocks that stand in the text itself."""
    return tuple(each for each in found.document.blocks if each.span.end > each.span.start)


def _symbol(block: tree.Block, found: Open, session: Session) -> types.DocumentSymbol:
    lines = found.lines(session.encoding)
    name, title = _named(block)
    whole = whole_of(block, found)
    span = getattr(block, "name_span", None)
    chosen = found.document.place(span) if isinstance(span, Span) else Span(whole.source, whole.start, whole.start)
    kind = _SCORED[block.kind] if isinstance(block, tree.ScoredBlock) else _KINDS[type(block)]
    return types.DocumentSymbol(
        name=name or "?", kind=kind, range=lines.of(whole), selection_range=lines.of(chosen), detail=title
    )


def _named(block: tree.Block) -> tuple[str, str | None]:
    match block:
        case tree.UseBlock():
            return block.path, None
        case tree.CheckBlock():
            return block.condition.span.words, None
        case tree.ExampleBlock():
            return block.title, None
        case tree.ScoredBlock() | tree.InputBlock() | tree.MethodBlock():
            return block.name, block.title
        case _:
            return block.name, None


def whole_of(block: tree.Block, found: Open) -> Span:
    """Give the place of a block with its clauses, by the text as it stands, without the line end behind it."""
    parts = getattr(block, "clauses", None) or getattr(block, "rows", None) or ()
    spans = [block.span, *(each.span for each in parts)] if isinstance(parts, tuple) else [block.span]
    place = found.document.place(Span(block.span.source, block.span.start, max(each.end for each in spans)))
    return Span(place.source, place.start, place.start + len(place.text.rstrip()))


def _is_inside(above: types.DocumentSymbol, symbol: types.DocumentSymbol) -> bool:
    """Tell whether groups stand in a circle, or one in itself."""
    return above is symbol or any(_is_inside(each, above) for each in symbol.children or () if each is not symbol)


def _remarks(text: str) -> Iterator[tuple[int, int]]:
    first = -1
    for number, line in enumerate((*text.split("\n"), "")):
        if line.lstrip().startswith("#"):
            first = number if first < 0 else first
            continue
        if first >= 0 and number - 1 > first:
            yield first, number - 1
        first = -1
