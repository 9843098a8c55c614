"""Hold the text of a number to what a spreadsheet shows of it by its format."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from indicrules.forms.date_formats import moment, shown_moment
from indicrules.forms.number_formats import Shown, is_date, shown


@pytest.mark.parametrize(
    ("stored", "written", "text"),
    [
        ("43", "General", "43"),
        ("1234567.891", "General", "1234567.891"),
        ("12345678901234", "General", "12345678901234"),
        ("0.333333333333333", "General", "0.333333333"),
        ("66.6666666666667", "General", "66.66666667"),
        ("0.0000123", "General", "0.000012300".rstrip("0")),
        ("0.30000000000000004", "General", "0.3"),
        ("0.0900000762939453", "General", "0.09"),
        ("-0.300000152587891", "General", "-0.3"),
        ("31.6900000000001", "General", "31.69"),
        ("2.99999999999999", "General", "3"),
        ("43", "0", "43"),
        ("42.5", "0", "43"),
        ("-0.4", "0", "-0"),
        ("1234.5", "0.00", "1234.50"),
        ("1.005", "0.00", "1.01"),
        ("1.0049999999999999", "0.00", "1.01"),
        ("1234567.5", "#,##0", "1,234,568"),
        ("0.5", "#.##", ".5"),
        ("0", "#,##0.00", "0.00"),
        ("12", "#,##0.0##", "12.0"),
        ("7", "000", "007"),
        ("0.9281", "0%", "93%"),
        ("0.9281", "0.0%", "92.8%"),
        ("1.0526", "0.00%", "105.26%"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("-5", '0;[Red]"负"0', "负5"),
        ("0", '0.0;-0.0;"—"', "—"),
        ("1234.5", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        ("0", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("43", '0"宗"', "43宗"),
        ("43", "0宗", "43宗"),
        ("530", "[$￥-804]#,##0.00", "￥530.00"),
        ("-530", '"¥"#,##0', "-¥530"),
        ("64700", '0!.0,"万"', "6.5万"),
        ("64700", '0.00,,"百万"', "0.06百万"),
        ("12345", '[>=10000]0.0,"千";0', "12.3千"),
        ("999", '[>=10000]0.0,"千";0', "999"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.5", "# ?/?", "0.5"),
        ("43", "@", "43"),
        ("43", '"TRUE";"TRUE";"FALSE"', "TRUE"),
        ("13800000000", "000-0000-0000", "138-0000-0000"),
    ],
)
def test_a_number_is_shown_by_its_format(stored: str, written: str, text: str) -> None:
    """Rounded half up from fifteen digits, grouped, with the signs and words of the format."""
    assert shown(Decimal(stored), written).text == text


@pytest.mark.parametrize(
    ("stored", "written", "found"),
    [
        ("0.9281", "0.0%", Shown("92.8%", 1, True)),
        ("0.94995", "0.00%", Shown("95.00%", 2, True, tie=True)),
        ("0.94994999999999996", "0.00%", Shown("95.00%", 2, True, tie=True)),
        ("1.5", "0.00", Shown("1.50", 2)),
        ("1.5", "General", Shown("1.5")),
        ("64700", '0!.0,"万"', Shown("6.5万")),
        ("5", ";;;", Shown("5", unseen=True)),
    ],
)
def test_what_a_format_says_beside_the_text(stored: str, written: str, found: Shown) -> None:
    """How many decimals it shows, whether of percents, whether the number lies on an edge, whether it is seen."""
    assert shown(Decimal(stored), written) == found


@pytest.mark.parametrize(
    ("serial", "written", "text"),
    [
        ("45261", "yyyy-mm-dd", "2023-12-01"),
        ("45261", "yyyy/m/d", "2023/12/1"),
        ("45261", '[$-804]yyyy"年"m"月"d"日";@', "2023年12月1日"),
        ("45261", "yyyy年m月", "2023年12月"),
        ("45261", "aaaa", "星期五"),
        ("45261", "d-mmm-yy", "1-Dec-23"),
        ("45261.75", "yyyy-mm-dd hh:mm:ss", "2023-12-01 18:00:00"),
        ("45261.75", "yyyy/m/d h:mm AM/PM", "2023/12/1 6:00 下午"),
        ("0.5", "h:mm", "12:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("45261.7500001", "mm:ss.0", "00:00.0"),
    ],
)
def test_a_day_is_shown_by_its_format(serial: str, written: str, text: str) -> None:
    """A run of `m` behind hours or before seconds is minutes, any other months."""
    when = moment(Decimal(serial), False)
    assert when is not None
    assert is_date(written)
    assert shown_moment(Decimal(serial), when, written) == text


@pytest.mark.parametrize(
    ("serial", "since_1904", "when"),
    [
        ("1", False, datetime.datetime(1900, 1, 1)),
        ("59", False, datetime.datetime(1900, 2, 28)),
        ("61", False, datetime.datetime(1900, 3, 1)),
        ("45261", False, datetime.datetime(2023, 12, 1)),
        ("43799", True, datetime.datetime(2023, 12, 1)),
        ("45261.999999999", False, datetime.datetime(2023, 12, 2)),
        ("-1", False, None),
        ("2958466", False, None),
    ],
)
def test_a_serial_number_is_a_day(serial: str, since_1904: bool, when: datetime.datetime | None) -> None:
    """From 1900, with the day that never was, or from 1904; none outside what a spreadsheet shows."""
    assert moment(Decimal(serial), since_1904) == when


@pytest.mark.parametrize("written", ["General", "0.00", '0"宗"', '0"d"', "#,##0", "@", "0.00E+00", "[Red]0", "¥0", ""])
def test_a_format_of_numbers_is_none_of_days(written: str) -> None:
    """Letters in quotes are words, and `E+` a power of ten."""
    assert not is_date(written)
