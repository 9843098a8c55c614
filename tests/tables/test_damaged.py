"""What is damaged, or no table at all, is said by the file and, where it can be told, by the row and the column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest

import indicrules
from indicrules.tables.read.files import table_file
from indicrules.tables.stream import needed, scored

RULESET = indicrules.loads(
    'ruleset r\n  total 10\ninput a\ninput c one of "x", "y"\nindicator i\n  weight 10\n'
    '  score if c = "x" then a else 0\n'
)
TABLE = pa.table(
    {"unit": ["n", "s"] * 50, "note": ["-"] * 100, "a": [float(each) for each in range(100)], "c": ["x"] * 100}
)


def scores_of(path: Path) -> Any:
    """Give the scores of a file."""
    table = table_file(path)
    columns = needed(RULESET, table.schema, key=("unit",))
    return scored(RULESET, table.reader(columns), key=("unit",)).read_all()


def problem_of(path: Path) -> indicrules.Problem:
    """Give the only problem with a file."""
    with pytest.raises(indicrules.DataError) as refused:
        scores_of(path)
    (problem,) = refused.value.problems
    return problem


def refusal(path: Path) -> tuple[str, str | None, str]:
    """Give code, place and message of the only problem with a file."""
    problem = problem_of(path)
    return problem.code, problem.place, problem.message


def overwritten(path: Path, at: int, with_: bytes) -> None:
    """Put other bytes into a file."""
    content = bytearray(path.read_bytes())
    content[at : at + len(with_)] = with_
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("kept", "group", "column", "bytes_", "place", "chinese", "said"),
    [
        (
            "zstd",
            1,
            2,
            60,
            "rows.parquet: column `a`, row 41 or later",
            "rows.parquet：`a` 列，第 41 行或以后",
            "the table cannot be read: ",
        ),
        (
            "none",
            0,
            3,
            1,
            "rows.parquet: rows 1 to 100",
            "rows.parquet：第 1 行至第 100 行",
            "the column `c` is damaged: ",
        ),
    ],
    ids=["cannot be unpacked, in the second group of rows", "unpacked, but no texts, which Parquet does not mind"],
)
def test_a_column_of_parquet_that_is_damaged_is_named_with_its_rows(
    tmp_path: Path, kept: str, group: int, column: int, bytes_: int, place: str, chinese: str, said: str
) -> None:
    """The last bytes of a column's part in a group of rows are others."""
    path = tmp_path / "rows.parquet"
    pa.parquet.write_table(TABLE, path, row_group_size=40, compression=kept, use_dictionary=False)
    chunk = pa.parquet.ParquetFile(path).metadata.row_group(group).column(column)
    overwritten(path, chunk.data_page_offset + chunk.total_compressed_size - bytes_, b"\xff" * bytes_)
    problem = problem_of(path)
    assert (problem.code, problem.place, problem.place_in("zh")) == ("bad-table", place, chinese)
    assert problem.message.startswith(said)


def test_columns_that_are_not_read_may_be_damaged(tmp_path: Path) -> None:
    """Nobody looks at them."""
    path = tmp_path / "rows.parquet"
    pa.parquet.write_table(TABLE, path, compression="zstd", use_dictionary=False)
    chunk = pa.parquet.ParquetFile(path).metadata.row_group(0).column(1)
    overwritten(path, chunk.data_page_offset + chunk.total_compressed_size - 10, b"\xff" * 10)
    assert scores_of(path).num_rows == 100


@pytest.mark.parametrize("opened", [pa.ipc.new_file, pa.ipc.new_stream])
def test_arrow_files_that_are_cut_short(tmp_path: Path, opened: Any) -> None:
    """By the name of the file."""
    path = tmp_path / "rows.arrow"
    with pa.OSFile(str(path), "wb") as file, opened(file, TABLE.schema) as writer:
        writer.write_table(TABLE, 40)
    path.write_bytes(path.read_bytes()[:-600])
    code, place, message = refusal(path)
    assert (code, place) == ("bad-table", "rows.arrow")
    assert message.startswith("the table cannot be read: ")


def test_names_that_are_no_texts(tmp_path: Path) -> None:
    """Arrow tells that only when they are asked for."""
    path = tmp_path / "rows.arrow"
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_stream(file, TABLE.schema) as writer:
        writer.write_table(TABLE)
    overwritten(path, path.read_bytes().index(b"note"), b"\xff")
    assert refusal(path)[:2] == ("bad-table", "rows.arrow")


def test_indices_outside_their_dictionary_are_refused_by_the_column() -> None:
    """In memory too, before they are followed."""
    indices = pa.DictionaryArray.from_arrays(pa.array([0, 5], pa.int8()), ["x", "y"], safe=False)
    with pytest.raises(indicrules.DataError) as refused:
        RULESET.score_table(pa.table({"a": [1, 2], "c": indices}))
    assert str(refused.value).startswith("the column `c` is damaged: an index lies outside its dictionary [bad-table]")


@pytest.mark.parametrize("type_", [pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string())])
def test_texts_that_are_none_are_refused_by_the_column(type_: Any) -> None:
    """Before any is read, by whatever reads them."""
    texts = pa.array([b"x", b"\xff"]).cast(pa.string(), safe=False)
    table = pa.table({"unit": ["n", "s"], "a": [1, 2], "c": texts.dictionary_encode().cast(type_)})
    with pytest.raises(indicrules.DataError, match=r"^the column `c` is damaged: "):
        RULESET.score_table(table)
    with pytest.raises(indicrules.DataError, match=r"^the column `c` is damaged: "):
        RULESET.explain_rows(table, ["s"])


def test_quotes_inside_of_cells_are_letters(tmp_path: Path) -> None:
    """An odd number of them hides no row."""
    path = tmp_path / "rows.csv"
    path.write_text('unit,a,c\n5" pipe,1,x\nn,2,x\n', "utf-8")
    assert scores_of(path).column("unit").to_pylist() == ['5" pipe', "n"]


def test_names_that_stand_twice_do_not_matter_where_nothing_reads_them(tmp_path: Path) -> None:
    """As in any other table."""
    path = tmp_path / "rows.csv"
    path.write_text("unit,note,a,note,c\nn,-,1,-,x\n", "utf-8")
    assert scores_of(path).num_rows == 1


@pytest.mark.parametrize(
    ("other", "brought"),
    [
        ({"unit": ["n"], "c": ["x"]}, "`unit`, `c`"),
        ({"a": [7.0], "unit": ["n"], "c": ["x"]}, "`a`, `unit`, `c`"),
        ({f"c{at}": [1] for at in range(10)}, "`c0`, `c1`, `c2`, `c3`, `c4`, `c5`, `c6`, `c7` and 2 more"),
    ],
    ids=["a column is lacking", "in another order", "no column is the same"],
)
@pytest.mark.parametrize(
    "work",
    [
        RULESET.score_table,
        lambda reader: RULESET.score_batches(reader).read_all(),
        lambda reader: scored(RULESET, reader).read_all(),
        lambda reader: list(RULESET.explain_rows(reader, ["n"], key="unit")),
    ],
    ids=["score_table", "score_batches", "a stream of texts", "explain_rows"],
)
def test_a_batch_with_other_columns_than_its_table_is_refused(work: Any, other: Any, brought: str) -> None:
    """Arrow's readers hand out whatever they were made of, and say nothing."""
    first = pa.record_batch({"unit": ["s"], "a": [7.0], "c": ["x"]})
    with pytest.raises(indicrules.DataError) as refused:
        work(pa.RecordBatchReader.from_batches(first.schema, [first, pa.record_batch(other)]))
    (problem,) = refused.value.problems
    assert problem.code == "bad-table"
    assert problem.message == f"batch 2 brings {brought}, and the table is said to have `unit`, `a`, `c`"
    assert problem.hint == "give all batches the same columns in one order"
