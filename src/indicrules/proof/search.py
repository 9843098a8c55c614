"""Turn a threshold and the data of some example into data that lie just under it, at it or just over it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from indicrules.evaluate.scoring import Scoring
from indicrules.model import expression as ex
from indicrules.model.rules import Input, Item, Model
from indicrules.model.types import DayType, NumberType, TextType, TruthType
from indicrules.model.walk import formulas, within
from indicrules.proof.boundaries import is_fine
from indicrules.proof.points import Boundary, Side, Site
from indicrules.proof.run import Owner, Run
from indicrules.text.classes import mutable

Actuals = Mapping[str, Any]

_MOST_TRIES = 600  # scorings that one side of a threshold is worth
_MOST_HALVINGS = 40
_MOST_DRAWN = 200
_FEW = 4  # inputs that are tried one by one, too
_MOST_PLACES = 5  # of a value that is written into an example
_FAR = (100, 10_000, 1_000_000, -100, -10_000)  # of what must not be the least, or the greatest
_AROUND = (Fraction(0), Fraction(1, 2), Fraction(3, 2), Fraction(2), Fraction(10), Fraction(-1))


@mutable
class Effort:
    """So many scorings are `left` for all that is looked for in one ruleset."""

    left: int = 60_000


def actuals_for(model: Model, site: Site, side: Side, bases: Iterator[Actuals], effort: Effort) -> Actuals | None:
    """Give data for which the site's value lies on a side of its threshold, as like one of the bases as may be."""
    assert site.boundary is not None
    search = _Search(model, site.boundary, side, _alone(model, site.owner), effort)
    for base in bases:
        for start in search.starts(base, site.owner):
            found = search.from_(start, site)
            if found is not None:
                return found
            if search.is_over:
                return None
    return None


@mutable
class _Search:
    """One side of a threshold that is looked for."""

    model: Model
    boundary: Boundary
    side: Side
    only: tuple[str, ...] | None
    effort: Effort
    tries: int = 0

    @property
    def is_over(self) -> bool:
        """Whether no more is to be tried."""
        return self.tries > _MOST_TRIES or self.effort.left <= 0

    def starts(self, base: Actuals, owner: Owner) -> Iterator[Actuals]:
        """Give the base, and where it does not come to the threshold, others that have one choice otherwise.

        Where others than the two that are compared may decide, those first with which they lie far off.
        """
        names = dict.fromkeys(name for each in self.boundary.rest for name in _read(self.model, each, owner))
        scales = {name: type_.scale for name in names if isinstance(type_ := self.model.inputs[name].type, NumberType)}
        for far in _FAR if self.boundary.rest else ():
            aside = {name: scale * far for name, scale in scales.items()}
            if all(self.model.inputs[name].allows(value) for name, value in aside.items()):
                yield {**base, **aside}
        if self.distance(base) is not None:
            yield base
            return
        for given in self.model.inputs.values():
            for value in _choices(given):
                other = {**base, given.name: value}
                if value != base.get(given.name) and self.distance(other) is not None:
                    yield other

    def from_(self, start: Actuals, site: Site) -> Actuals | None:
        """Move one input after another towards the threshold, until the value lies where it should."""
        actuals = start
        for given in movable(self.model, site):
            if self.is_over:
                return None
            found, nearest = self._moved(actuals, given)
            if found is not None:
                return found
            actuals = nearest
        return self._alone(start, site) or self._drawn(start, site)

    def _alone(self, start: Actuals, site: Site) -> Actuals | None:
        """Move each of a few inputs but the first by itself."""
        inputs = movable(self.model, site)
        for given in inputs[1:] if len(inputs) <= _FEW else ():
            found, _ = self._moved(start, given)
            if found is not None:
                return found
        return None

    def _drawn(self, start: Actuals, site: Site) -> Actuals | None:
        """Try choices together that none of them alone decides."""
        chosen = [given for given in movable(self.model, site) if len(_choices(given)) > 1]
        drawing = random.Random(0)
        for _ in range(_MOST_DRAWN if len(chosen) > 1 else 0):
            actuals = {**start, **{given.name: drawing.choice(_choices(given)) for given in chosen}}
            if self._is_there(self.distance(actuals)):
                return actuals
        return None

    def distance(self, actuals: Actuals) -> Fraction | None:
        """Give how far the value lies from the threshold, None where there is none or the data are refused."""
        self.tries += 1
        self.effort.left -= 1
        scoring = Scoring(self.model, dict(actuals), ledgers=False, only=self.only)
        return None if scoring.problems else self.boundary.distance(Run(scoring))

    def _is_there(self, distance: Fraction | None) -> bool:
        if distance is None or abs(distance) > self.boundary.grain:
            return False
        return {"under": distance < 0, "at": distance == 0, "over": distance > 0}[self.side]

    @property
    def _wanted(self) -> Fraction:
        return {"under": -self.boundary.step, "at": Fraction(0), "over": self.boundary.step}[self.side]

    def _moved(self, actuals: Actuals, given: Input) -> tuple[Actuals | None, Actuals]:
        """Give data with another value of one input that lie where they should; else those that come nearest."""
        tried: dict[Any, Fraction] = {}

        def off(value: Any) -> Fraction | None:
            """Give how far a value of the input leads past where it should."""
            if not given.allows(value):
                return None
            found = self.distance({**actuals, given.name: value})
            if found is not None:
                tried[value] = found - self._wanted
                if self._is_there(found):
                    hits.append(value)
            return tried.get(value)

        hits: list[Any] = []
        own = actuals.get(given.name)
        for value in self._probes(own, given):
            off(value)
            self._aim(off, tried, given)
            if hits:
                return {**actuals, given.name: hits[0]}, actuals
        if tried and isinstance(given.type, NumberType):
            self._close_in(off, tried, hits, given)
            if hits:
                return {**actuals, given.name: hits[0]}, actuals
        if not tried:
            return None, actuals
        nearest = min(tried, key=lambda value: abs(tried[value]))
        return None, {**actuals, given.name: nearest}

    def _probes(self, own: Any, given: Input) -> Iterator[Any]:
        match given.type:
            case NumberType() as type_:
                scale = type_.scale
                start = own if isinstance(own, Fraction) else scale
                yield start
                yield start + scale
                yield from (end for end in (given.low, given.high) if end is not None)
                yield from (_written(start * factor, given) for factor in _AROUND)
                yield from (scale * 10**power for power in range(7))
            case DayType() if isinstance(own, datetime.date):
                yield own
                yield own + datetime.timedelta(days=1)
            case TruthType() | TextType():
                yield from _choices(given)
            case _:
                return

    def _aim(self, off: Any, tried: dict[Any, Fraction], given: Input) -> None:
        """Go where a straight line through the last two values leads."""
        if len(tried) < 2:
            return
        (one, at_one), (other, at_other) = list(tried.items())[-2:]
        if at_one == at_other:
            return
        share = at_other / (at_one - at_other)
        if isinstance(one, datetime.date):
            days = round(share * (other - one).days)
            if abs(days) < 10_000:
                off(other + datetime.timedelta(days=days))
        elif isinstance(one, Fraction) and not isinstance(one, bool):
            for value in _near(other + share * (other - one), given):
                off(value)

    def _close_in(self, off: Any, tried: dict[Any, Fraction], hits: list[Any], given: Input) -> None:
        """Halve the stretch between the nearest values on both sides."""
        below = {value: far for value, far in tried.items() if far < 0}
        above = {value: far for value, far in tried.items() if far >= 0}
        if not below or not above:
            return
        low, high = max(below, key=lambda each: below[each]), min(above, key=lambda each: above[each])
        for _ in range(_MOST_HALVINGS):
            middle = _written((low + high) / 2, given)
            if middle in (low, high) or self.is_over:
                return
            far = off(middle)
            if hits or far is None:
                return
            low, high = (middle, high) if far < 0 else (low, middle)


def _alone(model: Model, owner: Owner) -> tuple[str, ...] | None:
    """Name an indicator that reads nothing of others, so that it can be scored alone; None for all else."""
    if not isinstance(owner, Item) or owner.kind != "indicator":
        return None
    read = within(*(formula for _, formula in formulas(owner)), metrics=model.metrics, arguments=True)
    others = (ex.ItemValue, ex.ListWord, ex.Lost)
    if any(isinstance(each, others) or (isinstance(each, ex.Word) and each.word == "total") for each in read):
        return None
    return (owner.name,)


def _choices(given: Input) -> tuple[Any, ...]:
    match given.type:
        case TruthType():
            return (True, False)
        case TextType(choices=choices):
            return choices
        case _:
            return ()


def _scale(given: Input) -> Fraction:
    return given.type.scale if isinstance(given.type, NumberType) else Fraction(1)


def _near(value: Fraction, given: Input) -> Iterator[Fraction]:
    """Give numbers with few decimals about a value, those with the fewest first."""
    scale, seen = _scale(given), set[Fraction]()
    for places in range(_places(given) + 1):
        grid = scale / 10**places
        below = value // grid * grid
        for each in (below, below + grid):
            if each not in seen:
                seen.add(each)
                yield each
        if below == value:
            return


def _written(value: Fraction, given: Input) -> Fraction:
    """Give the number with few decimals below a value."""
    grid = _scale(given) * Fraction(1, 10 ** _places(given))
    return value // grid * grid


def _places(given: Input) -> int:
    """Give how many decimals a value of an input may have: where things are counted, as many as make them whole."""
    type_ = given.type
    counted = isinstance(type_, NumberType) and type_.dimension and not is_fine(type_)
    whole = (places for places in range(_MOST_PLACES) if _scale(given) < 10 ** (places + 1))
    return next(whole, _MOST_PLACES) if counted else _MOST_PLACES


def movable(model: Model, site: Site) -> tuple[Input, ...]:
    """Give the inputs that can move a value: those that it reads, then its mark's, else those of all items."""
    boundary = site.boundary
    assert boundary is not None
    if boundary.value is not None:
        beside = [*_read(model, boundary.mark, site.owner)] if boundary.mark is not None else []
        own = [*_read(model, boundary.value, site.owner)]
        if own:
            return tuple(model.inputs[name] for name in dict.fromkeys((*own, *beside)))
        own = beside
        if own and not _reads_scores(boundary.value):
            return tuple(model.inputs[name] for name in dict.fromkeys(own))
    items = [*sorted(model.items.values(), key=lambda item: -(item.weight or 0)), model.root]
    if isinstance(site.owner, Item) and site.owner.kind == "indicator":
        items = [site.owner]
    names = dict.fromkeys(
        name for item in items for _, formula in formulas(item) for name in _read(model, formula, item)
    )
    return tuple(model.inputs[name] for name in names)


def _reads_scores(node: ex.Expression) -> bool:
    return any(isinstance(each, ex.ItemValue | ex.ListWord | ex.Word) for each in within(node))


def _read(model: Model, node: ex.Expression, owner: Any) -> Iterator[str]:
    """Name the inputs that an expression reads, through metrics and the item's own actual."""
    for each in within(node, metrics=model.metrics, arguments=True):
        match each:
            case ex.InputValue(name=name):
                yield name
            case ex.Word(word="actual" | "completion" | "shortfall" | "met") if isinstance(owner, Item):
                if owner.actual is not None and owner.actual is not node:
                    yield from _read(model, owner.actual, owner)
            case ex.ItemValue(item=item, field="actual" | "completion" | "met") if item in model.items:
                actual = model.items[item].actual
                if actual is not None and actual is not node:
                    yield from _read(model, actual, model.items[item])
            case _:
                pass


def invented(model: Model) -> Iterator[Actuals]:
    """Give data that nobody gave: every target met, or numbers in their ranges, and the first of each choice."""
    targets: dict[str, Any] = {}
    for item in model.items.values():
        if isinstance(item.actual, ex.InputValue) and item.target is not None:
            end = getattr(item.target, "value", None) or getattr(item.target, "low", None)
            if isinstance(end, ex.Constant):
                targets.setdefault(item.actual.name, end.value)
    for last in (False, True):
        found: dict[str, Any] = {}
        for name, given in model.inputs.items():
            value = targets.get(name, _invented(given, last))
            found[name] = value if value is not None and given.allows(value) else _invented(given, last)
        yield found


def _invented(given: Input, last: bool) -> Any:
    match given.type:
        case NumberType():
            ends = [end for end in (given.low, given.high) if end is not None]
            return ends[-1 if last else 0] if ends else _scale(given)
        case TruthType():
            return last
        case TextType(choices=choices) if choices:
            return choices[-1 if last else 0]
        case DayType():
            return given.low or given.high or datetime.date(2024, 1, 1)
        case TextType():
            return "…"
        case _:
            return None
