"""Machine code gives what numpy gives, and nobody can tell from the scores which of them worked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any
from unittest import mock

import numpy as np
import pyarrow as pa
import pytest

import indicrules
from indicrules.tables import table as scoring
from indicrules.tables.native import engine
from indicrules.tables.native.assembly import NAME, assembled
from indicrules.tables.native.routine import routine
from indicrules.tables.score import compiled
from indicrules.tables.score.room import TYPES
from indicrules.tables.score.shape import Shape
from indicrules.tables.score.steps import program_of
from indicrules.tables.score.tape import Argument, Kind, Register, Tape
from indicrules.tables.write.report import Report
from tests.tables.rules import SMALL

pytestmark = pytest.mark.skipif(not engine.available(), reason="there is no llvmlite for this Python")

NEVER = 1 << 62


@pytest.fixture(autouse=True)
def _from_the_first_row() -> Iterator[None]:
    """Have machine code made whatever the number of rows, blocks of eight rows, and no program of another test's."""
    sooner, shorter = mock.patch.object(compiled, "WORTHWHILE", 0), mock.patch.object(scoring, "ALONE", 8)
    with sooner, shorter, mock.patch.dict(compiled._KEPT, clear=True):
        yield


def by_numpy(ruleset: indicrules.Ruleset, table: Any, **options: Any) -> Any:
    """Give the scores that come of no machine code."""
    with mock.patch.object(compiled, "WORTHWHILE", NEVER), mock.patch.dict(compiled._KEPT, clear=True):
        return ruleset.score_table(table, **options).combine_chunks()


FLOATS = np.array(
    [0.0, -0.0, 1.0, -1.5, 2.5, 0.1, 1e9, -1e14, 2.0**52 + 1, np.nan, np.inf, -np.inf, 7.0, -7.0, 3.0, 5e-9]
)
OTHERS = np.array([2.0, -3.0, 2.5, -1.5, 0.5, 0.0, np.nan, 1e3, 1.0, 2.0, 0.0, np.inf, -2.0, 2.0, np.nan, 1.0])
WHOLES = np.array([0, 1, -1, 7, -7, 2**62, -(2**62), 12, -12, 100, -100, 3, 2**53 + 1, -8, 8, 5])
COUNTS = np.array([1, 2, 3, 7, 5, 2**40, 3, 5, 5, 7, 7, 2, 10, 3, 3, 1])
TRUTHS = np.arange(16) % 3 == 0
BYTES = np.array([0, 1, 2, 3, 5, 6, -1, -3, -64, -128, 4, 0, 6, 5, -20, 1], np.int8)
BROUGHT: dict[str, tuple[Kind, Any]] = {
    "c0": ("f", FLOATS), "c1": ("f", OTHERS), "c2": ("i", WHOLES), "c3": ("i", COUNTS), "c4": ("b", TRUTHS),
    "y0": ("s", BYTES),
}  # fmt: skip
STEPS: tuple[tuple[Kind, str, tuple[str | float | bool, ...]], ...] = (
    *(
        ("f", name, ("c0", "c1"))
        for name in ("add", "subtract", "multiply", "divide", "maximum", "minimum", "copysign")
    ),
    *(("f", name, ("c0", 2.5)) for name in ("add", "multiply", "maximum", "minimum")),
    *(("f", name, ("c0",)) for name in ("negative", "absolute", "floor", "ceil", "rint", "sign", "sqrt")),
    ("f", "clip", ("c0", -2.0, 40.0)),
    *(("i", name, ("c2", "c3")) for name in ("add", "subtract", "maximum", "minimum", "floor_divide")),
    ("i", "multiply", ("c2", 3)),
    *(("i", name, ("c2",)) for name in ("negative", "absolute", "sign")),
    ("i", "clip", ("c2", -5, 50)),
    *(("b", name, ("c0", "c1")) for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")),
    *(("b", name, ("c2", 7)) for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")),
    ("b", "equal", ("y0", 5)),
    ("b", "bytes_from", ("y0", 5)),
    ("b", "logical_not", ("c4",)),
    ("f", "cast", ("c2",)),
    ("i", "cast", ("c4",)),
    ("f", "cast", (4.5,)),
    ("f", "cleared", ("c4", "c0")),
    ("i", "cleared", ("c4", "c2")),
    ("s", "add", ("y0", 3)),
    ("s", "subtract", (1, "y0")),
    ("s", "flag", ("c4", -3)),
    ("s", "flag_times", ("c4", "y0")),
)


def _stored(tape: Tape, value: Register) -> None:
    """Have a value stored in whatever shows it: floats as thousandths below a bound, and where they are none."""
    if value.kind in ("b", "s"):
        shown = value if value.kind == "s" else tape.step("s", "flag", value, 1)
        tape.store("s0", shown)
        return
    if value.kind == "f":
        tape.store("s0", tape.step("s", "flag", tape.step("b", "not_equal", value, value), 1))
        tape.store("s1", tape.step("s", "flag", tape.step("b", "greater", value, 1e15), 1))
        small = tape.step("b", "less", tape.step("f", "absolute", value), 1e12)
        value = tape.step("f", "multiply", value, 1024.0)
        value = tape.step("i", "cast", tape.step("f", "cleared", tape.step("b", "logical_not", small), value))
    tape.keep("u0", value, signed=True)


def _results(tape: Tape, native: bool) -> dict[str, Any]:
    arrays = {name: array for name, (_, array) in BROUGHT.items()}
    written: dict[str, Any] = {
        "u0": np.zeros((16, 2), np.int64),
        "s0": np.zeros(16, np.int8),
        "s1": np.zeros(16, np.int8),
    }
    program = program_of(tape)
    if native:
        found = routine(program.steps, {})
        assert found is not None
        found.begun({}, written).block(0, 16, arrays)
    else:
        work = [np.empty(16, TYPES[kind]) for kind, count in program.counts.items() for _ in range(count)]
        with np.errstate(all="ignore"):
            program.run(
                [{**arrays, **written}[name] for name in program.brought],
                work,
                lambda at, values, spare: (arrays[f"c{at}"].copy(), None, None),
            )
    return written


@pytest.mark.parametrize(("kind", "function", "arguments"), STEPS)
def test_a_step_means_the_same_to_the_machine(
    kind: Kind, function: str, arguments: tuple[str | float | bool, ...]
) -> None:
    """Each step gives bit by bit what numpy gives, for zeros of both signs, extremes and what is no number."""
    tape = Tape()
    given: list[Argument] = []
    for each in arguments:
        if isinstance(each, str):
            column = int(each[1:]) if each[0] == "c" else None
            given.append(tape.brought(each, BROUGHT[each][0], column))
        else:
            given.append(each)
    _stored(tape, tape.step(kind, function, *given))
    expected, found = _results(tape, native=False), _results(tape, native=True)
    for name in expected:
        assert found[name].tolist() == expected[name].tolist()


@pytest.mark.parametrize("kind", ["f", "i", "s"])
@pytest.mark.parametrize("value", ["register", 5])
@pytest.mark.parametrize("otherwise", ["register", 0, -2])
def test_a_choice_means_the_same_to_the_machine(kind: Kind, value: str | int, otherwise: str | int) -> None:
    """What is chosen by bits in numpy is chosen alike."""
    names = {"f": ("c0", "c1"), "i": ("c2", "c3"), "s": ("y0", "y0")}[kind]
    tape = Tape()
    where = tape.brought("c4", "b", 4)
    one, other = (
        tape.brought(name, kind, int(name[1:]) if name[0] == "c" else None) if each == "register" else int(each)
        for name, each in zip(names, (value, otherwise), strict=True)
    )
    _stored(tape, tape.put(kind, where, one, other))
    expected, found = _results(tape, native=False), _results(tape, native=True)
    for name in expected:
        assert found[name].tolist() == expected[name].tolist()


def departments(rows: int) -> Any:
    """Give departments with gaps, and none with a cell that is refused."""
    chance = np.random.default_rng(rows)
    return pa.table(
        {
            "plots": pa.array(chance.integers(0, 60, rows), mask=chance.random(rows) < 0.2),
            "rate": pa.array(chance.integers(8000, 10001, rows) / 100, mask=chance.random(rows) < 0.2),
        }
    )


RESCALED = indicrules.loads(
    """
ruleset rescaled
  total 30
  missing rescale
  grade high >= 20
  grade low otherwise
input plots 宗 from 0
input rate % from 0% to 100%
indicator plots
  weight 20
  target >= 43 宗
  score proportional
indicator rate
  weight 10
  target >= 95%
  deduct 0.5 per full 1% below target up to 5 because "half a point a percent"
"""
)


@pytest.mark.parametrize("rows", [1, 7, 8, 9, 15, 16, 17, 100])
@pytest.mark.parametrize("start", [0, 1, 3, 8])
def test_any_number_of_rows_from_any_start(rows: int, start: int) -> None:
    """Machine code works eight rows at a time, on columns that begin anywhere in a byte of validity."""
    table = departments(rows + start).slice(start)
    RESCALED.score_table(table, ledger=True)
    found, report = RESCALED.score_table(table, lost=True, ledger=True, report=True)
    assert found.combine_chunks().equals(by_numpy(RESCALED, table, lost=True, ledger=True))
    assert report.native == rows


@pytest.mark.parametrize(
    ("type_", "values"),
    [
        (pa.int8(), [0, 43, 44, 7, 127, 20, 1, 2, 3]),
        (pa.int16(), [0, 43, 44, 7, 127, 20, 1, 2, 3]),
        (pa.int32(), [0, 43, 44, 7, 127, 20, 1, 2, 3]),
        (pa.int64(), [0, 43, 44, 7, 2**40, 20, 1, 2, 3]),
        (pa.uint8(), [0, 43, 44, 7, 255, 20, 1, 2, 3]),
        (pa.uint32(), [0, 43, 44, 7, 2**32 - 1, 20, 1, 2, 3]),
        (pa.float64(), [0.0, 42.5, 43.25, 7.0, 1e9, 20.0, 0.1, 2.2, 3.0]),
        (pa.decimal128(20, 3), ["0", "42.5", "43.250", "7", "1000000.125", "20", "0.1", "2.2", "3"]),
        (pa.decimal128(38, 10), ["0", "42.5", "43.25", "7", "1000000", "20", "0.1", "2.2", "3"]),
    ],
)
def test_columns_that_machine_code_reads(type_: Any, values: list[Any]) -> None:
    """Whole numbers, floats and decimals are read where they lie."""
    plots = pa.array(values).cast(type_) if isinstance(values[0], str) else pa.array(values, type_)
    table = pa.table({"plots": plots, "rate": pa.array([95.5] * len(values))})
    RESCALED.score_table(table)
    found, report = RESCALED.score_table(table, report=True)
    assert found.combine_chunks().equals(by_numpy(RESCALED, table))
    assert report.native == len(values)


@pytest.mark.parametrize(
    ("type_", "odd"),
    [
        (pa.float64(), -1.0),
        (pa.float64(), float("nan")),
        (pa.float64(), float("inf")),
        (pa.float64(), 43.123456789012),
        (pa.float64(), 1e15 + 0.5),
        (pa.int64(), -1),
        (pa.int64(), 2**62),
        (pa.decimal128(38, 10), pa.scalar("12345678901234567890.5").cast(pa.decimal128(38, 10)).as_py()),
        (pa.decimal128(38, 10), pa.scalar("0.0000000001").cast(pa.decimal128(38, 10)).as_py()),
    ],
)
def test_an_odd_cell_takes_its_block_the_careful_way(type_: Any, odd: Any) -> None:
    """A cell that is refused or unlike the others is judged as ever; other blocks do not mind."""
    values = [pa.scalar(each % 60).cast(type_).as_py() for each in range(40)]
    values[20] = odd
    table = pa.table({"plots": pa.array(values, type_), "rate": pa.array([95.5] * 40)})
    clean = pa.table({"plots": pa.array([values[0], *values[:19], *values[:20]], type_), "rate": table["rate"]})
    SMALL.score_table(clean)
    found, report = SMALL.score_table(table, report=True)
    assert found.combine_chunks().equals(by_numpy(SMALL, table))
    assert report.native >= 16


def test_a_column_with_odd_cells_does_not_keep_others_from_machine_code() -> None:
    """Once a block went the careful way for it, numpy reads that column and machine code the others."""
    plots = [43] * 80
    plots[3] = plots[20] = plots[70] = -1
    table = pa.table({"plots": pa.array(plots), "rate": pa.array([95.5] * 80)})
    SMALL.score_table(pa.table({"plots": pa.array([43] * 16), "rate": pa.array([95.5] * 16)}))
    found, report = SMALL.score_table(table, report=True)
    assert found.combine_chunks().equals(by_numpy(SMALL, table))
    assert report.native == 72
    assert str(report).startswith("80 rows, 72 by machine code; items: 3 by whole numbers; 0.00% of rows")


def test_the_next_batch_knows_of_columns_with_odd_cells() -> None:
    """A stream sends one block the careful way for a column, not one of every batch."""
    plots = [43] * 80
    plots[3] = plots[20] = plots[70] = -1
    table = pa.table({"plots": pa.array(plots), "rate": pa.array([95.5] * 80)})
    SMALL.score_table(pa.table({"plots": pa.array([43] * 16), "rate": pa.array([95.5] * 16)}))
    report = Report()
    stream = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=16))
    found = SMALL.score_batches(stream, report=report, workers=1).read_all()
    assert found.combine_chunks().equals(by_numpy(SMALL, table))
    assert report.native == 72


def test_a_bare_share_is_refused() -> None:
    """0.95 for a percentage is as doubtful to machine code as it is to numpy."""
    clean = pa.table({"plots": pa.array([43] * 16), "rate": pa.array([95.5] * 16)})
    SMALL.score_table(clean)
    table = pa.table({"plots": pa.array([43] * 16), "rate": pa.array([95.5] * 8 + [0.95] + [1.5] * 7)})
    found = SMALL.score_table(table)
    assert found["rate.status"].to_pylist()[7:10] == [0, -5, 0]
    assert found.combine_chunks().equals(by_numpy(SMALL, table))


def test_what_one_table_taught_does_not_spoil_the_next() -> None:
    """A table without gaps after one with gaps, and one of great numbers after small ones, are scored afresh."""
    for table in (
        departments(40),
        pa.table({"plots": pa.array([10**12] * 9), "rate": pa.array([99.123] * 9)}),
        pa.table({"plots": pa.array([None, 5] * 8, pa.int64()), "rate": pa.array([None, 96.0] * 8)}),
        departments(24),
    ):
        assert RESCALED.score_table(table).combine_chunks().equals(by_numpy(RESCALED, table))


def test_a_wrong_guess_leaves_no_trace() -> None:
    """Great numbers of few places, after small ones of many, are read as whole numbers as if they came first."""
    ruleset = long_ruleset(1)
    for cells in ([41.1234, 42.5678], [1e12 + 0.25, 3e12 + 0.5]):
        found, report = ruleset.score_table(pa.table({"i0": cells * 8}), report=True)
        assert found.combine_chunks().equals(by_numpy(ruleset, pa.table({"i0": cells * 8})))
        assert report.tiers["i0"] == "whole numbers"


def test_what_machine_code_made_of_an_odd_cell_is_forgotten() -> None:
    """0.001 is 0 in hundredths, which divides nothing; in thousandths, as its block is read then, it is not."""
    ruleset = indicrules.loads("ruleset r\ninput x\nindicator i\n  weight 10\n  score 0.01 / x\n")
    batches = [pa.record_batch({"x": cells * 2}) for cells in ([-1.25, 2.5, 0.25, -4.0], [0.001, 5.125, 0.002, 1.375])]
    stream = pa.RecordBatchReader.from_batches(batches[0].schema, [batches[0], *batches])
    report = Report()
    found = ruleset.score_batches(stream, report=report, workers=1).read_all()
    assert report.native == 8
    assert found["i.status"].to_pylist() == [0] * 24
    assert found.combine_chunks().equals(by_numpy(ruleset, pa.Table.from_batches([batches[0], *batches])))


def test_a_column_that_no_step_reads_is_still_looked_at() -> None:
    """Where all known values meet the target no step reads them; a value that does not is noticed all the same."""
    ruleset = indicrules.loads(
        "ruleset r\ninput x\nindicator i\n  weight 10\n  actual x\n  target >= 43\n  score proportional\n"
    )
    table = pa.table({"x": pa.array([100.0] * 16 + [10.0] * 16)})
    expected = ["10.00"] * 16 + ["2.33"] * 16
    assert [str(each) for each in ruleset.score_table(table)["i"].to_pylist()] == expected
    assert [str(each) for each in ruleset.score_table(table)["i"].to_pylist()] == expected
    assert [str(each) for each in by_numpy(ruleset, table)["i"].to_pylist()] == expected


def long_ruleset(indicators: int) -> indicrules.Ruleset:
    """Give a ruleset whose steps make several parts, with values that cross them."""
    lines = ["ruleset long", "  missing rescale"]
    for at in range(indicators):
        lines += [f"indicator i{at}", "  weight 2", f"  target >= {40 + at}"]
        lines += [f"  deduct 0.1 per full 5 below {40 + at} up to 1 if met(i{at - 1}) = no"] if at % 3 == 2 else []
    return indicrules.loads("\n".join(lines) + "\n")


def test_a_long_ruleset_is_worked_out_in_parts() -> None:
    """Parts take turns on some rows, and what one leaves another finds."""
    ruleset = long_ruleset(40)
    chance = np.random.default_rng(1)
    columns = {
        f"i{at}": pa.array(chance.integers(1000, 9000, 3000) / 100, mask=chance.random(3000) < 0.05) for at in range(40)
    }
    table = pa.table(columns)
    with mock.patch.object(scoring, "ALONE", 2048):
        ruleset.score_table(table)
        found, report = ruleset.score_table(table, report=True)
    assert report.native == 3000
    assert found.combine_chunks().equals(by_numpy(ruleset, table))


def test_parts_stay_short() -> None:
    """No function has more steps than a part may have, however many there are."""
    plan = compiled.compiled(long_ruleset(60).model, False)
    ready = plan.scorer(dict.fromkeys(plan.model.inputs, Shape("number", "f", low=0, high=128, nulls=True)))
    assembly = assembled(ready.program.steps, {})
    assert assembly.text.count("define internal") > 5
    assert assembly.scratch > 0
    assert callable(engine.machine(assembly.text, NAME).call)


def test_functions_whose_bounds_are_numpys_are_left_to_numpy() -> None:
    """A ruleset with a logarithm is scored by no machine code, and right."""
    ruleset = indicrules.loads("ruleset r\ninput x\nindicator i\n  weight 10\n  score ln(x + 1)\n")
    table = pa.table({"x": pa.array([1.0, 2.0, 3.0] * 10)})
    found, report = ruleset.score_table(table, report=True)
    assert report.native == 0
    assert found["i"].to_pylist() == [ruleset.score({"x": each}).total for each in table["x"].to_pylist()]


def test_machine_code_in_a_circle_is_let_go_in_order() -> None:
    """What a collection of garbage finds in a circle closes its engine at once, while its context is still there."""
    tape = Tape()
    _stored(tape, tape.step("f", "add", tape.brought("c0", "f"), 1.0))
    made = engine.machine(assembled(program_of(tape).steps, {}).text, NAME)
    held = made._held
    circle: list[Any] = [made]
    circle.append(circle)
    del made, circle
    gc.collect()
    assert held.closed


def test_without_a_compiler_numpy_does_all() -> None:
    """Where llvmlite is not installed nothing is lacking but speed."""
    with mock.patch.object(compiled, "available", return_value=False), mock.patch.dict(compiled._KEPT, clear=True):
        found, report = RESCALED.score_table(departments(50), report=True)
    assert report.native == 0
    assert found.combine_chunks().equals(by_numpy(RESCALED, departments(50)))


def test_machine_code_waits_for_enough_rows() -> None:
    """Small tables are scored before a compiler is even loaded; many of them make it worth while."""
    ruleset = long_ruleset(2)
    table = pa.table({"i0": pa.array([41.0] * 16), "i1": pa.array([40.0] * 16)})
    with mock.patch.object(compiled, "WORTHWHILE", 40), mock.patch.object(compiled, "FEW", 16):
        counts = [ruleset.score_table(table, report=True)[1].native for _ in range(3)]
    assert counts == [0, 0, 16]


def test_long_programs_wait_for_more_rows() -> None:
    """What takes a compiler long is left to numpy until so many rows were scored that it pays."""
    ruleset = long_ruleset(2)
    table = pa.table({"i0": pa.array([41.0] * 16), "i1": pa.array([40.0] * 16)})
    with mock.patch.multiple(compiled, WORTHWHILE=16, LENGTHY=5, OFTEN=3):
        counts = [ruleset.score_table(table, report=True)[1].native for _ in range(4)]
    assert counts == [0, 0, 16, 16]


def test_threads_share_machine_code() -> None:
    """Several threads run the same machine code at a time, each on rows of its own."""
    table = departments(1000)
    with mock.patch.multiple(scoring, _LEAST=8, _LEAST_ASKED_FOR=8, _MOST=64, ALONE=16):
        found = RESCALED.score_table(table, workers=3).combine_chunks()
    assert found.equals(by_numpy(RESCALED, table))


LOOKED_UP = """ruleset r
input kind one of "a", "b"
input x
input y from 1
table named(kind, x) gives p, q
  "a", < 0:           -1.5,             "low"
  "a", 0:             12345.5, "none"
  "a", > 0 to 33.25:  3,                "some"
  "a", > 33.25:       4,                "many"
  "b", != 7:          0.25,             "many"
  "b", 7:             2,                "none"
indicator i
  score p(kind, x) + p("a", x / y) + (if q(kind, x - y) = "many" then 1 else 0)
  round score 0.01
"""


def test_tables_are_looked_up_by_machine_code_and_by_numpy_alike() -> None:
    """Texts, numbers and quotients, at the ends of rows and between them; no row is left to the exact evaluator."""
    table = pa.table(
        {
            "kind": ["ab"[row % 3 % 2] for row in range(4096)],
            "x": [(row % 300 - 100) / 4 for row in range(4096)],
            "y": [1 + row % 7 / 2 for row in range(4096)],
        }
    )
    ruleset = indicrules.loads(LOOKED_UP)
    found, report = ruleset.score_table(table, report=True)
    assert report.native > 4000
    assert report.fallen == 0
    assert found.combine_chunks() == by_numpy(ruleset, table)
    assert found["i"].to_pylist()[::97] == [ruleset.score(row).total for row in table.to_pylist()[::97]]
