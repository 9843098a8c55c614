"""Hold hints across departments to their numbers, and to when there are enough of them."""

from __future__ import annotations

from fractions import Fraction

from indicrules.departments.hinting import Gathering
from indicrules.departments.row import Figures


def gathered(*departments: Figures) -> list[tuple[str, str | None, str, str]]:
    """Give the hints of departments: code, indicator, sentence, arithmetic."""
    tally = Gathering()
    for number, each in enumerate(departments):
        tally.add(f"unit {number}", each)
    return [(each.code, each.name, each.message, each.arithmetic) for each in tally.hints()]


def numbers(*values: int | str) -> Figures:
    """Give a department of numbers alone."""
    return Figures(numbers=tuple(map(Fraction, values)))


def test_full_marks_everywhere_tell_nothing() -> None:
    """From ten departments on, of which at most one in twenty has less."""
    full, less = Figures(full=("a",), scored=("a",)), Figures(scored=("a",))
    assert gathered(*[full] * 9) == []
    assert gathered(*[full] * 19, less) == [
        (
            "full-everywhere",
            "a",
            "`a` has full marks in 19 of 20 departments, and so tells none from another",
            "19 / 20 = 95%",
        )
    ]
    assert gathered(*[full] * 18, less, less) == []


def test_actuals_that_are_just_targets_are_counted() -> None:
    """Where at least half of ten or more are."""
    on, off = Figures(on_target=("a",), measured=("a",)), Figures(measured=("a",))
    assert gathered(*[on] * 5, *[off] * 5) == [
        ("actuals-on-target", "a", "the actual of `a` is just its target in 5 of 10 departments", "5 / 10 = 50%")
    ]
    assert gathered(*[on] * 4, *[off] * 6) == []


def test_the_same_figures_in_two_departments_are_told_with_both() -> None:
    """All of them, three or more off their targets; those that meet targets alone are no copies."""
    names = ("a", "b", "c")
    one = Figures(measured=names, actuals={"a": "97", "b": "88", "c": "41/3"})
    other = Figures(measured=names, actuals={"a": "97", "b": "88", "c": "14"})
    assert gathered(one, other, one) == [
        (
            "same-figures",
            None,
            "in 1 of 3 departments all actuals are another's, three or more of them off their targets: "
            "unit 0 and unit 2",
            "",
        )
    ]
    met = Figures(measured=names, on_target=("a",), actuals={"a": "97", "b": "88", "c": "14"})
    assert gathered(met, met) == []


def test_one_figure_that_half_of_them_have_is_told() -> None:
    """With the figure, where it is not the target."""
    same = Figures(measured=("a",), actuals={"a": "0.985"})
    others = [Figures(measured=("a",), actuals={"a": str(number)}) for number in range(5)]
    assert gathered(*[same] * 5, *others) == [
        ("same-figure", "a", "`a` is 0.985 in 5 of 10 departments, and that is not its target", "5 / 10 = 50%")
    ]


def test_first_digits_that_are_not_usual_are_told_with_all_counts() -> None:
    """From 300 figures of many sizes on; figures that grow by a steady rate open as is usual."""
    even = [numbers(*(digit * 10**size for digit in range(1, 10) for size in range(4))) for _ in range(9)]
    code, _, message, arithmetic = gathered(*even)[0]
    assert (code, message) == ("first-digits", "of 324 figures 36 open with 1, 11.1%, where 30.1% would be usual")
    assert arithmetic == "1: 36, 2: 36, 3: 36, 4: 36, 5: 36, 6: 36, 7: 36, 8: 36, 9: 36; χ² = 129.9 > 20.09"
    assert "first-digits" not in [each[0] for each in gathered(*even[:8])]
    growing = numbers(*(str(Fraction(105, 100) ** power) for power in range(400)))
    assert "first-digits" not in [each[0] for each in gathered(growing)]
    assert gathered(numbers(*[123] * 400)) == []  # all of one size


def test_round_numbers_are_told_where_there_are_too_many() -> None:
    """From 50 whole figures of 100 and more on; decimals and small figures do not count."""
    whole = [*range(101, 131), *[200] * 20]
    assert gathered(numbers(*whole, "0.5", 10)) == [
        (
            "round-numbers",
            None,
            "of 50 whole figures from 100 on 23 are multiples of 10, 46%, and 20 of 100; chance would make 10% and 1%",
            "23 / 50 = 46%",
        )
    ]
    assert gathered(numbers(*range(101, 161))) == []
    assert gathered(numbers(*whole[:49])) == []


def test_what_is_kept_does_not_grow_with_the_departments() -> None:
    """Different figures of an indicator are counted up to a thousand; one that comes often is found all the same."""
    tally = Gathering()
    for number in range(3000):
        tally.add(str(number), Figures(measured=("a",), actuals={"a": "7" if number % 2 else str(number)}))
    assert len(tally._values["a"]) == 1000
    assert [each.count for each in tally.hints()] == [1500]
