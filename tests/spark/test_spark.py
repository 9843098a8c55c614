"""Hold Spark to what the same rows score without it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest

import indicrules
import indicrules.spark
from tests.spark.departments import departments

# Spark warns of versions of pandas, and leaves sockets to the collector of garbage.
pytestmark = [
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

RULESETS: Final = Path(__file__).resolve().parents[2] / "rulesets"


def local(ruleset: indicrules.Ruleset, table: Any, **options: Any) -> Any:
    """Give the scores without Spark, the grade as text, in the order of the key."""
    found = ruleset.score_table(table, key="unit", **options)
    grade = found.schema.get_field_index("grade")
    return found.set_column(grade, "grade", found.column("grade").cast(pa.string())).sort_by("unit").combine_chunks()


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    "name", ["land-acquisition-2024", "hunan-department-2023", "undp-hdi-2024", "cms-hospital-vbp-measure"]
)
def test_spark_scores_as_a_table_does(spark: Any, name: str, packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values, statuses, grades and types, to the last digit; blanks, ties and refused rows among them.

    A Spark whose classes are out of reach, as Spark Connect's are, is sent decimals and texts instead of words.
    """
    if not packed:
        monkeypatch.setattr("indicrules.tables.engines.spark.packs", lambda session: False)
    ruleset = indicrules.load(RULESETS / f"{name}.indic")
    table = departments(ruleset, 500)
    frame = spark.createDataFrame(table).repartition(3)
    found = indicrules.spark.score(frame, ruleset, key="unit", lost=True, ledger=True).toArrow()
    expected = local(ruleset, table, lost=True, ledger=True)
    assert found.schema.types == expected.schema.types
    assert found.sort_by("unit").to_pylist() == expected.to_pylist()


LONG = """
ruleset r
  total 1000000000000000
  missing rescale
input x
input y
indicator thirds
  weight 1
  actual x
  target >= 3
  round score none
indicator long
  weight 999999999999999
  actual y
  target >= 7
"""


def test_long_and_unrounded_scores_travel_whole(spark: Any) -> None:
    """Scores of many places and of more digits than a word holds, beside blanks and dropped ones, in every order."""
    ruleset = indicrules.loads(LONG)
    cells = [None, 0, 1, 2, 3, 7]
    rows = [(at, x, y) for at, (x, y) in enumerate((x, y) for x in cells for y in cells)]
    frame = spark.createDataFrame(rows, "unit int, x int, y int").repartition(2)
    scored = indicrules.spark.score(frame, ruleset, key="unit", lost=True)
    table = pa.table({name: [row[at] for row in rows] for at, name in enumerate(("unit", "x", "y"))})
    expected = local(ruleset, table, lost=True)
    assert scored.toArrow().sort_by("unit").to_pylist() == expected.to_pylist()
    assert {each.type.precision for each in expected.schema if pa.types.is_decimal(each.type)} == {18, 38}


def test_ruling_51_arrays_are_lists(spark: Any) -> None:
    """Of numbers and of texts, with members and rows that are null."""
    ruleset = indicrules.loads(
        "ruleset r\n  score mean(known(m)) + count(w)\ninput m list of 分\ninput w list of number\n"
    )
    cells = [(1, [70.5, None, 90.0], ["1", "2"]), (2, None, ["1"]), (3, [80.0], ["3", "x"]), (4, [60.0, 61.5], ["7"])]
    frame = spark.createDataFrame(cells, "unit bigint, m array<double>, w array<string>")
    found = indicrules.spark.score(frame, ruleset, key="unit").orderBy("unit").toArrow()
    columns = {"unit": [1, 2, 3, 4], "m": [each[1] for each in cells], "w": [each[2] for each in cells]}
    assert found.to_pylist() == local(ruleset, pa.table(columns)).to_pylist()
    assert found["total"].to_pylist()[0] == Decimal("82.25")


def test_scores_travel_as_words_where_spark_can_unpack_them(spark: Any) -> None:
    """What arrives from Python are whole numbers, of which Spark makes the columns that were asked for."""
    ruleset = indicrules.loads("ruleset r\n  grade A >= 5\nindicator x\n  weight 10\n  target >= 4\n")
    scored = indicrules.spark.score(spark.createDataFrame([(1, 3)], "unit tinyint, x int"), ruleset, key="unit")
    plan = scored._jdf.queryExecution().analyzed().toString()
    assert "make_decimal" in plan.lower() or "makedecimal" in plan.lower()
    assert tuple(scored.collect()[0]) == (1, Decimal("7.50"), 0, Decimal("7.5"), 0, "A")


@pytest.mark.parametrize("packed", [True, False])
def test_statuses_travel_as_words_and_names_without_dots(
    spark: Any, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the form asked for, Spark gives what a table gives, statuses as strings; its own names need no quotes."""
    if not packed:
        monkeypatch.setattr("indicrules.tables.engines.spark.packs", lambda session: False)
    ruleset = indicrules.load(RULESETS / "land-acquisition-2024.indic")
    table = departments(ruleset, 100)
    wishes: dict[str, Any] = {"key": "unit", "statuses": "words", "names": "underscores"}
    found = indicrules.spark.score(spark.createDataFrame(table), ruleset, **wishes)
    statuses = found.select("unit", "total_status").toArrow().sort_by("unit").combine_chunks()
    expected = ruleset.score_table(table, **wishes).sort_by("unit").combine_chunks()
    assert found.columns == expected.column_names
    assert statuses.column("total_status").to_pylist() == expected.column("total_status").to_pylist()
    assert len(set(statuses.column("total_status").to_pylist())) > 1


def test_keys_travel_as_they_are(spark: Any) -> None:
    """Though they have the type of a short score, or of that in which it travels."""
    ruleset = indicrules.loads("ruleset r\nindicator x\n  weight 10\n  target >= 4\n")
    keys = {"unit": Decimal("9999999999999999.25"), "span": datetime.timedelta(days=2, microseconds=5)}
    frame = spark.createDataFrame([(*keys.values(), 3)], "unit decimal(18,2), span interval day to second, x int")
    found = indicrules.spark.score(frame, ruleset, key=tuple(keys)).collect()[0]
    assert [found[name] for name in (*keys, "x")] == [*keys.values(), Decimal("7.50")]


def test_schema_is_known_without_running(spark: Any) -> None:
    """Decimals of the rounding's places, statuses of one byte, the grade as text; the key as it was."""
    ruleset = indicrules.loads("ruleset r\n  grade A >= 5\nindicator x\n  weight 10\n  target >= 4\n")
    frame = spark.createDataFrame([(datetime.datetime(2024, 1, 1), 3)], "`when.is` timestamp_ntz, x int")
    scored = indicrules.spark.score(frame, ruleset, key="when.is")
    assert [(field.name, field.dataType.simpleString()) for field in scored.schema] == [
        ("when.is", "timestamp_ntz"),
        ("x", "decimal(18,2)"),
        ("x.status", "tinyint"),
        ("total", "decimal(18,12)"),
        ("total.status", "tinyint"),
        ("grade", "string"),
    ]
    assert scored.collect()[0][1:] == (Decimal("7.50"), 0, Decimal("7.5"), 0, "A")


def test_ruleset_travels_with_the_files_it_uses(spark: Any, tmp_path: Path) -> None:
    """Nothing is read where the rows are scored."""
    (tmp_path / "least.indic").write_text("param least = 4\n")
    (tmp_path / "r.indic").write_text('use "least"\nruleset r\nindicator x\n  weight 10\n  target >= least\n')
    ruleset = indicrules.load(tmp_path / "r.indic")
    scored = indicrules.spark.score(spark.createDataFrame([(3,)], "x int"), ruleset)
    (tmp_path / "least.indic").unlink()
    (tmp_path / "r.indic").unlink()
    assert [row["x"] for row in scored.collect()] == [Decimal("7.50")]


def test_progress_counts_rows(spark: Any) -> None:
    """On the driver, once the job has run; an empty part counts none."""
    ruleset = indicrules.loads("ruleset r\ninput x %\nindicator x\n  weight 10\n  target >= 90%\n")
    frame = spark.createDataFrame([(f"{each}.5 %",) for each in range(300)], "x string").repartition(2)
    progress = indicrules.spark.Progress(spark)
    scored = indicrules.spark.score(frame.union(frame.where("x is null")), ruleset, progress=progress)
    assert progress.rows == 0
    assert len(scored.collect()) == 300
    assert (progress.rows, progress.fallen) == (300, 0)


def test_period_chooses_the_params(spark: Any) -> None:
    """As for one department."""
    ruleset = indicrules.loads(
        "param least\n  from 2023: 10\n  from 2024: 20\nruleset r\n  period 2024\n"
        "indicator x\n  weight 8\n  target >= least\n"
    )
    frame = spark.createDataFrame([(10,)], "x int")
    assert indicrules.spark.score(frame, ruleset).collect()[0]["x"] == Decimal(4)
    assert indicrules.spark.score(frame, ruleset, period=2023).collect()[0]["x"] == Decimal(8)


@pytest.mark.parametrize(
    ("schema", "key", "said"),
    [
        ("y int", (), "the table has no column `x`"),
        ("x date", (), "the column `x` holds `date32"),
        ("x int", "unit", "the table has no column `unit`, which is its key"),
    ],
)
def test_wrong_columns_are_refused_before_anything_runs(spark: Any, schema: str, key: Any, said: str) -> None:
    """At the call."""
    ruleset = indicrules.loads("ruleset r\nindicator x\n  weight 10\n  target >= 4\n")
    with pytest.raises(indicrules.DataError, match=f"^{said.replace('`', '.')}"):
        indicrules.spark.score(spark.createDataFrame([], schema), ruleset, key=key)


def test_columns_that_are_not_read_may_be_of_any_type(spark: Any) -> None:
    """Times, spans, variants, names that stand twice or differ by case alone."""
    ruleset = indicrules.loads("ruleset r\nindicator x\n  weight 10\n  target >= 4\n")
    frame = spark.sql(
        "select 3 as x, 9 as X, timestamp'2024-01-01' as t, interval 1 day as i, interval 1 year as y, "
        "make_interval(1, 2, 3) as c, parse_json('{}') as v, 1 as z, 2 as z"
    )
    assert [row["x"] for row in indicrules.spark.score(frame, ruleset).collect()] == [Decimal("7.50")]
    scored = indicrules.spark.score(frame, ruleset, key=("t", "i", "v"))
    assert [field.dataType.simpleString() for field in scored.schema][:3] == ["timestamp", "interval day", "variant"]
    assert scored.select("x").collect()[0][0] == Decimal("7.50")


def test_times_are_dates_at_midnight_of_the_session(spark: Any) -> None:
    """Times with a zone and times without one; any other time of day refuses its row."""
    ruleset = indicrules.loads(
        "ruleset r\ninput d date\nindicator x\n  weight 10\n  score if d <= 2024-06-01 then 10 else 3\n"
    )
    zone = spark.conf.get("spark.sql.session.timeZone")
    spark.conf.set("spark.sql.session.timeZone", "Asia/Shanghai")
    try:
        for type_ in ("timestamp", "timestamp_ntz"):
            days = ("2024-06-01", "2024-06-02", "2024-06-01 01:00:00")
            frame = spark.sql(" union all ".join(f"select {type_}'{day}' as d" for day in days))
            found = indicrules.spark.score(frame, ruleset).select("x", "`total.status`").collect()
            assert sorted(found, key=str) == sorted([(Decimal("10.00"), 0), (Decimal("3.00"), 0), (None, -9)], key=str)
    finally:
        spark.conf.set("spark.sql.session.timeZone", zone)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("interval 1 year", "the column `x` holds `interval year`, which does not travel from Spark to Python"),
        ("interval 1 day", "the column `x` holds `duration[us]`, and `x` is `number`"),
        ("parse_json('{}')", "the column `x` holds `struct<"),
    ],
)
def test_columns_that_no_actual_can_be_are_refused_by_name(spark: Any, cell: str, said: str) -> None:
    """At the call."""
    ruleset = indicrules.loads("ruleset r\nindicator x\n  weight 10\n  target >= 4\n")
    with pytest.raises(indicrules.DataError) as refused:
        indicrules.spark.score(spark.sql(f"select {cell} as x"), ruleset)
    assert str(refused.value).startswith(said)
    assert refused.value.problems[0].code == "wrong-column-type"


def test_ruling_46_unknown_options_name_what_there_is(spark: Any) -> None:
    """As in every way that a table is scored."""
    ruleset = indicrules.loads("ruleset r\nindicator x\n  weight 10\n  target >= 4\n")
    with pytest.raises(ValueError, match="`absent` is `zero`: write `error` or `missing`"):
        indicrules.spark.score(spark.sql("select 3 as x"), ruleset, absent="zero")  # type: ignore[arg-type]  # no such
