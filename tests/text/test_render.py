"""Turn diagnostics into what a person reads."""

from __future__ import annotations

import pytest

import indicrules
from indicrules.text.diagnostic import Diagnostic, Secondary
from indicrules.text.render import render, visible
from indicrules.text.source import Source, Span
from indicrules.text.width import clip, display_width


def test_a_diagnostic_shows_its_line_with_carets() -> None:
    """Code, message, place, line, carets and hint stand in that order."""
    source = Source("a.indic", "ruleset r\n  weigth 10\n")
    diagnostic = Diagnostic("unknown-keyword", "`weigth` is unknown", Span(source, 12, 18), "did you mean `weight`?")
    assert render(diagnostic) == (
        "error[unknown-keyword]: `weigth` is unknown\n"
        " --> a.indic:2:3\n"
        "2 |   weigth 10\n"
        "  |   ^^^^^^\n"
        "hint: did you mean `weight`?"
    )


def test_carets_stand_under_wide_characters() -> None:
    """A Chinese character is two columns wide, a combining mark none."""
    source = Source("a", "指标 e\u0301 完成率\n")
    assert render(Diagnostic("x", "y", Span(source, 6, 9))).splitlines()[-1] == "  |        ^^^^^^"


def test_other_places_follow_with_their_labels() -> None:
    """A second place has its own line and says what it is."""
    source = Source("a", "weight 1\nweight 2\n")
    diagnostic = Diagnostic(
        "x", "said twice", Span(source, 9, 15), None, (Secondary(Span(source, 0, 6), "first here"),), "warning"
    )
    assert render(diagnostic) == (
        "warning[x]: said twice\n --> a:2:1\n2 | weight 2\n  | ^^^^^^\n --> a:1:1\n1 | weight 1\n  | ^^^^^^ first here"
    )


def test_a_long_line_is_cut_around_the_caret() -> None:
    """What is shown of a line fits a terminal and keeps the place in sight."""
    source = Source("a", "长" * 300 + "here" + "x" * 300)
    lines = render(Diagnostic("x", "y", Span(source, 300, 304))).splitlines()
    assert display_width(lines[2]) <= 104
    assert lines[2].startswith("1 | …长")
    assert lines[2].endswith("x…")
    assert lines[2][lines[2].index("here") :].startswith("here")
    assert display_width(lines[3][: lines[3].index("^")]) == display_width(lines[2][: lines[2].index("here")])


def test_a_span_over_several_lines_shows_the_first() -> None:
    """Carets end with the line."""
    source = Source("a", "max(a,\n b)")
    assert render(Diagnostic("x", "y", Span(source, 3, 10))).splitlines()[-1] == "  |    ^^^"


def test_of_a_line_without_end_only_what_is_shown_is_looked_at() -> None:
    """Wherever a place stands in a line of a million characters, what surrounds it is shown."""
    source = Source("a", "x" * 500_000 + "yy" + "z" * 500_000)
    assert render(Diagnostic("x", "y", Span(source, 500_000, 500_002))).splitlines()[2:] == [
        f"1 | …{'x' * 39}yy{'z' * 57}…",
        f"  | {' ' * 40}^^",
    ]


def test_of_many_mistakes_the_first_hundred_are_written_out() -> None:
    """The rest are counted; all are in the error."""
    with pytest.raises(indicrules.RulesetError) as caught:
        indicrules.loads("ruleset r\n  score 1\n" + "  wieght\n" * 250)
    assert len(caught.value.diagnostics) == 250
    *_, last, more = str(caught.value).split("\n\n")
    assert last.splitlines()[1] == "   --> <text>:102:3"
    assert more == "… and 150 more"


def test_an_empty_place_gets_one_caret() -> None:
    """A place at the end of a line or file is shown behind it."""
    source = Source("a", "weight")
    assert render(Diagnostic("x", "y", Span(source, 6, 6))).splitlines()[1:] == [
        " --> a:1:7",
        "1 | weight",
        "  |       ^",
    ]


def test_a_diagnostic_without_a_place_is_one_line() -> None:
    """Only message and hint are left."""
    assert render(Diagnostic("x", "y", None, "z")) == "error[x]: y\nhint: z"


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x07", "\r", "\u202e", "\u2028", "\x9b", "\ud800", "\u200b"])
def test_control_characters_never_reach_the_terminal(character: str) -> None:
    """They are written as numbers, in the line, the message, the hint and the file's name."""
    source = Source(f"a{character}", f'note "{character}"')
    shown = render(Diagnostic("x", f"`{character}`", Span(source, 5, 8), character), color=False)
    assert character not in shown
    assert shown.count(f"U+{ord(character):04X}") == 4


def test_colour_marks_the_label_and_the_carets() -> None:
    """Without its colour codes the text is the plain one."""
    source = Source("a", "weight")
    diagnostic = Diagnostic("x", "y", Span(source, 0, 6), "z")
    coloured = render(diagnostic, color=True)
    assert "\x1b[1;31merror[x]\x1b[0m" in coloured
    for code in ("\x1b[1;31m", "\x1b[2m", "\x1b[1m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == render(diagnostic)


def test_tabs_are_columns() -> None:
    """A tab is shown as blanks, so that carets can stand under what follows."""
    source = Source("a", "\tweight")
    assert render(Diagnostic("x", "y", Span(source, 1, 7))).splitlines()[2:] == ["1 |     weight", "  |     ^^^^^^"]
    assert visible("a\tb") == "a    b"


def test_text_is_clipped_by_width() -> None:
    """A wide character that does not fit is left out."""
    assert clip("完成率", 5) == "完成"
    assert clip("abc", 5) == "abc"
