"""Hold comments that allow what lints find to what they cover, and to what is said where they are no use."""

from __future__ import annotations

from pathlib import Path

import pytest

import indicrules
from indicrules.syntax.formatter import format_text

ZERO = """\
ruleset r
indicator a
  weight 0
  target >= 5
indicator b
  weight 0
  target >= 5
indicator c
  weight 10
  target >= 5
example "all"
  given a = 5, b = 5, c = 4
  expect total = 8
"""
ALLOW = "# allow: weighs-nothing because it is a trial"


def said(text: str) -> list[tuple[str, int, str]]:
    """Give code, line and text of all that is doubtful."""
    found = indicrules.loads(text).diagnostics
    return [(each.code, each.span.line, each.span.text) for each in found if each.span is not None]


def test_nothing_is_allowed_unasked() -> None:
    """Both weights of 0 are found, in the order of the lines."""
    assert said(ZERO) == [("weighs-nothing", 3, "weight 0"), ("weighs-nothing", 6, "weight 0")]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("  weight 0\n", f"  weight 0  {ALLOW}\n", [6]),  # at the end of its line
        ("  weight 0\n", f"  {ALLOW}\n  weight 0\n", [7]),  # over its line
        ("  weight 0\n", f"  {ALLOW}\n\n  # and so on\n  weight 0\n", [9]),  # over it, a remark and a blank between
        ("indicator b\n", f"{ALLOW}\nindicator b\n", [3]),  # over its block
        ("indicator b\n", f"indicator b  {ALLOW}\n  # allow: weighs-nothing because\n", [3, 5, 6]),
        ("ruleset r\n", f"{ALLOW}\nruleset r\n", []),  # before the first block
        ("  weight 0\n", "  weight 0 ＃允许：weighs-nothing、no-example 因为 试行\n", [3, 6]),
        ("  weight 0\n", '  note "x # y"\n  weight 0 #allow:weighs-nothing BECAUSE it is\n', [7]),
        ("  weight 0\n", "  weight 0  # allow: 5% of it because it is a trial\n", [3, 6]),  # any other remark
        ("  weight 0\n", "  weight 0  # allow: two of them\n", [3, 6]),
        ("  weight 0\n", "  weight 0  # allow weighs-nothing because it is a trial\n", [6]),  # read as meant
        ("  weight 0\n", "  weight 0  # allow two of them because they are few\n", [3, 6]),
        ("  weight 0\n", "  weight 0  # Allow: `weighs-nothing` because it is a trial\n", [6]),
        ("  weight 0\n", "  weight 0  # 允许：weighs-nothing，因为试行\n", [6]),
        ("  weight 0\n", "  weight 0  # allow: no-example weighs-nothing because it is a trial\n", [3, 6]),
    ],
)
def test_a_comment_covers_its_line_its_block_or_the_file(old: str, new: str, left: list[int]) -> None:
    """What lies outside, and comments that are no use themselves, are still found."""
    assert [line for _, line, _ in said(ZERO.replace(old, new, 1))] == left


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# allow: weighs-nothing", [("allow-without-reason", "# allow: weighs-nothing")]),
        ("# allow: weighs-nothing because", [("allow-without-reason", "# allow: weighs-nothing because")]),
        ("# allow: weighs-nothing, grade-gap because x", [("allow-unused", "grade-gap")]),
        ("# allow: weighs-nothink", [("weighs-nothing", "weight 0"),
         ("allow-without-reason", "# allow: weighs-nothink"), ("allow-unknown-code", "weighs-nothink")]),
        ("# allow: unknown-name because x", [("weighs-nothing", "weight 0"), ("allow-unknown-code", "unknown-name")]),
        ("# allow: weighs-nothing, allow-without-reason", []),
    ],
)  # fmt: skip
def test_a_comment_that_is_no_use_is_told(comment: str, expected: list[tuple[str, str]]) -> None:
    """Without a reason, with a code that is no lint's, or with one that is not found there."""
    text = ZERO.replace("  weight 0\n", f"  weight 0  {comment}\n", 1)
    assert [(code, what) for code, line, what in said(text) if line == 3] == expected


def test_errors_cannot_be_allowed() -> None:
    """A ruleset with an error is refused, whatever its comments say."""
    text = ZERO.replace("  target >= 5\n", "  target >= x  # allow: unknown-name because it comes later\n", 1)
    assert [each.code for each in indicrules.diagnose(text)] == ["unknown-name"]


def test_what_loading_warns_of_is_allowed_like_any_lint() -> None:
    """It is left out of `diagnostics`, and stays in `warnings`."""
    text = ZERO.replace(">= 5", "> 5  # allow: full-mark-at-open-end because nobody has just five", 1)
    text = text.replace("weight 0", "weight 5")
    ruleset = indicrules.loads(text.replace("expect total = 10", "expect total = 20"))
    assert [each.code for each in ruleset.warnings] == ["full-mark-at-open-end"]
    assert ruleset.diagnostics == ()


def test_rows_of_a_table_have_comments_too() -> None:
    """A comment at the end of a row allows what is found in that row."""
    text = "ruleset r\n  score f(x)\ntable f(x)\n  0 to 10: 1{}\n  10 to 99: 2\ninput x from 0 to 99\n"
    comment = "  # allow: rows-overlap because 10 is rare"
    assert ("rows-overlap", 5, "10 to 99") in said(text.format(""))
    assert ("allow-unused", 4, "rows-overlap") in said(text.format(comment))
    moved = text.format("").replace("99: 2", f"99: 2{comment}")
    assert [code for code, _, _ in said(moved)] == ["no-example"]


def test_a_used_file_is_not_told_what_one_of_its_users_does_not_need(tmp_path: Path) -> None:
    """What a comment allows there counts, and one that allows nothing may be for another ruleset."""
    (tmp_path / "part.indic").write_text(
        "# allow: grade-gap because others need it\nindicator a\n  weight 0  # allow: weighs-nothing because of x\n"
        "  target >= 5\n",
        "utf-8",
    )
    own = tmp_path / "own.indic"
    own.write_text('use "part"\n' + ZERO.replace("indicator a\n  weight 0\n  target >= 5\n", ""), "utf-8")
    found = indicrules.load(own).diagnostics
    assert [(each.code, each.span and each.span.place) for each in found] == [("weighs-nothing", "own.indic:4:3")]


def test_layout_leaves_the_comments_where_they_are() -> None:
    """What is allowed before a text is laid out is allowed after."""
    text = ZERO.replace("indicator b\n", f"{ALLOW}\nindicator b\n").replace("weight 0", f"weight  0   {ALLOW}", 1)
    assert said(text) == said(format_text(text)) == []


def test_the_edit_of_a_comment_that_is_no_use_takes_it_out() -> None:
    """With its line where it stands alone, with the blanks before it where it does not."""
    for extra in (f"  weight 10  {ALLOW}\n", f"  {ALLOW}\n  weight 10\n"):
        text = ZERO.replace("weight 0", "weight 5").replace("  weight 10\n", extra)
        ((edit,),) = (each.edits for each in indicrules.loads(text).diagnostics if each.code == "allow-unused")
        mended = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
        assert mended == ZERO.replace("weight 0", "weight 5")


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("", ["rows-overlap", "no-example"]),
        ("# allow: rows-overlap because the source has it so", ["no-example"]),
        ("# allow: table-gap because the source has it so", ["allow-unused", "rows-overlap", "no-example"]),
    ],
)
def test_a_comment_over_a_table_reaches_the_file_of_its_rows(tmp_path: Path, comment: str, codes: list[str]) -> None:
    """What is found in the CSV file is allowed over the table that names it, and such a comment is no idle one."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "t.csv").write_text("k,v\n0 to 5,1\n5 to 9,10\n", encoding="utf-8")
    (tmp_path / "r.indic").write_text(
        f'ruleset r\n  total 10\ninput x from 0 to 9\n{comment}\ntable rate(k) gives v "parts/t.csv"\n'
        "indicator a\n  weight 10\n  score v(x)\n",
        encoding="utf-8",
    )
    assert sorted(each.code for each in indicrules.load(tmp_path / "r.indic").diagnostics) == sorted(codes)
