"""Turn the clauses of one item into rules: typed, each once, each where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import assert_never, cast

from indicrules.exact.number import exact_text
from indicrules.language.clauses import CLAUSE
from indicrules.model import expression as ex
from indicrules.model.agree import DAYS, adapted, agreed, check_choice, is_zero
from indicrules.model.constants import Refused, literal, unknown
from indicrules.model.expressions import Resolver, Scope, ends, own_score, row_ends
from indicrules.model.hyphens import report_hyphen
from indicrules.model.marks import mark_text
from indicrules.model.meant import in_digits, number_hint
from indicrules.model.mends import as_told, swapped, without_line
from indicrules.model.names import ItemScope
from indicrules.model.percents import full_mark, in_percent, report_percent, report_unit
from indicrules.model.phrases import (
    A_BONUS,
    A_DEDUCTION,
    A_GRADE,
    A_SCORE,
    A_STEP_OF_ROUNDING,
    A_WEIGHT,
    AN_AWARD,
    BLOCKS,
    COMPARED,
    LIMITS,
    THE_MOST_OF_TOTAL,
    THE_TOTAL,
    code,
    coded,
    kind_name,
    measure,
)
from indicrules.model.rules import (
    Adjustment,
    Band,
    Bound,
    Downgrade,
    Limit,
    Range,
    Requirement,
    Rounding,
    Share,
    Target,
    end_types,
)
from indicrules.model.types import (
    NUMBER,
    PERCENTAGE,
    DayType,
    ListType,
    NumberType,
    TextType,
    TruthType,
    Type,
    UnknownType,
    settled,
)
from indicrules.model.walk import reads_data
from indicrules.model.words import measured_word
from indicrules.syntax import tree
from indicrules.text.classes import evolve, field, mutable
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Part, Sentence, either, say
from indicrules.text.source import Span

CLAUSE_LIMIT = 1_000
GIVEN_LIMIT = 10_000  # clauses of an example, which gives each input a value

ROWS_OF: MappingProxyType[type[object], str] = MappingProxyType(
    {
        tree.Weight: "weight",
        tree.Bonus: "bonus",
        tree.OutOf: "out of",
        tree.Total: "total",
        tree.Target: "target",
        tree.Actual: "actual",
        tree.Score: "score",
        tree.Round: "round",
        tree.Require: "require",
        tree.Grade: "grade",
        tree.Downgrade: "downgrade",
        tree.Missing: "missing",
        tree.Inapplicable: "inapplicable",
        tree.SourceNote: "source",
        tree.Evidence: "evidence",
        tree.Note: "note",
        tree.Period: "period",
        tree.Given: "given",
        tree.Expect: "expect",
    }
)


@mutable
class Draft:
    """One item on its way: what its clauses say, before the hierarchy around it is known."""

    block: tree.ScoredBlock
    scope: ItemScope
    weight: Fraction | None = None
    share: Share | None = None
    bonus: Fraction | None = None
    out_of: Fraction | None = None
    total: Fraction | None = None
    up_to: Fraction | None = None
    total_span: Span | None = None
    requirements: tuple[Requirement, ...] = ()
    actual: ex.Expression | None = None
    target: Target | None = None
    score: ex.Expression | None = None
    score_span: Span | None = None
    adjustments: tuple[Adjustment, ...] = ()
    limits: tuple[Limit, ...] = ()
    bands: tuple[Band, ...] = ()
    downgrades: tuple[Downgrade, ...] = ()
    rounds: dict[str, Rounding | None] = field(factory=dict)
    missing: tree.Missing | None = None
    inapplicable: tree.Inapplicable | None = None
    sources: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    note: str | None = None

    def marked(self, value: Fraction) -> str:
        """Write a mark of the item's scale, or a weight that counts toward it, as a ruleset does."""
        return mark_text(value, self.scope.scale.percent)


def keyword_of(clause: tree.Clause) -> str:
    """Name a clause by its keyword."""
    return clause.kind if isinstance(clause, tree.Adjustment | tree.Limit) else ROWS_OF[type(clause)]


def said(clause: tree.Clause) -> str:
    """Name a clause by its keyword and what it speaks of."""
    return f"round {clause.what}" if isinstance(clause, tree.Round) else keyword_of(clause)


def check_clauses(
    resolver: Resolver, kind: str, name: str, clauses: tuple[tree.Clause, ...]
) -> tuple[tree.Clause, ...]:
    """Give the clauses that may stand in a block, each once; the others are reported."""
    kept = list[tree.Clause]()
    first: dict[str, tree.Clause] = {}
    clauses = _most(resolver, kind, name, clauses)
    clauses = _without_lost_block(resolver, kind, name, clauses)
    misplaced: list[tree.Clause] = []
    for clause in clauses:
        word = keyword_of(clause)
        if kind not in _blocks(clause):
            misplaced.append(clause)
            continue
        if "repeats" not in CLAUSE[word].traits:
            key = said(clause)
            earlier = first.setdefault(key, clause)
            if earlier is not clause:
                resolver.report.error(
                    "duplicate-clause",
                    say("duplicate-clause", name=name, clause=key),
                    clause.span,
                    say("hint.keep-one-of-two"),
                    (earlier.span, say("label.first-said")),
                    edits=without_line(clause.span) if earlier.span.words == clause.span.words else (),
                )
                continue
        kept.append(clause)
    if misplaced:
        _report_misplaced(resolver, kind, name, misplaced)
    return tuple(kept)


def _most(resolver: Resolver, kind: str, name: str, clauses: tuple[tree.Clause, ...]) -> tuple[tree.Clause, ...]:
    limit = GIVEN_LIMIT if kind == "example" else CLAUSE_LIMIT
    if len(clauses) <= limit:
        return clauses
    resolver.report.error(
        "too-many-clauses",
        say("too-many-clauses", kind=BLOCKS[kind], name=name, count=f"{limit:,}"),
        clauses[limit].span,
        say("too-many-clauses.hint"),
    )
    resolver.names.hidden = True  # a reason or a grade may stand past the limit
    once = (each for each in clauses[limit:] if "repeats" not in CLAUSE[keyword_of(each)].traits)
    return (*clauses[:limit], *once)


def _without_lost_block(
    resolver: Resolver, kind: str, name: str, clauses: tuple[tree.Clause, ...]
) -> tuple[tree.Clause, ...]:
    """Report several clauses that stand twice as what they are: a further block whose first line is missing."""
    if kind not in ("indicator", "group"):
        return clauses
    if len({type(clause) for clause in clauses}) == len(clauses):
        return clauses
    first: dict[str, tree.Clause] = {}
    twice: list[tuple[int, tree.Clause]] = []
    for index, clause in enumerate(clauses):
        if (
            "repeats" not in CLAUSE[keyword_of(clause)].traits
            and first.setdefault(keyword_of(clause), clause) is not clause
        ):
            twice.append((index, clause))
    words = dict.fromkeys(keyword_of(clause) for _, clause in twice)
    if len(words) < 2 or "round" in words:
        return clauses
    index, clause = twice[0]
    listed = coded(tuple(words))
    resolver.report.error(
        "lost-header",
        say("lost-header.twice", name=name, words=listed[:-1], last=listed[-1]),
        clause.span,
        say("lost-header.twice-hint", line=clause.span.text.splitlines()[0]),
        (first[keyword_of(clause)].span, say("label.first-one")),
    )
    resolver.names.hidden = True
    return clauses[:index]


def _report_misplaced(resolver: Resolver, kind: str, name: str, clauses: list[tree.Clause]) -> None:
    clause = clauses[0]
    word = said(clause)
    homes = _blocks(clause)
    where = either(coded(homes))
    hint = say("misplaced-clause.where", where=where)
    if kind == "group" and homes == ("indicator",):
        hint = say("misplaced-clause.indicator", where=where, name=name)
    resolver.report.error(
        "misplaced-clause",
        say("misplaced-clause.block", word=word, kind=BLOCKS[kind], name=name),
        clause.span,
        hint,
        *((each.span, say("label.nor-this")) for each in clauses[1:4]),
    )


def may_stand(kind: str, clause: tree.Clause) -> bool:
    """Say whether a clause belongs in a block of this kind."""
    return kind in CLAUSE[keyword_of(clause)].blocks


def _blocks(clause: tree.Clause) -> tuple[str, ...]:
    """Name the kinds of blocks in which a clause stands, with what it speaks of."""
    row = CLAUSE[keyword_of(clause)]
    return row.speaks_of[clause.what] if isinstance(clause, tree.Round) else row.blocks


def draft_actual(resolver: Resolver, draft: Draft) -> None:
    """Resolve what an item measures and what it should reach, which its other words need."""
    scope = Scope(draft.scope)
    clauses = draft.block.clauses
    actual = next((each for each in clauses if isinstance(each, tree.Actual)), None)
    target = next((each for each in clauses if isinstance(each, tree.Target)), None)
    if actual is not None:
        draft.actual = resolver.body(actual.body, scope)
    elif draft.block.kind == "indicator" and draft.scope.reads_actual:
        draft.actual = resolver.named(draft.block.name, draft.block.name_span)
    if draft.actual is None:
        return
    if isinstance(draft.actual.type, ListType):
        draft.actual = _report_list(resolver, draft.actual, draft.block.name if actual is None else None)
    if draft.actual.type == NumberType(bare=True):
        draft.actual = evolve(draft.actual, type=NUMBER)
    seen = draft.scope.actual = resolver.settled(draft.actual.type, _beside_actual(target, clauses))
    if target is not None:
        draft.target = _target(resolver, target, draft, scope)
        draft.scope.actual = settled(draft.actual.type, (*end_types(draft.target), seen))
        draft.scope.quiet = draft.scope.quiet or draft.target is None


def _report_list(resolver: Resolver, actual: ex.Expression, name: str | None) -> ex.Expression:
    """Report an actual that is a list: what stands in its clause, or the value of the item's own `name`."""
    if name is None:
        return resolver.list_misplaced(actual)
    resolver.report.error(
        "list-misplaced",
        say("list-misplaced.actual", name=name),
        actual.span,
        say("list-misplaced.actual-hint", name=name),
    )
    return unknown(actual.span)


def _beside_actual(target: tree.Target | None, clauses: Sequence[tree.Clause]) -> Iterator[tree.Expression]:
    """Give what an item sets beside its actual: the target, then limits and steps of what it counts, and rows."""
    if target is not None:
        yield from ends(target.test)
    for clause in clauses:
        match clause:
            case tree.Adjustment(per=tree.Per(step=step, quantity=tree.Quantity(of=None, bound=bound))):
                yield from (step,) if bound is None else (bound, step)
            case tree.Score(body=tree.Match(subject=tree.Name(name="actual")) as rows):
                yield from row_ends(rows)
            case _:
                pass


def _target(resolver: Resolver, clause: tree.Target, draft: Draft, scope: Scope) -> Target | None:
    assert draft.actual is not None
    test, report = clause.test, resolver.report
    early = measured_word(tuple([each for each in ends(test) if not isinstance(each, tree.Number)]))
    if early is not None:
        report.error(
            "no-such-word",
            say("no-such-word.target", word=early.span.text),
            early.span,
            say("no-such-word.target-value") if early.name != "target" else say("no-such-word.target-itself"),
        )
        return None
    assert draft.scope.actual is not None
    place = evolve(draft.actual, type=draft.scope.actual, span=draft.block.name_span)
    if isinstance(test, tree.Against):
        if test.operator == "!=":
            is_zero = isinstance(test.value, tree.Number) and test.value.value == 0
            hint, edits = say("no-such-target.hint"), tuple[Edit, ...]()
            if is_zero:
                text = f"> {test.value.span.text}"
                hint, edits = say("hint.write", text=f"{clause.span.text.split()[0]} {text}"), (Edit(test.span, text),)
            report.error("no-such-target", say("no-such-target"), test.span, hint, edits=edits)
            return None
        if report_hyphen(test.value, test.span, report):
            return None
        value = resolver.expression(test.value, scope)
        (_, value), type_ = agreed((place, value), report, test.span, COMPARED)
        check_choice(draft.actual, value, report)
        if isinstance(type_, TextType | TruthType) and test.operator != "=":
            report.error(
                "no-order",
                say("no-order.target", text=test.span.text),
                test.span,
                say("no-order.target-hint"),
            )
        draft.scope.target = type_
        return None if isinstance(type_, UnknownType) else Bound(test.operator, value, test.span)
    low, high = resolver.expression(test.low, scope), resolver.expression(test.high, scope)
    (_, low, high), type_ = agreed((place, low, high), report, test.span, COMPARED)
    first, second = literal(low), literal(high)
    if first is not None and second is not None and first > second:
        report.error(
            "range-upside-down",
            say("range-upside-down.target", text=test.span.text),
            test.span,
            say("range-upside-down.hint", low=test.high.span.text, high=test.low.span.text),
            edits=swapped(test.low.span, test.high.span),
        )
    if not isinstance(type_, NumberType | DayType | UnknownType):
        report.error("no-order", say("no-order.target", text=test.span.text), test.span, say("no-order.target-hint"))
        type_ = UnknownType()
    draft.scope.target, draft.scope.ranged = type_, True
    return None if isinstance(type_, UnknownType) else Range(low, high, test.low_open, test.high_open, test.span)


def draft_rules(resolver: Resolver, draft: Draft) -> None:
    """Resolve every other clause of the item."""
    scope = Scope(draft.scope)
    for clause in draft.block.clauses:
        match clause:
            case tree.Weight():
                if clause.value is not None:
                    draft.weight = constant_points(
                        resolver, clause.value, scope, A_WEIGHT, percent=draft.scope.scale.weighs
                    )
            case tree.Bonus():
                draft.bonus = constant_points(resolver, clause.value, scope, A_BONUS, percent=draft.scope.scale.percent)
            case tree.OutOf():
                draft.out_of = constant_points(
                    resolver, clause.value, scope, code("out of"), positive=True, percent=draft.scope.scale.percent
                )
            case tree.Total():
                _total(resolver, draft, clause, scope)
            case tree.Require():
                because = clause.because.value if clause.because is not None else None
                condition = resolver.truth(clause.condition, Scope(evolve(draft.scope, measured=False)))
                draft.requirements = (*draft.requirements, Requirement(condition, because, clause.span))
            case tree.Score():
                draft.score = points(resolver, resolver.body(clause.body, scope), A_SCORE, draft.scope)
                draft.score_span = clause.span
            case tree.Adjustment():
                draft.adjustments = (*draft.adjustments, _adjustment(resolver, draft, clause, scope))
            case tree.Limit():
                draft.limits = (*draft.limits, _limit(resolver, draft, clause, scope))
            case tree.Round():
                draft.rounds[clause.what] = _rounding(resolver, draft, clause, scope)
            case tree.Grade():
                draft.bands = (*draft.bands, _band(resolver, draft, clause))
            case tree.Downgrade():
                draft.downgrades = (*draft.downgrades, _downgrade(resolver, draft, clause))
            case tree.Missing():
                draft.missing = clause
            case tree.Inapplicable():
                draft.inapplicable = clause
            case tree.SourceNote():
                draft.sources += clause.texts
            case tree.Evidence():
                draft.evidence += clause.texts
            case tree.Note():
                draft.note = clause.text
            case tree.Actual() | tree.Target():
                pass  # drafted before
            case tree.Period() | tree.Given() | tree.Expect():
                pass  # of the ruleset as a whole, and of examples
            case _:
                assert_never(clause)


def constant_points(
    resolver: Resolver, node: tree.Expression, scope: Scope, what: Part, positive: bool = False, percent: bool = False
) -> Fraction | None:
    """Give a number of points that is known at load and not negative."""
    if isinstance(node, tree.Name) and not resolver.names.is_value(node.name):
        if not resolver.names.hidden:
            near = resolver.report.meant(node.name, resolver.names.params)
            hint, digits = near or _share_hint(node.name, what), None if near else in_digits(node.name)
            resolver.report.error(
                "not-a-number",
                say("not-a-number.points", text=node.span.text, what=what),
                node.span,
                hint,
                edits=as_told(node.span, hint) if digits is None else (Edit(node.span, digits),),
            )
        return None
    found = points(resolver, resolver.numeric(node, scope, what), what, percent=percent, beside=scope.item)
    if isinstance(found.type, UnknownType):
        return None
    value = literal(found)
    if value is None:
        value = _worked_out(resolver, found, what)
    if value is None:
        return None
    if value < 0 or (positive and value == 0):
        resolver.report.error(
            "negative-points",
            say("negative-points.positive" if positive else "negative-points", what=what, text=node.span.text),
            node.span,
            say("negative-points.hint"),
        )
        return None
    return value


_EVENLY = ("equally", "even", "evenly", "same", "shared", "平分", "平均", "等分", "等权", "均等", "均摊")


def _share_hint(word: str, what: Part) -> Sentence:
    """Say how to write what a word in the place of a weight stands for."""
    if what == A_WEIGHT and word.lower() in ("equal", *_EVENLY):
        return say("not-a-number.share", word="equal" if word.isascii() else "均分")
    return number_hint(word)


def _worked_out(resolver: Resolver, found: ex.Expression, what: Part) -> Fraction | None:
    """Give what functions of constants come to, as in `round(15 / 7, 0.1)`; None where that is reported."""
    text = found.span.text
    message: Sentence = say("not-constant.points", what=what, text=text)
    hint: Sentence = say("not-constant.points-hint")
    value = None if reads_data(found, arguments=True) else resolver.constant_of(found)
    if isinstance(value, Fraction):
        return value
    span = found.span
    if isinstance(value, Refused):
        message, span = value.said, value.span
        hint = value.advice or say("negative-points.hint")
    elif not reads_data(found, arguments=True):
        message = say("not-constant.irrational", what=what, text=text)
        hint = say("not-constant.irrational-hint", text=text)
    resolver.report.error("not-constant", message, span, hint)
    return None


def points(
    resolver: Resolver,
    found: ex.Expression,
    what: Part,
    item: ItemScope | None = None,
    *,
    percent: bool = False,
    hundred: bool = False,
    most: Fraction | None = None,
    beside: ItemScope | None = None,
) -> ex.Expression:
    """Give an expression of points; a percent or a quantity with a unit is reported at its branch.

    Where `item` is scored in percent, or what is asked for is in `percent`, a percent is what it should be, and a bare
    number is one. `hundred` says that the full mark is 100, `most` is the greatest of the rows that this is one of, and
    `beside` the item whose weight it is.
    """
    if isinstance(found.type, UnknownType):
        return found
    if percent or (item is not None and item.scale.percent):
        return in_percent(resolver, found, what)
    match found:
        case ex.Cases() | ex.Conditional():
            inner = ex.branches(found)
            if most is None and found.type is PERCENTAGE:
                most = max((value for each in inner if (value := literal(each)) is not None), default=None)
            branches = [points(resolver, each, what, item, most=most) for each in inner]
            if any(isinstance(each.type, UnknownType) for each in branches):
                return unknown(found.span)
            rows = isinstance(found, ex.Cases) and isinstance(found.type, NumberType)
            return evolve(found, type=NUMBER) if rows else found
        case ex.Applied():
            resolver.report.calls.append(found.span)
            body = points(resolver, found.body, what, item, most=most)
            resolver.report.calls.pop()
            return unknown(found.span) if isinstance(body.type, UnknownType) else found
        case _:
            pass
    type_ = found.type
    text = found.span.text
    if not isinstance(type_, NumberType):
        return resolver.not_a_number(found, what)
    if is_zero(found):
        return found
    if type_.percent:
        if isinstance(found, ex.Constant) and text[-1:].isdigit():
            return unknown(found.span)  # a bare number that took its unit from a percent beside it, which is reported
        report_percent(resolver, found, what, item, hundred=hundred, most=most, beside=beside)
        return unknown(found.span)
    if type_.dimension:
        report_unit(resolver, found, type_, what)
        return unknown(found.span)
    return found


def _total(resolver: Resolver, draft: Draft, clause: tree.Total, scope: Scope) -> None:
    percent = draft.scope.scale.percent
    draft.total = constant_points(resolver, clause.value, scope, THE_TOTAL, positive=True, percent=percent)
    draft.total_span = clause.span
    if clause.up_to is None:
        return
    draft.up_to = constant_points(resolver, clause.up_to, scope, THE_MOST_OF_TOTAL, percent=percent)
    if draft.up_to is not None and draft.total is not None and draft.up_to < draft.total:
        resolver.report.error(
            "range-upside-down",
            say("range-upside-down.total", text=clause.up_to.span.text),
            clause.up_to.span,
            say("range-upside-down.total-hint", total=clause.value.span.text),
            edits=(Edit(Span(clause.span.source, clause.value.span.end, clause.up_to.span.end), ""),),
        )


def _rounding(resolver: Resolver, draft: Draft, clause: tree.Round, scope: Scope) -> Rounding | None:
    if clause.step is None:
        return None
    shares = clause.what == "completion" or draft.scope.scale.percent
    found = resolver.numeric(clause.step, scope, code("round"))
    if shares and clause.what != "completion":
        found = adapted(found, PERCENTAGE, resolver.report)
    step = literal(found)
    if isinstance(found.type, UnknownType):
        return None
    if step is None or step <= 0:
        resolver.report.error(
            "step-not-positive",
            say("step-not-positive.round", step=clause.step.span.text),
            clause.step.span,
            say("step-not-positive.round-hint", step="0.01%" if found.type == PERCENTAGE else "0.01"),
        )
        return None
    if isinstance(found.type, NumberType) and (found.type.dimension or (found.type.percent and not shares)):
        points(resolver, found, A_STEP_OF_ROUNDING)
        return None
    return Rounding(step, clause.mode or "half_up", clause.span)


def _adjustment(resolver: Resolver, draft: Draft, clause: tree.Adjustment, scope: Scope) -> Adjustment:
    what = A_DEDUCTION if clause.kind == "deduct" else AN_AWARD
    amount = points(resolver, resolver.numeric(clause.amount, scope, code(clause.kind)), what, draft.scope)
    value = literal(amount)
    if value is not None and value < 0:
        other = CLAUSE["award" if clause.kind == "deduct" else "deduct"]
        word = other.english if clause.span.text[:1].isascii() else other.chinese
        instead = f"{word} {clause.amount.span.text.lstrip('-−－ ')}"
        resolver.report.error(
            "negative-points",
            say("negative-points", what=what, text=clause.amount.span.text),
            clause.amount.span,
            say("hint.write", text=instead),
            edits=(Edit(Span(clause.span.source, clause.span.start, clause.amount.span.end), instead),),
        )
    step = quantity = None
    if clause.per is not None:
        step, quantity = _per(resolver, draft, clause, clause.per, scope)
    up_to = None
    if clause.up_to is not None:
        up_to = points(resolver, resolver.numeric(clause.up_to, scope, code("up to")), code("up to"), draft.scope)
        _check_limit(resolver, up_to, code("up to"))
    condition = resolver.truth(clause.condition, scope) if clause.condition is not None else None
    because = _reason(resolver, clause)
    whole = clause.per.whole if clause.per is not None else None
    return Adjustment(clause.kind, amount, whole, step, quantity, up_to, condition, because, clause.span)


def _limit(resolver: Resolver, draft: Draft, clause: tree.Limit, scope: Scope) -> Limit:
    what = LIMITS[clause.kind]
    found = points(resolver, resolver.numeric(clause.points, scope, code(clause.kind)), what, draft.scope)
    _check_limit(resolver, found, what)
    when = resolver.truth(clause.condition, scope) if clause.condition is not None else None
    return Limit(clause.kind, found, when, _reason(resolver, clause), clause.span)


def _reason(resolver: Resolver, clause: tree.Adjustment | tree.Limit) -> str | None:
    """Give the author's reason of a clause, by which examples may ask what it took."""
    if clause.because is None:
        return None
    resolver.names.reasons.add(clause.because.value)
    return clause.because.value


def _check_limit(resolver: Resolver, limit: ex.Expression, what: Part) -> None:
    value = literal(limit)
    if value is not None and value < 0:
        resolver.report.error(
            "negative-points",
            say("negative-points", what=what, text=limit.span.text),
            limit.span,
            say("negative-points.zero"),
        )


def _per(
    resolver: Resolver, draft: Draft, clause: tree.Adjustment, per: tree.Per, scope: Scope
) -> tuple[ex.Expression, ex.Expression]:
    report, quantity = resolver.report, per.quantity
    if quantity.of is not None:
        subject = resolver.expression(quantity.of, scope)
    else:
        subject = resolver.name(tree.Name("actual", span=quantity.span), scope)
    found = subject
    if quantity.side is not None and quantity.bound is not None:
        _check_side(resolver, draft, clause, quantity)
        bound = resolver.expression(quantity.bound, scope)
        axis = resolver.settled(subject.type, (per.step,))
        if axis is not subject.type:
            bound = adapted(bound, axis, report)
        resolver.check_ratio(subject, bound)
        (subject, bound), type_ = agreed((subject, bound), report, quantity.span, COMPARED)
        if isinstance(type_, DayType):
            type_ = DAYS
        elif isinstance(type_, NumberType):
            sides = (subject.type, bound.type)
            percent = any(isinstance(each, NumberType) and each.percent for each in sides)
            type_ = evolve(type_, percent=percent, bare=False)
        left, right = (bound, subject) if quantity.side == "below" else (subject, bound)
        found = (
            ex.Arithmetic("-", left, right, type_, quantity.span)
            if not isinstance(type_, UnknownType)
            else unknown(quantity.span)
        )
    if isinstance(found.type, UnknownType):
        return unknown(per.step.span), found
    if not isinstance(found.type, NumberType):
        return unknown(per.step.span), resolver.not_a_number(found, code(clause.kind))
    if found.type.percent:
        found_type: Type = NumberType(percent=True, unit=resolver.names.units.resolve(_PERCENT))
    else:
        found_type = found.type
    step = adapted(resolver.numeric(per.step, scope, code("per")), found_type, report)
    _check_step(resolver, per, step, found)
    return step, found


_PERCENT = tree.UnitText((("%", 1),), span=cast(Span, None))


def _check_step(resolver: Resolver, per: tree.Per, step: ex.Expression, quantity: ex.Expression) -> None:
    type_, own = quantity.type, step.type
    if not isinstance(type_, NumberType) or not isinstance(own, NumberType):
        return
    value = literal(step)
    if value is not None and value <= 0:
        resolver.report.error(
            "step-not-positive",
            say("step-not-positive", step=per.step.span.text),
            per.step.span,
            say("step-not-positive.hint", step=f"1{_unit_beside(type_)}"),
        )
        return
    if own.dimension == type_.dimension:
        return
    number = per.step.value if isinstance(per.step, tree.Number) else None
    shown = per.step.span.text.rstrip("%‰ ").strip() if number is None else exact_text(number)
    if type_.dimension and not own.dimension:
        instead = f"per {per.step.span.text} of completion below 100%"
        hint = say("step-of-another-unit.or-completion", step=f"{shown} {type_.name}", instead=instead)
    else:
        hint = say("hint.write", text=f"{shown}{_unit_beside(type_)}")
    resolver.report.error(
        "step-of-another-unit",
        say("step-of-another-unit", step=per.step.span.text, own=measure(own), counted=measure(type_)),
        per.step.span,
        hint,
        (per.quantity.span, say("label.counted")),
    )


def _unit_beside(type_: NumberType) -> str:
    """Write a unit as it stands behind a number."""
    return "%" if type_.percent else f" {type_.name}" if type_.dimension else ""


def _check_side(resolver: Resolver, draft: Draft, clause: tree.Adjustment, quantity: tree.Quantity) -> None:
    target = draft.target
    if clause.kind != "deduct" or quantity.of is not None or not isinstance(target, Bound):
        return
    if not isinstance(quantity.bound, tree.Name) or quantity.bound.name != "target":
        return
    meets = {">=": "above", ">": "above", "<=": "below", "<": "below"}.get(target.operator)
    if quantity.side == meets:
        other = "below" if meets == "above" else "above"
        resolver.report.warning(
            "deduct-on-met-side",
            say("deduct-on-met-side", target=target.span.text),
            quantity.span,
            say("deduct-on-met-side.hint", side=other),
            (target.span, say("label.target")),
        )


_NO_GRADE = ("none", "无")  # what `expect grade = none` asks for


def _report_no_grade(resolver: Resolver, clause: tree.Grade) -> None:
    text = clause.span.text
    start = clause.span.start + max(text.find(clause.name), 0)
    resolver.report.error(
        "reserved-word",
        say("reserved-word.no-grade", name=clause.name),
        Span(clause.span.source, start, start + len(clause.name)) if clause.name in text else clause.span,
        say("reserved-word.no-grade-hint", name=clause.name),
    )


def _graded_scope(draft: Draft) -> ItemScope:
    """Give what a grade of an item reads: its own score as well."""
    kind = draft.block.kind
    return ItemScope(draft.block.name, kind, actual=draft.scope.actual, target=draft.scope.target,
                     members=draft.scope.members, total=kind == "ruleset", score_word=True,
                     place=draft.scope.place, scale=draft.scope.scale)  # fmt: skip


def _downgrade(resolver: Resolver, draft: Draft, clause: tree.Downgrade) -> Downgrade:
    scope, report = Scope(_graded_scope(draft)), resolver.report
    if clause.by is None:
        by: ex.Expression = ex.Constant(Fraction(1), NUMBER, clause.span)
    else:
        by = _grades_down(resolver, clause.by, scope)
    when = resolver.truth(clause.condition, scope) if clause.condition is not None else None
    if when is None and literal(by) is not None and not isinstance(by.type, UnknownType):
        text = "1" if clause.by is None else clause.by.span.text
        report.error(
            "missing-condition",
            say("missing-condition", clause=clause.span.text),
            clause.span,
            say("missing-condition.hint", count=text),
        )
    return Downgrade(by, when, clause.because.value if clause.because is not None else None, clause.span)


def _grades_down(resolver: Resolver, node: tree.Expression, scope: Scope) -> ex.Expression:
    """Give by how many grades to go down: a plain number, where it is known a whole one above 0."""
    text = node.span.text
    if isinstance(node, tree.Number) and node.unit is not None:
        number = exact_text(node.value)
        resolver.report.error(
            "unit-clash",
            say("unit-clash.downgrade-unit", text=text),
            node.span,
            say("hint.write", text=number),
        )
        return unknown(node.span)
    found = resolver.numeric(node, scope, code("downgrade"))
    value = literal(found)
    if isinstance(found.type, UnknownType):
        return found
    if not isinstance(found.type, NumberType):
        return resolver.not_a_number(found, code("downgrade"))
    if found.type.dimension or found.type.percent:
        resolver.report.error(
            "unit-clash",
            say("unit-clash.downgrade", text=text, kind=kind_name(found.type)),
            node.span,
            say("unit-clash.downgrade-hint"),
        )
        return unknown(node.span)
    if value is not None and (value < 1 or value.denominator != 1):
        resolver.report.error(
            "not-a-whole-number",
            say("not-a-whole-number.downgrade", text=text),
            node.span,
            say("not-a-whole-number.downgrade-hint"),
        )
        return unknown(node.span)
    return found


def _band(resolver: Resolver, draft: Draft, clause: tree.Grade) -> Band:
    inner = _graded_scope(draft)
    scope = Scope(inner)
    if clause.name in _NO_GRADE and f'"{clause.name}"' not in clause.span.text:
        _report_no_grade(resolver, clause)
    if clause.condition is not None:
        return Band(clause.name, resolver.truth(clause.condition, scope), clause.span)
    if clause.test is None:
        return Band(clause.name, None, clause.span)
    span = clause.test.span
    subject = own_score(inner, span)
    condition, values = resolver.test(clause.test, subject, scope)
    for value in values:
        if points(resolver, value, A_GRADE, draft.scope, hundred=full_mark(draft.block.clauses) == 100) is not value:
            return Band(clause.name, unknown(span), clause.span)
    ends = [literal(each) for each in values]
    test = clause.test
    if isinstance(test, tree.Between):
        return Band(clause.name, condition, clause.span, ends[0], test.low_open, ends[1], test.high_open, True)
    end = ends[0]
    low = end if test.operator in (">=", ">", "=") else None
    high = end if test.operator in ("<=", "<", "=") else None
    return Band(
        clause.name,
        condition,
        clause.span,
        low,
        test.operator == ">",
        high,
        test.operator == "<",
        test.operator != "!=",
    )
