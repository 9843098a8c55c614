"""Hold files of departments to what their rows score, exactly, whatever the format."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.files.whole import output
from indicrules.tables.read.files import table_file
from indicrules.tables.status import Status
from indicrules.tables.stream import needed, scored
from indicrules.tables.write.written import Tally, result_format, written
from indicrules.text.sentence import say

RULESET: Final = indicrules.loads(
    """ruleset demo
  total 20
  missing zero
  grade A >= 15
  grade B otherwise
input a 宗
input b % "share"
indicator x
  weight 10
  actual a
  target >= 43 宗
indicator y
  weight 10
  actual b
  target >= 95%
"""
)
ROWS: Final = (
    ("north", "43", "95"),
    ("south", "19.5", "47.50"),
    ("east", None, "100"),
    ("west", "-3", None),
)
SCORES: Final = [
    ("north", "10.00", "10.00", "A"),
    ("south", "4.53", "5.00", "B"),
    ("east", "0.00", "10.00", "B"),
    ("west", "0.00", "0.00", "B"),
]


def scores_of(path: Path, **options: Any) -> Any:
    """Give the scores of a file."""
    table = table_file(path)
    columns = needed(RULESET, table.schema, key=("unit",), **options)
    return scored(RULESET, table.reader(columns), key=("unit",), **options).read_all()


def brief(table: Any) -> list[tuple[Any, ...]]:
    """Give key, scores and grade of each row."""
    return [(row["unit"], str(row["x"]), str(row["y"]), row["grade"]) for row in table.to_pylist()]


def table_of(type_: Any) -> Any:
    """The rows, their numbers of one type."""
    columns = [_decimals(at).cast(type_) for at in (1, 2)]
    return pa.table({"unit": [row[0] for row in ROWS], "note": ["-"] * len(ROWS), "a": columns[0], "share": columns[1]})


def _decimals(at: int) -> Any:
    return pa.array([None if (text := row[at]) is None else Decimal(text) for row in ROWS])


def write_csv(path: Path) -> None:
    """Write the rows as CSV."""
    lines = ["unit,note,a,share", *(f'{unit},"a, b",{a or ""},{b or ""}' for unit, a, b in ROWS)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_ndjson(path: Path) -> None:
    """Write the rows as JSON, missing ones as null or not at all."""
    lines = [f'{{"unit": "{unit}", "a": {a or "null"}' + (f', "share": {b}}}' if b else "}") for unit, a, b in ROWS]
    path.write_text("\n".join(lines) + "\n\n", "utf-8")


def test_parquet(tmp_path: Path) -> None:
    """Floats mean their shortest decimals."""
    path = tmp_path / "rows.parquet"
    pa.parquet.write_table(table_of(pa.float64()), path)
    assert brief(scores_of(path)) == SCORES
    assert table_file(path).rows == 4


@pytest.mark.parametrize("opened", [pa.ipc.new_file, pa.ipc.new_stream])
def test_arrow(tmp_path: Path, opened: Any) -> None:
    """Files and streams alike, told apart by how they begin."""
    path = tmp_path / "rows.arrow"
    table = table_of(pa.decimal128(20, 4))
    with pa.OSFile(str(path), "wb") as file, opened(file, table.schema) as writer:
        writer.write_table(table, 3)
    assert brief(scores_of(path)) == SCORES


def test_csv(tmp_path: Path) -> None:
    """Texts become decimals, never floats."""
    path = tmp_path / "rows.csv"
    write_csv(path)
    assert brief(scores_of(path)) == SCORES


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv_as_other_programs_write_it(tmp_path: Path, delimiter: str) -> None:
    """With a mark, blank lines above, other delimiters, quoted line ends."""
    path = tmp_path / "rows.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write("\r\n")
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([("unit", " a ", "share"), ("nor\nth", "19.5", " 47.50 "), ("south", "", "95")])
    assert brief(scores_of(path)) == [("nor\nth", "4.53", "5.00", "B"), ("south", "0.00", "10.00", "B")]


def test_ndjson(tmp_path: Path) -> None:
    """A name that a line lacks is missing there; blank lines are none."""
    path = tmp_path / "rows.ndjson"
    write_ndjson(path)
    assert brief(scores_of(path)) == SCORES


@pytest.mark.parametrize("name", ["rows.csv", "rows.ndjson"])
def test_digits_count_as_written(tmp_path: Path, name: str) -> None:
    """A float would call this a hit."""
    path = tmp_path / name
    cell = "42.99999999999999999999"
    texts = {"rows.csv": f"unit,a,share\nu,{cell},95\n", "rows.ndjson": f'{{"unit":"u","a":{cell},"share":95}}\n'}
    path.write_text(texts[name], "utf-8")
    ruleset = indicrules.loads(
        "ruleset r\ninput a\ninput share\nindicator x\n  weight 1\n  actual a\n  target >= 43\n  score all_or_nothing\n"
    )
    table = table_file(path)
    assert scored(ruleset, table.reader(table.schema.names)).read_all().column("x").to_pylist() == [Decimal(0)]


def test_odd_texts_among_decimals(tmp_path: Path) -> None:
    """Units, signs for not applicable and what is no number, each row in its place."""
    path = tmp_path / "rows.csv"
    path.write_text("unit,a,share\n1,43 宗,95\n2,43,95%\n3,N/A,95\n4,1e3,95\n5,43,0.95\n6,43,95\n7,43 个,95\n", "utf-8")
    found = scores_of(path)
    assert found.column("unit").to_pylist() == ["1", "2", "3", "4", "5", "6", "7"]
    assert [Status(each).name for each in found.column("x.status").to_pylist()] == [
        "OK", "OK", "NOT_APPLICABLE_DROPPED", "NUMBER_FORMAT", "WITHHELD", "OK", "UNIT_CLASH",
    ]  # fmt: skip
    assert found.column("total.status").to_pylist() == [0, 0, 0, -10, -5, 0, -6]
    assert found.column("grade").to_pylist() == ["A", "A", "A", None, None, "A", None]


_CELLS = st.one_of(
    st.sampled_from(("", " ", "0", "-0", "007", " 43 ", "43.", ".5", "+5", "95%", "43 宗", "N/A", "1,000", "1e3", "x")),
    st.decimals(-10, 200, places=3).map(str),
    st.integers(-(10**20), 10**20).map(str),
    st.none(),
)


@given(st.lists(st.tuples(_CELLS, _CELLS), max_size=9))
@settings(max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.too_slow])
def test_texts_in_a_stream_score_as_in_a_table(cells: list[tuple[str | None, str | None]]) -> None:
    """Parting plain decimals from other texts changes no score, no status and no order."""
    columns = {
        "unit": pa.array(range(len(cells)), pa.int64()),
        "a": pa.array([each[0] for each in cells], pa.string()),
        "b": pa.array([each[1] for each in cells], pa.string()),
    }
    table = pa.table(columns)
    reader = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=4))
    expected = RULESET.score_table(table, key="unit")
    found = scored(RULESET, reader, key=("unit",)).read_all()
    assert found.schema == expected.schema
    assert found.to_pylist() == expected.to_pylist()


def test_long_tables(tmp_path: Path) -> None:
    """A row an actual."""
    path = tmp_path / "rows.csv"
    path.write_text("unit,indicator,actual\ns,a,19.5\nn,share,95\nn,a,43\ns,share,47.5\n", "utf-8")
    assert brief(scores_of(path, layout="long")) == [("s", "4.53", "5.00", "B"), ("n", "10.00", "10.00", "A")]


@pytest.mark.parametrize("name", ["rows.csv", "rows.ndjson"])
def test_columns_are_held_to_the_ruleset_before_a_row_is_read(tmp_path: Path, name: str) -> None:
    """A column that is lacking is an error, unless it is said to be missing."""
    path = tmp_path / name
    path.write_text({"rows.csv": "unit,a\nn,43\n", "rows.ndjson": '{"unit": "n", "a": 43}\n'}[name], "utf-8")
    with pytest.raises(indicrules.DataError, match="the table has no column `b`"):
        scores_of(path)
    assert brief(scores_of(path, absent="missing")) == [("n", "10.00", "0.00", "B")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("rows.csv", b"", "no-data"),
        ("rows.csv", "unit,宗\n".encode("gb18030"), "not-utf8"),
        ("rows.csv", b"unit,a\0\n", "binary-file"),
        ("rows.csv", b"unit,a,b\n1,2,3,4\n", "bad-csv"),
        ("rows.csv", b"unit,a,b\n\xff,2,3\n", "not-utf8"),
        ("rows.csv", b"unit,a,b\n" + b"1,2,3\n" * 200_000 + b"\xff,2,3\n", "not-utf8"),
        ("rows.parquet", b"PAR1", "bad-table"),
        ("rows.arrow", b"ARROW1", "bad-table"),
        ("rows.txt", b"", "unknown-format"),
        ("rows.ndjson", b"", "no-data"),
        ("rows.ndjson", b"[1]\n", "not-an-object"),
        ("rows.ndjson", b'{"unit": 1, "a": [[1]]}\n', "nested-value"),
        ("rows.ndjson", b'{"unit": 1, "a": 1, "a": 2}\n', "given-twice"),
        ("rows.ndjson", b'{"unit": 1', "bad-json"),
        ("rows.ndjson", b"[" * 100_000, "bad-json"),
        ("rows.ndjson", b"\xff\n", "not-utf8"),
        ("rows.ndjson", b'{"unit": 0, "a": 1}\n' * 70_000 + b'{"unit": 1, "b": 1}\n', "late-name"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    """By a problem that names the file, also where only a later row tells."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(indicrules.DataError) as refused:
        scores_of(path, absent="missing")
    assert (refused.value.problems[0].code, str(refused.value.problems[0].place)[: len(name)]) == (code, name)


@pytest.mark.parametrize(
    ("name", "write"), [("rows.arrow", pa.feather.write_feather), ("rows.parquet", pa.parquet.write_table)]
)
def test_texts_that_are_none_are_refused(tmp_path: Path, name: str, write: Any) -> None:
    """Neither format promises that its texts are UTF-8, and what is no text is not scored as one."""
    texts = pa.Array.from_buffers(pa.string(), 2, pa.array([b"43", b"\xff"]).buffers())
    path = tmp_path / name
    write(pa.table({"a": texts}), path)
    with pytest.raises(indicrules.DataError, match=r": rows 1 to 2: the column `a` is damaged: .* \[bad-table\]"):
        table_file(path).reader(["a"]).read_all()


def test_what_stands_inside_a_file_is_no_fault_of_the_system(tmp_path: Path) -> None:
    """A Parquet file whose end is damaged is refused by its name, as one that is none at all."""
    path = tmp_path / "rows.parquet"
    pa.parquet.write_table(pa.table({"a": [1]}), path)
    path.write_bytes(path.read_bytes()[:-40] + b"\0" * 32 + b"\x20\0\0\0PAR1")
    with pytest.raises(indicrules.DataError, match=r"rows\.parquet: the table cannot be read: .* \[bad-table\]"):
        table_file(path)


def test_a_header_alone_is_an_empty_table(tmp_path: Path) -> None:
    """No rows, and the schema all the same."""
    path = tmp_path / "rows.csv"
    path.write_text("unit,a,b\n", "utf-8")
    assert scores_of(path).num_rows == 0
    with output(tmp_path / "scores.csv") as file:
        written(RULESET.score_batches(scores_of_nothing(path), key="unit"), file, "csv")
    assert (tmp_path / "scores.csv").read_text("utf-8").splitlines()[0].startswith('"unit","x","x.status"')


def scores_of_nothing(path: Path) -> Any:
    """Give a reader of the file's rows."""
    table = table_file(path)
    return table.reader(table.schema.names)


def test_parquet_out(tmp_path: Path) -> None:
    """The same table, and how many rows were refused."""
    write_csv(tmp_path / "rows.csv")
    expected = scores_of(tmp_path / "rows.csv")
    with output(tmp_path / "scores.parquet") as file:
        tally = written(expected.to_reader(), file, "parquet")
    assert pa.parquet.read_table(tmp_path / "scores.parquet").to_pylist() == expected.to_pylist()
    assert tally == Tally(4, {})


def test_csv_out_has_digits_alone(tmp_path: Path) -> None:
    """Neither an exponent nor an index of a grade, and texts in quotes, formulas too."""
    ruleset = indicrules.loads(
        "ruleset r\n  grade A >= 0\ninput a\n"
        "indicator x\n  weight 1\n  target = 3000000000\n  actual a\n  round score none\n"
    )
    table = pa.table({"unit": ["=1+1", "u", "v"], "a": [1, 0, 3_000_000_000]})
    with output(tmp_path / "scores.csv") as file:
        written(ruleset.score_batches(table, key="unit"), file, "csv")
    assert (tmp_path / "scores.csv").read_text("utf-8").splitlines() == [
        '"unit","x","x.status","total","total.status","grade"',
        '"=1+1","0.000000000333",0,"0.000000000333",0,"A"',
        '"u","0",0,"0",0,"A"',
        '"v","1",0,"1",0,"A"',
    ]


def test_a_file_that_cannot_be_finished_is_not_left_behind(tmp_path: Path) -> None:
    """The old one stays."""
    (tmp_path / "scores.csv").write_text("old")

    def batches() -> Any:
        yield RULESET.score_table(table_of(pa.float64()), key="unit").to_batches()[0]
        raise indicrules.DataError((indicrules.Problem("bad-table", say("bad-table.breaks-off")),))

    first = RULESET.score_table(table_of(pa.float64()), key="unit")
    with pytest.raises(indicrules.DataError, match="the table breaks off"), output(tmp_path / "scores.csv") as file:
        written(pa.RecordBatchReader.from_batches(first.schema, batches()), file, "csv")
    assert [each.name for each in tmp_path.iterdir()] == ["scores.csv"]
    assert (tmp_path / "scores.csv").read_text() == "old"


def test_other_formats_are_not_written(tmp_path: Path) -> None:
    """The ending says which it is to be."""
    assert result_format(tmp_path / "scores.PARQUET") == "parquet"
    with pytest.raises(indicrules.DataError, match=r"not written as `\.xlsx`"):
        result_format(tmp_path / "scores.xlsx")
