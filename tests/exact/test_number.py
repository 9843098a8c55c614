"""What is read as a number, what is refused, and how exact numbers are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicrules.exact.number import NumberError, cut_text, exact_text, number_of, parse_number, published
from indicrules.exact.real import Irrational, sqrt


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("43", Fraction(43)),
        ("229516.07", Fraction(22951607, 100)),
        ("-0.5", Fraction(-1, 2)),
        ("+7", Fraction(7)),
        ("１２．５", Fraction(25, 2)),
        ("－３", Fraction(-3)),
        ("−3", Fraction(-3)),
        ("　8 ", Fraction(8)),
        ("007.10", Fraction(71, 10)),
        ("0" * 40 + "9" * 30, Fraction(10**30 - 1)),
        ("0." + "0" * 29 + "1", Fraction(1, 10**30)),
    ],
)
def test_a_decimal_number_is_read_exactly(text: str, value: Fraction) -> None:
    """Digits, a sign and a point make a number, in ASCII or full width."""
    assert parse_number(text) == value


def test_underscores_are_read_only_where_allowed() -> None:
    """A ruleset may group digits by underscores; data may not."""
    assert parse_number("1_000.000_1", underscores=True) == Fraction(10000001, 10000)
    with pytest.raises(NumberError) as caught:
        parse_number("1_000")
    assert (caught.value.code, caught.value.advice.told()) == ("underscore", "write `1000`")


@pytest.mark.parametrize("text", ["_1", "1_", "1__0", "1_.5"])
def test_a_misplaced_underscore_is_refused(text: str) -> None:
    """An underscore stands between two digits."""
    with pytest.raises(NumberError) as caught:
        parse_number(text, underscores=True)
    assert caught.value.code == "underscore"


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("1e3", "exponent", "write `1000`"),
        ("1.5E-2", "exponent", "write `0.015`"),
        ("1,234.5", "thousands-separator", "write `1234.5`"),
        ("1 234", "thousands-separator", "write `1234`"),
        ("12，345", "thousands-separator", "write `12345`"),
        ("1,5", "decimal-comma", "write `1.5`"),
        (".5", "bare-point", "write `0.5`"),
        ("-.5", "bare-point", "write `-0.5`"),
        ("5.", "bare-point", "write `5`"),
        ("٣", "other-digits", "write `3`"),
        ("nan", "not-a-number", "give no value where none is known"),
        ("-Infinity", "not-a-number", "give no value where none is known"),
        ("", "not-a-number", "write digits with at most one point, such as `12.5`"),
        ("1.2.3", "not-a-number", "write digits with at most one point, such as `12.5`"),
        ("²", "not-a-number", "write digits with at most one point, such as `12.5`"),
        ("9" * 31, "too-many-digits", "write at most 30 digits before the point and 30 after it"),
        ("0." + "1" * 31, "too-many-digits", "write at most 30 digits before the point and 30 after it"),
    ],
)
def test_what_is_no_number_is_refused_with_what_to_write(text: str, code: str, hint: str) -> None:
    """Each refusal has a code and a hint that can be followed."""
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    assert (caught.value.code, caught.value.advice.told()) == (code, hint)


@pytest.mark.parametrize("text", ["1e999999999", "1e-999999999", "9" * 100 + "e99", "1e" + "9" * 10000])
def test_a_huge_exponent_is_never_written_out(text: str) -> None:
    """The hint for an exponent past the limits names the limits instead."""
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    assert caught.value.advice.told() == "write the number out in digits, at most 30 before the point and 30 after it"


def test_the_message_quotes_the_text() -> None:
    """A message shows what was given."""
    with pytest.raises(NumberError) as caught:
        parse_number("1,234.5")
    assert caught.value.said.told() == "`1,234.5` has a thousands separator"


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        (0.1, Fraction(1, 10)),
        (1e22, Fraction(10**22)),
        (1e-7, Fraction(1, 10**7)),
        (-0.0, Fraction(0)),
        (Decimal("1.10"), Fraction(11, 10)),
        (Decimal("0e-999999"), Fraction(0)),
        (Decimal("1." + "0" * 40), Fraction(1)),
        (Fraction(1, 3), Fraction(1, 3)),
        (-5, Fraction(-5)),
    ],
)
def test_a_python_number_means_its_shortest_decimal(value: float | Decimal | Fraction, exact: Fraction) -> None:
    """A binary float is what it prints as; the others are what they are."""
    assert number_of(value) == exact


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity"), True])
def test_not_a_number_is_refused(value: float | Decimal) -> None:
    """Infinities, not-a-number and yes/no are no numbers."""
    with pytest.raises(NumberError) as caught:
        number_of(value)
    assert caught.value.code == "not-a-number"


@pytest.mark.parametrize(
    "value", [10**30, 1e300, 1e-40, Decimal("1e999999999"), Decimal("1e-999999999"), Fraction(1, 2**201)]
)
def test_a_python_number_past_the_limits_is_refused(value: float | Decimal | Fraction) -> None:
    """The limits of digits hold for every way to give a number."""
    with pytest.raises(NumberError) as caught:
        number_of(value)
    assert caught.value.code == "too-many-digits"


def test_a_result_is_published_as_a_decimal_where_it_terminates() -> None:
    """Thirty places are the limit; past them the fraction stays."""
    assert str(published(Fraction(8884, 100))) == "88.84"
    assert str(published(Fraction(-100))) == "-100"
    assert published(Fraction(1, 10**30)) == Decimal("1e-30")
    assert published(Fraction(1, 3)) == Fraction(1, 3)
    assert published(Fraction(1, 10**31)) == Fraction(1, 10**31)


def test_exact_text_never_has_an_exponent() -> None:
    """Digits are written out, and a fraction where they do not end."""
    assert exact_text(Fraction(1, 10**30)) == "0." + "0" * 29 + "1"
    assert exact_text(Fraction(-12500, 1000)) == "-12.5"
    assert exact_text(10**40) == "1" + "0" * 40
    assert exact_text(Fraction(20, 30)) == "2/3"
    assert exact_text(Fraction(10**5000, 3)) == "1" + "0" * 5000 + "/3"


def test_cut_text_marks_what_is_cut() -> None:
    """Six digits are kept, the whole part in any case, and an ellipsis says that more follows."""
    assert cut_text(Fraction(19, 43)) == "0.441860…"
    assert cut_text(Fraction(-380, 43)) == "-8.83720…"
    assert cut_text(Fraction(2, 3)) == "0.666666…"
    assert cut_text(Fraction(10**9, 7)) == "142857142…"
    assert cut_text(Fraction(1, 8)) == "0.125"
    assert cut_text(1234567) == "1234567"
    assert cut_text(Fraction(2, 3), significant=2) == "0.66…"


def test_cut_text_writes_irrational_values() -> None:
    """An irrational value is always cut."""
    root = sqrt(2)
    assert isinstance(root, Irrational)
    assert cut_text(root) == "1.41421…"
    assert cut_text(-root / 1000) == "-0.00141421…"


@given(st.integers(-(10**60) + 1, 10**60 - 1), st.integers(0, 30))
def test_reading_what_was_written_gives_the_number_back(digits: int, places: int) -> None:
    """Writing and reading are inverse where the digits are within the limits."""
    value = Fraction(digits, 10 ** max(places, 30))
    assert parse_number(exact_text(value)) == value
    assert number_of(Decimal(exact_text(value))) == value
    assert Fraction(published(value)) == value


@given(st.floats(-1e29, 1e29).filter(lambda value: value == 0 or abs(value) > 1e-12))
def test_a_float_is_the_decimal_that_python_prints(value: float) -> None:
    """No binary digit is added to the shortest decimal."""
    assert float(number_of(value)) == value
    assert number_of(value) == Fraction(repr(value))


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    """No text raises anything but a refusal that has a hint."""
    hint = "none needed"
    try:
        parse_number(text)
    except NumberError as error:
        hint = error.advice.told()
    assert hint
