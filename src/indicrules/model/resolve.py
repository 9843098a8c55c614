"""Turn a tree into its meaning: one model, or every reason why there is none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import assert_never

from indicrules.model import expression as ex
from indicrules.model.blame import blame_declarations
from indicrules.model.bonuses import check_bonus
from indicrules.model.clauses import Draft, check_clauses, draft_actual, draft_rules, may_stand
from indicrules.model.constants import Refused, literal, unknown
from indicrules.model.declare import declare_input, declare_units, implicit_type
from indicrules.model.depth import check_depth, in_order
from indicrules.model.doubt import report_doubtful_rows
from indicrules.model.edges import check_edge
from indicrules.model.examples import resolve_example
from indicrules.model.expressions import Resolver, Scope
from indicrules.model.hierarchy import Hierarchy, needs_of, ordered
from indicrules.model.history import history
from indicrules.model.meant import unread
from indicrules.model.names import ItemScope, Names
from indicrules.model.phrases import A_LIST, example_target
from indicrules.model.report import Report
from indicrules.model.reserved import check_names
from indicrules.model.rules import Check, Example, Input, Item, Metric, Model, Param
from indicrules.model.scales import says_percent, scales_of
from indicrules.model.types import NUMBER, UNKNOWN, ListType, NumberType, Type, UnknownType
from indicrules.model.uses import Merged, Opened, Opener, merge
from indicrules.model.walk import formulas, reads_data
from indicrules.model.which import is_chinese
from indicrules.model.words import measured_word, reads_actual
from indicrules.syntax import tree
from indicrules.text.classes import evolve, frozen
from indicrules.text.collector import uncollected
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Span

Constant = ex.Value | Refused | None
PeriodValue = int | datetime.date | str


@frozen
class Resolved:
    """The model, if there is one, and all that is to be said."""

    model: Model | None
    diagnostics: tuple[Diagnostic, ...]


def resolve(
    opened: Opened,
    shipped: tree.File,
    opener: Opener,
    period: PeriodValue | None,
    constant_of: Callable[[ex.Expression], Constant],
) -> Resolved:
    """Give what a file means for `period` (None: the one it names), with every mistake in it.

    `shipped` holds the methods that are always there; `constant_of` works out what reads no data, to None
    where that is irrational.
    """
    return resolution(opened, shipped, opener, period, constant_of)[0]


def resolution(
    opened: Opened,
    shipped: tree.File,
    opener: Opener,
    period: PeriodValue | None,
    constant_of: Callable[[ex.Expression], Constant],
) -> tuple[Resolved, Resolution]:
    """Give what a file means, as `resolve` does, and with it all that was found on the way."""
    report = Report()
    merged = merge(opened, opener, report)
    work = Resolution(merged, shipped, report, period, constant_of)
    try:
        model = work.run()
    except RecursionError:
        span = Span(opened.file.source, 0, 1)
        report.error("too-deep", say("too-deep.ruleset"), span, say("too-deep.ruleset-hint"))
        model = None
    if report.failed:
        model = None
    elif model is not None:
        model = evolve(model, warnings=report.diagnostics)
    return Resolved(model, report.diagnostics), work


class Resolution:
    """All that is found about a ruleset while it is resolved; `anew.py` resolves parts of it once more."""

    def __init__(
        self,
        merged: Merged,
        shipped: tree.File,
        report: Report,
        period: PeriodValue | None,
        constant_of: Callable[[ex.Expression], Constant],
    ) -> None:
        self.merged, self.report, self.asked, self.constant_of = merged, report, period, constant_of
        self.blocks = merged.blocks
        self.own_methods = frozenset(block.name for block in merged.blocks if isinstance(block, tree.MethodBlock))
        self.names = Names(hidden=merged.hidden, damaged=merged.damaged)
        report.shipped = frozenset({id(shipped.source)})
        for block in shipped.blocks:
            if isinstance(block, tree.MethodBlock):
                self.names.methods[block.name] = block
        self.resolver = Resolver(self.names, report, self._param, self._metric_type, self._actual_type, constant_of)
        self.params: dict[str, ex.Expression] = {}
        self.chosen: dict[str, int] = {}  # of each param the row that holds
        self.metrics: dict[str, Metric] = {}
        self.working: list[str] = []
        self.drafts: dict[str, Draft] = {}
        self.actuals: dict[str, Type] = {}
        self.period: PeriodValue | None = None
        self.dated = False
        # of each item the inputs and metrics that it reads; what else reads some is in `names.read`
        self.reads: dict[str, set[str]] = {}
        self.measured: dict[str, set[str]] = {}  # of each metric
        self.defined: dict[str, set[str]] = {}  # of each method
        self.tried: dict[int, set[str]] = {}  # of each check and example, by its number among the blocks
        self.needs: dict[str, list[str]] = {}  # of each item, and the ruleset under `""`, those scored before it
        self.order: tuple[str, ...] = ()
        self.hierarchy: Hierarchy | None = None  # None where something is too wrong to come to it
        self.root: Draft | None = None
        self.item: Item | None = None  # the ruleset's own
        self.resolved = 0  # how many diagnostics there were before any item was remarked on
        self.is_whole = False  # whether everything could be gone through, and put in an order
        self.examples: tuple[Example, ...] = ()
        self.checks: tuple[Check, ...] = ()

    @property
    def built(self) -> Hierarchy:
        """The items and what they weigh; asked for where it was come to."""
        assert self.hierarchy is not None
        return self.hierarchy

    def run(self) -> Model | None:
        """Resolve everything, in the order in which the parts need each other."""
        if self.merged.cut:
            return None  # one mistake, one diagnostic: any name may stand past the limit
        check_names(self.blocks, self.report)
        root = self.root = self._declare()
        if root is None:
            return None
        self._declare_inputs()
        self._declare_tables()
        self._resolve_params()
        self._settle_scales(root)
        for name in in_order(self.names.metrics):
            self._metric_type(name, self.names.metrics[name].name_span)
        for draft in self.drafts.values():
            self.actual_of(draft)
        for draft in [*self.drafts.values(), root]:
            self.rules_of(draft)
        for block in self.blocks:
            if isinstance(block, tree.MethodBlock):
                self.check_method(block)
        self._check_tables()
        hierarchy = self.hierarchy = Hierarchy(self.drafts, root, self.names, self.report, self.merged.sources[0])
        item = self.item = hierarchy.build()
        walked = [part for each in (*hierarchy.items.values(), item) for _, part in formulas(each)]
        walkable = check_depth(self.metrics, walked, self.report) and not hierarchy.circular
        if walkable:
            self.needs = needs_of({**hierarchy.items, "": item}, self.metrics)
            before = self.report.count
            self.order = ordered(self.needs, hierarchy.items, self.report)
            self.is_whole = self.report.count == before
        numbered = tuple(enumerate(self.blocks))
        checks = self.checks = tuple(
            self.check_of(block, at) for at, block in numbered if isinstance(block, tree.CheckBlock)
        )
        self.examples = tuple(
            self.example_of(block, at) for at, block in numbered if isinstance(block, tree.ExampleBlock)
        )
        unread(*self.unread(), self.report)
        blame_declarations(self.blocks, self.report)
        check_depth({}, [check.condition for check in checks], self.report) if walkable else None
        return self._model()

    def _model(self) -> Model | None:
        self.resolved = self.report.count
        if self.report.failed:
            return None
        assert self.hierarchy is not None
        for name, each in self.hierarchy.items.items():
            self.remark(name, each)
        return self.model()

    def model(self) -> Model:
        """Give what the ruleset means, all of it being right."""
        root, item, hierarchy = self.root, self.item, self.hierarchy
        assert root is not None
        assert item is not None
        assert hierarchy is not None
        return Model(
            name=root.block.name,
            title=root.block.title,
            period=self.period,
            inputs=self.names.inputs,
            metrics=self.metrics,
            items=hierarchy.items,
            root=item,
            order=self.order,
            checks=self.checks,
            examples=self.examples,
            units=self.names.units,
            dated=self.dated,
            turns=self._turns(),
            warnings=(),
            replaced=tuple(self.merged.replaced),
            texts=tuple(source.text for source in self.merged.sources),
            params={name: self._told_param(name, block) for name, block in self.names.params.items()},
            blocks=self.blocks,
        )

    def remark(self, name: str, item: Item) -> None:
        """Warn of what an item says that its author may not mean."""
        check_edge(item, self.report)
        check_bonus(item, self.drafts[name].block.clauses, self.report)

    # ------------------------------------------------------------------------ declarations

    def _declare(self) -> Draft | None:
        declare_units(self.blocks, self.names, self.report)
        root: Draft | None = None
        for block in self.blocks:
            match block:
                case tree.ParamBlock():
                    self.names.params[block.name] = block
                case tree.MetricBlock():
                    self.names.metrics[block.name] = block
                case tree.MethodBlock():
                    self.names.methods[block.name] = block
                case tree.TableBlock():
                    self.names.methods.pop(block.name, None)  # a shipped one
                case tree.ScoredBlock(kind="ruleset"):
                    root = self.drafted(block)
                    self.names.root, self.names.root_clauses = block.name, root.block.clauses
                    self.names.is_chinese = is_chinese(f"{block.name}{block.title or ''}")
                case tree.ScoredBlock():
                    draft = self.drafted(block)
                    self.names.items[block.name] = draft.block
                    self.drafts[block.name] = draft
                case tree.InputBlock() | tree.UnitBlock() | tree.CheckBlock() | tree.ExampleBlock() | tree.UseBlock():
                    pass  # declared before, judged later, or replaced by what they bring
                case _:
                    assert_never(block)
        if root is None:
            if not self.names.hidden and self.blocks:
                self.report.error(
                    "no-ruleset",
                    say("no-ruleset"),
                    Span(self.merged.sources[0], 0, 0),
                    say("no-ruleset.hint"),
                )
            return None
        self.period = self.period_of(root)
        return root

    def _declare_tables(self) -> None:
        if not any(isinstance(block, tree.TableBlock) for block in self.blocks):
            return
        from indicrules.model.declared_tables import declared, functions_of  # most rulesets have no table

        for block in self.blocks:
            if isinstance(block, tree.TableBlock):
                sheet = self.merged.sheets.get(id(block))
                rows = sheet or block.rows
                found = self.merged.tables.get(id(block))
                if found is None:
                    with uncollected(0 if rows is None else len(rows.starts)):
                        found = declared(block, sheet, self.resolver)
                    if block.span.source is self.merged.sources[0] and not found.broken:
                        self.merged.tables[id(block)] = found
                self.names.tables[block.name] = found, 0
        for block in self.blocks:
            if not isinstance(block, tree.TableBlock):
                continue
            found, _ = self.names.tables[block.name]
            for name, column, span in functions_of(block):
                if name in self.names.tables or name in self.own_methods:
                    self.report.error(
                        "duplicate-name",
                        say("duplicate-name", name=name),
                        span,
                        say("duplicate-name.gives", name=block.name),
                    )
                    continue
                self.names.methods.pop(name, None)
                self.names.tables[name] = found, column

    def declare_table(self, block: tree.TableBlock) -> None:
        """Declare a table with rows of its own once more, which gives what it gave."""
        from indicrules.model.declared_tables import declared, functions_of  # most rulesets have no table

        found = declared(block, None, self.resolver)
        self.names.tables[block.name] = found, 0
        for name, column, _ in functions_of(block):
            self.names.tables[name] = found, column

    def drafted(self, block: tree.ScoredBlock) -> Draft:
        """Begin with an item: its clauses that may stand there."""
        kept = check_clauses(self.resolver, block.kind, block.name, block.clauses)
        if len(kept) < len(block.clauses):
            damaged = self.names.is_damaged(block) or not all(may_stand(block.kind, each) for each in block.clauses)
            block = evolve(block, clauses=kept)
            if damaged:
                self.names.damaged.add(id(block))
        for clause in kept:
            if isinstance(clause, tree.Grade):
                self.names.grades.add(clause.name)
        quiet = self.names.is_damaged(block)
        self.names.all_grades = self.names.all_grades and not quiet
        scope = ItemScope(block.name, block.kind, members=block.kind != "indicator", place=block.name_span, quiet=quiet)
        scope.clauses = block.clauses
        return Draft(block, scope)

    def _settle_scales(self, root: Draft) -> None:
        """Find which items are scored in percent, before anything reads their scores."""
        self.names.scales = scales_of(root.block, self.names, lambda node: says_percent(node, self.is_share))
        if self.names.scales:
            for draft in self.drafts.values():
                draft.scope.scale = self.names.scale(draft.block.name)
            root.scope.scale = self.names.scale("")

    def is_share(self, name: str) -> bool:
        """Tell whether a name is a param in percent."""
        found = self.params.get(name)
        return found is not None and isinstance(found.type, NumberType) and found.type.percent

    def period_of(self, root: Draft) -> PeriodValue | None:
        """Give the period that is asked for, else the one that the ruleset says."""
        said = next((each.value for each in root.block.clauses if isinstance(each, tree.Period)), None)
        for clause in root.block.clauses:
            if isinstance(clause, tree.Period) and isinstance(clause.value, int) and not _is_year(clause):
                self.report.error(
                    "bad-period",
                    say("bad-period.year", text=clause.span.text),
                    clause.span,
                    say("bad-period.year-hint"),
                )
                return None
        return self.asked if self.asked is not None else said

    def _declare_inputs(self) -> None:
        for block in self.blocks:
            if isinstance(block, tree.InputBlock):
                self.names.inputs[block.name] = declare_input(block, self.names, self.report)
                self.report.declared[block.name] = block.span
            elif isinstance(block, tree.MetricBlock):
                self.report.declared[block.name] = block.name_span
        self.declare_implied(self.drafts.values())

    def declare_implied(self, drafts: Iterable[Draft]) -> None:
        """Declare the inputs that indicators have by their names alone."""
        later: list[tuple[Draft, tree.Target]] = []
        for draft in drafts:
            block = draft.block
            draft.scope.reads_actual = block.kind == "indicator" and reads_actual(block, self.names)
            said = any(isinstance(each, tree.Actual) for each in block.clauses)
            if not draft.scope.reads_actual or said or self.names.is_value(block.name):
                continue
            target = next((each for each in block.clauses if isinstance(each, tree.Target)), None)
            if target is not None and measured_word(target.test) is not None:
                target = None  # which is reported where the target is resolved
            type_ = implicit_type(block.name, target.test if target is not None else None, self.names, self.report)
            if type_ is None and target is not None:
                later.append((draft, target))
                type_ = NUMBER
            self.names.inputs[block.name] = Input(block.name, block.title, type_ or NUMBER, None, None, block.name_span)
        loose = self.names.read
        for draft, target in later:
            test = target.test
            self.names.read = self.reads.setdefault(draft.block.name, set())
            value = self.resolver.expression(test.value if isinstance(test, tree.Against) else test.low, Scope())
            type_ = value.type
            if isinstance(type_, NumberType):
                type_ = evolve(type_, bare=False)
            elif isinstance(type_, ListType):
                type_ = self.resolver.list_misplaced(value).type
            known = self.names.inputs[draft.block.name]
            self.names.inputs[draft.block.name] = evolve(known, type=type_)
        self.names.read = loose

    def unread(self) -> tuple[list[Input], list[str]]:
        """Give the declared inputs that nothing reads, and the names of those that indicators imply."""
        kinds = (self.reads, self.measured, self.defined)
        read = self.names.read.union(*(each for kind in kinds for each in kind.values()), *self.tried.values())
        declared = self.report.declared
        own = [known for name, known in self.names.inputs.items() if name in declared and name not in read]
        return own, [name for name in self.names.inputs if name not in declared]

    # ------------------------------------------------------------------------ params and metrics

    def _resolve_params(self) -> None:
        for block in self.names.params.values():
            self._check_rows(block)
        for name in in_order(self.names.params):
            self._param(name, self.names.params[name].name_span)

    def value_params(self, names: Iterable[str]) -> None:
        """Work out params once more, each after those that it reads; all that read them are among them."""
        wanted = frozenset(names)
        for name in wanted:
            self.params.pop(name, None)
            self.chosen.pop(name, None)
            self.report.histories.pop(name, None)
            self._check_rows(self.names.params[name])
        order = in_order(self.names.params)
        for name in order:
            if name in wanted:
                self._param(name, self.names.params[name].name_span)
        found = {name: self.params[name] for name in order}
        self.params.clear()
        self.params.update(found)

    def _check_rows(self, block: tree.ParamBlock) -> None:
        if block.rows:
            self.dated = True
        for earlier, later in zip(block.rows, block.rows[1:], strict=False):
            if type(earlier.since) is not type(later.since):
                self.report.error(
                    "mixed-periods",
                    say("mixed-periods", name=block.name),
                    later.span,
                    say("mixed-periods.hint"),
                )
                return
            if earlier.since >= later.since:  # type: ignore[operator]  # both of one type
                self.report.error(
                    "periods-not-ascending",
                    say("periods-not-ascending", row=later.span.text, name=block.name),
                    later.span,
                    say("periods-not-ascending.hint"),
                )

    def _param(self, name: str, span: Span) -> ex.Expression:
        if name not in self.params:
            block = self.names.params[name]
            if name in self.working:
                return self._circle(name, block.name_span)
            self.working.append(name)
            values = [block.value] if block.value is not None else [row.value for row in block.rows]
            found = [self._worked_out(self.resolver.expression(each, Scope())) for each in values]
            self.working.pop()
            chosen = self.chosen[name] = self._chosen(block)
            self.params[name] = self._constant(name, block, found, chosen)
            turns = history([row.since for row in block.rows], found, self.report.histories)
            if turns:
                self.report.histories[name] = turns
        value = self.params[name]
        if isinstance(value, ex.Constant):
            return evolve(value, span=span)
        return value

    def _worked_out(self, value: ex.Expression) -> ex.Expression:
        """Give what reads no data as its value, and what cannot be worked out, or is no exact number, as it is."""
        if isinstance(value, ex.Constant) or literal(value) is not None or isinstance(value.type, UnknownType):
            return value
        found = None if reads_data(value, arguments=True) else self.constant_of(value)
        if isinstance(found, Refused):
            self.report.error("not-constant", found.said, found.span, found.advice or say("not-constant.number"))
            return unknown(value.span)
        return value if found is None else ex.Constant(found, value.type, value.span)

    def _turns(self) -> tuple[PeriodValue, ...]:
        """Give the periods with which rows of params begin; those of params by years come before those by dates."""
        found = {row.since for block in self.names.params.values() for row in block.rows}
        years = sorted(each for each in found if isinstance(each, int))
        return (*years, *sorted(each for each in found if isinstance(each, datetime.date)))

    def _chosen(self, block: tree.ParamBlock) -> int:
        """Give the row that holds in the period; without a period the last."""
        if block.value is not None or not block.rows:
            return 0
        period, first = self.period, block.rows[0].since
        if period is None:
            return len(block.rows) - 1
        if isinstance(period, str) or isinstance(period, int) is not isinstance(first, int):
            years = isinstance(first, int)
            if years and isinstance(period, str) and _YEAR.fullmatch(period):
                said = say("period-of-another-kind.text", name=block.name, period=period)
                hint = say("period-of-another-kind.text-hint", period=period)
                self.report.error("period-of-another-kind", said, block.name_span, hint)
                return 0
            self.report.error(
                "period-of-another-kind",
                say(
                    "period-of-another-kind.years" if years else "period-of-another-kind.dates",
                    name=block.name,
                    period=str(period),
                ),
                block.name_span,
                say("period-of-another-kind.years-hint" if years else "period-of-another-kind.dates-hint"),
            )
            return 0
        holding = [index for index, row in enumerate(block.rows) if row.since <= period]  # type: ignore[operator]
        if not holding:
            self.report.error(
                "period-before-first",
                say("period-before-first", name=block.name, period=str(period), first=str(block.rows[0].since)),
                block.rows[0].span,
                say("period-before-first.hint", period=str(period)),
            )
            return 0
        return holding[-1]

    def _told_param(self, name: str, block: tree.ParamBlock) -> Param:
        row = block.rows[self.chosen.get(name, 0)] if block.value is None and block.rows else None
        since, span = (None, block.span) if row is None else (row.since, row.span)
        return Param(name, self.params[name], since, span)

    def _constant(self, name: str, block: tree.ParamBlock, found: list[ex.Expression], chosen: int) -> ex.Expression:
        for each, node in zip(found, [block.value] if block.value is not None else block.rows, strict=False):
            if isinstance(each.type, UnknownType) or node is None:
                return unknown(block.name_span)
            if not isinstance(each, ex.Constant) and literal(each) is None:
                self._report_not_constant(name, each, block)
                return unknown(block.name_span)
        if not found:
            return unknown(block.name_span)
        first = found[0]
        for each in found[1:]:
            if type(each.type) is not type(first.type) or (
                isinstance(each.type, NumberType)
                and isinstance(first.type, NumberType)
                and each.type.dimension != first.type.dimension
            ):
                self.report.error(
                    "unit-clash", say("unit-clash.rows", name=name), each.span, say("unit-clash.rows-hint")
                )
                return unknown(block.name_span)
        if report_doubtful_rows(found, self.report):
            return unknown(block.name_span)
        value = found[chosen]
        type_ = value.type  # a bare number stays one: it takes the unit of what it stands beside, as if written there
        number = literal(value)
        known = value.value if isinstance(value, ex.Constant) else number if number is not None else Fraction(0)
        return ex.Constant(known, type_, block.name_span, name)

    def _report_not_constant(self, name: str, value: ex.Expression, block: tree.ParamBlock) -> None:
        text = value.span.text
        message = say("not-constant.param", name=name, text=text)
        hint = say("not-constant.metric", name=name)
        if not reads_data(value):
            what = A_LIST if isinstance(value.type, ListType) else say("phrase.irrational")
            message = say("not-constant.param-exact", name=name, text=text, what=what)
            hint = say("not-constant.as-metric", name=name, text=text)
            if block.rows:
                hint = say("not-constant.keep", name=name)
        self.report.error("not-constant", message, value.span, hint)

    def _circle(self, name: str, span: Span) -> ex.Expression:
        circle = self.working[self.working.index(name) :]
        blocks: dict[str, tree.ParamBlock | tree.MetricBlock] = {**self.names.params, **self.names.metrics}
        first = min(circle, key=lambda each: blocks[each].name_span.start)  # it is told from its topmost block on
        turn = circle.index(first)
        path = [*circle[turn:], *circle[:turn], first]
        self.report.error(
            "cycle",
            say("cycle", name=first, path=" → ".join(path)),
            blocks[first].name_span,
            say("cycle.hint"),
        )
        return unknown(span)

    def metric_type(self, name: str) -> Type:
        """Resolve a metric unless it is resolved already; give its type."""
        return self._metric_type(name, self.names.metrics[name].name_span)

    def _metric_type(self, name: str, span: Span) -> Type:
        if name not in self.metrics:
            block = self.names.metrics[name]
            if name in self.working:
                return self._circle(name, block.name_span).type
            self.working.append(name)
            outer, self.names.read = self.names.read, self.measured.setdefault(name, set())
            body = self.resolver.body(block.body, Scope())
            self.names.read = outer
            self.working.pop()
            if isinstance(body.type, NumberType) and body.type.bare:
                body = evolve(body, type=evolve(body.type, bare=False))
            elif isinstance(body.type, ListType) and body.type.of.bare:
                body = evolve(body, type=evolve(body.type, of=evolve(body.type.of, bare=False)))
            self.metrics[name] = Metric(name, body, block.name_span)
        return self.metrics[name].body.type

    # ------------------------------------------------------------------------ items

    def actual_of(self, draft: Draft) -> Type:
        """Resolve what an item measures, once; give its type."""
        name = draft.block.name
        if name not in self.actuals:
            self.actuals[name] = UNKNOWN
            outer, self.names.read = self.names.read, self.reads.setdefault(name, set())
            draft_actual(self.resolver, draft)
            self.names.read = outer
            self.actuals[name] = UNKNOWN if draft.scope.actual is None else draft.scope.actual
        return self.actuals[name]

    def _actual_type(self, name: str, span: Span) -> Type:
        draft = self.drafts.get(name)
        if draft is None:
            return UNKNOWN
        type_ = self.actual_of(draft)
        if draft.actual is None and draft.block.kind == "group":
            self.report.error(
                "no-such-word", say("no-such-word.group", name=name), span, say("no-such-word.group-hint")
            )
        return type_

    def rules_of(self, draft: Draft) -> None:
        """Resolve all other clauses of an item."""
        loose = self.names.read
        self.names.read = self.reads.setdefault("" if draft is self.root else draft.block.name, set())
        draft_rules(self.resolver, draft)
        self._default_method(draft)
        self.names.read = loose

    def _default_method(self, draft: Draft) -> None:
        if draft.block.kind != "indicator" or draft.score is not None or draft.adjustments:
            return
        if any(isinstance(each, tree.Score) for each in draft.block.clauses) or self.names.is_damaged(draft.block):
            return
        if not any(isinstance(each, tree.Target) for each in draft.block.clauses):
            self.report.error(
                "missing-target",
                say("missing-target", name=draft.block.name),
                draft.block.name_span,
                say("missing-target.or-score", example=example_target(self.resolver.declared_type(draft.block.name))),
            )
            draft.scope.reported.add("missing-target")
            return
        word = tree.Name("proportional", span=draft.block.name_span)
        draft.score = self.resolver.name(word, Scope(draft.scope))

    def check_method(self, block: tree.MethodBlock) -> None:
        """Resolve a method once by itself, so that a name nobody knows is reported even if nothing uses it."""
        check_clauses(self.resolver, "method", block.name, block.clauses)
        score = next((each for each in block.clauses if isinstance(each, tree.Score)), None)
        if score is None:
            if not self.names.is_damaged(block):
                self.report.error(
                    "method-without-score",
                    say("method-without-score", name=block.name),
                    block.name_span,
                    say("method-without-score.hint"),
                )
            return
        item = ItemScope(block.name, "method", members=True, generic=True)
        parameters = {each.name: unknown(each.span) for each in block.parameters}
        self.resolver.calling.append(block.name)
        outer, self.names.read = self.names.read, set()
        self.resolver.body(score.body, Scope(item, parameters, method=block.name))
        self.defined[block.name], self.names.read = self.names.read, outer
        self.resolver.calling.pop()

    def _check_tables(self) -> None:
        if self.names.tables:
            from indicrules.model.table_calls import check_table  # most rulesets have no table

            for name, (table, _) in self.names.tables.items():
                if name == table.block.name:
                    check_table(table, self.resolver)

    def check_table(self, block: tree.TableBlock) -> None:
        """Report what all calls together tell of a table."""
        from indicrules.model.table_calls import check_table  # most rulesets have no table

        check_table(self.names.tables[block.name][0], self.resolver)

    def check_of(self, block: tree.CheckBlock, at: int) -> Check:
        """Resolve a check, the block of this number."""
        scope = Scope(ItemScope("check", "check", total=True, grade_word=True))
        outer, self.names.read = self.names.read, set()
        condition = self.resolver.truth(block.condition, scope)
        self.tried[at], self.names.read = self.names.read, outer
        return Check(condition, block.warn, block.because.value if block.because is not None else None, block.span)

    def example_of(self, block: tree.ExampleBlock, at: int) -> Example:
        """Resolve an example, the block of this number, once all checks are."""
        because = frozenset(check.because for check in self.checks if check.because is not None)
        outer, self.names.read = self.names.read, set()
        found = resolve_example(self.resolver, block, because)
        self.tried[at], self.names.read = self.names.read, outer
        return found


_YEAR = pattern(r"\d{4}", re.ASCII)


def _is_year(clause: tree.Period) -> bool:
    """Say whether a period is a year; the tree holds the whole part of what is written."""
    return isinstance(clause.value, int) and 1 <= clause.value <= 9999 and "." not in clause.span.text
