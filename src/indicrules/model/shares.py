"""Turn `weight equal` into weights: what a parent's full mark leaves of its members' weights, in equal parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from indicrules.model.clauses import Draft
from indicrules.model.names import Names
from indicrules.model.report import Report
from indicrules.model.rules import Share
from indicrules.syntax import tree
from indicrules.text.classes import frozen
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span


@frozen
class Shares:
    """Who stands in what: `members` names those of each group, and of the ruleset under `""`."""

    drafts: Mapping[str, Draft]
    root: Draft
    members: Mapping[str, tuple[str, ...]]
    names: Names
    report: Report

    def share_out(self) -> None:
        """Give each draft with an equal weight what that is; report where nothing is left to share."""
        above = {name: parent for parent, names in self.members.items() for name in names}
        waiting = [""]
        while waiting:  # downward, since a group's own weight may be an equal one
            name = waiting.pop()
            inside = self.members.get(name, ())
            waiting += inside
            equal = [self.drafts[each] for each in inside if _equally(self.drafts[each]) is not None]
            if equal:
                self._share(name, equal, above.get(name))

    def _share(self, name: str, equal: Sequence[Draft], above: str | None) -> None:
        parent = self.drafts[name] if name else self.root
        others = [self.drafts[each] for each in self.members[name] if _equally(self.drafts[each]) is None]
        if any(self._is_unknown(each) for each in (parent, *others)):
            return
        weigh = sum(map(self._weight, others), Fraction(0))
        clause = _equally(equal[0])
        assert clause is not None
        full = _full(parent)
        if full is None:
            self.report.error(
                "nothing-to-share",
                say("nothing-to-share", name=equal[0].block.name, parent=parent.block.name),
                clause,
                self._full_hint(parent, weigh, len(equal), above),
            )
        elif weigh >= full:
            self.report.error(
                "nothing-to-share",
                say(
                    "nothing-to-share.taken",
                    parent=parent.block.name,
                    sum=parent.marked(weigh),
                    full=parent.marked(full),
                    name=equal[0].block.name,
                ),
                clause,
                say("nothing-to-share.less", full=parent.marked(full)),
            )
        else:
            for draft in equal:
                share = Share(full, weigh, len(equal), _equally(draft) or clause)
                draft.weight, draft.share = (full - weigh) / len(equal), share

    def _full_hint(self, parent: Draft, weigh: Fraction, many: int, above: str | None) -> Sentence:
        part = Fraction(1, 10) if parent.scope.scale.percent else Fraction(10)
        wanted = 10 * part if weigh < 10 * part else weigh + part * many
        if parent is self.root:
            return say("nothing-to-share.total", total=parent.marked(wanted))
        siblings = [self.drafts[each] for each in self.members.get(above or "", ()) if each != parent.block.name]
        full = _full(self.drafts[above] if above else self.root)
        left = None if full is None else full - sum(map(self._weight, siblings), Fraction(0))
        weight = left if left is not None and left > weigh else weigh + part * many
        return say("nothing-to-share.weight", weight=parent.marked(weight), name=parent.block.name)

    def _weight(self, draft: Draft) -> Fraction:
        """Give what an item weighs, 0 where it has no weight; a group without one weighs what its members do."""
        if draft.weight is not None or draft.block.kind != "group" or _has_weight(draft):
            return draft.weight or Fraction(0)
        members = (self.drafts[each] for each in self.members.get(draft.block.name, ()))
        return sum(map(self._weight, members), Fraction(0))

    def _is_unknown(self, draft: Draft) -> bool:
        """Tell whether what an item weighs, or its full mark, is reported as wrong."""
        if self.names.is_damaged(draft.block) or (_has_weight(draft) and draft.weight is None):
            return True
        if any(isinstance(each, tree.Total) for each in draft.block.clauses) and draft.total is None:
            return True
        return any(isinstance(each, tree.OutOf) for each in draft.block.clauses) and draft.out_of is None


def _full(draft: Draft) -> Fraction | None:
    """Give the full mark that an item's own clauses say."""
    if draft.block.kind == "ruleset":
        return draft.total if draft.total is not None else draft.out_of
    return draft.out_of if draft.out_of is not None else draft.weight


def _has_weight(draft: Draft) -> bool:
    return any(isinstance(each, tree.Weight) for each in draft.block.clauses)


def _equally(draft: Draft) -> Span | None:
    """Give the place of an item's `weight equal`."""
    equal = (each.span for each in draft.block.clauses if isinstance(each, tree.Weight) and each.value is None)
    return next(equal, None)
