"""Resolve some blocks of a resolved ruleset once more, and whatever these weigh in, all else being as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from indicrules.model import expression as ex
from indicrules.model.clauses import Draft
from indicrules.model.declare import declare_target_units, declare_units, target_units
from indicrules.model.depth import check_depth
from indicrules.model.expressions import NODE_LIMIT
from indicrules.model.hierarchy import ordered, references
from indicrules.model.meant import unread
from indicrules.model.report import Report
from indicrules.model.resolve import Resolution
from indicrules.model.rules import Item
from indicrules.model.scales import says_percent
from indicrules.model.tried import Trial, Trials
from indicrules.model.units import UnitTable
from indicrules.model.walk import formulas, within
from indicrules.syntax import tree
from indicrules.text.classes import field, frozen, mutable
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Span

_HANDED_DOWN = tree.Missing | tree.Inapplicable  # clauses of a group by which its members go
_MOST_BELOW = 60  # items that go by the clauses of a group
_MOST_ASKED = 40  # names whose nearest ones are looked for; past a few more a report of all would look for none


@frozen
class Part:
    """An indicator or group as it was read once more, and whether a clause of it was lost to a reported mistake."""

    block: tree.ScoredBlock
    damaged: bool


@frozen
class Measure:
    """A metric as it was, and as it was read once more; whether some of it was lost to a reported mistake."""

    old: tree.MetricBlock
    new: tree.MetricBlock
    damaged: bool


@frozen
class Renewed:
    """What a ruleset means by now: its items, those that changed, and what is said of the parts that were resolved."""

    diagnostics: tuple[Diagnostic, ...]
    changed: frozenset[str]
    failed: bool


@mutable
class Anew:
    """Resolves indicators, groups, checks and examples of one ruleset anew, as often as they change.

    `ranks` number the items in their order, `at` tells where among the blocks each stands. `mentions` tells whether a
    name stands anywhere but in its own block, `holds` whether a word stands anywhere but in some blocks. `unsure` are
    the groups that were last looked at while a part below them was damaged, so that less was said of them.
    """

    work: Resolution
    nodes: int
    trials: Trials
    blocks: dict[str, tree.ScoredBlock]
    ranks: dict[str, int]
    at: dict[str, int]
    mentions: Callable[[str], bool]
    holds: Callable[[str, Sequence[str]], bool]
    unsure: set[str] = field(factory=set)
    warned: tuple[object, tuple[Diagnostic, ...]] = (None, ())

    def renew(
        self,
        parts: Sequence[Part],
        measures: Sequence[Measure],
        trials: Sequence[Trial],
        hidden: bool,
        doubtful: Mapping[int, frozenset[int]],
        declared: dict[str, Span],
    ) -> Renewed | None:
        """Resolve parts, which stand in their order, metrics and trials; None where what others mean changes.

        All that reads the metrics is among the parts, metrics and trials.

        `hidden` says that a name may be lost, `doubtful` which lines of each source are reported already, `declared`
        where inputs and metrics stand by now.
        """
        work, names = self.work, self.work.names
        hierarchy = work.built
        before = [self._outside(part.block.name) for part in parts]
        report = self._begin(doubtful, declared)
        was_hidden, names.hidden = names.hidden, hidden
        names.all_grades = True
        if not self._units(parts):
            return None
        drafts = self._drafts(parts)
        self._put(measures)
        self.trials.put(trials)
        if hidden is not names.hidden:
            return None
        for draft in drafts:
            work.actuals.pop(draft.block.name, None)
            work.reads.pop(draft.block.name, None)
        self._declare(drafts)
        if measures:
            before_all = report.count
            work.measure([each.new.name for each in measures])
            if any(each.code == "cycle" for each in report.diagnostics[before_all:]):
                return None
        for draft in drafts:
            work.actual_of(draft)
        for draft in drafts:
            work.rules_of(draft)
        after = [self._outside(part.block.name) for part in parts]
        for name, old, new in zip([part.block.name for part in parts], before, after, strict=True):
            if (old.scales, old.grades) != (new.scales, new.grades):
                return None
            if old.reasons != new.reasons and self._asks_reasons():
                return None
            if old.resolved != new.resolved and self.mentions(name):
                return None
        if measures and not check_depth(work.metrics, (), report):
            return None
        made = self._items(drafts, before, was_hidden)
        if made is None or hierarchy.circular or not self._order(drafts):
            return None
        if trials and (not self.trials.resolve(trials) or hidden is not names.hidden):
            return None
        said = report.diagnostics
        if len(report.clashes) > 1 or report.asked > _MOST_ASKED or report.full or work.resolver.full:
            return None
        changed, looked = made
        others = [each for name, found in hierarchy.said.items() if name not in changed | looked for each in found]
        failed = report.failed or any(each.severity == "error" for each in others)
        diagnostics = (*said, *others, *self._unread())
        return Renewed(diagnostics, frozenset(changed), failed)

    # ------------------------------------------------------------------------ steps

    def _begin(self, doubtful: Mapping[int, frozenset[int]], declared: dict[str, Span]) -> Report:
        """Begin a report of the parts alone; as others are sound, they have said nothing that it would go on from."""
        work = self.work
        old, report = work.report, Report()
        report.shipped, report.histories = old.shipped, old.histories
        report.declared = declared
        report.doubtful = dict(doubtful)
        work.report = work.resolver.report = report
        work.built.report = report
        work.resolver.nodes = self.nodes
        return report

    def _units(self, parts: Sequence[Part]) -> bool:
        """Take the words that targets use as units; tell whether nobody else uses one that no longer is any."""
        work, names = self.work, self.work.names
        old = [_words(self.blocks[part.block.name]) for part in parts]
        blocks = list(work.blocks)
        for part in parts:
            blocks[self.at[part.block.name]] = part.block
        work.blocks = tuple(blocks)
        if old != [_words(part.block) for part in parts]:
            known = names.units
            names.units = UnitTable()
            declare_units(work.blocks, names, Report())
            if any(self.holds(word, [part.block.name for part in parts]) for word in names.units.lacks(known)):
                return False
        for part in parts:
            declare_target_units(part.block, names, work.report)
        return True

    def _put(self, measures: Sequence[Measure]) -> None:
        """Put metrics as they were read in place of what they were."""
        work, names = self.work, self.work.names
        blocks = list(work.blocks)
        for each in measures:
            blocks[next(at for at, block in enumerate(blocks) if block is each.old)] = each.new
            names.metrics[each.new.name] = each.new
            work.report.declared[each.new.name] = each.new.name_span
            names.damaged.discard(id(each.old))
            if each.damaged:
                names.damaged.add(id(each.new))
        work.blocks = tuple(blocks)

    def _drafts(self, parts: Sequence[Part]) -> list[Draft]:
        work, names = self.work, self.work.names
        drafts: list[Draft] = []
        for part in parts:
            name = part.block.name
            names.damaged -= {id(names.items[name]), id(self.blocks[name])}
            self.blocks[name] = part.block
            if part.damaged:
                names.damaged.add(id(part.block))
            draft = work.drafted(part.block)
            draft.scope.scale = names.scale(name)
            work.drafts[name] = draft
            names.items[name] = draft.block
            drafts.append(draft)
        return drafts

    def _declare(self, drafts: Sequence[Draft]) -> None:
        """Declare the inputs that the drafts imply, each in the place where it stood or would stand."""
        work, inputs = self.work, self.work.names.inputs
        old = {name: known for draft in drafts for name in (draft.block.name,) if (known := self._implied(name))}
        for name in old:
            del inputs[name]
        work.declare_implied(drafts)
        if any(draft.block.name in inputs for draft in drafts):
            declared = work.report.declared
            names = [*(name for name in inputs if name in declared), *(name for name in work.drafts if name in inputs)]
            ordered_ = {name: inputs[name] for name in names}
            inputs.clear()
            inputs.update(ordered_)

    def _implied(self, name: str) -> object:
        known = self.work.names.inputs.get(name)
        return None if name in self.work.report.declared else known

    def _items(
        self, drafts: Sequence[Draft], before: Sequence[_Outside], was_hidden: bool
    ) -> tuple[set[str], set[str]] | None:
        """Make the drafts into items, and anew the groups in which they weigh something else.

        Name all items that differ, and all groups that were looked at.
        """
        work = self.work
        hierarchy, hidden = work.built, work.names.hidden
        assert work.root is not None
        changed, looked, read = set[str](), set[str](), set[str]()
        upward: set[str] = {*self.unsure, *(name for name in hierarchy.said if self._is_group(name))}
        for draft, old in zip(drafts, before, strict=True):
            name = draft.block.name
            if self._is_group(name):
                if (old.flawed, old.shared) != (self._is_flawed(name), _shared(draft.block)) and self._shares():
                    return None
                upward.add(name)
                read.add(name)
                if old.hands_down or any(isinstance(each, _HANDED_DOWN) for each in draft.block.clauses):
                    below = self._below(name)
                    if len(below) > _MOST_BELOW:
                        return None
                    upward.update(filter(self._is_group, below))
                    for each in below.difference(upward, (part.block.name for part in drafts)):
                        hierarchy.items[each] = hierarchy.item_of(work.drafts[each])
                        changed.add(each)
                continue
            item = hierarchy.item_of(draft)
            if old.item is not None and _counts(old.item) != _counts(item) and not self._are_plain():
                return None  # whether a sum has bonuses hangs on all its members
            hierarchy.items[name] = item
            changed.add(name)
            new = self._outside(name)
            if (old.weighs, old.flawed, was_hidden) != (new.weighs, new.flawed, hidden):
                if self._shares():
                    return None
                if old.weighs != new.weighs and self._is_read(name):
                    return None
                upward.add(hierarchy.parent(draft) or "")
        self.unsure.clear()
        for name in self._bottom_up(upward):
            draft = work.drafts[name] if name else work.root
            old_item = hierarchy.items[name] if name else work.item
            item = hierarchy.item_of(draft)
            quiet = hidden or any(self._is_flawed(each) for each in item.members)
            if quiet:
                self.unsure.add(name)
            looked.add(name)
            if item == old_item:
                continue
            changed.add(name)
            if not name:
                work.item = item
                work.needs[""] = [*item.members, *references(item, work.metrics)]
                continue
            hierarchy.items[name] = item
            assert old_item is not None
            if _weighs(old_item) != _weighs(item) and self._is_read(name):
                return None
            if name in read and _counts(old_item) != _counts(item) and not self._are_plain():
                return None
        assert work.item is not None
        hierarchy.report_weights(drafts, work.item)
        return changed, looked

    def _below(self, group: str) -> set[str]:
        """Name all that stands in a group, at whatever depth."""
        hierarchy = self.work.built
        found, waiting = set[str](), [group]
        while waiting:
            members = hierarchy.members.get(waiting.pop(), ())
            found.update(members)
            waiting += members
        return found

    def _bottom_up(self, names: set[str]) -> list[str]:
        """Give groups with all that are around them, the innermost first, the ruleset, `""`, last."""
        hierarchy = self.work.built
        depth: dict[str, int] = {}
        for name in names:
            path = [name]
            while path[-1]:
                path.append(hierarchy.parent(self.work.drafts[path[-1]]) or "")
            for level, each in enumerate(reversed(path)):
                depth[each] = level
        return sorted(depth, key=lambda each: -depth[each])

    def _order(self, drafts: Sequence[Draft]) -> bool:
        """Put the items in order again where one reads others than before; tell whether that went."""
        work = self.work
        hierarchy, report = work.built, work.report
        walked = [part for draft in drafts for _, part in formulas(hierarchy.items[draft.block.name])]
        metrics = work.metrics if any(isinstance(each, ex.MetricValue) for each in within(*walked)) else {}
        count = report.count
        check_depth(metrics, walked, report)
        altered = False
        for draft in drafts:
            item = hierarchy.items[draft.block.name]
            needs = [*item.members, *references(item, work.metrics)]
            altered = altered or needs != work.needs.get(item.name)
            work.needs[item.name] = needs
        if altered:
            work.order = ordered(work.needs, hierarchy.items, report)
        return report.count == count

    def _unread(self) -> tuple[Diagnostic, ...]:
        """Give what is said of inputs that nothing reads, which is worked out again where they changed."""
        own, implied = self.work.unread()
        key = (tuple(own), tuple(implied) if own else ())
        report = self.work.report
        if self.warned[0] != key or report.failed:
            before = report.count
            unread(own, implied, report)
            self.warned = None if report.failed else key, report.diagnostics[before:]
        return self.warned[1]

    # ------------------------------------------------------------------------ what others may see

    def _outside(self, name: str) -> _Outside:
        """Give what others can see of an item."""
        work, names = self.work, self.work.names
        draft = work.drafts[name]
        scope, block = draft.scope, draft.block
        known = None if name in work.report.declared else names.inputs.get(name)
        item = work.built.items.get(name)
        damaged = names.is_damaged(block)
        kinds = {type(each) for each in block.clauses}
        return _Outside(
            resolved=(
                known.type if known is not None else None, scope.actual, scope.target, scope.ranged,
                scope.reads_actual, tree.Target in kinds, tree.Actual in kinds, damaged,
            ),
            scales=self._scales(block),
            reasons=frozenset(
                because.value for each in block.clauses if (because := getattr(each, "because", None)) is not None
            ),
            item=item,
            weighs=() if item is None else _weighs(item),
            flawed=self._is_flawed(name),
            grades=frozenset(each.name for each in block.clauses if isinstance(each, tree.Grade)),
            shared=_shared(block),
            hands_down=any(isinstance(each, _HANDED_DOWN) for each in block.clauses),
        )  # fmt: skip

    def _scales(self, block: tree.ScoredBlock) -> tuple[object, ...]:
        """Give what of an item tells whether others are in percent."""
        told: tuple[object, ...] = tuple(
            (type(each), each.value is not None and says_percent(each.value, self.work.is_share))
            for each in block.clauses
            if isinstance(each, tree.Weight | tree.OutOf)
        )
        if block.kind == "group":
            told = (*told, any(isinstance(each, tree.Score) for each in block.clauses))
        return told if self.work.names.scales else tuple(each for each in told if each == (tree.OutOf, True))

    def _is_read(self, name: str) -> bool:
        """Tell whether any other item reads this one by its name."""
        work = self.work
        for reader, needed in work.needs.items():
            item = work.built.items[reader] if reader else work.item
            if item is not None and reader != name and name in needed[len(item.members) :]:
                return True
        return False

    def _asks_reasons(self) -> bool:
        return any(
            isinstance(node, ex.Lost)
            for example in self.work.examples
            for each in example.expectations
            if each.condition is not None
            for node in within(each.condition)
        )

    def _shares(self) -> bool:
        """Tell whether any weight is an equal share, and hangs on those of others."""
        return any(
            isinstance(each, tree.Weight) and each.value is None
            for draft in self.work.drafts.values()
            for each in draft.block.clauses
        )

    def _are_plain(self) -> bool:
        """Tell whether no item can bring more than its weight."""
        return all(each.bonus is None and each.ceiling == each.full for each in self.work.built.items.values())

    def _is_group(self, name: str) -> bool:
        return not name or self.work.drafts[name].block.kind == "group"

    def _is_flawed(self, name: str) -> bool:
        draft, hierarchy = self.work.drafts[name], self.work.built
        return self.work.names.is_damaged(draft.block) or hierarchy.lacks_weight(draft)


@frozen
class _Outside:
    """What others can see of an item: what its words are, what it weighs, which texts explain its clauses."""

    resolved: tuple[object, ...]
    scales: tuple[object, ...]
    reasons: frozenset[str]
    item: Item | None
    weighs: tuple[object, ...]
    flawed: bool
    grades: frozenset[str]
    shared: tuple[tree.Clause, ...]
    hands_down: bool


def _shared(block: tree.ScoredBlock) -> tuple[tree.Clause, ...]:
    """Give the clauses by which it is told what the members of a group share."""
    return tuple(each for each in block.clauses if isinstance(each, tree.Weight | tree.OutOf | tree.Bonus | tree.Score))


def _words(block: tree.ScoredBlock) -> list[str]:
    """Give the words that an item's target uses as units."""
    return [word for text in target_units(block) for word, _ in text.factors]


def _weighs(item: Item) -> tuple[object, ...]:
    """Give what of an item its group, or who names it, may read."""
    return (
        item.weight, item.bonus, item.full, item.ceiling, item.out_of, item.share, item.percent, item.weighs_percent,
        item.counts_percent, item.summed,
    )  # fmt: skip


def _counts(item: Item) -> tuple[bool, ...]:
    """Tell what of an item decides which members a sum takes, and whether it parts their points."""
    return item.weight is None, item.bonus is None, item.ceiling == item.full


def anew(work: Resolution, hot: Sequence[tree.Block]) -> Anew | None:
    """Begin with a resolved ruleset in which all is sound but `hot` blocks; None where more is wrong than they.

    They are indicators, groups, metrics, checks and examples.
    """
    report, names = work.report, work.names
    if work.hierarchy is None or work.hierarchy.circular or work.merged.cut or names.hidden or report.full:
        return None
    if report.clashes or work.resolver.full or work.resolver.nodes > NODE_LIMIT // 2 or not work.is_whole:
        return None
    blocks = {block.name: block for block in work.blocks if isinstance(block, tree.ScoredBlock)}
    scored = [block.name for block in hot if isinstance(block, tree.ScoredBlock)]
    known = {id(block) for block in hot} | {id(block) for name in scored for block in (names.items[name], blocks[name])}
    if not names.damaged <= known:
        return None
    drafts = [work.drafts[name] for name in scored]
    if any(draft.block.parent is not None and work.hierarchy.parent(draft) is None for draft in drafts):
        return None
    unsure = {work.hierarchy.parent(draft) or "" for draft in drafts}
    ranks = {name: rank for rank, name in enumerate(work.drafts)}
    at = {block.name: at for at, block in enumerate(work.blocks) if isinstance(block, tree.ScoredBlock)}
    return Anew(
        work, work.resolver.nodes, Trials(work), blocks, ranks, at, lambda _: True, lambda _, __: True, unsure
    )  # fmt: skip
