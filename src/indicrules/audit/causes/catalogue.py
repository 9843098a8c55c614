"""Try on a published score every cause that there is, the most ordinary first."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.audit.causes.around import Around
from indicrules.audit.causes.clauses import clauses
from indicrules.audit.causes.formulas import cap_broken, formulas, full_mark, units
from indicrules.audit.causes.rates import initial_budget, published_rates, shown_rates
from indicrules.audit.causes.rounding import roundings
from indicrules.audit.causes.tools import tools
from indicrules.audit.causes.values import copies
from indicrules.audit.causes.weights import weights
from indicrules.audit.facts import Facts
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.text.classes import evolve


def causes_of_score(facts: Facts, around: Around, figure: Figure) -> tuple[Cause, ...]:
    """Give all that explains why a score was published as it was, where it is not what the ruleset gives."""
    return tuple({(each.code, each.said): each for each in _tried(facts, around, figure)}.values())


def _tried(facts: Facts, around: Around, figure: Figure) -> Iterator[Cause]:
    rounded = tuple(roundings(facts.exact, facts.score, figure))
    yield from rounded
    figure = evolve(figure, explained=bool(rounded))
    yield from shown_rates(facts, figure)
    yield from published_rates(facts, around, figure)
    yield from tools(facts.exact, facts, figure)
    yield from cap_broken(facts, figure)
    yield from initial_budget(facts, around, figure)
    yield from weights(facts, around, figure)
    yield from clauses(facts, figure)
    yield from formulas(facts, figure)
    yield from units(facts, figure)
    yield from copies(figure, around.lines, around.before)
    yield from full_mark(facts, figure)
