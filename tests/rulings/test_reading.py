"""Rulings 40 and 42: bare numbers beside a percent, and which characters are digits and names."""

from __future__ import annotations

import tempfile
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.syntax.formatter import format_text
from indicrules.syntax.signs import FOLDED_DIGIT
from tests.loading import on_loading


def rate(lines: str) -> str:
    """Give a ruleset of one indicator over the input `p`, in %, with these lines."""
    return f"ruleset r\ninput p %\nindicator a\n  weight 10\n  actual p\n{lines}\n"


def codes(text: str) -> list[str]:
    """Give the codes of all that is said of a ruleset."""
    return [each.code for each in on_loading(text)]


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ("  target >= 95\n  score all_or_nothing", 0),
        ("  target >= 0\n  score all_or_nothing", 10),
        ("  target >= 95%\n  deduct 0.5 per full 2 below target", Decimal(9)),
        ("  score match p\n    < 93: 5\n    otherwise: 10", 5),
        ("  score full * clamp(p, 0, 50)", 5),
        ("  score full * (100 - p)", Decimal(1)),
        ("  score full * (p + 5)", Decimal("9.5")),
        ("  score full * p * 0.5", Decimal("4.5")),
    ],
)
def test_ruling_40_above_one_and_at_zero_a_bare_number_is_in_percent(lines: str, total: Decimal) -> None:
    """Beside a percent, 95 is 95 % and 0 is 0, in sums too; a factor is a plain number."""
    assert indicrules.loads(rate(lines)).score({"p": "90%"}).total == total


@pytest.mark.parametrize("sign", ["", "-"])
def test_ruling_40_speaks_of_absolute_values(sign: str) -> None:
    """-0.35 may be −35 % as well as −0.35 %; -1.5 is in percent."""
    assert codes(rate(f"  target >= {sign}0.35")) == ["percent-or-fraction"]
    assert codes(rate(f"  target >= {sign}1.5")) == []


def test_ruling_40_takes_either_hint() -> None:
    """Both spellings that the hint names are taken, and mean what they say."""
    over = "\n  score all_or_nothing"
    assert indicrules.loads(rate("  target >= 95%" + over)).score({"p": "94%"}).total == 0
    assert indicrules.loads(rate("  target >= 0.95%" + over)).score({"p": "94%"}).total == 10
    assert indicrules.loads(rate("  target >= (1 / 3) * 100%" + over)).score({"p": "33%"}).total == 0
    assert indicrules.loads(rate("  target >= (1 / 3) * 1%" + over)).score({"p": "33%"}).total == 10


def test_ruling_40_leaves_plain_ratios_and_other_shares_alone() -> None:
    """A ratio, a completion and a permille input take bare numbers as before."""
    assert codes("ruleset r\ninput a\ninput b\nindicator x\n  weight 5\n  actual a / b\n  target >= 0.95\n") == []
    assert codes("ruleset r\ninput a ‰\nindicator x\n  weight 5\n  actual a\n  target <= 0.5\n") == []
    assert codes(rate("  target >= 95%\n  deduct 1 per full 0.01 of completion below 1")) == []


@pytest.mark.parametrize(
    ("params", "use", "code"),
    [
        ("param t\n  from 2023: 0.95\n  from 2024: 95\n", "t", "percent-or-fraction"),
        ("param t\n  from 2023: 95\n  from 2024: 0.95\n  from 2025: 96\n", "t", "percent-or-fraction"),
        ("param t\n  from 2023: 0.95\n  from 2024: 95\nparam q = t\n", "q", "percent-or-fraction"),
        ("param t\n  from 2023: 10\n  from 2024: 950\nparam q = t / 10\n", "q", "percent-or-fraction"),
        ("param t\n  from 2023: 10\n  from 2024: 950\n", "t / 10", "percent-or-fraction"),
        ("param t\n  from 2023-01-01: 0.95\n  from 2024-06-01: 95\n", "t", "percent-or-fraction"),
        ("param t\n  from 2023: 0.95\n  from 2024: 95%\n", "t", "percent-or-fraction"),
        ("param t\n  from 2023: 95%\n  from 2024: 0.95\n", "t", "percent-or-fraction"),
        ("param t\n  from 2023: 0\n  from 2024: 95\n", "t", None),
        ("param t\n  from 2023: 0.95%\n  from 2024: 95%\n", "t", None),
        ("param t\n  from 2023: 1.5\n  from 2024: 95\nparam q = 2 * t\n", "q", None),
    ],
)
def test_ruling_40_sees_every_row_of_a_dated_param(params: str, use: str, code: str | None) -> None:
    """What holds in another period is as doubtful as what holds now; params of params change with them."""
    assert codes(params + rate(f"  target >= {use}")) == ([] if code is None else [code])


def test_ruling_40_names_the_row_that_is_doubtful() -> None:
    """The other period's value, and both ways to write it."""
    (said,) = on_loading("param t\n  from 2023: 0.95\n  from 2024: 95\n" + rate("  target >= t"))
    assert said.message == "the param `t`, 0.95, may be meant in percent or as a fraction"
    assert said.hint == "write `95%` or `0.95%` where `t` is declared"


LAST = 0x20000  # no character beyond folds to a digit
NAMES = st.text(
    st.one_of(
        st.characters(categories=("L", "N", "M", "So")),
        st.characters(min_codepoint=0x3200, max_codepoint=0x33FF),
        st.characters(min_codepoint=0x0E00, max_codepoint=0x0EFF),
        st.sampled_from("a2_·²½ⅣﬁⅠŀſ"),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=100)
@given(NAMES)
@example("ำ")
@example("ຳ")
@example("กำ")
@example("kgﾞ")
@example("ﬁnal")
def test_ruling_42_a_name_that_loads_is_formatted_to_one_that_loads(name: str) -> None:
    """Whatever name a ruleset takes, its formatted text takes too, and scores the same."""
    text = f"ruleset r\ninput {name}\nindicator a\n  weight 10\n  target >= 4\n  actual {name}\n"
    assume(not codes(text))
    laid_out = format_text(text)
    assert format_text(laid_out) == laid_out
    assert indicrules.loads(text).score({name: 2}).total == 5
    assert indicrules.loads(laid_out).score({name: 2}).total == 5


@settings(max_examples=100)
@given(NAMES)
@example("ำ")
def test_ruling_42_a_used_name_means_the_same_when_formatted(name: str) -> None:
    """A file that is used may be formatted in place: names in the file that uses it still meet."""
    used = f"param {name} = 2\n"
    text = f'ruleset r\nuse "used"\nindicator result\n  weight 10\n  target >= {name}\nparam {name}x = 9\n'
    assume(not codes(used + text.replace('use "used"\n', "")))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "used.indic").write_text(used, encoding="utf-8")
        Path(folder, "r.indic").write_text(text, encoding="utf-8")
        before = indicrules.load(Path(folder, "r.indic")).score({"result": 1}).total
        Path(folder, "used.indic").write_text(format_text(used), encoding="utf-8")
        assert indicrules.load(Path(folder, "r.indic")).score({"result": 1}).total == before == 5


def test_ruling_42_knows_every_character_that_folds_to_a_digit() -> None:
    """Of all characters, just those are refused whose folded form holds a digit and no letter, full width apart."""
    folding = {
        letter
        for letter in map(chr, range(128, LAST))
        if not "\uff10" <= letter <= "\uff19"
        and any("0" <= part <= "9" for part in unicodedata.normalize("NFKC", letter))
        and not any(part.isalpha() for part in unicodedata.normalize("NFKC", letter))
    }
    assert folding == {letter for letter in map(chr, range(LAST)) if FOLDED_DIGIT.match(letter)}


@pytest.mark.parametrize("name", ["กำไร", "ນຳ", "ำ", "स्थिति", "Ⅳ", "ガﾞ", "㎡"])
def test_ruling_42_takes_vowels_of_all_kinds_for_letters(name: str) -> None:
    """Thai and Lao vowels are letters, and marks of other scripts belong to the letter before them."""
    text = f"ruleset r\ninput {name}\nindicator a\n  weight 10\n  target >= 4\n  actual {name}\n"
    assert indicrules.loads(text).score({name: 2}).total == 5


def test_ruling_42_full_width_digits_are_digits() -> None:
    """Numbers, percents and dates may be typed in full width; texts and remarks hold whatever they like."""
    text = 'ruleset r "²①" # ½\ninput d date\nindicator a\n  weight １０\n  actual d\n  target <= ２０２４-12-31\n'
    assert indicrules.loads(text).score({"d": "2024-12-30"}).total == 10
