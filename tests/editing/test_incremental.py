"""After each change a document says what one that begins with the changed text says, and means the same."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.editing.document import Document
from indicrules.explain.describe.compose import described
from indicrules.model.rules import Model
from tests.editing import texts
from tests.scoring.strategies import nested_sums, rulesets

_WRITTEN = (
    texts.LAND, texts.AUDIT, texts.EQUAL, texts.BONUS, texts.PERCENT, texts.GROUPED, texts.FLAWED, texts.READ,
    texts.DECLARED,
)  # fmt: skip
_SHIPPED = tuple(map(texts.small, ("land-acquisition-2024", "hunan-department-2023", "yunnan-project-2023")))

_changes = st.lists(
    st.tuples(
        st.integers(0, 9), st.integers(0, 5000), st.integers(0, 20), st.sampled_from(texts.PIECES), st.booleans()
    ),
    min_size=1,
    max_size=8,
)


def _place(each: indicrules.Diagnostic) -> tuple[Any, ...]:
    span = each.span
    return (-1, -1) if span is None else (span.start, span.end)


def _said(text: str) -> list[indicrules.Diagnostic]:
    return sorted(indicrules.diagnose(text), key=lambda each: (*_place(each), each.code, each.message))


def _meant(model: Model | None) -> str | None:
    """Say what a ruleset means, apart from the places in its text, which a model that was kept has of earlier texts."""
    if model is None:
        return None
    told = described(model, "text", "en"), repr((model.checks, model.examples, model.params, model.inputs))
    return re.sub(r"<text>:\d+|Span\(source=Source\([^()]*\), start=\d+, end=\d+\)", "", "".join(told))


def _hold(text: str, changes: list[tuple[int, int, int, str, bool]]) -> None:
    document = Document(text)
    for kind, at, length, piece, kept in changes:
        before = document.text
        start, end, new = texts.changed(before, kind, at, length, piece)
        assert list(document.replace(start, end, new)) == _said(document.text)
        if not kept:  # most of what an author gets wrong is taken back
            assert list(document.replace(start, start + len(new), before[start:end])) == _said(before)
    assert _meant(document.model) == _meant(Document(document.text).model)


@settings(max_examples=8)
@given(_changes)
def test_changes_of_declarations(changes: list[tuple[int, int, int, str, bool]]) -> None:
    """So are those of inputs, params, metrics, methods, units, tables and the ruleset's own clauses."""
    _hold(texts.DECLARED, [(7 + kind % 3, at, length, piece, kept) for kind, at, length, piece, kept in changes])


@settings(max_examples=18)
@given(st.sampled_from(_WRITTEN), _changes)
def test_changes_of_written_rulesets(text: str, changes: list[tuple[int, int, int, str, bool]]) -> None:
    """Characters, lines and blocks that come, go and change places are told as if the whole text were read."""
    _hold(text, changes)


@settings(max_examples=2)
@given(st.sampled_from(_SHIPPED), _changes)
def test_changes_of_shipped_rulesets(text: str, changes: list[tuple[int, int, int, str, bool]]) -> None:
    """So are those of the rulesets that are shipped."""
    _hold(text, changes)


@settings(max_examples=6)
@given(st.one_of(rulesets(), nested_sums()), _changes)
def test_changes_of_generated_rulesets(text: str, changes: list[tuple[int, int, int, str, bool]]) -> None:
    """So are those of generated rulesets."""
    _hold(text, changes)
