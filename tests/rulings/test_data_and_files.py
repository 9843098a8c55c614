"""Rulings 22 to 38: data, files and names, the face."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pytest

import indicrules
from indicrules import NOT_APPLICABLE, DataError, RulesetError
from indicrules.card.plan import Plan, results, same
from indicrules.evaluate.scoring import Scoring
from tests.loading import on_loading

PERCENT = "ruleset r\nindicator x\n  weight 10\n  target >= 95%\n"
COUNT = "ruleset r\nindicator x\n  weight 10\n  target >= 10 宗\n  missing zero\n"


def problem(text: str, **actuals: object) -> tuple[str, str | None]:
    """Give the code and the hint of the only problem of the data."""
    with pytest.raises(DataError) as caught:
        indicrules.loads(text).score(actuals)
    (only,) = caught.value.problems
    return only.code, only.hint


def codes(text: str) -> list[str]:
    """Give the codes of everything said of a ruleset."""
    return [each.code for each in on_loading(text)]


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_ruling_22_blank_is_missing(blank: object) -> None:
    """A blank takes the policy, as does an absent key."""
    assert indicrules.loads(COUNT).score({"x": blank})["x"].status == "zero"
    assert indicrules.loads(COUNT).score({})["x"].status == "zero"


@pytest.mark.parametrize("text", ["N/A", "不适用", "—", "/"])
def test_ruling_22_inapplicable_texts(text: str) -> None:
    """What forms write for not applicable is read so."""
    assert indicrules.loads(COUNT).score({"x": text}).total is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("1,234.5", "thousands-separator"), ("≥266", "operator-in-data"), ("1e3", "exponent"), ("4O", "unit-clash")],
)
def test_ruling_22_doubtful_numbers_are_refused_with_a_hint(text: str, code: str) -> None:
    """Each says what to write instead."""
    found, hint = problem(COUNT, x=text)
    assert found == code
    assert hint


def test_ruling_23_bare_numbers_for_percents() -> None:
    """95 is 95 %, 0.95 is doubtful, 0 and 1.5 are not."""
    ruleset = indicrules.loads(PERCENT)
    assert ruleset.score({"x": 95})["x"].actual == Decimal("0.95")
    assert ruleset.score({"x": 0})["x"].actual == 0
    assert ruleset.score({"x": "1.5"})["x"].actual == Decimal("0.015")
    assert ruleset.score({"x": "0.95%"})["x"].actual == Decimal("0.0095")
    for doubtful in ("0.95", 1, "1", Decimal("0.01")):
        code, _hint = problem(PERCENT, x=doubtful)
        assert code == "percent-or-fraction"
    assert problem(PERCENT, x="0.95")[1] == "write `0.95%` or `95%`"


PERCENTS_ALONE = "ruleset r\nindicator x\n  weight 10\n  score full * a\n  round score none\ninput a {}\n"


@pytest.mark.parametrize("percent", ["percent", "fraction"])
@pytest.mark.parametrize(
    ("unit", "bare", "score"),
    [
        ("‰", 1, "0.01"),
        ("‰", 0.5, "0.005"),
        ("‰", "0.95", "0.0095"),
        ("‰", Decimal("900"), "9"),
        ("个百分点", 1, "0.1"),
        ("个百分点", 0.5, "0.05"),
        ("个百分点", "0.95", "0.095"),
        ("百分点", Decimal("0.01"), "0.001"),
        ("pp", 50, "5"),
    ],
)
def test_ruling_23_bare_numbers_in_other_hundredths_are_not_doubtful(
    unit: str, bare: object, score: str, percent: Literal["percent", "fraction"]
) -> None:
    """Only a `%` is written as a fraction by habit; a bare number is in `‰` or `个百分点` without doubt."""
    ruleset = indicrules.loads(PERCENTS_ALONE.format(unit))
    made = Plan(ruleset.model)
    values, found, _ = made.score({"a": bare}, percent)
    assert Fraction(found[1], found[2]) == Fraction(score)
    assert same(found, results(Scoring(made.model, made.actuals(values))))
    table = pa.table({"a": pa.array([bare])})
    scored, report = ruleset.score_table(table, percent=percent, report=True)
    assert scored["x"].to_pylist() == [Decimal(score)]
    assert report.fallen == 0


def test_ruling_23_a_range_is_told_in_its_own_unit() -> None:
    """2000 ‰ is outside of 0‰ to 1000‰."""
    text = PERCENTS_ALONE.format("‰ from 0‰ to 1000‰")
    with pytest.raises(DataError) as caught:
        indicrules.loads(text).score({"a": 2000})
    assert caught.value.problems[0].message == "`2000` for `a` lies outside its range 0‰ to 1000‰"


def test_ruling_24_units_convert_within_their_family() -> None:
    """Money converts, pieces do not, and a unit of one's own may be declared."""
    text = "ruleset r\nindicator x\n  weight 10\n  target >= 1 万元\n"
    assert indicrules.loads(text).score({"x": "5000 元"})["x"].score == 5
    code, hint = problem(COUNT, x="43 个")
    assert code == "unit-clash"
    assert hint is not None
    assert "unit 个 = 1 宗" in hint
    assert indicrules.loads(COUNT + "unit 个 = 1 宗\n").score({"x": "5 个"})["x"].score == 5


def test_ruling_24_redefining_a_unit() -> None:
    """A built-in unit may be said again, and not changed."""
    assert codes(COUNT + "unit 万元 = 10000 元\n") == []
    assert codes(COUNT + "unit 万元 = 1000 元\n") == ["unit-redefined"]


def test_ruling_25_choices() -> None:
    """Choices compare after trimming; a string target needs an input that lists them."""
    text = 'ruleset r\nindicator x\n  weight 10\n  target = "达成"\ninput x one of "达成", "未达成"\n'
    assert indicrules.loads(text).score({"x": " 达成 "})["x"].score == 10
    assert problem(text, x="达")[0] == "unknown-choice"
    assert codes('ruleset r\nindicator x\n  weight 10\n  target = "达成"\n') == ["choices-needed"]


def test_ruling_25_dates() -> None:
    """A midnight is its date, another time is refused."""
    text = "ruleset r\nindicator x\n  weight 10\n  target <= 2024-12-31\n"
    ruleset = indicrules.loads(text)
    for midnight in (datetime.datetime(2024, 12, 31), "2024-12-31 00:00:00", "2024-12-31T00:00"):
        assert ruleset.score({"x": midnight})["x"].met is True
    for other in (datetime.datetime(2024, 12, 31, 8), "2024-12-31 08:00:00", "2024-02-30"):
        assert problem(text, x=other)[0] == "not-a-date"


def test_ruling_25_titles_as_keys() -> None:
    """Data names an input by name or title, not by a title that two share."""
    text = 'ruleset r\n  score a + b\ninput a "Ａmount"\ninput b "other"\n'
    assert indicrules.loads(text).score({"Amount": 1, "other": 2}).total == 3
    shared = text.replace("other", "Amount")
    with pytest.raises(DataError) as caught:
        indicrules.loads(shared).score({"Amount": 1})
    assert caught.value.problems[0].code == "ambiguous-title"


DATED = "ruleset r\n  score p + a\nparam p\n  from 2010: 1\n  from 2014: 2\ninput a\n"


def test_ruling_26_params_follow_the_period() -> None:
    """The last row not after the period holds; before the first is an error."""
    ruleset = indicrules.loads(DATED.replace("score", "period 2012\n  score", 1))
    assert ruleset.score({"a": 0}).total == 1
    assert ruleset.score({"a": 0}, period=2014).total == 2
    with pytest.raises(DataError) as caught:
        ruleset.score({"a": 0}, period=2009)
    assert caught.value.problems[0].code == "period-before-first"


def test_ruling_26_rows_are_of_one_kind_and_ascend() -> None:
    """Years and dates do not mix."""
    assert codes(DATED.replace("2014", "2010")) == ["periods-not-ascending"]
    assert codes(DATED.replace("2014", "2014-01-01")) == ["mixed-periods"]


def test_ruling_26_a_period_is_needed_where_params_are_dated() -> None:
    """Without one nothing says which row holds."""
    with pytest.raises(DataError) as caught:
        indicrules.loads(DATED).score({"a": 0})
    assert caught.value.problems[0].code == "period-needed"
    assert indicrules.loads(DATED).score({"a": 0}, period=2020).total == 2


def test_ruling_26_a_param_without_a_unit_takes_one_as_its_number_would() -> None:
    """`param p = 95` beside a percent is 95 %, beside 宗 it is 宗."""
    text = "ruleset r\nindicator x\n  weight 10\n  target >= p\nparam p = 95\ninput x {}\n"
    assert indicrules.loads(text.format("%")).score({"x": "47.5%"})["x"].score == 5
    assert indicrules.loads(text.format("宗")).score({"x": "95 宗"})["x"].met is True


def test_ruling_27_namespaces_and_untaken_branches() -> None:
    """Inputs and metrics share names, items have their own; every branch is checked."""
    assert codes("ruleset r\n  score a\ninput a\nmetric a = 1\n") == ["duplicate-name"]
    assert codes("ruleset r\nindicator a\n  weight 1\n  score a\ninput a\n") == []
    assert codes("ruleset r\n  score if a > 0 then 1 else nowhere\ninput a\n") == ["unknown-name"]
    assert codes("ruleset r\n  score if a > 0 then 1 else 0\ninput a 宗\n") == []


def test_ruling_28_using_files(tmp_path: Path) -> None:
    """The using file's block replaces the used one, clause kinds of a ruleset are inherited, examples are not."""
    (tmp_path / "base.indic").write_text(
        "ruleset base\n  total 10\n  grade A >= 9\n  grade B otherwise\n"
        'indicator x\n  weight 10\n  target >= 10\nexample "e"\n  given x = 10\n  expect total = 3\n',
        encoding="utf-8",
    )
    own = tmp_path / "own.indic"
    own.write_text(
        'use "base"\nruleset own\n  grade C otherwise\nindicator x\n  weight 10\n  target >= 20\n', encoding="utf-8"
    )
    ruleset = indicrules.load(own)
    found = ruleset.score({"x": 10})
    assert (found.total, found.full, found.grade, ruleset.name) == (5, 10, "C", "own")
    assert ruleset.model.examples == ()


def test_ruling_28_two_used_files_must_not_clash(tmp_path: Path) -> None:
    """A name from two used files is an error; a file reached twice is read once."""
    (tmp_path / "one.indic").write_text("param p = 1\n", encoding="utf-8")
    (tmp_path / "two.indic").write_text("param p = 2\n", encoding="utf-8")
    (tmp_path / "three.indic").write_text('use "one"\nparam q = 3\n', encoding="utf-8")
    own = tmp_path / "own.indic"
    own.write_text('use "one"\nuse "two"\nruleset r\n  score p\n', encoding="utf-8")
    with pytest.raises(RulesetError) as caught:
        indicrules.load(own)
    assert [each.code for each in caught.value.diagnostics] == ["defined-in-two-uses"]
    own.write_text('use "one"\nuse "three"\nruleset r\n  score p + q\n', encoding="utf-8")
    assert indicrules.load(own).score({}).total == 4


@pytest.mark.parametrize(
    ("path", "code"),
    [("../outside", "use-outside"), ("nowhere", "unknown-use"), ("std/nowhere", "unknown-use"), ("own", "use-cycle")],
)
def test_ruling_28_what_cannot_be_used(tmp_path: Path, path: str, code: str) -> None:
    """Paths stay inside the folder, and nothing uses itself."""
    own = tmp_path / "own.indic"
    own.write_text(f'use "{path}"\nruleset r\n  score 1\n', encoding="utf-8")
    with pytest.raises(RulesetError) as caught:
        indicrules.load(own)
    assert [each.code for each in caught.value.diagnostics] == [code]


def test_ruling_28_symbolic_links_are_not_followed(tmp_path: Path) -> None:
    """A link could lead anywhere."""
    (tmp_path / "real.indic").write_text("param p = 1\n", encoding="utf-8")
    (tmp_path / "link.indic").symlink_to(tmp_path / "real.indic")
    own = tmp_path / "own.indic"
    own.write_text('use "link"\nruleset r\n  score 1\n', encoding="utf-8")
    with pytest.raises(RulesetError) as caught:
        indicrules.load(own)
    assert [each.code for each in caught.value.diagnostics] == ["use-outside"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ruleset r\nindicator x\n  weight10\n  target >= 1\n", "missing-space"),
        ("ruleset r\nindicator x\n  weight 10\n  target >= 1\n  扣2分\n", "missing-space"),
        ("ruleset r\nindicator weight\n  weight 10\n  target >= 1\n", "reserved-word"),
        ("ruleset r\nindicator 完成率\n  weight 10\n  target >= 1\n", "reserved-word"),
        ("ruleset r\nindicator 2024目标\n  weight 10\n  target >= 1\n", "name-opens-with-a-digit"),
    ],
)
def test_ruling_29_words(text: str, code: str) -> None:
    """A keyword is a whole word, and no name."""
    assert codes(text) == [code]


def test_ruling_29_functions_and_units_may_be_names() -> None:
    """`min` may be an input."""
    assert (
        indicrules.loads("ruleset r\n  score min(min, 宗)\ninput min\ninput 宗\n").score({"min": 3, "宗": 2}).total == 2
    )


def test_ruling_30_units_after_a_stroke() -> None:
    """Tight the word belongs to the unit, with spaces it divides."""
    text = "ruleset r\nindicator x\n  weight 10\n  target >= 530 元/人*月\n"
    assert indicrules.loads(text).score({"x": "265 元/人*月"})["x"].score == 5
    divided = "ruleset r\n  score 530 元 / a\ninput a 元\n"
    assert indicrules.loads(divided).score({"a": 53}).total == 10


def test_ruling_31_a_block_keyword_ends_a_parenthesis() -> None:
    """The parenthesis is reported where it opened, and the next block is read."""
    text = "ruleset r\nindicator x\n  weight 10\n  score (a + 1\nindicator y\n  weight ten\n  score a\ninput a\n"
    found = on_loading(text)
    assert [(each.code, each.span.line if each.span else 0) for each in found] == [
        ("unclosed-parenthesis", 4),
        ("not-a-number", 6),
    ]


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ('deduct 1 because "x" if a > 1', "clause-order"),
        ("deduct if a > 1 then 1 else 2", "conditional-needs-parentheses"),
        ("score if 1 <= a <= 2 then 1 else 2", "chained-comparison"),
        ("target 43", "bare-target"),
        ("target <= 2024-07", "looks-like-a-date"),
    ],
)
def test_ruling_32_shapes_of_clauses(clause: str, code: str) -> None:
    """Each slip is named for what it is."""
    assert codes(f"ruleset r\nindicator x\n  weight 10\n  {clause}\n  target >= 1\ninput a\n")[:1] == [code]


def test_ruling_33_one_mistake_one_diagnostic() -> None:
    """What depends on a reported construct is silent."""
    text = "ruleset r\n  total 100\nindicator x\n  wieght 90\n  target >= 1\nindicator y\n  weight 10\n  target >= z1\n"
    assert codes(text) == ["unknown-keyword", "unknown-name"]


def test_ruling_34_items_are_in_file_order() -> None:
    """Groups and indicators stand as in the file, with their kind and parent."""
    text = "ruleset r\ngroup g\nindicator b in g\n  weight 1\n  target >= 1\nindicator a\n  weight 1\n  target >= 1\n"
    found = indicrules.loads(text).score({"a": 1, "b": 1}).items
    assert [(each.name, each.kind, each.parent) for each in found] == [
        ("g", "group", None),
        ("b", "indicator", "g"),
        ("a", "indicator", None),
    ]


def test_ruling_35_expectations_compare_exactly() -> None:
    """86.67 is not 260/3, and its rounding is."""
    text = (
        'ruleset r\n  score a / 3\ninput a\nexample "e"\n  given a = 260\n'
        "  expect total = 86.67, round(total, 0.01) = 86.67\n"
    )
    (found,) = indicrules.loads(text).test()
    assert [each.holds for each in found.expectations] == [False, True]


def test_ruling_37_bonuses_and_the_total() -> None:
    """A group may pass its full mark by its members' bonuses; only the ruleset holds the total."""
    text = (
        "ruleset r\n  total 20 up to 22\ngroup g\n  weight 20\n"
        "indicator x in g\n  weight 20\n  bonus 5\n  score a\ninput a\n"
    )
    found = indicrules.loads(text).score({"a": 24})
    assert (found["x"].score, found["g"].score, found.total) == (24, 24, 22)
    assert [(line.kind, line.points) for line in found.ledger] == [("bonus", -4), ("held", 2)]


def test_ruling_37_bonuses_take_no_redistributed_weight() -> None:
    """The factor stretches what weights earned alone."""
    text = (
        "ruleset r\n  total 100 up to 110\n  missing rescale\n"
        "indicator x\n  weight 50\n  target >= 10\nindicator y\n  weight 50\n  target >= 10\n"
        "indicator z\n  bonus 10\n  score a\ninput a\n"
    )
    assert indicrules.loads(text).score({"x": None, "y": 5, "a": 4}).total == 54


def test_ruling_38_a_ruleset_may_have_no_items() -> None:
    """Its score then reads inputs and metrics."""
    assert indicrules.loads("ruleset r\n  score m * 2\nmetric m = a + 1\ninput a\n").score({"a": 3}).total == 8


def test_ruling_36_list_shaped_data_through_optional_inputs() -> None:
    """Numbered optional inputs take a list of up to so many."""
    text = "ruleset r\n  missing rescale\n  score weighted_mean(scores, weights)\n" + "".join(
        f"indicator i{n}\n  weight {n}\n  score s{n}\ninput s{n}\n" for n in (1, 2, 3)
    )
    assert indicrules.loads(text).score({"s1": 1, "s3": "0.2", "s2": None}).total == Decimal("0.4")
    assert indicrules.loads(text).score({"s1": NOT_APPLICABLE, "s3": 1, "s2": 1}).total == 1


def test_ruling_23_percents_as_fractions_where_asked() -> None:
    """`percent="fraction"` reads bare numbers as fractions."""
    found = indicrules.loads(PERCENT).score({"x": "0.95"}, percent="fraction")
    assert found["x"].actual == Decimal("0.95")
    assert found["x"].score == 10


@pytest.mark.parametrize("period", [2.5, True, 0, 10**30, [1]])
def test_ruling_26_what_is_no_period_is_refused(period: object) -> None:
    """A period is a year, a date or a label."""
    with pytest.raises(DataError) as caught:
        indicrules.loads(DATED).score({"a": 0}, period=period)  # type: ignore[arg-type]  # that is the test
    assert caught.value.problems[0].code == "bad-period"


class Evil(datetime.date):
    """A date that cannot be read."""

    @property
    def year(self) -> int:
        """Raise."""
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Evil(2024, 1, 1), "unreadable"),
        ("1 宗" + "*宗" * 100_000, "unit-clash"),
        ([], "not-a-number"),
        (b"3", "not-a-number"),
    ],
    ids=["evil", "long", "list", "bytes"],
)
def test_ruling_22_values_of_odd_classes_are_refused(value: object, code: str) -> None:
    """Whatever a caller brings, the answer is a problem of the data."""
    assert problem(COUNT, x=value)[0] == code


def test_ruling_22_data_must_be_names_with_values() -> None:
    """A list of values says nothing of which is which."""
    with pytest.raises(DataError) as caught:
        indicrules.loads(COUNT).score([1, 2])  # type: ignore[arg-type]  # that is the test
    assert caught.value.problems[0].code == "not-an-object"
