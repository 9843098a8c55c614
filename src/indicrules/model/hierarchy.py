"""Turn drafts into items: who belongs to whom, what each weighs, which policy holds, in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

from indicrules.exact.number import sum_of
from indicrules.model import expression as ex
from indicrules.model.clauses import Draft
from indicrules.model.constants import literal
from indicrules.model.lowered import check_downgrades
from indicrules.model.marks import mark_text
from indicrules.model.mends import clause_below
from indicrules.model.names import Names
from indicrules.model.phrases import BLOCKS
from indicrules.model.report import Report
from indicrules.model.rules import Adjustment, Item, Limit, Metric, Rounding, key_of
from indicrules.model.shares import Shares
from indicrules.model.types import NUMBER, NumberType, Type
from indicrules.model.units import Unit
from indicrules.model.walk import formulas, within
from indicrules.model.weights_mended import as_below, blamed, repaired
from indicrules.syntax import tree
from indicrules.text.classes import evolve, field, mutable
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

DEFAULT_STEP = Fraction(1, 100)
MOST_LEVELS = 64
_SHOWN = 8  # names of a circle at each of its ends


@mutable
class Hierarchy:
    """Builds items bottom up from drafts; `root` is the ruleset's draft, `source` the file that is loaded."""

    drafts: Mapping[str, Draft]
    root: Draft
    names: Names
    report: Report
    source: Source
    members: dict[str, tuple[str, ...]] = field(factory=dict)
    items: dict[str, Item] = field(factory=dict)
    circular: bool = False
    meant: dict[str, str] = field(factory=dict)  # of misspelt groups, those that are taken for them
    astray: bool = False  # whether an item names a group that nobody knows
    said: dict[str, tuple[Diagnostic, ...]] = field(factory=dict)  # of items, of the ruleset under `""`

    def build(self) -> Item:
        """Fill `items` and give the ruleset's own item."""
        self._find_members()
        self._check_levels()
        order = self._bottom_up()
        if not self.circular:
            Shares(self.drafts, self.root, self.members, self.names, self.report).share_out()
        for name in order:
            self.items[name] = self.item_of(self.drafts[name])
        self.items = {name: self.items[name] for name in self.drafts}  # file order again
        root = self.item_of(self.root)
        self.report_weights(self.drafts.values(), root)
        return root

    def item_of(self, draft: Draft) -> Item:
        """Make a draft into its item, its members being made; `said` keeps what that reports."""
        before = self.report.count
        item = self._item(draft)
        name = "" if draft is self.root else draft.block.name
        self.said.pop(name, None)
        if self.report.count > before:
            self.said[name] = self.report.diagnostics[before:]
        return item

    def report_weights(self, drafts: Iterable[Draft], root: Item) -> None:
        """Report the weights that are lacking among indicators."""
        lacking = [draft for draft in drafts if self.lacks_weight(draft)]
        beside = Counter(map(self.parent, lacking))
        for draft in lacking:
            self._report_weight(draft, root, alone=beside[self.parent(draft)] == 1)

    def parent(self, draft: Draft) -> str | None:
        """Name the group an item belongs to, None for the ruleset."""
        name = draft.block.parent
        found = self.drafts.get(self.meant.get(name, name)) if name is not None else None
        return found.block.name if found is not None and found.block.kind == "group" else None

    def _find_members(self) -> None:
        listed: dict[str | None, list[str]] = {}
        for name, draft in self.drafts.items():
            self._check_parent(draft)
            listed.setdefault(self.parent(draft), []).append(name)
        for name, draft in self.drafts.items():
            if draft.block.kind == "group":
                self.members[name] = tuple(listed.get(name, ()))
        self.members[""] = tuple(listed.get(None, ()))

    def _check_parent(self, draft: Draft) -> None:
        name = draft.block.parent
        if name is None or self.parent(draft) is not None:
            return
        span = draft.block.parent_span or draft.block.name_span
        if name in self.drafts:
            self.report.error("not-a-group", say("not-a-group", name=name), span, say("not-a-group.hint"))
            self.astray = True
            return
        groups = [each for each, other in self.drafts.items() if other.block.kind == "group"]
        near = self.report.near(name, groups)
        if near is not None:
            self.meant[name] = near
            self.report.error(
                "unknown-group", say("unknown-group", name=name), span, say("hint.did-you-mean", word=near)
            )
            return
        self.astray = True
        if not self.names.hidden:
            self.report.error(
                "unknown-group", say("unknown-group", name=name), span, say("unknown-group.hint", name=name)
            )

    def _check_levels(self) -> None:
        """Report groups that stand deeper inside each other than can be walked."""
        level = dict.fromkeys(self.members[""], 1)
        waiting = list(level)
        while waiting:
            name = waiting.pop()
            for member in self.members.get(name, ()):
                level[member] = level[name] + 1
                if level[member] > MOST_LEVELS + 1:  # the innermost is an indicator
                    self.circular = self.names.hidden = True
                    self.report.error(
                        "too-deep",
                        say("too-deep.groups", name=member, count=MOST_LEVELS),
                        self.drafts[member].block.parent_span or self.drafts[member].block.name_span,
                        say("too-deep.groups-hint"),
                    )
                    self.members = dict.fromkeys(self.members, ())
                    return
                waiting.append(member)

    def _bottom_up(self) -> list[str]:
        order: list[str] = []
        state: dict[str, int] = {}
        for start in self.drafts:
            stack = [start]
            while stack:
                name = stack[-1]
                if state.get(name) == 2:
                    stack.pop()
                    continue
                open_members = [each for each in self.members.get(name, ()) if state.get(each) != 2]
                if state.get(name) == 1 and any(state.get(each) == 1 for each in open_members):
                    self._report_circle(name)
                    open_members = []
                if open_members and state.get(name) != 1:
                    state[name] = 1
                    stack += open_members
                    continue
                state[name] = 2
                order.append(name)
                stack.pop()
        return order

    def _report_circle(self, name: str) -> None:
        self.circular = self.names.hidden = True
        path, at = [name], self.parent(self.drafts[name])
        while at is not None and at not in path:
            path.append(at)
            at = self.parent(self.drafts[at])
        shown = [*path, at or name]
        if len(shown) > 2 * _SHOWN:
            shown = [*shown[:_SHOWN], "…", *shown[-_SHOWN:]]
        self.report.error(
            "group-cycle",
            say("group-cycle", name=name, path=" → ".join(shown)),
            self.drafts[name].block.name_span,
            say("group-cycle.hint"),
        )

    def _item(self, draft: Draft) -> Item:
        block, kind = draft.block, draft.block.kind
        members = self.members.get(key_of(block), ()) if kind != "indicator" else ()
        inside = [self.items[name] for name in members if name in self.items]
        weighted = [each for each in inside if each.weight is not None or each.bonus is not None]
        summed = weighted if any(each.weight is not None for each in inside) else inside
        together = sum_of(each.weight for each in inside if each.weight is not None)
        weight = draft.weight
        if kind == "group" and weight is None and any(each.weight is not None for each in inside):
            weight = together
        full, ceiling = self._marks(draft, inside, weight, together)
        if kind == "ruleset":
            weight = full
        if kind != "indicator":
            self._check_group(draft, inside, full, together)
        self._check_policy(draft, full)
        check_downgrades(draft.block.name, draft.bands, draft.downgrades, self.report, quiet=self._is_quiet(draft))
        if full is not None:
            self._check_floors(draft, full)
        score = draft.score if kind != "indicator" or draft.score is not None else self._default_score(draft)
        missing, inapplicable = self._policy(draft, "missing"), self._policy(draft, "inapplicable")
        return Item(
            kind=kind,
            name=block.name,
            title=block.title,
            parent=self.parent(draft),
            members=members,
            summed=tuple(each.name for each in summed),
            weight=weight,
            bonus=draft.bonus,
            full=full,
            ceiling=ceiling,
            out_of=draft.out_of,
            requirements=draft.requirements,
            actual=draft.actual,
            target=draft.target,
            score=score,
            score_span=draft.score_span,
            adjustments=tuple(self._limited(each) for each in draft.adjustments),
            limits=draft.limits if ceiling is None else tuple(self._not_below(each) for each in draft.limits),
            bands=draft.bands,
            downgrades=draft.downgrades,
            round_completion=draft.rounds.get("completion"),
            round_score=self._rounding(draft, weight),
            missing=missing[0],
            inapplicable=inapplicable[0],
            sources=draft.sources,
            evidence=draft.evidence,
            note=draft.note,
            span=block.name_span,
            unit=_shown(draft.scope.actual),
            said=(missing[1], inapplicable[1]),
            share=draft.share,
            percent=draft.scope.scale.percent,
            weighs_percent=draft.scope.scale.weighs,
            counts_percent=any(each.weighs_percent for each in inside),
        )

    def _not_below(self, limit: Limit) -> Limit:
        """Give a limit that takes no more than there is: below 0 it stands at 0."""
        return evolve(limit, points=self._at_least_nothing(limit.points))

    def _limited(self, rule: Adjustment) -> Adjustment:
        """Give a deduction or an award whose limit never turns it round: below 0 it takes nothing."""
        return rule if rule.up_to is None else evolve(rule, up_to=self._at_least_nothing(rule.up_to))

    def _at_least_nothing(self, limit: ex.Expression) -> ex.Expression:
        if self._never_negative(limit) or not isinstance(limit.type, NumberType):
            return limit
        return ex.Function("max", (ex.Constant(Fraction(0), NUMBER, limit.span), limit), NUMBER, limit.span)

    def _never_negative(self, node: ex.Expression) -> bool:
        match node:
            case ex.Constant(value=Fraction() as value):
                return value >= 0
            case ex.Word(word=word):
                return word in ("full", "weight")
            case ex.InputValue(name=name):
                low = self.names.inputs[name].low
                return isinstance(low, Fraction) and low >= 0
            case ex.Arithmetic(operator="+" | "*" | "/", left=left, right=right):
                return self._never_negative(left) and self._never_negative(right)
            case _:
                return False

    def _check_floors(self, draft: Draft, full: Fraction) -> None:
        for limit in draft.limits:
            known = literal(_with_full(limit.points, full))
            if limit.kind == "floor" and known is not None and known > full:
                self.report.error(
                    "above-full-mark",
                    say("above-full-mark", text=limit.points.span.text, name=draft.block.name, full=draft.marked(full)),
                    limit.points.span,
                    say("above-full-mark.hint"),
                )

    def _check_policy(self, draft: Draft, full: Fraction | None) -> None:
        if full is not None or draft.block.kind == "ruleset":
            return
        for clause in draft.block.clauses:
            if (
                isinstance(clause, tree.Missing | tree.Inapplicable)
                and clause.policy == "full"
                and not self.lacks_weight(draft)
            ):
                self.report.error(
                    "missing-weight",
                    say("missing-weight.policy", name=draft.block.name, clause=clause.span.text),
                    clause.span,
                    say("missing-weight.policy-hint"),
                )

    def _marks(
        self, draft: Draft, inside: list[Item], weight: Fraction | None, together: Fraction
    ) -> tuple[Fraction | None, Fraction | None]:
        """Give the full mark and the most an item may reach."""
        if draft.block.kind == "ruleset":
            full = draft.total if draft.total is not None else draft.out_of
            if full is None and any(each.weight is not None for each in inside):
                full = together
            return full, draft.up_to if draft.up_to is not None else full
        full = draft.out_of if draft.out_of is not None else weight
        if full is None and draft.bonus is not None:
            full = Fraction(0)
        if full is None:
            return None, None
        extra = draft.bonus or Fraction(0)
        scale = full / together if draft.out_of is not None and together else Fraction(1)
        for each in inside:
            if each.full is not None and each.ceiling is not None:
                share = each.weight / each.full if each.weight is not None and each.full else Fraction(1)
                extra += (each.ceiling - each.full) * share * scale
        return full, full + extra

    def _default_score(self, draft: Draft) -> ex.Expression:
        """Give what an indicator without `score` starts from: its full mark, 0, or (resolved before) proportional."""
        span = draft.block.name_span
        if any(each.kind == "deduct" for each in draft.adjustments):
            return ex.Word("full", NUMBER, span)
        return ex.Constant(Fraction(0), NUMBER, span)

    def _check_group(self, draft: Draft, inside: list[Item], full: Fraction | None, together: Fraction) -> None:
        block = draft.block
        kind = "ruleset" if block.kind == "ruleset" else "group"
        quiet = self.names.hidden or self.names.is_damaged(block)
        quiet = quiet or (self.astray and (not inside or block.kind == "ruleset"))
        quiet = quiet or any(
            self.names.is_damaged(self.drafts[each.name].block)
            or self.lacks_weight(self.drafts[each.name])
            or (self.drafts[each.name].weight is None and _says_weight(self.drafts[each.name]))
            for each in inside
        )
        if (
            block.kind == "ruleset"
            and draft.total is not None
            and draft.out_of is not None
            and draft.total != draft.out_of
        ):
            self.report.error(
                "two-full-marks",
                say(
                    "two-full-marks", name=block.name, total=draft.marked(draft.total), full=draft.marked(draft.out_of)
                ),
                draft.total_span or block.name_span,
                say("hint.leave-out-one"),
            )
        if not inside:
            if draft.score is None and not quiet:
                # A profile may bring groups that a using file does not fill: then they count for nothing.
                used = kind == "group" and block.name_span.source.file is not self.source.file
                report = self.report.warning if used else self.report.error
                report(
                    "nothing-to-score",
                    say("nothing-to-score", kind=BLOCKS[kind], name=block.name),
                    block.name_span,
                    say("nothing-to-score.group") if kind == "group" else say("nothing-to-score.ruleset"),
                )
            return
        if "weights" in draft.scope.used and not any(each.weight is not None for each in inside) and not quiet:
            self.report.error(
                "missing-weight",
                say("missing-weight.weights", name=block.name),
                block.name_span,
                say("missing-weight.weights-hint"),
            )
        if draft.out_of is not None and draft.score is None and not together and not quiet:
            self.report.error(
                "missing-weight",
                say("missing-weight.out-of", name=block.name, full=draft.marked(draft.out_of)),
                block.name_span,
                say("missing-weight.out-of-hint"),
            )
        checked = draft.score is None and draft.out_of is None and full is not None
        if not checked or full is None or not any(each.weight is not None for each in inside) or quiet:
            return
        if together != full and not self._blamed(draft, full):
            self._report_sum(draft, inside, full, together)

    def _blamed(self, draft: Draft, full: Fraction | None) -> frozenset[str]:
        """Name the groups in another, or in the ruleset, whose weights keep the weights there from adding up."""
        inside = self.members.get(key_of(draft.block), ())
        below = {name: [self.drafts[each] for each in self.members.get(name, ())] for name in inside}
        return blamed(full, [self.drafts[each] for each in inside], below)

    def _report_sum(self, draft: Draft, inside: list[Item], full: Fraction, together: Fraction) -> None:
        block = draft.block
        clause = draft.total_span or next(
            (each.span for each in block.clauses if isinstance(each, tree.Weight)), block.name_span
        )
        listed = " + ".join(draft.marked(each.weight) for each in inside if each.weight is not None)
        more, sum_ = draft.marked(abs(full - together)), draft.marked(together)
        change = say("phrase.more-in-all" if full > together else "phrase.less-in-all", points=more)
        word = "total" if block.kind == "ruleset" else "weight"
        hint = say("weights-do-not-sum.hint", change=change, word=word, sum=sum_)
        if " + " in listed:
            hint = say("weights-do-not-sum.listed", listed=listed, change=change, word=word, sum=sum_)
        members = [self.drafts[each.name] for each in inside]
        above = self.drafts.get(self.parent(draft) or "", self.root)
        marks = (above.total, above.weight) if above.score is None and above.out_of is None else ()
        blame = block.kind == "group" and any(block.name in self._blamed(above, each) for each in marks)
        moved = as_below(draft, together, self.source, listed=listed, parent=above.block.name) if blame else None
        mended = moved or repaired(members, full, together, self.source, listed=listed, word=word)
        hint, edits = (hint, ()) if mended is None else mended
        self.report.error(
            "weights-do-not-sum",
            say("weights-do-not-sum", name=block.name, sum=draft.marked(together), full=draft.marked(full)),
            clause,
            hint,
            edits=edits,
        )

    def _is_quiet(self, draft: Draft) -> bool:
        return self.names.hidden or self.names.is_damaged(draft.block)

    def lacks_weight(self, draft: Draft) -> bool:
        """Tell whether an indicator needs a weight and has none."""
        if draft.block.kind != "indicator":
            return False
        if draft.weight is not None or draft.out_of is not None or draft.bonus is not None:
            return False
        said = any(isinstance(each, tree.Weight | tree.OutOf | tree.Bonus) for each in draft.block.clauses)
        default = draft.score is None and any(each.kind == "deduct" for each in draft.adjustments)
        return said or default or bool(draft.scope.used & {"full", "weight"})

    def _report_weight(self, draft: Draft, root: Item, *, alone: bool) -> None:
        """Report a weight that is lacking; one that is `alone` in that among its siblings is what they leave."""
        block = draft.block
        if self.names.is_damaged(block) or any(isinstance(each, tree.Weight | tree.OutOf) for each in block.clauses):
            return
        above = self.items.get(self.parent(draft) or "", root)
        hint = say("missing-weight.hint", points="10%" if draft.scope.scale.weighs else "10")
        edits: tuple[Edit, ...] = ()
        if above.full is not None and above.score is None and above.out_of is None:
            known = sum_of(self.items[name].weight or Fraction(0) for name in above.members)
            left, taken, full = (mark_text(each, above.percent) for each in (above.full - known, known, above.full))
            if known < above.full and not alone:
                hint, edits = say("missing-weight.equal", left=left), clause_below(block.span, "weight equal")
            elif known < above.full:
                hint = say("missing-weight.left", left=left, taken=taken, full=full)
                edits = clause_below(block.span, f"weight {left}")
        said = say("missing-weight", name=block.name)
        self.report.error("missing-weight", said, block.name_span, hint, edits=edits)

    def _rounding(self, draft: Draft, weight: Fraction | None) -> Rounding | None:
        if draft.block.kind == "ruleset":
            return draft.rounds.get("total")
        if "score" in draft.rounds:
            return draft.rounds["score"]
        if draft.block.kind == "group" or weight is None:
            return None
        shares = draft.scope.scale.percent
        if "score" in self.root.rounds and shares == self.root.scope.scale.percent:
            return self.root.rounds["score"]
        return Rounding(DEFAULT_STEP / 100 if shares else DEFAULT_STEP, "half_up", None)

    def _policy(
        self, draft: Draft, which: Literal["missing", "inapplicable"]
    ) -> tuple[tree.Policy, tuple[str, Span] | None]:
        """Give a policy, and whose clause says it where; nobody says a default."""
        at: Draft | None = draft
        for _ in range(MOST_LEVELS + 2):  # groups that stand deeper, or in a circle, are reported
            if at is None:
                break
            said = at.missing if which == "missing" else at.inapplicable
            if said is not None:
                return said.policy, (at.block.name, said.span)
            above = self.parent(at) if at is not self.root else None
            at = self.drafts[above] if above is not None else self.root if at is not self.root else None
        return "error" if which == "missing" else "rescale", None


def _says_weight(draft: Draft) -> bool:
    """Tell whether an item has a weight of its own, though it may be reported as wrong."""
    return any(isinstance(each, tree.Weight) for each in draft.block.clauses)


def _shown(actual: Type | None) -> Unit | None:
    return actual.written if isinstance(actual, NumberType) else None


def references(item: Item, metrics: Mapping[str, Metric]) -> dict[str, Span]:
    """Give the items that `item` reads, itself apart where its grades test its own score, with where."""
    parts = list(formulas(item))
    graded = _read([each for role, each in parts if role == "grade"], metrics)
    graded.pop(item.name, None)
    return graded | _read([each for role, each in parts if role != "grade"], metrics)


def _read(expressions: Iterable[ex.Expression], metrics: Mapping[str, Metric]) -> dict[str, Span]:
    """Give the items that expressions read, by way of metrics too, each with where it is read first."""
    found: dict[str, Span] = {}
    for node in within(*expressions, metrics=metrics, arguments=True):
        if isinstance(node, ex.ItemValue):
            found.setdefault(node.item, node.span)
    return found


def _with_full(points: ex.Expression, full: Fraction) -> ex.Expression:
    """Give points with the full mark in place of its word, so far as that may make them known."""
    match points:
        case ex.Word(word="full"):
            return ex.Constant(full, NUMBER, points.span)
        case ex.Arithmetic():
            return evolve(points, left=_with_full(points.left, full), right=_with_full(points.right, full))
        case _:
            return points


def needs_of(items: Mapping[str, Item], metrics: Mapping[str, Metric]) -> dict[str, list[str]]:
    """Name for each item its members and all that it reads."""
    return {name: [*item.members, *references(item, metrics)] for name, item in items.items()}


def ordered(needs: Mapping[str, list[str]], items: Mapping[str, Item], report: Report) -> tuple[str, ...]:
    """Give the items so that each stands after all that it needs; report a circle with its path."""
    order: list[str] = []
    state: dict[str, int] = {}
    for start in items:
        path: list[tuple[str, int]] = [(start, 0)]
        while path:
            name, index = path.pop()
            if state.get(name) == 2:
                continue
            state[name] = 1
            wanted = needs[name]
            while index < len(wanted) and state.get(wanted[index]) == 2:
                index += 1
            if index == len(wanted) or wanted[index] not in items:
                state[name] = 2
                order.append(name)
                continue
            following = wanted[index]
            path.append((name, index + 1))
            if state.get(following) == 1:
                names = [each for each, _ in path]
                circle = [*names[names.index(following) :], following]
                report.error(
                    "cycle",
                    say("cycle", name=following, path=" → ".join(circle)),
                    items[following].span,
                    say("cycle.hint"),
                )
                return tuple(items)
            path.append((following, 0))
    return tuple(order)
