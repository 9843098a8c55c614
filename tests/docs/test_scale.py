"""The page on scale keeps its promises: each recipe, run as it stands, gives the scores that the library gives."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
import pytest

import indicrules

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs" / "scale.md").read_text("utf-8")
RECIPES: Final = dict(re.findall(r"^## (\w+)\n.*?^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
RULESET: Final = """ruleset land
  total 20
  missing zero
  grade A >= 15
  grade B otherwise
indicator plots
  weight 20
  target >= 43
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files that a recipe starts from."""
    (tmp_path / "land.indic").write_text(RULESET, "utf-8")
    pa.parquet.write_table(departments(), tmp_path / "departments.parquet", row_group_size=50)
    return tmp_path


def departments() -> Any:
    """Give actuals, one of them missing."""
    return pa.table({"unit": list(range(200)), "plots": [None, *(each / 4 for each in range(1, 200))]})


def test_every_engine_has_its_recipe() -> None:
    """The page says how for each of them."""
    assert list(RECIPES) == ["Spark", "DuckDB", "polars", "Dask", "Ray", "Daft"]


@pytest.mark.parametrize(
    ("engine", "module", "needs"),
    [
        ("Spark", "pyspark", "the extra `spark`"),
        ("DuckDB", "duckdb", "DuckDB"),
        ("polars", "polars", "polars"),
        ("Dask", "dask.dataframe", "Dask"),
        ("Ray", "ray.data", "Ray"),
        ("Daft", "daft", "Daft"),
    ],
)
def test_recipe_gives_the_scores(folder: Path, engine: str, module: str, needs: str) -> None:
    """In a process of its own, from a file to a folder of files."""
    runnable(module, needs)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYSPARK_PYTHON": sys.executable}
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RECIPES[engine]],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    parts = [pa.parquet.read_table(path) for path in sorted((folder / "scores").glob("*.parquet"))]
    assert rows(pa.concat_tables(plain(each) for each in parts)) == rows(
        indicrules.loads(RULESET).score_table(departments(), key="unit")
    )


def runnable(module: str, needs: str) -> None:
    """Skip where an engine is not installed, or Spark finds no Java."""
    found = subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, check=False)
    if found.returncode:
        pytest.skip(f"{needs} is not installed")
    if module == "pyspark":
        java = os.environ.get("JAVA_HOME", "")
        try:
            subprocess.run(
                [str(Path(java, "bin", "java")) if java else "java", "-version"], capture_output=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("Spark needs Java 17 or newer")


def plain(table: Any) -> Any:
    """Give the grade as text, however an engine stores it."""
    at = table.schema.get_field_index("grade")
    return table.set_column(at, "grade", table.column("grade").cast(pa.string()))


def rows(table: Any) -> list[dict[str, Any]]:
    """Give the rows in the order of the key."""
    found: list[dict[str, Any]] = plain(table).sort_by("unit").to_pylist()
    return found
