"""Redo explanations of rulesets and data that chance writes."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, TypeAlias

from hypothesis import settings

from tests.explain.redone.chance import Case, cases
from tests.explain.redone.knowledge import knowledge_of
from tests.explain.redone.redoing import Redone, redone
from tests.scoring.strategies import rulesets

Form: TypeAlias = tuple[Literal["text", "markdown"], Literal["en", "zh"]]
RULESETS: Final = settings().max_examples * 2 // 5  # 120 in continuous integration
FORMS: Final[tuple[Form, ...]] = (("text", "en"), ("markdown", "zh"), ("text", "zh"), ("markdown", "en"))


def page_of(case: Case, form: Form) -> Redone:
    """Redo the explanation of a card in this form."""
    format, lang = form
    return redone(case.card.explain(format=format, lang=lang), format, knowledge_of((case.text,), case.actuals))


def test_every_generated_explanation_can_be_redone() -> None:
    """Of many rulesets, a quarter in each form, nothing that is printed is false, cut, or no arithmetic."""
    counts, faults = Counter[str](), list[str]()
    for index, case in enumerate(cases(RULESETS, 11, rulesets())):
        page = page_of(case, FORMS[index % 4])
        counts += page.counts
        counts["columns"] += len(page.columns)
        faults += page.faults
    assert faults == []
    assert counts["true"] > 20 * RULESETS
    assert counts["columns"] > 10 * RULESETS
