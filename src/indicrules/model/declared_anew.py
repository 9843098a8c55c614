"""Declare some inputs, params, metrics, methods, units and tables of a resolved ruleset once more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from indicrules.model import expression as ex
from indicrules.model.declare import declare_input
from indicrules.model.depth import in_order, words_of
from indicrules.model.reserved import check_names
from indicrules.model.resolve import Resolution
from indicrules.model.rules import Metric
from indicrules.model.types import ListType
from indicrules.model.walk import within
from indicrules.syntax import tree
from indicrules.text.classes import field, frozen, mutable

Declaring = (
    tree.InputBlock | tree.ParamBlock | tree.MetricBlock | tree.MethodBlock | tree.UnitBlock | tree.TableBlock
)  # fmt: skip


@frozen
class Declaration:
    """A block as it was, and as it was read once more; whether some of it was lost to a reported mistake.

    `new` is None where all of it was.
    """

    old: Declaring
    new: Declaring | None
    damaged: bool


@mutable
class Felt:
    """What others notice of inputs and metrics that were declared once more, each by its name.

    `types` mean something else where they are read, `values` may come to something else there, `ranges` are inputs of
    which data may bring other values, `titles` those that are told otherwise.
    """

    types: set[str] = field(factory=set)
    values: set[str] = field(factory=set)
    ranges: set[str] = field(factory=set)
    titles: set[str] = field(factory=set)


class Declarations:
    """The blocks of a ruleset that declare something by a name."""

    def __init__(self, work: Resolution) -> None:
        self.work = work
        self._lost: dict[int, Declaring] = {}  # blocks as they were before they were lost to mistakes
        self._at = {id(block): at for at, block in enumerate(work.blocks) if isinstance(block, Declaring)}

    def knows(self, block: Declaring) -> bool:
        """Tell whether a block is one of these, by itself: what a table takes from a file is not read again."""
        return id(block) in self._at and not (isinstance(block, tree.TableBlock) and block.file is not None)

    def put(self, changed: Sequence[Declaration]) -> None:
        """Put blocks as they were read in place of what they were."""
        work, names = self.work, self.work.names
        blocks = list(work.blocks)
        found = [id(each.old) for each in changed if each.new is not None and id(each.old) in self._lost]
        for each in changed:
            self._lost.pop(id(each.old), None)
            if each.new is None:
                self._lose(each.old)
                continue
            at = self._at[id(each.new)] = self._at.pop(id(each.old))
            blocks[at] = each.new
            names.damaged.discard(id(each.old))
            if each.damaged:
                names.damaged.add(id(each.new))
            match each.new:
                case tree.MetricBlock():
                    names.metrics[each.new.name] = each.new
                    work.report.declared[each.new.name] = each.new.name_span
                case tree.InputBlock():
                    work.report.declared[each.new.name] = each.new.span
                case tree.ParamBlock():
                    names.params[each.new.name] = each.new
                case tree.MethodBlock():
                    names.methods[each.new.name] = each.new
                case _:
                    pass
        work.blocks = tuple(blocks)
        if found:
            _in_order_of(names.metrics, work.blocks)
            _in_order_of(names.params, work.blocks)

    def _lose(self, block: Declaring) -> None:
        """Forget what a block declares; it keeps its place."""
        work, names = self.work, self.work.names
        self._lost[id(block)] = block
        names.damaged.discard(id(block))
        match block:
            case tree.MetricBlock():
                known: tuple[dict[str, Any], ...] = (names.metrics, work.metrics, work.measured, work.report.declared)
            case tree.InputBlock():
                known = (names.inputs, work.report.declared)
            case tree.ParamBlock():
                known = (names.params, work.params, work.chosen, work.report.histories)
            case _:
                known = ()
        for each in known:
            each.pop(block.name, None)

    @property
    def blocks(self) -> tuple[tree.Block, ...]:
        """All blocks of the ruleset but those that were lost."""
        blocks = self.work.blocks
        return tuple(each for each in blocks if id(each) not in self._lost) if self._lost else blocks

    def declare(self, changed: Sequence[Declaration]) -> Felt | None:
        """Declare all but units and metrics; None where what nobody is asked about changes.

        Whatever reads one of these params, methods and tables is resolved after this.
        """
        work, names = self.work, self.work.names
        felt = Felt()
        for each in changed:
            if isinstance(each.new, tree.InputBlock):
                self._input(each.new, felt)
            elif each.new is None and isinstance(each.old, tree.InputBlock | tree.MetricBlock):
                felt.types.add(each.old.name)
                felt.values.add(each.old.name)
        check_names(tuple(each.new for each in changed if each.new is not None), work.report)
        methods = {each.new.name for each in changed if isinstance(each.new, tree.MethodBlock)}
        for key in [key for key in work.resolver.plain if key[0] in methods]:
            del work.resolver.plain[key]
        for each in changed:
            if isinstance(each.old, tree.TableBlock) and isinstance(each.new, tree.TableBlock):
                if [one.name for one in each.old.gives] != [one.name for one in each.new.gives]:
                    return None
                work.declare_table(each.new)
        if any(isinstance(each.old, tree.ParamBlock) for each in changed):
            dated = work.dated
            work.value_params([each.new.name for each in changed if isinstance(each.new, tree.ParamBlock)])
            work.dated = any(block.rows for block in names.params.values())
            if dated is not work.dated:
                return None
        return felt

    def _input(self, block: tree.InputBlock, felt: Felt) -> None:
        names = self.work.names
        old = names.inputs.get(block.name)
        new = names.inputs[block.name] = declare_input(block, names, self.work.report)
        if old is None:
            _in_order_of(names.inputs, self.work.blocks)
        if old is None or old.type != new.type:
            felt.types.add(block.name)
            felt.values.add(block.name)
        if old is None or (old.low, old.high) != (new.low, new.high):
            felt.values.add(block.name)
            felt.ranges.add(block.name)
        if old is None or old.title != new.title:
            felt.titles.add(block.name)

    def measure(self, changed: Sequence[Declaration], felt: Felt) -> bool:
        """Resolve these metrics, and those to which anything felt means something else; tell whether that went."""
        work, names = self.work, self.work.names
        blocks = {each.new.name: each for each in changed if isinstance(each.new, tree.MetricBlock)}
        if not blocks and not felt.values:
            return True
        known = dict(work.metrics)
        moved = known.keys() != names.metrics.keys() or any(
            each.new is None or set(words_of(each.old)) != set(words_of(each.new)) for each in changed
        )
        order = in_order(names.metrics) if moved else list(known)
        for name in order:
            reads = work.measured.get(name, set())
            if name in blocks or name not in known or not reads.isdisjoint(felt.types):
                work.metrics.pop(name, None)
                work.measured.pop(name, None)
                work.metric_type(name)
                if self._comes_back(name):
                    return False
                felt.values.add(name)
                if _means_otherwise(known.get(name), work.metrics[name], known, work.metrics):
                    felt.types.add(name)
            elif not reads.isdisjoint(felt.values):
                felt.values.add(name)
        resolved = dict(work.metrics)
        work.metrics.clear()
        work.metrics.update((name, resolved[name]) for name in order)
        return True

    def _comes_back(self, name: str) -> bool:
        """Tell whether a metric reads itself by way of others."""
        found, waiting = set[str](), list(self.work.measured.get(name, ()))
        while waiting:
            each = waiting.pop()
            if each == name:
                return True
            if each not in found:
                found.add(each)
                waiting += self.work.measured.get(each, ())
        return False

    def check(self, changed: Sequence[Declaration], felt: Felt) -> list[tree.Block]:
        """Look through these methods and tables, and the methods that read anything felt, which are given."""
        work = self.work
        asked = {id(each.new) for each in changed}
        found: list[tree.Block] = []
        if felt.types:
            methods = (block for block in work.names.methods.values() if id(block) in self._at)
            found += (each for each in methods if id(each) not in asked and reads_any(each.clauses, felt.types))
        for block in (*(each.new for each in changed if each.new is not None), *found):
            if isinstance(block, tree.MethodBlock):
                work.check_method(block)
            elif isinstance(block, tree.TableBlock):
                work.check_table(block)
        return found


def reads_any(node: object, names: Iterable[str]) -> bool:
    """Tell whether any of some names stands in a part of the tree."""
    wanted = frozenset(names)
    return any(word in wanted for word in words_of(node))


def _in_order_of(names: dict[str, Any], blocks: Sequence[tree.Block]) -> None:
    """Put what blocks declare in the order of these, and what stands there for other reasons behind it."""
    order = [block.name for block in blocks if isinstance(block, Declaring) and block.name in names]
    found = {name: names[name] for name in (*order, *names)}
    names.clear()
    names.update(found)


def _means_otherwise(
    old: Metric | None, new: Metric, before: Mapping[str, Metric], after: Mapping[str, Metric]
) -> bool:
    """Tell whether a metric means something else where it is read.

    A list may be counted member by member there, and an item that is read stands before who reads it.
    """
    if old is None or old.body.type != new.body.type or isinstance(new.body.type, ListType):
        return True
    return _reads_items(old, before) or _reads_items(new, after)


def _reads_items(metric: Metric, metrics: Mapping[str, Metric]) -> bool:
    return any(isinstance(each, ex.ItemValue) for each in within(metric.body, metrics=metrics))
