"""Resolve some blocks of a resolved ruleset once more, and whatever these weigh in, all else being as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from indicrules.model import expression as ex
from indicrules.model.clauses import Draft
from indicrules.model.declare import declare_target_units, declare_units, target_units
from indicrules.model.declared_anew import Declaration, Declarations, Declaring, Felt
from indicrules.model.depth import check_depth
from indicrules.model.expressions import NODE_LIMIT
from indicrules.model.hierarchy import ordered, references
from indicrules.model.meant import unread
from indicrules.model.report import Report
from indicrules.model.resolve import Resolution
from indicrules.model.rules import Item, Rounding, key_of
from indicrules.model.scales import says_percent
from indicrules.model.tried import Trial, Trials, Tried
from indicrules.model.units import UnitTable
from indicrules.model.walk import formulas, within
from indicrules.model.which import is_chinese
from indicrules.syntax import tree
from indicrules.text.classes import field, frozen, mutable
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Span

_MOST_BELOW = 60  # items that go by the clauses of a group
_MOST_READERS = 400  # blocks that are resolved anew; past that, reading everything takes no longer
_GRADE = ("grade", "等级")
_IN_PERCENT = ((tree.OutOf, True), (tree.Total, True))
_MOST_ASKED = 40  # names whose nearest ones are looked for; past a few more a report of all would look for none


@frozen
class Part:
    """The ruleset's own block, an indicator or a group as it was read once more, and whether some of it was lost."""

    block: tree.ScoredBlock
    damaged: bool

    @property
    def name(self) -> str:
        """The name of the item, of the ruleset `""`."""
        return key_of(self.block)


@frozen
class Renewed:
    """What a ruleset means by now: its items, those that changed, and what is said of the parts that were resolved.

    `looked` are blocks that were resolved once more though they were not read; `values` are the inputs and metrics that
    may come to something else.
    """

    diagnostics: tuple[Diagnostic, ...]
    changed: frozenset[str]
    failed: bool
    looked: tuple[tree.Block, ...]
    values: frozenset[str]


@mutable
class Anew:
    """Resolves blocks of one ruleset anew, as often as they change.

    `ranks` number the items in their order, `at` tells where among the blocks each stands. `mentions` gives the blocks
    in which a name stands, its own and headers of members apart, None where another file may speak of it; `holding`
    gives those in which any of some words stands, and which are not resolved, None where one stands in another file.
    `unsure` are the groups that were last looked at
    while a part below them was damaged, so that less was said of them. `kept` are clauses by which other items go, as
    they were read first, with the places in which they stand by now.
    """

    work: Resolution
    nodes: int
    trials: Trials
    declarations: Declarations
    blocks: dict[str, tree.ScoredBlock]
    ranks: dict[str, int]
    at: dict[str, int]
    mentions: Callable[[str], Sequence[tree.Block] | None]
    holding: Callable[[Sequence[str]], Sequence[tree.Block] | None]
    unsure: set[str] = field(factory=set)
    warned: tuple[object, tuple[Diagnostic, ...]] = (None, ())
    moved: list[tuple[Span, Span]] = field(factory=list)
    shared: bool | None = None  # whether any weight is an equal share, None where nobody has looked

    def renew(
        self,
        parts: Sequence[Part],
        declared: Sequence[Declaration],
        trials: Sequence[Trial],
        hidden: bool,
        doubtful: Mapping[int, frozenset[int]],
        places: dict[str, Span],
    ) -> Renewed | None:
        """Resolve parts, declarations and trials; None where what others mean changes.

        All that reads the params, methods, units and tables among them is among them, too.

        `hidden` says that a name may be lost, `doubtful` which lines of each source are reported already, `places`
        where inputs and metrics stand by now.
        """
        work, names = self.work, self.work.names
        hierarchy = work.built
        before = {part.name: self._outside(part.name) for part in parts}
        report = self._begin(doubtful, places)
        was_hidden, names.hidden = names.hidden, hidden
        names.all_grades = True
        self.moved.clear()
        self.declarations.put(declared)
        self.trials.put(trials)
        found = self._units(parts, declared)
        if found is None:
            return None
        for block in found:
            damaged = names.is_damaged(block)
            if isinstance(block, tree.ScoredBlock):
                parts = [*parts, Part(block, damaged)]
                before[key_of(block)] = self._outside(key_of(block))
            elif isinstance(block, Tried):
                trials = [*trials, Trial(block, block, damaged)]
            elif isinstance(block, Declaring):
                declared = [*declared, Declaration(block, block, damaged)]
        felt = self.declarations.declare(declared)
        if felt is None or not self.declarations.measure(declared, felt):
            return None
        if felt.types or felt.ranges:
            parts = [*parts, *self._reading(felt, before)]
            trials = [*trials, *self.trials.reading(felt, trials)]
        resolved = self._resolve(parts, trials, before, hidden)
        if resolved is None or len(resolved[0]) + len(resolved[1]) > _MOST_READERS:
            return None
        parts, trials = resolved
        metrics = any(isinstance(each.old, tree.MetricBlock) for each in declared)
        if (metrics or felt.types) and not check_depth(work.metrics, (), report):
            return None
        methods = self.declarations.check(declared, felt)
        parts.sort(key=lambda part: self.ranks.get(part.name, -1))
        drafts = [self._draft(part.name) for part in parts]
        made = self._items(drafts, before, was_hidden)
        if made is None or hierarchy.circular or not self._order(drafts):
            return None
        changed, seen = made
        changed |= self._noticing(felt, changed)
        if trials and (not self.trials.resolve(trials) or hidden is not names.hidden):
            return None
        said = report.diagnostics
        if len(report.clashes) > 1 or report.asked > _MOST_ASKED or report.full or work.resolver.full:
            return None
        others = [each for name, found_ in hierarchy.said.items() if name not in changed | seen for each in found_]
        failed = report.failed or any(each.severity == "error" for each in others)
        diagnostics = (*said, *others, *self._unread())
        looked = [*methods, *(part.block for part in parts), *(each.new for each in trials)]
        looked += (each.new for each in declared if each.new is not None)
        return Renewed(diagnostics, frozenset(changed), failed, tuple(looked), frozenset(felt.values))

    def _resolve(
        self, parts: Sequence[Part], trials: Sequence[Trial], before: dict[str, _Outside], hidden: bool
    ) -> tuple[list[Part], list[Trial]] | None:
        """Resolve parts, then what speaks of items of which others see something else, and so on; give all of it.

        None where that is more than parts and trials, or would have to be resolved twice.
        """
        found, tried, waiting, done = list(parts), list(trials), list(parts), set[str]()
        while waiting:
            drafts = self._drafts(waiting)
            if hidden is not self.work.names.hidden or not self._is_of_period(drafts):
                return None
            self._declare(drafts)
            for draft in drafts:
                self.work.actual_of(draft)
            for draft in drafts:
                self.work.rules_of(draft)
            waiting = []
            for name in [key_of(draft.block) for draft in drafts]:
                old, new = before[name], self._outside(name)
                if old.scales != new.scales or (old.grades != new.grades and self._ask_grades()):
                    return None
                if old.reasons != new.reasons and self._asks_reasons():
                    return None
                blocks = self.mentions(name) if old.resolved != new.resolved else ()
                if blocks is None:
                    return None
                for block in blocks:
                    if isinstance(block, Tried):
                        if all(block is not each.new for each in tried):
                            tried.append(Trial(block, block, self.work.names.is_damaged(block)))
                    elif not isinstance(block, tree.ScoredBlock) or key_of(block) in done:
                        return None
                    elif key_of(block) not in before:
                        before[key_of(block)] = self._outside(key_of(block))
                        waiting.append(Part(block, self.work.names.is_damaged(block)))
            done.update(key_of(draft.block) for draft in drafts)
            found += waiting
        return found, tried

    def _is_of_period(self, drafts: Sequence[Draft]) -> bool:
        """Take the period that the ruleset says; tell whether no param turns with it."""
        work = self.work
        if all(draft is not work.root for draft in drafts) or work.root is None:
            return True
        known, work.period = work.period, work.period_of(work.root)
        return known == work.period or not work.dated

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

    def _units(self, parts: Sequence[Part], declared: Sequence[Declaration]) -> Sequence[tree.Block] | None:
        """Take the words that are used as units; give who else uses one that means something else by now."""
        work, names = self.work, self.work.names
        old = [_words(self.blocks[part.name]) for part in parts]
        blocks = list(work.blocks)
        for part in parts:
            blocks[self.at[part.name]] = part.block
        work.blocks = tuple(blocks)
        units = any(_of_units(each.old) != _of_units(each.new) for each in declared)
        found: Sequence[tree.Block] | None = ()
        wrong = any(isinstance(each.old, tree.UnitBlock) for each in declared)
        if wrong or units or old != [_words(part.block) for part in parts]:
            known = names.units
            names.units = UnitTable()
            declare_units(self.declarations.blocks, names, work.report if wrong else Report())
            found = self.holding(names.units.differs(known))
        for part in parts:
            declare_target_units(part.block, names, work.report)
        return found

    def _draft(self, name: str) -> Draft:
        root = self.work.root
        assert root is not None
        return self.work.drafts[name] if name else root

    def _drafts(self, parts: Sequence[Part]) -> list[Draft]:
        """Begin with the items of some parts; what was known of them before is left behind."""
        work, names = self.work, self.work.names
        drafts: list[Draft] = []
        for part in parts:
            name = part.name
            old = self._draft(name)
            names.damaged -= {id(old.block), id(self.blocks[name])}
            self.blocks[name] = part.block
            if part.damaged:
                names.damaged.add(id(part.block))
            draft = work.drafted(part.block)
            draft.scope.scale = names.scale(name)
            if name:
                work.drafts[name] = draft
                names.items[name] = draft.block
            else:
                work.root = work.built.root = draft
                names.root_clauses = draft.block.clauses
            work.actuals.pop(name, None)
            work.reads.pop(name, None)
            drafts.append(draft)
        return drafts

    def _declare(self, drafts: Sequence[Draft]) -> None:
        """Declare the inputs that the drafts imply, each in the place where it stood or would stand."""
        work, inputs = self.work, self.work.names.inputs
        drafts = [draft for draft in drafts if draft.block.kind != "ruleset"]
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

    def _reading(self, felt: Felt, before: dict[str, _Outside]) -> list[Part]:
        """Give the items that read what means something else by now, and are not among the parts."""
        found: list[Part] = []
        for name, read in self.work.reads.items():
            if name not in before and not read.isdisjoint(felt.types):
                before[name] = self._outside(name)
                found.append(Part(self.blocks[name], self.work.names.is_damaged(self.blocks[name])))
        return found

    def _noticing(self, felt: Felt, made: set[str]) -> set[str]:
        """Name the items that what is felt may concern, those made already apart; make anew those of other ranges."""
        work, hierarchy = self.work, self.work.built
        found = {name for name, read in work.reads.items() if not read.isdisjoint(felt.values)}
        if felt.titles:
            found |= {
                name
                for name, item in hierarchy.items.items()
                if isinstance(item.actual, ex.InputValue) and item.actual.name in felt.titles
            }
        for name in found - made if felt.ranges else ():
            if not work.reads[name].isdisjoint(felt.ranges):  # a limit that is never negative stands as it is
                item = hierarchy.item_of(self._draft(name))
                if name:
                    hierarchy.items[name] = item
                else:
                    work.item = item
        return found

    def _implied(self, name: str) -> object:
        known = self.work.names.inputs.get(name)
        return None if name in self.work.report.declared else known

    def _items(
        self, drafts: Sequence[Draft], before: Mapping[str, _Outside], was_hidden: bool
    ) -> tuple[set[str], set[str]] | None:
        """Make the drafts into items, and anew the groups in which they weigh something else.

        Name all items that differ, and all groups that were looked at.
        """
        work = self.work
        hierarchy, hidden = work.built, work.names.hidden
        assert work.root is not None
        changed, looked, read = set[str](), set[str](), set[str]()
        self.shared = None
        upward: set[str] = {*self.unsure, *(name for name in hierarchy.said if self._is_group(name))}
        for draft in drafts:
            name = key_of(draft.block)
            old = before[name]
            if self._is_group(name):
                if (old.flawed, old.shared) != (self._is_flawed(name), _shared(draft.block)) and self._shares():
                    return None
                upward.add(name)
                read.add(name)
                if not self._hand_down(draft, old):
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
        parents = {name: hierarchy.items[name] if name else work.item for name in read}
        if not self._are_plain() and any(before[name].sums != _sums(one) for name, one in parents.items()):
            return None
        hierarchy.report_weights(drafts, work.item)
        return changed, looked

    def _hand_down(self, draft: Draft, old: _Outside) -> bool:
        """Tell whether members go by what a group or the ruleset says as before; then it is kept as it was read first.

        So members need not be made anew, and where it stands by now is noted.
        """
        before = old.draft
        handed = [(before.missing, draft.missing), (before.inapplicable, draft.inapplicable)]
        rounds = before.rounds.get("score"), draft.rounds.get("score")
        root = draft.block.kind == "ruleset"
        if any(one != other for one, other in handed) or (root and _manner(rounds[0]) != _manner(rounds[1])):
            return False
        pairs = [(one.span, other.span) for one, other in handed if one is not None and other is not None]
        draft.missing, draft.inapplicable = before.missing, before.inapplicable
        if root and rounds[0] is not None and rounds[1] is not None:
            draft.rounds["score"] = rounds[0]
            pairs += [(rounds[0].span, rounds[1].span)] if rounds[0].span and rounds[1].span else []
        self.moved += pairs
        return True

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
        assert work.item is not None
        made = [hierarchy.items[draft.block.name] if key_of(draft.block) else work.item for draft in drafts]
        walked = [part for item in made for _, part in formulas(item)]
        metrics = work.metrics if any(isinstance(each, ex.MetricValue) for each in within(*walked)) else {}
        count = report.count
        check_depth(metrics, walked, report)
        altered = False
        for draft, item in zip(drafts, made, strict=True):
            needs = [*item.members, *references(item, work.metrics)]
            altered = altered or needs != work.needs.get(key_of(draft.block))
            work.needs[key_of(draft.block)] = needs
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
        draft = self._draft(name)
        scope, block = draft.scope, draft.block
        known = None if not name or name in work.report.declared else names.inputs.get(name)
        item = work.built.items.get(name) if name else work.item
        damaged = names.is_damaged(block)
        kinds = {type(each) for each in block.clauses}
        return _Outside(
            draft=draft,
            resolved=(
                known.type if known is not None else None, scope.actual, scope.target, scope.ranged,
                scope.reads_actual, tree.Target in kinds, tree.Actual in kinds, damaged,
            ) if name else (),
            scales=self._scales(block),
            reasons=frozenset(
                because.value for each in block.clauses if (because := getattr(each, "because", None)) is not None
            ),
            item=item,
            weighs=() if item is None else _weighs(item),
            flawed=self._is_flawed(name),
            grades=frozenset(each.name for each in block.clauses if isinstance(each, tree.Grade)),
            shared=_shared(block),
            sums=_sums(item),
        )  # fmt: skip

    def _scales(self, block: tree.ScoredBlock) -> tuple[object, ...]:
        """Give what of an item tells whether others are in percent."""
        told: tuple[object, ...] = tuple(
            (type(each), each.value is not None and says_percent(each.value, self.work.is_share))
            for each in block.clauses
            if isinstance(each, tree.Weight | tree.OutOf | tree.Total)
        )
        if block.kind != "indicator":
            told = (*told, any(isinstance(each, tree.Score) for each in block.clauses))
        if not self.work.names.scales:
            told = tuple(each for each in told if each in _IN_PERCENT)
        return told if block.kind != "ruleset" else (*told, is_chinese(f"{block.name}{block.title or ''}"))

    def _is_read(self, name: str) -> bool:
        """Tell whether any other item reads this one by its name."""
        work = self.work
        for reader, needed in work.needs.items():
            item = work.built.items[reader] if reader else work.item
            if item is not None and reader != name and name in needed[len(item.members) :]:
                return True
        return False

    def _ask_grades(self) -> bool:
        """Tell whether anybody else may speak of grades, by whose names these are known; note those there are now."""
        names = self.work.names
        drafts = (*self.work.drafts.values(), self._draft(""))
        clauses = (each for draft in drafts for each in draft.block.clauses)
        names.grades = {each.name for each in clauses if isinstance(each, tree.Grade)}
        return self.holding(_GRADE) != []

    def _asks_reasons(self) -> bool:
        return any(
            isinstance(node, ex.Lost)
            for example in self.work.examples
            for each in example.expectations
            if each.condition is not None
            for node in within(each.condition)
        )

    def _shares(self) -> bool:
        """Tell whether any weight is an equal share, and hangs on those of others; looked for once a change."""
        if self.shared is None:
            clauses = (each for draft in self.work.drafts.values() for each in draft.block.clauses)
            self.shared = any(isinstance(each, tree.Weight) and each.value is None for each in clauses)
        return self.shared

    def _are_plain(self) -> bool:
        """Tell whether no item can bring more than its weight."""
        return all(each.bonus is None and each.ceiling == each.full for each in self.work.built.items.values())

    def _is_group(self, name: str) -> bool:
        return not name or self.work.drafts[name].block.kind == "group"

    def _is_flawed(self, name: str) -> bool:
        draft, hierarchy = self._draft(name), self.work.built
        return self.work.names.is_damaged(draft.block) or hierarchy.lacks_weight(draft)


@frozen
class _Outside:
    """What others can see of an item: what its words are, what it weighs, which texts explain its clauses."""

    draft: Draft
    resolved: tuple[object, ...]
    scales: tuple[object, ...]
    reasons: frozenset[str]
    item: Item | None
    weighs: tuple[object, ...]
    flawed: bool
    grades: frozenset[str]
    shared: tuple[tree.Clause, ...]
    sums: tuple[bool, ...]


def _manner(rounding: Rounding | None) -> tuple[object, ...] | None:
    return None if rounding is None else (rounding.step, rounding.mode)


def _sums(item: Item | None) -> tuple[bool, ...]:
    """Tell what of an item decides whether it is asked for its members' bonuses."""
    return () if item is None else (item.score is None, item.out_of is None)


def _of_units(block: Declaring | None) -> tuple[object, ...]:
    """Give what of a block declares units."""
    match block:
        case tree.UnitBlock():
            return (block.value,)
        case tree.InputBlock(type=tree.InputType() as written):
            return (written.unit,)
        case _:
            return ()


def _shared(block: tree.ScoredBlock) -> tuple[tree.Clause, ...]:
    """Give the clauses by which it is told what the members of a group share."""
    return tuple(
        each
        for each in block.clauses
        if isinstance(each, tree.Weight | tree.Total | tree.OutOf | tree.Bonus | tree.Score)
    )


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
    """Begin with a resolved ruleset in which all is sound but `hot` blocks; None where more is wrong than they."""
    report, names = work.report, work.names
    if work.hierarchy is None or work.hierarchy.circular or work.merged.cut or names.hidden or report.full:
        return None
    if (
        report.clashes
        or report.withdrew
        or work.resolver.full
        or work.resolver.nodes > NODE_LIMIT // 2
        or not work.is_whole
    ):
        return None
    blocks = {key_of(block): block for block in work.blocks if isinstance(block, tree.ScoredBlock)}
    scored = [key_of(block) for block in hot if isinstance(block, tree.ScoredBlock)]
    drafts = {name: work.drafts[name] if name else work.root for name in scored}
    known = {id(block) for block in hot} | {id(blocks[name]) for name in scored}
    if not names.damaged <= known | {id(draft.block) for draft in drafts.values() if draft is not None}:
        return None
    if work.hierarchy.meant or work.hierarchy.astray:
        return None
    below = [draft for name, draft in drafts.items() if name and draft is not None]
    unsure = {work.hierarchy.parent(draft) or "" for draft in below}
    ranks = {name: rank for rank, name in enumerate(work.drafts)}
    at = {key_of(block): at for at, block in enumerate(work.blocks) if isinstance(block, tree.ScoredBlock)}
    return Anew(
        work, work.resolver.nodes, Trials(work), Declarations(work), blocks, ranks, at, lambda _: None,
        lambda _: None, unsure,
    )  # fmt: skip
