"""Looking for the word that was meant ends soon, however many words there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indicrules.syntax.repair.spelling import Patience, distance, nearest
from tests.loading import on_loading

WORDS = st.text("abcdeé", min_size=1, max_size=8)


@given(WORDS, WORDS)
def test_counting_may_stop_early_and_never_says_less(left: str, right: str) -> None:
    """With a limit the count is the same below it, and reaches it otherwise."""
    assert min(distance(left, right), 3) == min(distance(left, right, 3), 3)
    assert distance(left, right) == distance(right, left)


@given(WORDS, st.lists(WORDS, max_size=6))
def test_what_is_passed_over_is_too_far_away(word: str, known: list[str]) -> None:
    """The nearest word is at most as far away as any that could have been meant."""
    found = nearest(word, known)
    assert found is None or distance(word, found) <= 2
    assert found is not None or all(
        distance(word, each) > (1 if len(word) < 5 or not word.isascii() else 2)
        for each in known
        if each.isascii() == word.isascii() and set(each) & set(word)
    )


def test_patience_comes_to_an_end() -> None:
    """After as many pairs of words as were allowed nothing is compared any more."""
    patience = Patience(1)
    assert nearest("weight", ("weighs", "weighty", "height", "weight"), patience) == "weighs"
    assert nearest("weight", ("weights",), patience) is None


def test_hundreds_of_unknown_units_beside_thousands_are_told() -> None:
    """Each is reported; the first ones get the unit that was meant."""
    units = "".join(f"unit box{number:04d} = 2 宗\n" for number in range(4400))
    wrong = "".join(f"param p{number} = 5 box{number:04d}x\n" for number in range(400))
    found = on_loading(f"ruleset r\n{units}{wrong}indicator a\n  weight 10\n  target >= 5\n")
    assert [each.code for each in found] == ["unknown-unit"] * 400
    assert found[0].hint == "did you mean `box0000`?"
    assert found[-1].hint == "declare it with `unit box0399x = …`, or use it in an `input` or a `target` first"
