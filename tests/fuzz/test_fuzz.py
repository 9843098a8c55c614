"""Hold a bounded part of the harness in every run of the tests: the same inputs each time, of every class."""

from __future__ import annotations

import pytest

from tests.fuzz.kinds import KINDS
from tests.fuzz.tally import Tally, answer
from tests.fuzz.watch import Order, watched

SEED = 9


def faults(name: str, count: int) -> dict[str, list[tuple[int, int]]]:
    """Give the faults that the first inputs of a class show, each with the seeds and numbers that show it."""
    tally = Tally()
    for number in range(count):
        answer(KINDS[name], SEED, number, tally)
    return {what: shown for what, (_, shown) in tally.faults.items()}


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("data-json", 1000),
        ("data-toml", 1000),
        ("data-csv", 700),
        ("values", 1000),
        ("options", 400),
        ("tables", 60),
        ("frames", 250),
        ("cards", 60),
        ("claims", 150),
        ("claims-values", 100),
        ("ruleset-meaning", 25),
        ("ruleset-bytes", 150),
        ("ruleset-text", 150),
        ("ruleset-fmt", 150),
        ("generated", 8),
        ("command-line", 150),
        ("form-xlsx", 40),
        ("form-docx", 15),
        ("form-text", 150),
        ("table-csv", 20),
        ("table-ndjson", 30),
    ],
)
def test_every_input_is_answered_or_refused_by_name(name: str, count: int) -> None:
    """Whatever is given, there is a result that keeps every law, or an error of the library's own that can be read."""
    assert faults(name, count) == {}


def test_damaged_files_of_tables_are_refused_by_name() -> None:
    """Files of Arrow and Parquet are not taken at their word; what would end a process is found in one of its own."""
    orders = [Order(name, SEED, 0, 25) for name in ("table-parquet", "table-arrow", "table-stream")]
    found = {name: tally.faults for name, tally in watched(iter(orders))}
    assert found == {"table-parquet": {}, "table-arrow": {}, "table-stream": {}}
