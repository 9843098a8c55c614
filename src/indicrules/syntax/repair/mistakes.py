"""Turn the place where a line stopped making sense into what its author did, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indicrules.syntax.automaton import Failure
from indicrules.syntax.repair.absent import no_equals, no_name, no_operand, no_quotes, no_value, own_line
from indicrules.syntax.repair.beside import no_sign
from indicrules.syntax.repair.failure import Mistake, Place, Reach, how_to_write
from indicrules.syntax.repair.listed import list_type
from indicrules.syntax.repair.misplaced import (
    called_conditional,
    chain,
    conditional,
    doubled,
    doubled_word,
    equals,
    negation,
    order,
    row,
)
from indicrules.syntax.repair.misspelt import misspelt, policy
from indicrules.syntax.repair.strays import stray_colon, stray_if, stray_mark, stray_sign
from indicrules.syntax.repair.wording import found, wanted
from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.sentence import say
from indicrules.text.source import Source

_DETECTORS: tuple[Callable[[Place], Mistake | None], ...] = (
    policy,
    list_type,
    doubled_word,
    own_line,
    misspelt,
    no_value,
    stray_mark,
    stray_colon,
    stray_if,
    stray_sign,
    no_name,
    equals,
    no_equals,
    called_conditional,
    conditional,
    order,
    negation,
    chain,
    doubled,
    no_operand,
    row,
    no_quotes,
    no_sign,
)


def mistake(tokens: Sequence[Token], failure: Failure, source: Source, reach: Reach) -> Mistake:
    """Say what is wrong at the place of failure; `reach` tells how many of other tokens would make sense."""
    place = Place(tuple(tokens), failure.index, failure.expected, source, reach)
    for detect in _DETECTORS:
        detected = detect(place)
        if detected is not None:
            return detected
    if place.expected == {NEWLINE}:
        said = say("unexpected.after-clause", word=found(place.token, source))
        hint = say("unexpected.after-clause-hint", text=place.text(place.opener, place.previous))
        return Mistake(place.report("unexpected", said, hint))
    hint = how_to_write(place.opener, source) or say("unexpected.hint")
    said = say("unexpected", word=found(place.token, source), wanted=wanted(place.expected))
    return Mistake(place.report("unexpected", said, hint))
