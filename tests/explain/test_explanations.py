"""Hold single sentences of explanations: what is said when, and what is left out."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

import indicrules
from indicrules.explain.layout import wrap
from indicrules.text.width import display_width
from tests.scoring.laws import noting

ONE = "ruleset r\n  total 20\nindicator x\n  weight 20\n"


def lines(text: str, actuals: dict[str, Any], item: str | None = None, **options: Any) -> list[str]:
    """Explain and give the lines without the blanks around them."""
    return told(indicrules.loads(text).score(actuals), indicator=item, **options)


def told(card: indicrules.Scorecard, **options: Any) -> list[str]:
    """Give the lines of an explanation without the blanks around them."""
    return [" ".join(line.split()) for line in card.explain(**options).splitlines()]


@pytest.mark.parametrize(
    ("clauses", "actual", "expected"),
    [
        ("  target >= 43 宗\n", "19 宗", "full marks at 43 宗 (24 more needed)"),
        ("  target <= 5 起\n", "8 起", "full marks at 5 起 (3 less needed)"),
        ("  target > 5 起\n  score all_or_nothing\n", "3 起", "full marks above 5 起 (more than 2 more needed)"),
        ("  target > 5 起\n", "3 起", "full marks at 5 起 (2 more needed)"),
        ("  target >= 95%\n", "90%", "full marks at 95% (5 percentage points more needed)"),
    ],
)
def test_full_marks_are_told(clauses: str, actual: str, expected: str) -> None:
    """From which actual on the full mark is sure, and how far off that is."""
    assert expected in lines(ONE + clauses, {"x": actual}, "x")


@pytest.mark.parametrize(
    ("clauses", "actual"),
    [
        ("  target >= 43 宗\n", "50 宗"),
        ("  target = 43 宗\n", "19 宗"),
        ("  target 20 宗 to 43 宗\n", "19 宗"),
        ("  target >= 43 宗\n  score full * completion\n", "19 宗"),
        ("  target >= 43 宗\n  deduct 1 per 1 宗 below target\n", "19 宗"),
        ("  target >= 43 宗\n  score proportional\n  cap 5\n", "19 宗"),
        ("  target >= 43 宗\n  round score 3 down\n", "19 宗"),
    ],
)
def test_full_marks_are_not_told_where_they_are_not_sure(clauses: str, actual: str) -> None:
    """Nothing is promised of a target on both sides, a formula of the author's, deductions, a cap."""
    assert not any(line.startswith("full marks") for line in lines(ONE + clauses, {"x": actual}, "x"))


def test_own_method_of_a_shipped_name_promises_nothing() -> None:
    """Only the shipped method is known to grow with the actual; the own one is told with its own text and place."""
    text = ONE + "  target >= 43\n  score proportional\nmethod proportional()\n  score full * 0.5\n"
    found = lines(text, {"x": 19}, "x")
    assert not any(line.startswith("full marks") for line in found)
    assert "score proportional <text>:6" in found
    assert "method proportional: full × 0.5 <text>:7" in found


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("  grade A >= 16\n  grade B otherwise\n", "4 points to A (≥ 16)"),
        ("  grade A > 16\n  grade B otherwise\n", "more than 4 points to A (> 16)"),
        ("  grade A >= 18\n  grade B >= 15\n  grade C otherwise\n", "3 points to B (≥ 15)"),
        ("  grade A >= 20\n  grade B otherwise\n", "8 points to A (≥ 20)"),
        ("  grade A > 12\n  grade B otherwise\n", "more than 0 points to A (> 12)"),
    ],
)
def test_distance_to_the_next_grade_is_told(grades: str, expected: str) -> None:
    """The lowest grade above, with its test."""
    text = f"ruleset r\n  total 20\n{grades}indicator x\n  weight 20\n  target >= 10\n  round score none\n"
    assert expected in lines(text, {"x": 6})


@pytest.mark.parametrize(
    "grades",
    [
        "  grade A >= 10\n  grade B otherwise\n",
        "  grade C when x < 7\n  grade A >= 16\n  grade B otherwise\n",
        "  grade A >= 21\n  grade B otherwise\n",
        "  grade A > 20\n  grade B otherwise\n",
    ],
)
def test_no_distance_where_points_alone_earn_no_better_grade(grades: str) -> None:
    """Already the best, held by a condition, or out of reach."""
    text = f"ruleset r\n  total 20\n{grades}indicator x\n  weight 20\n  target >= 10\n  round score none\n"
    assert not any(" points to " in line or " points from " in line for line in lines(text, {"x": 6}))


def test_clause_that_took_points_opens_with_its_reason() -> None:
    """Points, reason, the arithmetic with numbers put in and what it comes to, the place."""
    text = ONE + '  target >= 95%\n  deduct 0.5 per full 1% below target because "每低1个百分点扣0.5分"\n'
    found = lines(text, {"x": "89.6%"}, "x")
    at = found.index("lost 2.50 每低1个百分点扣0.5分 0.5 × floor((95% − 89.6%) / 1%) = 0.5 × 5 = 2.5")
    assert found[at + 1] == "<text>:6"


def test_cap_shows_the_values_of_its_condition() -> None:
    """A veto names what made it hold."""
    text = ONE + "  target >= 1\n  cap 0 if 事故 > 0\ninput 事故\n"
    found = lines(text, {"x": 1, "事故": 1}, "x")
    at = found.index("cap 0 <text>:6")
    assert found[at + 1] == "事故 > 0: 1 > 0, holds"


def test_cap_that_does_not_hold_is_listed_where_points_were_lost_alone() -> None:
    """Of what lost nothing, what did not apply is not listed unless asked for."""
    text = ONE + "  target >= 1\n  cap 0 if 事故 > 0\ninput 事故\n"
    assert not any("cap" in line for line in lines(text, {"x": 1, "事故": 0}, "x"))
    expected = "no effect cap 0: 事故 > 0: 0 > 0, does not hold <text>:6"
    assert expected in lines(text, {"x": 1, "事故": 0}, "x", why_not=True)
    assert expected in lines(text, {"x": "0.5", "事故": 0}, "x")
    assert not any("cap" in line for line in lines(text, {"x": "0.5", "事故": 0}, "x", why_not=False))


def test_limit_that_bound_the_rounding_is_told() -> None:
    """A rounding up does not pass the full mark."""
    text = "ruleset r\nindicator x\n  weight 9.5\n  target >= 10\n  score full * completion\n  round score 1 up\n"
    found = lines(text, {"x": "9.9"}, "x")
    at = found.index("rounded 9.5, rounded away from zero to a whole number; the full mark bound: not past 9.5")
    assert found[at + 1] == "<text>:6"
    assert found[at + 2] == "the full mark is reached by rounding alone: 9.405 before it"


def test_bands_passed_over_are_shown_where_points_were_lost() -> None:
    """In the order of the file, before the value that none of them, or the last, takes; or not at all if so asked."""
    text = ONE + "  target >= 10\n  score match completion\n    >= 100%: full\n    >= 80%: 9\n    otherwise: 5\n"
    found = lines(text, {"x": 5}, "x")
    at = found.index("score not these bands: ≥ 100%: full; ≥ 80%: 9 <text>:6")
    assert found[at + 1] == "completion = 50%, in none of the bands, so 5"
    assert "score completion = 50%, in none of the bands, so 5 <text>:6" in lines(text, {"x": 5}, "x", why_not=False)


def test_conditions_passed_over_are_shown_each_with_its_values() -> None:
    """A row of `when` has a condition of its own; of an item that lost nothing, by `why_not` alone."""
    text = ONE + "  score\n    when a > 5: 3\n    when a > 2: full\n    otherwise: 1\ninput a\n"
    kept = "band when a > 2: full; 4 > 2, holds"
    passed = "score not this band: when a > 5: 3; 4 > 5, does not hold <text>:5"
    found = lines(text, {"a": 4}, "x", why_not=True)
    assert found[found.index(passed) + 1] == kept
    assert f"score {kept} <text>:5" in lines(text, {"a": 4}, "x")


def test_redistribution_shows_both_weights_and_the_reason() -> None:
    """At the item that is gone, at one that carries it, and at the parent."""
    text = (
        "ruleset r\n  total 100\nindicator gone\n  weight 30\n"
        '  require base > 0 because "no base"\n  actual 1 / base\n  target >= 1\n'
        "indicator kept\n  weight 70\n  target >= 10\ninput base\n"
    )
    found = lines(text, {"base": 0, "kept": 5})
    assert "gone — of 30 not applicable: no base; weight 30 → 0" in found
    assert "kept 35.00 of 70 █████ 35.00 weight 70 → 100" in found
    assert "redistributed factor = all weights / weights scored = 100 / 70 = 10/7" in found
    assert "not scored: gone, weight 30 (no base)" in found
    assert "score sum of the members' points: 35.00 × 10/7 = 50.00" in found
    assert "weight 30, not scored: 0 after redistribution" in found
    assert "weight 70 × 10/7 = 100 after redistribution" in found
    at = found.index("lost 30.00 gone, not scored 30")
    assert found[at + 1 : at + 5] == [
        "35.00 kept 70 − 35",
        "−15.00 redistributed to the indicators that were scored",
        "−(10/7 − 1) × 35",
        "50.00",
    ]


def test_missing_value_is_told_with_its_policy() -> None:
    """Never a silent zero."""
    found = lines(ONE + "  target >= 1\n  missing zero\n", {})
    assert "missing x has no value <text>:3" in found
    assert "scored 0 by `missing zero` <text>:6" in found
    assert "missing 20.00 x scored 0 by `missing zero`" in found


def test_ruleset_without_a_total_says_why() -> None:
    """The failed requirement with its values."""
    text = 'ruleset r\n  require a > 0 because "no base"\nindicator x\n  weight 1\n  target >= 1\ninput a\n'
    found = lines(text, {"a": 0, "x": 1})
    assert found[0] == "r no total"
    at = found.index("not applicable no base <text>:2")
    assert found[at + 1] == "a > 0: 0 > 0, does not hold"


def test_metric_is_derived_once() -> None:
    """The first item that reads it has its formula."""
    text = (
        "ruleset r\nmetric m = a + 1\ninput a\n"
        "indicator x\n  weight 1\n  actual m\n  target >= 5\nindicator y\n  weight 1\n  actual m\n  target >= 5\n"
    )
    found = lines(text, {"a": 2})
    assert found.count("metric m = a + 1 = 2 + 1 = 3 <text>:2") == 1


def test_unknown_item_and_choices_are_refused() -> None:
    """A key error for an item, a value error for format and language."""
    card = indicrules.loads(ONE + "  target >= 1\n").score({"x": 1})
    with pytest.raises(KeyError):
        card.explain(indicator="y")
    formats = "`text`, `markdown`, `html`, `json`, `form` or `form-markdown`"
    with pytest.raises(ValueError, match=f"`format` is `pdf`: write {formats}"):
        card.explain("pdf")  # type: ignore[arg-type]  # what a caller without types may do
    with pytest.raises(ValueError, match="`lang` is `fr`: write `en` or `zh`"):
        card.explain(lang="fr")  # type: ignore[arg-type]  # the same
    with pytest.raises(ValueError, match="`format` is `\\['text'\\]`"):
        card.explain(["text"])  # type: ignore[arg-type]  # the same
    with pytest.raises(ValueError, match="`why_not` is `x<U\\+001B>`: write True or False"):
        card.explain(why_not="x\x1b")  # type: ignore[arg-type]  # the same


HOSTILE = (
    'ruleset r "<script>alert(1)</script> & | * _"\n  total 20\n'
    'indicator x "a|b `c` [d](e) <img src=x>"\n  weight 20\n  target >= 10\n'
    '  note "# <b>note</b> | \\ end"\n  source "http://x/?a=1&b=2"\n'
)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "col", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_escapes_and_closes_every_tag() -> None:
    """No text of the author's becomes a tag, and nothing is loaded from elsewhere."""
    found = indicrules.loads(HOSTILE).score({"x": 5}).explain("html")
    tags = _Tags()
    tags.feed(found)
    assert tags.open == []
    assert tags.seen.isdisjoint({"script", "img", "b", "link"})
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found
    assert "src=" not in found.replace("&lt;img src=x&gt;", "")


def test_markdown_escapes_what_would_be_markup() -> None:
    """A bar, a bracket, an angle stay what they are."""
    found = indicrules.loads(HOSTILE).score({"x": 5}).explain("markdown")
    assert "a\\|b \\`c\\` \\[d\\](e) \\<img src=x\\>" in found
    assert "<" not in found.replace("\\<", "").replace("<http://x/?a=1&b=2>", "")


def test_text_shows_no_control_characters() -> None:
    """What a terminal would obey is written as its number."""
    text = ONE + '  target = "a"\n  actual c\n  score if met then full else 0\ninput c one of "a", "b"\n'
    found = indicrules.loads(text).score({"c": "b"}).explain()
    assert all(character.isprintable() or character == "\n" for character in found)


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("预算执行率完成情况", 10, ["预算执行率", "完成情况"]),
        ("达到目标值（43 宗）。", 12, ["达到目标值", "（43 宗）。"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 5, [""]),
        ("a  b", 10, ["a b"]),
    ],
)
def test_wrapping_keeps_marks_with_their_words(text: str, columns: int, expected: list[str]) -> None:
    """Lines break between Chinese characters, never before a closing mark or after an opening one."""
    assert wrap(text, columns) == expected
    assert all(display_width(line) <= columns for line in expected)


def test_full_marks_just_past_the_target_are_told() -> None:
    """An actual that stands on the bound of a strict target is nothing short of it."""
    found = lines(ONE + "  target > 5\n  score all_or_nothing\n", {"x": 5}, "x")
    assert "full marks above 5" in found
    assert "completion 100%, not met: 5 is not above 5" in found


def test_score_held_to_its_limits_says_so() -> None:
    """Deductions past the full mark."""
    found = lines(ONE + "  target >= 95%\n  deduct 5 per started 1% below target\n", {"x": "89.6%"}, "x")
    assert "after deductions full mark 20 − 30 = −10 <text>:3" in found
    assert "limited not below 0: −10 counts as 0" in found
    assert "−10.00 limited −10 − 0" in found


def test_irrational_formula_and_its_rounding_are_one_line() -> None:
    """So that the ledger's points are exact."""
    found = lines(ONE + "  target >= 4\n  score full * sqrt(completion)\n", {"x": 2}, "x")
    assert "20 × sqrt(0.5) ≈ 20 × 0.707107 ≈ 14.1421" in found
    assert "lost 5.86 by the formula, rounded 20 − 14.14" in found


def test_ruling_4_a_rounding_that_a_cap_bound_names_the_cap() -> None:
    """What is left unrounded is the cap, which is no full mark."""
    text = ONE + "  score 8\n  cap 5.9\n  round score 1 up\n"
    expected = "rounded 5.9, rounded away from zero to a whole number; the cap bound: not past 5.9 <text>:7"
    assert expected in lines(text, {}, "x")


def test_an_irrational_full_mark_by_rounding_is_told_of_noted_cards() -> None:
    """What a card notes leaves irrational points out, so that it is no answer to what comes of rounding."""
    text = ONE + "  target >= 4\n  score full * sqrt(completion)\n  round score 0.1\n"
    card = noting(text).score({"x": "3.9999"})
    assert (card.total, card["x"].full_by_rounding) == (20, True)
    assert "rounded the full mark is reached by rounding alone: ≈19.9997 before it" in told(card)


BONUS_IN_A_GROUP = """
ruleset r
  total 30
group h
indicator a in h
  weight 20
  score n
indicator e in h
  bonus 5
  score m
indicator d
  weight 10
  score k
  missing rescale
input n
input m
input k
"""


def test_a_bonus_that_a_group_brings_is_not_stretched() -> None:
    """What the group earned of its weight is, also where that is less than its weight."""
    found = lines(BONUS_IN_A_GROUP, {"n": 15, "m": 5})
    assert "not multiplied: bonus in h, 5.00 (e)" in found
    assert "score sum of the members' points: (20.00 − 5.00) × 1.5 + 5.00 = 27.50" in found
    assert "−7.50 redistributed to the indicators that were scored" in found
    assert "−(1.5 − 1) × (20 − 5)" in found
