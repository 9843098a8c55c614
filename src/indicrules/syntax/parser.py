"""Turn ruleset text into its tree, with every mistake in it reported and as much as possible kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from indicrules.syntax.automaton import Automaton, automaton
from indicrules.syntax.builders import BUILDERS
from indicrules.syntax.lexer import Lexed, lex, lex_part
from indicrules.syntax.limits import MOST_MISTAKES, too_many_mistakes
from indicrules.syntax.parse_tables import Rule, Tables, grammar_text, shipped_tables
from indicrules.syntax.repair.recovery import Blocks, read_blocks
from indicrules.syntax.tree import File
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

# After these it is certain what a line means, and what else is wrong in it is told too.
_CLEAR = frozenset(
    {"curly-quotes", "exponent", "foreign-operator", "letter-for-digit", "list-mark", "missing-space", "reserved-word",
     "name-opens-with-a-digit", "stray-colon", "thousands-comma", "unknown-keyword", "unmarked-remark"}
)  # fmt: skip

_MOST_ROUNDS = 3  # in which lines that are worded otherwise are read anew: a line may hide what is wrong with the next

STARTS = ("block", "clause", "row")


@frozen
class Parsed:
    """A tree, and what was wrong with its text.

    `damaged` are the indices of blocks of which a part was lost to a reported mistake; `hidden` says that a whole
    block or a name was, so that a name which seems unknown may have been declared there; `cut` says that the text is
    too long to be read to its end.
    """

    file: File
    diagnostics: tuple[Diagnostic, ...]
    damaged: frozenset[int]
    hidden: bool
    cut: bool = False


def parse(source: Source) -> Parsed:
    """Read a text; never raise, whatever it holds."""
    return parse_lines(source, lex(source))


def parse_part(source: Source, start: int, end: int) -> Parsed | None:
    """Read the lines of one block, from its header to the next one's; None where these alone do not tell."""
    lexed = lex_part(source, start, end)
    return None if lexed is None or not lexed.lines else parse_lines(source, lexed)


def parse_lines(source: Source, lexed: Lexed) -> Parsed:
    """Read a text, or a part of one, that is cut into its lines already."""
    blocks = read_blocks(lexed.lines, _machine(), source) if lexed.lines else Blocks((), (), frozenset(), False)
    if lexed.lines and (lexed.diagnostics or blocks.diagnostics):
        from indicrules.syntax.repair.rewording import reworded  # nothing in a file without mistakes asks for it

        for _ in range(_MOST_ROUNDS):
            again = reworded(lexed, (*lexed.diagnostics, *blocks.diagnostics), _machine(), source)
            if again is None:
                break
            lexed, blocks = again, read_blocks(again.lines, _machine(), source)
    diagnostics = [*lexed.diagnostics, *blocks.diagnostics]
    if not lexed.lines and not diagnostics:
        hint = say("empty-file.hint")
        diagnostics.append(Diagnostic("empty-file", say("empty-file"), Span(source, 0, 0), hint))
    diagnostics.sort(key=_offset)
    if len(blocks.diagnostics) > MOST_MISTAKES:
        diagnostics = diagnostics[:MOST_MISTAKES]
        diagnostics.append(too_many_mistakes(Span(source, _offset(diagnostics[-1]), _offset(diagnostics[-1]))))
    cut = any(each.code in ("file-too-long", "too-many-lines") for each in diagnostics)
    stopped = cut or (bool(diagnostics) and diagnostics[-1].code == "too-many-mistakes")
    hidden = blocks.hidden or lexed.hidden or stopped
    file = File(blocks.blocks, source=source, doubtful=_doubtful(diagnostics))
    return Parsed(file, tuple(diagnostics), blocks.damaged, hidden, cut)


def _doubtful(diagnostics: Iterable[Diagnostic]) -> frozenset[int]:
    """Number the lines of which a reported mistake leaves open what they mean."""
    lines: set[int] = set()
    for each in diagnostics:
        if each.span is not None and each.code not in _CLEAR:
            first = each.span.line - (each.code == "continued-line")
            last = each.span.source.position(max(each.span.start, each.span.end - 1))[0]
            lines.update(range(first, last + 1))
    return frozenset(lines)


def _offset(diagnostic: Diagnostic) -> int:
    return -1 if diagnostic.span is None else diagnostic.span.start


@cache
def _machine() -> Automaton:
    return automaton(shipped_tables() or build_tables(grammar_text()), BUILDERS)


def build_tables(grammar: str) -> Tables:
    """Build the parse tables of a grammar, the same ones each time; refuse a grammar with conflicts."""
    # lark takes longer to load than a ruleset to score, and is needed only where no tables were shipped
    from lark import Lark
    from lark.lexer import Lexer

    class _NoLexer(Lexer):
        def __init__(self, configuration: object) -> None:
            """Take tokens from elsewhere."""

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            return iter(())

    built: Any = Lark(
        grammar, parser="lalr", lexer=_NoLexer, start=list(STARTS), strict=True, maybe_placeholders=True
    ).parser
    table = built.parser._parse_table
    order = _walk(table.states, [table.start_states[start] for start in STARTS])
    state_of = {state: number for number, state in enumerate(order)}
    rules: dict[Any, int] = {}
    actions = []
    for state in order:
        row = {}
        for symbol, (action, argument) in sorted(table.states[state].items()):
            if action.name == "Shift":
                row[symbol] = state_of[argument]
            else:
                row[symbol] = -1 - rules.setdefault(argument, len(rules))
        actions.append(row)
    return Tables(
        tuple(actions),
        tuple(_rule(rule) for rule in rules),
        {start: state_of[table.start_states[start]] for start in STARTS},
        {start: state_of[table.end_states[start]] for start in STARTS},
    )


def _walk(states: Any, starts: Iterable[Any]) -> list[Any]:
    """Put states in an order that depends on the grammar alone."""
    order = list(starts)
    seen = set(order)
    for state in order:
        for _, (action, argument) in sorted(states[state].items()):
            if action.name == "Shift" and argument not in seen:
                seen.add(argument)
                order.append(argument)
    return order


def _rule(rule: Any) -> Rule:
    places: list[int | None] = [
        place for place, symbol in enumerate(rule.expansion) if not (symbol.is_term and symbol.filter_out)
    ]
    origin = str(rule.origin.name)
    if rule.options.empty_indices:
        places = []
        place = 0
        for left_out in rule.options.empty_indices:
            if left_out:
                places.append(None)
                continue
            symbol = rule.expansion[place]
            if not (symbol.is_term and symbol.filter_out):
                places.append(place)
            place += 1
    is_list = origin.startswith("_")
    passes = is_list or (rule.options.expand1 and len(places) == 1 and rule.alias is None)
    return Rule(origin, len(rule.expansion), "" if passes else str(rule.alias or origin), tuple(places), is_list)
