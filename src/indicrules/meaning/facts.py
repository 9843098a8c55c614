"""What is known of each core node before the data are: where its values lie, of what they are multiples, and whether
there may be none, or one that is irrational.

One pass over a procedure, in the order of evaluation, by a table with one entry a kind of node. What it finds holds of
whatever data are let in. Evaluators that know more (of a column, in a branch) go on by the same `exact/ranges.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, assert_never

from indicrules.exact import ranges
from indicrules.exact.ranges import ANY, POSITIVE, Range, common, only
from indicrules.exact.rounding import is_multiple
from indicrules.meaning import core
from indicrules.meaning.build import ONE, ZERO
from indicrules.meaning.core import Node, Procedure
from indicrules.meaning.lowering import Meaning, meaning_of
from indicrules.model import expression as ex
from indicrules.model.rules import Item, Model, key_of
from indicrules.model.types import MOST_MEMBERS, ListType, TruthType
from indicrules.model.walk import within
from indicrules.syntax.tree import ArithmeticOperator

Absence = Literal["missing", "inapplicable"]
Absences = frozenset[Absence]

_NEVER: Absences = frozenset()
_INAPPLICABLE: Absences = frozenset(("inapplicable",))
_ABSENT: Absences = frozenset(("missing", "inapplicable"))


class Fact(NamedTuple):
    """What holds of every value of a node; of a list, what holds of its members and of how `many` they are.

    Yes is 1 and no 0, texts and dates are anything. `grid` is a number of which all values are multiples, 0 where they
    are 0 and None where none is known; `absent` is why there may be no value, as far as it is not refused.
    """

    range: Range = ANY
    grid: Fraction | None = None
    absent: Absences = _NEVER
    irrational: bool = False
    many: Range = ANY

    @property
    def whole(self) -> bool:
        """Whether all values are whole numbers."""
        return self.grid is not None and self.grid.denominator == 1


_UNKNOWN, _TRUTH, _ZERO = Fact(), Fact(Range(0, 1), ONE), Fact(only(ZERO), ZERO)
_UNTOLD = Fact(absent=_ABSENT, irrational=True)
_TRUTHS: Mapping[bool | None, Fact] = MappingProxyType(
    {None: _TRUTH, True: Fact(only(ONE), ONE), False: Fact(only(ZERO), ZERO)}
)


def fixed(value: object) -> Fact:
    """Give the fact of one value."""
    if isinstance(value, Fraction):
        return Fact(Range(value, value), value if value.numerator >= 0 else -value)
    return _TRUTHS[value] if isinstance(value, bool) else _UNKNOWN


def either(*found: Fact) -> Fact:
    """Give the fact of a value that is of one of some facts."""
    first = found[0]
    range_, grid, absent, irrational, many = first
    for each in found[1:]:
        if each is not first:
            range_, grid = ranges.joined(range_, each.range), common(grid, each.grid)
            absent, irrational = absent | each.absent, irrational or each.irrational
            many = many if many is each.many else ranges.joined(many, each.many)
    return Fact(range_, grid, absent, irrational, many)


def ranged(found: Fact, range_: Range) -> Fact:
    """Give a fact with another range."""
    return Fact(range_, found.grid, found.absent, found.irrational, found.many)


def present(found: Fact) -> Fact:
    """Give the fact of a value that is there."""
    return Fact(found.range, found.grid, _NEVER, found.irrational, found.many) if found.absent else found


def needing(found: Fact, *parts: Fact) -> Fact:
    """Give the fact of what has no value where one of some parts has none."""
    absent = found.absent
    for each in parts:
        absent = absent | each.absent if each.absent else absent
    return found if absent is found.absent else Fact(found.range, found.grid, absent, found.irrational, found.many)


class Facts:
    """The facts of a model, of each item once: those that stand before it in the order of scoring come first."""

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning
        self.loose = At(self)  # what belongs to no item
        self._items: dict[str, ItemFacts] = {}
        self._metrics: dict[str, Fact] = {}
        self._waiting: Iterator[Item] | None = None
        self._metrics_read_items: bool | None = None

    def item(self, item: Item) -> ItemFacts:
        """Give the facts of an item."""
        name = key_of(item)
        if self._waiting is None:
            model = self.meaning.model
            self._waiting = iter((*(model.items[each] for each in model.order), model.root))
        while name not in self._items:
            one = next(self._waiting)
            self._items[key_of(one)] = ItemFacts(self, self.meaning.procedure(one))
        return self._items[name]

    @property
    def metrics_read_items(self) -> bool:
        """Whether what metrics come to may hang on items."""
        if self._metrics_read_items is None:
            bodies = within(*(each.body for each in self.meaning.model.metrics.values()))
            self._metrics_read_items = any(isinstance(each, ex.ItemValue) for each in bodies)
        return self._metrics_read_items

    def renewed(
        self, meaning: Meaning, changed: Iterable[str], needs: Mapping[str, Sequence[str]], metrics: Collection[str]
    ) -> tuple[Facts, tuple[str, ...]]:
        """Give the facts of a model of which some items changed, and name the items whose facts were worked out.

        `needs` names what each item needs, and under `""` what the ruleset's own does; `metrics` are those that
        changed, too, and all that reads them is among `changed`. All facts must have been worked out; they pass
        to the new ones, so that these here are no longer asked.
        """
        model, found = meaning.model, Facts(meaning)
        found._metrics_read_items = None if metrics else self._metrics_read_items
        if not found.metrics_read_items:
            found._metrics = {name: fact for name, fact in self._metrics.items() if name not in metrics}
            found.loose.locals = self.loose.locals
        found._items, found._waiting = self._items, iter(())
        for each in found._items.values():
            each.facts = found
        waiting, made = set(changed), list[str]()
        readers = _readers(needs, model)
        for name in (*model.order, ""):
            if name not in waiting:
                continue
            item = model.items[name] if name else model.root
            old = found._items.pop(name, None)
            new = found._items[name] = ItemFacts(found, meaning.procedure(item))
            made.append(name)
            if old is None or not old.brings(new):
                waiting.update(each for each, _ in readers(name))
            elif old.words != new.words:
                waiting.update(each for each, named in readers(name) if named)
        return found, tuple(made)

    def named(self, name: str) -> ItemFacts:
        """Give the facts of the item of this name."""
        return self.item(self.meaning.model.items[name])

    def of_any_start(self, item: Item) -> Fact:
        """Give the fact of an item's score of which no more is known than what follows its start, which takes less."""
        at = At(self, item)
        at.finish(self.meaning.procedure(item), Fact(irrational=True))
        return at.running[-1]

    def metric(self, name: str) -> Fact:
        """Give the fact of a metric."""
        known = self._metrics.get(name)
        if known is None:
            known = self._metrics[name] = self.loose.of(self.meaning.metric(name))
        return known


_BROUGHT = ("score", "points", "bonuses", "absent", "dropped")


def _readers(needs: Mapping[str, Sequence[str]], model: Model) -> Callable[[str], Iterable[tuple[str, bool]]]:
    """Say who needs an item, and whether by its name, not as one of its members alone; worked out when asked."""
    found: dict[str, list[tuple[str, bool]]] = {}

    def readers(name: str) -> Iterable[tuple[str, bool]]:
        if not found:
            for reader, names in needs.items():
                members = len((model.items[reader] if reader else model.root).members)
                for at, each in enumerate(names):  # members come first
                    found.setdefault(each, []).append((reader, at >= members))
        return found.get(name, ())

    return readers


def facts_of(model: Model) -> Facts:
    """Give the facts of a model; whoever asks has their own, for they are worked out one after another."""
    return Facts(meaning_of(model))


def fact_of_constant(expression: ex.Expression) -> Fact:
    """Give the fact of an expression that reads nothing, for which no model is needed."""
    meaning = Meaning(None)
    return Facts(meaning).loose.of(meaning.expression(expression, None))


class At:
    """A place where nodes stand, with the facts of what they can read there; each node is looked at once."""

    def __init__(self, facts: Facts, item: Item | None = None) -> None:
        self.facts = facts
        self.words: dict[str, Fact] = {}
        if item is not None:
            full = self.words["full"] = fixed(item.full or ZERO)
            self.words["weight"] = full if item.weight is None else fixed(item.weight)
        self.lists: dict[str, Fact] = {}
        self.weight = Fact(Range(0))
        self.locals: dict[int, Fact] = {}
        self.running: list[Fact] = []
        self._known: dict[int, Fact] = {}

    def of(self, node: Node) -> Fact:
        """Give the fact of a node."""
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = _TABLE[type(node)](node, self)
        return found

    def bind(self, number: int, found: Fact) -> None:
        """Put a value under a number; what reads it there finds one."""
        self.locals[number] = present(found)

    def name(self, step: core.Step) -> Absences:
        """Bind the named parts of a step; give why one of them may have no value."""
        absent = _NEVER
        for each in step.named:
            found = self.of(each.value)
            absent |= found.absent
            self.bind(each.number, found)
        return absent

    def finish(self, procedure: Procedure, start: Fact) -> Fact:
        """Take the steps after the start; give the fact of the score before it is rounded."""
        self.running.append(start)
        for step in procedure.finish:
            self.name(step)
            after, before = present(self.of(step.value)), self.running[-1]
            self.running.append(after if step.when is None else either(before, after))
        return self.running[-1 if procedure.item.round_score is None else -2]


class ItemFacts(At):
    """The facts of an item: of the score that its steps leave, and of that before it is rounded.

    `score`, `points` and `bonuses` hold whichever way it ends; `absent` is why it may end without being scored, and
    `dropped` whether it then counts for nothing.
    """

    def __init__(self, facts: Facts, procedure: Procedure) -> None:
        super().__init__(facts, procedure.item)
        self.item = item = procedure.item
        if item.kind != "indicator":
            self._gather(item)
        start, self.absent = self._attempt(procedure)
        self.unrounded = self.finish(procedure, start)
        endings = {procedure.missing if each == "missing" else procedure.inapplicable for each in self.absent}
        ends = [_ZERO] if "zero" in endings else []
        ends += [self.words["full"]] if "full" in endings else []
        self.dropped = "dropped" in endings
        self.score = self.words["total"] = either(self.running[-1], *ends)
        self.running = [self.score] * len(self.running)
        self.points = self.of(procedure.points)
        self.bonuses = either(_ZERO, *[self.of(procedure.bonuses)] if procedure.bonuses is not None else ())

    def brings(self, other: ItemFacts) -> bool:
        """Tell whether this item brings its group just what the other does."""
        return all(getattr(self, name) == getattr(other, name) for name in _BROUGHT)

    def _gather(self, item: Item) -> None:
        weights = self.facts.meaning.weights(item)
        members = {name: self.facts.named(name) for name in item.summed}
        sure = [name for name, each in members.items() if not each.dropped]
        many = Range(len(sure), len(members))
        for word, found in (
            ("scores", [each.score for each in members.values()]),
            ("points", [each.points for each in members.values()]),
            ("weights", [fixed(each) for each in weights.each.values()]),
        ):
            self.lists[word] = (either(*found) if found else Fact())._replace(many=many)
        least = sum((weights.shares[name] for name in sure), ZERO)
        self.weight = Fact(Range(least, weights.whole), either(_ZERO, *map(fixed, weights.shares.values())).grid)

    def _attempt(self, procedure: Procedure) -> tuple[Fact, Absences]:
        absent, found = _NEVER, _UNKNOWN
        for step in procedure.attempt:
            absent |= self.name(step)
            found = self.of(step.value)
            absent |= found.absent
            found = present(found)
            if step.role in ("require", "counts"):
                absent |= _NEVER if found.range.low == 1 else _INAPPLICABLE
            else:
                self.words["completion" if step.role == "rounded completion" else step.role] = found
        return found, absent


# ---------------------------------------------------------------------------- what is read


def _constant(node: core.Constant, at: At) -> Fact:
    return fixed(node.value)


def _input(node: core.Input, at: At) -> Fact:
    known = at.facts.meaning.model.inputs[node.name]
    low, high = (end if isinstance(end, Fraction) else None for end in (known.low, known.high))
    if isinstance(node.type, ListType):
        return Fact(Range(low, high), absent=_ABSENT, many=Range(1, MOST_MEMBERS))
    return (_TRUTH if isinstance(node.type, TruthType) else Fact(Range(low, high)))._replace(absent=_ABSENT)


def _metric(node: core.Metric, at: At) -> Fact:
    return at.facts.metric(node.name)


def _item(node: core.ItemValue, at: At) -> Fact:
    if node.field == "counted":
        return _TRUTH
    if node.field == "grade":
        return Fact(absent=_INAPPLICABLE)
    item = at.facts.named(node.item)
    if node.field in ("score", "points"):
        found = item.score if node.field == "score" else item.points
        return found._replace(absent=_INAPPLICABLE) if item.dropped else found
    return item.words.get(node.field, Fact())._replace(absent=_INAPPLICABLE)


def _word(node: core.Word, at: At) -> Fact:
    return at.words.get(node.word, _UNTOLD)


def _members(node: core.Members, at: At) -> Fact:
    return at.lists.get(node.word, _UNTOLD)


def _brings(node: core.Brings, at: At) -> Fact:
    member = at.facts.named(node.member)
    found = member.points if node.what == "points" else member.bonuses
    return either(found, _ZERO) if member.dropped else found


def _counted_weight(node: core.CountedWeight, at: At) -> Fact:
    return at.weight


def _running(node: core.Running, at: At) -> Fact:
    return at.running[node.after + 1]


def _held(node: core.Held, at: At) -> Fact:
    return _TRUTH


def _local(node: core.Local, at: At) -> Fact:
    return at.locals[node.number]


def _lost(node: core.LostBy, at: At) -> Fact:
    return Fact(irrational=True)


def _let(node: core.Let, at: At) -> Fact:
    value = at.of(node.value)
    at.bind(node.number, value)
    return needing(at.of(node.body), value)


def _body(node: core.Derived, at: At) -> Fact:
    return at.of(node.body)


def _refuse(node: core.Refuse, at: At) -> Fact:
    return _ZERO  # it never has a value, of which anything holds


# ---------------------------------------------------------------------------- numbers and dates


def _negative(node: core.Negative, at: At) -> Fact:
    found = at.of(node.operand)
    return ranged(found, ranges.opposite(found.range))


def _magnitude(node: core.Magnitude, at: At) -> Fact:
    found = at.of(node.operand)
    return ranged(found, ranges.magnitude(found.range))


def _arithmetic(node: core.Arithmetic, at: At) -> Fact:
    left, right = at.of(node.left), at.of(node.right)
    range_, grid = _ARITHMETIC[node.operator](left, right)
    irrational = left.irrational or right.irrational
    if node.operator == "^":
        irrational = left.irrational or _exponent(right) is None
    return Fact(ranges.short(range_), None if irrational else grid, left.absent | right.absent, irrational)


def _sum(left: Fact, right: Fact) -> tuple[Range, Fraction | None]:
    return ranges.plus(left.range, right.range), common(left.grid, right.grid)


def _difference(left: Fact, right: Fact) -> tuple[Range, Fraction | None]:
    return ranges.minus(left.range, right.range), common(left.grid, right.grid)


def _product(left: Fact, right: Fact) -> tuple[Range, Fraction | None]:
    grid = None if left.grid is None or right.grid is None else left.grid * right.grid
    return ranges.times(left.range, right.range), grid if grid is None or ranges.bits(grid) <= ranges.LONG else None


def _quotient(left: Fact, right: Fact) -> tuple[Range, Fraction | None]:
    by = right.range.known
    return _product(left, Fact(ranges.inverse(right.range), abs(ONE / by) if by else None))


def _power(left: Fact, right: Fact) -> tuple[Range, Fraction | None]:
    exponent = _exponent(right)
    if exponent is None:
        return (Range(0) if left.range.never_negative else ANY), None
    fits = left.grid is not None and 0 <= exponent * ranges.bits(left.grid) <= ranges.LONG
    grid = left.grid**exponent if left.grid is not None and fits else None
    return ranges.power(left.range, exponent), grid


def _exponent(of: Fact) -> int | None:
    known = of.range.known
    return int(known) if known is not None and known.denominator == 1 else None


_ARITHMETIC: Mapping[ArithmeticOperator, Callable[[Fact, Fact], tuple[Range, Fraction | None]]] = MappingProxyType(
    {"+": _sum, "-": _difference, "*": _product, "/": _quotient, "^": _power}
)


def _days(node: core.Days, at: At) -> Fact:
    return needing(Fact(grid=ONE), at.of(node.left), at.of(node.right))


def _moved(node: core.Moved, at: At) -> Fact:
    return needing(Fact(), at.of(node.day), at.of(node.days))


def _within(node: core.Within, at: At) -> Fact:
    found = [at.of(each) for each in (node.operand, node.low, node.high)]
    return ranged(either(*found), ranges.held(*[each.range for each in found]))


def _known(node: core.Known, at: At) -> Fact:
    found = at.of(node.operand)
    return ranged(found, ranges.warranted(found.range, node.low, node.high, node.positive))


def _rounded(node: core.Rounded, at: At) -> Fact:
    value, step = at.of(node.operand), at.of(node.step)
    known = step.range.known
    if known is not None and known > 0:
        by = Fraction(known)
        kept = value.grid is not None and is_multiple(value.grid, by)
        return Fact(ranges.rounded(value.range, by, node.mode), value.grid if kept else by, value.absent | step.absent)
    positive = ranges.narrowed(step.range, POSITIVE)
    count = ranges.rounded(ranges.times(value.range, ranges.inverse(positive)), ONE, node.mode)
    found = Fact(ranges.times(count, positive), step.grid, irrational=step.irrational)
    return needing(found, value, step)


def _irrational(node: core.Irrational, at: At) -> Fact:
    found = at.of(node.operand)
    range_ = found.range if node.name == "geomean" and found.range.never_negative else _IRRATIONAL[node.name]
    return Fact(range_, None, found.absent, True)


_IRRATIONAL: Mapping[core.IrrationalName, Range] = MappingProxyType(
    {"sqrt": Range(0), "ln": ANY, "exp": POSITIVE, "erfc": Range(0, 2, True, True), "geomean": Range(0)}
)


def _lookup(node: core.Lookup, at: At) -> Fact:
    figures = node.table.columns[node.column]
    found = _UNKNOWN
    if not figures.is_text:
        low, high, share = figures.reach
        found = Fact(Range(low * figures.unit, high * figures.unit), share * figures.unit)
    return needing(found, *[at.of(each) for each in node.keys])


# ---------------------------------------------------------------------------- conditions


def _comparison(node: core.Comparison, at: At) -> Fact:
    left, right = at.of(node.left), at.of(node.right)
    return needing(_TRUTHS[ranges.compared(node.operator, left.range, right.range)], left, right)


def _logic(node: core.Logic, at: At) -> Fact:
    left, right = at.of(node.left), at.of(node.right)
    fold = ranges.least if node.operator == "and" else ranges.greatest
    return needing(Fact(fold(left.range, right.range), ONE), left, right)


def _not(node: core.Not, at: At) -> Fact:
    found = at.of(node.operand)
    return ranged(found, ranges.minus(_TRUTHS[True].range, found.range))


def _present(node: core.Present, at: At) -> Fact:
    at.of(node.of)
    return _TRUTH


def _select(node: core.Select, at: At) -> Fact:
    found, asked = [], []
    for condition, value in node.rows:
        held = at.of(condition)
        asked.append(held)
        if held.range.high != 0 and not isinstance(value, core.Refuse):
            found.append(at.of(value))
        if held.range.low == 1:
            break
    else:
        if not found or not isinstance(node.otherwise, core.Refuse):
            found.append(at.of(node.otherwise))
    return needing(either(*found), *asked) if found else _ZERO


# ---------------------------------------------------------------------------- lists


def _gathered(node: core.Gathered, at: At) -> Fact:
    return either(*[at.of(each) for each in node.values])._replace(many=only(len(node.values)))


def _having(node: core.Having, at: At) -> Fact:
    found = [at.of(each) for each in node.values]
    many = reduce(ranges.plus, [_members_of(each, fact) for each, fact in zip(node.values, found, strict=True)])
    never = node.or_none or any(not each.absent for each in found)
    absent = _NEVER if never else found[0].absent
    together = either(*[present(each) for each in found])
    return together._replace(many=many if node.or_none else ranges.narrowed(many, Range(1)), absent=absent)


def _members_of(node: Node, fact: Fact) -> Range:
    """Give how many of a list there may be, or whether there is a number."""
    if isinstance(node, core.Input) and isinstance(node.type, ListType):
        return Range(0, fact.many.high)
    return Range(0 if fact.absent else 1, 1)


def _some(node: core.Some, at: At) -> Fact:
    found = at.of(node.items)
    if found.many.above_zero:
        return found
    return found._replace(many=ranges.narrowed(found.many, Range(1)), absent=found.absent | _INAPPLICABLE)


def _each(node: core.Each, at: At) -> Fact:
    lists = [at.of(each) for each in node.lists]
    for number, each in zip(node.numbers, lists, strict=True):
        at.bind(number, each)
    return needing(at.of(node.body)._replace(many=lists[0].many), *lists)


def _ranked(node: core.Ranked, at: At) -> Fact:
    many, items = at.of(node.many), at.of(node.items)
    return needing(items._replace(many=ranges.least(ranges.narrowed(many.range, Range(1)), items.many)), many)


def _which(node: core.Which, at: At) -> Fact:
    return needing(_UNKNOWN, *(at.of(each) for each in node.values))


def _fold(node: core.Fold, at: At) -> Fact:
    items = at.of(node.items)
    match node.name:
        case "count":
            return Fact(items.many, ONE, items.absent)
        case "sum" if isinstance(node.items, core.Gathered):
            together = reduce(ranges.plus, [at.of(each).range for each in node.items.values])
        case "sum":
            together = ranges.times(items.range, items.many)
        case "product":
            together = Range(0) if items.range.never_negative else ANY
            if isinstance(node.items, core.Gathered):
                together = reduce(ranges.times, [at.of(each).range for each in node.items.values])
            elif items.range.never_negative and ranges.compared("<=", items.range, only(ONE)) is True:
                together = Range(0, 1)
            absent = _NEVER if items.many.above_zero else _INAPPLICABLE
            grid = items.grid if items.whole else None
            return items._replace(range=ranges.short(together), grid=grid, many=ANY, absent=items.absent | absent)
        case "least" | "greatest":
            fold = ranges.least if node.name == "least" else ranges.greatest
            together = items.range
            if isinstance(node.items, core.Gathered):
                together = reduce(fold, [at.of(each).range for each in node.items.values])
            absent = _NEVER if items.many.above_zero else _INAPPLICABLE
            return items._replace(range=together, many=ANY, absent=items.absent | absent)
        case _:
            assert_never(node.name)
    return items._replace(range=ranges.short(together), many=ANY)


_TABLE: Mapping[type[object], Callable[[Any, At], Fact]] = MappingProxyType(
    {
        core.Constant: _constant,
        core.Input: _input,
        core.Metric: _metric,
        core.ItemValue: _item,
        core.Word: _word,
        core.Members: _members,
        core.Brings: _brings,
        core.CountedWeight: _counted_weight,
        core.Running: _running,
        core.Held: _held,
        core.Local: _local,
        core.LostBy: _lost,
        core.Let: _let,
        core.Negative: _negative,
        core.Magnitude: _magnitude,
        core.Arithmetic: _arithmetic,
        core.Days: _days,
        core.Moved: _moved,
        core.Comparison: _comparison,
        core.Logic: _logic,
        core.Not: _not,
        core.Select: _select,
        core.Within: _within,
        core.Known: _known,
        core.Rounded: _rounded,
        core.Irrational: _irrational,
        core.Lookup: _lookup,
        core.Present: _present,
        core.Gathered: _gathered,
        core.Having: _having,
        core.Some: _some,
        core.Each: _each,
        core.Ranked: _ranked,
        core.Fold: _fold,
        core.Which: _which,
        core.Refuse: _refuse,
        core.Derived: _body,
    }
)
core.complete(_TABLE, "the pass over facts")
