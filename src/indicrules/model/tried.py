"""Resolve some checks and examples of a resolved ruleset once more: nothing hangs on them but each other."""

from __future__ import annotations

from collections.abc import Sequence

from indicrules.model.declared_anew import Felt
from indicrules.model.depth import check_depth
from indicrules.model.resolve import Resolution
from indicrules.model.rules import Check, Example
from indicrules.syntax import tree
from indicrules.text.classes import frozen

Tried = tree.CheckBlock | tree.ExampleBlock


@frozen
class Trial:
    """A check or example as it was, and as it was read once more; whether a clause was lost to a reported mistake."""

    old: Tried
    new: Tried
    damaged: bool


class Trials:
    """The checks and examples of a ruleset, each by the number of its block."""

    def __init__(self, work: Resolution) -> None:
        self.work = work
        numbered = [(at, block) for at, block in enumerate(work.blocks) if isinstance(block, Tried)]
        self._at = {id(block): at for at, block in numbered}
        self._checks = [at for at, block in numbered if isinstance(block, tree.CheckBlock)]
        self._examples = [at for at, block in numbered if isinstance(block, tree.ExampleBlock)]

    def knows(self, block: Tried) -> bool:
        """Tell whether a block is one of these."""
        return id(block) in self._at

    def put(self, trials: Sequence[Trial]) -> None:
        """Put blocks as they were read in place of what they were."""
        work = self.work
        blocks = list(work.blocks)
        for each in trials:
            at = self._at[id(each.new)] = self._at.pop(id(each.old))
            blocks[at] = each.new
            work.names.damaged.discard(id(each.old))
            if each.damaged:
                work.names.damaged.add(id(each.new))
        work.blocks = tuple(blocks)

    def reading(self, felt: Felt, known: Sequence[Trial]) -> list[Trial]:
        """Give the checks and examples that read, or give, what means something else by now, and are not among some."""
        work, known_ = self.work, {id(each.new) for each in known}
        found: list[Trial] = []
        for at in (*self._checks, *self._examples):
            block = work.blocks[at]
            assert isinstance(block, Tried)
            reads = not work.tried.get(at, set()).isdisjoint(felt.types)
            if isinstance(block, tree.ExampleBlock) and not reads:
                given = {each.name for each in block.clauses if isinstance(each, tree.Given)}
                reads = not given.isdisjoint(felt.types | felt.ranges)
            if reads and id(block) not in known_:
                found.append(Trial(block, block, work.names.is_damaged(block)))
        return found

    def resolve(self, trials: Sequence[Trial]) -> bool:
        """Resolve those that were read, all items being resolved; tell whether all others stay as they are."""
        work, known = self.work, self._reasons()
        drafts = (*work.drafts.values(), *(() if work.root is None else (work.root,)))
        reasons = (each.because for draft in drafts for each in (*draft.adjustments, *draft.limits))
        work.names.reasons = {each for each in reasons if each is not None}
        placed = sorted(((self._at[id(each.new)], each.new) for each in trials), key=lambda each: each[0])
        checks, examples = list[Check](work.checks), list[Example](work.examples)
        made: list[Check] = []
        for at, block in placed:
            if isinstance(block, tree.CheckBlock):
                made.append(work.check_of(block, at))
                checks[self._checks.index(at)] = made[-1]
        work.checks = tuple(checks)
        for at, block in placed:
            if isinstance(block, tree.ExampleBlock):
                examples[self._examples.index(at)] = work.example_of(block, at)
        work.examples = tuple(examples)
        check_depth({}, [each.condition for each in made], work.report)
        lost = known - self._reasons()
        return not any(each.fails in lost for example in examples for each in example.expectations)

    def _reasons(self) -> set[str | None]:
        return {each.because for each in self.work.checks}
