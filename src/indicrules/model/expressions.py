"""Turn expressions of the tree into typed ones: names found, units folded in, every clash reported."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never, cast, get_args

from indicrules.exact.errors import TooLarge
from indicrules.language.words import ITEMS
from indicrules.model import expression as ex
from indicrules.model.agree import DAYS, adapted, agreed, check_choice, is_zero, report_clash
from indicrules.model.calls import resolve_call
from indicrules.model.constants import Refused, fold, literal, unknown
from indicrules.model.hyphens import report_hyphen
from indicrules.model.lists import elementwise
from indicrules.model.meant import PERCENT_WORDS, report_unknown_value
from indicrules.model.mends import in_place, swapped
from indicrules.model.names import ItemScope, Names, Scale
from indicrules.model.phrases import A_MINUS, BRANCHES, COMPARED, ROWS, code, example_target, example_test, kind_name
from indicrules.model.report import Report
from indicrules.model.rows import dead_row
from indicrules.model.types import (
    BARE,
    DAY,
    NUMBER,
    PERCENTAGE,
    TEXT,
    TRUTH,
    UNKNOWN,
    DayType,
    ListType,
    NumberType,
    TextType,
    TruthType,
    Type,
    UnknownType,
    choice,
    of_unit,
    settled,
)
from indicrules.model.units import CURRENCIES, NONE, Unit, UnknownUnit, combine, compound, dimension_name, raised
from indicrules.model.words import MEASURED
from indicrules.syntax import tree
from indicrules.text.classes import evolve, field, mutable
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Part, Sentence, say
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.model.lookup import Column

NODE_LIMIT = 200_000
FAR_FROM_ONE = 5
_MANY = 60  # rows from which on an index of them pays
_MOST_UNKNOWN = 200  # rows of which not all tests are known

_OF_ITEMS = frozenset(get_args(ex.ItemField))
_LISTS = frozenset({"scores", "points", "weights"})
_WORDS = MEASURED | {"full", "weight", "coverage", "total"}


def _blamed(node: tree.Name, item: ItemScope) -> Span:
    """Give the place of a word, or of its item where a method of another file reads it."""
    return node.span if item.place is None or node.span.source.file is item.place.source.file else item.place


def own_score(item: ItemScope, span: Span) -> ex.Expression:
    """Give what a grade tests: the score of its item, of the ruleset the total."""
    type_ = PERCENTAGE if item.scale.percent else NUMBER
    if item.kind == "ruleset":
        return ex.Word("total", type_, span)
    return ex.ItemValue(item.name, "score", type_, span)


@mutable
class Scope:
    """What the names in one expression may mean; `sizes` says how many nodes each parameter's argument has."""

    item: ItemScope | None = None
    parameters: dict[str, ex.Expression] = field(factory=dict)
    sizes: dict[str, int] = field(factory=dict)
    method: str | None = None
    subjects: tuple[tuple[int, Type], ...] = ()


@mutable
class Resolver:
    """Resolves the expressions of one ruleset; params, metrics and actuals are looked up through it."""

    names: Names
    report: Report
    param: Callable[[str, Span], ex.Expression]
    metric_type: Callable[[str, Span], Type]
    actual_type: Callable[[str, Span], Type]
    constant_of: Callable[[ex.Expression], ex.Value | Refused | None]
    calling: list[str] = field(factory=list)
    matches: int = 0
    nodes: int = 0
    full: bool = False
    plain: dict[tuple[str, Scale], tuple[ex.Expression, frozenset[str], int]] = field(factory=dict)
    folded: dict[int, tuple[ex.Expression, Fraction]] = field(factory=dict)  # by the identity of the node kept

    def expression(self, node: tree.Expression, scope: Scope) -> ex.Expression:
        """Give the typed expression; what is wrong is reported and has the unknown type."""
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            self._too_large(node.span)
            return unknown(node.span)
        match node:
            case tree.Number():
                return self.number(node, scope)
            case tree.Name():
                return self.name(node, scope)
            case tree.Arithmetic():
                return self._arithmetic(node, scope)
            case tree.Comparison():
                return self._comparison(node, scope)
            case tree.Call():
                return resolve_call(self, node, scope)
            case tree.Logic():
                left, right = self.truth(node.left, scope), self.truth(node.right, scope)
                if isinstance(left.type, UnknownType) or isinstance(right.type, UnknownType):
                    return unknown(node.span)
                return ex.Logic(node.operator, left, right, TRUTH, node.span)
            case tree.Not():
                return ex.Not(self.truth(node.operand, scope), TRUTH, node.span)
            case tree.Negative():
                return self._negative(node, scope)
            case tree.Conditional():
                condition = self.truth(node.condition, scope)
                branches = (self.expression(node.consequence, scope), self.expression(node.alternative, scope))
                (yes, no), type_ = agreed(branches, self.report, node.span, BRANCHES)
                return ex.Conditional(condition, yes, no, type_, node.span)
            case tree.Text():
                return ex.Constant(choice(node.value), TEXT, node.span)
            case tree.Truth():
                return ex.Constant(node.value, TRUTH, node.span)
            case tree.Date():
                return ex.Constant(node.value, DAY, node.span)

    def reuse(self, method: str, scope: Scope) -> ex.Expression:
        """Give the body of a method, resolved before, that means the same in each item that measures a number."""
        assert scope.item is not None
        body, words, nodes = self.plain[method, scope.item.scale]
        scope.item.used |= words
        self.nodes += nodes
        return body

    def _too_large(self, span: Span) -> None:
        if not self.full:
            self.full = True
            self.report.error(
                "too-large",
                say("too-large"),
                span,
                say("too-large.hint"),
            )

    def body(self, node: tree.Body, scope: Scope) -> ex.Expression:
        """Give the typed expression of a body: an expression, a `match`, or `when` rows."""
        match node:
            case tree.Match():
                return self._match(node, scope)
            case tree.When():
                conditions = [self.truth(row.condition, scope) for row in node.rows]
                return self._cases(None, 0, node, conditions, [row.value for row in node.rows], scope)
            case _:
                return self.expression(node, scope)

    def truth(self, node: tree.Expression, scope: Scope) -> ex.Expression:
        """Give a condition; anything that is not yes/no is reported."""
        found = self.expression(node, scope)
        if isinstance(found.type, TruthType | UnknownType):
            return found
        text, hint = node.span.text, say("not-a-condition.compare")
        if isinstance(found.type, NumberType | DayType | TextType):
            hint = say("not-a-condition.hint", example=f"{text} {example_test(found.type)}")
        elif isinstance(found.type, ListType):
            hint = say("not-a-condition.list", text=text)
        message = say("not-a-condition", text=text, kind=kind_name(found.type))
        self.report.error("not-a-condition", message, node.span, hint)
        return unknown(node.span)

    def numeric(self, node: tree.Expression, scope: Scope, what: Part) -> ex.Expression:
        """Give a number; anything else is reported."""
        found = self.expression(node, scope)
        if isinstance(found.type, NumberType | UnknownType):
            return found
        return self.not_a_number(found, what)

    def not_a_number(self, found: ex.Expression, what: Part) -> ex.Expression:
        """Report that a number is needed."""
        if isinstance(found.type, ListType):
            return self.list_misplaced(found)
        hint = say("not-a-number.hint")
        if isinstance(found, ex.Constant) and isinstance(found.value, str):
            named = found.value in self.names.methods or self.names.is_value(found.value)
            if named or found.value[:1].isdigit():
                hint = say("not-a-number.unquoted", text=found.value)
        key = self.report.error(
            "not-a-number",
            say("not-a-number", text=found.span.text, kind=kind_name(found.type), what=what),
            found.span,
            hint,
        )
        if isinstance(found, ex.InputValue):
            self.report.clash(key, found.span, [found.name], {})
        return unknown(found.span)

    def list_misplaced(
        self, found: ex.Expression, hint: Sentence | None = None, edits: tuple[Edit, ...] = ()
    ) -> ex.Expression:
        """Report a list where one value is needed."""
        text = found.span.text
        self.report.error(
            "list-misplaced",
            say("list-misplaced", text=text),
            found.span,
            hint or say("list-misplaced.hint", text=text),
            edits=edits,
        )
        return unknown(found.span)

    def test(
        self, test: tree.Test, subject: ex.Expression, scope: Scope, span: Span | None = None
    ) -> tuple[ex.Expression, tuple[ex.Expression, ...]]:
        """Give the condition that `subject` meets `test`, and the test's values as adapted to the subject."""
        if isinstance(test, tree.Against):
            if report_hyphen(test.value, test.span, self.report, test.bare):
                return unknown(span or test.span), (unknown(test.value.span),)
            value = self.expression(test.value, scope)
            (one, other), _ = self._compared(test.operator, subject, value, test.span)
            return ex.Comparison(test.operator, one, other, TRUTH, span or test.span), (other,)
        low, high = self.expression(test.low, scope), self.expression(test.high, scope)
        (_, low, high), type_ = agreed((subject, low, high), self.report, test.span, COMPARED)
        if not isinstance(type_, NumberType | DayType | UnknownType):
            self.report.error(
                "no-order",
                say("no-order", name=subject.span.text, text=test.span.text),
                test.span,
                say("no-order.one-by-one"),
            )
        first, second = literal(low), literal(high)
        if first is not None and second is not None and first > second:
            self.report.error(
                "range-upside-down",
                say("range-upside-down", text=test.span.text),
                test.span,
                say("range-upside-down.hint", low=test.high.span.text, high=test.low.span.text),
                edits=swapped(test.low.span, test.high.span),
            )
        below: tree.ComparisonOperator = ">" if test.low_open else ">="
        above: tree.ComparisonOperator = "<" if test.high_open else "<="
        place = span or test.span
        return (
            ex.Logic(
                "and",
                ex.Comparison(below, subject, low, TRUTH, test.span),
                ex.Comparison(above, subject, high, TRUTH, test.span),
                TRUTH,
                place,
            ),
            (low, high),
        )

    def number(self, node: tree.Number, scope: Scope) -> ex.Expression:
        """Give a literal in base units."""
        if node.unit is None:
            return ex.Constant(node.value, BARE, node.span)
        unit = self.unit(node.unit, scope)
        if unit is None:
            return unknown(node.span)
        type_ = PERCENTAGE if unit.name == "%" else of_unit(unit)
        return ex.Constant(node.value * unit.scale, type_, node.span)

    def settled(self, type_: Type, beside: Iterable[tree.Expression]) -> Type:
        """Give a quantity whose unit nobody wrote the first unit written beside it, in rows or points."""
        if not isinstance(type_, NumberType) or not type_.implied:
            return type_
        units = (each.unit for each in beside if isinstance(each, tree.Number) and each.unit is not None)
        return settled(type_, (of_unit(self.names.units.known(each)) for each in units))

    def unit(self, text: tree.UnitText, scope: Scope | None = None) -> Unit | None:
        """Give a unit, or report the word that nothing declares; it may be a value of `scope`, meant as a factor."""
        try:
            return self.names.units.resolve(text)
        except UnknownUnit as problem:
            if self.report.full:
                self.report.error("unknown-unit", say("unknown-unit", unit=problem.word), text.span)
                return None
            written = text.span.text
            values = (*self.names.values(), *self.names.methods, *scope.parameters, *_WORDS) if scope else ()
            if problem.word in values and len(text.factors) > 1:
                sign = "/" if written[-len(problem.word) - 1 :].startswith("/") else "*"
                self.report.error(
                    "unknown-unit",
                    say("unknown-unit.read-as-unit", text=written, word=problem.word),
                    text.span,
                    say("unknown-unit.spaces", sign=sign, word=problem.word),
                    edits=_spaced(text.span, sign, problem.word),
                )
                return None
            instead = "%" if problem.word.lower() in PERCENT_WORDS else f" * {problem.word}"
            if len(text.factors) == 1 and written == problem.word and (instead == "%" or problem.word in values):
                edits = (Edit(_with_blanks(text.span), instead),)
                self.report.error(
                    "unknown-unit",
                    say("unknown-unit", unit=problem.word),
                    text.span,
                    say("hint.write", text=instead.strip()),
                    edits=edits,
                )
                return None
            types = (each.type for each in self.names.inputs.values())
            used = dict.fromkeys(type_.name for type_ in types if isinstance(type_, NumberType))
            near = self.report.near(problem.word, [*used, *self.names.units.words()])
            hint: Sentence | None = None if near is None else say("hint.did-you-mean", word=near)
            if problem.word in CURRENCIES:
                near, hint = None, say("unknown-unit.currency", unit=problem.word)
            if problem.word.lower().startswith("half"):
                near, hint = None, say("unknown-unit.mode")
            if self.names.hidden and hint is None:
                return None
            self.report.error(
                "unknown-unit",
                say("unknown-unit", unit=problem.word),
                text.span,
                hint or say("unknown-unit.hint", unit=problem.word),
                edits=in_place(text.span, problem.word, near),
            )
            return None

    def name(self, node: tree.Name, scope: Scope) -> ex.Expression:
        """Give what a bare word stands for."""
        word, names = node.name, self.names
        if word in scope.parameters:
            self.nodes += scope.sizes.get(word, 0)  # an argument counts as often as it stands in the method
            return scope.parameters[word]
        if word in _WORDS:
            return self._word(node, scope)
        if word in _LISTS:
            return self._list(node, scope)
        found = self.named(word, node.span)
        if found is not None:
            return found
        if word in names.methods or word in names.tables:
            return resolve_call(self, tree.Call(word, (), name_span=node.span, span=node.span), scope)
        if word == "grade" and scope.item is not None and scope.item.grade_word:
            return ex.ItemValue(self.names.root, "grade", TEXT, node.span)
        if word == "score" and scope.item is not None and scope.item.score_word:
            return own_score(scope.item, node.span)
        if word not in ("score", "grade") or not self._unsettled(node, scope):
            self._unknown_name(node, scope)
        return unknown(node.span)

    def named(self, word: str, span: Span) -> ex.Expression | None:
        """Give the input, param or metric of this name."""
        found = self.names.inputs.get(word)
        if found is not None:
            self.names.read.add(word)
            if isinstance(found.type, TextType) and found.type.free:
                self.report.error(
                    "free-text",
                    say("free-text", name=word),
                    span,
                    say("free-text.hint", name=word),
                )
                return unknown(span)
            return ex.InputValue(word, found.type, span)
        if word in self.names.params:
            return self.param(word, span)
        if word in self.names.metrics:
            self.names.read.add(word)
            return ex.MetricValue(word, self.metric_type(word, span), span)
        return None

    def _unsettled(self, node: tree.Name, scope: Scope) -> bool:
        """Report `score` or `grade` without a name, where the item's own is not known yet, or none is meant."""
        word, item = node.name, scope.item
        if item is None or item.kind not in ("indicator", "group", "ruleset", "method"):
            self.report.error(
                "word-outside-item",
                say("word-outside-item.alone", word=node.span.text),
                node.span,
                say("word-outside-item.named", word=word),
            )
            return True
        members = item.kind in ("group", "ruleset")
        self.report.error(
            "no-such-word",
            say("no-such-word.own-score" if word == "score" else "no-such-word.own-grade", name=item.name),
            node.span,
            say("no-such-word.of-a-member" if members else "no-such-word.other-words"),
        )
        return True

    def _unknown_name(self, node: tree.Name, scope: Scope) -> None:
        names = self.names
        values = (names.inputs, names.params, names.metrics, scope.parameters, names.methods)
        words = ("yes", "no") if scope.item is None else (*_WORDS, "yes", "no", *ITEMS)
        if scope.item is not None and scope.item.grade_word:
            words = (*words, "grade")
        known = itertools.chain(*values, words)
        own = None if scope.item is None else scope.item.name
        report_unknown_value(node.name, node.span, self.names, self.report, known, own)

    def _word(self, node: tree.Name, scope: Scope) -> ex.Expression:
        word, item = cast(ex.WordName, node.name), scope.item
        if item is None:
            what = say("word-outside-item.method", name=scope.method) if scope.method else None
            self.report.error(
                "word-outside-item",
                say("word-outside-item", word=node.span.text),
                node.span,
                what or say("word-outside-item.named", word=word),
            )
            return unknown(node.span)
        item.used.add(word)
        if item.generic:
            return unknown(node.span)
        if not item.measured and word in MEASURED:
            if "require" not in item.reported:
                item.reported.add("require")
                self.report.error(
                    "no-such-word",
                    say("no-such-word.require", word=node.span.text),
                    _blamed(node, item),
                    say("no-such-word.require-hint"),
                )
            return unknown(node.span)
        problem: Sentence | None = None
        type_: Type = NUMBER
        if word == "total":
            if not item.total:
                problem = say("no-such-word.total")
            type_ = PERCENTAGE if self.names.scale("").percent else NUMBER
        elif word == "coverage":
            problem = None if item.members else say("no-such-word.coverage", name=item.name)
        elif word in ("full", "weight"):
            # Where there is no full mark, the hierarchy reports it once, with the weight that is free.
            type_ = PERCENTAGE if (item.scale.percent if word == "full" else item.scale.weighs) else NUMBER
        elif item.actual is None:
            problem = say("missing-target.no-actual", name=item.name, word=node.span.text)
        elif word == "actual":
            type_ = item.actual
        elif item.target is None:
            problem = say("missing-target.needed", name=item.name, word=word)
        elif word == "target":
            type_ = item.target
        elif word == "met":
            type_ = TRUTH
        elif word == "shortfall":
            type_ = DAYS if isinstance(item.actual, DayType) else item.actual
            if isinstance(item.actual, TextType | TruthType):
                problem = say("missing-target.choice", name=item.name)
        if problem is not None:
            self._report_word(node, problem, item)
            return unknown(node.span)
        return ex.Word(word, type_, node.span)

    def _report_word(self, node: tree.Name, problem: Sentence, item: ItemScope) -> None:
        """Report a word that the item has nothing for, once an item, at the item where a method reads it."""
        code = (
            "missing-target" if node.name in ("actual", "target", "completion", "met", "shortfall") else "no-such-word"
        )
        if code in item.reported or (item.quiet and code == "missing-target"):
            return
        item.reported.add(code)
        hints = {"total": say("no-such-word.total-hint"), "coverage": say("no-such-word.coverage-hint")}
        default = say("missing-target.hint", example=example_target(self.declared_type(item.name)))
        if item.kind != "indicator":
            default = say("missing-target.of-indicator", name=node.name)
        self.report.error(code, problem, _blamed(node, item), hints.get(node.name, default))

    def declared_type(self, name: str) -> Type | None:
        """Give the type of the input of an indicator's name, None where nobody declares it."""
        return self.names.inputs[name].type if name in self.names.inputs and name in self.report.declared else None

    def _list(self, node: tree.Name, scope: Scope) -> ex.Expression:
        word, item = cast(ex.ListName, node.name), scope.item
        if item is not None and item.generic:
            return unknown(node.span)
        if item is None or not item.members:
            self.report.error(
                "no-such-word",
                say("no-such-word.list", word=node.span.text),
                node.span,
                say("no-such-word.list-hint"),
            )
            return unknown(node.span)
        item.used.add(word)
        of = PERCENTAGE if self._is_in_percent(word, item) else NUMBER
        return ex.ListWord(word, ListType(of, is_brought=True), node.span)

    def _is_in_percent(self, word: ex.ListName, item: ItemScope) -> bool:
        """Tell whether all that members bring is in percent."""
        names = self.names
        if not names.scales:
            return False
        name = "" if item.kind == "ruleset" else item.name
        members = [each for each in names.items.values() if names.group_of(each) == name]
        scales = [names.scale(each.name) for each in members]
        return all(each.percent if word == "scores" else each.weighs for each in scales)

    def _negative(self, node: tree.Negative, scope: Scope) -> ex.Expression:
        operand = self.expression(node.operand, scope)
        if isinstance(operand.type, ListType):
            return elementwise(self, node, ex.Constant(Fraction(-1), BARE, node.span), operand)
        if not isinstance(operand.type, NumberType | UnknownType):
            return self.not_a_number(operand, A_MINUS)
        if isinstance(operand, ex.Constant) and isinstance(operand.value, Fraction) and operand.name is None:
            return ex.Constant(-operand.value, operand.type, node.span)
        return ex.Negative(operand, operand.type, node.span)

    def _comparison(self, node: tree.Comparison, scope: Scope) -> ex.Expression:
        if self._asks_for_nothing(node):
            return unknown(node.span)
        for written, asked in ((node.right, node.left), (node.left, node.right)):
            if report_hyphen(written, node.span, self.report, beside=asked.span.text, negated=node.operator == "!="):
                return unknown(node.span)
        left = self._graded(node.left, node.right, scope)
        if isinstance(left.type, UnknownType) and self._is_grade(node.right):
            return unknown(node.span)  # the word before it, which is reported, was to be `grade`
        if isinstance(left.type, UnknownType) and isinstance(node.left, tree.Name) and node.left.name == "grade":
            return unknown(node.span)  # what stands beside it is a grade's name
        right = self._graded(node.right, node.left, scope)
        if isinstance(left.type, UnknownType) or isinstance(right.type, UnknownType):
            return unknown(node.span)
        for side, beside in ((left, right), (right, left)):
            of_item = isinstance(side, ex.ItemValue) and side.field in ("score", "points")
            if of_item and side.type is not PERCENTAGE and _is_percent(beside):
                shown = beside.span.text
                self.report.error(
                    "percent-is-not-points",
                    say("percent-is-not-points.of-item", name=side.span.text, text=shown),
                    beside.span,
                    say("hint.write", text=shown.rstrip("%").strip()),
                )
        (one, other), _ = self._compared(node.operator, left, right, node.span)
        return ex.Comparison(node.operator, one, other, TRUTH, node.span)

    def _asks_for_nothing(self, node: tree.Comparison) -> bool:
        """Report a comparison with `missing` or `inapplicable`, which are no values."""
        for side, beside in ((node.right, node.left), (node.left, node.right)):
            if not isinstance(side, tree.Name) or side.name not in ("missing", "inapplicable", "缺失", "不适用"):
                continue
            negated = "" if node.operator == "!=" else "not "
            hint, asked, named = say("unknown-name.ask"), None, beside.span.text
            if isinstance(beside, tree.Call) and len(beside.arguments) == 1 and beside.name in _OF_ITEMS:
                asked, named = "counted", beside.arguments[0].span.text
                hint = say("unknown-name.counted", negated=negated, name=named)
            elif isinstance(beside, tree.Name) and beside.name in (*self.names.inputs, *self.names.metrics):
                asked = "present"
                hint = say("unknown-name.present", negated=negated, name=named)
            self.report.error(
                "unknown-name",
                say("unknown-name.no-value", word=side.span.text),
                side.span,
                hint,
                edits=() if asked is None else (Edit(node.span, f"{negated}{asked}({named})"),),
            )
            return True
        return False

    def _is_grade(self, node: tree.Expression) -> bool:
        return isinstance(node, tree.Name) and node.name in self.names.grades and not self.names.is_value(node.name)

    def _graded(self, node: tree.Expression, beside: tree.Expression, scope: Scope) -> ex.Expression:
        """Resolve one side of a comparison; beside a grade a bare word is a grade's name."""
        asks = (isinstance(beside, tree.Call) and beside.name == "grade") or (
            isinstance(beside, tree.Name)
            and beside.name == "grade"
            and scope.item is not None
            and scope.item.grade_word
        )
        if not asks or not isinstance(node, tree.Name | tree.Text):
            return self.expression(node, scope)
        name = node.name if isinstance(node, tree.Name) else node.value
        if isinstance(node, tree.Name) and name == "none":
            return ex.Constant("", TEXT, node.span)
        if name not in self.names.grades and not self.names.hidden and self.names.all_grades:
            if not self.report.repeats("grade", name, node.span):
                hint = self.report.meant(name, self.names.grades) or say("unknown-grade.hint", name=name)
                self.report.unknown("grade", name, "unknown-grade", say("unknown-grade", name=name), node.span, hint)
            return unknown(node.span)
        return ex.Constant(name, TEXT, node.span)

    def _compared(
        self, operator: str, left: ex.Expression, right: ex.Expression, span: Span
    ) -> tuple[tuple[ex.Expression, ex.Expression], Type]:
        for side in (left, right):
            if isinstance(side.type, ListType):
                text = side.span.text
                asked = self.list_misplaced(side, say("list-misplaced.compared", text=text))
                return (asked, asked), UNKNOWN
        (one, other), type_ = agreed((left, right), self.report, span, COMPARED)
        if isinstance(type_, TextType | TruthType) and operator not in ("=", "!="):
            self.report.error(
                "no-order",
                say("no-order.operator", name=left.span.text, operator=operator),
                span,
                say("no-order.equal"),
            )
        check_choice(one, other, self.report)
        check_choice(other, one, self.report)
        self.check_ratio(left, right)
        self.check_ratio(right, left)
        return (one, other), type_

    def check_ratio(self, ratio: ex.Expression, beside: ex.Expression) -> None:
        """Warn where a completion, which is about 1, is set beside a number that must be meant in percent."""
        completion = isinstance(ratio, ex.Word | ex.ItemValue) and "completion" in (
            ratio.word if isinstance(ratio, ex.Word) else ratio.field
        )
        value = literal(beside)
        if not completion or value is None or value < FAR_FROM_ONE or not isinstance(beside.type, NumberType):
            return
        if beside.type.bare:
            self.report.warning(
                "ratio-in-percent",
                say("ratio-in-percent", name=ratio.span.text, text=beside.span.text),
                beside.span,
                say("ratio-in-percent.hint", text=beside.span.text),
            )

    def _arithmetic(self, node: tree.Arithmetic, scope: Scope) -> ex.Expression:
        left, right = self.expression(node.left, scope), self.expression(node.right, scope)
        if isinstance(left.type, UnknownType) or isinstance(right.type, UnknownType):
            return unknown(node.span)
        if isinstance(left.type, ListType) or isinstance(right.type, ListType):
            return elementwise(self, node, left, right)
        if isinstance(left.type, DayType) and node.operator in ("+", "-"):
            return self._dated(node, left, right)
        for side in (left, right):
            if not isinstance(side.type, NumberType):
                return self.not_a_number(side, code(node.operator))
        return self.operation(node.span, node.operator, left, right)

    def number_of_subject(self) -> int:
        """Give a number under which a value can stand in an expression that is worked out for several."""
        self.matches += 1
        return self.matches

    def operation(
        self, span: Span, operator: tree.ArithmeticOperator, left: ex.Expression, right: ex.Expression
    ) -> ex.Expression:
        """Give arithmetic of two numbers."""
        if operator == "+" or operator == "-":
            return self._sum(span, operator, left, right)
        one, other = cast(NumberType, left.type), cast(NumberType, right.type)
        bare = one.bare and other.bare
        match operator:
            case "*":
                dimension = combine(one.dimension, other.dimension, 1)
                percent = one.percent and other.percent
                type_ = _joined(one, other, 1, NumberType(dimension, percent, bare))
                if percent:
                    type_ = PERCENTAGE
            case "/":
                dimension = combine(one.dimension, other.dimension, -1)
                type_ = _joined(one, other, -1, NumberType(dimension, False, bare))
            case "^":
                power = self._power_type(span, left.span, one, right)
                if not isinstance(power, NumberType):
                    return unknown(span)
                type_ = power
            case _:
                assert_never(operator)
        return self._folded(ex.Arithmetic(operator, left, right, type_, span))

    def _folded(self, node: ex.Arithmetic) -> ex.Expression:
        """Give an operation back, or report that what it comes to, known at load, is too large to be carried."""
        left, right = self._known(node.left), self._known(node.right)
        if left is None or right is None:
            return node
        try:
            value = fold(node.operator, left, right)
        except TooLarge:
            self.report.error(
                "too-large-a-value",
                say("too-large-a-value", text=node.span.text),
                node.span,
                say("too-large-a-value.hint"),
            )
            return unknown(node.span)
        if value is not None:
            self.folded[id(node)] = node, value
        return node

    def _known(self, node: ex.Expression) -> Fraction | None:
        found = self.folded.get(id(node))
        return literal(node) if found is None else found[1]

    def _sum(
        self, span: Span, operator: tree.ArithmeticOperator, left: ex.Expression, right: ex.Expression
    ) -> ex.Expression:
        one, other = cast(NumberType, left.type), cast(NumberType, right.type)
        if one.dimension == other.dimension:
            if one.percent != other.percent and (one.bare or other.bare):
                left, right = adapted(left, other, self.report), adapted(right, one, self.report)
                if isinstance(left.type, UnknownType) or isinstance(right.type, UnknownType):
                    return unknown(span)
                one, other = cast(NumberType, left.type), cast(NumberType, right.type)
            percent = one.percent and other.percent
            bare = one.bare and other.bare
            shown = cast(NumberType, settled(one, (other,))) if one.dimension else NUMBER
            type_ = PERCENTAGE if percent else NumberType(one.dimension, False, bare, shown.unit, shown.implied)
            return self._folded(ex.Arithmetic(operator, left, right, type_, span))
        doing = say("phrase.added" if operator == "+" else "phrase.subtracted")
        pair = (
            (adapted(left, other, self.report), right)
            if is_zero(left)
            else (left, adapted(right, one, self.report))
            if is_zero(right)
            else None
        )
        if pair is not None:
            common = pair[0].type
            return ex.Arithmetic(operator, pair[0], pair[1], common, span)
        report_clash(left, right, self.report, span, doing)
        return unknown(span)

    def _dated(self, node: tree.Arithmetic, left: ex.Expression, right: ex.Expression) -> ex.Expression:
        if isinstance(right.type, DayType) and node.operator == "-":
            return ex.Arithmetic("-", left, right, DAYS, node.span)
        if isinstance(right.type, NumberType) and right.type.dimension == DAYS.dimension:
            return ex.Arithmetic(node.operator, left, right, DAY, node.span)
        if isinstance(right.type, NumberType) and right.type.bare:
            return ex.Arithmetic(node.operator, left, adapted(right, DAYS, self.report), DAY, node.span)
        self.report.error(
            "type-clash",
            say("type-clash.from-date", text=right.span.text, kind=kind_name(right.type)),
            node.span,
            say("type-clash.from-date-hint"),
        )
        return unknown(node.span)

    def _power_type(self, span: Span, left: Span, base: NumberType, exponent: ex.Expression) -> Type:
        type_ = cast(NumberType, exponent.type)
        if type_.dimension:
            self.report.error(
                "unit-clash",
                say("unit-clash.exponent", text=exponent.span.text, kind=kind_name(type_)),
                exponent.span,
                say("unit-clash.exponent-hint"),
            )
            return UNKNOWN
        if not base.dimension:
            return NumberType(bare=base.bare and type_.bare)
        power = literal(exponent)
        if power is None or power.denominator != 1:
            self.report.error(
                "unit-power",
                say("unit-power", text=left.text, unit=dimension_name(base.dimension)),
                span,
                say("unit-power.hint"),
            )
            return UNKNOWN
        if abs(power) > 16 or power == 0:
            return NumberType(NONE)
        unit = written = _written(base)
        for _ in range(abs(int(power)) - 1):
            unit = compound(unit, written, 1)
        if power < 0:
            unit = compound(_PLAIN, unit, -1)
        return NumberType(raised(base.dimension, int(power)), unit=unit, implied=base.implied or power != 1)

    def _match(self, node: tree.Match, scope: Scope) -> ex.Expression:
        subject = self.expression(node.subject, scope)
        self.matches += 1
        number = self.matches
        type_ = self.settled(subject.type, row_ends(node))
        conditions = []
        for row in node.rows:
            here = ex.Subject(number, type_, node.subject.span)
            condition, _ = self.test(row.test, here, scope)
            conditions.append(condition)
        return self._cases(subject, number, node, conditions, [row.value for row in node.rows], scope)

    def _cases(
        self,
        subject: ex.Expression | None,
        number: int,
        node: tree.Match | tree.When,
        conditions: Sequence[ex.Expression],
        values: Sequence[tree.Expression],
        scope: Scope,
    ) -> ex.Expression:
        found = [self.expression(value, scope) for value in values]
        last = self.expression(node.otherwise, scope) if node.otherwise is not None else None
        everything = found if last is None else [*found, last]
        if not everything:
            return unknown(node.span)
        long = self._indexed(conditions) if subject is not None else None
        if long is None and len(conditions) > _MOST_UNKNOWN and not self.report.failed:
            self.report.error(
                "too-many-rows",
                say("too-many-rows.tests", count=len(conditions), most=_MOST_UNKNOWN),
                node.span,
                say("too-many-rows.tests-hint"),
            )
            return unknown(node.span)
        never = dead_row(conditions) if long is None else long[1]
        if never is not None:
            self._report_dead_row(conditions[never[0]].span, conditions[never[1]].span)
        same, type_ = agreed(everything, self.report, node.span, ROWS)
        spans = [row.span for row in node.rows]
        rows = tuple(
            ex.Case(condition, value, span) for condition, value, span in zip(conditions, same, spans, strict=False)
        )
        tests = None if long is None else long[0]
        return ex.Cases(subject, number, rows, same[-1] if last is not None else None, type_, node.span, tests)

    def _indexed(self, conditions: Sequence[ex.Expression]) -> tuple[Column, tuple[int, int] | None] | None:
        """Give the tests of many rows, where all are known, with the first row that is never reached."""
        if len(conditions) < _MANY:
            return None
        from indicrules.model.long_rows import dead, indexed  # most rulesets have no such rows

        found = indexed(conditions)
        return None if found is None else (found[0], dead(*found))

    def _report_dead_row(self, row: Span, earlier: Span) -> None:
        self.report.warning(
            "unreachable-row",
            say("unreachable-row", row=row.text, earlier=earlier.text),
            row,
            say("unreachable-row.one-of-two")
            if row.text == earlier.text
            else say("unreachable-row.above", row=row.text, earlier=earlier.text),
            (earlier, say("label.takes-it")),
        )


_PLAIN = Unit("1", Fraction(1), NONE)


def _with_blanks(unit: Span) -> Span:
    """Give the place of a unit with the blanks before it."""
    before = unit.source.text[: unit.start]
    return Span(unit.source, len(before.rstrip(" \t")), unit.end)


def _spaced(unit: Span, sign: str, word: str) -> tuple[Edit, ...]:
    """Give the edit that parts the last word of a unit, meant as a value, from what stands before it."""
    last = f"{sign}{word}"
    if not unit.text.endswith(last):
        return ()
    return (Edit(Span(unit.source, unit.end - len(last), unit.end), f" {sign} {word}"),)


def _written(type_: NumberType) -> Unit:
    """Give the unit that a quantity is written in; a number and a percent count for 1."""
    if not type_.dimension:
        return _PLAIN
    return type_.unit or Unit(dimension_name(type_.dimension), Fraction(1), type_.dimension)


def _joined(one: NumberType, other: NumberType, sign: int, type_: NumberType) -> NumberType:
    """Give a product or quotient its unit: that of its side that has one, else it follows from both."""
    if not type_.dimension:
        return type_
    if not other.dimension:
        return evolve(type_, unit=one.unit, implied=one.implied)
    if not one.dimension and sign == 1:
        return evolve(type_, unit=other.unit, implied=other.implied)
    return evolve(type_, unit=compound(_written(one), _written(other), sign), implied=True)


def ends(test: tree.Test) -> tuple[tree.Expression, ...]:
    """Give what a test compares with."""
    return (test.value,) if isinstance(test, tree.Against) else (test.low, test.high)


def row_ends(match: tree.Match) -> Iterable[tree.Expression]:
    """Give what the rows of a `match` compare with, in order."""
    return itertools.chain.from_iterable(ends(row.test) for row in match.rows)


def _is_percent(expression: ex.Expression) -> bool:
    return isinstance(expression, ex.Constant) and expression.type == PERCENTAGE
