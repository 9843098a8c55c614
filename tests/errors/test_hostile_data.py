"""Data of every strange kind is refused with a `DataError`, soon, and with a message that can be read."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import indicrules
from tests.errors.typo import SEED

RULESET = indicrules.loads(SEED)
PLOTS = "地块录入数量"
DATA: dict[str, Any] = {
    "预算数": "229516.07",
    "执行数": "229516.07",
    PLOTS: "43 宗",
    "回迁安置户数": 906,
    "征迁与安置政策宣传次数": 10,
    "征收补偿完成率": "100%",
    "信访案件办结率": "100%",
}


def _kind(value: object) -> str:
    """Name a value for a test's name: by its type alone, for some are too long to be written."""
    return (
        value
        if isinstance(value, str) and len(value) < 20 and value.isascii() and value.isprintable()
        else type(value).__name__
    )


def codes(data: dict[Any, Any]) -> list[str]:
    """Give the codes for which data is refused; the message is short enough to be read."""
    with pytest.raises(indicrules.DataError) as caught:
        RULESET.score(data)
    assert len(str(caught.value)) < 100_000
    return [each.code for each in caught.value.problems]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (10**1_000_000, "too-many-digits"),
        (-(10**30), "too-many-digits"),
        (Decimal("1E+999999999"), "too-many-digits"),
        (Decimal("1E-999999999"), "too-many-digits"),
        (Decimal("NaN"), "not-a-number"),
        (Decimal("sNaN"), "not-a-number"),
        (Decimal("-Infinity"), "not-a-number"),
        (float("nan"), "not-a-number"),
        (float("inf"), "not-a-number"),
        (1e308, "too-many-digits"),
        (5e-324, "too-many-digits"),
        (Fraction(10**100_000, 3**90_000), "too-many-digits"),
        ("9" * 10_000_000, "too-many-digits"),
        ("x" * 10_000_000, "not-a-number"),
        ("1," * 1_000_000, "not-a-number"),
        ("43 " + "宗" * 1_000_000, "unit-clash"),
        ("1e999999999", "exponent"),
        ("4\0003", "not-a-number"),
        ("43\u202e", "not-a-number"),
        ("٤٣", "other-digits"),
        ("\ud800", "not-a-number"),
        (b"43", "not-a-number"),
        ([43], "not-a-number"),
        ({}, "value-needed"),
        (True, "not-a-number"),
        (1j, "not-a-number"),
        (object(), "not-a-number"),
        (int, "not-a-number"),
        (range(3), "not-a-number"),
        (datetime.date(2024, 1, 1), "not-a-number"),
        (" " * 1_000_000, "missing"),
        (None, "missing"),
    ],
    ids=_kind,
)
def test_a_strange_value_is_refused(value: object, code: str) -> None:
    """Whatever stands for a number of plots, nothing is scored by guesswork."""
    assert codes({**DATA, PLOTS: value}) == [code]


@pytest.mark.parametrize("key", [1, None, (1, 2), b"x", 5.5, "x" * 10_000_000, "\ud800", "", object()], ids=_kind)
def test_a_strange_key_is_refused(key: object) -> None:
    """Keys are names or titles of inputs."""
    assert codes({**DATA, key: 1}) == ["unknown-name"]


def test_a_hundred_thousand_unknown_keys_are_refused() -> None:
    """All of them are listed; the message writes out the first."""
    assert len(codes({**DATA, **{f"x{number}": 1 for number in range(100_000)}})) == 100_000


def test_a_mapping_with_a_default_is_no_more_than_its_keys() -> None:
    """What a mapping makes up for a key that it does not have is not used."""

    class Made(dict[str, object]):
        def __missing__(self, key: str) -> object:
            return "43"

    assert codes(Made({key: value for key, value in DATA.items() if key != PLOTS})) == ["missing"]


def test_what_a_terminal_obeys_is_written_as_its_number() -> None:
    """An error's text is fit to be printed, whatever the data holds; its problems hold the data as it is."""
    with pytest.raises(indicrules.DataError) as caught:
        RULESET.score({**DATA, "a\x1b[2J\u202e\nb": 1})
    first, hint = str(caught.value).splitlines()
    assert first == "no input is called `a<U+001B>[2J<U+202E><U+000A>b` [unknown-name]"
    assert hint.startswith("  hint: the inputs are `预算数`, `执行数`, ")
    assert caught.value.problems[0].name == "a\x1b[2J\u202e\nb"


def test_scoring_leaves_its_argument_alone() -> None:
    """Data is read, never changed."""
    before = dict(DATA)
    assert RULESET.score(DATA).total == 100
    assert before == DATA
