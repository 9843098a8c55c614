"""Turn a model and the shapes of its inputs' columns into a compiled program that scores a block of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import Literal

import attrs

from indicrules.meaning import core
from indicrules.meaning.lowering import meaning_of
from indicrules.model.rules import Item, Model
from indicrules.model.types import ListType
from indicrules.tables.read.lists import PARTS, key_of, wanted
from indicrules.tables.score import quantities as of
from indicrules.tables.score import rounding, whole
from indicrules.tables.score.expressions import column
from indicrules.tables.score.filtered import Approximate, Unsupported, approximated
from indicrules.tables.score.items import (
    Scored,
    anything_counts,
    counted_weight,
    scored,
    take_points,
    with_status,
)
from indicrules.tables.score.layout import UNROUNDED_PLACES, Layout
from indicrules.tables.score.number import Number, constant
from indicrules.tables.score.scope import (
    Brought,
    Column,
    Hand,
    Listed,
    Quantity,
    Raised,
    Read,
    Scope,
    Text,
    any_of,
    nothing,
    same,
)
from indicrules.tables.score.shape import Shape
from indicrules.tables.score.steps import Program, program_of
from indicrules.tables.score.tape import Tape
from indicrules.tables.score.truth import opposite
from indicrules.tables.score.whole import Whole, Wide, fixed
from indicrules.tables.status import FIRST_DROPPED, Status

Tier = Literal["whole numbers", "filtered", "exact"]


@attrs.frozen(eq=False)
class Scorer:
    """A program, how each item is worked out by it, and the items that may have a status other than OK.

    `alone` are the items whose scores the program is brought, as the exact evaluator gives them. Where `everything`
    is exact there is no program.
    """

    program: Program
    tiers: tuple[Tier, ...]
    statuses: frozenset[int] = frozenset()
    may_refuse: bool = True
    alone: tuple[int, ...] = ()
    everything: bool = False


def scorer(layout: Layout, shapes: Mapping[str, Shape], code: Callable[[str], int], ledger: bool) -> Scorer:
    """Compile what scores a block whose columns have these shapes.

    The program asks for `c0 …` (values), `n0 …` (where missing) and `a0 …` (where inapplicable) of each input, reads
    `x0 …` and `y0 …` (units and status) of each item scored alone, and writes `u0 …` (each score in units of its
    places, two words each), `s0 …` (status), `g` (grade), `h` (the grade that was
    found, where grades go down) and `t0 …` (clauses, two words each).
    """
    world = _World(layout.model, shapes, code)
    exact: Tier = "exact"
    nothing_known = Scorer(program_of(Tape()), (exact,) * len(layout.items), everything=True)
    if any(each.sort == "apart" for each in shapes.values()):
        return nothing_known
    tiers = [exact] * len(layout.items)
    alone: list[int] = []
    try:
        for at in layout.order:
            item = layout.items[at]
            try:
                tiers[at] = _store(world, at, world.score(item, ledger), layout.places[at])
            except (Unsupported, Wide):
                if not _may_stand_alone(layout, at) or ledger:
                    raise Unsupported from None
                _store(world, at, world.bring(item, at, layout.places[at]), layout.places[at])
                alone.append(at)
        if ledger:
            _store_clauses(world, layout)
    except (Unsupported, Wide):
        return nothing_known
    statuses = frozenset(at for at, item in enumerate(layout.items) if world.found(item).status is not None)
    refusing = any(world.found(item).refuses for item in layout.items)
    return Scorer(program_of(world.tape), tuple(tiers), statuses, refusing, tuple(alone))


def _may_stand_alone(layout: Layout, at: int) -> bool:
    """Tell whether an item's score is a short number, and just what its column says, whatever it is made of."""
    return layout.items[at].kind != "ruleset" and layout.whole(at) and layout.short(at)


def _store(world: _World, at: int, found: Scored, places: int) -> Tier:
    tape, score = world.tape, found.score
    tier: Tier = "filtered" if found.doubts else "whole numbers"
    scope = Scope(tape, opposite(tape, found.dropped))
    if isinstance(score, Number):
        try:
            digits = rounding.in_places(tape, score, places)
        except Wide:
            score = approximated(tape, score)
    if isinstance(score, Approximate):
        digits = of.rounded(scope, score, Fraction(1, 10**places), "half_even").above
        tier = "filtered"
    status = found.status
    for where, code in scope.raised:
        status = with_status(tape, 0 if status is None else status, where, code)
    found.status, found.refuses = status, found.refuses or bool(scope.raised)
    tape.keep(f"u{at}", digits.at, whole.signed(digits))
    if status is not None:
        tape.store(f"s{at}", status)
    if found.item.kind == "ruleset":
        tape.store("g", found.grade)
        if found.item.downgrades:
            tape.store("h", found.grade_found)
    return tier


def _store_clauses(world: _World, layout: Layout) -> None:
    scope = Scope(world.tape)
    for at, because in enumerate(layout.clauses):
        total: Quantity = constant(0)
        for item in layout.items:
            for name, points in world.found(item).taken:
                if name == because:
                    total = of.plus(scope, total, points)
        if not isinstance(total, Number):
            raise Unsupported
        digits = rounding.in_places(world.tape, total, UNROUNDED_PLACES)
        world.tape.keep(f"t{at}", digits.at, whole.signed(digits))


class _World:
    """What expressions read, and what items have come to so far."""

    def __init__(self, model: Model, shapes: Mapping[str, Shape], code: Callable[[str], int]) -> None:
        self.model, self.shapes, self.code = model, shapes, code
        self.meaning = meaning_of(model)
        self.tape = Tape()
        self._order = {each.key: at for at, each in enumerate(wanted(model))}
        self._metrics: dict[str, tuple[Column, list[Raised]]] = {}
        self._items: dict[str, Scored] = {}
        self._root: Scored | None = None

    def found(self, item: Item) -> Scored:
        """Give what an item has come to."""
        if item.kind == "ruleset":
            assert self._root is not None
            return self._root
        return self._items[item.name]

    def score(self, item: Item, ledger: bool) -> Scored:
        """Work out an item whose members are worked out already."""
        found = Scored(self.meaning.procedure(item), self.meaning.lines(item) if ledger else ())
        scope = Scope(self.tape, hand=self._hand(item))
        if item.kind == "ruleset":
            self._root = found
        else:
            self._items[item.name] = found
        scored(scope, self, found)
        return found

    def bring(self, item: Item, at: int, places: int) -> Scored:
        """Take an item as the exact evaluator gives it."""
        assert item.ceiling is not None
        units = Whole(self.tape.brought(f"x{at}", "i"), 0, int(item.ceiling * 10**places))
        status = self.tape.brought(f"y{at}", "s")
        found = Scored(
            self.meaning.procedure(item), score=Number(units, Fraction(1, 10**places)), status=status, refuses=True,
            alone=True,
        )  # fmt: skip
        found.dropped = self.tape.step("b", "bytes_from", status, FIRST_DROPPED)
        take_points(self, self.tape, found)
        self._items[item.name] = found
        return found

    def _hand(self, item: Item) -> Hand:
        full = constant(item.full if item.full is not None else 0)
        weight = constant(item.weight) if item.weight is not None else full
        words = {"full": same(full), "weight": same(weight), "total": Read([], lambda scope, world: world.total(scope))}
        members = {name: self._items[name] for name in item.summed}
        counted = {name: opposite(self.tape, each.dropped) for name, each in members.items()}
        weights = self.meaning.weights(item)
        lists = {
            "scores": Listed(tuple((each.score, counted[name]) for name, each in members.items())),
            "points": Listed(tuple((each.points, counted[name]) for name, each in members.items())),
            "weights": Listed(tuple((constant(weights.each[name]), counted[name]) for name in members)),
        }
        weighing = members, weights.shares
        return Hand(words, lists, partial(counted_weight, *weighing), partial(anything_counts, *weighing))

    def total(self, scope: Scope) -> Column:
        """Give the total; raise where there is none."""
        assert self._root is not None
        scope.refuse(self._root.dropped, Status.NOT_APPLICABLE)
        return self._root.score

    def text(self, text: str) -> Text:
        """Give a text as its number."""
        return Text(self.code(text))

    def input(self, node: core.Input, scope: Scope) -> Column:
        """Give an input's values; raise where it has none."""
        if isinstance(node.type, ListType):
            return self._list(node, scope)
        shape, at = self.shapes[node.name], self._order[node.name]
        if shape.sort == "absent":
            scope.refuse(True, Status.MISSING)
            return nothing(node.type)
        if shape.nulls:
            scope.refuse(self.tape.cells("n", at, "b"), Status.MISSING)
        if shape.inapplicable:
            scope.refuse(self.tape.cells("a", at, "b"), Status.NOT_APPLICABLE)
        values = self.tape.cells("c", at, shape.kind)
        match shape.sort:
            case "truth":
                return values
            case "text":
                return Text(values)
            case "wild":
                return approximated(self.tape, Number(Whole(values, -1, 1), shape.factor))
            case _:
                return Number(Whole(values, shape.low, shape.high), shape.factor)

    def _list(self, node: core.Input, scope: Scope) -> Brought:
        """Give a list; raise where it, or a member, is missing."""
        key = key_of(node.name, PARTS[0])
        shape = self.shapes[key]
        if shape.sort == "absent":
            scope.refuse(True, Status.MISSING)
        elif shape.nulls:
            scope.refuse(self.tape.cells("n", self._order[key], "b"), Status.MISSING)
        return self._brought(node)

    def members(self, node: core.Input, scope: Scope, or_none: bool) -> Column:
        """Give a list of the members that there are; raise where there are none, unless that may be."""
        found = self._brought(node)
        if not or_none:
            scope.refuse(of.compared(scope, "=", found.folds["count"], constant(0)), Status.MISSING)
        return found

    def _brought(self, node: core.Input) -> Brought:
        return Brought({part: self._part(key_of(node.name, part)) for part in PARTS})

    def _part(self, key: str) -> Number:
        shape = self.shapes[key]
        if shape.sort == "absent":
            return constant(0)
        return Number(Whole(self.tape.cells("c", self._order[key], shape.kind), shape.low, shape.high), shape.factor)

    def metric(self, node: core.Metric, scope: Scope) -> Column:
        """Give a metric's values; raise what was raised in working them out."""
        if node.name not in self._metrics:
            inner = Scope(self.tape)
            self._metrics[node.name] = column(self.meaning.metric(node.name), inner, self), inner.raised
        found, raised = self._metrics[node.name]
        scope.repeat(raised)
        return found

    def item(self, node: core.ItemValue, scope: Scope) -> Column:
        """Give a final value of another item; raise where it has none."""
        found = self._items.get(node.item)
        if found is None and node.item == self.model.name:
            found = self._root
        if found is None:
            if node.field == "counted":
                return False
            raise Unsupported
        if node.field == "counted":
            return opposite(self.tape, found.dropped)
        if found.alone and node.field not in ("score", "points"):
            raise Unsupported
        if node.field == "grade":
            return self._grade(found)
        if node.field in ("score", "points"):
            scope.refuse(found.dropped, Status.NOT_APPLICABLE)
            return found.score if node.field == "score" else found.points
        return self._word(node, found, scope)

    def brings(self, node: core.Brings) -> Quantity:
        """Give what a member brings its parent's sum."""
        found = self._items[node.member]
        if node.what == "points":
            return found.points
        if found.alone:
            raise Unsupported  # what of its score its own members brought it in bonuses is not known
        return constant(0) if found.brought is None else found.brought

    def _grade(self, found: Scored) -> Text:
        names = [band.name for band in found.item.bands]
        code = fixed(self.code(""))
        for index, name in enumerate(names):
            grade = found.grade
            where = grade == index if isinstance(grade, int) else self.tape.step("b", "equal", grade, index)
            code = whole.chosen(self.tape, where, fixed(self.code(name)), code)
        return Text(code.at)

    def _word(self, node: core.ItemValue, found: Scored, scope: Scope) -> Column:
        read = found.words.get(node.field)
        if read is None:
            scope.refuse(True, Status.NOT_APPLICABLE)
            return nothing(node.type)
        scope.refuse(any_of(self.tape, read.before), Status.NOT_APPLICABLE)
        inner = attrs.evolve(scope, raised=list(read.before))  # so that nothing of that is raised anew
        value = read.values(inner, self)
        scope.raised += inner.raised[len(read.before) :]
        return value
