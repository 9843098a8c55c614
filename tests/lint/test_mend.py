"""Hold the writing of edits to its laws: certain ones alone, none over another, none that leaves more errors."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

import indicrules
from indicrules.files.parcel import Texts
from indicrules.lint.mend import Judge, mend
from indicrules.syntax.formatter import format_text
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.source import Source, Span

Found = list[tuple[str, int, int, str]]


def own(text: str) -> Texts:
    """Give the texts of a ruleset that is one file."""
    return ("r", "r", text), ()


def judge(of: Callable[[str], Found], code: str = "full-stop") -> Judge:
    """Make what says of a text errors with one edit each: text underlined, from, to, what is to stand there."""

    def said(texts: Texts) -> tuple[Diagnostic, ...]:
        source = Source("r", texts[0][2])
        return tuple(
            Diagnostic(code, what, Span(source, start, end), edits=(Edit(Span(source, start, end), text),))
            for what, start, end, text in of(texts[0][2])
        )

    return said


def doubled(text: str) -> Found:
    """Say of each letter that stands twice in a row that the first is to go."""
    return [(a, at, at + 1, "") for at, (a, b) in enumerate(pairwise(text)) if a == b]


def test_edits_are_written_until_none_is_left() -> None:
    """What the first ones leave is mended in turn, and all of them are told."""
    found = mend(own("aabbbc"), judge(doubled))
    assert (found.texts, len(found.done), found.left) == (own("abc"), 3, ())


def test_of_edits_that_meet_the_first_is_written() -> None:
    """The second would change what the first has changed, so it waits for the next round."""
    found = mend(own("xy"), judge(lambda text: [("a", 0, 2, "z"), ("b", 1, 2, "q")] if text == "xy" else []))
    assert [found.texts, [each.message for each in found.done]] == [own("z"), ["a"]]


def test_an_edit_that_leaves_more_errors_is_left_out() -> None:
    """The others around it are written all the same."""

    def of(text: str) -> Found:
        mended = {"a": "-", "b": "!", "c": "-"}
        wrong = [("new", at, at, "") for at, each in enumerate(text) if each == "!" for _ in range(2)]
        return [(each, at, at + 1, mended[each]) for at, each in enumerate(text) if each in mended] + wrong

    found = mend(own("abc"), judge(of))
    assert (found.texts, [each.message for each in found.done]) == (own("-b-"), ["a", "c"])
    assert [each.message for each in found.left] == ["b"]


def test_edits_that_undo_each_other_come_to_an_end() -> None:
    """A text that was there before is not written again."""
    found = mend(own("a"), judge(lambda text: [("x", 0, 1, "b" if text == "a" else "a")]))
    assert (found.texts, len(found.done)) == (own("b"), 1)


def test_edits_without_end_are_bounded() -> None:
    """A text that grows with each edit is left after some rounds."""
    found = mend(own("a"), judge(lambda text: [("x", len(text), len(text), "a")]))
    assert found.texts == own("a" * 21)


@pytest.mark.parametrize("code", ["unknown-name", "bare-target", "letter-for-digit", "weighs-nothing"])
def test_guesses_are_not_written(code: str) -> None:
    """The nearest name or digit is a guess, and a lint's edit is written where its row says that it is safe."""
    assert mend(own("a"), judge(lambda text: [("x", 0, 1, "b")], code)).done == ()


WRITTEN_ELSEWISE = """\
Ruleset r “Office”
- indicator a:
  weight = 10;
  target 大于等于95%
  deduct 0.5 because "short" per full 1% below target up to 5.
  source "a" "b"
check b == 1 && b<>2
input b
"""


RIGHT = """\
ruleset r "Office"
indicator a
  weight 10
  target >= 95%
  deduct 0.5 per full 1% below target up to 5 because "short"
  source "a", "b"
check b = 1 and b != 2
input b
"""


def test_what_is_written_otherwise_elsewhere_is_put_right() -> None:
    """Habits of other languages and of prose, all in one run, to a ruleset that loads."""
    assert format_text(indicrules.mended(WRITTEN_ELSEWISE)) == RIGHT
    assert indicrules.loads(RIGHT).name == "r"


def test_a_text_is_mended_from_python() -> None:
    """With all that is certain; what is right, or cannot be mended, comes back as it is."""
    text = "ruleset r\nindicator a\n  weight 10  # allow: weighs-nothing because x\n  target >= 5\n"
    assert indicrules.mended(text) == text.replace("  # allow: weighs-nothing because x", "")
    assert indicrules.mended("ruleset r\n  score x\n") == "ruleset r\n  score x\n"
    assert indicrules.mended("") == ""
    with pytest.raises(indicrules.RulesetError, match="no text"):
        indicrules.mended(3)  # type: ignore[arg-type]  # that it is none is the test


def test_what_is_counted_is_corrected_in_the_words_of_its_line() -> None:
    """A deduction in Chinese that counts from another number than the target is given the target in Chinese."""
    text = "规则集 r\n  总分 10\n指标 a\n  权重 10\n  目标 >= 90%\n  扣 1 每 1% 低于 95%\n"
    found = [each for each in indicrules.loads(text).diagnostics if each.code == "counted-from-another-number"]
    assert [[edit.replacement for edit in each.edits] for each in found] == [["低于 目标"]]
