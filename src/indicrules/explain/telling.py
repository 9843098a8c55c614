"""Turn an item of a scorecard into what its facts are told from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.outcome import Outcome, Trace
from indicrules.explain.document import Depth, Fact, Line
from indicrules.explain.formula import Formula
from indicrules.explain.messages import Words
from indicrules.explain.numbers import Pen, places_of
from indicrules.explain.wording import written
from indicrules.model import expression as ex
from indicrules.model.rules import Item
from indicrules.text.classes import field, frozen
from indicrules.text.source import Span


@frozen(slots=False)
class Whole:
    """What the tellings of one explanation share: the card, the words, how much is told, and what was told before.

    `why_not` tells of what was passed over: None where points were lost. `methods` are those that were met, by name;
    `metrics` those that were told. `policy` says what a policy made of an item, nothing where it was scored.
    """

    card: Scorecard
    words: Words
    depth: Depth = "default"
    why_not: bool | None = None
    methods: dict[str, ex.Applied] = field(factory=dict)
    metrics: set[str] = field(factory=set)
    tellings: dict[str, Telling] = field(factory=dict)
    policy: Callable[[Telling], str] | None = None

    def of(self, name: str) -> Telling:
        """Give the telling of an item, one for all who ask."""
        if name not in self.tellings:
            self.tellings[name] = Telling(self, self.card.detail.outcomes[name])
        return self.tellings[name]

    def policy_of(self, name: str) -> str:
        """Say what a policy made of an item, nothing where it was scored."""
        return self.policy(self.of(name)) if self.policy is not None else ""

    @cached_property
    def has_policies(self) -> bool:
        """Whether a policy gave any item its score."""
        return any(each.status in ("zero", "full") for each in self.card.detail.outcomes.values())

    @cached_property
    def root(self) -> Telling:
        """The telling of the ruleset itself."""
        return Telling(self, self.card.detail.root)


def as_percents(said: str) -> str:
    """Give a sentence without the word for points behind percents."""
    return said.replace("% 分计", "% 计").replace("% 分", "%").replace("% points", "%")


@frozen(slots=False)
class Telling:
    """One item, and what came of it; the ruleset is an item as well."""

    whole: Whole
    outcome: Outcome

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.whole.card

    @property
    def words(self) -> Words:
        """The words to tell it in."""
        return self.whole.words

    @property
    def item(self) -> Item:
        """What the ruleset says of the item."""
        return self.outcome.item

    @cached_property
    def lost(self) -> Any:
        """The points lost; 0 where there is no full mark."""
        lost = self.card.lost if self.item.kind == "ruleset" else self.card[self.item.name].lost
        return lost or 0

    @cached_property
    def why_not(self) -> bool:
        """Whether to tell of what was passed over: where points were lost, if not asked for."""
        asked = self.whole.why_not
        return asked if asked is not None else self.whole.depth == "full" or self.lost > 0

    @cached_property
    def places(self) -> int:
        """The places that the item's scores are written with."""
        return places_of(self.item, self.card.model)

    @cached_property
    def pen(self) -> Pen:
        """What writes the item's scores and marks."""
        return Pen(self.places, self.item.percent)

    @cached_property
    def weighing(self) -> Pen:
        """What writes the item's weight, and what it brings its parent."""
        return Pen(self.places, self.item.weighs_percent)

    @cached_property
    def counting(self) -> Pen:
        """What writes the weights of the item's members, and what they bring it."""
        return Pen(self.places, self.item.counts_percent)

    @cached_property
    def formula(self) -> Formula:
        """What explains the item's expressions."""
        return self.formula_of(self.outcome.trace)

    def formula_of(self, trace: Trace) -> Formula:
        """Give what explains expressions that this tells of, by the values in `trace`."""
        methods, policy = self.whole.methods, self.whole.policy_of if self.whole.has_policies else None
        return Formula(trace, self.words, self.why_not, methods=methods, policy=policy)

    def say(self, key: str, **parts: str) -> str:
        """Give a sentence."""
        said = self.words.say(key, **parts)
        if self.item.percent or self.item.weighs_percent:  # a percent is no number of points
            said = as_percents(said)
        return said

    def written(self, span: Span) -> str:
        """Give a clause's own words."""
        return written(span, self.words.language)

    def fact(self, step: str, text: str, aside: str = "", value: Any = None, *, place: str = "", clause: str = "",
             kind: Any = "text") -> Fact:  # fmt: skip
        """Give a fact of one line."""
        return self.lines(step, (Line(text, aside, place, kind),), value, clause)

    def lines(self, step: str, lines: tuple[Line, ...], value: Any = None, clause: str = "") -> Fact:
        """Give a fact."""
        return Fact(step, self.words.label(step), lines, value, clause)
