"""Statuses may be words, and columns be named without dots; no two columns of a result share a name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest

import indicrules
from tests.tables.rules import SMALL

TABLE: Final = pa.table(
    {"unit": ["a", "b", "c", "d"], "plots": [43, None, 3, 4], "rate": ["95%", "N/A", "0.95", "9 km"]}
)
CLASHING: Final = indicrules.loads(
    "ruleset r\ninput a\ninput a_status\n"
    "indicator a\n  weight 1\n  target >= 1\nindicator a_status\n  weight 1\n  target >= 1\n"
)


def test_statuses_are_words_on_request() -> None:
    """Each number has one word, of items and of the total, of scored rows and refused ones."""
    found = SMALL.score_table(TABLE, statuses="words")
    assert found.schema.field("plots.status").type == pa.dictionary(pa.int8(), pa.string())
    assert {name: found.column(name).to_pylist() for name in ("plots.status", "rate.status", "total.status")} == {
        "plots.status": ["ok", "missing-zero", "withheld", "withheld"],
        "rate.status": ["ok", "not-applicable-dropped", "percent-or-fraction", "unit-clash"],
        "total.status": ["ok", "ok", "percent-or-fraction", "unit-clash"],
    }


def test_every_status_has_a_word_of_its_own() -> None:
    """Words are as many as numbers, in lower case with hyphens."""
    words = [each.word for each in indicrules.Status]
    assert len(set(words)) == len(words)
    assert (indicrules.Status.OK.word, indicrules.Status.MISSING_ZERO.word) == ("ok", "missing-zero")


def test_scores_are_the_same_in_words() -> None:
    """Nothing but statuses changes, whatever the number of threads and batches."""
    plain, words = (SMALL.score_table(TABLE, key="unit", lost=True, statuses=each) for each in ("numbers", "words"))
    kept = [name for name in plain.column_names if not name.endswith(".status")]
    assert words.select(kept).equals(plain.select(kept))
    assert SMALL.score_batches(TABLE.to_reader(1), key="unit", lost=True, statuses="words").read_all().equals(words)


def test_names_have_no_dots_on_request() -> None:
    """Parts are joined by underscores, also those of a reason with spaces and points in it."""
    ruleset = indicrules.loads(
        'ruleset r\nindicator a\n  weight 1\n  target >= 1\n  deduct 0.5 if actual < 1 because "0.5 point, at once"\n'
    )
    found = ruleset.score_table(
        pa.table({"unit": ["x"], "a": [0]}), key="unit", lost=True, ledger=True, names="underscores"
    )
    assert found.column_names == [
        *("unit", "a", "a_status", "a_lost", "total", "total_status", "total_lost"),
        *("lost_0_5_point_at_once", "grade"),
    ]
    assert found.column("lost_0_5_point_at_once").to_pylist() == [0.5]


@pytest.mark.parametrize("score", [CLASHING.score_table, CLASHING.score_batches])
def test_two_columns_of_one_name_are_refused_before_a_row_is_read(score: Any) -> None:
    """An indicator may be called as another one's status would be; with dots they differ."""
    table = pa.table({"a": [1], "a_status": [1]})
    with pytest.raises(indicrules.DataError) as caught:
        score(table, names="underscores")
    (problem,) = caught.value.problems
    assert (problem.code, problem.message, problem.hint) == (
        "name-clash",
        "two columns of the scores would be called `a_status`",
        'score with `names="dots"`, or rename one of them in the ruleset',
    )
    assert CLASHING.score_table(table).column("total").to_pylist() == [2]


def test_the_page_lists_every_status() -> None:
    """`docs/scale.md` has a row for each number with its word, and none besides."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "scale.md").read_text("utf-8")
    found = re.findall(r"^\| (-?\d+) \| `([a-z-]+)` \|", page, re.MULTILINE)
    assert found == [(str(int(each)), each.word) for each in indicrules.Status]


@pytest.mark.parametrize(
    ("key", "options"),
    [
        ("grade", {}),
        ("total.status", {}),
        ("total.lost", {"lost": True}),
        ("plots_status", {"names": "underscores"}),
        ("lost: half a point a percent", {"ledger": True}),
        ("lost_half_a_point_a_percent", {"ledger": True, "names": "underscores"}),
    ],
)
def test_a_key_named_like_a_result_is_refused_before_a_row_is_read(key: str, options: dict[str, Any]) -> None:
    """It is refused in the form in which the name is taken, and in that one alone."""
    table = pa.table({key: ["a"], "plots": [1], "rate": ["95%"]})
    with pytest.raises(indicrules.DataError) as caught:
        SMALL.score_table(table, key=key, **options)
    assert [each.code for each in caught.value.problems] == ["name-clash"]


def test_a_key_may_be_named_as_another_form_would_name_a_result() -> None:
    """`plots_status` is no column of the results with dots."""
    table = pa.table({"plots_status": ["a"], "plots": [1], "rate": ["95%"]})
    assert SMALL.score_table(table, key="plots_status").column("plots_status").to_pylist() == ["a"]
