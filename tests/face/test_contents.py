"""A ruleset tells programs what it reads, what it scores, and what tables look like."""

from __future__ import annotations

import datetime
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pyarrow as pa
import pytest

import indicrules
from tests.face.cards import ACTUALS, OFFICE
from tests.tables.rules import SMALL

WIDE: Final = pa.table({name: [value] for name, value in {**ACTUALS, "unit": "a", "county": "c"}.items()})


def test_inputs_are_listed_with_type_unit_range_and_choices() -> None:
    """Each input of the file, in its order, and the one that an indicator brings by its name."""
    found = [(each.name, each.title, each.type, each.unit, each.range, each.choices) for each in OFFICE.inputs]
    assert found == [
        ("plots", "plots registered", "number", "宗", (0, None), ()),
        ("rate", None, "number", "%", (0, 100), ()),
        ("day", None, "date", None, (None, None), ()),
        ("kind", None, "choice", None, (None, None), ("town", "county")),
        ("open", None, "yes/no", None, (None, None), ()),
        ("budget", None, "number", None, (None, None), ()),
    ]
    assert str(OFFICE.inputs[0].at) == "office.indic:12:7"


def test_ranges_are_in_the_unit_of_a_bare_number() -> None:
    """Numbers are exact, of the scale that the input is written in; dates are dates."""
    ruleset = indicrules.loads(
        "ruleset r\ninput paid 万元 from 0.5 万元 to 1000 万元\ninput day date from 2024-01-01\n"
        "indicator x\n  weight 1\n  actual paid\n  target >= 1 万元\n"
    )
    assert [each.range for each in ruleset.inputs] == [
        (Decimal("0.5"), Decimal(1000)),
        (datetime.date(2024, 1, 1), None),
    ]


def test_items_are_listed_with_what_the_ruleset_says_of_them() -> None:
    """Names, kinds, parents, points, targets in the author's words, and policies."""
    found = [
        (each.name, each.title, each.kind, each.parent, each.weight, each.full, each.bonus, each.target, each.missing)
        for each in OFFICE.items
    ]
    assert found == [
        ("work", None, "group", None, 60, 60, None, None, "error"),
        ("land", "plots of land", "indicator", "work", 40, 40, None, ">= 43 宗", "error"),
        ("petitions", None, "indicator", "work", 20, 20, None, ">= floor", "error"),
        ("budget", None, "indicator", None, 40, 40, None, "<= 30", "rescale"),
    ]


def test_items_tell_their_sources_grades_and_exact_points() -> None:
    """A weight that is no decimal is a fraction; sources, evidence, note and grades are as written."""
    ruleset = indicrules.loads(
        'ruleset r\n  out of 100\nindicator x\n  weight 15 / 7\n  target >= 1\n  source "law"\n  evidence "report"\n'
        '  note "n"\n  grade good >= 2\n  grade bad otherwise\n'
    )
    (item,) = ruleset.items
    assert (item.weight, item.sources, item.evidence, item.note) == (Fraction(15, 7), ("law",), ("report",), "n")
    assert (item.grades, ruleset.grades, ruleset.full) == (("good", "bad"), (), 100)


def test_a_ruleset_tells_its_period_full_mark_and_grades() -> None:
    """What the ruleset's own block says."""
    assert (OFFICE.period, OFFICE.full, OFFICE.grades) == (2024, 100, ("A", "B"))
    assert (SMALL.period, SMALL.full, SMALL.grades) == (None, 30, ("high", "low"))


def test_records_are_frozen_and_travel() -> None:
    """A record is a value: equal where all it says is, fixed, and pickled."""
    assert pickle.loads(pickle.dumps((OFFICE.inputs, OFFICE.items))) == (OFFICE.inputs, OFFICE.items)
    with pytest.raises(AttributeError):
        OFFICE.inputs[0].name = "x"  # type: ignore[misc]  # it is frozen


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"key": "unit"},
        {"key": ["unit", "county"], "lost": True, "ledger": True},
        {"key": "unit", "statuses": "words", "names": "underscores", "lost": True, "ledger": True},
        {"period": 2023},
    ],
)
def test_the_schema_of_scores_is_known_without_a_table(options: dict[str, Any]) -> None:
    """It is that of the table that comes out, and of the stream."""
    assert OFFICE.table_schema(**options) == OFFICE.score_table(WIDE, **options).schema
    assert OFFICE.table_schema(**options) == OFFICE.score_batches(WIDE, **options).schema


def test_the_schema_of_a_long_table_has_its_unit() -> None:
    """The key of a long table is `unit`; a key of another type is given as a field."""
    table = pa.table({"unit": ["a", "a"], "indicator": ["plots", "rate"], "actual": ["43", "95%"]})
    assert SMALL.table_schema(layout="long") == SMALL.score_table(table, layout="long").schema
    number = pa.field("unit", pa.int64())
    table = pa.table({"unit": [1], "plots": [1], "rate": ["95%"]})
    assert SMALL.table_schema(key=number) == SMALL.score_table(table, key="unit").schema


def test_the_schema_of_what_is_read_makes_a_table_that_can_be_scored() -> None:
    """An empty table of it is scored, and its fields tell titles, units, ranges and choices."""
    schema = OFFICE.input_schema(key="unit")
    assert OFFICE.score_table(schema.empty_table(), key="unit").num_rows == 0
    assert dict(zip(schema.names, schema.types, strict=True)) == {
        "unit": pa.string(),
        "plots": pa.float64(),
        "rate": pa.float64(),
        "day": pa.date32(),
        "kind": pa.string(),
        "open": pa.bool_(),
        "budget": pa.float64(),
    }
    assert schema.field("plots").metadata == {b"title": b"plots registered", b"unit": "宗".encode(), b"from": b"0"}
    assert schema.field("rate").metadata == {b"unit": b"%", b"from": b"0", b"to": b"100"}
    assert schema.field("kind").metadata == {b"choices": b"town\ncounty"}
    assert OFFICE.input_schema(layout="long").names == ["unit", "indicator", "actual"]


@pytest.mark.parametrize("key", [[3], [None, "unit"]])
def test_ruling_46_keys_of_schemas(key: Any) -> None:
    """A key is names or fields."""
    with pytest.raises(ValueError, match="write names of columns, or fields of pyarrow"):
        OFFICE.table_schema(key=key)
    with pytest.raises(ValueError, match="write names of columns, or fields of pyarrow"):
        OFFICE.input_schema(key=key)
