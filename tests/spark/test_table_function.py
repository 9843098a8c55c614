"""Hold the table function of Spark's SQL to what the same rows score without Spark."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest

import indicrules
import indicrules.spark
from tests.spark.departments import departments
from tests.spark.test_spark import RULESETS, local

pytestmark = [
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

PAGE: Final = (Path(__file__).parents[2] / "docs" / "scale.md").read_text("utf-8")
QUERIES: Final = re.findall(
    r"^select .*$", re.findall(r"^```sql\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)[0], re.MULTILINE
)
SMALL: Final = "ruleset r\ntotal 10\nmissing zero\ninput x\nindicator a\nweight 10\nactual x\ntarget >= 100\n"


@pytest.mark.parametrize("name", ["land-acquisition-2024", "hunan-department-2023"])
def test_sql_scores_as_a_table_does(spark: Any, name: str) -> None:
    """Values, statuses, grades and types, to the last digit; blanks and refused rows among them."""
    ruleset = indicrules.load(RULESETS / f"{name}.indic")
    table = departments(ruleset, 300)
    spark.createDataFrame(table).repartition(3).createOrReplaceTempView("departments")
    indicrules.spark.register(spark, ruleset, lost=True, ledger=True)
    found = spark.sql("select * from indic_score(TABLE(departments), key => 'unit')").toArrow()
    expected = local(ruleset, table, lost=True, ledger=True)
    assert found.schema.types == expected.schema.types
    assert found.sort_by("unit").to_pylist() == expected.to_pylist()


def test_keys_partitions_and_unread_columns(spark: Any) -> None:
    """Keys come as they are, the rows of a partition together, and a column that nobody reads stays where it is."""
    spark.sql(
        "select id as unit, id % 2 as region, cast(id * 10 as double) as x, interval 1 day as odd from range(12)"
    ).createOrReplaceTempView("departments")
    indicrules.spark.register(spark, indicrules.loads(SMALL), "graded", names="underscores", statuses="words")
    query = "select * from graded(TABLE(departments) PARTITION BY region, key => array('unit', 'region')) order by unit"
    found = spark.sql(query).toArrow()
    assert found.column_names == ["unit", "region", "a", "a_status", "total", "total_status", "grade"]
    assert found.column("total").to_pylist() == [*range(11), 10]
    assert found.column("region").to_pylist() == [0, 1] * 6
    assert set(found.column("a_status").to_pylist()) == {"ok"}


def test_the_queries_of_the_page_on_scale_run_as_they_stand(spark: Any) -> None:
    """All departments, and of each region those below 60."""
    spark.sql(
        "select id as unit, id % 2 as region, cast(id * 10 as double) as x from range(12)"
    ).createOrReplaceTempView("departments")
    ruleset = indicrules.loads(SMALL.replace("total 10", "total 100").replace("weight 10", "weight 100"))
    indicrules.spark.register(spark, ruleset)
    everybody, poor = (spark.sql(query).toArrow() for query in QUERIES)
    assert sorted(everybody.column("total").to_pylist()) == [*range(0, 101, 10), 100]
    assert everybody.column_names[0] == "unit"
    assert sorted(poor.column("total").to_pylist()) == [0, 10, 20, 30, 40, 50]
    assert poor.column_names[:2] == ["region", "unit"]


def test_a_query_that_lacks_a_column_says_so(spark: Any) -> None:
    """Before a row is read, in the words of the library."""
    spark.sql("select 1 as unit").createOrReplaceTempView("others")
    indicrules.spark.register(spark, indicrules.loads(SMALL), key="unit")
    with pytest.raises(Exception, match="the table has no column `x`"):
        spark.sql("select * from indic_score(TABLE(others))")
