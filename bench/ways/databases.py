"""Databases: SQLite, DuckDB, PostgreSQL, Spark, each with floats and with decimals where it has them."""

import os
import sqlite3
import subprocess
from collections.abc import Callable
from typing import Any

from ways.way import ORDERS, Row, Way, installed


def formula(order: str, type_: str) -> str:
    w, a, t = (f"CAST({name} AS {type_})" for name in "wat")
    return f"{w} * {a} / {t}" if order == ORDERS[0] else f"{a} / {t} * {w}"


def values(rows: list[Row]) -> str:
    return ", ".join(f"({at}, '{w}', '{a}', '{t}')" for at, (w, a, t) in enumerate(row.texts for row in rows))


def sqlite(written: str) -> Callable[[list[Row], str], list[Any]]:
    def score(rows: list[Row], order: str) -> list[Any]:
        with sqlite3.connect(":memory:") as base:
            base.execute("CREATE TABLE rows (n INTEGER, w TEXT, a TEXT, t TEXT)")
            base.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", [(at, *row.texts) for at, row in enumerate(rows)])
            said = written.format(x=formula(order, "REAL"))
            return [found for (found,) in base.execute(f"SELECT {said} FROM rows ORDER BY n")]

    return score


def duckdb(written: str, type_: str) -> Callable[[list[Row], str], list[Any]]:
    def score(rows: list[Row], order: str) -> list[Any]:
        import duckdb

        said = written.format(x=formula(order, type_))
        base = duckdb.connect()
        found = base.execute(f"SELECT {said} FROM (VALUES {values(rows)}) AS rows(n, w, a, t) ORDER BY n").fetchall()
        return [each for (each,) in found]

    return score


def postgres(written: str, type_: str) -> Callable[[list[Row], str], list[Any]]:
    def score(rows: list[Row], order: str) -> list[Any]:
        said = written.format(x=formula(order, type_))
        return _psql(f"SELECT {said} FROM (VALUES {values(rows)}) AS rows(n, w, a, t) ORDER BY n").split()

    return score


def _psql(statement: str) -> str:
    """Ask the server that the environment names (PGHOST, PGUSER and so on)."""
    if "PGHOST" not in os.environ:
        raise LookupError("no PGHOST in the environment")
    command = ["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
    return subprocess.run(command, input=statement, capture_output=True, check=True, text=True).stdout


def spark(written: str, type_: str) -> Callable[[list[Row], str], list[Any]]:
    def score(rows: list[Row], order: str) -> list[Any]:
        from pyspark.sql import SparkSession

        session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        named = [(at, *row.texts) for at, row in enumerate(rows)]
        session.createDataFrame(named, ["n", "w", "a", "t"]).createOrReplaceTempView("rows")
        said = written.format(x=formula(order, type_))
        return [each[0] for each in session.sql(f"SELECT {said} FROM rows ORDER BY n").collect()]

    return score


def postgres_version() -> str:
    return _psql("SHOW server_version").split()[0]


def sqlite_version() -> str:
    return sqlite3.sqlite_version


WAYS = [
    Way("SQLite", "round(x, 2)", sqlite("round({x}, 2)"), sqlite_version),
    Way("SQLite", "printf('%.2f', x)", sqlite("printf('%.2f', {x})"), sqlite_version),
    Way("DuckDB", "round(x, 2), DOUBLE", duckdb("round({x}, 2)", "DOUBLE"), installed("duckdb")),
    Way(
        "DuckDB",
        "CAST(x AS DECIMAL(18, 2)), DOUBLE",
        duckdb("CAST({x} AS DECIMAL(18, 2))", "DOUBLE"),
        installed("duckdb"),
    ),
    Way("DuckDB", "round(x, 2), DECIMAL(12, 2)", duckdb("round({x}, 2)", "DECIMAL(12, 2)"), installed("duckdb")),
    Way(
        "PostgreSQL",
        "round(x::numeric, 2), double precision",
        postgres("round(({x})::numeric, 2)", "double precision"),
        postgres_version,
    ),
    Way(
        "PostgreSQL",
        "to_char(x, 'FM99990.00'), double precision",
        postgres("to_char({x}, 'FM99990.00')", "double precision"),
        postgres_version,
    ),
    Way("PostgreSQL", "round(x, 2), numeric", postgres("round({x}, 2)", "numeric"), postgres_version),
    Way("Spark", "round(x, 2), DOUBLE", spark("round({x}, 2)", "DOUBLE"), installed("pyspark")),
    Way("Spark", "format_number(x, 2), DOUBLE", spark("format_number({x}, '0.00')", "DOUBLE"), installed("pyspark")),
    Way("Spark", "round(x, 2), DECIMAL(12, 2)", spark("round({x}, 2)", "DECIMAL(12, 2)"), installed("pyspark")),
]
