"""One ruleset scores table after table of ever new values: few programs serve them all, and no score depends on it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from typing import Any
from unittest import mock

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.tables.read import texts
from indicrules.tables.score import compiled, habit, program, room
from indicrules.tables.score.shape import Shape, serves, spared, united
from tests.tables.rules import SMALL, SUM
from tests.tables.tables import tables
from tests.tables.test_columns_agree import agreed

WIDE = """
ruleset wide
  total 30
  missing zero
indicator a
  weight 10
  target >= 100
  deduct 0.5 per 10 below target
indicator b
  weight 10
  target >= 7 件
indicator c
  weight 10
  target >= 1000
"""


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    """Have nothing remembered of other tests' tables."""
    with mock.patch.dict(compiled._KEPT, clear=True):
        yield


@pytest.fixture
def made() -> Iterator[Any]:
    """Watch programs being made."""
    with mock.patch("indicrules.tables.score.compiled.scorer", wraps=program.scorer) as watched:
        yield watched


def drawn(chance: random.Random, places: int = 2) -> Any:
    """Give a table of 20 to 60 departments whose values spread over powers of ten, some of them missing."""
    rows = chance.randint(20, 60)
    cells = [[round(chance.lognormvariate(4, 1.5), places) for _ in range(rows)] for _ in "abc"]
    return pa.table({"a": cells[0], "b": [f"{each}" for each in cells[1]], "c": [*cells[2][1:], None]})


def test_few_programs_serve_tables_of_ever_new_values(made: Any) -> None:
    """Bounds go beyond what was met, farther each time: of 200 tables less than one in ten has a program made."""
    ruleset, chance = indicrules.loads(WIDE), random.Random(9)
    for _ in range(200):
        ruleset.score_table(drawn(chance))
    assert made.call_count < 20


def test_finer_numbers_widen_a_program_as_well(made: Any) -> None:
    """Tables with and without places take turns, and one program serves both kinds."""
    ruleset, chance = indicrules.loads(WIDE), random.Random(9)
    for at in range(60):
        ruleset.score_table(drawn(chance, places=at % 3))
    before = made.call_count
    for at in range(60):
        ruleset.score_table(drawn(chance, places=at % 3))
    assert made.call_count - before < 4


def test_programs_kept_for_a_ruleset_are_bounded() -> None:
    """However unlike each other tables are, and whatever their columns' types."""
    ruleset, chance = indicrules.loads(WIDE), random.Random(9)
    for at in range(60):
        cells = [chance.choice([1, -1]) * 10 ** (at % 15) * each for each in range(20)]
        ruleset.score_table(pa.table({"a": cells, "b": [float(each) for each in cells], "c": cells[::-1]}))
    (plan,) = compiled._KEPT.values()
    (kept,) = plan._habits.values()
    assert len(kept.served) <= habit.MOST_PROGRAMS
    assert len(plan._scorers) <= compiled._MOST_SCORERS


def test_what_widening_would_slow_down_keeps_a_program_of_its_own() -> None:
    """A table of huge numbers is no reason for the next ones to be worked out in anything but short whole numbers."""
    ruleset = indicrules.loads(WIDE)
    small = pa.table({"a": [1.5, 250.25], "b": [3, 4], "c": [7, 7000]})
    huge = pa.table({"a": [1.5, 1e12], "b": [2**61, 4], "c": [2**61, 1]})
    alone = ruleset.score_table(small)
    (plan,) = compiled._KEPT.values()
    (kept,) = plan._habits.values()
    first = kept.served[0].ready
    scores = [ruleset.score_table(each) for each in (huge, small, huge, small)]
    assert kept.served[0].ready is first
    assert scores[1].equals(alone)
    assert scores[3].equals(alone)
    assert scores[0].equals(scores[2])


def test_a_wide_program_decides_what_a_narrow_one_does() -> None:
    """No row is left to the exact evaluator for the sake of tables that came before."""
    ruleset, chance = indicrules.loads(WIDE), random.Random(9)
    reports = [ruleset.score_table(drawn(chance), report=True)[1] for _ in range(50)]
    assert [each.fallen for each in reports] == [0] * 50


@given(st.data())
@settings(max_examples=settings().max_examples // 10, suppress_health_check=list(HealthCheck))
def test_tables_after_tables_agree_with_rows(data: st.DataObject) -> None:
    """Whatever a ruleset met before, every row of the next table gives what it gives alone."""
    for _ in range(6):
        agreed(SMALL, data.draw(tables(SMALL)))
        agreed(SUM, data.draw(tables(SUM)))


def test_tables_too_different_for_one_program_still_agree() -> None:
    """Where there are more kinds of tables than programs are kept for, a program for all of them takes over."""
    ruleset, chance = indicrules.loads(WIDE), random.Random(9)
    with mock.patch.object(habit, "MOST_PROGRAMS", 2):
        for at in range(12):
            cells = [chance.choice([1, -1]) * each * 10 ** (4 * at) / 8 for each in range(12)]
            agreed(ruleset, pa.table({"a": cells, "b": cells[::-1], "c": [each / 1e5 for each in cells]}))


def test_bounds_are_doubled_and_halved_but_not_moved_beyond_float64() -> None:
    """A lower bound above 0 stays above it; none grows past 2^49 that was not there."""
    assert spared(Shape("number", "f", low=8, high=64), 2, nulls=True) == Shape(
        "number", "f", low=2, high=256, nulls=True
    )
    assert spared(Shape("number", "f", low=8, high=64), 9, nulls=False) == Shape("number", "f", low=1, high=2**15)
    assert spared(Shape("number", "f", low=-8, high=-2), 2, nulls=False) == Shape("number", "f", low=-32, high=-1)
    assert spared(Shape("number", "i", low=0, high=2**60), 4, nulls=False) == Shape("number", "i", low=0, high=2**60)
    assert spared(Shape("number", "f", low=-1, high=2**48), 4, nulls=False).high == 2**49


def test_shapes_unite_in_the_finer_units() -> None:
    """Tenths and hundredths make hundredths; floats as they come take any floats; texts and numbers have nothing."""
    tenths = Shape("number", "f", Fraction(1, 10), 0, 16)
    hundredths = Shape("number", "f", Fraction(1, 100), -4, 32, nulls=True)
    assert united(tenths, hundredths) == Shape("number", "f", Fraction(1, 100), -4, 256, nulls=True)
    assert united(tenths, Shape("text", "f")) is None
    assert united(tenths, Shape("wild", "f")) == Shape("wild", "f")
    assert united(tenths, Shape("number", "f", Fraction(1, 7))) is None


def test_finer_programs_serve_coarser_columns() -> None:
    """As long as their bounds hold in the finer units."""
    tenths = Shape("number", "f", Fraction(1, 10), 0, 16)
    assert serves(Shape("wild", "f"), tenths)
    assert serves(Shape("number", "f", Fraction(1, 100), 0, 256), tenths)
    assert serves(Shape("number", "i", Fraction(1, 100), 0, 256), tenths)
    assert not serves(Shape("number", "f", Fraction(1, 100), 0, 128), tenths)
    assert not serves(tenths, Shape("number", "f", Fraction(1, 100), 0, 16))


def test_work_arrays_are_shared_by_rulesets_and_bounded() -> None:
    """What a table worked in the next one finds, whatever its ruleset; arrays that are too large are let go."""
    with mock.patch.dict(room._FREE, clear=True):
        SMALL.score_table(pa.table({"plots": [1, 2], "rate": [3, 4]}))
        (kept,) = room._FREE[room.ALONE]
        SUM.score_table(pa.table({"done": [1, 2], "due": [3, 4]}))
        assert room._FREE[room.ALONE] == [kept]
        with mock.patch.object(room, "_MOST_BYTES", 0):
            SMALL.score_table(pa.table({"plots": [1, 2], "rate": [3, 4]}))
        assert room._FREE[room.ALONE] == []


def test_texts_are_forgotten_where_there_are_too_many() -> None:
    """A stream of ever new texts takes no more memory than is set aside, and reads them right."""
    batches = [
        pa.record_batch({"plots": [f"{at}.{each} 宗" for each in range(9)], "rate": [50] * 9}) for at in range(9)
    ]
    with mock.patch.object(texts, "_REMEMBERED", 1000):
        found = SMALL.score_batches(pa.RecordBatchReader.from_batches(batches[0].schema, batches)).read_all()
    assert found.equals(pa.Table.from_batches([SMALL.score_table(each).to_batches()[0] for each in batches]))
