"""Ruling 53: free text is only there or not; `which_max` and `which_min` give the text of what leads."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard
from tests.loading import on_loading

REASON = """ruleset r
  total 10
input why text "why points were lost"
indicator x
  weight 10
  target >= 100
check score(x) = 10 or present(why) because "a lost point needs a reason"
"""
AIR = """ruleset {}
  score max(a, b, c)
input a
input b
input c
metric first = which_max("fine": a, "coarse": b, "ozone": c)
metric last = 最小项("fine": a, "coarse": b, "ozone": c)
"""
ROWS = """ruleset r
  total 2
input a 公里
input b 米
indicator x
  weight 2
  score match which_max("far": a, "near": b)
    "far": 2
    "far, near": 1
    otherwise: 0
"""


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset, both evaluators agreeing."""
    found = indicrules.loads(text).score(actuals)
    assert found.detail.problems == []
    return found


@pytest.mark.parametrize(
    ("why", "status"),
    [
        ("the road was closed", "passed"), ("无", "passed"), ("二〇二四", "passed"), (7, "passed"),
        (datetime.date(2024, 5, 1), "passed"), (None, "failed"), ("", "failed"), ("  ", "failed"), ("N/A", "failed"),
        ("—", "failed"),
    ],
)  # fmt: skip
def test_ruling_53_free_text_is_there_or_not(why: object, status: str) -> None:
    """Whatever is written counts, a blank and the marks of what does not apply are none."""
    assert [each.status for each in card(REASON, x=90, why=why).checks] == [status]


def test_ruling_53_free_text_is_shown() -> None:
    """The page shows it among the data, on one line and whole; the title names it as well."""
    found = indicrules.loads(REASON).score({"x": 90, "why points were lost": "the road\n  was closed"})
    assert 'why = "the road was closed"' in found.explain("text")
    assert 'why = "the road was closed"' in found.explain("text", lang="zh")
    assert [(each.name, each.type) for each in indicrules.loads(REASON).inputs] == [("why", "text"), ("x", "number")]


def test_ruling_53_tables_ask_of_free_text_whether_there_is_any() -> None:
    """A column of texts, each another, is a column like any other; one that is absent is missing in every row."""
    text = "ruleset r\n  total 1\ninput why text\nindicator x\n  weight 1\n  score if present(why) then 1 else 0\n"
    ruleset = indicrules.loads(text)
    whys = [f"reason {row}" for row in range(3000)] + [None, "", " ", "N/A"]
    scores = ruleset.score_table(pa.table({"why": whys}))
    assert scores.column("x").to_pylist() == [Decimal(1)] * 3000 + [Decimal(0)] * 4
    assert ruleset.score_table(pa.table({"z": [1]}), absent="missing").column("x").to_pylist() == [Decimal(0)]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("score if why = \"late\" then 1 else 0", "why"),
        ("score match why\n    \"late\": 1\n    otherwise: 0", "why"),
        ("actual why\n  target = \"late\"", "why"),
    ],
)  # fmt: skip
def test_ruling_53_free_text_cannot_be_compared(line: str, place: str) -> None:
    """The hint says what can be asked, or how to make choices of it."""
    text = f"ruleset r\ninput why text\nindicator x\n  weight 1\n  {line}\n"
    found = [each for each in on_loading(text) if each.code == "free-text"]
    assert [each.span.text for each in found if each.span is not None] == [place]
    assert found[0].hint == 'write `present(why)`, or declare it as `input why one of "…", "…"`'


@pytest.mark.parametrize(
    ("values", "first", "last"),
    [
        ((1, 2, 3), "ozone", "fine"),
        ((3, 3, 1), "fine, coarse", "ozone"),
        ((2, 2, 2), "fine, coarse, ozone", "fine, coarse, ozone"),
        ((-1, 0, -1), "coarse", "fine, ozone"),
    ],
)
def test_ruling_53_which_gives_the_text_of_what_leads(values: tuple[int, int, int], first: str, last: str) -> None:
    """Of several that are equal all are named, in the order in which they are written."""
    found = card(AIR.format("air"), **dict(zip("abc", values, strict=True)))
    assert (found.metrics["first"], found.metrics["last"]) == (first, last)


@pytest.mark.parametrize("name", ["空气", 'air "空气质量"'])
def test_ruling_53_a_chinese_ruleset_joins_texts_as_chinese_does(name: str) -> None:
    """By its name or title, whichever language its keywords are in."""
    found = card(AIR.format(name), a=3, b=3, c=1)
    assert found.metrics["first"] == "fine、coarse"


def test_ruling_53_chinese_texts_are_joined_as_chinese_does() -> None:
    """So are texts of which one is Chinese."""
    text = 'ruleset r\n  score 1\nmetric most = which_max("臭氧": a, "PM10": b)\ninput a\ninput b\n'
    assert card(text, a=1, b=1).metrics["most"] == "臭氧、PM10"


def test_ruling_53_values_are_compared_exactly_in_their_units() -> None:
    """A kilometre is a thousand metres; rows of a table come to the same as departments scored alone."""
    ruleset = indicrules.loads(ROWS)
    given = [(1, 999), (1, 1000), (1, 1001), (2, None)]
    scores = ruleset.score_table(pa.table({"a": [each[0] for each in given], "b": [each[1] for each in given]}))
    assert scores.column("x").to_pylist() == [Decimal(2), Decimal(1), Decimal(0), None]
    assert [card(ROWS, a=a, b=b)["x"].score for a, b in given[:3]] == [2, 1, 0]


def test_ruling_53_irrational_values_are_compared_for_certain() -> None:
    """Roots that are equal are named together."""
    most = 'which_max("p": sqrt(a) * sqrt(a), "q": b, "r": sqrt(b))'
    text = f"ruleset r\n  score 1\nmetric most = {most}\ninput a\ninput b\n"
    assert card(text, a=2, b=2).metrics["most"] == "p, q"


def test_ruling_53_a_value_that_is_lacking_leaves_no_text() -> None:
    """What is missing or does not apply stays so."""
    found = card('ruleset r\n  score 1\nmetric most = which_max("a": a, "b": b)\ninput a\ninput b\n', a=1)
    assert found.metrics["most"] is None


def test_ruling_53_explanations_write_the_values() -> None:
    """Each text with its value, then the text that leads, in both languages."""
    found = card(ROWS, a=1, b=1000)
    assert 'which_max("far": 1 公里, "near": 1000 米) = "far, near"' in found.explain("text")
    assert '最大项("far": 1 公里, "near": 1000 米) = "far, near"' in found.explain("text", lang="zh")


@pytest.mark.parametrize(
    ("call", "code", "hint"),
    [
        ("which_max()", "too-few-points", 'write it as in `which_max("a": x, "b": 5)`'),
        ("which_max(a, b)", "wrong-number-of-arguments", 'write it as in `which_max("a": x, "b": 5)`'),
        ("which_max(a: 1, b: 2)", "missing-quotes", 'write `"a"`'),
        ('which_max("a": a, "a": b)', "text-stands-twice", "give each value a text of its own"),
        ('which_max("a": a, "b": "x")', "not-a-number", None),
        ('max("a": a, "b": b)', "unexpected-pair",
         'pairs of texts belong in `which_max("a": x, "b": 5)`'),
    ],
)  # fmt: skip
def test_ruling_53_mistakes_in_pairs_are_told(call: str, code: str, hint: str | None) -> None:
    """Each with what to write."""
    text = f"ruleset r\n  score 1\nmetric m = {call}\ninput a\ninput b\n"
    found = [each for each in on_loading(text) if each.severity == "error"]
    assert [each.code for each in found] == [code]
    assert hint in (None, found[0].hint)
