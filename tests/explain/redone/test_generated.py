"""Redo explanations of rulesets and data that chance writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from tests.explain.redone.chance import Case, cases
from tests.explain.redone.knowledge import knowledge_of
from tests.explain.redone.redoing import Redone, redone
from tests.scoring.strategies import rulesets

Form: TypeAlias = tuple[Literal["text", "markdown"], Literal["en", "zh"]]
RULESETS: Final = 300
FORMS: Final[tuple[tuple[Form, ...], ...]] = (
    (("text", "en"), ("markdown", "zh")),
    (("text", "zh"), ("markdown", "en")),
)


def pages_of(case: Case, forms: tuple[Form, ...]) -> Iterator[Redone]:
    """Redo the explanation of a card in these forms."""
    knowledge = knowledge_of((case.text,), case.actuals)
    for format, lang in forms:
        yield redone(case.card.explain(format=format, lang=lang), format, knowledge)


def test_every_generated_explanation_can_be_redone() -> None:
    """Of 300 rulesets nothing that is printed is false, cut, or no arithmetic."""
    counts, faults = Counter[str](), list[str]()
    for index, case in enumerate(cases(RULESETS, 11, rulesets())):
        for page in pages_of(case, FORMS[index % 2]):
            counts += page.counts
            counts["columns"] += len(page.columns)
            faults += page.faults
    assert faults == []
    assert counts["true"] > 10 * RULESETS
    assert counts["columns"] > 4 * RULESETS
