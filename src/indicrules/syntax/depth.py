"""Turn a line's tokens into a verdict on how deep its expressions nest, before anything recurses into them."""

from __future__ import annotations

from indicrules.syntax.repair.wording import ARITHMETIC
from indicrules.syntax.token import Token
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

MOST_NESTED = 64
MOST_CHAINED = 100

_CHAINING = ARITHMETIC | {"AND", "OR", "NOT", "IF"}
_PREFIX = frozenset({"NOT", "RAISED", "IF"})
_BREAKS = frozenset({"PLUS", "TIMES", "OVER", "AND", "OR", "COMMA", "COLON"})
_OPERANDS = frozenset({"NUMBER", "MEASURE", "NAME", "STRING", "DATE", "YES", "NO", "RPAR"})


def too_deep(tokens: list[Token], source: Source) -> Diagnostic | None:
    """Say where a line nests parentheses, signs or conditionals too deep, or chains too many operators.

    A line of at most `MOST_NESTED` tokens does neither.
    """
    # For each open parenthesis: the operators of the part being read, the tallest part inside that, and so far.
    chained, inner, tallest, prefixes = [0], [0], [0], [0]
    nested = 0
    operand = False
    for token in tokens:
        kind = token.kind
        if kind == "LPAR":
            for levels in (chained, inner, tallest, prefixes):
                levels.append(0)
            nested += 1
        elif kind == "RPAR":
            height = max(tallest.pop(), chained.pop() + inner.pop()) + 1
            nested -= prefixes.pop() + 1
            inner[-1] = max(inner[-1], height)
        elif kind in ("COMMA", "COLON"):
            tallest[-1] = max(tallest[-1], chained[-1] + inner[-1])
            chained[-1] = inner[-1] = 0
        elif kind in _CHAINING:
            chained[-1] += 1
        if kind in _PREFIX or (kind == "MINUS" and not operand):
            prefixes[-1] += 1
            nested += 1
        elif kind in _BREAKS or kind == "MINUS":
            nested -= prefixes[-1]
            prefixes[-1] = 0
        operand = kind in _OPERANDS
        if nested > MOST_NESTED:
            return Diagnostic(
                "too-deep",
                say("too-deep", most=MOST_NESTED),
                Span(source, token.start, token.end),
                say("hint.name-a-part"),
            )
        if chained[-1] + inner[-1] > MOST_CHAINED:
            return Diagnostic(
                "too-deep",
                say("too-deep.chained", most=MOST_CHAINED),
                Span(source, token.start, token.end),
                say("too-deep.chained-hint"),
            )
    return None
